/** The criteria of lines of a form, compared with the file of a provider, and how they are told. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility, Line } from '../../domain/nouns/facility.ts';
import type { CriterionResult, RequestType } from '../../domain/privileges/privilege.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { criteriaOf } from '../../rules/privileging/criteria.ts';
import { heldGrants, lineKey } from './privilege-resolution.ts';

/** Whose file, where, and what is asked for together. */
export interface CriteriaAsked {
  readonly dossier: Dossier;
  readonly facility: Facility;
  readonly privileges: PrivilegeFacts;
  readonly type: RequestType;
  /** Keys of the lines of the same request. */
  readonly asked: readonly string[];
  readonly on: CalendarDate;
}

/** How the criteria of a line come out: those of renewal for a line that is held, at reappointment. */
export function lineCriteria(line: Line, one: CriteriaAsked): readonly CriterionResult[] {
  const held = new Set(heldGrants(one.privileges, one.facility.key, one.on).map(lineKey));
  const kind = one.type === 'reappointment' && held.has(line.key) ? 'renewal' : 'initial';
  const file = {
    dossier: one.dossier,
    state: one.facility.federal === true ? null : (one.facility.address?.state ?? null),
    counts: one.privileges.counts,
    held,
    asked: new Set(one.asked),
  };
  return criteriaOf(line, kind, file, one.on);
}

/** "6 met, 1 not met, 2 cannot be told". */
export function criteriaCount(criteria: readonly CriterionResult[]): string {
  const count = (state: CriterionResult['state']): number => criteria.filter((one) => one.state === state).length;
  const parts = [
    [count('met'), 'met'],
    [count('not-met'), 'not met'],
    [count('cannot-tell'), 'cannot be told'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return said.length === 0 ? 'the form asks for nothing' : said.join(', ');
}

/** What a person must look at: "not met: degree: MD or DO, on file: RN". */
export function criteriaMatters(criteria: readonly CriterionResult[]): readonly string[] {
  return criteria
    .filter(({ state }) => state !== 'met')
    .map(
      ({ criterion, state, because }) => `${state === 'not-met' ? 'not met' : 'cannot tell'}: ${criterion}: ${because}`,
    );
}
