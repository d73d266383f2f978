/** All that billing depends on for one provider, payer, product, group and place, as known on a day. */

import type { BillingMatter, BillingState } from '../../domain/participation.ts';
import type { BillingCase } from './billing-case.ts';
import { registeredWithDea, registeredWithState } from './controlled-substances.ts';
import { openAsks } from './coverage.ts';
import { employed } from './employment.ts';
import { endsOf } from './ends.ts';
import { deactivated, excluded, open, optedOut } from './obstacles.ts';
import { covered, licensed } from './papers.ts';
import { registeredAs } from './register-match.ts';
import { contracted, credentialed, linked, loaded, privileged } from './states.ts';
import type { Condition, Timeline } from './timeline.ts';

/** The states that a payer needs which says nothing: Medicare has no contract to sign. */
function neededStates({ payer, key, lines }: BillingCase): readonly BillingState[] {
  const product = payer.products?.find((one) => one.key === key.product);
  const said = product?.needs ?? payer.needs;
  if (said !== undefined) return said;
  return lines.includes('medicare')
    ? ['credentialed', 'linked', 'loaded']
    : ['credentialed', 'contracted', 'linked', 'loaded'];
}

/**
 * What does not hang on what became known when, by what it does hang on: read once for all keys and as-of days of one
 * provider.
 */
export type Lasting = Map<string, Timeline | null>;

/**
 * The conditions in the order in which people should read them: what stops everything first, then what the payer needs.
 * `controlled`: the visit is about controlled substances, which no fact on record says of it.
 */
export function billingConditions(one: BillingCase, lasting: Lasting, controlled = false): readonly Condition[] {
  const needs = neededStates(one);
  const ends = endsOf(one);
  const asks = openAsks(one);
  const place = `${one.key.group ?? ''}|${one.key.location ?? ''}`;
  const found: (readonly [BillingMatter, Timeline | null])[] = [
    ['excluded', excluded(one)],
    ['opted-out', optedOut(one)],
    ['deactivated', deactivated(one)],
    ['employed', kept(lasting, `employed ${place}`, () => employed(one))],
    ['location', kept(lasting, `location ${place}`, () => open(one))],
    ['license', kept(lasting, `license ${place}|${one.states.join()}`, () => licensed(one))],
    ['malpractice', kept(lasting, `malpractice ${place}|${one.states.join()}`, () => covered(one))],
    ['taxonomy', kept(lasting, `taxonomy ${one.key.group ?? ''}`, () => registeredAs(one))],
  ];
  if (controlled) found.push(['dea', registeredWithDea(one)], ['cds', registeredWithState(one)]);
  if (needs.includes('credentialed')) found.push(['credentialed', credentialed(one, ends, asks)]);
  if (needs.includes('contracted')) found.push(['contracted', contracted(one)]);
  if (needs.includes('linked') && one.key.group !== null) found.push(['linked', linked(one, ends, asks)]);
  if (needs.includes('loaded')) found.push(['loaded', loaded(one, ends, asks)]);
  if (needs.includes('privileged')) found.push(['privileged', privileged(one)]);
  return found.flatMap(([state, timeline]) => (timeline === null ? [] : [{ state, timeline }]));
}

function kept(lasting: Lasting, about: string, read: () => Timeline | null): Timeline | null {
  let timeline = lasting.get(about);
  if (timeline === undefined) {
    timeline = read();
    lasting.set(about, timeline);
  }
  return timeline;
}
