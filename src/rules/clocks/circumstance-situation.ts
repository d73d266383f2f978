/** Who and what a circumstance concerns, in the words in which rules are bound: lines of business, states, packs, surroundings. */

import type { FacilityFacts } from '../../domain/facility-facts.ts';
import type { DerivationContext, PayerFacts, SubjectFacts } from '../../domain/facts.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import type { Situation } from '../selection.ts';
import type { Circumstance } from './circumstance.ts';
import type { Surroundings } from './condition.ts';
import { statesNotLeft, statesWorkedIn } from './states-of-work.ts';

/** No facility is concerned, which is known: rules for kinds of facility do not count. */
const noFacility = 'none';

/** What a rule is asked about in a circumstance. */
export function situationOf(
  one: Circumstance,
  facts: SubjectFacts,
  context: DerivationContext,
  role: WorkspaceRole,
): Situation {
  const { subject } = facts;
  const payer = payerOf(one, context);
  const facility = facilityOf(one, context);
  const everybody = one.occasion?.of === 'roster';
  return {
    subject: everybody ? 'provider' : subject.kind,
    role,
    packs: packsOf(one, context, payer, facility),
    payer: one.payer,
    lines: linesOf(one, context, payer),
    products: one.applicationId === null ? null : one.products,
    states: jurisdiction(one, facts, context, payer, facility),
    providerType: everybody ? null : subject.type,
    taxonomies: everybody ? [] : subject.taxonomies,
    facilityKind: facility?.kind ?? (one.occasion === null ? null : noFacility),
    applicationType: one.applicationType,
    route: one.route,
    overrides: payer?.overrides ?? [],
    off: payer?.off ?? [],
  };
}

/** What surrounds the dates of a circumstance. */
export function surroundings(one: Circumstance, facts: SubjectFacts, context: DerivationContext): Surroundings {
  const payer = payerOf(one, context);
  const facility = facilityOf(one, context);
  return {
    states: statesWorkedIn(facts, context, one.from),
    jurisdiction: jurisdiction(one, facts, context, payer, facility),
    providerType: facts.subject.type,
    taxonomies: facts.subject.taxonomies,
    facilityKind: facility?.kind ?? null,
    lines: linesOf(one, context, payer),
    applicationType: one.applicationType,
    element: one.element,
    certification: one.element === 'certification' ? one.paperKind : null,
    via: one.via,
    developed: one.developed,
    caqhComplete: one.via === null ? null : one.via === 'caqh',
    change: one.occasion?.change ?? null,
    delegated: payer === undefined ? null : payer.delegated === true,
    outcome: one.occasion?.outcome ?? null,
  };
}

function payerOf(one: Circumstance, context: DerivationContext): PayerFacts | undefined {
  return one.payer === null ? undefined : context.payers.get(one.payer);
}

function facilityOf(one: Circumstance, context: DerivationContext): FacilityFacts | undefined {
  return one.facility === null ? undefined : context.facilities?.get(one.facility);
}

/** The payers for whom our own committee decides: those that delegate to it; all, where no document says so. */
function ownPayers({ payers }: DerivationContext): readonly PayerFacts[] {
  const delegating = [...payers.values()].filter(({ delegated }) => delegated === true);
  return delegating.length === 0 ? [...payers.values()] : delegating;
}

/** The cycles that the payers of a decision state: the one that decided, or all who delegate it to our own committee. */
export function statedCycles(one: Circumstance, context: DerivationContext): readonly string[] {
  const payer = payerOf(one, context);
  const own = one.occasion?.of === 'own' ? ownPayers(context).filter(({ delegated }) => delegated === true) : [];
  return (payer === undefined ? own : [payer]).flatMap(({ recredentialEvery }) => recredentialEvery ?? []);
}

function packsOf(
  one: Circumstance,
  context: DerivationContext,
  payer: PayerFacts | undefined,
  facility: FacilityFacts | undefined,
): readonly string[] {
  if (one.occasion?.of === 'own') return [...new Set(ownPayers(context).flatMap(({ packs }) => packs))].sort();
  return payer?.packs ?? facility?.packs ?? [];
}

/**
 * The lines of business in question: of an application the lines of its products, as far as the payer's document names
 * them, else all lines of the payer. An application to a facility has none; enrollments in Medicare and Medicaid are of
 * their own line; for other papers lines are not in question.
 */
function linesOf(
  one: Circumstance,
  context: DerivationContext,
  payer: PayerFacts | undefined,
): readonly string[] | null {
  if (payer !== undefined) return linesAsked(one, payer);
  switch (one.occasion?.of) {
    case 'own':
      return ownLines(context);
    case 'body':
      return [];
    case 'registry':
      return one.element === null ? [] : [one.element];
    case 'notice':
      return one.occasion.lines ?? null;
    default:
      if (one.applicationId !== null) return [];
      return one.element === 'medicare' || one.element === 'medicaid' ? [one.element] : null;
  }
}

/** The lines of those for whom our own committee decides; not in question where no payer is on file yet. */
function ownLines(context: DerivationContext): readonly string[] | null {
  const payers = ownPayers(context);
  return payers.length === 0 ? null : [...new Set(payers.flatMap(({ lines }) => lines))];
}

function linesAsked(one: Circumstance, payer: PayerFacts): readonly string[] {
  const { productLines } = payer;
  if (productLines === undefined || one.products.length === 0) return payer.lines;
  const asked = one.products.map((product) => productLines[product]);
  const known = asked.flatMap((line) => line ?? []);
  return known.length < asked.length ? payer.lines : [...new Set(known)];
}

/**
 * The states of the places that an application names; null: one of its lines names none that is known, so that all states
 * are in question in which the subject works.
 */
function statesAppliedFor(
  { places }: Circumstance,
  { subject }: SubjectFacts,
  { groups }: DerivationContext,
): readonly string[] | null {
  if (places.length === 0 || groups === undefined) return null;
  const through = subject.kind === 'group' ? [subject.key] : subject.groups;
  const found = places.map((place) => {
    const [group = '', location = ''] = place.split('|');
    const keys = group === '' ? through : [group];
    return keys.flatMap((key) => groups.get(key)?.locations.find((one) => one.key === location)?.state ?? []);
  });
  return found.some((states) => states.length === 0) ? null : [...new Set(found.flat())].sort();
}

/** The states that are asked about: of the places applied for, else those that the subject has not left. */
export function statesInQuestion(
  one: Circumstance,
  facts: SubjectFacts,
  context: DerivationContext,
): readonly string[] {
  return statesAppliedFor(one, facts, context) ?? statesNotLeft(facts, context, one.from);
}

/**
 * Where it counts: the paper's own state, the facility's; else the states in which both the payer and the subject work, of
 * which the places that are applied for leave those where they lie.
 */
function jurisdiction(
  one: Circumstance,
  facts: SubjectFacts,
  context: DerivationContext,
  payer: PayerFacts | undefined,
  facility: FacilityFacts | undefined,
): readonly string[] {
  if (one.state !== null) return [one.state];
  if (facility !== undefined && facility.state !== null) return [facility.state];
  const states = statesInQuestion(one, facts, context);
  return payer === undefined || payer.states.length === 0
    ? states
    : states.filter((state) => payer.states.includes(state));
}
