/** The questionnaire for a provider: exactly what the rules of the chosen payers and facilities ask of a person. */

import { createHash } from 'node:crypto';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { certificationName } from '../domain/certification-name.ts';
import { masked } from '../domain/identifiers/mask.ts';
import {
  type Asked,
  type EntryOnFile,
  type PaperWanted,
  type Question,
  type Questionnaire,
  type Section,
  type Shown,
  shownBy,
} from '../domain/intake.ts';
import { answererOf, businessPapers, type SectionPlan, sectionPlans } from '../domain/intake-plan.ts';
import { dollars } from '../domain/money.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Need } from '../domain/nouns/pack.ts';
import { isProviderType, providerTypeName } from '../domain/profession.ts';
import type { RequirementEntry } from '../rules/pack-entry.ts';
import { answerText, disclosureQuestions, questionsOf } from './intake-question.ts';

/** What one payer or facility asks for. */
export interface Asker {
  readonly name: string;
  readonly requirements: readonly RequirementEntry[];
}

/** What a questionnaire is made from. */
export interface IntakeRequest {
  readonly dossier: Dossier;
  readonly askers: readonly Asker[];
  /** Names of kinds of paper by kind. */
  readonly paperNames: ReadonlyMap<string, string>;
  /** Whether the provider bills in their own name: papers of the business are then asked of them. */
  readonly ownBusiness: boolean;
  /** States of practice, two letters. */
  readonly states: readonly string[];
  readonly asOf: CalendarDate;
  readonly workspaceId: string;
  readonly practice: string;
  readonly contact: readonly string[];
}

/** The questionnaire. */
export async function questionnaire(request: IntakeRequest): Promise<Questionnaire> {
  const { dossier, askers, asOf } = request;
  const wanted = wantedNeeds(askers);
  const sections: Section[] = [];
  for (const plan of sectionPlans) {
    const section = await sectionOf(plan, wanted, request);
    if (section !== undefined) sections.push(section);
  }
  const name = { first: dossier.name.first ?? '', last: dossier.name.last };
  return {
    page: pageMark(request.workspaceId, dossier.npi, asOf, shownBy(sections)),
    npi: dossier.npi,
    type: dossier.type,
    typeName: isProviderType(dossier.type) ? providerTypeName(dossier.type) : dossier.type,
    name,
    madeOn: asOf,
    practice: request.practice,
    contact: request.contact,
    askers: askers.map((one) => one.name),
    states: request.states,
    sections,
    papers: papersWanted(wanted, request),
    others: others(wanted),
  };
}

/** What a page is known again by: of this workspace, this provider and day, showing these values. */
export function pageMark(workspaceId: string, npi: string, madeOn: string, shown: Shown): string {
  return createHash('sha256').update(canonicalJson({ workspaceId, npi, madeOn, shown })).digest('hex').slice(0, 20);
}

/** A need with the requirement it comes from and everybody who has it. */
interface Wanted {
  readonly need: Need;
  readonly asked: Asked;
}

function wantedNeeds(askers: readonly Asker[]): readonly Wanted[] {
  const found = new Map<string, { need: Need; rule: RequirementEntry; names: string[] }>();
  for (const { name, requirements } of askers) {
    for (const rule of requirements) {
      const known = found.get(rule.id);
      if (known === undefined) found.set(rule.id, { need: rule.rule.needs, rule, names: [name] });
      else if (!known.names.includes(name)) known.names.push(name);
    }
  }
  return [...found.values()].map(({ need, rule, names }) => ({
    need,
    asked: { rule: rule.id, title: rule.rule.title, why: rule.rule.why, for: names },
  }));
}

async function sectionOf(
  plan: SectionPlan,
  wanted: readonly Wanted[],
  request: IntakeRequest,
): Promise<Section | undefined> {
  const mine = wanted.filter((one) => concerns(one.need, plan.key));
  if (mine.length === 0 && plan.key !== 'about') return undefined;
  const questions = await questionsOf(plan, [...new Set([...plan.paths, ...extraPaths(plan, mine)])]);
  const disclosures = plan.shape === 'disclosures' ? await disclosureQuestions(disclosureAskers(mine)) : [];
  if (plan.shape === 'disclosures' && disclosures.length === 0) return undefined;
  const keys = disclosures.map((one) => one.key);
  return {
    key: plan.key,
    title: plan.title,
    intro: introOf(plan, mine, request),
    pointer: plan.pointer,
    shape: plan.shape,
    noun: plan.noun,
    // What a source is asked needs a birth date or former names of the provider, and is no question to them.
    asked: mine.flatMap(({ need, asked }) => (answererOf(need.element).by === 'source' ? [] : [asked])),
    questions,
    entries: entriesOf(plan, questions, keys, request),
    disclosures,
  };
}

/** Whether a need is answered, or helped, by a section. */
function concerns(need: Need, key: string): boolean {
  if (need.element === 'field') return (need.of ?? 'provider') === 'provider' && fieldSection(need.field ?? '') === key;
  const answerer = answererOf(need.element);
  if (answerer.by === 'practice') return false;
  const isAbout = key === 'about' && (answerer.about ?? []).length > 0;
  return isAbout || (answerer.sections ?? []).includes(key);
}

/** The section that a field of the dossier belongs to; what has none of its own is asked under `about`. */
function fieldSection(path: string): string {
  const [first = ''] = path.split('.');
  return sectionPlans.some((plan) => plan.pointer[0] === first) ? first : 'about';
}

