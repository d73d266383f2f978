import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { documentFiles } from '../documents/document-files.ts';
import type { Context } from './context.ts';
import { documentHashes } from './document-hashes.ts';
import type { Workspace } from './workspace.ts';

/** Paths of the workspace's documents that differ from what was last synced, by content hash; new ones included. */
export async function changedSinceSync(context: Context, workspace: Workspace): Promise<readonly string[]> {
  const ledger = await context.ledger();
  const synced = new Map((await ledger.documents.marks()).map((row) => [row.path, row.sha256]));
  const paths = documentFiles([workspace.root]).map((file) => relative(workspace.root, file));
  const hashes = documentHashes(workspace.root, paths);
  return paths.filter((path) => synced.get(path) !== hashes.get(path));
}

/**
 * What a report has to say when it rests on older forms of documents than those on disk; empty when it does not. Without a
 * workspace around there is nothing to compare with.
 */
export async function changedDocumentsNotes(context: Context): Promise<readonly string[]> {
  const workspace = await context.workspaceIfAny();
  if (workspace === undefined) return [];
  const changed = (await changedSinceSync(context, workspace)).length;
  const marks = await (await context.ledger()).documents.marks();
  const gone = marks.filter((mark) => mark.status === 'current' && !existsSync(join(workspace.root, mark.path))).length;
  if (changed + gone === 0) return [];
  const parts = [
    changed === 0 ? '' : `${changed} ${changed === 1 ? 'document differs' : 'documents differ'} from the last sync`,
    gone === 0 ? '' : `${gone} synced ${gone === 1 ? 'document is' : 'documents are'} gone from disk`,
  ].filter((part) => part !== '');
  return [`${parts.join(', ')}; \`empanel sync\` shows how`];
}
