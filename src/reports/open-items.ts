/** Everything that is open for one provider, once each, over all payers: what they must do, and what others see to. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { answererOf, businessPapers } from '../domain/intake-plan.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Need } from '../domain/nouns/pack.ts';
import { requestWords } from '../domain/request-words.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { ChecklistItem } from '../rules/requirement.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { OpenDifference } from './discrepancy-letter.ts';

/** The checklist of one payer or facility, and the day by which it wants its answer. */
export interface AskedBy {
  readonly name: string;
  readonly items: readonly ChecklistItem[];
  /** The payer asked for information and named this day; null: it did not. */
  readonly answerBy: CalendarDate | null;
  /** What it asked for, in its words; null: it did not ask. */
  readonly question: string | null;
}

/** A due date, and whose it is. */
export interface Due {
  readonly on: CalendarDate;
  readonly for: string;
}

/** One open matter. */
export interface OpenItem {
  readonly title: string;
  readonly because: string;
  /** What the provider is asked to do; null where others see to it. */
  readonly ask: string | null;
  /** The earliest true date; null: none is set. */
  readonly due: Due | null;
  /** Who waits for it. */
  readonly for: readonly string[];
}

/** What the open matters are gathered from. */
export interface OpenMatters {
  readonly dossier: unknown;
  readonly asked: readonly AskedBy[];
  /** Deadlines of the provider that have come into their lead time. */
  readonly deadlines: readonly DeadlineRow[];
  readonly differences: readonly OpenDifference[];
  readonly rules: RuleSet;
  /** Whether the business is the provider's own: nobody else has its papers. */
  readonly ownBusiness: boolean;
  /** Disclosure questions as the provider is asked them, by key. */
  readonly questions: ReadonlyMap<string, string>;
}

const quiet: ReadonlySet<string> = new Set(['met', 'waived', 'not-applicable']);

/** The open matters, those with a date first, the earliest before. */
export function openItems(matters: OpenMatters): readonly OpenItem[] {
  const found = new Map<string, OpenItem>();
  for (const payer of matters.asked) {
    for (const item of payer.items) {
      if (quiet.has(item.state) || item.rule === 'practice.packs') continue;
      const key = identity(item, matters);
      const one = itemOf(item, payer, matters);
      const known = found.get(key);
      found.set(key, known === undefined ? one : merged(known, one));
    }
    if (payer.question !== null) found.set(`question ${payer.name}`, questionItem(payer));
  }
  const dates = new Set(
    matters.asked.flatMap(({ items }) =>
      items.filter((one) => !quiet.has(one.state)).map((one) => endOf(one, matters)),
    ),
  );
  for (const deadline of matters.deadlines) {
    // What a checklist says of the same end is said already.
    if (deadline.anchorOn !== null && dates.has(deadline.anchorOn)) continue;
    if (deadline.kind === 'attestation' && dueOfAttestation(found, matters, deadline)) continue;
    found.set(`deadline ${deadline.title} ${deadline.dueOn}`, deadlineItem(deadline));
  }
  for (const difference of matters.differences) found.set(difference.verification.id, differenceItem(difference));
  return [...found.values()].toSorted(byDue);
}

/** What a draft still asks for, where no checklist is there to say it. */
export function draftItems({ status, draft }: Pick<Dossier, 'status' | 'draft'>): readonly OpenItem[] {
  if (status !== 'draft') return [];
  return (draft?.ask ?? []).map((ask) => ({
    title: `${ask.charAt(0).toUpperCase()}${ask.slice(1)}`,
    because: '',
    ask: 'Please tell us, or send us the paper.',
    due: null,
    for: [],
  }));
}

/** Gives the date of a CAQH attestation to the items of checklists that wait for it; false where none does. */
function dueOfAttestation(
  found: Map<string, OpenItem>,
  matters: OpenMatters,
  { dueOn, payerName }: DeadlineRow,
): boolean {
  if (dueOn === null) return false;
  const { asked, rules } = matters;
  const waiting = asked.flatMap(({ items }) =>
    items.filter((one) => {
      const element = needOf(one, rules)?.element;
      const isAttested = one.pointer?.[0] === 'caqh' && (element === 'caqh' || element === 'attestation');
      return isAttested && ['stale', 'expired', 'expiring'].includes(one.state);
    }),
  );
  for (const item of waiting) {
    const key = identity(item, matters);
    const one = found.get(key);
    if (one !== undefined) found.set(key, { ...one, due: { on: dueOn, for: payerName ?? 'every payer' } });
  }
  return waiting.length > 0;
}

