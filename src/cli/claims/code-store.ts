/** Code sets as files of the workspace, one for each set: the newest import counts. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type CodeSet, type CodeSetKey, type CodeTerm, codeSetKeys } from '../../domain/claims/code-set.ts';
import type { OrderingList } from '../../domain/claims/ordering-list.ts';
import { UserError } from '../../errors.ts';
import { writeOutput } from '../output.ts';

const folder = join('.empanel', 'codes');
const orderingPath = join(folder, 'ordering.list');

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

/** Keeps the list of who may order for Medicare in place of the one before: a line that says what it is, then its numbers. */
export function keepOrdering(root: string, { numbers, ...about }: OrderingList): void {
  mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
  const head = Buffer.from(`${JSON.stringify(about)}\n`);
  writeOutput(join(root, orderingPath), Buffer.concat([head, littleEndian(numbers)]));
}

/** The list of who may order for Medicare; null: none was taken in. */
export function storedOrdering(root: string): OrderingList | null {
  const path = join(root, orderingPath);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const end = bytes.indexOf(0x0a);
  try {
    const about = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<OrderingList, 'numbers'>;
    const body = bytes.subarray(end + 1);
    if (body.length % 4 !== 0) throw new Error('the last number is cut off');
    const numbers = Uint32Array.from({ length: body.length / 4 }, (_, at) => body.readUInt32LE(at * 4));
    return { ...about, numbers };
  } catch (error) {
    throw new UserError('input/unreadable', `the stored list \`${orderingPath}\` is damaged`, {
      hint: 'delete it and take the list in again: `empanel claims codes FILE --set ordering`',
      cause: error,
    });
  }
}

function littleEndian(numbers: Uint32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, one] of numbers.entries()) bytes.writeUInt32LE(one, at * 4);
  return bytes;
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
