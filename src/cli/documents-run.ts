import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { SoundDocument } from '../actions/sync.ts';
import type { HeldNpi } from '../actions/sync-npi.ts';
import type { Finding } from '../domain/finding.ts';
import { type CheckedDocument, checkedDocuments, type UnreadDocument } from './checking/check-run.ts';
import { documentHashes, documentPaths } from './checking/document-hashes.ts';
import type { Context } from './context.ts';
import type { Workspace } from './workspace.ts';

/** Documents read for a sync: those without errors, and the others with their first error. */
export interface ReadDocuments {
  readonly sound: readonly SoundDocument[];
  readonly refused: readonly { readonly path: string; readonly finding: Finding; readonly errors: number }[];
  /** Found in a folder, and not readable. */
  readonly unread: readonly UnreadDocument[];
  readonly warnings: number;
}

/** Why a document is not taken in whose NPI the ledger knows of somebody else, and what to do. */
export function heldNpiWords({ npi, holder }: HeldNpi): string {
  return `the ledger has \`${npi}\` as the NPI of ${holder.kind} \`${holder.key}\`; correct the NPI in one of the two, or go on under the key \`${holder.key}\``;
}

/** Reads and checks the documents under the given paths, or all of the workspace. */
export async function readDocuments(
  context: Context,
  workspace: Workspace,
  paths: readonly string[],
): Promise<ReadDocuments> {
  const asked = paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path)));
  // Hashed before it is read: what is edited meanwhile differs from what is taken in.
  const hashOf = paths.length === 0 ? keptHashes(workspace) : undefined;
  const checked = await checkedDocuments(context, asked.length === 0 ? [workspace.root] : asked, {
    values: true,
    passesUnread: true,
  });
  const sound: SoundDocument[] = [];
  const refused: { path: string; finding: Finding; errors: number }[] = [];
  for (const one of checked.documents) {
    const errors = one.findings.filter((finding) => finding.severity === 'error');
    const document = errors.length === 0 ? soundDocument(workspace, one, hashOf) : undefined;
    if (document !== undefined) sound.push(document);
    else if (errors[0] !== undefined) refused.push({ path: one.path, finding: errors[0], errors: errors.length });
  }
  return {
    sound,
    refused,
    unread: checked.unread,
    warnings: checked.documents.flatMap((one) => one.findings).filter((one) => one.severity === 'warning').length,
  };
}

/** The hashes of all documents by path; they stay known for whoever asks next what differs from the sync. */
function keptHashes({ root }: Workspace): ReadonlyMap<string, string> {
  const paths = documentPaths(root);
  const hashes = documentHashes(root, paths);
  return new Map(paths.map((path, place) => [path, hashes.at(place)]));
}

function soundDocument(
  workspace: Workspace,
  one: CheckedDocument,
  hashes: ReadonlyMap<string, string> | undefined,
): SoundDocument | undefined {
  if (one.kind === null || one.subject === null) return undefined;
  const path = relative(workspace.root, one.fullPath);
  return {
    kind: one.kind,
    key: one.subject,
    path,
    sha256: hashes?.get(path) || hash('sha256', readFileSync(one.fullPath), 'hex'),
    value: one.value,
  };
}