function byDue(left: OpenItem, right: OpenItem): number {
  const [one, other] = [left.due?.on ?? '9999', right.due?.on ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What is one and the same matter, whichever rules ask for it: an element at a place, or for a state. */
function identity(item: ChecklistItem, matters: OpenMatters): string {
  const need = needOf(item, matters.rules);
  const about = item.title.split(': ').slice(1).join(': ');
  return JSON.stringify([
    need?.element ?? item.rule,
    need?.kinds ?? null,
    need?.field ?? null,
    about,
    item.place,
    isOurs(item, matters),
  ]);
}

function needOf(item: ChecklistItem, rules: RuleSet): Need | undefined {
  const entry = rules.byId.get(item.rule)?.find((one) => one.kind === 'requirement');
  return entry?.kind === 'requirement' ? entry.rule.needs : undefined;
}

/** Whether the practice or a source has to see to it, not the provider. */
function isOurs(item: ChecklistItem, { rules, ownBusiness }: OpenMatters): boolean {
  const need = needOf(item, rules);
  const isBusiness = (need?.kinds ?? []).length > 0 && (need?.kinds ?? []).every((kind) => businessPapers.has(kind));
  return (
    item.state === 'unverified' ||
    // When a position ended only the provider can say; other things that are not known are read off a paper or a register.
    (item.state === 'unknown' && need?.element !== 'work-history') ||
    (item.state === 'stale' && item.verifiedOn !== null) ||
    (item.place !== null && item.place.document !== 'dossier') ||
    (isBusiness && !ownBusiness) ||
    answererOf(need?.element ?? '').by !== 'provider' ||
    (need?.of !== undefined && need.of !== 'provider')
  );
}

function itemOf(item: ChecklistItem, payer: AskedBy, matters: OpenMatters): OpenItem {
  const end = item.state === 'expiring' ? endOf(item, matters) : null;
  const ours = isOurs(item, matters);
  return {
    title: item.title,
    because: questionsQuoted(item.because, matters.questions).replaceAll('`', '').replaceAll('the dossier', 'our file'),
    ask: ours ? null : askOf(item, matters),
    // The day a payer set for its question is not the day of everything else that it wants.
    due: end === null ? null : { on: end, for: payer.name },
    for: [payer.name],
  };
}

/** The words of a disclosure question in place of its key. */
function questionsQuoted(text: string, questions: OpenMatters['questions']): string {
  return text.replaceAll(/`([a-z-]+)`/g, (key, name: string) => {
    const words = questions.get(name);
    return words === undefined ? key : `“${words}”`;
  });
}

/** Every question that somebody wants answered, where none is. */
function questionsAsked({ asked, rules, questions }: OpenMatters): string {
  const keys = asked.flatMap(({ items }) =>
    items.flatMap((one) => (quiet.has(one.state) ? [] : (needOf(one, rules)?.questions ?? []))),
  );
  const words = [...new Set(keys)].map((key) => `“${questions.get(key) ?? key}”`);
  return `Please answer these; where the answer needs it, say what happened and how it ended: ${words.join(' ')}`;
}

function askOf(item: ChecklistItem, matters: OpenMatters): string {
  const need = needOf(item, matters.rules);
  // Where some are answered, each of the others is a matter of its own, with its words.
  if (need?.element === 'disclosures' && !item.title.includes(': ')) return questionsAsked(matters);
  if (need?.agreesWith === undefined || need.element !== 'document') return requestWords(need?.element ?? '');
  // Where one paper differs its place is told; else there is none at all.
  return (item.pointer ?? []).length < 2
    ? 'Please send us copies of your licenses, registrations and certificates.'
    : 'Please tell us which is right; where the paper is wrong, have it corrected and send us the new one.';
}

/** The last day of what stands at the item's place in the dossier. */
function endOf(item: ChecklistItem, { dossier }: OpenMatters): CalendarDate | null {
  const entry = (item.pointer ?? []).slice(0, 2).reduce<unknown>((at, part) => memberOf(at, part), dossier);
  const expires = memberOf(entry, 'expires');
  return typeof expires === 'string' ? (expires as CalendarDate) : null;
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

function merged(left: OpenItem, right: OpenItem): OpenItem {
  const due = left.due === null || (right.due !== null && right.due.on < left.due.on) ? right.due : left.due;
  return { ...left, due, for: [...new Set([...left.for, ...right.for])] };
}

function questionItem({ name, question, answerBy }: AskedBy): OpenItem {
  return {
    title: `${name} asks for more information`,
    because: question ?? '',
    ask: 'Please send us what it asks for, or tell us what you can say about it.',
    due: answerBy === null ? null : { on: answerBy, for: name },
    for: [name],
  };
}

function deadlineItem({ title, dueOn, kind, payerName }: DeadlineRow): OpenItem {
  const who = payerName ?? 'every payer';
  return {
    title,
    because: dueOn === null ? 'its date is not known' : '',
    ask:
      kind === 'attestation'
        ? requestWords('caqh')
        : dueOn === null
          ? 'Please tell us the date on it.'
          : 'Please renew it, and send us the new paper.',
    due: dueOn === null ? null : { on: dueOn, for: who },
    for: [who],
  };
}

function differenceItem({ about, discrepancy, verification }: OpenDifference): OpenItem {
  return {
    title: `What ${verification.source} says of your ${about}`,
    // Of a report of the data bank it is said that there is one, not what it says.
    because:
      verification.element === 'npdb' ? 'a report differs from what you told us' : `it says: ${discrepancy.says}`,
    ask: 'You may correct it: please tell us in writing what is right.',
    due: { on: discrepancy.answerDueOn, for: 'your answer' },
    for: [],
  };
}
