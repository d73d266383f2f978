/** The verdicts on all privileges, prepared for a schedule and kept beside the ledger until it or the rules change. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import { noPrivileges } from '../../domain/privileges/privilege-facts.ts';
import type { UseFacts } from '../../domain/privileges/privilege-use.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { grantUses } from '../../rules/privileging/answer.ts';
import { UseIndexBuilder, type UseIndexData } from '../../rules/privileging/use-index.ts';
import type { Context } from '../context.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import { progress } from '../progress.ts';
import { workspaceRulesIdentity } from '../workspace-packs.ts';
import { UseCases } from './privilege-cases.ts';

const keptName = 'privilege-verdicts.json';

/** How verdicts are made; what was kept when they were made in another way is made anew. */
const judgedBy = 4;

/** What is kept: for which ledger and rules, and on which as-of days nothing else becomes known. */
interface KeptIndex {
  readonly of: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly data: UseIndexData;
}

/** The index as known on the as-of day. */
export async function privilegeIndex(
  context: Context,
  ledger: Ledger,
  facilities: ReadonlyMap<string, Facility>,
): Promise<UseIndexData> {
  const asOf = await context.asOf();
  const workspace = await context.workspaceIfAny();
  // What was known in the past is asked rarely, and is no state of the ledger.
  const root = context.globals.text('known-at') === undefined ? workspace?.root : undefined;
  const { seq, hash } = await ledger.head();
  const of = `${judgedBy} ${seq} ${hash} ${await workspaceRulesIdentity(workspace)}`;
  const kept = root === undefined ? undefined : (keptReading(root, keptName)?.value as KeptIndex | undefined);
  if (kept?.of === of && kept.from <= asOf && asOf < kept.until) return kept.data;
  const made = await madeIndex(context, ledger, facilities);
  if (root !== undefined) keepReading(root, keptName, { of, ...made } satisfies KeptIndex);
  return made.data;
}

async function madeIndex(
  context: Context,
  ledger: Ledger,
  facilities: ReadonlyMap<string, Facility>,
): Promise<Omit<KeptIndex, 'of'>> {
  const asOf = await context.asOf();
  const cases = new UseCases(ledger, await context.rules(), asOf);
  const index = new UseIndexBuilder();
  const bar = progress(context, 'privileges');
  const known = new KnownDays(asOf);
  for (const facility of facilities.values()) {
    for (const { on } of await ledger.privileges.activations(facility.key)) known.add(on);
  }
  for (const holder of ledger.facts.holders()) {
    const { facts } = holder;
    bar.step();
    if (facts.subject.npi === null) continue;
    known.addAll(facts);
    const places = new Set((facts.privileges ?? noPrivileges).grants.map((grant) => grant.facility));
    for (const key of places) {
      const facility = facilities.get(key);
      if (facility === undefined) continue;
      index.add(facts.subject.npi, key, grantUses(await cases.of(facts, facility, holder)));
    }
  }
  bar.end();
  return { from: known.from, until: known.until, data: index.data() };
}

/** The as-of days around one on which nothing else becomes known. */
class KnownDays {
  readonly #asOf: CalendarDate;
  from = firstDate;
  until = lastDate;

  constructor(asOf: CalendarDate) {
    this.#asOf = asOf;
  }

  add(day: CalendarDate | null): void {
    if (day === null) return;
    if (day <= this.#asOf && day > this.from) this.from = day;
    if (day > this.#asOf && day < this.until) this.until = day;
  }

  addAll({ privileges = noPrivileges, decisions, matches }: UseFacts): void {
    const { appointments, grants, leaves, actions, requests, focused } = privileges;
    for (const list of [decisions, appointments, grants, leaves, actions, requests]) {
      for (const { on } of list) this.add(on);
    }
    for (const { returnedOn } of leaves) this.add(returnedOn);
    for (const request of requests) for (const { on } of request.decisions) this.add(on);
    for (const { on, resultOn } of focused) {
      this.add(on);
      this.add(resultOn);
    }
    for (const { on, closedOn, reviews } of matches) {
      this.add(on);
      this.add(closedOn);
      for (const review of reviews) this.add(review.on);
    }
  }
}
