/** Which products, groups and places a plan is about. */

import { isOpen, lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { coversProduct } from '../../domain/contracts/contract.ts';
import { fitsKey, type ParticipationKey } from '../../domain/participation.ts';
import { linesOf } from '../clocks/application-dates.ts';
import { type BillingFacts, contractsWith } from '../participation/billing-case.ts';
import { participationKeys } from '../participation/participation-keys.ts';
import { supposedApplication } from './application-track.ts';
import type { PlanQuestion, PlanTarget } from './plan-question.ts';
import { withApplication } from './planned-world.ts';

/**
 * The products, groups and places in question: those on record, as the billing gate takes them; else those that an
 * application would be about, of the products that a contract with the payer covers, where there is one.
 */
export function planKeys({ about, asOf }: PlanQuestion, target: PlanTarget): readonly ParticipationKey[] {
  const { subject } = about.facts;
  const only = subject.groups.length === 1 ? subject.groups[0] : undefined;
  const asked = { ...target, group: target.group ?? only };
  const all = participationKeys(about);
  const recorded = all.filter((one) =>
    fitsKey(one, target.group === undefined && isAlone(about, asOf, all, target, only) ? target : asked),
  );
  if (recorded.length > 0) return reachable(recorded, target, about);
  const key = {
    payer: target.payer,
    product: target.product ?? null,
    group: asked.group ?? null,
    location: target.location ?? null,
  };
  const supposed = withApplication(about, { ...supposedApplication(key, subject.id), openedOn: asOf });
  const keys = participationKeys(supposed).filter((one) => fitsKey(one, asked));
  // At another place it is about the products that the provider has with the payer; else about those that are under contract.
  const had = new Set(
    all.filter((one) => fitsKey(one, { ...asked, location: undefined })).map(({ product }) => product),
  );
  const held = contractsWith(key.payer, about.context).filter(
    ({ status, holder }) => status === 'signed' && (holder?.key === key.group || holder?.key === subject.npi),
  );
  const same = keys.filter(({ product }) => had.has(product));
  const covered = keys.filter(({ product }) => held.some((one) => coversProduct(one, product)));
  const chosen = [same, covered, keys].find((some) => some.length > 0) ?? [key];
  return reachable(chosen, target, about);
}

/**
 * Whether an application in the own name is under way and none for the group: who has begun without the group is not told to
 * file a second time for it.
 */
function isAlone(
  { facts }: BillingFacts,
  asOf: CalendarDate,
  all: readonly ParticipationKey[],
  target: PlanTarget,
  only: string | undefined,
): boolean {
  if (all.some((one) => fitsKey(one, { ...target, group: only }))) return false;
  return facts.applications
    .filter(({ payer, openedOn }) => payer === target.payer && openedOn <= asOf)
    .some((application) =>
      linesOf(application).some(
        (line) =>
          line.group === null && application.route !== 'group' && isOpen(lineStanding(application, line, asOf).state),
      ),
    );
}

/** Without the places in states where the payer is not, unless they are asked for or are all there are. */
function reachable(
  keys: readonly ParticipationKey[],
  { payer, location }: PlanTarget,
  { context }: BillingFacts,
): readonly ParticipationKey[] {
  const states = context.payers.get(payer)?.states ?? [];
  if (location !== undefined || states.length === 0) return keys;
  const there = keys.filter((key) => {
    const place = context.groups?.get(key.group ?? '')?.locations.find((one) => one.key === key.location);
    return place?.state == null || states.includes(place.state);
  });
  return there.length > 0 ? there : keys;
}
