import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Contact, FollowUp } from '../domain/facts.ts';
import type { Transaction } from '../ledger/command.ts';
import { setFollowUp } from './follow-up.ts';

/** Records one contact with the payer and the next follow-up. */
export async function log(
  tx: Transaction,
  applicationId: string,
  contact: Omit<Contact, 'id' | 'sequence'>,
  next: { readonly dueOn: CalendarDate; readonly origin: FollowUp['origin'] },
): Promise<string> {
  const id = await tx.insert('contact', {
    id: await tx.newId('n'),
    application_id: applicationId,
    happened_on: contact.on,
    text: contact.text,
    channel: contact.channel,
    rep: contact.rep,
    reference: contact.reference,
    promised_on: contact.promisedOn,
  });
  await setFollowUp(tx, applicationId, contact.on, next);
  return id;
}
