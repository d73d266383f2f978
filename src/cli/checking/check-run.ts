import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { documentAt, documentFiles } from '../../documents/document-files.ts';
import { type DocumentKind, kindOfPath } from '../../documents/document-kind.ts';
import { readSource, type SourceDocument } from '../../documents/source-document.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Finding } from '../../domain/finding.ts';
import { UserError } from '../../errors.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { asOfAsked } from '../as-of.ts';
import type { Context } from '../context.ts';
import { progress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';
import type { CheckedFile } from './check-passes.ts';
import { checkEach, checkInWorkspace } from './check-workspace.ts';

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
  readonly findings: readonly Finding[];
}

/** A document that could not be read. */
export interface UnreadDocument {
  /** As shown: from the current folder. */
  readonly path: string;
  readonly fullPath: string;
  readonly error: UserError;
}

/** Everything that a check of some files came to. */
export interface CheckedDocuments {
  readonly documents: readonly CheckedDocument[];
  /** Reads one of the documents again. Throws UserError where that is not possible any more. */
  readonly source: (document: CheckedDocument) => Promise<SourceDocument>;
  /** Files found in folders that could not be read; only where these are passed over, else the first refuses the whole. */
  readonly unread: readonly UnreadDocument[];
  readonly asOf: CalendarDate;
}

/** Options of a check. */
export interface CheckOptions {
  /** Go on where the workspace file or its packs have faults: those are what a check is asked to show. */
  readonly lenient?: boolean;
  /** Go on where a file in a folder cannot be read. Files given by name are refused all the same. */
  readonly passesUnread?: boolean;
  readonly schemaOnly?: boolean;
  /** Check each document for itself: what others say is not looked at, and none of them is read. */
  readonly alone?: boolean;
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
  const asOf = lenient ? await asOfDespiteFaults(context) : await context.asOf();
  const asked = paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path)));
  const found = documentFiles(asked);
  const workspace = lenient ? await workspaceIfSound(context) : await context.workspaceIfAny();
  const sources = await fileSources(context, found, options.stdin);
  const checked = new Map<string, CheckedFile>();
  const values = new Map<string, unknown>();
  const bar = progress(context, 'check', sources.files.length);
  let rules: Promise<RuleSet> | undefined;
  const check = options.schemaOnly === true || options.alone === true ? checkEach : checkInWorkspace;
  await check({
    ...sources,
    context,
    workspace,
    asOf,
    schemaOnly: options.schemaOnly === true,
    rules: () => (rules ??= lenient ? rulesDespiteFaults(context) : context.rules()),
    isPlain: options.stdin === undefined && options.values !== true,
    tellsGone: lenient,
    under: (folder) => (asked.length === 1 && asked[0] === folder ? found : documentFiles([folder])),
    take: (file, one, source) => {
      if (!checked.has(file)) bar.step();
      if (options.values === true && source !== undefined) values.set(file, source.value);
      checked.set(file, one);
    },
  });
  bar.end();
  const named = new Set(paths.map((path) => resolve(context.io.cwd, path)));
  const unread: UnreadDocument[] = [];
  for (const file of sources.unread.size === 0 ? [] : sources.files) {
    const error = sources.unread.get(file);
    if (error === undefined) continue;
    if (options.passesUnread !== true || named.has(resolve(file))) throw error;
    unread.push({ path: sources.shown(file), fullPath: file, error });
  }
  const documents: CheckedDocument[] = [];
  for (const fullPath of sources.files) {
    const one = checked.get(fullPath);
    if (one === undefined) continue;
    const { kind, subject, findings } = one;
    documents.push({
      path: sources.shown(fullPath),
      fullPath,
      kind,
      subject,
      value: values.get(fullPath),
      findings,
    });
  }
  return { documents, source: ({ fullPath }) => sources.at(fullPath), unread, asOf };
}

/** The files to be checked and how they are read. */
interface FileSources {
  readonly files: readonly string[];
  /** The path of a file for people. */
  readonly shown: (file: string) => string;
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
  const here = `${context.io.cwd}${sep}`;
  const shown = (file: string): string => given.get(file)?.path ?? shownPath(here, file);
  const at = async (file: string): Promise<SourceDocument> => given.get(file) ?? documentAt(file, shown(file));
  return {
    files: given.size === 0 ? found : [...new Set([...found, ...given.keys()])],
    shown,
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

/** A path below a folder, which ends in a separator, as seen from it; where the path says nothing twice, without a search. */
function shownPath(here: string, file: string): string {
  const isPlain = file.startsWith(here) && !file.includes(`${sep}.`) && !file.includes(sep + sep);
  return isPlain ? file.slice(here.length) : relative(here, file) || file;
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
      const { soundRules, workspaceRules } = await import('../workspace-rules.ts');
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
