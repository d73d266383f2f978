/** Changes to credentialing information in words: what it was, and what it is. */

import { maskedAt } from '../documents/sensitive-members.ts';
import { differences } from '../domain/difference.ts';
import { elementWords } from '../domain/element-words.ts';
import { pointerText } from '../domain/finding.ts';
import type { JournalEntry } from '../ledger/journal-query.ts';

/** What was done to the information: it was there before, or it was not. */
export type ChangeKind = 'added' | 'changed' | 'removed' | 'taken back';

const verbs = { insert: '', update: 'changed: ', delete: 'removed: ', purge: 'purged: ' } as const;

/** How many things are told of one change; of what was there before as good as all, since that is what an audit is about. */
const mostTold: Readonly<Record<ChangeKind, number>> = { added: 4, changed: 40, removed: 40, 'taken back': 40 };

/** Reads the text of a document before and after an entry; undefined where the entry holds none. */
export type EditReader = (seq: number) => Promise<{ readonly before: string; readonly after: string } | undefined>;

/** What a paper was called when an entry was made; undefined where the file never held it. */
export type PaperNamer = (subjectId: string | null, credentialId: string, seq: number) => Promise<string | undefined>;

/** What one command did to one kind of information of one file, with old and new values; sensitive ones are masked. */
export async function changeWords(
  entries: readonly JournalEntry[],
  change: ChangeKind,
  { editOf, paperOf }: { readonly editOf: EditReader; readonly paperOf: PaperNamer },
): Promise<string> {
  const values = new Set(entries.flatMap(changedValues));
  const isEntryTold = entries.some(({ table, op }) => table === 'credential' && op !== 'update');
  const told = new Set<string>();
  for (const entry of entries) {
    const edit = entry.table === 'document' && entry.op === 'update' ? await editOf(entry.seq) : undefined;
    const words =
      edit === undefined ? await entryWords(entry, paperOf) : await documentWords(entry, edit, values, isEntryTold);
    for (const one of words) told.add(one);
  }
  return firstOf([...told], mostTold[change]);
}

function firstOf(told: readonly string[], most: number): string {
  const shown = told.slice(0, most);
  return told.length > shown.length ? `${shown.join('; ')}; and ${told.length - shown.length} more` : shown.join('; ');
}

/** Members of documents that are credentials: each has a row of its own, which tells what was put in or taken out. */
const credentialMembers: ReadonlySet<unknown> = new Set([
  'licenses',
  'dea',
  'cds',
  'boards',
  'malpracticeCover',
  'cover',
  'certifications',
  'supervision',
  'medicare',
  'medicaid',
  'caqh',
]);

/** The places of a document that differ, but for what the rows of the same command tell already. */
async function documentWords(
  { after: row }: JournalEntry,
  { before, after }: { readonly before: string; readonly after: string },
  told: ReadonlySet<string>,
  isEntryTold: boolean,
): Promise<readonly string[]> {
  const kind = String(row?.kind) as 'dossier' | 'group' | 'facility';
  const found = differences(JSON.parse(before), JSON.parse(after));
  if (found.length === 0) return [`${kind} file: only its layout, comments or place changed`];
  const untoldYet = found.filter((one) => {
    const isWhole = one.before === undefined || one.after === undefined;
    if (isWhole && isEntryTold && credentialMembers.has(one.pointer[0])) return false;
    return !told.has(valuesKey(one.before, one.after));
  });
  return Promise.all(
    untoldYet.map(async ({ pointer, before: old, after: fresh }) => {
      const values = [await maskedAt(kind, pointer, old), await maskedAt(kind, pointer, fresh)].map(leafText);
      return `${pointerText(pointer).slice(1)} ${values.join(' → ')}`;
    }),
  );
}

/** Old and new value of each column that a row changed. */
function changedValues({ op, before, after }: JournalEntry): readonly string[] {
  if (op !== 'update' || before === null || after === null) return [];
  return Object.keys(after).map((column) => valuesKey(before[column], after[column]));
}

