import type { MonthOrDate } from '../../domain/calendar/month-span.ts';
import { parseMonthOrDate } from '../../domain/calendar/month-span.ts';
import type { Fault } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check, CheckInput } from './check.ts';
import { type NamedMap, pointerOf } from './document-parts.ts';
import { isMap, items, month } from './loose-value.ts';

/** Members of one map that cannot be in the other order: the earlier, the later. Their packs' own are told with packs. */
const orders: readonly (readonly [string, string])[] = [
  ['firstIssued', 'issued'],
  ['initial', 'recertified'],
  ['initial', 'expires'],
  ['recertified', 'expires'],
  ['retroactive', 'issued'],
  ['issued', 'expires'],
  ['from', 'until'],
  ['signed', 'expires'],
  ['opens', 'closes'],
  ['effective', 'ends'],
  ['signed', 'ends'],
  ['occurred', 'filed'],
  ['filed', 'closed'],
  ['occurred', 'closed'],
  ['consent', 'on'],
  ['asked', 'reopens'],
  ['enumerated', 'lastUpdated'],
  ['enumerated', 'deactivated'],
  ['effective', 'cancelled'],
];

/** Two dates that cannot be in this order. */
export const dateOrder: Check<'dossier' | 'group' | 'facility' | 'contract' | 'payer' | 'workspace'> = {
  id: 'date/order',
  severity: 'error',
  title: 'what begins first stands first',
  why: 'A license that ended before it was issued, or a job left before it was taken, has a slip in one of its dates. Every deadline and every gap counted from it is wrong.',
  help: 'compare both dates with the paper; a year is the usual slip',
  cite: 'empanel convention: dates of one entry are in their order',
  kinds: ['dossier', 'group', 'facility', 'contract', 'payer', 'workspace'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", issued: 2026-02-01, expires: 2028-01-31 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", issued: 2026-02-01, expires: 2025-01-31 }]
`,
  *faults(input) {
    for (const map of input.parts.maps) {
      yield* disorder(map);
      yield* laterTerms(map);
    }
    if (input.kind === 'dossier') yield* bornAfter(input);
  },
};

/** One fault for each member that comes before one it follows. */
function* disorder(map: NamedMap): Iterable<Fault> {
  const told = new Set<string>();
  for (const [earlier, later] of orders) {
    const [first, second] = [dateIn(map.members, earlier), dateIn(map.members, later)];
    if (first === undefined || second === undefined || !isBefore(second, first) || told.has(later)) continue;
    told.add(later);
    yield {
      pointer: pointerOf(map.place, later),
      message: `\`${later}\` is ${second}, before \`${earlier}\`, ${first}`,
    };
  }
}

/** Earlier terms of a credential end before its current one does. */
function* laterTerms({ members, place }: NamedMap): Iterable<Fault> {
  const expires = dateIn(members, 'expires');
  if (expires === undefined || !Array.isArray(members.previousTerms)) return;
  for (const [index, term] of members.previousTerms.entries()) {
    const ended = isMap(term) ? dateIn(term, 'expires') : undefined;
    if (ended === undefined || !isBefore(expires, ended)) continue;
    yield {
      pointer: [...pointerOf(place, 'previousTerms'), index, 'expires'],
      message: `an earlier term ends on ${ended}, after the current one, which ends on ${expires}`,
      help: 'put the newest dates into the entry itself and the older ones under `previousTerms`',
    };
  }
}

/** Nobody finishes school or is licensed before being born. */
function* bornAfter({ value }: CheckInput<'dossier'>): Iterable<Fault> {
  const born = month(value.birthDate);
  if (born === undefined) return;
  const events = [
    ...items(value.education).map(([, one]) => month(one.until)),
    ...items(value.licenses).flatMap(([, one]) => [month(one.firstIssued), month(one.issued)]),
    ...items(value.training).map(([, one]) => month(one.from)),
    ...items(value.workHistory).map(([, one]) => month(one.from)),
  ];
  const before = events.find((event) => event !== undefined && isBefore(event, born));
  if (before === undefined) return;
  yield {
    pointer: ['birthDate'],
    message: `the birth date, ${masked(born, 'birthDate')}, lies after something from ${before} in this dossier`,
  };
}

function dateIn(members: Readonly<Record<string, unknown>>, name: string): MonthOrDate | undefined {
  const value = members[name];
  return typeof value === 'string' && Object.hasOwn(members, name) ? parseMonthOrDate(value) : undefined;
}

/** Whether one lies before the other as closely as both are known. */
function isBefore(left: MonthOrDate, right: MonthOrDate): boolean {
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) < right.slice(0, length);
}
