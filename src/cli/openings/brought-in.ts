import { approvedTwin, type Opening } from '../../actions/open.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application } from '../../domain/facts.ts';
import { verdictOn } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';

const remedy =
  'a renewal is `--type recredentialing`, a return `--type reactivation`; with `--reason` an initial one is opened all the same';

/** Why an initial application would bring somebody in a second time; null: it would not, or it is of another type. */
export function broughtIn(
  ledger: Ledger,
  opening: Opening,
  existing: readonly Application[],
  asOf: CalendarDate,
): string | null {
  if (opening.type !== 'initial') return null;
  const twin = approvedTwin(opening, existing, asOf);
  if (twin !== undefined) return `${twin.id} has brought them in already: ${remedy}`;
  return isBilledAlready(ledger, opening, asOf) ? `they may be billed there already: ${remedy}` : null;
}

/** Whether everything that is asked for may be billed on the as-of day. */
function isBilledAlready(ledger: Ledger, opening: Opening, asOf: CalendarDate): boolean {
  const { subject, payer, group, products, locations } = opening;
  if (payer === null || subject.kind !== 'provider') return false;
  const isAsked = (wanted: readonly string[], one: string | null): boolean =>
    wanted.length === 0 || one === null || wanted.includes(one);
  const rows = ledger.participations
    .knownOn(subject.id, asOf)
    .filter(
      (row) =>
        row.payer === payer.key &&
        (group === null || row.group === group) &&
        isAsked(products, row.product) &&
        isAsked(locations, row.location),
    );
  return rows.length > 0 && rows.every(({ verdicts }) => verdictOn(verdicts, asOf)?.verdict === 'bill');
}
