import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countWords } from '../../domain/number-forms.ts';
import type { Context } from '../context.ts';
import { type Workspace, workspaceFile } from '../workspace.ts';
import { documentHashes, documentPaths } from './document-hashes.ts';

/** Paths of the workspace's documents that differ from what was last synced, by content hash; new ones included. */
export async function changedSinceSync(context: Context, workspace: Workspace): Promise<readonly string[]> {
  return (await differences(context, workspace)).changed;
}

/** Documents that are on disk in another form than the one synced, and those synced that are there no more. */
async function differences(
  context: Context,
  { root }: Workspace,
): Promise<{ readonly changed: readonly string[]; readonly gone: readonly string[] }> {
  const marks = await (await context.ledger()).documents.marks();
  const synced = new Map(marks.map((mark) => [mark.path, mark.sha256]));
  const paths = documentPaths(root);
  const hashes = documentHashes(root, paths);
  const present = new Set(paths);
  return {
    // Nothing rests on a workspace file that no sync has read.
    changed: paths.filter(
      (path, place) => synced.get(path) !== hashes.at(place) && (path !== workspaceFile || synced.has(path)),
    ),
    gone: marks
      .filter(({ status, path }) => status === 'current' && !present.has(path) && !existsSync(join(root, path)))
      .map(({ path }) => path),
  };
}

/**
 * What a report has to say when it rests on older forms of documents than those on disk; empty when it does not. Without a
 * workspace around there is nothing to compare with.
 */
export async function changedDocumentsNotes(context: Context): Promise<readonly string[]> {
  const workspace = await context.workspaceIfAny();
  if (workspace === undefined) return [];
  const found = await differences(context, workspace);
  const [changed, gone] = [found.changed.length, found.gone.length];
  if (changed + gone === 0) return [];
  const parts = [
    changed === 0 ? '' : `${countWords(changed, 'document differs', 'documents differ')} from the last sync`,
    gone === 0 ? '' : `${gone} synced ${gone === 1 ? 'document is' : 'documents are'} gone from disk`,
  ].filter((part) => part !== '');
  return [`${parts.join(', ')}; \`empanel sync\` shows how`];
}
