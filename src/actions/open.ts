import { isOpen, lineStanding } from '../domain/application.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Application, ApplicationType, PayerFacts, Route, Subject } from '../domain/facts.ts';
import type { Transaction } from '../ledger/command.ts';
import { type FollowUpDefaults, followUpDay, setFollowUp } from './follow-up.ts';

/** One application to open: one subject, one payer or facility, and the lines asked for. */
export interface Opening {
  readonly subject: Subject;
  readonly payer: PayerFacts | null;
  readonly facility: string | null;
  readonly type: ApplicationType;
  readonly route: Route;
  readonly products: readonly string[];
  readonly group: string | null;
  readonly locations: readonly string[];
  readonly what: string | null;
  readonly owner: string | null;
  readonly previousId: string | null;
  readonly replacesId: string | null;
  /** The day of the next follow-up, when one was named. */
  readonly nextOn: CalendarDate | undefined;
}

/** An application that was opened. */
export interface Opened {
  readonly id: string;
  readonly opening: Opening;
  readonly nextOn: CalendarDate;
  readonly lines: number;
}

/** The lines of an opening: every product at every location; one line for everything where none is named. */
export function openingLines(
  opening: Opening,
): readonly { readonly product: string | null; readonly location: string | null }[] {
  const products = opening.products.length === 0 ? [null] : opening.products;
  const locations = opening.locations.length === 0 ? [null] : opening.locations;
  return products.flatMap((product) => locations.map((location) => ({ product, location })));
}

/** An application still open that asks the same of the same payer, if there is one. */
export function openTwin(
  opening: Opening,
  existing: readonly Application[],
  asOf: CalendarDate,
): Application | undefined {
  const wanted = new Set(openingLines(opening).map(lineKey));
  return existing.find(
    (application) =>
      application.subjectId === opening.subject.id &&
      application.payer === (opening.payer?.key ?? null) &&
      application.facility === opening.facility &&
      application.type === opening.type &&
      application.id !== opening.replacesId &&
      application.lines.some(
        (line) =>
          wanted.has(lineKey(line)) &&
          line.group === opening.group &&
          isOpen(lineStanding(application, line, asOf).state),
      ),
  );
}

/**
 * An application that brought the subject in where `opening` would bring it in once more: the same payer or facility, and a
 * line that is approved or loaded for what is asked. A termination that was opened since leaves the way free.
 */
export function approvedTwin(
  opening: Opening,
  existing: readonly Application[],
  asOf: CalendarDate,
): Application | undefined {
  if (opening.type !== 'initial') return undefined;
  const wanted = openingLines(opening);
  const meets = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;
  const there = existing.filter(
    (one) =>
      one.subjectId === opening.subject.id &&
      one.payer === (opening.payer?.key ?? null) &&
      one.facility === opening.facility,
  );
  return there.find(
    (application) =>
      application.type === 'initial' &&
      !there.some((one) => one.type === 'termination' && one.openedOn >= application.openedOn) &&
      application.lines.some(
        (line) =>
          ['approved', 'loaded'].includes(lineStanding(application, line, asOf).state) &&
          meets(line.group, opening.group) &&
          wanted.some(({ product, location }) => meets(line.product, product) && meets(line.location, location)),
      ),
  );
}

function lineKey(line: { readonly product: string | null; readonly location: string | null }): string {
  return `${line.product ?? ''}|${line.location ?? ''}`;
}

/** Opens applications in one go; each gets its lines and its first follow-up. */
export async function open(
  tx: Transaction,
  openings: readonly Opening[],
  on: CalendarDate,
  defaults: FollowUpDefaults,
): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (const opening of openings) {
    const id = await tx.insert('application', {
      id: await tx.newId('a'),
      subject_id: opening.subject.id,
      payer: opening.payer?.key ?? null,
      facility: opening.facility,
      type: opening.type,
      route: opening.route,
      what: opening.what,
      owner: opening.owner,
      opened_on: on,
      previous_id: opening.previousId,
      replaces_id: opening.replacesId,
    });
    const lines = openingLines(opening);
    for (const [index, line] of lines.entries()) {
      await tx.insert('application_line', {
        id: await tx.newId('l'),
        application_id: id,
        number: index + 1,
        product: line.product,
        group_key: opening.group,
        location: line.location,
      });
    }
    const next = followUpDay(on, opening.nextOn, opening.payer ?? undefined, defaults);
    await setFollowUp(tx, id, on, next);
    opened.push({ id, opening, nextOn: next.dueOn, lines: lines.length });
  }
  return opened;
}
