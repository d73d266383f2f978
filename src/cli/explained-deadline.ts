import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../domain/deadline.ts';
import { countWords } from '../domain/number-forms.ts';
import { UserError } from '../errors.ts';
import type { DeadlineSpanOfSubject } from '../ledger/deadline-query.ts';
import { recordOf } from '../ledger/fact-record.ts';
import type { JournalEntry, JournalFilter } from '../ledger/journal-query.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Derivation, derivations } from '../rules/clocks/derivation.ts';
import {
  countingDerivation,
  type DeadlineExplanation,
  dayRunText,
  deadlineExplanation,
} from '../rules/deadline-explanation.ts';
import type { Context } from './context.ts';
import { derivationSettings } from './workspace-packs.ts';

/** A deadline with what the ledger knows about how it came about. */
export interface ExplainedDeadline {
  readonly explanation: DeadlineExplanation;
  readonly subject: string | null;
  /** Whether it is open on the day asked about; else `explanation` tells how it last stood. */
  readonly open: boolean;
  /** The first day on which it was no longer open; null: it is, or not yet. */
  readonly endedOn: CalendarDate | null;
  /** Entries of the journal about the fact it counts from, oldest first. */
  readonly recorded: readonly JournalEntry[];
}

/** The deadline of an id or of the beginning of one; undefined where there is none. Refuses where several fit. */
export async function explainedDeadline(context: Context, typed: string): Promise<ExplainedDeadline | undefined> {
  if (!/^[a-z]-[0-9a-z]+$/.test(typed) || (await context.workspaceIfAny()) === undefined) return undefined;
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const spans = await ledger.deadlines.spans(typed);
  const ids = new Set(spans.map((span) => span.id));
  if (ids.size > 1)
    throw new UserError('record/ambiguous', `\`${typed}\` fits ${ids.size} deadlines`, {
      hint: [...ids].slice(0, 6).join(', '),
    });
  const last = spans.at(-1);
  if (last === undefined) return undefined;
  const open = spans.find((span) => span.validFrom <= asOf && asOf < span.validUntil);
  const shown = open ?? spans.filter((span) => span.validUntil <= asOf).at(-1) ?? last;
  const derivation = await derivationOf(context, ledger, shown);
  if (derivation === undefined) return undefined;
  // The row as the table has it, where several applications share the deadline.
  const explanation = { ...deadlineExplanation(derivation, open === undefined ? shown.validFrom : asOf), span: shown };
  return {
    explanation,
    subject: (await ledger.subjects.byId(shown.subjectId))?.name ?? null,
    open: open !== undefined,
    endedOn: open === undefined && shown.validUntil <= asOf ? shown.validUntil : null,
    recorded: await entriesAbout(ledger, explanation, shown),
  };
}

async function derivationOf(
  context: Context,
  ledger: Ledger,
  span: DeadlineSpanOfSubject,
): Promise<Derivation | undefined> {
  const facts = await ledger.facts.of(span.subjectId);
  if (facts === undefined) return undefined;
  const settings = derivationSettings(await context.workspaceIfAny());
  const derived = derivations(await context.rules(), settings)(facts, await ledger.facts.context());
  return countingDerivation(derived, span.id, span.validFrom);
}

/**
 * What the journal says of the date that a deadline counts from, oldest first; where a document writes it, what the journal
 * says of the document.
 */
async function entriesAbout(
  ledger: Ledger,
  { factId, writtenBy }: DeadlineExplanation,
  { subjectId, anchorOn }: DeadlineSpanOfSubject,
): Promise<readonly JournalEntry[]> {
  const group = writtenBy === undefined ? undefined : await ledger.subjects.byKey('group', writtenBy);
  const record = recordOf(group === undefined ? factId : `place:${group.key}`, group?.id ?? subjectId);
  if (record === undefined) return [];
  const entries = await entriesOf(ledger, record);
  const documentId = record.written ? entries.at(-1)?.after?.document_id : undefined;
  const written = typeof documentId === 'string' ? await entriesOf(ledger, { table: 'document', key: documentId }) : [];
  if (typeof documentId !== 'string' || written.length === 0) return entries;
  if (anchorOn === null) return written;
  // Those since it writes the day; all of them where it does not write it as it is, as of terms that renew.
  const without = await ledger.journal.lastWithout(documentId, anchorOn);
  const since = written.filter(({ seq }) => seq > without);
  return since.length === 0 ? written : since;
}

