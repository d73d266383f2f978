/** The clocks that count for a circumstance, of all that the packs hold. */

import type { FacilityFacts } from '../../domain/facility-facts.ts';
import type { DerivationContext, PayerFacts, SubjectFacts } from '../../domain/facts.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import type { RuleEntry, WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { byRule, type SelectedEntry, type Situation, selectedEntries, selectedForSubject } from '../selection.ts';
import type { Circumstance, Occasion } from './circumstance.ts';
import { situationOf, statesInQuestion } from './circumstance-situation.ts';
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
  const selections = new Map<string, readonly CountingClock[]>();
  const kept = new Map<string, readonly CountingClock[]>();
  const keyOf = choiceKeys();
  const packsInUse = new WeakMap<DerivationContext['payers'], readonly string[]>();
  return (one, facts, context) => {
    let packs = packsInUse.get(context.payers);
    if (packs === undefined) {
      packs = payerPacks(context.payers);
      packsInUse.set(context.payers, packs);
    }
    const about = keyOf(one, facts, context, packs);
    const key = `${about}|${one.paperKind}|${Object.keys(one.dates).join()}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    let selected = selections.get(about);
    if (selected === undefined) {
      const situation = situationOf(one, facts, context, role);
      selected = selection(rules, situation, one, packs);
      selections.set(about, selected);
    }
    const chosen = selected.filter(({ versions }) =>
      versions.some(({ clock, entry }) => hangsOn(clock, one) && wantsPaper(entry, one)),
    );
    kept.set(key, chosen);
    return chosen;
  };
}

/** The clocks of a situation, whatever dates are recorded. */
function selection(
  rules: RuleSet,
  situation: Situation,
  one: Circumstance,
  packs: readonly string[],
): readonly CountingClock[] {
  const ofSubject = one.applicationId === null && one.occasion?.of !== 'own' && one.occasion?.of !== 'body';
  const selected = ofSubject ? selectedForSubject(rules, situation, packs) : selectedEntries(rules, situation);
  return choice(selected.filter(({ entry }) => concerns(entry, one, situation.packs)));
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
  context: DerivationContext,
  packs: readonly string[],
) => string {
  const subjects = numbering(({ kind, type, states, taxonomies }: SubjectFacts['subject']) =>
    [kind, type, states.join(), taxonomies.join()].join('|'),
  );
  const payers = numbering((payer: PayerFacts) =>
    [
      payer.packs.join(),
      payer.lines.join(),
      payer.states.join(),
      JSON.stringify([payer.overrides, payer.off, payer.productLines]),
    ].join('|'),
  );
  const facilities = numbering(({ kind, state, packs }: FacilityFacts) => [kind, state, packs.join()].join('|'));
  const inUse = numbering((packs: readonly string[]) => packs.join());
  const everyPayer = numbering((all: DerivationContext['payers']) =>
    JSON.stringify([...all.values()].map(({ delegated, packs, lines }) => [delegated, packs, lines])),
  );
  return (one, facts, context, packs) => {
    const payer = one.payer === null ? undefined : context.payers.get(one.payer);
    const facility = one.facility === null ? undefined : context.facilities?.get(one.facility);
    const about = `${subjects(facts.subject)}|${placesKey(one, facts, context)}|${one.element}|${one.state}`;
    if (one.applicationId === null && one.occasion === null) return `${about}|${inUse(packs)}`;
    const payerKey = payer === undefined ? '' : payers(payer);
    const asked = `${one.payer}|${payerKey}|${facility === undefined ? '' : facilities(facility)}`;
    const occasion =
      one.occasion === null ? '' : `${occasionKey(one.occasion)}|${inUse(packs)}|${everyPayer(context.payers)}`;
    return `${about}|${one.applicationType}|${one.route}|${one.products.join()}|${asked}|${occasion}`;
  };
}

/** Only where a time or a place leaves fewer states than the subject has. */
function placesKey(one: Circumstance, facts: SubjectFacts, context: DerivationContext): string {
  return facts.places === undefined && one.places.length === 0 ? '' : statesInQuestion(one, facts, context).join();
}

function occasionKey({ of, change, outcome, lines }: Occasion): string {
  return `${of} ${change === null} ${outcome} ${lines?.join() ?? ''}`;
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
    of: [rule.needs.element, ...(rule.needs.orElse ?? [])],
    add: within,
    versionBy: rule.versionBy ?? 'processed',
    unanchored: 'hide',
    ...(rule.lead === undefined ? {} : { lead: rule.lead }),
    ...(rule.needs.verified?.monitoredBy === undefined ? {} : { closedBy: 'verification.monitoredOn' as const }),
  };
}

/** Whether one of a clock's dates can be among those of the circumstance. */
function hangsOn(clock: Clock, one: Circumstance): boolean {
  // A denial must be told of, and begins no cycle.
  if (one.occasion?.outcome === 'denied' && clock.kind === 'recredentialing') return false;
  if (clock.of !== undefined && (one.element === null || !clock.of.includes(one.element))) return false;
  const anchors = [clock.anchor, clock.fallback?.anchor, ...(clock.alsoFrom ?? []).map((also) => also.anchor)];
  return anchors.some((anchor) => anchor !== undefined && one.dates[anchor] !== undefined);
}

/** Whether the rule behind a clock is about papers of this kind; one that was verified by no name counts for all of them. */
function wantsPaper(entry: RuleEntry, { element, paperKind }: Circumstance): boolean {
  if (entry.kind !== 'requirement' || paperKind === null) return true;
  const { kinds, element: wanted } = entry.rule.needs;
  return wanted !== element || kinds === undefined || kinds.includes(paperKind);
}

/**
 * Of what happened, one payer, or one program, is told by its own rules only: those of its line of business and of the packs
 * that it names. Rules that bind whoever it is stand for themselves.
 */
function concerns(entry: SelectedEntry['entry'], one: Circumstance, packs: readonly string[]): boolean {
  const { occasion } = one;
  if (occasion === null || occasion.change === null) return true;
  if (occasion.of === 'registry' && one.element === null) return true;
  const lines = entry.rule.binds?.lines ?? entry.packBinds?.lines;
  return lines !== undefined || packs.includes(entry.pack.id);
}