function extraPaths(plan: SectionPlan, mine: readonly Wanted[]): readonly string[] {
  const ofFields = mine.flatMap(({ need }) => {
    if (need.element !== 'field' || need.field === undefined) return [];
    return [plan.pointer.length === 0 ? need.field : need.field.split('.').slice(1).join('.')];
  });
  if (plan.key !== 'about') return ofFields.filter((path) => path !== '');
  const about = mine.flatMap(({ need }) => {
    const answerer = answererOf(need.element);
    return answerer.by === 'practice' ? [] : (answerer.about ?? []);
  });
  return [...about, ...ofFields];
}

function disclosureAskers(mine: readonly Wanted[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { need, asked } of mine)
    for (const question of need.questions ?? [])
      found.set(question, [...new Set([...(found.get(question) ?? []), ...asked.for])]);
  return found;
}

/** What the rules say beyond the questions themselves: states, kinds, numbers, how far back. */
function introOf(plan: SectionPlan, mine: readonly Wanted[], { states }: IntakeRequest): string {
  const needs = mine.map((one) => one.need);
  const count = Math.max(0, ...needs.map((need) => need.count ?? 0));
  const perState = needs.some((need) => need.where === 'practice-states') && states.length > 0;
  const minimum = needs.find((need) => need.minimum !== undefined)?.minimum;
  const kinds = [...new Set(needs.flatMap((need) => (need.element === 'certification' ? (need.kinds ?? []) : [])))];
  const back = needs
    .flatMap((need) => need.lookback ?? [])
    .toSorted()
    .at(-1);
  return [
    plan.intro,
    ...(perState ? [`Needed for ${states.join(', ')}.`] : []),
    ...(count > 0 ? [`At least ${count}.`] : []),
    ...(kinds.length > 0 ? [`Asked for: ${kinds.map(certificationName).join(', ')}.`] : []),
    ...(minimum?.perClaim === undefined
      ? []
      : [
          `At least ${dollars(minimum.perClaim)} for each claim${minimum.aggregate === undefined ? '' : ` and ${dollars(minimum.aggregate)} in the year`}.`,
        ]),
    ...(back === undefined || plan.key !== 'workHistory' ? [] : [`Going back ${years(back)} at least.`]),
  ].join(' ');
}

function years(text: string): string {
  const number = /^P(\d+)([YM])$/.exec(text);
  if (number === null) return text;
  return `${number[1]} ${number[2] === 'Y' ? 'years' : 'months'}`;
}

function entriesOf(
  plan: SectionPlan,
  questions: readonly Question[],
  keys: readonly string[],
  { dossier, states }: IntakeRequest,
): readonly EntryOnFile[] {
  const at = plan.pointer.reduce<unknown>((value, part) => memberOf(value, part), dossier);
  if (plan.shape === 'fields') return [entryOf(at, questions, null)];
  const list = Array.isArray(at) ? (at as readonly unknown[]) : [];
  if (plan.shape === 'disclosures') {
    return keys.map((key) => {
      const index = list.findIndex((one) => memberOf(one, 'question') === key && memberOf(one, 'payer') === undefined);
      return index < 0 ? { index: null, values: {}, masked: {} } : entryOf(list[index], questions, index);
    });
  }
  const onFile = list.map((one, index) => entryOf(one, questions, index));
  const held = new Set(list.map((one) => memberOf(one, 'state')));
  const suggested = plan.key === 'licenses' ? states.filter((state) => !held.has(state)) : [];
  return [...onFile, ...suggested.map((state): EntryOnFile => ({ index: null, values: { state }, masked: {} }))];
}

function entryOf(value: unknown, questions: readonly Question[], index: number | null): EntryOnFile {
  const values: Record<string, string> = {};
  const hidden: Record<string, string> = {};
  for (const { path, sensitive } of questions) {
    const text = answerText(path.split('.').reduce<unknown>((at, part) => memberOf(at, part), value));
    if (text === '') continue;
    if (sensitive === null) values[path] = text;
    else hidden[path] = masked(text, sensitive);
  }
  return { index, values, masked: hidden };
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

function papersWanted(
  wanted: readonly Wanted[],
  { dossier, paperNames, ownBusiness }: IntakeRequest,
): readonly PaperWanted[] {
  const found = new Map<string, { kinds: readonly string[]; asked: Asked[] }>();
  for (const { need, asked } of wanted) {
    if (!asksPaper(need, ownBusiness)) continue;
    const kinds = need.kinds ?? (need.element === 'identity' ? ['photo-id'] : []);
    const key = kinds.toSorted().join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { kinds, asked: [asked] });
    else known.asked.push(asked);
  }
  return [...found.values()].map(({ kinds, asked }) => ({
    kinds,
    label: kinds.map((kind) => paperNames.get(kind) ?? kind).join(' or '),
    asked,
    onFile: (dossier.documents ?? []).some((one) => kinds.includes(one.kind)),
  }));
}

function asksPaper(need: Need, ownBusiness: boolean): boolean {
  if (need.element !== 'document' && need.element !== 'identity') return false;
  if (need.element === 'document' && (need.kinds === undefined || need.of === 'group' || need.of === 'facility'))
    return false;
  return (
    ownBusiness ||
    !(need.kinds ?? []).every((kind) => businessPapers.has(kind) && need.of !== 'provider') ||
    need.element === 'identity'
  );
}

function others(wanted: readonly Wanted[]): Questionnaire['others'] {
  return wanted.flatMap(({ need, asked }) => {
    const answerer = answererOf(need.element);
    const ofOthers = need.of === 'group' || need.of === 'facility';
    if (answerer.by === 'provider' && !ofOthers) return [];
    return [
      { title: asked.title, by: answerer.by === 'source' && !ofOthers ? ('source' as const) : ('practice' as const) },
    ];
  });
}
