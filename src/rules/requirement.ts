/** The checklist before a submission: every requirement that counts, how it stands, why, and where in the documents. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import type { Confidence } from '../domain/deadline.ts';
import type { ApplicationType, PayerFacts, Route, SubjectFacts } from '../domain/facts.ts';
import type { Pointer } from '../domain/finding.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { caseFile } from './case.ts';
import type { CaseFile, ChecklistState, Judgement, Place } from './needs/case-file.ts';
import { judgements } from './needs/judgements.ts';
import { verifiedJudgement } from './needs/verification.ts';
import { citation, type RequirementEntry, type RuleEntry, type WorkspaceRole } from './pack-entry.ts';
import { standingExclusions } from './participation/obstacles.ts';
import type { RuleSet } from './rule-set.ts';
import { byRule, type SelectedEntry, selectedEntries, versionOn } from './selection.ts';

/** What a checklist is asked about. */
export interface ChecklistQuestion {
  /** The provider's document; null when a group or facility applies. */
  readonly dossier: Dossier | null;
  /** What the ledger holds about the subject: verifications and waivers; null: nothing yet. */
  readonly facts: SubjectFacts | null;
  /** All groups of the workspace by key. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Key of the group applied through, or that applies itself; null: the one the provider works in, if it is one. */
  readonly group: string | null;
  /** Keys of the group's locations applied for; none: all where the provider practices. */
  readonly locations?: readonly string[];
  /** The facility that applies, when one does. */
  readonly facility: Facility | null;
  /** The payer's facts and its document; null for a checklist of packs alone. */
  readonly payer: { readonly facts: PayerFacts; readonly document: Payer | null } | null;
  /** Packs asked for besides those of the payer. */
  readonly packs?: readonly string[];
  readonly type: ApplicationType;
  readonly route: Route;
  readonly products: readonly string[];
  /** The day the decision is expected; null: not known. */
  readonly by: CalendarDate | null;
  readonly asOf: CalendarDate;
  readonly role: WorkspaceRole;
  readonly rules: RuleSet;
}

/** One item of a checklist. */
export interface ChecklistItem {
  readonly rule: string;
  readonly title: string;
  readonly state: ChecklistState;
  /** Plain words with dates. */
  readonly because: string;
  /** The next act; null where nothing is to be done. */
  readonly help: string | null;
  readonly cite: string;
  readonly confidence: Confidence;
  /** Whether the application is not ready while this item is not met. */
  readonly blocks: boolean;
  /** Where it is, or would be, written; null: in no document. */
  readonly place: Place | null;
  /** The pointer of `place` when it lies in the dossier, else null. */
  readonly pointer: Pointer | null;
  readonly verifiedOn: CalendarDate | null;
  /** The last day on which the verification still counts. */
  readonly staleOn: CalendarDate | null;
}

/** A checklist and its answer. */
export interface Checklist {
  readonly items: readonly ChecklistItem[];
  /** Whether every item that blocks is met, waived or not asked. */
  readonly ready: boolean;
  readonly by: CalendarDate | null;
}

/** States that are no obstacle. */
const settled: ReadonlySet<ChecklistState> = new Set(['met', 'waived', 'not-applicable']);

/** The day a decision may be expected when sent on a day: by the time that the payer states, or null where it states none. */
export function expectedDecisionOn(payer: PayerFacts, sentOn: CalendarDate): CalendarDate | null {
  return payer.decisionWithin === null ? null : dateAfter(sentOn, duration(payer.decisionWithin));
}

/** The checklist of a subject for an application, in the order of the packs. */
export function checklist(question: ChecklistQuestion): Checklist {
  const selected = selectedRequirements(question);
  const file = caseFile(question, selected);
  const asked = selected.flatMap((entry) => requirementItems(entry, file, question.role));
  const besides = isAboutFile(question.type)
    ? [...exclusionItems(question, file), ...unknownPackItems(question), ...silentPackItems(question, asked)]
    : [];
  const items = [...besides, ...asked];
  return { items, ready: items.every((item) => !item.blocks || settled.has(item.state)), by: question.by };
}

