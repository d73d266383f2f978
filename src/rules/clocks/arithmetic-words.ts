/** Steps of a clock in words. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type Duration, durationCode, durationText } from '../../domain/calendar/duration.ts';
import type { Clock, Exception } from '../../domain/nouns/pack.ts';
import { type Distance, plainDistance } from './distance.ts';

/** Why another distance counts, and instead of which; none where the exception changes no distance. */
export function exceptionStep(clock: Clock, exception: Exception | null): readonly string[] {
  if (exception === null || (exception.add === undefined && exception.before === undefined)) return [];
  const instead = plainDistance(exception);
  const usual = plainDistance(clock);
  const why = exception.note ?? conditionWords(exception);
  const change =
    instead === undefined || usual === undefined
      ? ''
      : `: ${durationText(instead.length)} instead of ${durationText(usual.length)}`;
  return [`${why}${change}`];
}

/** The condition of an exception in words: "practises in IL". */
export function conditionWords({ when }: Pick<Exception, 'when'>): string {
  const parts = [
    when.anyState === undefined ? [] : [`practises in ${when.anyState.join(' or ')}`],
    when.states === undefined ? [] : [`place in ${when.states.join(' or ')}`],
    when.lines === undefined ? [] : [`${when.lines.join(' or ')} business`],
    when.providerTypes === undefined ? [] : [`provider is ${when.providerTypes.join(' or ')}`],
    when.applicationTypes === undefined ? [] : [`${when.applicationTypes.join(' or ')} application`],
    when.elements === undefined ? [] : [when.elements.join(' or ')],
    when.via === undefined ? [] : [`sent by ${when.via.join(' or ')}`],
    when.developed === undefined ? [] : [when.developed ? 'more was asked' : 'nothing more was asked'],
  ].flat();
  return parts.length === 0 ? 'exception of the rule' : parts.join(', ');
}

/** The distance and the day it leads to; none for the anchor's own day. */
export function distanceStep(distance: Distance, term: number, due: CalendarDate): readonly string[] {
  const sign = distance.direction === 'after' ? '+' : '-';
  const length = lengthWords(distance.length);
  if (length === null) return [];
  const times = term === 1 ? '' : `${term} times `;
  return [`${sign} ${times}${length} = ${due}`];
}

const wordsOfLengths = new WeakMap<Duration, string | null>();

/** "90 days (P90D)", null for no time at all. Kept: packs name few lengths, and clocks read them without end. */
function lengthWords(length: Duration): string | null {
  const known = wordsOfLengths.get(length);
  if (known !== undefined) return known;
  const text = durationText(length);
  const words = text === 'no time' ? null : `${text} (${durationCode(length)})`;
  wordsOfLengths.set(length, words);
  return words;
}
