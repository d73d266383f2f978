import { isTimeZone } from '../../domain/calendar/calendar-date.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';

/** A time zone that no calendar knows. */
export const workspaceTimeZone: Check<'workspace' | 'group' | 'facility'> = {
  id: 'workspace/time-zone',
  severity: 'error',
  title: 'a time zone is one of the time zone database',
  why: 'The zone tells which day it is where the practice is. An unknown one would leave every deadline a day off in the evening.',
  help: 'write the zone of a large city nearby, such as `America/Chicago`',
  cite: 'IANA Time Zone Database',
  kinds: ['workspace', 'group', 'facility'],
  good: 'empanel: workspace/v1\nid: lakeside\nrole: practice\ntimeZone: America/New_York\n',
  bad: 'empanel: workspace/v1\nid: lakeside\nrole: practice\ntimeZone: America/Boston\n',
  *faults({ parts }) {
    for (const { name, text, place } of parts.texts) {
      if (name !== 'timeZone' || isTimeZone(text)) continue;
      yield { pointer: pointerOf(place), message: `there is no time zone \`${text}\`` };
    }
  },
};
