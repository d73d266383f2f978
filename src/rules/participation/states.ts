/** The five states on every day of service. */

import { lineStanding } from '../../domain/application.ts';
import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { ApplicationState } from '../../domain/facts.ts';
import { ownBody } from '../../domain/file-facts.ts';
import type { EnrolledNumber } from '../../domain/provider-standing.ts';
import { linesOf } from '../clocks/application-dates.ts';
import { type BillingCase, type FiledLine, isGranting, isOfPlace, isUndecided } from './billing-case.ts';
import { type End, endOf } from './ends.ts';
import { anyOf, type Part, type Timeline } from './timeline.ts';

/** A body decided that the provider may take part: in this product, whatever the group and place. */
export function credentialed(one: BillingCase, ends: readonly End[]): Timeline {
  const parts = [
    ...one.filed.flatMap((line) => grantParts(line, ends, 'approval')),
    ...decisionParts(one, ends),
    ...standingParts(one, ends),
  ];
  const ended = ends.at(-1);
  return anyOf(parts, ended === undefined ? notGrantedWords(one) : ended.because);
}

/** Where the newest application that would let the provider take part stands. */
function notGrantedWords({ facts, key, asOf, payer }: BillingCase): string {
  const standing = facts.applications
    .filter((one) => one.payer === key.payer && one.openedOn <= asOf && isGranting(one.type))
    .flatMap((application) =>
      linesOf(application)
        .filter(
          (line) =>
            (line.product === null || key.product === null || line.product === key.product) &&
            (line.group === null || line.group === key.group) &&
            (line.location === null || key.location === null || line.location === key.location),
        )
        .map((line) => ({ application, ...lineStanding(application, line, asOf) })),
    )
    .toSorted((left, right) => (left.since < right.since ? 1 : left.since > right.since ? -1 : 0))[0];
  if (standing === undefined) return `${payer.name} has not decided: no application is on record`;
  const { application, state, since } = standing;
  const words = stateWords[state] ?? ((on: CalendarDate) => `stands at ${state} since ${on}`);
  return `application ${application.id} ${words(since)}`;
}

const stateWords: Readonly<Partial<Record<ApplicationState, (on: CalendarDate) => string>>> = {
  draft: (on) => `is a draft since ${on}, not submitted`,
  returned: (on) => `was returned on ${on} and not submitted again`,
  rejected: (on) => `was rejected on ${on}`,
  'panel-closed': (on) => `met a closed panel on ${on}`,
  denied: (on) => `was denied on ${on}`,
  withdrawn: (on) => `was withdrawn on ${on}`,
};

/** An agreement is in force for the product and place. */
export function contracted(one: BillingCase): Timeline {
  const parts = one.contracts.flatMap(({ key, status, effectiveOn, endsOn }): readonly Part[] => {
    if (effectiveOn === null || (status === 'ended' && endsOn === null)) return [];
    return [part('ok', effectiveOn, endsOn, `contract ${key} since ${effectiveOn}`, `contract ${key}`)];
  });
  const undated = one.contracts.find(({ effectiveOn }) => effectiveOn === null);
  const missing =
    undated === undefined ? 'no signed contract covers it' : `contract ${undated.key} has no effective date`;
  return anyOf(parts, missing);
}

/** The provider stands on the contract, alone or through the group. */
export function linked(one: BillingCase, ends: readonly End[]): Timeline {
  const { key } = one;
  const replaced = new Set(one.links.flatMap(({ lineId }) => lineId ?? []));
  const own = one.contracts
    .filter(({ holder, effectiveOn }) => holder?.kind === 'provider' && effectiveOn !== null)
    .map(({ key: contract, effectiveOn, endsOn }) =>
      part('ok', effectiveOn ?? firstDate, endsOn, `holds contract ${contract}`, `contract ${contract}`),
    );
  const rows = one.links.map(({ contract, from, until }) =>
    part(
      'ok',
      from ?? contractStart(one, contract),
      until,
      `stands on contract ${contract}`,
      `the place on contract ${contract}`,
    ),
  );
  const approved = one.filed
    .filter((line) => isOfPlace(line, key) && !replaced.has(line.line.id))
    .flatMap((line) => grantParts(line, ends, 'approval'))
    .map((granted) =>
      granted.level === 'hold' ? { ...granted, because: 'not sure before the approval and its day' } : granted,
    );
  const numbers = numberParts(one, ends);
  const who =
    key.group === null ? 'in the own name' : `for ${key.group}${key.location === null ? '' : `, ${key.location}`}`;
  return anyOf([...own, ...rows, ...approved, ...numbers], `not linked ${who}`);
}

/** The payer's claim system knows the provider for the group and place. */
export function loaded(one: BillingCase, ends: readonly End[]): Timeline {
  const { key } = one;
  const lines = one.filed
    .filter((line) => isOfPlace(line, key))
    .flatMap((line): readonly Part[] => {
      const { approvedOn, start, submittedOn } = line;
      const from = first(start.heldFrom, start.start) ?? submittedOn;
      if (approvedOn === null) return [part('hold', from, null, pendingWords(line), 'the application')];
      const because = line.loaded ? 'loaded' : `approved on ${approvedOn}, not loaded yet`;
      return [part(line.loaded ? 'ok' : 'hold', from, null, because, 'the load')];
    });
  const standing = [...numberParts(one, ends), ...documentParts(one, ends)];
  const waiting = one.links.map(({ contract, from, until }) =>
    part(
      'hold',
      from ?? contractStart(one, contract),
      until,
      `on contract ${contract}, not known to be loaded`,
      'the place on the contract',
    ),
  );
  return anyOf([...lines, ...standing, ...waiting], 'not loaded');
}

