/** Code sets as files of the workspace, one for each set: the newest import counts. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type CodeSet, type CodeSetKey, type CodeTerm, codeSetKeys } from '../../domain/claims/code-set.ts';
import { UserError } from '../../errors.ts';
import { writeOutput } from '../output.ts';

const folder = join('.empanel', 'codes');

/** A set as its file has it; a code with its first and last day. */
interface StoredCodes extends Omit<CodeSet, 'codes'> {
  readonly codes: readonly (readonly [code: string, from: string | null, through: string | null])[];
}

/** Keeps a set in place of the one before. */
export function keepCodes(root: string, set: CodeSet): void {
  mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
  const codes = [...set.codes].map(([code, { from, through }]) => [code, from, through] as const);
  writeOutput(pathOf(root, set.key), `${JSON.stringify({ ...set, codes } satisfies StoredCodes)}\n`);
}

/** The sets that were imported. */
export function storedCodes(root: string): ReadonlyMap<CodeSetKey, CodeSet> {
  const found = new Map<CodeSetKey, CodeSet>();
  for (const key of codeSetKeys) {
    const path = pathOf(root, key);
    if (existsSync(path)) found.set(key, codesOf(readFileSync(path, 'utf8'), key));
  }
  return found;
}

function codesOf(text: string, key: CodeSetKey): CodeSet {
  try {
    const stored = JSON.parse(text) as StoredCodes;
    const codes = stored.codes.map(([code, from, through]): [string, CodeTerm] => [
      code,
      { from: from as CalendarDate | null, through: through as CalendarDate | null },
    ]);
    return { ...stored, codes: new Map(codes) };
  } catch (error) {
    throw new UserError('input/unreadable', `the stored code set \`${join(folder, `${key}.json`)}\` is damaged`, {
      hint: `delete it and import the list again: \`empanel claims codes FILE --set ${key}\``,
      cause: error,
    });
  }
}

function pathOf(root: string, key: CodeSetKey): string {
  return join(root, folder, `${key}.json`);
}
