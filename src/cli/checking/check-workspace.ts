/** Checking documents with all that stands around them: the rules, the other documents, what the last check found. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SourceDocument } from '../../documents/source-document.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type IndexEntry, plainMark } from '../../rules/checks/index-entry.ts';
import { noWindows, type Windows, windowsOf } from '../../rules/checks/windows.ts';
import { checkedFindings, type DocumentCheck } from '../../rules/document-check.ts';
import type { PackFault } from '../../rules/pack-faults.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';
import { type Workspace, workspaceFile } from '../workspace.ts';
import { type CheckMemory, checkMemory } from './check-memory.ts';
import {
  type CheckedFile,
  type CheckedFiles,
  checkAlone,
  checkTogether,
  entryOf,
  type FindIn,
} from './check-passes.ts';
import type { checkThreads } from './check-threads.ts';
import type { GoneDocument } from './kept-verdicts.ts';

/** Documents to be checked. */
export interface CheckWork extends Pick<CheckedFiles, 'files' | 'kindAt' | 'shown' | 'read' | 'take'> {
  readonly context: Context;
  readonly workspace: Workspace | undefined;
  readonly asOf: CalendarDate;
  readonly schemaOnly: boolean;
  /** The rules, read when they are first needed. */
  readonly rules: () => Promise<RuleSet>;
  /** Whether the files are as they lie on the disk, and only what is found in them is asked for. */
  readonly isPlain: boolean;
  /** Whether documents that are gone from the disk are findings. */
  readonly tellsGone: boolean;
  /** Every document under a folder. */
  readonly under: (folder: string) => readonly string[];
}

/** Fewer documents are checked sooner than another thread starts. */
const threadsFrom = 300;

/** Checks documents each for itself. */
export async function checkEach(work: CheckWork): Promise<void> {
  const start = await threadsFor(work, work.files.length);
  const check = documentCheck(work, noWindows);
  const threads =
    start &&
    ((files: readonly string[]) =>
      start({ files, around: undefined, cwd: work.context.io.cwd, check, salt: undefined }));
  await checkAlone({ ...work, find: findIn(work, noWindows), threads });
}

/** What starts more threads, where there is enough to do. */
async function threadsFor(work: CheckWork, count: number): Promise<typeof checkThreads | undefined> {
  return work.isPlain && count >= threadsFrom ? (await import('./check-threads.ts')).checkThreads : undefined;
}

/** Checks documents against each other and by the rules of the trade. */
export async function checkInWorkspace(work: CheckWork): Promise<void> {
  const { workspace, files, take } = work;
  const all = workspace === undefined ? [] : work.under(workspace.root);
  const around = all === files ? [] : filesBeside(all, files);
  const memory = workspace && checkMemory({ root: workspace.root, files: all, identity: identity(work, workspace) });
  // Files from elsewhere stand beside these for this one check only.
  const isOwn = work.isPlain && around.length + files.length === all.length;
  if (hasOwnPacks(workspace)) await work.rules();
  const gone = await goneFrom(work, around.length === 0 ? memory : undefined, all);
  const recent = new Map<string, SourceDocument>();
  const says = async (file: string): Promise<IndexEntry | null | undefined> => {
    const source = await work.read(file);
    if (source === undefined) return undefined;
    recent.set(file, source);
    return entryOf(source, memory?.mark ?? plainMark);
  };
  const verdicts = isOwn && memory !== undefined ? await memory.verdicts(says) : new Map<string, CheckedFile>();
  const tellsGone = (file: string): boolean => gone.length > 0 && file === join(workspace?.root ?? '', workspaceFile);
  const todo = files.filter((file) => !verdicts.has(file) || tellsGone(file));
  if (todo.length === 0) {
    for (const file of files) {
      const found = verdicts.get(file);
      if (found !== undefined) take(file, found);
    }
    return;
  }
  const checked = new Map<string, CheckedFile>();
  const taken: CheckedFiles['take'] = (file, found, source) => {
    take(file, found, source);
    if (!tellsGone(file)) checked.set(file, found);
  };
  for (const file of files) {
    const found = verdicts.get(file);
    if (found !== undefined) taken(file, found);
  }

  const windows = memory?.windows ?? windowsOf(await work.rules(), work.asOf, workspace?.document.leadTimes);
  const threads = await threadsFor(work, todo.length);
  const again = new Set(todo);
  const find = findIn(work, windows, gone);
  const entries = await checkTogether({
    ...work,
    files: todo,
    around: [...files, ...around].filter((file) => !again.has(file)),
    isInWorkspace: workspace !== undefined,
    mark: memory?.mark ?? plainMark,
    said: (file) => memory?.said(file),
    read: async (file) => recent.get(file) ?? work.read(file),
    find,
    take: taken,
    ...(threads === undefined
      ? {}
      : {
          threads: (dossiers, known) =>
            threads({
              files: dossiers,
              around: known,
              cwd: work.context.io.cwd,
              check: documentCheck(work, windows),
              salt: memory?.salt,
            }),
        }),
  });
  const missed = work.tellsGone && around.length === 0 ? gone : (memory?.gone ?? []);
  if (isOwn) memory?.keep({ entries, checked, windows, gone: missed });
}

