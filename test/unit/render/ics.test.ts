import { describe, expect, test } from 'vitest';
import type { PublishedEvent } from '../../../src/domain/table.ts';
import { UserError } from '../../../src/errors.ts';
import { render } from '../../../src/render/ics.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

const published: readonly PublishedEvent[] = [
  {
    uid: 'd-7k3fq2mx@w1.empanel.invalid',
    sequence: 3,
    stampedAt: '2026-11-20T09:15:00.123Z',
    dueOn: '2026-11-02',
    summary: 'License CA A123456 expires',
    cancelled: false,
  },
  {
    uid: 'd-gone0000@w1.empanel.invalid',
    sequence: 2,
    stampedAt: '2026-11-21T08:00:00Z',
    dueOn: '2026-12-24',
    summary: 'Recredentialing; was due',
    cancelled: true,
  },
];

test('all-day, free and private events, alarms last, cancellations after them', () => {
  expect(render(deadlinesTable, { published, generator: 'empanel 0.1.0' }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//empanel//empanel//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Deadlines within 90 days',
    'X-WR-CALDESC:1 entry has no known date and is not in this calendar.',
    'BEGIN:VEVENT',
    'UID:d-7k3fq2mx@w1.empanel.invalid',
    'DTSTAMP:20261120T091500Z',
    'LAST-MODIFIED:20261120T091500Z',
    'SEQUENCE:3',
    'DTSTART;VALUE=DATE:20261102',
    'DTEND;VALUE=DATE:20261103',
    'SUMMARY:License CA A123456 expires – Ruiz\\, Ana',
    'DESCRIPTION:Rule: paper.expiry',
    'CATEGORIES:Credentialing',
    'CLASS:PRIVATE',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:License CA A123456 expires – Ruiz\\, Ana',
    'TRIGGER:-P30D',
    'END:VALARM',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:License CA A123456 expires – Ruiz\\, Ana',
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:d-2m9fq0aa@empanel.invalid',
    'DTSTAMP:20261121T000000Z',
    'LAST-MODIFIED:20261121T000000Z',
    'SEQUENCE:0',
    'DTSTART;VALUE=DATE:20261215',
    'DTEND;VALUE=DATE:20261216',
    'SUMMARY:CAQH re-attestation – Müller-Łukasz\\, 山田',
    'DESCRIPTION:Rule: caqh.attest',
    'CATEGORIES:Credentialing',
    'CLASS:PRIVATE',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:CAQH re-attestation – Müller-Łukasz\\, 山田',
    'TRIGGER:-P30D',
    'END:VALARM',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:CAQH re-attestation – Müller-Łukasz\\, 山田',
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:d-gone0000@w1.empanel.invalid',
    'DTSTAMP:20261121T080000Z',
    'LAST-MODIFIED:20261121T080000Z',
    'SEQUENCE:2',
    'DTSTART;VALUE=DATE:20261224',
    'DTEND;VALUE=DATE:20261225',
    'SUMMARY:Recredentialing\\; was due',
    'CATEGORIES:Credentialing',
    'CLASS:PRIVATE',
    'STATUS:CANCELLED',
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

describe('byte for byte', () => {
  const rows = deadlinesTable.rows.slice(0, 1);

  test('what was published is the same on another day and from another release', () => {
    const first = render({ ...deadlinesTable, rows }, { published, generator: 'empanel 0.1.0' });
    const later = render({ ...deadlinesTable, rows, asOf: '2027-03-01' }, { published, generator: 'empanel 9.0.0' });
    expect(later).toBe(first);
  });

  test('a kind column is a category and a leadDays column sets the alarm', () => {
    const table = {
      ...deadlinesTable,
      rows: rows.map((row) => ({ ...row, cells: { ...row.cells, kind: 'expirable', leadDays: 90 } })),
    };
    const lines = render(table, {}).split('\r\n');
    expect(lines).toContain('CATEGORIES:Credentialing,expirable');
    expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual(
      expect.arrayContaining(['TRIGGER:-P90D', 'TRIGGER:-P60D', 'TRIGGER:-P30D', 'TRIGGER:-P7D']),
    );
  });
});

test('an event cancelled before and back again under another uid stands once and is cancelled once', () => {
  const [first] = published as [PublishedEvent, ...PublishedEvent[]];
  const old = { ...first, uid: 'd-7k3fq2mx@w0.empanel.invalid', sequence: 4, cancelled: true };
  const rows = deadlinesTable.rows.slice(0, 1);
  for (const order of [
    [first, old],
    [old, first],
  ]) {
    const lines = render({ ...deadlinesTable, rows }, { published: order }).split('\r\n');
    expect(lines.filter((line) => /^(?:UID|SEQUENCE|STATUS)/.test(line))).toEqual([
      'UID:d-7k3fq2mx@w1.empanel.invalid',
      'SEQUENCE:3',
      'STATUS:CONFIRMED',
      'UID:d-7k3fq2mx@w0.empanel.invalid',
      'SEQUENCE:4',
      'STATUS:CANCELLED',
    ]);
  }
});

test('the last day of the calendar has no day after it to end on', () => {
  const rows = [{ cells: { id: 'd-1', dueOn: '9999-12-31', title: 'x' } }];
  const lines = render({ ...deadlinesTable, rows }, {}).split('\r\n');
  expect(lines.filter((line) => line.startsWith('DT'))).toEqual([
    'DTSTAMP:20261121T000000Z',
    'DTSTART;VALUE=DATE:99991231',
  ]);
});

test('a report without due dates is refused with the formats it can have', () => {
  const refusal = (): string => render(textTable('x'), {});
  expect(refusal).toThrow(UserError);
  expect(refusal).toThrow('the report `texts` has no due dates to put into a calendar');
});
