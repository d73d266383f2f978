import { isAbsolute, join, relative, resolve } from 'node:path';
import { documentAt, documentFiles } from '../documents/document-files.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import { readSource, type SourceDocument, subjectOf } from '../documents/source-document.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Finding } from '../domain/finding.ts';
import { windowsOf } from '../rules/checks/windows.ts';
import { noWorkspace, type WorkspaceIndex, workspaceIndex } from '../rules/checks/workspace-index.ts';
import { checkedFindings, type DocumentCheck } from '../rules/document-check.ts';
import type { Context } from './context.ts';
import { progress } from './progress.ts';
import type { Workspace } from './workspace.ts';

/** A document that was checked. */
export interface CheckedDocument {
  /** As shown: from the current folder. */
  readonly path: string;
  readonly fullPath: string;
  readonly kind: DocumentKind | null;
  /** NPI of a dossier, key of the others. */
  readonly subject: string | null;
  readonly value: unknown;
  readonly source: SourceDocument;
  readonly findings: readonly Finding[];
}

/** Everything that a check of some files came to. */
export interface CheckedDocuments {
  readonly documents: readonly CheckedDocument[];
  readonly asOf: CalendarDate;
}

/** Options of a check. */
export interface CheckOptions {
  readonly schemaOnly?: boolean;
  /** A document from standard input, checked under this path. */
  readonly stdin?: { readonly path: string; readonly bytes: Uint8Array };
}

/**
 * Checks documents: the files and folders given. References are judged against the whole workspace they lie in, also
 * when only some of its files are checked.
 */
export async function checkedDocuments(
  context: Context,
  paths: readonly string[],
  options: CheckOptions = {},
): Promise<CheckedDocuments> {
  const asOf = await context.asOf();
  const files = documentFiles(paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path))));
  const workspace = await workspaceAround(context);
  const sources = new Map<string, SourceDocument>();
  const bar = progress(context, 'check', files.length * 2);
  for (const file of files) {
    sources.set(file, await sourceAt(context, file));
    bar.step();
  }
  if (options.stdin !== undefined)
    sources.set(resolve(context.io.cwd, options.stdin.path), await readSource(options.stdin.path, options.stdin.bytes));
  const check = await documentCheck(context, workspace, sources, asOf, options.schemaOnly ?? false);
  const documents: CheckedDocument[] = [];
  for (const [fullPath, source] of sources) {
    const findings = await checkedFindings(source, { ...check, path: source.path });
    documents.push({
      path: source.path,
      fullPath,
      kind: source.kind,
      subject: subjectOf(source),
      value: source.value,
      source,
      findings,
    });
    bar.step();
  }
  bar.end();
  return { documents, asOf };
}

async function workspaceAround(context: Context): Promise<Workspace | undefined> {
  try {
    return await context.workspaceIfAny();
  } catch {
    // A workspace file with faults must not keep `check` from showing them.
    return undefined;
  }
}

function sourceAt(context: Context, file: string): Promise<SourceDocument> {
  return documentAt(file, relative(context.io.cwd, file) || file);
}

async function documentCheck(
  context: Context,
  workspace: Workspace | undefined,
  sources: ReadonlyMap<string, SourceDocument>,
  asOf: CalendarDate,
  schemaOnly: boolean,
): Promise<Omit<DocumentCheck, 'path'>> {
  const rules = await context.rules();
  const severities = new Map(
    (workspace?.document.rules ?? [])
      .filter((one) => one.until === undefined || asOf <= one.until)
      .map((one) => [one.rule, one.severity] as const),
  );
  return {
    asOf,
    schemaOnly,
    severities,
    index: schemaOnly ? noWorkspace : await indexOf(context, workspace, sources, rules),
    windows: windowsOf(rules, asOf, workspace?.document.leadTimes),
  };
}

async function indexOf(
  context: Context,
  workspace: Workspace | undefined,
  sources: ReadonlyMap<string, SourceDocument>,
  rules: Awaited<ReturnType<Context['rules']>>,
): Promise<WorkspaceIndex> {
  const around = workspace === undefined ? [] : documentFiles([workspace.root]).filter((file) => !sources.has(file));
  const others = await Promise.all(around.map((file) => sourceAt(context, file)));
  const all = [...sources.values(), ...others].flatMap(({ path, kind, value }) =>
    kind === null || value === undefined ? [] : [{ path, kind, value }],
  );
  if (workspace === undefined && all.length < 2) return noWorkspace;
  return workspaceIndex(all, { packs: rules.packs.keys(), packRules: rules.byId.keys() });
}
