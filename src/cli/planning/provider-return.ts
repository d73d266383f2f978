import { cancelDeparture, refuseUnanswered } from '../../actions/depart.ts';
import { type CalendarDate, firstDate, lastDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../../domain/calendar/duration.ts';
import { terminationsFor } from '../../domain/departure.ts';
import type { DerivationContext, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { ProviderStanding } from '../../domain/provider-standing.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';

/** A return further ahead than the ledger derives is a slip of the keyboard. */
const horizon = 'P10Y';

/**
 * Records that somebody who left comes back. The time away stands in the documents, where the times of work are: it is
 * refused until they name its end and its beginning, so that no day of it reads as one of work. What payers ended stays
 * ended; they are applied to anew.
 */
export async function returned(context: Context, input: Input, on: CalendarDate): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
  const departedOn = leftOn(subject);
  if (on <= departedOn)
    throw new UserError('usage/bad-value', `${subject.name} is away from ${longDate(departedOn)} only`, {
      hint: `who never left stays: \`empanel provider depart ${subject.key} --cancel --reason "…"\``,
    });
  if (on > dateAfter(asOf, duration(horizon)))
    throw new UserError('usage/bad-value', `${longDate(on)} lies too far ahead`, { hint: 'look at the year' });
  refuseUntold(await workTold(ledger, subject), { subject, departedOn, on });
  const own = (await ledger.applications.list({ subjectId: subject.id })).map(({ application }) => application);
  const terminations = terminationsFor(own, departedOn);
  const ended = refuseUnanswered(terminations, asOf);
  const document = await ledger.documents.byKey('dossier', subject.key);
  const status = document === undefined ? 'active' : ((JSON.parse(document.body) as Dossier).status ?? 'active');
  const reason = context.reason ?? `comes back on ${on}`;
  const { value: withdrawn, receipt } = await recorded(context, ledger, (tx) =>
    cancelDeparture(tx, subject, status, terminations, { asOf, reason }),
  );
  const names = ended.map(({ payer, facility }) => payer ?? facility ?? '');
  await showReceipt(
    context,
    receipt,
    [
      `${subject.name} ${on <= asOf ? 'is back since' : 'comes back on'} ${longDate(on)}: departed → ${status}; away since ${longDate(departedOn)}`,
      ...(withdrawn === 0 ? [] : [`never sent, and withdrawn: ${withdrawn} of the terminations`]),
      ...(names.length === 0 ? [] : [`ended, and to be applied for anew: ${names.join(', ')}`]),
    ],
    { subject: subject.key, departedOn: null, returnedOn: on, ended: names },
  );
  context.say(`what each payer needs again: \`empanel provider onboard ${subject.key}\``);
  return 0;
}

function leftOn(subject: Subject): CalendarDate {
  if (subject.status === 'archived')
    throw new UserError('record/exists', `${subject.name} is archived`, {
      hint: `bring them back first: \`empanel provider archive ${subject.key} --restore\``,
    });
  if (subject.departedOn != null) return subject.departedOn;
  throw new UserError('record/not-found', `no departure of ${subject.name} is recorded`, {
    hint: `\`empanel provider show ${subject.key}\` says where they stand`,
  });
}

/** A time of work as a document tells it. */
interface ToldWork {
  /** Where to write it. */
  readonly document: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

async function workTold(ledger: Ledger, subject: Subject): Promise<readonly ToldWork[]> {
  const { groups }: DerivationContext = await ledger.facts.context();
  const { places }: ProviderStanding = ledger.facts.standing(subject.id);
  const memberships = [...(groups?.values() ?? [])].flatMap(({ key, members }) =>
    (members.get(subject.npi ?? '') ?? []).map((one) => ({ ...one, document: `members of group ${key}` })),
  );
  return [...memberships, ...places.map((one) => ({ ...one, document: 'practiceLocations of the dossier' }))];
}

function refuseUntold(
  works: readonly ToldWork[],
  {
    subject,
    departedOn,
    on,
  }: { readonly subject: Subject; readonly departedOn: CalendarDate; readonly on: CalendarDate },
): void {
  const during = works.filter(({ from, until }) => (from ?? firstDate) < on && (until ?? lastDate) > departedOn);
  const documents = [...new Set(during.map(({ document }) => document))].join(', ');
  if (during.length > 0)
    throw new UserError('usage/missing', `by the documents ${subject.name} works here while away: ${documents}`, {
      hint: `write \`until: ${departedOn}\` beside them there, and the new time with \`from: ${on}\`; then \`empanel sync\``,
    });
  if (!works.some(({ from }) => from !== null && from >= on))
    throw new UserError('usage/missing', `no document says where ${subject.name} works from ${longDate(on)}`, {
      hint: `write the new time with \`from: ${on}\` into members of the group, or practiceLocations; then \`empanel sync\``,
    });
}
