import type { Fault } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check, CheckInput } from './check.ts';
import { type NamedMap, pointerOf } from './document-parts.ts';
import { isMap, items, month, monthOrDay } from './loose-value.ts';

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
      // Most maps have no two dates, and need not be asked for each order.
      const dated = datedMembers(map.members);
      if (dated.length > 1) yield* disorder(map, dated);
      if (Array.isArray(map.members.previousTerms)) yield* laterTerms(map);
    }
    if (input.kind === 'dossier') yield* bornAfter(input);
  },
};

/** For each member, those that come before it. */
const earlierOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(orders.flat())].map((name) => [
    name,
    orders.filter(([, later]) => later === name).map(([earlier]) => earlier),
  ]),
);

/** The members of a map that some order speaks of. */
function datedMembers(members: NamedMap['members']): readonly string[] {
  const found: string[] = [];
  for (const name in members) if (earlierOf.has(name)) found.push(name);
  return found;
}

/** One fault for each member that comes before one it follows. */
function* disorder({ members, place }: NamedMap, dated: readonly string[]): Iterable<Fault> {
  for (const later of dated) {
    const second = members[later];
    if (typeof second !== 'string') continue;
    const earlier = earlierOf.get(later)?.find((name) => {
      const first = dated.includes(name) ? members[name] : undefined;
      return typeof first === 'string' && isBefore(second, first);
    });
    if (earlier === undefined) continue;
    yield {
      pointer: pointerOf(place, later),
      message: `\`${later}\` is ${second}, before \`${earlier}\`, ${members[earlier]}`,
    };
  }
}

/** Earlier terms of a credential end before its current one does. */
function* laterTerms({ members, place }: NamedMap): Iterable<Fault> {
  const { expires, previousTerms } = members;
  if (typeof expires !== 'string' || !Array.isArray(previousTerms)) return;
  for (const [index, term] of previousTerms.entries()) {
    const ended = isMap(term) ? term.expires : undefined;
    if (typeof ended !== 'string' || !isBefore(expires, ended)) continue;
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

/** Whether one date lies before the other as closely as both are known; false where either is none. */
function isBefore(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  return (
    left.slice(0, length) < right.slice(0, length) && monthOrDay(left) !== undefined && monthOrDay(right) !== undefined
  );
}
