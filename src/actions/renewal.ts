import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Application, PayerFacts, Subject } from '../domain/facts.ts';
import type { Opening } from './open.ts';

/** A cycle that is to begin anew. */
export interface Renewal {
  readonly subject: Subject;
  readonly type: 'recredentialing' | 'revalidation';
  readonly payer: PayerFacts | null;
  readonly facility: string | null;
  /** The application of the cycle that ends; null where it was never recorded here. */
  readonly previous: Application | null;
  readonly owner: string | null;
  readonly nextOn: CalendarDate | undefined;
}

/** The application that begins the next cycle: the lines and the route of the one before, of which it is the renewal. */
export function renewal({ subject, type, payer, facility, previous, owner, nextOn }: Renewal): Opening {
  const lines = previous?.lines ?? [];
  const distinct = (values: readonly (string | null)[]): readonly string[] => [
    ...new Set(values.flatMap((value) => value ?? [])),
  ];
  return {
    subject,
    payer,
    facility,
    type,
    route: previous?.route ?? (subject.kind === 'provider' && subject.groups.length === 0 ? 'individual' : 'group'),
    products: distinct(lines.map(({ product }) => product)),
    group: lines[0]?.group ?? subject.groups[0] ?? null,
    locations: distinct(lines.map(({ location }) => location)),
    what: null,
    owner,
    previousId: previous?.id ?? null,
    replacesId: null,
    nextOn,
  };
}
