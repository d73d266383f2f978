/**
 * Checking files against each other. Dossiers are many: each is read, added to the index, checked and let go, after all
 * that dossiers refer to and before all that refers to them. The few of which what came later says more are read again.
 */

import type { DocumentKind } from '../../documents/document-kind.ts';
import { type SourceDocument, subjectOf } from '../../documents/source-document.ts';
import type { Finding } from '../../domain/finding.ts';
import { type GrowingIndex, growingIndex, type Told, toldOf } from '../../rules/checks/growing-index.ts';
import { type IndexEntry, indexEntry, type Mark } from '../../rules/checks/index-entry.ts';
import { indexAdd, indexDraft, noWorkspace, type WorkspaceIndex } from '../../rules/checks/workspace-index.ts';

/** What was found in a file, and what the file is about. */
export interface CheckedFile {
  readonly kind: DocumentKind | null;
  /** NPI of a dossier, key of the others. */
  readonly subject: string | null;
  readonly findings: readonly Finding[];
}

/** Finds what there is to be found in a document. */
export type FindIn = (file: string, source: SourceDocument, index: WorkspaceIndex) => Promise<readonly Finding[]>;

/** Files to be checked against each other, and what is done with each. */
export interface CheckedFiles {
  readonly files: readonly string[];
  /** Files that only stand beside those checked. */
  readonly around: readonly string[];
  readonly isInWorkspace: boolean;
  readonly mark: Mark;
  /** The kind that a file has by its name, as far as it tells one. */
  readonly kindAt: (file: string) => DocumentKind | null | undefined;
  /** The path of a file for people. */
  readonly shown: (file: string) => string;
  /** Reads a file; undefined where it cannot be read. */
  readonly read: (file: string) => Promise<SourceDocument | undefined>;
  /** What a file that only stands beside says, where that is known without reading it. */
  readonly said: (file: string) => IndexEntry | null | undefined;
  readonly find: FindIn;
  /** Takes what was found; what is found in a file a second time replaces the first. */
  readonly take: (file: string, checked: CheckedFile, source?: SourceDocument) => void;
  /** More threads that take their share of the dossiers, where they are worth it. */
  readonly threads?: (
    dossiers: readonly string[],
    around: readonly AddedEntry[],
  ) => CheckThreads<EarlyCheck> | undefined;
}

/** What the document at a path says. */
export type AddedEntry = readonly [path: string, entry: IndexEntry];

/** A dossier that was checked while not all dossiers were known. Nothing where it could not be read. */
export interface EarlyCheck {
  readonly file: string;
  readonly entry: IndexEntry | null;
  readonly checked: CheckedFile;
  readonly told: Told;
}

/** Threads at work: gives what each has done to `take` as it comes, and is settled when they have ended. */
export type CheckThreads<Done> = (take: (done: Done) => void) => Promise<void>;

/** What a document says to others; null where it says nothing. */
export function entryOf({ kind, value }: SourceDocument, mark: Mark): IndexEntry | null {
  return kind === null || value === undefined ? null : indexEntry(kind, value, mark);
}

