import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type SyncChange, sync, syncPlan } from '../../actions/sync.ts';
import { maskedAt } from '../../documents/sensitive-members.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { pointerText } from '../../domain/finding.ts';
import { countWords } from '../../domain/number-forms.ts';
import { eventCommand, type ShownDocument, toldChanges } from '../../domain/told-change.ts';
import type { Receipt } from '../../ledger/command.ts';
import type { Command } from '../command.ts';
import { heldNpiWords, readDocuments } from '../documents-run.ts';
import { editedForms } from '../edited-forms.ts';
import { noRenewals, openDueRenewals, type Renewals, renewalLines, renewalValues } from '../openings/renewals.ts';
import { progress } from '../progress.ts';
import { confirmed } from '../prompts-lazy.ts';
import { recorded, showReceipt } from '../recording.ts';

const shownDifferences = 12;
const shownDocuments = 20;

/** Kinds whose subject can be archived. */
const archivable: ReadonlySet<string> = new Set(['dossier', 'group', 'facility']);

/** Takes documents into the ledger. */
export const command: Command = {
  summary: 'take checked documents into the ledger, difference first',
  description:
    'Checks the documents, shows what differs from their last synced form, and takes the sound ones into the ledger. Documents with errors are listed and left out. A file that is gone deletes nothing. Of the whole workspace it also opens the recredentialings and revalidations whose lead time has begun, and those that a recorded letter of Medicare asks for, unless empanel.yaml says `renewals: by-hand`; what somebody withdrew or took back for the same cycle stays closed.',
  arguments: [{ name: 'path', help: 'files or folders (default: the whole workspace)', many: true, optional: true }],
  flags: [{ name: 'all-or-nothing', help: 'take nothing when any document is refused' }],
  examples: ['empanel sync', 'empanel sync dossiers --dry-run'],
  run: async (context, input) => {
    const workspace = await context.workspace();
    const paths = input.arguments('path');
    const read = await readDocuments(context, workspace, paths);
    const ledger = await context.ledgerForWriting();
    const plan = await syncPlan(ledger, read.sound, paths.length === 0);
    // A refused document is missing from the plan, not from the disk.
    const unread = new Set(read.unread.map(({ fullPath }) => fullPath));
    const gone = plan.gone
      .map((one) => ({ ...one, file: join(workspace.root, one.path) }))
      .filter(({ file }) => !unread.has(file) && !existsSync(file));
    for (const { error } of read.unread) context.warn(`not taken: ${error.message}`);
    for (const one of read.refused.slice(0, shownDocuments)) {
      const more = one.errors > 1 ? ` (and ${one.errors - 1} more)` : '';
      context.warn(`not taken: ${one.path}:${one.finding.line}: ${one.finding.message}${more}`);
    }
    if (read.refused.length > shownDocuments)
      context.warn(
        `… and ${countWords(read.refused.length - shownDocuments, 'more document')} with errors; \`empanel check\` shows all`,
      );
    for (const one of plan.held) context.warn(`not taken: ${one.path}: ${heldNpiWords(one)}`);
    for (const one of gone)
      context.warn(
        `${one.path} is gone from disk; the ledger keeps ${one.key}${archivable.has(one.kind) ? ` (\`empanel provider archive ${one.key}\` takes it out of the lists)` : ''}`,
      );
    const touched = plan.changes.filter((change) => change.change !== 'same');
    const refusals = read.refused.length + read.unread.length + plan.held.length;
    const refused = refusals > 0 ? 1 : 0;
    if (refused === 1 && input.on('all-or-nothing')) {
      context.say('nothing taken: --all-or-nothing was given and documents were refused');
      return 1;
    }
    for (const line of await differenceLines(touched)) context.say(line);
    if (
      touched.length > 0 &&
      context.interactive &&
      !context.globals.on('dry-run') &&
      touched.some((one) => one.change === 'changed') &&
      !(await confirmed(context, `Take ${countWords(touched.length, 'document')} into the ledger?`))
    ) {
      context.say('nothing was written');
      return 130;
    }
    const asOf = await context.asOf();
    const bar = progress(context, 'sync', touched.length);
    const take = async (): Promise<readonly [Receipt, Renewals]> => {
      const { receipt } = await recorded(context, ledger, (tx) => sync(tx, ledger, plan, asOf, bar.step));
      bar.end();
      // A part of the workspace brings only that part up to date.
      return [receipt, paths.length === 0 ? await openDueRenewals(context, ledger) : noRenewals];
    };
    // What is due to be begun follows from the documents, also from those that are only looked at.
    const [receipt, renewals] = await (context.globals.on('dry-run') ? ledger.trial(take) : take());
    const lines = [
      summary(touched, plan.changes.length - touched.length, refusals),
      ...(await renewalLines(context, renewals)),
    ];
    await showReceipt(context, together(receipt, renewals.receipt), lines, {
      refused: [
        ...read.refused.map(({ path, finding, errors }) => ({
          path,
          line: finding.line,
          rule: finding.rule,
          message: finding.message,
          errors,
        })),
        ...read.unread.map(({ path, error }) => unplaced(path, error.code, error.message)),
        ...plan.held.map((one) => unplaced(one.path, 'npi/duplicate', heldNpiWords(one))),
      ],
      gone: gone.map(({ path, key }) => ({ path, key })),
      renewals: renewalValues(renewals),
    });
    for (const line of renewalNotes(renewals, receipt)) context.say(line);
    for (const line of await editedForms(ledger, touched)) context.warn(line);
    for (const line of await proposedEvents(touched, asOf)) context.say(line);
    if (touched.length + renewals.opened.length > 0) context.say('next: `empanel next`');
    return refused;
  },
};

/** A refusal of a whole document, for scripts. */
function unplaced(path: string, rule: string, message: string): Readonly<Record<string, string | number | null>> {
  return { path, line: null, rule, message, errors: 1 };
}

/** One receipt of two commands, the later of which `undo` takes back first. */
function together(first: Receipt, second: Receipt): Receipt {
  if (first.journal === null) return second;
  if (second.journal === null) return first;
  return {
    commandId: second.commandId,
    journal: [first.journal[0], second.journal[1]],
    changes: [...first.changes, ...second.changes],
  };
}

function renewalNotes({ opened, left, receipt }: Renewals, documents: Receipt): readonly string[] {
  const asked = opened.filter(({ cycle }) => cycle.letterOn !== null).length;
  const occasion = [
    ...(asked < opened.length ? ['the lead time of the rule has begun'] : []),
    ...(asked > 0 ? ['a letter asks for it'] : []),
  ].join(' or ');
  return [
    ...(opened.length === 0
      ? []
      : [
          `${countWords(opened.length, 'application')} opened, since ${occasion}; with \`renewals: by-hand\` in empanel.yaml you open them yourself`,
        ]),
    ...(receipt.journal === null || documents.journal === null
      ? []
      : ['`empanel undo` takes back what was opened; once more, the documents']),
    ...(left.length === 0
      ? []
      : [
          `${countWords(left.length, 'renewal is', 'renewals are')} due to be begun and not opened: \`empanel committee recredential\` says why`,
        ]),
  ];
}