function valuesKey(before: unknown, after: unknown): string {
  return `${before ?? ''}→${after ?? ''}`;
}

function leafText(held: unknown): string {
  if (held === undefined || held === null) return 'nothing';
  if (typeof held === 'boolean') return held ? 'yes' : 'no';
  if (Array.isArray(held)) return held.map(leafText).join(' / ') || 'nothing';
  if (typeof held !== 'object') return String(held);
  return Object.entries(held)
    .map(([key, each]) => `${key} ${leafText(each)}`)
    .join(', ');
}

async function entryWords(entry: JournalEntry, paperOf: PaperNamer): Promise<readonly string[]> {
  const { table, op, before, after, subjectId, seq } = entry;
  const row = after ?? before;
  if (row === null) return [`${verbs[op]}${table.replaceAll('_', ' ')}`];
  // Terms are told by their papers, which change with them, unless they stand alone.
  const paper = typeof row.credential_id === 'string' && table === 'verification' ? row.credential_id : undefined;
  const name = nameOf(table, row, paper === undefined ? undefined : await paperOf(subjectId, paper, seq));
  if (op === 'update' && before !== null && after !== null) {
    const changes = changedColumns(before, after);
    return changes.length === 0 ? [`changed: ${name}`] : [`${name}: ${changes.join(', ')}`];
  }
  return [`${verbs[op]}${name}`];
}

type Shown = Readonly<Record<string, unknown>>;

function nameOf(table: string, row: Shown, paper: string | undefined): string {
  const text = (column: string): string => (typeof row[column] === 'string' ? String(row[column]) : '');
  switch (table) {
    case 'document':
      return `${text('kind')} file`;
    case 'subject':
      return `${text('kind')} ${text('name')}`;
    case 'credential':
      return text('label');
    case 'term':
      return `term ${text('from_on') || text('happened_on') || '?'} to ${text('through_on') || '?'}`;
    case 'secret':
      return 'a number that is kept apart';
    case 'verification':
      return `${paper ?? elementWords(text('element'))} ${text('result')} on ${text('happened_on')} from ${text('source')}`;
    case 'evidence':
      return `${text('kind')} ${text('name')}`;
    case 'monitoring':
      return `${text('service')} from ${text('from_on')}`;
    case 'match_review':
      return `match reviewed: ${text('verdict')}`;
    case 'occurrence':
      return `${text('kind').replaceAll('-', ' ')} of ${text('happened_on')}`;
    case 'told':
      return `told ${text('payer') || text('facility') || 'the registry'} on ${text('happened_on')}`;
    case 'decision':
      return `${text('outcome').replaceAll('-', ' ')} on ${text('happened_on')}`;
    case 'meeting':
      return `meeting of ${text('committee')} on ${text('held_on')}`;
    case 'agenda_item':
      return `on the agenda: ${text('purpose')}`;
    case 'waiver':
      return `exception from ${text('rule')} until ${text('until_on')}`;
    case 'step':
      return `${text('name')} on ${text('happened_on')}`;
    default:
      return table.replaceAll('_', ' ');
  }
}

/** Columns that say nothing to people, or hold numbers that are masked elsewhere. */
const untold: ReadonlySet<string> = new Set([
  'id',
  'subject_id',
  'value_hash',
  'natural_key',
  'sha256',
  'recorded_seq',
  'body',
  'document_id',
  'synced_on',
]);

function changedColumns(before: Shown, after: Shown): readonly string[] {
  return Object.keys(after)
    .filter((column) => !untold.has(column) && JSON.stringify(before[column]) !== JSON.stringify(after[column]))
    .map(
      (column) =>
        `${column.replace(/_(?:on|id)$/, '').replaceAll('_', ' ')} ${value(before[column])} → ${value(after[column])}`,
    );
}

function value(held: unknown): string {
  if (held === null || held === undefined || held === '') return 'nothing';
  return Array.isArray(held)
    ? held.map(String).join(' ') || 'nothing'
    : typeof held === 'object'
      ? 'other'
      : String(held);
}
