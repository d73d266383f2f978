/** Answers beside the dossier: item by item what would change, and how each is edited into the file. */

import type { DocumentEdit } from '../documents/document-edit.ts';
import { choiceWords, kindSchema, memberSchema, type SchemaNode } from '../documents/kind-schema.ts';
import { inSchemaOrder } from '../documents/new-document.ts';
import { maskedAt } from '../documents/sensitive-members.ts';
import type { Pointer } from '../domain/finding.ts';
import { type SectionPlan, sectionPlans } from '../domain/intake-plan.ts';
import { questionPointer } from './intake-question.ts';
import { isSame, listAt, memberAt, nested, text, valueAt } from './intake-value.ts';

/** One entry of a section as it came back, whichever way. */
export interface ReceivedEntry {
  readonly plan: SectionPlan;
  /** Place in the list of the dossier when it was asked; null: new, or not said. */
  readonly index: number | null;
  /** What was shown as on file; null: nothing is known of it, so that only what is written counts. */
  readonly shown: Readonly<Record<string, unknown>> | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly removed: boolean;
}

/** Everything that came back. */
export interface Received {
  readonly entries: readonly ReceivedEntry[];
  /** What is no answer to any question, with the reason. */
  readonly foreign: readonly { readonly path: string; readonly why: string }[];
  /** Keys of the sections of which it was written that they have no entry. */
  readonly none: readonly string[];
  /** The day of the answers; disclosures bear it. */
  readonly answeredOn: string;
}

/** How an item changes the dossier. */
export type IntakeChange = 'added' | 'changed' | 'renewed' | 'cleared' | 'removed';

/** One answer that differs from the dossier. */
export interface IntakeItem {
  /** Where in the dossier, with dots; a new entry stands at the end of its list. */
  readonly path: string;
  readonly pointer: Pointer;
  readonly label: string;
  readonly change: IntakeChange;
  /** What is on file and what was answered, for people, masked; null: nothing. */
  readonly from: string | null;
  readonly to: string | null;
  readonly edits: readonly DocumentEdit[];
  /** The dossier changed since it was asked: what it held then, for people; null: it did not. */
  readonly since: string | null;
}

/** The difference. */
export interface IntakeDifference {
  readonly items: readonly IntakeItem[];
  /** Answers that say what the dossier says. */
  readonly unchanged: number;
  readonly foreign: Received['foreign'];
}

/** The difference between what came back and a dossier. */
export async function intakeDifference(dossier: unknown, received: Received): Promise<IntakeDifference> {
  const work: Work = {
    dossier,
    schema: await kindSchema('dossier'),
    answeredOn: received.answeredOn,
    items: [],
    added: new Map(),
    taken: new Map(),
    unchanged: 0,
    foreign: [...received.foreign],
  };
  for (const entry of received.entries) await compare(work, entry);
  for (const plan of emptyLists(received)) pushNone(work, plan);
  return { items: work.items, unchanged: work.unchanged, foreign: work.foreign };
}

/**
 * Lists that were said to have nothing in them: written so, and claims of malpractice where the question about them is
 * answered no.
 */
function emptyLists({ entries, none }: Received): readonly SectionPlan[] {
  const noClaims = entries.some(
    ({ plan, values }) =>
      plan.shape === 'disclosures' && values.question === 'malpractice-claims' && values.answer === 'no',
  );
  const plans = sectionPlans.filter(({ key }) => none.includes(key) || (noClaims && key === 'malpracticeClaims'));
  return plans.filter(({ key }) => !entries.some(({ plan }) => plan.key === key));
}

/** Nobody has said before whether there is any: an empty list on file says that there is none. */
function pushNone(work: Work, { key, pointer, title: label }: SectionPlan): void {
  if (valueAt(work.dossier, pointer) !== undefined) return;
  work.items.push({
    path: key,
    pointer,
    label,
    change: 'added',
    from: null,
    to: 'none',
    edits: [{ kind: 'set', pointer, value: [] }],
    since: null,
  });
}