async function entriesOf(ledger: Ledger, filter: JournalFilter): Promise<readonly JournalEntry[]> {
  return (await ledger.journal.entries(filter)).toReversed();
}

/** An explained deadline in lines of text. */
export function deadlineText(explained: ExplainedDeadline, asOf: CalendarDate): readonly string[] {
  const { explanation, subject } = explained;
  const { span, pack } = explanation;
  const ended = explained.endedOn === null ? '' : ` since ${longDate(explained.endedOn)}`;
  return [
    `${span.id}: ${span.title}${subject === null ? '' : ` — ${subject}`}`,
    '',
    explanation.why,
    '',
    ...(explained.open ? [] : [`As of ${longDate(asOf)} it is not open${ended}. As it last stood:`]),
    dueText(explanation),
    `Counted from: ${span.anchor}${span.anchorOn === null ? '' : `, ${longDate(span.anchorOn)}`}`,
    ...recordedText(explained),
    'Arithmetic:',
    ...span.arithmetic.map((step) => `  ${step}`),
    ...(explanation.days.length === 0
      ? []
      : ['Day by day:', ...dayRunText(explanation.days).map((line) => `  ${line}`)]),
    ...(explanation.help === null ? [] : [`What to do: ${explanation.help}`]),
    ...(explanation.missed === null ? [] : [`When missed: ${explanation.missed}`]),
    ...(explanation.unsure.length === 0 ? [] : [`May not apply: not confirmed are ${explanation.unsure.join(', ')}`]),
    `Rule: ${span.rule}, pack ${pack.id} ${pack.version}${versionText(explanation)}`,
    ...explanation.changes.map((change) => `Changed by ${change.by}: ${change.reason}`),
    `Source: ${span.cite} [${span.confidence}]`,
    ...explanation.conflict.map((one) => `Another source says ${one.value}: ${one.source}`),
    `Attention from ${countWords(span.leadDays, 'day')} before${span.blocksBilling ? '; missing it stops billing' : ''}`,
    'What would move it:',
    ...explanation.wouldMove.map((line) => `  ${line}`),
  ];
}

function dueText({ span, standsStill, dueAtLatest, opensOn }: DeadlineExplanation): string {
  if (standsStill) return 'Due: on no day while the clock stands still';
  if (span.dueOn === null) return `Due: unknown, because ${span.anchor} is not recorded`;
  const latest = dueAtLatest === null ? '' : `, or ${longDate(dueAtLatest)} if requests stop the clock`;
  const opens = opensOn === null ? '' : `; may be done from ${longDate(opensOn)} on`;
  return `Due: ${longDate(span.dueOn)}${latest}${opens}`;
}

function versionText({ since, until }: DeadlineExplanation): string {
  if (since === null && until === null) return '';
  return `, in force${since === null ? '' : ` from ${since}`}${until === null ? '' : ` until ${until} (that day not included)`}`;
}

function recordedText({ recorded, explanation }: ExplainedDeadline): readonly string[] {
  const [first, ...later] = recorded;
  if (first === undefined) return [];
  const line = ({ seq, at, actor, command, reason }: JournalEntry): string =>
    `entry ${seq}, ${at}, ${actor}: ${command}${reason === null ? '' : ` (${reason})`}`;
  const newest = later.at(-1);
  return [
    `${explanation.toRecord === null ? 'Recorded' : 'The record that lacks it'}: ${line(first)}`,
    ...(newest === undefined ? [] : [`Last changed: ${line(newest)}`]),
  ];
}

/** An explained deadline as fields. */
export function deadlineFields(explained: ExplainedDeadline): object {
  const { explanation, subject, open, endedOn, recorded } = explained;
  const { span, ...rest } = explanation;
  return {
    kind: 'deadline',
    ...spanFields(span),
    subject,
    open,
    endedOn,
    ...rest,
    recorded: recorded.map(({ seq, at, actor, commandId, command, reason, op, hash }) => ({
      seq,
      at,
      actor,
      commandId,
      command,
      reason,
      op,
      hash,
    })),
  };
}

function spanFields({ kind, ...span }: DeadlineSpan): object {
  return { ...span, deadlineKind: kind };
}