/** A facility granted a privilege; asked only where the place lies in one. */
export function privileged(one: BillingCase): Timeline | null {
  const { place, privileges } = one;
  if (place === null || (place.facility === null && place.kind !== 'facility')) return null;
  const facility = place.facility ?? place.key;
  const parts = privileges
    .filter((privilege) => privilege.facility === facility)
    .map(({ from, until, rests }) => {
      const because = rests ?? `privileged at ${facility} since ${from}`;
      return part(rests === undefined ? 'ok' : 'no', from, until, because, `the privilege at ${facility}`);
    });
  return anyOf(parts, `no privilege at ${facility} is recorded`);
}

function pendingWords({ application, submittedOn }: FiledLine): string {
  return `application ${application.id} of ${submittedOn} is pending`;
}

/** What a filed line makes true, or lets wait. */
function grantParts(
  { approvedOn, submittedOn, start }: FiledLine,
  ends: readonly End[],
  noun: string,
): readonly Part[] {
  const { start: from, heldFrom, heldBecause, basis } = start;
  const end = endOf(approvedOn ?? submittedOn, ends)?.on ?? null;
  const held = heldFrom === null ? [] : [part('hold', heldFrom, from ?? end, heldBecause, noun)];
  if (from === null) return held;
  return [part('ok', from, end, `approved on ${approvedOn}, ${basis}`, noun), ...held];
}

/** Decisions of our own committee where it counts, and of the payer where it is recorded as one. */
function decisionParts({ facts, key, asOf, payer, contracts }: BillingCase, ends: readonly End[]): readonly Part[] {
  const delegated = payer.delegated === true || contracts.some((contract) => contract.delegated);
  return facts.decisions.flatMap(({ body, program, outcome, on, applicationId }) => {
    const decides = (body === key.payer && applicationId === null) || (body === ownBody && delegated);
    const approved = outcome === 'approved' || outcome === 'approved-with-conditions';
    if (!decides || program !== 'network' || !approved || on > asOf) return [];
    const whose = body === ownBody ? 'our committee, to which the decision is delegated,' : payer.name;
    return [part('ok', on, endAfter(on, ends), `${whose} approved on ${on}`, 'the approval')];
  });
}

/** What documents take for granted: numbers that a program gave, places on a contract from before it was all recorded here. */
function standingParts(one: BillingCase, ends: readonly End[]): readonly Part[] {
  return [...numberParts(one, ends), ...documentParts(one, ends)];
}

function documentParts(one: BillingCase, ends: readonly End[]): readonly Part[] {
  // Who has asked to be let in and was not yet answered is not in, whatever the contract's document foresees.
  if (isAsking(one)) return [];
  const stands = one.links
    .filter(({ origin }) => origin === 'document')
    .map(({ contract, from, until }) => ({ contract, since: from ?? contractStart(one, contract), until }));
  const holds = one.contracts
    .filter(
      ({ holder, effectiveOn, admits }) => holder?.kind === 'provider' && effectiveOn !== null && admits !== false,
    )
    .map(({ key, effectiveOn, endsOn }) => ({ contract: key, since: effectiveOn ?? firstDate, until: endsOn }));
  return [...holds, ...stands].map(({ contract, since, until }) =>
    part(
      'ok',
      since,
      first(until, endAfter(since, ends)),
      `a provider of contract ${contract} by its document`,
      `the place on contract ${contract}`,
    ),
  );
}

function isAsking({ filed, key }: BillingCase): boolean {
  return filed.some((line) => isOfPlace(line, key) && isUndecided(line));
}

function numberParts(one: BillingCase, ends: readonly End[]): readonly Part[] {
  const { standing, lines, states, key } = one;
  return standing.numbers
    .filter((number) => lines.includes(number.program) && isForPlace(number, states, key))
    .map(({ program, from, until }) => {
      const since = from ?? firstDate;
      const name = program === 'medicare' ? 'Medicare number' : 'Medicaid number';
      const words = from === null ? `${name} on file` : `${name} since ${from}`;
      return part('ok', since, first(until, endAfter(since, ends)), words, `the ${name}`);
    });
}

function isForPlace(
  number: EnrolledNumber,
  states: readonly string[],
  { group, location }: BillingCase['key'],
): boolean {
  return (
    (number.state === null || states.includes(number.state)) &&
    (number.program === 'medicaid' || number.group === group) &&
    (number.location === null || location === null || number.location === location)
  );
}

function contractStart({ contracts }: BillingCase, key: string): CalendarDate {
  return contracts.find((contract) => contract.key === key)?.effectiveOn ?? firstDate;
}

function endAfter(since: CalendarDate, ends: readonly End[]): CalendarDate | null {
  return endOf(since, ends)?.on ?? null;
}

function first(left: CalendarDate | null, right: CalendarDate | null): CalendarDate | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function part(
  level: Part['level'],
  from: CalendarDate,
  until: CalendarDate | null,
  because: string,
  noun: string,
): Part {
  return { level, from, until: until ?? lastDate, because, noun };
}
