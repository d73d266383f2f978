/** The five states on every day of service. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../domain/contracts/contract.ts';
import { contractTerms } from '../../domain/contracts/contract-term.ts';
import { ownBody } from '../../domain/file-facts.ts';
import type { EnrolledNumber } from '../../domain/provider-standing.ts';
import type { BillingCase, FiledLine } from './billing-case.ts';
import {
  apartDoubt,
  askedApart,
  askWords,
  type Doubt,
  isOfPlace,
  isTakenForGranted,
  newestAsk,
  type OpenAsk,
  placeDoubt,
} from './coverage.ts';
import { type End, endOf } from './ends.ts';
import { anyOf, type Part, type Timeline } from './timeline.ts';

/** A body decided that the provider may take part: in this product, whatever the group and place. */
export function credentialed(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): Timeline {
  const parts = [
    ...one.filed.flatMap((line) => grantParts(line, ends, 'approval')),
    ...decisionParts(one, ends),
    ...standingParts(one, ends, asks),
  ];
  const ended = ends.at(-1);
  return anyOf(parts, ended === undefined ? notGrantedWords(one) : ended.because);
}

/** Where the newest application that would let the provider take part stands. */
function notGrantedWords(one: BillingCase): string {
  const newest = newestAsk(one);
  return newest === undefined ? `${one.payer.name} has not decided: no application is on record` : askWords(newest);
}

/** An agreement is in force for the product and place. */
export function contracted(one: BillingCase): Timeline {
  const parts = one.contracts.flatMap((contract): readonly Part[] => {
    const { key, status, effectiveOn, endsOn } = contract;
    if (effectiveOn === null || (status === 'ended' && endsOn === null)) return [];
    const agreed = endsOn === null ? agreedUntil(contract) : null;
    const sure = part('ok', effectiveOn, endsOn ?? agreed, `contract ${key} since ${effectiveOn}`, `contract ${key}`);
    if (agreed === null) return [sure];
    const because = `the term of contract ${key} ended on ${agreed} and goes on only by agreement, which is not on record`;
    return [sure, part('hold', agreed, null, because, `contract ${key}`)];
  });
  const undated = one.contracts.find(({ effectiveOn }) => effectiveOn === null);
  const missing =
    undated === undefined ? 'no signed contract covers it' : `contract ${undated.key} has no effective date`;
  return anyOf(parts, missing);
}

/** The end of the term of a contract that renews by agreement only; null: it has no such end. */
function agreedUntil({ clauses }: ContractFacts): CalendarDate | null {
  if (clauses?.renewal?.kind !== 'agreed') return null;
  return contractTerms(clauses).at(-1)?.endsOn ?? null;
}

/** The provider stands on the contract, alone or through the group. */
export function linked(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): Timeline {
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
  const approved = linesAt(one)
    .filter(({ line }) => !replaced.has(line.id))
    .flatMap((line) =>
      doubted(
        grantParts(line, ends, 'approval').map((granted) =>
          granted.level === 'hold' ? { ...granted, because: 'not sure before the approval and its day' } : granted,
        ),
        line,
        one,
        asks,
      ),
    );
  const numbers = numberParts(one, ends, asks);
  const who =
    key.group === null ? 'in the own name' : `for ${key.group}${key.location === null ? '' : `, ${key.location}`}`;
  return anyOf([...own, ...rows, ...approved, ...numbers], missingWords(one, asks) ?? `not linked ${who}`);
}

/** The payer's claim system knows the provider for the group and place. */
export function loaded(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): Timeline {
  const lines = linesAt(one).flatMap((line): readonly Part[] => {
    const { approvedOn, start, submittedOn } = line;
    const from = first(start.heldFrom, start.start) ?? submittedOn;
    const waits = part('hold', from, null, pendingWords(line), 'the application');
    if (approvedOn === null) return doubted([waits], line, one, asks);
    const because = line.loaded ? 'loaded' : `approved on ${approvedOn}, not loaded yet`;
    return doubted([part(line.loaded ? 'ok' : 'hold', from, null, because, 'the load')], line, one, asks);
  });
  const standing = standingParts(one, ends, asks);
  const waiting = one.links.map(({ contract, from, until }) =>
    part(
      'hold',
      from ?? contractStart(one, contract),
      until,
      `on contract ${contract}, not known to be loaded`,
      'the place on the contract',
    ),
  );
  return anyOf([...lines, ...standing, ...waiting], missingWords(one, asks) ?? 'not loaded');
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

/** Filed lines for the group and place; those that name the place come first, since they say most about it. */
function linesAt(one: BillingCase): readonly FiledLine[] {
  const here = one.filed.filter((line) => isOfPlace(line, one));
  return here.length < 2 ? here : here.toSorted((left, right) => namesNone(left) - namesNone(right));
}

function namesNone({ line }: FiledLine): number {
  return line.location === null ? 1 : 0;
}

/** What an approval makes true, as far as it is known to count at the place. */
function doubted(parts: readonly Part[], line: FiledLine, one: BillingCase, asks: readonly OpenAsk[]): readonly Part[] {
  return underDoubt(parts, placeDoubt(line, one, asks));
}

function underDoubt(parts: readonly Part[], doubt: Doubt | undefined): readonly Part[] {
  if (doubt === undefined) return parts;
  return doubt.level === 'no' ? [] : parts.map((each) => ({ ...each, level: 'hold', because: doubt.because }));
}

/** The application that asks for this place by name. */
function missingWords({ key }: BillingCase, asks: readonly OpenAsk[]): string | undefined {
  const apart = askedApart(asks, key, null);
  return apart === undefined ? undefined : askWords(apart);
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
function standingParts(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): readonly Part[] {
  return [...numberParts(one, ends, asks), ...documentParts(one, ends, asks)];
}

function documentParts(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): readonly Part[] {
  const stands = one.links
    .filter(({ origin }) => origin === 'document')
    .map(({ contract, from, until }) => ({ contract, since: from ?? contractStart(one, contract), until }));
  const holds = one.contracts
    .filter(
      ({ holder, effectiveOn, admits }) => holder?.kind === 'provider' && effectiveOn !== null && admits !== false,
    )
    .map(({ key, effectiveOn, endsOn }) => ({ contract: key, since: effectiveOn ?? firstDate, until: endsOn }));
  // Who asks to be let in, or was refused since, is not in, whatever the contract's document foresees.
  const granted = [...holds, ...stands].filter(({ since }) => isTakenForGranted(asks, since));
  return granted.map(({ contract, since, until }) =>
    part(
      'ok',
      since,
      first(until, endAfter(since, ends)),
      `a provider of contract ${contract} by its document`,
      `the place on contract ${contract}`,
    ),
  );
}

function numberParts(one: BillingCase, ends: readonly End[], asks: readonly OpenAsk[]): readonly Part[] {
  const { standing, lines, states, key } = one;
  return standing.numbers
    .filter((number) => lines.includes(number.program) && isForPlace(number, states, key))
    .flatMap(({ program, location, from, until }): readonly Part[] => {
      const since = from ?? firstDate;
      const name = program === 'medicare' ? 'Medicare number' : 'Medicaid number';
      const words = from === null ? `${name} on file` : `${name} since ${from}`;
      const own = [part('ok', since, first(until, endAfter(since, ends)), words, `the ${name}`)];
      // A number for no place in particular says nothing of one that was asked for apart.
      return location === null ? underDoubt(own, apartDoubt(asks, key, from)) : own;
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
