/** Which entries of a rule set count for one application, credential or question. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { PayerFacts, SubjectKind } from '../domain/facts.ts';
import type { Binds, Off, Override } from '../domain/nouns/pack.ts';
import { isOfSpecialty } from './clocks/condition.ts';
import { type ChangeSet, changedEntries } from './pack-changes.ts';
import { packClosure } from './pack-closure.ts';
import { isInForce, type RuleEntry, type RulePack, type WorkspaceRole } from './pack-entry.ts';
import { type RuleSet, standingPacks } from './rule-set.ts';

/** What a rule is asked about. A value that is null is not in question: conditions on it do not count. */
export interface Situation {
  readonly subject: SubjectKind;
  readonly role: WorkspaceRole;
  /** Ids of packs that the payer or facility names. */
  readonly packs: readonly string[];
  readonly payer: string | null;
  readonly lines: readonly string[] | null;
  readonly products: readonly string[] | null;
  /** States in which the application counts. */
  readonly states: readonly string[] | null;
  readonly providerType: string | null;
  /** Taxonomy codes, the primary one first. */
  readonly taxonomies: readonly string[];
  readonly facilityKind: string | null;
  readonly applicationType: string | null;
  readonly route: string | null;
  /** What the payer's own document changes. */
  readonly overrides?: readonly Override[];
  readonly off?: readonly Off[];
}

/** What is asked about the claims of providers to a payer, for a product or for any: who, where and how they enrolled is not in question. */
export function claimSituation(payer: PayerFacts, product: string | null, role: WorkspaceRole): Situation {
  const line = product === null ? undefined : payer.productLines?.[product];
  return {
    subject: 'provider',
    role,
    packs: payer.packs,
    payer: payer.key,
    lines: line === undefined ? payer.lines : [line],
    products: product === null ? [] : [product],
    states: payer.states,
    providerType: null,
    taxonomies: [],
    facilityKind: null,
    applicationType: null,
    route: null,
    overrides: payer.overrides ?? [],
    off: payer.off ?? [],
  };
}

/** An entry that counts, and whether it could not be told if it does. */
export interface SelectedEntry {
  readonly entry: RuleEntry;
  /** Conditions of `binds` that nobody could confirm: the rule may not apply. */
  readonly unsure: readonly string[];
}

/**
 * Every version of every entry that counts in the situation, with the changes of packs, workspace and payer made. Bills
 * and proposed rules never count. Versions are not yet chosen: `versionOn` does.
 */
export function selectedEntries(rules: RuleSet, situation: Situation): readonly SelectedEntry[] {
  return selectedFrom(rules, packClosure(rules.packs, standingPacks(rules.use, situation.packs)), situation);
}

/**
 * The same over every pack in use by anyone: for papers, attestations and enrollments, which belong to no one payer. Packs
 * in use are those the workspace names and those the payers name. Where the workspace names none, all are, but those that
 * are about facilities of some kind: these count where a facility names them.
 */
export function selectedForSubject(
  rules: RuleSet,
  situation: Situation,
  payerPacks: readonly string[],
): readonly SelectedEntry[] {
  const ids =
    rules.use.packs === undefined ? [...unnamedPacks(rules), ...payerPacks] : standingPacks(rules.use, payerPacks);
  return selectedFrom(rules, packClosure(rules.packs, ids), situation);
}

function unnamedPacks({ packs }: RuleSet): readonly string[] {
  return [...packs].flatMap(([id, { pack }]) => (pack.binds?.facilityKinds === undefined ? [id] : []));
}

function selectedFrom(rules: RuleSet, closure: readonly RulePack[], situation: Situation): readonly SelectedEntry[] {
  const active = closure.filter(({ pack }) => pack.binds === undefined || isBound(pack.binds, situation));
  const changes: readonly ChangeSet[] = [
    ...active.map(({ pack }) => ({ by: `pack ${pack.id}`, overrides: pack.overrides ?? [], off: pack.off ?? [] })),
    { by: 'empanel.yaml', overrides: rules.use.overrides ?? [], off: rules.use.off ?? [] },
    { by: `payer ${situation.payer ?? ''}`, overrides: situation.overrides ?? [], off: situation.off ?? [] },
  ];
  const bound = active.flatMap((pack) => pack.entries).filter((entry) => counts(entry, situation));
  return changedEntries(bound, changes).map((entry) => ({
    entry,
    unsure: [...(entry.rule.binds?.unsure ?? []), ...(entry.packBinds?.unsure ?? [])],
  }));
}

/** Whether an entry counts: no bill, about such a subject, its conditions hold. A rule is about providers unless it says. */
function counts(entry: RuleEntry, situation: Situation): boolean {
  const { rule } = entry;
  const subjects = rule.binds?.subjects ?? [entry.kind === 'clock' ? (entry.rule.subject ?? 'provider') : 'provider'];
  // Whose duty a requirement is does not decide whether it is asked: the checklist shows what others will verify.
  const dutiful = entry.kind === 'requirement' || overlaps(rule.binds?.roles, [situation.role]);
  return (
    rule.proposed !== true && dutiful && overlaps(subjects, [situation.subject]) && isBound(rule.binds ?? {}, situation)
  );
}

/** Whether every condition but the role holds; conditions on what is not in question do not count. */
export function isBound(binds: Binds, situation: Situation): boolean {
  return (
    overlaps(binds.lines, situation.lines) &&
    overlaps(binds.payers, situation.payer === null ? null : [situation.payer]) &&
    overlaps(binds.products, situation.products?.length === 0 ? null : situation.products) &&
    overlaps(binds.states, situation.states) &&
    overlaps(binds.providerTypes, situation.providerType === null ? null : [situation.providerType]) &&
    (situation.providerType === null ||
      binds.notProviderTypes?.some((type) => type === situation.providerType) !== true) &&
    (binds.specialties === undefined || isOfSpecialty(binds.specialties, situation.taxonomies)) &&
    overlaps(binds.subjects, [situation.subject]) &&
    overlaps(binds.facilityKinds, situation.facilityKind === null ? null : [situation.facilityKind]) &&
    overlaps(binds.applicationTypes, situation.applicationType === null ? null : [situation.applicationType]) &&
    overlaps(binds.routes, situation.route === null ? null : [situation.route])
  );
}

function overlaps(wanted: readonly string[] | undefined, have: readonly string[] | null): boolean {
  return wanted === undefined || have === null || wanted.some((one) => have.includes(one));
}

/** The version of a rule in force on a day, of versions that all count; undefined where none is. */
export function versionOn<Entry extends RuleEntry>(versions: readonly Entry[], on: CalendarDate): Entry | undefined {
  return versions.find((entry) => isInForce(entry, on));
}

/** Entries by rule id, in the order of their first appearance. A pack named later stands over an earlier one. */
export function byRule(selected: readonly SelectedEntry[]): ReadonlyMap<string, readonly SelectedEntry[]> {
  const found = new Map<string, SelectedEntry[]>();
  for (const one of selected) {
    const versions = found.get(one.entry.id);
    if (versions === undefined) found.set(one.entry.id, [one]);
    else versions.push(one);
  }
  return found;
}
