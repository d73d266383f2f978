/** What is recorded of a file that comes before a meeting: its application, its place on the agenda. */

import type { AgendaEntry } from '../../actions/meeting.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { evidenceHash } from '../../domain/committee.ts';
import type { Application, SubjectFacts } from '../../domain/facts.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type CommitteeFile, frozenEvidence } from '../../reports/committee-file.ts';
import type { Context } from '../context.ts';
import { resolvedApplication } from '../resolution.ts';
import { awaitedApplications, type DecidingBody, decisionBy, isDecidedBy } from './awaited-application.ts';

/** What is known of an application that is decided on. */
export interface AskedApplication {
  /** As it was named. */
  readonly asked: string | undefined;
  readonly facts: SubjectFacts;
  readonly committee: DecidingBody;
  /** The id of the one that is corrected or on the agenda. */
  readonly known: string | null;
  readonly on: CalendarDate;
}

/** The application that is decided on: as named, else of the decision or agenda that is known, else the one that awaits it. */
export async function applicationOf(
  context: Context,
  ledger: Ledger,
  { asked, facts, committee, known, on }: AskedApplication,
): Promise<Application | null> {
  if (asked !== undefined) {
    const { application, subject } = await resolvedApplication(context, ledger, asked);
    if (subject.id === facts.subject.id) return application;
    throw new UserError('usage/conflict', `application ${application.id} is of ${subject.name}`, {
      hint: `\`empanel application list --provider ${facts.subject.key}\` shows those of ${facts.subject.name}`,
    });
  }
  const recorded = facts.applications.find(({ id }) => id === known);
  if (recorded !== undefined) return recorded;
  const last = decisionBy(facts.decisions, committee, on);
  const awaited = awaitedApplications(facts.applications, committee, on);
  return awaited.find((one) => one.openedOn <= on && !isDecidedBy(one, last)) ?? null;
}

/** What was decided at a meeting was before it, on its agenda or not. */
export function agendaEntry(file: CommitteeFile, meetingId: string, on: CalendarDate): AgendaEntry {
  return {
    meetingId,
    subjectId: file.file.facts.subject.id,
    applicationId: file.file.application?.id ?? null,
    purpose: file.purpose,
    clean: file.clean,
    on,
    packetSha256: evidenceHash(frozenEvidence(file)),
  };
}