function filesBeside(all: readonly string[], files: readonly string[]): readonly string[] {
  const asked = new Set(files);
  return all.filter((file) => !asked.has(file));
}

/** How a document is checked. Only documents that name packs and rules make them be read. */
function findIn(work: CheckWork, windows: Windows, gone: readonly GoneDocument[] = []): FindIn {
  const { workspace, asOf } = work;
  const check = documentCheck(work, windows);
  let packs: Promise<PackRules> | undefined;
  return async (file, source, index) => {
    if (source.kind === 'dossier' || work.schemaOnly)
      return checkedFindings(source, { ...check, index, path: source.path });
    packs ??= work.rules().then((rules) => packRulesOf(rules, asOf));
    const { ids, rules, faults } = await packs;
    const isHome = file === join(workspace?.root ?? '', workspaceFile);
    return checkedFindings(source, {
      ...check,
      index: index.isKnown ? { ...index, packs: ids, packRules: rules } : index,
      path: source.path,
      packFaults: packFaultsIn(file, workspace, faults),
      ...(isHome && gone.length > 0 ? { gone: (await import('./check-gone.ts')).goneFaults(gone) } : {}),
    });
  };
}

interface PackRules {
  readonly ids: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly faults: readonly PackFault[];
}

async function packRulesOf(rules: RuleSet, asOf: CalendarDate): Promise<PackRules> {
  const { packCheck } = await import('../../rules/pack-check.ts');
  return { ids: new Set(rules.packs.keys()), rules: new Set(rules.byId.keys()), faults: packCheck(rules, asOf) };
}

function documentCheck(
  { workspace, asOf, schemaOnly }: CheckWork,
  windows: Windows,
): Omit<DocumentCheck, 'path' | 'index'> {
  const severities = new Map(
    (workspace?.document.rules ?? [])
      .filter((one) => one.until === undefined || asOf <= one.until)
      .map((one) => [one.rule, one.severity] as const),
  );
  return { asOf, schemaOnly, severities, windows };
}

/**
 * What is wrong with the packs taken together that this file says: a pack of the workspace, or `empanel.yaml`. Undefined
 * for a file that is none of the workspace's own.
 */
function packFaultsIn(
  fullPath: string,
  workspace: Workspace | undefined,
  faults: readonly PackFault[],
): readonly PackFault[] | undefined {
  if (workspace === undefined) return undefined;
  const isOwn = fullPath === join(workspace.root, workspaceFile) || dirname(fullPath) === join(workspace.root, 'packs');
  return isOwn ? faults.filter((one) => join(workspace.root, one.path ?? workspaceFile) === fullPath) : undefined;
}

/** What findings rest on beside documents and the program. */
function identity({ asOf, context }: CheckWork, workspace: Workspace): string {
  const own = ownPacks(workspace).map((file) => readFileSync(file, 'latin1'));
  const packs = own.length === 0 ? '' : createHash('sha256').update(JSON.stringify(own)).digest('hex');
  return JSON.stringify([asOf, relative(workspace.root, context.io.cwd), packs, workspace.document]);
}

const hasOwnPacks = (workspace: Workspace | undefined): boolean =>
  workspace !== undefined && ownPacks(workspace).length > 0;

function ownPacks({ root }: Workspace): readonly string[] {
  const folder = join(root, 'packs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.pack\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function goneFrom(
  { context, workspace, tellsGone }: CheckWork,
  memory: CheckMemory | undefined,
  files: readonly string[],
): Promise<readonly GoneDocument[]> {
  if (!tellsGone || memory === undefined || workspace === undefined || memory.gone?.length === 0) return [];
  const { goneDocuments } = await import('./check-gone.ts');
  return goneDocuments(context, workspace, files, memory.gone);
}
