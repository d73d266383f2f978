/** The facts as they will stand when steps of a plan have been recorded: what the evaluator of participation is asked about. */

import { addDays, type CalendarDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../domain/contracts/contract.ts';
import type { Application, Credential, Step, StepName } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { RegisteredTaxonomy } from '../../domain/provider-standing.ts';
import type { BillingFacts } from '../participation/billing-case.ts';
import { plannedStep } from './step-length.ts';

/** Facts with one application put in place of its former self, or added. */
export function withApplication(about: BillingFacts, application: Application): BillingFacts {
  const others = about.facts.applications.filter(({ id }) => id !== application.id);
  return { ...about, facts: { ...about.facts, applications: [...others, application] } };
}

/** An application with further steps of some of its lines, in the order given; steps without a day are left out. */
export function withSteps(
  application: Application,
  lines: readonly string[],
  steps: readonly (readonly [StepName, CalendarDate | null])[],
): Application {
  let sequence = application.steps.reduce((most, step) => Math.max(most, step.sequence), 0);
  const added = steps.flatMap(([name, on]): readonly Step[] => {
    if (on === null) return [];
    return lines.map((lineId) => {
      sequence += 1;
      return { ...plannedStep(name, on, sequence), lineId };
    });
  });
  return { ...application, steps: [...application.steps, ...added] };
}

/** Approvals of an application as if the payer had named the first day. */
export function withEffectiveDay(about: BillingFacts, id: string, effectiveOn: CalendarDate): BillingFacts {
  const known = about.facts.applications.find((one) => one.id === id);
  if (known === undefined) return about;
  const steps = known.steps.map((step) => (step.name === 'approved' ? { ...step, effectiveOn } : step));
  return withApplication(about, { ...known, steps });
}

/** The provider works for the group at the place from a day on. */
export function withWork(about: BillingFacts, { group, location }: ParticipationKey, from: CalendarDate): BillingFacts {
  if (group === null) return about;
  const place = { group, location, state: null, from, until: null, federal: false };
  return { ...about, standing: { ...about.standing, places: [...about.standing.places, place] } };
}

/** A license for one of the states, or malpractice cover, in force from a day on. */
export function withPaper(
  about: BillingFacts,
  kind: 'license' | 'malpractice',
  state: string | null,
  from: CalendarDate,
): BillingFacts {
  const paper: Credential = {
    id: `plan ${kind} ${state ?? ''}`,
    kind,
    // A license of the provider's own profession, like those on file.
    naturalKey: `${state ?? ''}|${about.facts.subject.type ?? ''}|plan ${kind}`,
    label: kind === 'license' ? `${state ?? ''} license` : 'malpractice cover',
    state,
    status: null,
    valueHash: '',
    terms: [{ id: `plan ${kind}`, happenedOn: null, from, through: null }],
  };
  return { ...about, facts: { ...about.facts, credentials: [...about.facts.credentials, paper] } };
}

/** Enrollments that the dossier calls stopped, as they read once a reactivation was approved. */
export function withReactivation(about: BillingFacts): BillingFacts {
  const credentials = about.facts.credentials.map((one): Credential => {
    if (one.kind === 'medicare' && one.status === 'deactivated') return { ...one, status: 'enrolled' };
    const stopped = one.kind === 'medicaid' && (one.status === 'inactive' || one.status === 'terminated');
    return stopped ? { ...one, status: 'enrolled' } : one;
  });
  return { ...about, facts: { ...about.facts, credentials } };
}

/**
 * Enrollments whose revalidation is overdue, the provider's own and that of the groups, as they read once another due day
 * stands in the documents.
 */
export function withRevalidation(about: BillingFacts): BillingFacts {
  const renewed = (credentials: readonly Credential[]): readonly Credential[] =>
    credentials.map((one) => {
      if (one.kind !== 'medicare' && one.kind !== 'medicaid') return one;
      return { ...one, terms: one.terms.map((term) => ({ ...term, through: null })) };
    });
  const { groupFile } = about.context;
  const facts = { ...about.facts, credentials: renewed(about.facts.credentials) };
  if (groupFile === undefined) return { ...about, facts };
  const ofGroup: typeof groupFile = (key) => {
    const file = groupFile(key);
    return file === undefined ? undefined : { ...file, credentials: renewed(file.credentials) };
  };
  return { ...about, facts, context: { ...about.context, groupFile: ofGroup } };
}

/** Taxonomies that the register does not have, as they read once one of the two was corrected. */
export function withRegister(about: BillingFacts): BillingFacts {
  const agreeing = <T extends { readonly taxonomy?: RegisteredTaxonomy }>(one: T): T =>
    one.taxonomy === undefined ? one : { ...one, taxonomy: { ...one.taxonomy, agrees: true } };
  const groups = new Map([...(about.context.groups ?? [])].map(([key, group]) => [key, agreeing(group)]));
  return { ...about, standing: agreeing(about.standing), context: { ...about.context, groups } };
}

/** A contract with the payer that covers everything, held by the group, or by the provider where no group bills. */
export function withContract(
  about: BillingFacts,
  { payer, group }: ParticipationKey,
  from: CalendarDate,
): BillingFacts {
  const key = `plan ${payer} ${group ?? ''}`;
  const contract: ContractFacts = {
    key,
    payer,
    holder:
      group === null
        ? { kind: 'provider', key: about.facts.subject.npi ?? about.facts.subject.key }
        : { kind: 'group', key: group },
    route: group === null ? 'individual' : 'group',
    status: 'signed',
    products: [],
    excludedProducts: [],
    allProducts: true,
    locations: [],
    signedOn: null,
    effectiveOn: from,
    endsOn: null,
    delegated: false,
    admits: false,
    portable: null,
    newProvidersFrom: null,
    filing: {},
  };
  const contracts = new Map([...(about.context.contracts ?? []), [key, contract]]);
  return { ...about, context: { ...about.context, contracts } };
}

/** A privilege at a facility from a day on. */
export function withPrivilege(about: BillingFacts, facility: string, from: CalendarDate): BillingFacts {
  return { ...about, privileges: [...(about.privileges ?? []), { facility, from, until: null }] };
}

/** How far from a first guess a last day is looked for. */
const furthest = 256;

/**
 * The last day on which something still holds. It holds on early days and no longer on later ones; `near` is where to begin
 * looking. Null: on no day of the eight months before it. The last day there is: on all days of the eight months after it.
 */
export function lastDayOf(holds: (day: CalendarDate) => boolean, near: CalendarDate): CalendarDate | null {
  const forward = holds(near);
  // Offsets from `near`: it holds on the first, and on the second no longer.
  let [yes, no] = [0, 0];
  for (let step = 1; ; step *= 2) {
    if (step > furthest) return forward ? lastDate : null;
    const offset = forward ? step : -step;
    if (holds(addDays(near, offset)) === forward) [yes, no] = forward ? [offset, no] : [yes, offset];
    else {
      [yes, no] = forward ? [yes, offset] : [offset, no];
      break;
    }
  }
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(addDays(near, middle))) yes = middle;
    else no = middle;
  }
  return addDays(near, yes);
}
