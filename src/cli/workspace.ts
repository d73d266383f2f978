import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { type CalendarDate, isTimeZone, parseCalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Specialist, Workspace as WorkspaceDocument } from '../domain/nouns/workspace.ts';
import { UserError } from '../errors.ts';
import type { Io } from './io.ts';
import { keepReading, keptReading } from './kept-reading.ts';

/** A workspace on disk: its folder and what `empanel.yaml` says. */
export interface Workspace {
  readonly root: string;
  readonly document: WorkspaceDocument;
  readonly timeZone: string;
  /** The day commands default to in an example practice. */
  readonly storyDay: CalendarDate | undefined;
  readonly specialists: readonly Specialist[];
  /** ISO duration between follow-ups, when the workspace sets one. */
  readonly followUpEvery: string | undefined;
  /** Where the ledger is unless told otherwise. */
  readonly ledgerPath: string;
}

/** Only whether there are faults matters where this is used, not how two-digit years read. */
const epoch = '2000-01-01';

/** The file that makes a folder a workspace. */
export const workspaceFile = 'empanel.yaml';

/** The folder of the workspace, found as `findWorkspace` does, without reading it. */
export function findWorkspaceRoot(io: Io, named: string | undefined): string | undefined {
  if (named !== undefined) return isAbsolute(named) ? named : join(io.cwd, named);
  for (let folder = io.cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, workspaceFile))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Finds the workspace: the named folder, or the nearest folder upward that has an `empanel.yaml`. */
export async function findWorkspace(io: Io, named: string | undefined): Promise<Workspace | undefined> {
  const start = named === undefined ? io.cwd : isAbsolute(named) ? named : join(io.cwd, named);
  if (named !== undefined) {
    const found = statSync(start, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true) {
      const fact = found === undefined ? `there is no folder \`${named}\`` : `\`${named}\` is not a folder`;
      throw new UserError('workspace/not-found', fact, { hint: 'name the folder that holds `empanel.yaml`' });
    }
    if (!existsSync(join(start, workspaceFile))) {
      throw new UserError('workspace/not-found', `\`${named}\` has no \`${workspaceFile}\``, {
        hint: `\`empanel init ${named}\` makes it a workspace`,
      });
    }
    return readWorkspace(start, io.cwd);
  }
  const root = findWorkspaceRoot(io, undefined);
  return root === undefined ? undefined : readWorkspace(root, io.cwd);
}

async function readWorkspace(root: string, cwd: string): Promise<Workspace> {
  const path = join(root, workspaceFile);
  const shown = relative(cwd, path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UserError('workspace/invalid', `\`${shown}\` cannot be read`, {
      hint: 'it must be a file that you may read',
      cause: error,
    });
  }
  const document = keptDocument(root, bytes) ?? (await readDocument(root, shown, bytes));
  return {
    root,
    document,
    timeZone: document.timeZone,
    storyDay: document.storyDay === undefined ? undefined : parseCalendarDate(document.storyDay),
    specialists: document.specialists ?? [],
    followUpEvery: document.followUpEvery,
    ledgerPath: join(root, '.empanel', 'ledger.db'),
  };
}

/** Where what `empanel.yaml` said is kept, with its text. */
const keptName = 'workspace.json';

/** What these bytes said when a command found them sound. */
function keptDocument(root: string, bytes: Buffer): WorkspaceDocument | undefined {
  const kept = keptReading(root, keptName)?.value as
    | { readonly text?: unknown; readonly document?: WorkspaceDocument }
    | undefined;
  return typeof kept?.text === 'string' && bytes.equals(Buffer.from(kept.text)) ? kept.document : undefined;
}

async function readDocument(root: string, shown: string, bytes: Buffer): Promise<WorkspaceDocument> {
  const [{ readSource }, { documentFaults }] = await Promise.all([
    import('../documents/source-document.ts'),
    import('../documents/document-findings.ts'),
  ]);
  const source = await readSource(workspaceFile, bytes);
  const faults = source.value === undefined ? source.faults.length : (await documentFaults(source, epoch)).length;
  if (faults > 0 || source.value === undefined) {
    throw new UserError(
      'workspace/invalid',
      `\`${shown}\` has ${faults === 1 ? 'a fault' : `${Math.max(faults, 1)} faults`}`,
      {
        hint: `\`empanel check ${shown}\` shows them with lines`,
      },
    );
  }
  const document = source.value as WorkspaceDocument;
  if (!isTimeZone(document.timeZone)) {
    throw new UserError('workspace/invalid', `\`${document.timeZone}\` in \`${shown}\` is not a time zone`, {
      hint: 'write an IANA name such as America/Chicago',
    });
  }
  keepReading(root, keptName, { text: bytes.toString(), document });
  return document;
}
