/** What an entry of a pack counts or asks for, in words. */

import { type Duration, duration, durationText } from '../domain/calendar/duration.ts';
import { coverLimits } from '../domain/money.ts';
import type { Binds, Clock, Fact, Need, Requirement } from '../domain/nouns/pack.ts';
import { anchorWords, readableAnchors } from './clocks/anchor.ts';
import { conditionWords } from './clocks/arithmetic-words.ts';
import type { RuleEntry } from './pack-entry.ts';

/** What an entry counts or asks for, in words; without its reasons. */
export function arithmeticWords(entry: RuleEntry): readonly string[] {
  switch (entry.kind) {
    case 'clock':
      return clockWords(entry.rule);
    case 'requirement':
      return requirementWords(entry.rule);
    case 'fact':
      return factWords(entry.rule);
    default:
      return entry satisfies never;
  }
}

function clockWords(clock: Clock): readonly string[] {
  const from = anchorWords(clock.anchor);
  const snap =
    clock.snap === undefined || clock.snap === 'none' ? '' : `, moved to the ${clock.snap.replaceAll('-', ' ')}`;
  return [
    `Due: ${distanceWords(clock, from)}${snap}`,
    ...(clock.posted === undefined ? [] : [`A recorded day beats it: ${anchorWords(clock.posted)}`]),
    ...(clock.exceptions ?? []).map((one) => {
      const other =
        one.none === true
          ? 'it does not run'
          : one.add === undefined && one.before === undefined
            ? 'other lead times or weight'
            : distanceWords(one, from);
      return `Except: ${one.note ?? conditionWords(one)}: ${other}`;
    }),
    ...(clock.alsoFrom ?? []).map(
      (also) => `Also: ${distanceWords(also, anchorWords(also.anchor))}; the earliest counts`,
    ),
    ...(clock.fallback === undefined
      ? []
      : [`Where that is not recorded: ${distanceWords(clock.fallback, anchorWords(clock.fallback.anchor))}`]),
    ...monthEndWords(clock),
    ...(clock.notBefore === undefined ? [] : [`Never due before: ${clock.notBefore.map(anchorWords).join('; ')}`]),
    ...(clock.opens === undefined ? [] : [`May be done: not more than ${words(clock.opens)} before it is due`]),
    ...tollWords(clock),
    ...(clock.lapses === true
      ? ['An option, not a duty: once its day has passed it is gone, and nothing is overdue']
      : []),
    ...(clock.lateBy === undefined ? [] : [`Late, and still what it is, for the time of ${clock.lateBy}`]),
    ...(clock.waitsBy === undefined ? [] : [`During a leave it waits for the return, as ${clock.waitsBy} says`]),
    ...(clock.brokenBy === undefined
      ? []
      : [`After a break in the work here longer than ${clock.brokenBy} one begins anew`]),
    ...(clock.lead === undefined ? [] : [`Shown: ${clock.lead.map(words).join(', ')} ahead`]),
    ...(clock.blocksBilling === true ? ['Missing it stops billing'] : []),
    ...(readableAnchors.has(clock.anchor) ? [] : ['Not counted yet: nothing that can be recorded holds this date']),
  ];
}

/** Months and years end on days that not every month has: each rule says what then. */
function monthEndWords(clock: Clock): readonly string[] {
  const lengths = [clock, ...(clock.exceptions ?? []), ...(clock.alsoFrom ?? []), clock.fallback].flatMap((of) =>
    [of?.add, of?.before].flatMap((code): readonly Duration[] => (code === undefined ? [] : [duration(code)])),
  );
  if (!lengths.some(({ years, months }) => years + months > 0)) return [];
  return [
    `Where the month has no such day: ${clock.monthEnd === 'next-day' ? 'the first of the next' : 'its last day'}`,
  ];
}

function tollWords({ tolls, maxStops, anewAfter }: Clock): readonly string[] {
  const late =
    anewAfter === undefined
      ? ''
      : `; an answer later than ${words(anewAfter)} (${anewAfter}) after the request begins the count anew`;
  switch (tolls) {
    case undefined:
    case 'none':
      return [];
    case 'pause':
      return [`Requests for more: it stands still until the answer${late}`];
    case 'pause-max':
      return [`Requests for more: it stands still until the answer, for the first ${maxStops ?? 1}${late}`];
    case 'restart':
      return ['Requests for more: it begins anew with the answer'];
    case 'unknown':
      return ['Requests for more: whether it stands still is not known; both days are shown'];
    default:
      return tolls satisfies never;
  }
}

