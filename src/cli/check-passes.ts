import type { DocumentKind } from '../documents/document-kind.ts';
import type { SourceDocument } from '../documents/source-document.ts';
import type { Finding } from '../domain/finding.ts';
import { growingIndex } from '../rules/checks/growing-index.ts';
import { type IndexedRules, noWorkspace, type WorkspaceIndex } from '../rules/checks/workspace-index.ts';

/** Files to be checked against each other, and what is done with each. */
export interface CheckedFiles {
  readonly files: readonly string[];
  /** Files that only stand beside those checked. */
  readonly around: readonly string[];
  readonly isInWorkspace: boolean;
  readonly rules: IndexedRules;
  /** The kind that a file has by its name, as far as it tells one. */
  readonly kindAt: (file: string) => DocumentKind | null | undefined;
  /** Reads a file; undefined where it cannot be read. */
  readonly read: (file: string) => Promise<SourceDocument | undefined>;
  readonly findings: (file: string, source: SourceDocument, index: WorkspaceIndex) => Promise<readonly Finding[]>;
  /** Takes what was found; what is found in a file a second time replaces the first. */
  readonly take: (file: string, source: SourceDocument, findings: readonly Finding[]) => void;
}

/**
 * Checks files against each other. Dossiers are many: each is read, added to the index, checked and let go, after all that
 * dossiers refer to and before all that refers to them. The few that what came later says more about are read again.
 */
export async function checkTogether(given: CheckedFiles): Promise<void> {
  const { files, around, kindAt, read, findings, take } = given;
  if (!given.isInWorkspace && files.length < 2) return checkAlone(given);
  const growing = growingIndex(given.rules);
  let isAsNamed = true;
  const add = (file: string, { path, kind, value }: SourceDocument): void => {
    if (kind === null || value === undefined) return;
    isAsNamed &&= (kind === 'dossier') === isDossier(file);
    growing.add({ path, kind, value });
  };
  const isDossier = (file: string): boolean => kindAt(file) === 'dossier';
  const each = async (some: readonly string[], visit: (file: string, source: SourceDocument) => unknown) => {
    for (const file of some) {
      const source = await read(file);
      if (source !== undefined) await visit(file, source);
    }
  };
  const others: [file: string, source: SourceDocument][] = [];
  await each(without(files, isDossier), (file, source) => {
    add(file, source);
    others.push([file, source]);
  });
  await each(without(around, isDossier), add);
  const dossiers: [file: string, holds: () => boolean][] = [];
  await each(files.filter(isDossier), async (file, source) => {
    add(file, source);
    const { found, holds } = await growing.provisional(() => findings(file, source, growing.index));
    take(file, source, found);
    dossiers.push([file, holds]);
  });
  await each(around.filter(isDossier), add);
  const isAlone = !given.isInWorkspace && growing.count() < 2;
  const index = isAlone ? noWorkspace : isAsNamed ? growing.index : await indexInOrder(given);
  for (const [file, source] of others) take(file, source, await findings(file, source, index));
  const doubtful = dossiers.filter(([, holds]) => index !== growing.index || !holds()).map(([file]) => file);
  await each(doubtful, async (file, source) => take(file, source, await findings(file, source, index)));
}

/** Checks files each for itself. */
export async function checkAlone({ files, read, findings, take }: CheckedFiles): Promise<void> {
  for (const file of files) {
    const source = await read(file);
    if (source !== undefined) take(file, source, await findings(file, source, noWorkspace));
  }
}

/** The index where a name does not tell what is in the file, so that the order of reading was not that of the files. */
async function indexInOrder({ files, around, read, rules }: CheckedFiles): Promise<WorkspaceIndex> {
  const growing = growingIndex(rules);
  for (const file of [...files, ...around]) {
    const source = await read(file);
    if (source === undefined || source.kind === null || source.value === undefined) continue;
    growing.add({ path: source.path, kind: source.kind, value: source.value });
  }
  return growing.index;
}

function without(files: readonly string[], isIn: (file: string) => boolean): readonly string[] {
  return files.filter((file) => !isIn(file));
}
