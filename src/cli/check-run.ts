import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { documentAt, documentFiles } from '../documents/document-files.ts';
import { type DocumentKind, kindOfPath } from '../documents/document-kind.ts';
import { readSource, type SourceDocument, subjectOf } from '../documents/source-document.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Finding } from '../domain/finding.ts';
import { UserError } from '../errors.ts';
import { windowsOf } from '../rules/checks/windows.ts';
import { checkedFindings, type DocumentCheck } from '../rules/document-check.ts';
import { packCheck } from '../rules/pack-check.ts';
import type { PackFault } from '../rules/pack-faults.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { asOfAsked } from './as-of.ts';
import { checkAlone, checkTogether } from './check-passes.ts';
import type { Context } from './context.ts';
import { progress } from './progress.ts';
import { type Workspace, workspaceFile } from './workspace.ts';

/** A document that was checked. Its text is not kept: of ten thousand files that would be too much. */
export interface CheckedDocument {
  /** As shown: from the current folder. */
  readonly path: string;
  readonly fullPath: string;
  readonly kind: DocumentKind | null;
  /** NPI of a dossier, key of the others. */
  readonly subject: string | null;
  /** Undefined where values were not asked for. */
  readonly value: unknown;
  /** Reads the document again. Throws UserError where that is not possible any more. */
  readonly source: () => Promise<SourceDocument>;
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
  /** Keep the values of the documents. */
  readonly values?: boolean;
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
  const schemaOnly = options.schemaOnly === true;
  const asOf = lenient ? await asOfDespiteFaults(context) : await context.asOf();
  const found = documentFiles(paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path))));
  const workspace = lenient ? await workspaceIfSound(context) : await context.workspaceIfAny();
  const sources = await fileSources(context, found, options.stdin);
  const rules = lenient ? await rulesDespiteFaults(context) : await context.rules();
  const check = documentCheck(workspace, rules, asOf, schemaOnly);
  const packFaults = schemaOnly ? [] : packCheck(rules, asOf);
  const checked = new Map<string, CheckedDocument>();
  const bar = progress(context, 'check', sources.files.length);
  const files = new Set(sources.files);
  const around = workspace === undefined ? [] : documentFiles([workspace.root]).filter((file) => !files.has(file));
  await (schemaOnly ? checkAlone : checkTogether)({
    files: sources.files,
    around: schemaOnly ? [] : around,
    isInWorkspace: workspace !== undefined,
    rules: { packs: [...rules.packs.keys()], packRules: [...rules.byId.keys()] },
    kindAt: sources.kindAt,
    read: sources.read,
    findings: (file, source, index) =>
      checkedFindings(source, {
        ...check,
        index,
        path: source.path,
        packFaults: packFaultsIn(file, workspace, packFaults),
      }),
    take: (fullPath, source, findings) => {
      if (!checked.has(fullPath)) bar.step();
      const { path, kind } = source;
      const value = options.values === true ? source.value : undefined;
      const again = (): Promise<SourceDocument> => sources.at(fullPath);
      checked.set(fullPath, { path, fullPath, kind, subject: subjectOf(source), value, source: again, findings });
    },
  });
  bar.end();
  const unread = sources.files.flatMap((file) => sources.unread.get(file) ?? []);
  const named = new Set(paths.map((path) => resolve(context.io.cwd, path)));
  for (const [file, error] of sources.files.map((each) => [each, sources.unread.get(each)] as const)) {
    if (error === undefined) continue;
    if (!lenient || named.has(resolve(file))) throw error;
    context.warn(`not checked: ${error.message}`);
  }
  return { documents: sources.files.flatMap((file) => checked.get(file) ?? []), unread, asOf };
}

/** The files to be checked and how they are read. */
interface FileSources {
  readonly files: readonly string[];
  readonly kindAt: (file: string) => DocumentKind | null | undefined;
  readonly at: (file: string) => Promise<SourceDocument>;
  /** As `at`, but a file that cannot be read goes to `unread`. */
  readonly read: (file: string) => Promise<SourceDocument | undefined>;
  readonly unread: ReadonlyMap<string, UserError>;
}

async function fileSources(
  context: Context,
  found: readonly string[],
  stdin: CheckOptions['stdin'],
): Promise<FileSources> {
  const given = new Map<string, SourceDocument>();
  if (stdin !== undefined) given.set(resolve(context.io.cwd, stdin.path), await readSource(stdin.path, stdin.bytes));
  const unread = new Map<string, UserError>();
  const at = async (file: string): Promise<SourceDocument> =>
    given.get(file) ?? documentAt(file, relative(context.io.cwd, file) || file);
  return {
    files: [...new Set([...found, ...given.keys()])],
    kindAt: (file) => given.get(file)?.kind ?? kindOfPath(file),
    at,
    read: async (file) => {
      try {
        return await at(file);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        unread.set(file, error);
        return undefined;
      }
    },
    unread,
  };
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
      const { soundRules, workspaceRules } = await import('./workspace-rules.ts');
      if (fault.code !== 'packs/invalid') return workspaceRules(undefined);
      context.warn(`${fault.message}; documents are checked without its rules`);
      return soundRules(await context.workspaceIfAny());
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

function documentCheck(
  workspace: Workspace | undefined,
  rules: RuleSet,
  asOf: CalendarDate,
  schemaOnly: boolean,
): Omit<DocumentCheck, 'path' | 'index'> {
  const severities = new Map(
    (workspace?.document.rules ?? [])
      .filter((one) => one.until === undefined || asOf <= one.until)
      .map((one) => [one.rule, one.severity] as const),
  );
  return { asOf, schemaOnly, severities, windows: windowsOf(rules, asOf, workspace?.document.leadTimes) };
}