/** A distance with the date it is counted from: "120 days (P120D) after: CAQH profile attested". */
export function distanceWords(of: Pick<Clock, 'add' | 'before' | 'less' | 'payerStates'>, from: string): string {
  if (of.before !== undefined) return `${words(of.before)} (${of.before}) before: ${from}`;
  if (of.payerStates !== undefined) return `after the time that the payer states, from: ${from}`;
  if (of.add === undefined) return `on a day that is recorded, after: ${from}`;
  const less = of.less === undefined ? '' : `, less ${words(of.less)}`;
  return of.add === 'P0D' ? `on the day itself: ${from}` : `${words(of.add)} (${of.add})${less} after: ${from}`;
}

function words(code: string): string {
  return durationText(duration(code));
}

function requirementWords(rule: Requirement): readonly string[] {
  return [
    `Asked: before ${rule.before === 'billing' ? 'the first claim' : `the ${rule.before}`}${rule.severity === 'should' ? '; mentioned, stops nothing' : ''}`,
    ...needWords(rule.needs),
    ...(rule.versionBy === 'processed' ? ['Which version counts: by the day of the decision'] : []),
  ];
}

function needWords(need: Need): readonly string[] {
  const parts = [
    need.kinds === undefined ? [] : [`of the kind ${need.kinds.join(' or ')}`],
    need.field === undefined ? [] : [`the field ${need.field}`],
    need.where === 'practice-states' ? ['one for each state of practice'] : [],
    need.ifClaimed === true ? ['only where one is on file'] : [],
    need.statuses === undefined ? [] : [`status ${need.statuses.join(' or ')}`],
    need.validThrough === undefined ? [] : [`in force through the ${need.validThrough}`],
    need.noOlderThan === undefined ? [] : [`not older than ${words(need.noOlderThan)} (${need.noOlderThan})`],
    need.lookback === undefined ? [] : [`${words(need.lookback)} (${need.lookback}) back`],
    need.gaps?.explain === undefined
      ? []
      : [`gaps longer than ${words(need.gaps.explain)} (${need.gaps.explain}) explained`],
    need.gaps?.inWriting === undefined
      ? []
      : [`gaps longer than ${words(need.gaps.inWriting)} (${need.gaps.inWriting}) in writing`],
    need.minimum === undefined
      ? []
      : [`at least ${coverLimits(need.minimum.perClaim ?? 0, need.minimum.aggregate ?? 0)}`],
    need.count === undefined ? [] : [`at least ${need.count}`],
    need.signed === undefined ? [] : [need.signed ? 'signed' : 'not signed'],
    need.payerAuthorized === true ? ['which the payer may read'] : [],
    need.monthPrecision === true ? ['with month and year'] : [],
    need.questions === undefined ? [] : [`with an answer to ${need.questions.join(', ')}`],
    need.explained === true ? ['every yes explained'] : [],
    need.address === undefined ? [] : [`with the ${need.address.join(' or ')} address`],
    need.says === undefined ? [] : [`showing ${need.says.join(', ')}`],
    need.agreesWith === undefined ? [] : [`agreeing with the ${need.agreesWith.join(' and the ')}`],
    need.verified === undefined ? [] : [verifiedWords(need.verified)],
    need.orElse === undefined ? [] : [`or else ${need.orElse.join(' or ')}`],
  ].flat();
  return [`Needed: ${[need.element.replaceAll('-', ' '), ...parts].join(', ')}`];
}

function verifiedWords({ within, sources }: NonNullable<Need['verified']>): string {
  const age = within === undefined ? 'verified' : `verified not longer than ${words(within)} (${within}) before`;
  return sources === undefined ? age : `${age} with ${sources.join(' or ')}`;
}

function factWords(fact: Fact): readonly string[] {
  const value =
    fact.duration !== undefined
      ? `${words(fact.duration)} (${fact.duration})`
      : fact.number !== undefined
        ? `${fact.number}${fact.unit === undefined ? '' : ` ${fact.unit}`}`
        : fact.minimum !== undefined
          ? coverLimits(fact.minimum.perClaim ?? 0, fact.minimum.aggregate ?? 0)
          : (fact.text ?? '');
  return [
    `Value: ${value}${fact.from === undefined ? '' : `, from: ${anchorWords(fact.from)}`}`,
    ...(fact.reasons === undefined ? [] : [`Reasons: ${fact.reasons.join(', ')}`]),
  ];
}

/** Whom an entry binds, by the conditions of its pack and its own; empty where it binds everybody. */
export function bindsWords(entry: RuleEntry): readonly string[] {
  const all: readonly (Binds | null | undefined)[] = [entry.packBinds, entry.rule.binds];
  return all.flatMap((binds) =>
    Object.entries(binds ?? {}).flatMap(([key, values]) =>
      Array.isArray(values) ? [`${bindNames[key] ?? key} ${values.join(', ')}`] : [],
    ),
  );
}

const bindNames: Readonly<Record<string, string>> = {
  lines: 'lines of business',
  providerTypes: 'provider types',
  notProviderTypes: 'not',
  applicationTypes: 'applications',
  facilityKinds: 'facilities',
  unsure: 'not confirmed:',
};
