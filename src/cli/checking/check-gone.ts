import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { documentAt } from '../../documents/document-files.ts';
import { subjectOf } from '../../documents/source-document.ts';
import type { Fault } from '../../domain/finding.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { Workspace } from '../workspace.ts';
import type { GoneDocument } from './kept-verdicts.ts';

/**
 * Documents that the ledger took in and that are gone from the disk, archived ones and those that stand in another file now
 * left out. The ledger is asked only where a document is missed, or where no earlier check says what there was; where it
 * cannot be read, nothing is said.
 */
export async function goneDocuments(
  context: Context,
  workspace: Workspace,
  files: readonly string[],
  missed: readonly GoneDocument[] | undefined,
): Promise<readonly GoneDocument[]> {
  if (missed?.length === 0 || !existsSync(workspace.ledgerPath)) return [];
  const ledger = await readableLedger(context);
  if (ledger === undefined) return [];
  const marks = await ledger.documents.marks();
  const absent = marks.filter((mark) => mark.status === 'current' && !existsSync(join(workspace.root, mark.path)));
  if (absent.length === 0) return [];
  const archived = new Set(
    (await ledger.subjects.list()).filter((one) => one.status === 'archived').map((one) => one.key),
  );
  const synced = new Set(marks.map((mark) => mark.path));
  const moved = await subjectsOf(files.filter((file) => !synced.has(relative(workspace.root, file))));
  return absent
    .filter(({ kind, key }) => !moved.has(`${kind} ${key}`) && !archived.has(key))
    .map(({ path, kind, key }) => ({ path, kind, subject: key }));
}

/** Kinds of document whose subjects can be archived. */
const archivable: ReadonlySet<GoneDocument['kind']> = new Set(['dossier', 'group', 'facility']);

/** What is said of them, at the file that makes the folder a workspace. */
export function goneFaults(gone: readonly GoneDocument[]): readonly Fault[] {
  return gone.map(({ path, kind, subject }) => ({
    pointer: [],
    message: `\`${path}\` is gone from disk; the ledger still has what it said of ${subject}`,
    help: archivable.has(kind)
      ? `restore the file, or \`empanel provider archive ${subject}\` when it is no longer needed`
      : 'restore the file; what refers to it rests on it',
  }));
}

async function readableLedger(context: Context): Promise<Ledger | undefined> {
  try {
    return await context.ledger();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function subjectsOf(files: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const file of files) {
    try {
      const source = await documentAt(file);
      found.add(`${source.kind} ${subjectOf(source)}`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return found;
}
