import { lineStanding } from '../domain/application.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { isOpenOn, wasSent } from '../domain/departure.ts';
import type { Application, Subject } from '../domain/facts.ts';
import { UserError } from '../errors.ts';
import type { Transaction } from '../ledger/command.ts';
import { advance, checkedMove, type Move } from './advance.ts';
import type { FollowUpDefaults } from './follow-up.ts';
import { type Opened, type Opening, open } from './open.ts';

/** Records that a provider leaves, and opens the terminations. `departedOn`: the first day without them. */
export async function depart(
  tx: Transaction,
  subject: Subject,
  departedOn: CalendarDate,
  terminations: readonly Opening[],
  asOf: CalendarDate,
  defaults: FollowUpDefaults,
): Promise<readonly Opened[]> {
  await tx.update('subject', subject.id, { status: 'departed', departed_on: departedOn });
  return open(tx, terminations, asOf, defaults);
}

/** Refuses to take a departure back when a payer or facility was asked already, and has not let it drop. */
export function refuseSent(terminations: readonly Application[], asOf: CalendarDate): void {
  const dropped: ReadonlySet<string> = new Set(['withdrawn', 'rejected', 'denied']);
  const sent = terminations.find(
    (one) => wasSent(one) && one.lines.some((line) => !dropped.has(lineStanding(one, line, asOf).state)),
  );
  if (sent === undefined) return;
  throw new UserError('application/bad-move', `the termination ${sent.id} was sent to ${sent.payer ?? sent.facility}`, {
    hint: `ask them to stop it and record \`empanel application advance ${sent.id} withdrawn\`, then cancel; who left and comes back: \`empanel provider depart NPI --returned DATE\``,
  });
}

/**
 * The terminations that payers and facilities carried out. Refuses while one was sent and no answer is on record: whether
 * the provider still takes part there is not known.
 */
export function refuseUnanswered(terminations: readonly Application[], asOf: CalendarDate): readonly Application[] {
  const pending = terminations.find(
    (one) => wasSent(one) && one.lines.some((line) => !answered.includes(lineStanding(one, line, asOf).state)),
  );
  if (pending !== undefined)
    throw new UserError(
      'application/bad-move',
      `the termination ${pending.id} was sent to ${pending.payer ?? pending.facility}, and what became of it is not on record`,
      {
        hint: `record it: \`empanel application advance ${pending.id} approved --on DATE --effective DATE\`, or \`withdrawn\` where they stopped it`,
      },
    );
  return terminations.filter((one) => isCarriedOut(one, asOf));
}

const answered: readonly string[] = ['approved', 'loaded', 'withdrawn', 'rejected', 'denied'];

function isCarriedOut(termination: Application, asOf: CalendarDate): boolean {
  return termination.lines.some((line) => ['approved', 'loaded'].includes(lineStanding(termination, line, asOf).state));
}

/** Takes a departure back: the provider is what the dossier says, and terminations that were never sent are withdrawn. */
export async function cancelDeparture(
  tx: Transaction,
  subject: Subject,
  status: Subject['status'],
  terminations: readonly Application[],
  { asOf, reason }: { readonly asOf: CalendarDate; readonly reason: string },
): Promise<number> {
  await tx.update('subject', subject.id, { status, departed_on: null });
  const open = terminations.filter((one) => isOpenOn(one, asOf) && !isCarriedOut(one, asOf));
  for (const application of open) {
    const move = withdrawal(asOf, reason);
    const lines = checkedMove(application, move, asOf);
    await advance(tx, application, move, lines, { setOn: asOf, dueOn: asOf, origin: 'asked' });
  }
  return open.length;
}

function withdrawal(on: CalendarDate, reason: string): Move {
  return {
    name: 'withdrawn',
    on,
    line: undefined,
    via: null,
    reference: null,
    reason,
    dueOn: null,
    until: null,
    reopensOn: null,
    effectiveOn: null,
    payerId: null,
    note: null,
  };
}