/** The edits of accepted items in an order in which no place moves before it is used. */
export function editsOf(items: readonly IntakeItem[]): readonly DocumentEdit[] {
  const edits = items.flatMap((item) => item.edits);
  const isEntry = (edit: DocumentEdit): boolean => edit.kind === 'remove' && typeof edit.pointer.at(-1) === 'number';
  const index = (edit: DocumentEdit): number => Number(edit.pointer.at(-1));
  return [
    ...edits.filter((edit) => !isEntry(edit)),
    ...edits.filter(isEntry).toSorted((left, right) => index(right) - index(left)),
  ];
}

interface Work {
  readonly dossier: unknown;
  readonly schema: SchemaNode;
  readonly answeredOn: string;
  readonly items: IntakeItem[];
  /** How many entries were put at the end of each list. */
  readonly added: Map<string, number>;
  /** Entries of the dossier that an answer was found for, by list. */
  readonly taken: Map<string, Set<number>>;
  unchanged: number;
  readonly foreign: { readonly path: string; readonly why: string }[];
}

async function compare(work: Work, entry: ReceivedEntry): Promise<void> {
  const { plan } = entry;
  if (plan.shape === 'fields') return compareMembers(work, entry, 0);
  const list = listAt(work.dossier, plan.pointer);
  const at = indexNow(work, list, entry);
  if (at !== null) {
    taken(work, plan.key).add(at);
    if (entry.removed) return removal(work, entry, at);
    return plan.shape === 'disclosures' ? compareDisclosure(work, entry, at) : compareMembers(work, entry, at);
  }
  if (entry.removed) {
    // It is gone already, as was asked.
    work.unchanged += 1;
    return;
  }
  if (entry.index !== null) {
    work.foreign.push({
      path: `${plan.key}.${entry.index}`,
      why: 'the entry it is about is no longer in the dossier; ask again, or edit the file',
    });
    return;
  }
  return addition(work, entry, list.length);
}

function taken(work: Work, key: string): Set<number> {
  const known = work.taken.get(key) ?? new Set();
  work.taken.set(key, known);
  return known;
}

/** Where the entry stands now: at its old place if that is still the same one, else by what it is known by. */
function indexNow(work: Work, list: readonly unknown[], { plan, index, shown, values }: ReceivedEntry): number | null {
  const free = (at: number): boolean => !taken(work, plan.key).has(at);
  if (index !== null && shown !== null && index < list.length && free(index)) {
    const isNameless = plan.identity.every((member) => shown[member] === undefined);
    // Answers read before may have changed what it is known by.
    if (isNameless || isKnownBy(plan, list[index], shown) || isKnownBy(plan, list[index], values)) return index;
  }
  if (index !== null && shown !== null) {
    const asShown = found(list, (one, at) => free(at) && isKnownBy(plan, one, shown));
    return asShown ?? found(list, (one, at) => free(at) && isKnownBy(plan, one, values));
  }
  return found(list, (one, at) => free(at) && isKnownBy(plan, one, values));
}

function found(list: readonly unknown[], fits: (one: unknown, at: number) => boolean): number | null {
  const at = list.findIndex(fits);
  return at < 0 ? null : at;
}

/** Whether every member by which entries are known, as far as it is said, is the same. Nothing said knows nothing. */
function isKnownBy(plan: SectionPlan, entry: unknown, said: Readonly<Record<string, unknown>>): boolean {
  const isSaid = (member: string): boolean => said[member] !== undefined && said[member] !== '';
  // The same question may be answered for one payer apart.
  const members = plan.shape === 'disclosures' ? plan.identity : plan.identity.filter(isSaid);
  return members.length > 0 && members.every((member) => isSame(memberAt(entry, member), said[member]));
}

