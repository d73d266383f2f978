/** Where a group or facility stood on the day of a look, as its document said by then. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../domain/facts.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { mainPremises, type Premises, premisesOf, premisesOn } from '../domain/premises.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The places to which a look may be bound, and what to say where they are not the present ones. */
export interface PlaceOfLook {
  readonly premises: readonly Premises[];
  readonly warnings: readonly string[];
}

/** A place that nobody knows: no address is like it. */
const unknownPlace: Premises = { address: '', name: '', opensOn: null, closesOn: null };

/** The place of a look that was made while it stood where it stands on the as-of day, whatever day that was. */
export function presentPlace({ premises = [] }: Pick<SubjectFacts, 'premises'>, asOf: CalendarDate): PlaceOfLook {
  const now = mainPremises(premises, asOf);
  return { premises: now === undefined ? [] : [{ ...now, opensOn: null, closesOn: null }], warnings: [] };
}

/** The place of a look on a day by the form of the document that had been taken in by then. */
export async function placeOfLook(
  ledger: Ledger,
  { kind, key }: Subject,
  { premises = [] }: Pick<SubjectFacts, 'premises'>,
  on: CalendarDate,
  asOf: CalendarDate,
): Promise<PlaceOfLook> {
  const forms = await ledger.documents.forms(kind === 'group' ? 'group' : 'facility', key);
  const then = premisesOn(
    forms.map(({ body, synced_on }) => ({
      from: synced_on as CalendarDate,
      premises: premisesOf(JSON.parse(body) as Facility | Group),
    })),
    on,
  );
  const now = mainPremises(premises, asOf);
  const was = then === undefined ? unknownPlace : mainPremises(then, on);
  if (then !== undefined && (was === undefined || was.address === now?.address))
    return { premises: then, warnings: [] };
  const record =
    then === undefined
      ? `where it stood on ${on} is not on record, and it has moved since: the look does not count`
      : `the address on record for ${on} is ${was?.name}: the look counts for that one, not`;
  const present =
    now === undefined
      ? ' for a present one'
      : ` for the present one, ${now.name}; if it was for the present one, add \`--present-address\``;
  return { premises: then ?? [unknownPlace], warnings: [`${record}${present}`] };
}
