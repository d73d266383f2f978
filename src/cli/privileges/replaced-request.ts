/** Which request a new one takes the place of: the time of temporary privileges counts over both. */

import { longDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility, Line } from '../../domain/nouns/facility.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import { openLines, requestedLineState } from '../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { PrivilegeCase } from './privilege-resolution.ts';

/** What is asked for at a facility. */
interface LinesAsked {
  readonly facility: Facility;
  readonly lines: readonly { readonly line: Line }[];
}

/**
 * The request that a new one takes the place of, by facility. Where nobody names it: the one that was taken back undecided
 * after temporary privileges of the same line, whose time goes on, since it counts per application.
 */
export function replacedRequests(
  context: Context,
  one: PrivilegeCase,
  wanted: readonly LinesAsked[],
  words: string | undefined,
): ReadonlyMap<string, string> {
  const { requests } = one.privileges;
  if (words === undefined) {
    const found = wanted.flatMap((each) => takenBack(one, each) ?? []);
    for (const { id, facility, grant } of found)
      context.warn(
        `it takes the place of ${id} at ${facility}, taken back undecided: the time of temporary privileges counts from ${longDate(grant.from)}; \`--replaces none\` where it is an application of its own`,
      );
    return new Map(found.map(({ id, facility }) => [facility, id]));
  }
  if (words.toLowerCase() === 'none') return new Map();
  const theirs = requests.filter(({ facility }) => wanted.some((each) => each.facility.key === facility));
  const found = theirs.find(({ id }) => id === words);
  if (found !== undefined) return new Map([[found.facility, found.id]]);
  throw new UserError('record/not-found', `${one.subject.name} made no request there with the id \`${words}\``, {
    hint:
      theirs.length === 0 ? 'nothing was asked for there before' : `there: ${theirs.map(({ id }) => id).join(', ')}`,
  });
}

/** A line that was asked for, and in which request. */
export interface ReplacedLine {
  readonly requestId: string;
  readonly lineId: string;
}

/** What nobody has decided yet of a request whose place another takes: it is taken back, so that it is not granted too. */
export function linesReplaced({ privileges }: PrivilegeCase, requestId: string | null): readonly ReplacedLine[] {
  const request = privileges.requests.find(({ id }) => id === requestId);
  if (request === undefined) return [];
  return openLines(request, privileges).map(({ id }) => ({ requestId: request.id, lineId: id }));
}

function takenBack(
  { privileges }: PrivilegeCase,
  { facility, lines }: LinesAsked,
): { readonly id: string; readonly facility: string; readonly grant: PrivilegeGrant } | undefined {
  const keys = new Set(lines.map(({ line }) => line.key));
  return privileges.requests
    .filter((request) => request.facility === facility.key)
    .toReversed()
    .flatMap((request) =>
      request.lines.flatMap((line) => {
        const grant = privileges.grants.find((each) => each.requestLineId === line.id && each.basis !== 'regular');
        const isBack = keys.has(line.line.key) && requestedLineState(request, line, privileges) === 'withdrawn';
        return isBack && grant !== undefined ? [{ id: request.id, facility: facility.key, grant }] : [];
      }),
    )[0];
}
