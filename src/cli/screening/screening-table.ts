/** Matches as a table: the same columns wherever they are listed. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { matchState } from '../../domain/screening/exclusion-block.ts';
import { endedBetween, heldOn } from '../../domain/screening/exclusion-period.ts';
import type { Column, Row, Tone } from '../../domain/table.ts';
import type { MatchOnFile } from '../../ledger/screening-query.ts';

/** Columns of a table of matches. */
export const matchColumns: readonly Column[] = [
  { id: 'id', label: 'Match', type: 'id', priority: 1 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1 },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 6 },
  { id: 'party', label: 'Party', type: 'text', priority: 1 },
  { id: 'list', label: 'List', type: 'text', priority: 1 },
  { id: 'listed', label: 'Listed', type: 'text', priority: 2 },
  { id: 'tier', label: 'By', type: 'text', priority: 3 },
  { id: 'score', label: 'Score', type: 'integer', priority: 5 },
  { id: 'state', label: 'State', type: 'text', priority: 1 },
  { id: 'from', label: 'From', type: 'date', priority: 4 },
  { id: 'until', label: 'Until', type: 'date', priority: 5 },
  { id: 'because', label: 'Because', type: 'text', priority: 3 },
  { id: 'waiver', label: 'Waived in', type: 'text', priority: 'machine' },
  { id: 'endedAfter', label: 'Last listed', type: 'date', priority: 'machine' },
  { id: 'reviewedBy', label: 'Reviewed by', type: 'text', priority: 'machine' },
  { id: 'reviewedOn', label: 'Reviewed', type: 'date', priority: 'machine' },
  { id: 'reason', label: 'Reason', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

/** A match as a row. */
export function matchRow(match: MatchOnFile, subject: Subject | undefined, asOf: CalendarDate): Row {
  const state = matchState(match);
  const holds = heldOn(match, asOf);
  const tone: Tone = state === 'dismissed' ? 'muted' : state === 'confirmed' && holds ? 'bad' : 'warn';
  return {
    tone,
    cells: {
      id: match.id,
      provider: subject?.name ?? match.subjectId,
      npi: subject?.kind === 'provider' ? subject.npi : null,
      party: match.party,
      list: match.list,
      listed: match.listed,
      tier: match.tier,
      score: match.score,
      state,
      from: match.from,
      until: match.until,
      because: because(match, asOf),
      waiver: match.waiver?.state ?? null,
      endedAfter: match.endedAfter,
      reviewedBy: match.review?.by ?? null,
      reviewedOn: match.review?.on ?? null,
      reason: match.review?.reason ?? null,
      subject: subject?.key ?? match.subjectId,
      subjectKind: subject?.kind ?? null,
    },
  };
}

/** Why the two may be the same, with what the list says of the end of it, which may lie ahead of the as-of day. */
export function because(match: MatchOnFile, asOf: CalendarDate): string {
  const words = [match.because];
  if (match.confirmedBefore && match.verdict === null) words.push('confirmed before the record or the party changed');
  if (match.waiver !== null) words.push(`waived in ${match.waiver.state}`);
  if (match.endedAfter !== null && match.until !== null) {
    words.push(`no longer listed: ${endedBetween(match.endedAfter, match.until)}`);
  } else if (match.until !== null) {
    const verb = match.until > asOf ? 'ends' : 'ended';
    words.push(match.until === match.from ? `${verb} on its first day` : `${verb} on ${longDate(match.until)}`);
  }
  return words.join('; ');
}