/** Checks files against each other. Returns what every file says that was read or known. */
export async function checkTogether(given: CheckedFiles): Promise<ReadonlyMap<string, IndexEntry | null>> {
  const { files, around, kindAt, shown, read, said, find, take, mark } = given;
  const asked = new Set(files);
  const all = [...files, ...around].sort();
  const growing = growingIndex(undefined, mark);
  const entries = new Map<string, IndexEntry | null>();
  const isDossier = (file: string): boolean => kindAt(file) === 'dossier';
  let isAsNamed = true;
  const add = (file: string, entry: IndexEntry | null): void => {
    entries.set(file, entry);
    if (entry === null) return;
    isAsNamed &&= (entry.kind === 'dossier') === isDossier(file);
    growing.add(shown(file), entry);
  };
  const standing = async (file: string): Promise<void> => {
    const known = said(file);
    const source = known === undefined ? await read(file) : undefined;
    if (known !== undefined) add(file, known);
    else if (source !== undefined) add(file, entryOf(source, mark));
  };

  const others: [file: string, source: SourceDocument][] = [];
  for (const file of all.filter((one) => !isDossier(one))) {
    const source = asked.has(file) ? await read(file) : undefined;
    if (source === undefined) {
      if (!asked.has(file)) await standing(file);
      continue;
    }
    add(file, entryOf(source, mark));
    others.push([file, source]);
  }
  for (const file of around.filter(isDossier)) await standing(file);

  const dossiers = files.filter(isDossier);
  const early = new Map<string, Told>();
  const known = [...entries].flatMap(([file, entry]): readonly AddedEntry[] =>
    entry === null ? [] : [[shown(file), entry]],
  );
  const threads = given.threads?.(dossiers, known);
  const checkHere = async (file: string): Promise<void> => {
    const one = await earlyCheck(given, growing, file, add);
    if (one === undefined) return;
    early.set(file, one.early.told);
    take(file, one.early.checked, one.source);
  };
  await threads?.((one) => {
    add(one.file, one.entry);
    early.set(one.file, one.told);
    take(one.file, one.checked);
  });
  // All of them, or what a thread could not read or did not get to.
  for (const file of dossiers) if (!early.has(file)) await checkHere(file);

  // In lists the first counts and messages name the first few: these are the first by path, whoever was read when.
  const isInOrder = threads === undefined && !around.some(isDossier);
  const isAlone = !given.isInWorkspace && [...entries.values()].filter((entry) => entry !== null).length < 2;
  const inOrder = atFirstUse(() => indexInOrder(given, entries));
  const index = isAlone ? noWorkspace : isAsNamed ? growing.index : inOrder();
  for (const [file, source] of others) take(file, ...(await checkedFile(find, file, source, index)));
  for (const file of dossiers) {
    const told = early.get(file);
    const isSure =
      told !== undefined &&
      growing.holds(told, entries.get(file) ?? null) &&
      (isInOrder || typeof told === 'string' || told.lists.every((list) => list[2] < 2));
    if (index === growing.index && isSure) continue;
    const source = await read(file);
    if (source !== undefined) take(file, ...(await checkedFile(find, file, source, isAlone ? noWorkspace : inOrder())));
  }
  return entries;
}

/** Reads a dossier, adds it to the index and checks it against what is there so far. */
export async function earlyCheck(
  { read, find, mark }: Pick<CheckedFiles, 'read' | 'find' | 'mark'>,
  growing: GrowingIndex,
  file: string,
  add: (file: string, entry: IndexEntry | null) => void,
): Promise<{ readonly early: EarlyCheck; readonly source: SourceDocument } | undefined> {
  const source = await read(file);
  if (source === undefined) return undefined;
  const entry = entryOf(source, mark);
  add(file, entry);
  const { found, asked } = await growing.provisional(() => checkedFile(find, file, source, growing.index));
  return { early: { file, entry, checked: found[0], told: toldOf(asked, entry) }, source };
}

/** Files that are checked each for itself. */
export interface LoneFiles extends Pick<CheckedFiles, 'files' | 'read' | 'find' | 'take'> {
  /** More threads that take their share of the files, where they are worth it. */
  readonly threads?: ((files: readonly string[]) => CheckThreads<LoneCheck> | undefined) | undefined;
}

/** What was found in a file without regard to any other. */
export interface LoneCheck {
  readonly file: string;
  readonly checked: CheckedFile;
}

/** Checks files each for itself. */
export async function checkAlone({ files, read, find, take, threads }: LoneFiles): Promise<void> {
  const done = new Set<string>();
  const checkHere = async (file: string): Promise<void> => {
    done.add(file);
    const source = await read(file);
    if (source !== undefined) take(file, ...(await checkedFile(find, file, source, noWorkspace)));
  };
  const shared = threads?.(files);
  await shared?.(({ file, checked }) => {
    done.add(file);
    take(file, checked);
  });
  // All of them, or what a thread could not read or did not get to.
  for (const file of files) if (!done.has(file)) await checkHere(file);
}

/** Reads a file and checks it for itself. Nothing where it cannot be read. */
export async function loneCheck(
  { read, find }: Pick<CheckedFiles, 'read' | 'find'>,
  file: string,
): Promise<LoneCheck | undefined> {
  const source = await read(file);
  if (source === undefined) return undefined;
  const [checked] = await checkedFile(find, file, source, noWorkspace);
  return { file, checked };
}

async function checkedFile(
  find: FindIn,
  file: string,
  source: SourceDocument,
  index: WorkspaceIndex,
): Promise<readonly [checked: CheckedFile, source: SourceDocument]> {
  const findings = await find(file, source, index);
  return [{ kind: source.kind, subject: subjectOf(source), findings }, source];
}

/** The index of all files in the order of their paths. */
function indexInOrder({ mark, shown }: CheckedFiles, entries: ReadonlyMap<string, IndexEntry | null>): WorkspaceIndex {
  const draft = indexDraft(undefined, mark);
  for (const file of [...entries.keys()].sort()) {
    const entry = entries.get(file) ?? null;
    if (entry !== null) indexAdd(draft, shown(file), entry);
  }
  return draft;
}

function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
