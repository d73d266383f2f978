/** The clocks that count for a circumstance, of all that the packs hold. */

import type { DerivationContext, PayerFacts, SubjectFacts } from '../../domain/facts.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { byRule, type SelectedEntry, type Situation, selectedEntries, selectedForSubject } from '../selection.ts';
import type { Circumstance } from './circumstance.ts';
import { type Surroundings, unknownSurroundings } from './condition.ts';
import type { Version } from './version-choice.ts';

/** All versions of one clock that count for a circumstance, and what could not be confirmed about them. */
export interface CountingClock {
  readonly rule: string;
  readonly versions: readonly Version[];
  readonly unsure: readonly string[];
}

/** Finds the clocks that count. */
export type ClockChoice = (
  one: Circumstance,
  facts: SubjectFacts,
  context: DerivationContext,
) => readonly CountingClock[];

/** The clocks that count for a circumstance. Choices are kept: there are few payers and professions, and many facts. */
export function clockChoice(rules: RuleSet, role: WorkspaceRole): ClockChoice {
  const kept = new Map<string, readonly CountingClock[]>();
  const keyOf = choiceKeys();
  const packsInUse = new WeakMap<DerivationContext['payers'], readonly string[]>();
  return (one, facts, context) => {
    const payer = one.payer === null ? undefined : context.payers.get(one.payer);
    let packs = packsInUse.get(context.payers);
    if (packs === undefined) {
      packs = payerPacks(context.payers);
      packsInUse.set(context.payers, packs);
    }
    const key = keyOf(one, facts, payer, packs);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const situation = situationOf(one, facts, payer, role);
    const ofSubject = one.applicationId === null;
    const selected = ofSubject ? selectedForSubject(rules, situation, packs) : selectedEntries(rules, situation);
    const chosen = choice(selected).filter(({ versions }) => versions.some(({ clock }) => hangsOn(clock, one)));
    kept.set(key, chosen);
    return chosen;
  };
}

function payerPacks(payers: DerivationContext['payers']): readonly string[] {
  return [...new Set([...payers.values()].flatMap((payer) => payer.packs))].sort();
}

/**
 * Everything the choice depends on, as one text. What comes from the subject and from the payer is long and the same for
 * many circumstances, so it is put together once and stands there as a number.
 */
function choiceKeys(): (
  one: Circumstance,
  facts: SubjectFacts,
  payer: PayerFacts | undefined,
  packs: readonly string[],
) => string {
  const subjects = numbering(({ kind, type, states, taxonomies }: SubjectFacts['subject']) =>
    [kind, type, states.join(), taxonomies.join()].join('|'),
  );
  const payers = numbering((payer: PayerFacts) =>
    [payer.packs.join(), payer.lines.join(), payer.states.join(), JSON.stringify([payer.overrides, payer.off])].join(
      '|',
    ),
  );
  const inUse = numbering((packs: readonly string[]) => packs.join());
  return (one, facts, payer, packs) => {
    const about = `${subjects(facts.subject)}|${one.element}|${one.state}|${Object.keys(one.dates).join()}`;
    if (one.applicationId === null) return `${about}|${inUse(packs)}`;
    const asked = `${one.payer}|${payer === undefined ? '' : payers(payer)}`;
    return `${about}|${one.applicationType}|${one.route}|${one.products.join()}|${asked}`;
  };
}

/** Numbers things by what is said of them: the same text, the same number. */
function numbering<Thing extends object>(text: (thing: Thing) => string): (thing: Thing) => number {
  const ofThings = new WeakMap<Thing, number>();
  const ofTexts = new Map<string, number>();
  return (thing) => {
    const known = ofThings.get(thing);
    if (known !== undefined) return known;
    const said = text(thing);
    const number = ofTexts.get(said) ?? ofTexts.size;
    ofTexts.set(said, number);
    ofThings.set(thing, number);
    return number;
  };
}

function choice(selected: readonly SelectedEntry[]): readonly CountingClock[] {
  return [...byRule(selected)].flatMap(([rule, all]) => {
    const versions = all.flatMap(({ entry }) => {
      const clock = clockOf(entry);
      return clock === undefined || entry.kind === 'fact' ? [] : [{ entry, clock }];
    });
    return versions.length === 0 ? [] : [{ rule, versions, unsure: all[0]?.unsure ?? [] }];
  });
}

/** A clock itself, or the clock that the verification window of a requirement makes. */
export function clockOf(entry: SelectedEntry['entry']): Clock | undefined {
  if (entry.kind === 'clock') return entry.rule;
  if (entry.kind === 'fact') return undefined;
  const { rule } = entry;
  const within = rule.needs.verified?.within;
  if (within === undefined) return undefined;
  return {
    id: rule.id,
    title: rule.title,
    why: rule.why,
    cite: rule.cite,
    confidence: rule.confidence,
    kind: 'verification',
    anchor: 'verification.on',
    of: [rule.needs.element],
    add: within,
    versionBy: rule.versionBy ?? 'processed',
    unanchored: 'hide',
    ...(rule.lead === undefined ? {} : { lead: rule.lead }),
  };
}

/** Whether one of a clock's dates can be among those of the circumstance. */
function hangsOn(clock: Clock, one: Circumstance): boolean {
  if (clock.of !== undefined && (one.element === null || !clock.of.includes(one.element))) return false;
  const anchors = [clock.anchor, clock.fallback?.anchor, ...(clock.alsoFrom ?? []).map((also) => also.anchor)];
  return anchors.some((anchor) => anchor !== undefined && one.dates[anchor] !== undefined);
}

function situationOf(
  one: Circumstance,
  facts: SubjectFacts,
  payer: PayerFacts | undefined,
  role: WorkspaceRole,
): Situation {
  const { subject } = facts;
  return {
    subject: subject.kind,
    role,
    packs: payer?.packs ?? [],
    payer: one.payer,
    lines: payer?.lines ?? enrolledLines(one),
    products: one.applicationId === null ? null : one.products,
    states: jurisdiction(one, facts, payer),
    providerType: subject.type,
    taxonomies: subject.taxonomies,
    facilityKind: null,
    applicationType: one.applicationType,
    route: one.route,
    overrides: payer?.overrides ?? [],
    off: payer?.off ?? [],
  };
}

/**
 * The lines of business of a circumstance that no payer describes: an application to a facility has none; enrollments in
 * Medicare and Medicaid are of their own line; for other papers lines are not in question.
 */
function enrolledLines(one: Circumstance): readonly string[] | null {
  if (one.applicationId !== null) return [];
  return one.element === 'medicare' || one.element === 'medicaid' ? [one.element] : null;
}

/** Where it counts: the paper's own state; else the states in which both the subject and the payer work. */
function jurisdiction(one: Circumstance, facts: SubjectFacts, payer: PayerFacts | undefined): readonly string[] {
  if (one.state !== null) return [one.state];
  const { states } = facts.subject;
  return payer === undefined || payer.states.length === 0
    ? states
    : states.filter((state) => payer.states.includes(state));
}

/** What surrounds the dates of a circumstance. */
export function surroundings(one: Circumstance, facts: SubjectFacts, payer: PayerFacts | undefined): Surroundings {
  return {
    ...unknownSurroundings,
    states: facts.subject.states,
    jurisdiction: jurisdiction(one, facts, payer),
    providerType: facts.subject.type,
    taxonomies: facts.subject.taxonomies,
    lines: payer?.lines ?? enrolledLines(one),
    applicationType: one.applicationType,
    element: one.element,
    certification: one.certification,
    via: one.via,
    developed: one.developed,
    caqhComplete: one.via === null ? null : one.via === 'caqh',
  };
}
