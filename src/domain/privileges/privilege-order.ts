/** The order in which bodies look at a request for privileges. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Facility } from '../nouns/facility.ts';
import {
  type PrivilegeBody,
  type PrivilegeRequest,
  privilegeBodies,
  type Recommendation,
  type RecommendationOutcome,
  type RequestedLine,
} from './privilege.ts';

/** Words for bodies, with their article. */
export const bodyWords: Readonly<Record<PrivilegeBody, string>> = {
  chair: 'the department chair',
  'credentials-committee': 'the credentials committee',
  'executive-committee': 'the medical executive committee',
  board: 'the board',
};

/** Words for outcomes: what a body did. */
export const outcomeVerbs: Readonly<Record<RecommendationOutcome, string>> = {
  approve: 'approves',
  'approve-with-conditions': 'approves with conditions',
  modify: 'approves otherwise than asked',
  defer: 'puts off',
  deny: 'is against',
};

/** Outcomes after which a line may be granted. */
export const approvingOutcomes: ReadonlySet<RecommendationOutcome> = new Set([
  'approve',
  'approve-with-conditions',
  'modify',
]);

/** What a body last said about a line by a day. */
export function lastWord(
  request: PrivilegeRequest,
  line: Pick<RequestedLine, 'id'>,
  body: PrivilegeBody,
  on: CalendarDate,
): Recommendation | undefined {
  return request.recommendations.findLast(
    (one) => one.body === body && one.on <= on && (one.lineIds.length === 0 || one.lineIds.includes(line.id)),
  );
}

/** A recommendation that stands in the way of another's date: of an earlier body after it, or of a later one before it. */
export function outOfOrder(
  request: PrivilegeRequest,
  body: PrivilegeBody,
  on: CalendarDate,
): Recommendation | undefined {
  const rank = privilegeBodies.indexOf(body);
  return request.recommendations.find(({ body: other, on: theirs }) => {
    const otherRank = privilegeBodies.indexOf(other);
    return (otherRank < rank && theirs > on) || (otherRank > rank && theirs < on);
  });
}

/** The bodies that look at a request, in their order: those that the document of the facility names, and the board. */
export function bodiesOf(
  facility: Facility,
  { department }: Pick<PrivilegeRequest, 'department'>,
): readonly PrivilegeBody[] {
  const kinds = new Set((facility.committees ?? []).map(({ kind }) => kind));
  const there: Readonly<Record<PrivilegeBody, boolean>> = {
    chair: (facility.departments ?? []).find(({ key }) => key === department)?.chair !== undefined,
    'credentials-committee': kinds.has('credentials'),
    'executive-committee': kinds.has('mec'),
    board: true,
  };
  return privilegeBodies.filter((one) => there[one]);
}

/** Bodies before this one that the document of the facility names and that have not been heard on a request. */
export function unheard(
  request: PrivilegeRequest,
  facility: Facility,
  body: PrivilegeBody,
  on: CalendarDate,
): readonly PrivilegeBody[] {
  const rank = privilegeBodies.indexOf(body);
  return bodiesOf(facility, request).filter(
    (one) =>
      privilegeBodies.indexOf(one) < rank &&
      !request.recommendations.some((said) => said.body === one && said.on <= on),
  );
}
