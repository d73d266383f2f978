import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { FilePurpose } from '../domain/committee.ts';
import type { Transaction } from '../ledger/command.ts';

/** A meeting to be planned, or that was held. */
export interface Meeting {
  readonly committee: string;
  readonly heldOn: CalendarDate;
  /** Who was there; empty while it lies ahead. */
  readonly attendees: readonly string[];
  readonly note: string | null;
}

/** Records a meeting; with people who attended it is one that was held. */
export async function planMeeting(tx: Transaction, meeting: Meeting): Promise<string> {
  return tx.insert('meeting', {
    id: await tx.newId('q'),
    committee: meeting.committee,
    held_on: meeting.heldOn,
    happened_on: meeting.attendees.length === 0 ? null : meeting.heldOn,
    attendees: meeting.attendees,
    note: meeting.note,
  });
}

/** Records who attended a meeting. */
export async function holdMeeting(
  tx: Transaction,
  id: string,
  held: Pick<Meeting, 'heldOn' | 'attendees' | 'note'>,
): Promise<boolean> {
  return tx.update('meeting', id, {
    ...(held.attendees.length === 0 ? {} : { attendees: held.attendees, happened_on: held.heldOn }),
    ...(held.note === null ? {} : { note: held.note }),
  });
}

/** A file to be put before a committee. */
export interface AgendaEntry {
  readonly meetingId: string;
  readonly subjectId: string;
  readonly applicationId: string | null;
  readonly purpose: FilePurpose;
  readonly clean: boolean;
  readonly on: CalendarDate;
  readonly packetSha256: string | null;
}

/** Puts a file on the agenda of a meeting. */
export async function putOnAgenda(tx: Transaction, entry: AgendaEntry): Promise<string> {
  return tx.insert('agenda_item', {
    id: await tx.newId('qi'),
    meeting_id: entry.meetingId,
    subject_id: entry.subjectId,
    application_id: entry.applicationId,
    purpose: entry.purpose,
    clean: entry.clean ? 1 : 0,
    happened_on: entry.on,
    packet_sha256: entry.packetSha256,
  });
}