const shownProposals = 8;

/** What payers and registries ask to be told of, of what changed: a person says when it happened, so a person records it. */
async function proposedEvents(touched: readonly SyncChange[], asOf: CalendarDate): Promise<readonly string[]> {
  const found = await Promise.all(
    touched.map(async ({ document: { kind, key, value }, before }): Promise<readonly string[]> => {
      if (before === undefined || (kind !== 'dossier' && kind !== 'group' && kind !== 'facility')) return [];
      const shown = async (one: unknown): Promise<ShownDocument> => ({
        value: one,
        shown: await maskedAt(kind, [], one),
      });
      const known = JSON.parse(before.body) as { readonly status?: string };
      // A draft is not what anybody was told: what is filled in is no change.
      if (known.status === 'draft') return [];
      const changes = toldChanges(kind, await shown(known), await shown(value), asOf);
      const reportable = changes.filter((change) => change.kind !== null);
      return [...new Set(reportable.map((change) => eventCommand(kind, key, change)))];
    }),
  );
  const commands = found.flat();
  if (commands.length === 0) return [];
  const more = commands.length - shownProposals;
  return [
    'payers and registries may have to be told; each of these records a change and says whom, and by when:',
    ...commands.slice(0, shownProposals).map((command) => `    ${command}`),
    ...(more > 0 ? [`    … and ${more} more: \`empanel report drift\``] : []),
  ];
}

/** One line for every difference, sensitive values masked. */
async function differenceLines(changes: readonly SyncChange[]): Promise<readonly string[]> {
  const lines = (await Promise.all(changes.slice(0, shownDocuments).map(linesOf))).flat();
  return changes.length > shownDocuments
    ? [...lines, `… and ${countWords(changes.length - shownDocuments, 'more document')}`]
    : lines;
}

async function linesOf({ document, change, differences }: SyncChange): Promise<readonly string[]> {
  if (change === 'new') return [`+ ${document.path} (${document.kind} ${document.key})`];
  const shown = differences.slice(0, shownDifferences).map(async (one) => {
    const before = await maskedAt(document.kind, one.pointer, one.before);
    const after = await maskedAt(document.kind, one.pointer, one.after);
    return `    ${pointerText(one.pointer).slice(1)}: ${valueText(before)} → ${valueText(after)}`;
  });
  const more = differences.length - shown.length;
  const note = differences.length === 0 ? ['    only its layout, comments or place changed'] : [];
  return [
    `~ ${document.path} (${document.kind} ${document.key})`,
    ...(await Promise.all(shown)),
    ...note,
    ...(more > 0 ? [`    … ${more} more`] : []),
  ];
}

function valueText(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function summary(touched: readonly SyncChange[], same: number, refused: number): string {
  const fresh = touched.filter((one) => one.change === 'new').length;
  return `${fresh} new, ${touched.length - fresh} changed, ${same} unchanged, ${refused} refused`;
}
