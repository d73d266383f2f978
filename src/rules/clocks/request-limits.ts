/** The days that the bylaws of a facility set for the steps of a request for privileges, counted from the step before. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import type { FacilityFacts } from '../../domain/facility-facts.ts';
import type { TimeLimit } from '../../domain/nouns/facility.ts';
import type { PrivilegeRequest, Recommendation } from '../../domain/privileges/privilege.ts';
import type { RecordedDate, RecordedDates } from './anchor.ts';

/** A step that the bylaws know and the body whose word ends it. */
const bodySteps = [
  { step: 'chair', body: 'chair', word: 'recommendation of the chair' },
  { step: 'credentials-committee', body: 'credentials-committee', word: 'recommendation of the credentials committee' },
  { step: 'mec', body: 'executive-committee', word: 'recommendation of the executive committee' },
  { step: 'board', body: 'board', word: 'decision of the board' },
] as const;

/** What was done last about a request, from which the next step counts. */
interface StepDone {
  readonly on: CalendarDate;
  readonly factId: string;
  readonly words: string;
}

/**
 * What the bylaws still ask for about an open request: the next recommendation, the decision, and that the applicant is
 * told. The chair has the time of the verification and its own: nothing records the day on which a file is verified.
 */
export function requestLimits(request: PrivilegeRequest, facility: FacilityFacts | undefined): RecordedDates {
  const limits = facility?.bylaws ?? [];
  if (limits.length === 0) return {};
  const said = request.recommendations.filter(({ outcome }) => outcome !== 'defer');
  const board = said.findLast(({ body }) => body === 'board');
  const asked: StepDone = { on: request.on, factId: request.id, words: 'privileges asked for' };
  if (board !== undefined) return dated('request.notifyBy', counted(doneBy(board), limits, ['notify']));
  return {
    ...dated('request.recommendBy', nextRecommendation(said, asked, limits)),
    ...dated('request.decideBy', counted(asked, limits, ['decide'])),
  };
}

function nextRecommendation(
  said: readonly Recommendation[],
  asked: StepDone,
  limits: readonly TimeLimit[],
): RecordedDate | undefined {
  const reached = bodySteps.findLastIndex(({ body }) => said.some((one) => one.body === body));
  const next = bodySteps[reached + 1];
  if (next === undefined) return undefined;
  const last = said.findLast(({ body }) => body === bodySteps[reached]?.body);
  const from = last === undefined ? asked : doneBy(last);
  return counted(from, limits, reached === -1 ? ['acknowledge', 'verify', next.step] : [next.step]);
}

function doneBy({ on, id, body }: Recommendation): StepDone {
  return { on, factId: id, words: bodySteps.find((one) => one.body === body)?.word ?? body };
}

/** The day at the end of the steps that the bylaws limit; undefined where they say nothing of any. */
function counted(
  from: StepDone,
  limits: readonly TimeLimit[],
  steps: readonly TimeLimit['step'][],
): RecordedDate | undefined {
  const found = steps.flatMap((step) => limits.find((limit) => limit.step === step) ?? []);
  let on = from.on;
  const arithmetic = [`${from.words} ${from.on}`];
  for (const { step, within, section } of found) {
    const time = parseDuration(within);
    if (time === undefined) return undefined;
    on = dateAfter(on, time);
    const where = section === undefined ? 'bylaws' : `bylaws, ${section}`;
    arithmetic.push(`+ ${durationText(time)} (${within}, ${step}: ${where}) = ${on}`);
  }
  return found.every(({ step }) => step === 'acknowledge') ? undefined : { on, factId: from.factId, steps: arithmetic };
}

function dated(anchor: keyof RecordedDates, date: RecordedDate | undefined): RecordedDates {
  return date === undefined ? {} : { [anchor]: date };
}