async function compareMembers(work: Work, entry: ReceivedEntry, at: number): Promise<void> {
  const { plan, shown, values } = entry;
  const paths = [...new Set([...Object.keys(values), ...Object.keys(shown ?? {})])];
  const changed: Member[] = [];
  for (const path of paths) {
    const pointer = questionPointer(plan, path, at);
    if (memberSchema(work.schema, pointer) === undefined) {
      work.foreign.push({ path: pointer.join('.'), why: 'no such member is asked for' });
      continue;
    }
    const now = valueAt(work.dossier, pointer);
    const value = values[path];
    const was = shown?.[path];
    if (isSame(value, now) || (shown !== null && isSame(value, was))) work.unchanged += 1;
    else
      changed.push({ path, pointer, now, value, moved: shown !== null && !isSame(was, now) && was !== undefined, was });
  }
  const renewal = plan.shape === 'rows' ? renewed(work, plan, at, changed) : undefined;
  if (renewal !== undefined) await pushRenewal(work, plan, at, renewal);
  for (const one of changed) {
    if (renewal?.includes(one) === true) continue;
    await push(work, plan, at, one);
  }
}

interface Member {
  readonly path: string;
  readonly pointer: Pointer;
  readonly now: unknown;
  readonly value: unknown;
  readonly moved: boolean;
  readonly was: unknown;
}

/** New dates of a credential that has a past: both changed, and it ends later than before. The old term is kept. */
function renewed(work: Work, plan: SectionPlan, at: number, changed: readonly Member[]): readonly Member[] | undefined {
  const entry = [...plan.pointer, at];
  if (memberSchema(work.schema, [...entry, 'previousTerms']) === undefined) return undefined;
  const issued = changed.find((one) => one.path === 'issued');
  const expires = changed.find((one) => one.path === 'expires');
  if (issued === undefined || expires === undefined) return undefined;
  const isLater = (one: Member): boolean =>
    typeof one.now === 'string' && typeof one.value === 'string' && one.now < one.value;
  return isLater(issued) && isLater(expires) ? [issued, expires] : undefined;
}

async function pushRenewal(work: Work, plan: SectionPlan, at: number, members: readonly Member[]): Promise<void> {
  const entry = [...plan.pointer, at];
  const [issued, expires] = members;
  const span = (from: unknown, through: unknown): string => `${String(from)} to ${String(through)}`;
  work.items.push({
    path: [...entry, 'expires'].join('.'),
    pointer: [...entry, 'expires'],
    label: `${await entryLabel(work, plan, at)}: renewed term`,
    change: 'renewed',
    from: span(issued?.now, expires?.now),
    to: span(issued?.value, expires?.value),
    edits: [
      {
        kind: 'append',
        pointer: [...entry, 'previousTerms'],
        value: { issued: issued?.now, expires: expires?.now },
      },
      ...members.map((one): DocumentEdit => ({ kind: 'set', pointer: one.pointer, value: one.value })),
    ],
    since: members.some((one) => one.moved) ? span(issued?.was, expires?.was) : null,
  });
}

async function push(work: Work, plan: SectionPlan, at: number, one: Member): Promise<void> {
  const { pointer, now, value } = one;
  const isCleared = value === undefined || value === '';
  work.items.push({
    path: pointer.join('.'),
    pointer,
    label: `${plan.shape === 'fields' ? plan.title : await entryLabel(work, plan, at)}: ${title(work, pointer)}`,
    change: isCleared ? 'cleared' : now === undefined ? 'added' : 'changed',
    from: await shownText(pointer, now),
    to: isCleared ? null : await shownText(pointer, value),
    edits: [isCleared ? { kind: 'remove', pointer } : { kind: 'set', pointer, value }],
    since: one.moved ? await shownText(pointer, one.was) : null,
  });
}

/** An answer about history is one item with its explanation, and bears the day of the answer. */
async function compareDisclosure(work: Work, entry: ReceivedEntry, at: number): Promise<void> {
  const pointer = [...entry.plan.pointer, at];
  const now = valueAt(work.dossier, pointer);
  const answer = entry.values.answer ?? entry.shown?.answer;
  const explanation = entry.values.explanation;
  const isUnchanged =
    answer === undefined ||
    (isSame(answer, memberAt(now, 'answer')) && isSame(explanation, memberAt(now, 'explanation')));
  const isUntouched =
    entry.shown !== null && isSame(answer, entry.shown.answer) && isSame(explanation, entry.shown.explanation);
  if (isUnchanged || isUntouched) {
    work.unchanged += 1;
    return;
  }
  const said: readonly (readonly [string, unknown])[] = [
    ['answer', answer],
    ['answered', work.answeredOn],
  ];
  const wasExplained = memberAt(now, 'explanation') !== undefined;
  work.items.push({
    path: pointer.join('.'),
    pointer,
    label: `Question: ${disclosureWords(work, String(memberAt(now, 'question')))}`,
    change: 'changed',
    from: disclosureText(memberAt(now, 'answer'), memberAt(now, 'explanation')),
    to: disclosureText(answer, explanation),
    edits: [
      ...said.map(([member, value]): DocumentEdit => ({ kind: 'set', pointer: [...pointer, member], value })),
      ...(explanation !== undefined
        ? [{ kind: 'set', pointer: [...pointer, 'explanation'], value: explanation } as const]
        : wasExplained
          ? [{ kind: 'remove', pointer: [...pointer, 'explanation'] } as const]
          : []),
    ],
    since: null,
  });
}

