import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { documentFiles } from '../../documents/document-files.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Context } from '../context.ts';
import { type Workspace, workspaceFile } from '../workspace.ts';
import { documentHashes } from './document-hashes.ts';

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
  const paths = documentFiles([root]).map((file) => pathBelow(root, file));
  const hashes = documentHashes(root, paths);
  return {
    // Nothing rests on a workspace file that no sync has read.
    changed: paths.filter(
      (path) => synced.get(path) !== hashes.get(path) && (path !== workspaceFile || synced.has(path)),
    ),
    gone: marks
      .filter(({ status, path }) => status === 'current' && !hashes.has(path) && !existsSync(join(root, path)))
      .map(({ path }) => path),
  };
}

/** The path of a file from the folder `root`; Node's own way to it is slow, and nearly every file is simply below. */
function pathBelow(root: string, file: string): string {
  return file.startsWith(root + sep) ? file.slice(root.length + 1) : relative(root, file);
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
