import ICAL from 'ical.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PublishedEvent } from '../../src/domain/table.ts';
import { render } from '../../src/render/ics.ts';
import { deadlinesTable } from '../unit/render/sample-table.ts';

const cancelled: PublishedEvent = {
  uid: 'd-gone0000@w1.empanel.invalid',
  sequence: 2,
  stampedAt: '2026-11-21T08:00:00Z',
  dueOn: '2026-12-31',
  summary: 'Recredentialing, withdrawn',
  cancelled: true,
};
const calendarText = render(deadlinesTable, { published: [cancelled] });

function events(text: string): readonly ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
}

describe('as ical.js reads it', () => {
  test('a published calendar with a name', () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarText));
    expect(calendar.name).toBe('vcalendar');
    expect(['version', 'method', 'x-wr-calname'].map((name) => calendar.getFirstPropertyValue(name))).toEqual([
      '2.0',
      'PUBLISH',
      'Deadlines within 90 days',
    ]);
  });

  test('events with their days, texts and classes', () => {
    const read = events(calendarText).map((component) => {
      const event = new ICAL.Event(component);
      return [
        event.uid,
        event.summary,
        event.startDate.toString(),
        event.startDate.isDate,
        event.duration.toString(),
        event.sequence,
        component.getFirstPropertyValue('status'),
        component.getFirstPropertyValue('class'),
        component.getFirstPropertyValue('transp'),
      ];
    });
    expect(read).toEqual([
      [
        'd-7k3fq2mx@empanel.invalid',
        'License CA A123456 expires – Ruiz, Ana',
        '2026-11-02',
        true,
        'P1D',
        0,
        'CONFIRMED',
        'PRIVATE',
        'TRANSPARENT',
      ],
      [
        'd-2m9fq0aa@empanel.invalid',
        'CAQH re-attestation – Müller-Łukasz, 山田',
        '2026-12-15',
        true,
        'P1D',
        0,
        'CONFIRMED',
        'PRIVATE',
        'TRANSPARENT',
      ],
      [
        'd-gone0000@w1.empanel.invalid',
        'Recredentialing, withdrawn',
        '2026-12-31',
        true,
        'P1D',
        2,
        'CANCELLED',
        'PRIVATE',
        'TRANSPARENT',
      ],
    ]);
  });

  test('every property RFC 5545 requires is there once, and alarms have theirs', () => {
    for (const event of events(calendarText)) {
      for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary', 'sequence', 'class', 'status']) {
        expect([name, event.getAllProperties(name).length]).toEqual([name, 1]);
      }
      const alarms = event.getAllSubcomponents('valarm');
      const triggers = alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
      expect([[], ['-P30D', '-P7D']]).toContainEqual(triggers);
      for (const alarm of alarms) {
        expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY');
        expect(alarm.getFirstPropertyValue('description')).toBe(event.getFirstPropertyValue('summary'));
      }
    }
  });
});

describe('as RFC 5545 wants it written', () => {
  const lines = calendarText.split('\r\n');

  test('CRLF at every line and nowhere a bare break', () => {
    expect(calendarText.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(calendarText.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('no alarm is followed by a property of its event', () => {
    const after = lines.flatMap((line, index) => (line === 'END:VALARM' ? [lines[index + 1]] : []));
    expect(new Set(after)).toEqual(new Set(['BEGIN:VALARM', 'END:VEVENT']));
  });
});

describe('in any time zone', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    '%s gives the same days',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const text = render(deadlinesTable, { published: [cancelled] });
      expect(text).toBe(calendarText);
      expect(events(text).map((event) => String(event.getFirstPropertyValue('dtstart')))).toEqual([
        '2026-11-02',
        '2026-12-15',
        '2026-12-31',
      ]);
    },
  );
});