/** The requirements that count for an application, each in the version for the day it is judged by, in the order of the packs. */
export function selectedRequirements(question: ChecklistQuestion): readonly RequirementEntry[] {
  const { payer } = question;
  const subject = question.dossier !== null ? 'provider' : question.facility !== null ? 'facility' : 'group';
  const selected = selectedEntries(question.rules, {
    subject,
    role: question.role,
    packs: [...(payer?.facts.packs ?? []), ...(question.packs ?? [])],
    payer: payer?.facts.key ?? null,
    lines: payer?.facts.lines ?? null,
    products: question.products,
    states: payer === null || payer.facts.states.length === 0 ? null : payer.facts.states,
    providerType: question.dossier?.type ?? null,
    taxonomies: taxonomiesOf(question),
    facilityKind: question.facility?.kind ?? null,
    applicationType: question.type,
    route: question.route,
    overrides: payer?.document?.overrides ?? [],
    off: payer?.document?.off ?? [],
  });
  const asking = selected.filter(({ entry }) => isAboutFile(question.type) || isNamedFor(entry, question.type));
  return [...byRule(asking).values()].flatMap((versions) => chosenRequirement(versions, question) ?? []);
}

/** Whether an application asks about the provider's file: to end an enrollment or to be paid by transfer nobody is examined. */
function isAboutFile(type: ApplicationType): boolean {
  return type !== 'termination' && type !== 'edi';
}

/** Papers that show an account, which an enrollment for payment asks for whoever is paid. */
const accountPapers: readonly string[] = ['bank-letter', 'voided-check', 'eft-form', 'era-form'];

function isNamedFor(entry: RuleEntry, type: ApplicationType): boolean {
  if (entry.rule.binds?.applicationTypes?.includes(type) === true) return true;
  if (type !== 'edi' || entry.kind !== 'requirement') return false;
  return entry.rule.needs.kinds?.every((one) => accountPapers.includes(one)) === true;
}

function taxonomiesOf({ dossier, group, groups }: ChecklistQuestion): readonly string[] {
  const own = dossier?.taxonomies ?? (group === null ? undefined : groups.get(group)?.taxonomies) ?? [];
  return own
    .toSorted((left, right) => Number(right.primary ?? false) - Number(left.primary ?? false))
    .map((one) => one.code);
}

function chosenRequirement(
  versions: readonly SelectedEntry[],
  question: ChecklistQuestion,
): RequirementEntry | undefined {
  const requirements = versions.flatMap(({ entry }) => (entry.kind === 'requirement' ? [entry] : []));
  const [first] = requirements;
  if (first === undefined) return undefined;
  const atDecision =
    first.rule.versionBy === 'processed' || (first.rule.versionBy === undefined && first.rule.before !== 'submission');
  return versionOn(requirements, atDecision ? (question.by ?? question.asOf) : question.asOf);
}

/** Whoever a list excludes is not sent in, whatever the packs ask: the application is denied, and the claims are not paid. */
function exclusionItems({ payer, facts, asOf }: ChecklistQuestion, file: CaseFile): readonly ChecklistItem[] {
  if (facts === null) return [];
  const standing = standingExclusions({ asOf, lines: payer?.facts.lines ?? [], states: file.states, facts });
  return standing.map(({ matchId, isConfirmed, because }) => ({
    rule: 'excl.leie',
    title: 'Nobody excluded',
    state: isConfirmed ? 'missing' : 'unverified',
    because,
    help: isConfirmed
      ? 'do not submit: ask the agency for reinstatement first'
      : `decide whether it is the same: \`empanel screen show ${matchId}\``,
    cite: '42 CFR 424.530(a)(2) and 455.436; 42 USC 1320a-7',
    confidence: 'official',
    blocks: true,
    place: null,
    pointer: null,
    verifiedOn: null,
    staleOn: null,
  }));
}