function disclosureText(answer: unknown, explanation: unknown): string {
  return explanation === undefined ? String(answer) : `${String(answer)}: ${String(explanation)}`;
}

async function addition(work: Work, { plan, shown, values }: ReceivedEntry, length: number): Promise<void> {
  const members = Object.entries(values).filter(([path, value]) => value !== '' && !isSame(value, shown?.[path]));
  // An entry that was only suggested and says nothing more is no answer.
  if (members.length === 0) return;
  const known: readonly (readonly [string, unknown])[] = Object.entries(values).filter(([path, value]) => {
    const pointer = questionPointer(plan, path, 0);
    if (memberSchema(work.schema, pointer) !== undefined) return value !== '';
    work.foreign.push({ path: `${plan.key}.${path}`, why: 'no such member is asked for' });
    return false;
  });
  const more = work.added.get(plan.key) ?? 0;
  work.added.set(plan.key, more + 1);
  const pointer = [...plan.pointer, length + more];
  const given = plan.shape === 'disclosures' ? { ...nested(known), answered: work.answeredOn } : nested(known);
  const value = inSchemaOrder(work.schema, pointer, given);
  const shownValue = (await maskedAt('dossier', pointer, value)) as Readonly<Record<string, unknown>>;
  work.items.push({
    path: pointer.join('.'),
    pointer,
    label:
      plan.shape === 'disclosures'
        ? `Question: ${disclosureWords(work, String(values.question))}`
        : `${plan.title}: new ${plan.noun}`,
    change: 'added',
    from: null,
    to:
      plan.shape === 'disclosures'
        ? disclosureText(values.answer, values.explanation)
        : Object.entries(shownValue)
            .map(([member, each]) => `${member} ${text(each)}`)
            .join(', '),
    edits: [{ kind: 'append', pointer: plan.pointer, value }],
    since: null,
  });
}

async function removal(work: Work, { plan }: ReceivedEntry, at: number): Promise<void> {
  const pointer = [...plan.pointer, at];
  work.items.push({
    path: pointer.join('.'),
    pointer,
    label: await entryLabel(work, plan, at),
    change: 'removed',
    from: await shownText(pointer, valueAt(work.dossier, pointer)),
    to: null,
    edits: [{ kind: 'remove', pointer }],
    since: null,
  });
}

/** "State licenses, OR MD20001" with what must not be read masked. */
async function entryLabel(work: Work, plan: SectionPlan, at: number): Promise<string> {
  const entry = (await maskedAt(
    'dossier',
    [...plan.pointer, at],
    valueAt(work.dossier, [...plan.pointer, at]),
  )) as unknown;
  const names = plan.identity.map((member) => memberAt(entry, member)).filter((one) => one !== undefined);
  return names.length === 0 ? plan.title : `${plan.title}, ${names.map(String).join(' ')}`;
}

function title(work: Work, pointer: Pointer): string {
  return memberSchema(work.schema, pointer)?.node.title ?? String(pointer.at(-1));
}

function disclosureWords(work: Work, key: string): string {
  return choiceWords(work.schema, ['disclosures', 0, 'question']).get(key) ?? key;
}

async function shownText(pointer: Pointer, value: unknown): Promise<string | null> {
  return value === undefined ? null : text(await maskedAt('dossier', pointer, value));
}
