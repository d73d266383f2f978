import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { SoundDocument } from '../actions/sync.ts';
import type { Finding } from '../domain/finding.ts';
import type { CheckedDocument } from './checking/check-run.ts';
import { checkedDocuments } from './checking/check-run.ts';
import type { Context } from './context.ts';
import type { Workspace } from './workspace.ts';

/** Documents read for a sync: those without errors, and the others with their first error. */
export interface ReadDocuments {
  readonly sound: readonly SoundDocument[];
  readonly refused: readonly { readonly path: string; readonly finding: Finding; readonly errors: number }[];
  readonly warnings: number;
}

/** Reads and checks the documents under the given paths, or all of the workspace. */
export async function readDocuments(
  context: Context,
  workspace: Workspace,
  paths: readonly string[],
): Promise<ReadDocuments> {
  const asked = paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path)));
  const checked = await checkedDocuments(context, asked.length === 0 ? [workspace.root] : asked, { values: true });
  const sound: SoundDocument[] = [];
  const refused: { path: string; finding: Finding; errors: number }[] = [];
  for (const one of checked.documents) {
    const errors = one.findings.filter((finding) => finding.severity === 'error');
    const document = errors.length === 0 ? soundDocument(workspace, one) : undefined;
    if (document !== undefined) sound.push(document);
    else if (errors[0] !== undefined) refused.push({ path: one.path, finding: errors[0], errors: errors.length });
  }
  return {
    sound,
    refused,
    warnings: checked.documents.flatMap((one) => one.findings).filter((one) => one.severity === 'warning').length,
  };
}

function soundDocument(workspace: Workspace, one: CheckedDocument): SoundDocument | undefined {
  if (one.kind === null || one.subject === null) return undefined;
  return {
    kind: one.kind,
    key: one.subject,
    path: relative(workspace.root, one.fullPath),
    sha256: createHash('sha256').update(readFileSync(one.fullPath)).digest('hex'),
    value: one.value,
  };
}
