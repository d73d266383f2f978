import { isAbsolute, join, relative, resolve } from 'node:path';
import { documentAt, documentFiles } from '../documents/document-files.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import { readSource, type SourceDocument, subjectOf } from '../documents/source-document.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Finding } from '../domain/finding.ts';
import { UserError } from '../errors.ts';
import { windowsOf } from '../rules/checks/windows.ts';
import { noWorkspace, type WorkspaceIndex, workspaceIndex } from '../rules/checks/workspace-index.ts';
import { checkedFindings, type DocumentCheck } from '../rules/document-check.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { asOfAsked } from './as-of.ts';
import type { Context } from './context.ts';
import { progress } from './progress.ts';
import { type Workspace, workspaceFile } from './workspace.ts';

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
  /** Why files found in folders could not be read; only when lenient, else the first refuses the whole. */
  readonly unread: readonly UserError[];
  readonly asOf: CalendarDate;
}

/** Options of a check. */
export interface CheckOptions {
  /** Go on where the workspace file or its packs have faults: those are what a check is asked to show. */
  readonly lenient?: boolean;
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
  const lenient = options.lenient === true;
  const asOf = lenient ? await asOfDespiteFaults(context) : await context.asOf();
  const files = documentFiles(paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path))));
  const workspace = lenient ? await workspaceIfSound(context) : await context.workspaceIfAny();
  const sources = new Map<string, SourceDocument>();
  const bar = progress(context, 'check', files.length * 2);
  const named = new Set(paths.map((path) => resolve(context.io.cwd, path)));
  const unread: UserError[] = [];
  for (const file of files) {
    try {
      sources.set(file, await sourceAt(context, file));
    } catch (error) {
      if (!(error instanceof UserError) || !lenient || named.has(resolve(file))) throw error;
      context.warn(`not checked: ${error.message}`);
      unread.push(error);
    }
    bar.step();
  }
  if (options.stdin !== undefined)
    sources.set(resolve(context.io.cwd, options.stdin.path), await readSource(options.stdin.path, options.stdin.bytes));
  const rules = lenient ? await rulesDespiteFaults(context) : await context.rules();
  const check = await documentCheck(context, workspace, rules, sources, asOf, options.schemaOnly ?? false);
  const documents: CheckedDocument[] = [];
  for (const [fullPath, source] of sources) {
    const findings = await checkedFindings(source, {
      ...check,
      path: source.path,
      packFaults: packFaultsIn(fullPath, workspace, rules),
    });
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
  return { documents, unread, asOf };
}

/** What is wrong with the packs taken together that this file says: a pack of the workspace, or `empanel.yaml`. */
function packFaultsIn(fullPath: string, workspace: Workspace | undefined, rules: RuleSet): RuleSet['faults'] {
  if (workspace === undefined) return [];
  return rules.faults.filter((fault) => join(workspace.root, fault.path ?? workspaceFile) === fullPath);
}

async function workspaceIfSound(context: Context): Promise<Workspace | undefined> {
  return despiteFaults(
    () => context.workspaceIfAny(),
    async () => undefined,
  );
}

/** The as-of day, in a workspace with faults today. */
export function asOfDespiteFaults(context: Context): Promise<CalendarDate> {
  return despiteFaults(
    () => context.asOf(),
    async (fault) => {
      context.warn(`${fault.message}; documents are checked without what it says`);
      return asOfAsked(context, 'UTC');
    },
  );
}

async function rulesDespiteFaults(context: Context): Promise<RuleSet> {
  return despiteFaults(
    () => context.rules(),
    async (fault) => {
      if (fault.code === 'packs/invalid')
        context.warn(`${fault.message}; documents are checked by the rules that ship`);
      return (await import('./workspace-rules.ts')).workspaceRules(undefined);
    },
  );
}

/** A workspace file or a pack with faults must not keep `check` from showing them. */
async function despiteFaults<T>(attempt: () => Promise<T>, instead: (fault: UserError) => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof UserError && ['workspace/invalid', 'packs/invalid'].includes(error.code))
      return instead(error);
    throw error;
  }
}

function sourceAt(context: Context, file: string): Promise<SourceDocument> {
  return documentAt(file, relative(context.io.cwd, file) || file);
}

/** A document that only stands beside those checked; one that may not be read is not what was asked about. */
async function neighbourAt(context: Context, file: string): Promise<SourceDocument | undefined> {
  try {
    return await sourceAt(context, file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function documentCheck(
  context: Context,
  workspace: Workspace | undefined,
  rules: RuleSet,
  sources: ReadonlyMap<string, SourceDocument>,
  asOf: CalendarDate,
  schemaOnly: boolean,
): Promise<Omit<DocumentCheck, 'path'>> {
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
  rules: RuleSet,
): Promise<WorkspaceIndex> {
  const around = workspace === undefined ? [] : documentFiles([workspace.root]).filter((file) => !sources.has(file));
  const others = (await Promise.all(around.map((file) => neighbourAt(context, file)))).filter(
    (one) => one !== undefined,
  );
  const all = [...sources.values(), ...others].flatMap(({ path, kind, value }) =>
    kind === null || value === undefined ? [] : [{ path, kind, value }],
  );
  if (workspace === undefined && all.length < 2) return noWorkspace;
  return workspaceIndex(all, { packs: rules.packs.keys(), packRules: rules.byId.keys() });
}