/** A payer whose packs nobody has would seem to ask nothing: that is said. */
function unknownPackItems({ payer, packs = [], rules }: ChecklistQuestion): readonly ChecklistItem[] {
  const named = [...(payer?.facts.packs ?? []), ...packs];
  const unknown = named.filter((id) => !rules.packs.has(id));
  const because =
    payer !== null && named.length === 0
      ? `the document of ${payer.facts.name} names no rule pack, so what it asks for is not known`
      : unknown.length > 0
        ? `no pack is called ${unknown.map((id) => `\`${id}\``).join(', ')}`
        : null;
  if (because === null) return [];
  const help = 'name its packs under `packs` in the payer document: `empanel pack list` shows them';
  return [rulesItem(payer, because, help, unknown.length > 0)];
}

/** Packs that ask nothing of this kind of subject must not read as ready. */
function silentPackItems(question: ChecklistQuestion, asked: readonly ChecklistItem[]): readonly ChecklistItem[] {
  const { payer, packs = [], dossier, facility } = question;
  const named = [...(payer?.facts.packs ?? []), ...packs];
  if (asked.some(({ blocks, state }) => blocks || state !== 'not-applicable') || named.length === 0) return [];
  const who = dossier !== null ? 'this provider' : facility !== null ? 'facilities' : 'groups';
  const because = `no requirement of ${[...new Set(named)].join(', ')} speaks of ${who} here, so nothing was checked`;
  const help = 'check by hand what is asked for and submit with --override, or add requirements in a pack of your own';
  return [rulesItem(payer, because, help, true)];
}

function rulesItem(payer: ChecklistQuestion['payer'], because: string, help: string, blocks: boolean): ChecklistItem {
  return {
    rule: 'practice.packs',
    title: 'Rules of this payer',
    state: 'unknown',
    because,
    help,
    cite: 'empanel, rule packs of a payer',
    confidence: 'practice',
    blocks,
    place: payer === null ? null : { document: 'payer', key: payer.facts.key, pointer: ['packs'] },
    pointer: null,
    verifiedOn: null,
    staleOn: null,
  };
}

/** The items that one requirement makes of a case: one for each thing it asks for. */
export function requirementItems(
  entry: RequirementEntry,
  file: CaseFile,
  role: WorkspaceRole,
): readonly ChecklistItem[] {
  const { rule } = entry;
  const isOurs = rule.binds?.roles === undefined || rule.binds.roles.includes(role);
  return judgements(rule.needs, file, isOurs).map((judgement) => {
    const verified = verifiedJudgement(entry, judgement, file, isOurs);
    return waivedOr(itemOf(entry, { ...judgement, ...verified }, isOurs), file);
  });
}

type Verified = Pick<ChecklistItem, 'verifiedOn' | 'staleOn'>;

function itemOf({ rule, id }: RequirementEntry, judgement: Judgement & Verified, isOurs: boolean): ChecklistItem {
  const isSettled = settled.has(judgement.state);
  return {
    rule: id,
    title: judgement.about === null ? rule.title : `${rule.title}: ${judgement.about}`,
    state: judgement.state,
    because: judgement.because,
    help: isSettled ? null : (judgement.help ?? rule.help ?? null),
    cite: citation(rule.cite),
    confidence: rule.confidence,
    blocks: isOurs && rule.severity !== 'should',
    place: judgement.place,
    pointer: judgement.place?.document === 'dossier' ? judgement.place.pointer : null,
    verifiedOn: judgement.verifiedOn,
    staleOn: judgement.staleOn,
  };
}

/** A waiver stands for an item that is not met, from the day it was given until its end. */
function waivedOr(item: ChecklistItem, file: CaseFile): ChecklistItem {
  if (settled.has(item.state)) return item;
  const waiver = file.facts?.waivers.find(
    (one) =>
      one.rule === item.rule &&
      (one.payer === null || one.payer === file.payer) &&
      one.on <= file.asOf &&
      file.asOf < one.until,
  );
  if (waiver === undefined) return item;
  return {
    ...item,
    state: 'waived',
    because: `waived until ${waiver.until}: ${waiver.reason} (${item.because})`,
    help: null,
  };
}
