import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ListedParty, ListForm } from '../../../src/domain/screening/exclusion.ts';
import { blockedSpans, blockingSpan, type ReviewedMatch } from '../../../src/domain/screening/exclusion-block.ts';
import {
  endedBetween,
  exclusionPeriods,
  heldOn,
  type ListEdition,
  listCoverage,
} from '../../../src/domain/screening/exclusion-period.ts';
import { filesInForce, formerFullLists, replacementFault } from '../../../src/domain/screening/list-editions.ts';

const day = calendarDate;

function row(last: string, from: string, more: Partial<ListedParty> = {}): ListedParty {
  return {
    recordSha256: `${last} ${from} ${JSON.stringify(more)}`,
    line: 1,
    name: { last, first: 'ANA' },
    otherNames: [],
    business: '',
    cut: false,
    npi: null,
    npiNote: null,
    birthDate: day('1970-02-03'),
    license: '',
    specialty: '',
    city: '',
    state: 'OR',
    grounds: '1128a1',
    from: day(from),
    until: null,
    waiver: null,
    ...more,
  };
}

const edition = (form: ListForm, publishedOn: string, ...records: readonly ListedParty[]): ListEdition => ({
  form,
  publishedOn: day(publishedOn),
  records,
});

const told = (editions: readonly ListEdition[]): readonly string[] =>
  exclusionPeriods(editions)
    .map(({ record, from, until, ended, endedAfter }) =>
      `${record.name?.last} ${from}–${until ?? ''} ${ended ?? 'holds'} ${endedAfter ?? ''}`.trim(),
    )
    .toSorted();

describe('periods', () => {
  const january = edition('full', '2026-01-01', row('A', '2010-05-20'), row('B', '2011-05-20'), row('C', '2012-05-20'));
  const february = edition('supplement', '2026-02-01', row('D', '2026-03-20'), row('E', '2026-03-20'));
  const back = edition(
    'reinstatements',
    '2026-02-01',
    row('B', '2011-05-20', { until: day('2026-02-11') }),
    row('E', '2026-03-20', { until: day('2026-03-20') }),
  );
  const march = edition('full', '2026-03-01', row('A', '2010-05-20'), row('D', '2026-03-20'));

  test.each([
    ['in order', [january, february, back, march]],
    ['backwards', [march, back, february, january]],
    ['mixed', [back, march, january, february]],
  ])('the same in any order: %s', (_, editions) => {
    expect(told(editions)).toEqual([
      'A 2010-05-20– holds',
      'B 2011-05-20–2026-02-11 reinstated',
      // March lacks it and no reinstatement names the day: it ended between the two lists.
      'C 2012-05-20–2026-03-01 no longer listed 2026-01-01',
      'D 2026-03-20– holds',
      // Taken back on its first day: there is no day on which it held.
      'E 2026-03-20–2026-03-20 reinstated',
    ]);
  });

  test('whether it held on a day: from the first on, until the day of the end', () => {
    const [period] = exclusionPeriods([january, back]).filter(({ record }) => record.name?.last === 'B');
    const on = ['2011-05-19', '2011-05-20', '2026-02-10', '2026-02-11'].map(
      (one) => period !== undefined && heldOn(period, day(one)),
    );
    expect(on).toEqual([false, true, true, false]);
    const [never] = exclusionPeriods([february, back]).filter(({ record }) => record.name?.last === 'E');
    expect(never !== undefined && heldOn(never, day('2026-03-20'))).toBe(false);
  });

  test('a full list of the day of the reinstatement or later that still has the person outweighs it', () => {
    const still = edition('full', '2026-02-01', row('B', '2011-05-20'));
    expect(told([still, back]).filter((text) => text.startsWith('B'))).toEqual(['B 2011-05-20– holds']);
  });

  test('excluded again is another exclusion', () => {
    const again = edition('supplement', '2026-04-01', row('B', '2026-05-20'));
    expect(told([january, back, again]).filter((text) => text.startsWith('B'))).toEqual([
      'B 2011-05-20–2026-02-11 reinstated',
      'B 2026-05-20– holds',
    ]);
  });

  test('a row that ends before it began counts as in force', () => {
    const wrong = row('F', '2025-03-20', { until: day('2024-01-01') });
    const same = row('G', '2025-03-20', { until: day('2025-03-20') });
    expect(told([edition('full', '2026-01-01', wrong, same)])).toEqual([
      'F 2025-03-20– holds',
      'G 2025-03-20–2025-03-20 stated',
    ]);
    expect(told([edition('full', '2026-01-01', wrong), edition('full', '2026-02-01')])).toEqual([
      'F 2025-03-20–2026-02-01 no longer listed 2026-01-01',
    ]);
  });

  test('a changed row stands as in the newest list', () => {
    const moved = edition('full', '2026-03-01', row('A', '2010-05-20', { state: 'WA' }));
    expect(
      exclusionPeriods([january, moved])
        .filter(({ record }) => record.name?.last === 'A')
        .map(({ record }) => record.state),
    ).toEqual(['WA']);
  });

  test('of two full lists of one day the one given later counts as later, and a supplement of that day stands', () => {
    const again = edition('full', '2026-01-01', row('A', '2010-05-20'));
    const supplement = edition('supplement', '2026-01-01', row('D', '2026-01-20'));
    expect(told([january, again, supplement])).toEqual([
      'A 2010-05-20– holds',
      'B 2011-05-20–2026-01-01 no longer listed 2026-01-01',
      'C 2012-05-20–2026-01-01 no longer listed 2026-01-01',
      'D 2026-01-20– holds',
    ]);
    expect(endedBetween(day('2026-01-01'), day('2026-01-01'))).toBe(
      'on one list of Thu 1 Jan 2026 and not on the next of that day: ended by then',
    );
  });

  test('a full list of no known day ends by the day it was given what a former one had, and nothing of supplements', () => {
    const undated = { ...edition('full', '2026-01-01', row('A', '2010-05-20')), publishedOn: null };
    const [first, second] = [
      { ...undated, givenOn: day('2026-02-10'), records: [...undated.records, row('B', '2011-05-20')] },
      { ...undated, givenOn: day('2026-03-10') },
    ];
    const supplement = { ...edition('supplement', '2026-01-01', row('D', '2026-01-20')), publishedOn: null };
    expect(told([first, second, supplement])).toEqual([
      'A 2010-05-20– holds',
      'B 2011-05-20–2026-03-10 no longer listed 2011-05-20',
      'D 2026-01-20– holds',
    ]);
  });

  test('what a list lacks ended by the last day on which the list, or a later one, can have come out', () => {
    const february = { ...edition('full', '2026-02-01', row('A', '2010-05-20')), latestOn: day('2026-04-20') };
    const ended = 'C 2012-05-20–2026-04-20 no longer listed 2026-01-01';
    expect(told([january, february])).toContain(ended);
    expect(told([january, february, { ...march, latestOn: day('2026-06-01') }])).toContain(ended);
    expect(told([january, february, march])).toContain('C 2012-05-20–2026-03-01 no longer listed 2026-01-01');
  });

  test('a reinstatement without its day ended the exclusion by the last day on which its file can have come out', () => {
    const undated = edition('reinstatements', '2026-02-01', row('B', '2011-05-20'));
    expect(told([january, { ...undated, latestOn: day('2026-03-01') }])).toContain(
      'B 2011-05-20–2026-03-01 reinstated',
    );
  });

  test('a reinstatement of someone whom no file has stands by itself', () => {
    expect(told([back])).toContain('B 2011-05-20–2026-02-11 reinstated');
  });

  test('without a full list nobody is clear of the list', () => {
    expect(listCoverage([february, back])).toBe('supplements only');
    expect(listCoverage([february, january])).toBe('full list');
  });
});

describe('files in force', () => {
  const file = (form: ListForm, publishedOn: string, rows = 100) => ({ list: 'leie', form, publishedOn, rows });
  test('the last full list, and supplements of any month', () => {
    const old = file('full', '2026-01-01');
    const supplement = file('supplement', '2026-02-01');
    const full = file('full', '2026-03-01');
    const next = file('supplement', '2026-03-01');
    expect(filesInForce([old, supplement, full, next])).toEqual([supplement, full, next]);
    expect(filesInForce([supplement, next])).toEqual([supplement, next]);
  });

  test('former full lists; one that an older one took the place of counts for nothing', () => {
    const [one, two, three] = [file('full', '2026-01-01'), file('full', '2026-02-01'), file('full', '2026-03-01')];
    const undated = { ...one, publishedOn: null };
    expect(formerFullLists([one, file('supplement', '2026-02-01'), two, three])).toEqual([one, two]);
    expect(formerFullLists([one, three, two])).toEqual([one]);
    expect(formerFullLists([three, one])).toEqual([]);
    expect(formerFullLists([one, undated])).toEqual([one]);
    expect(formerFullLists([])).toEqual([]);
  });

  test.each([
    ['older', file('full', '2026-01-01'), 'older'],
    ['a tenth smaller', file('full', '2026-04-01', 89), 'smaller'],
    ['newer', file('full', '2026-04-01', 95), undefined],
    ['a supplement', file('supplement', '2025-01-01', 3), undefined],
  ])('%s', (_, next, fault) => {
    expect(replacementFault(next, file('full', '2026-03-01'))).toBe(fault);
  });

  test('one that ends too early is not taken as the first of its kind either', () => {
    const cut = { ...file('full', '2026-04-01'), endsEarly: 'MORALES' };
    expect(replacementFault(cut, undefined)).toBe('cut off');
    expect(replacementFault({ ...cut, form: 'supplement' }, undefined)).toBe('cut off');
    expect(replacementFault(file('full', '2026-04-01'), undefined)).toBeUndefined();
  });
});

describe('blocked spans', () => {
  const match = (more: Partial<ReviewedMatch>): ReviewedMatch => ({
    id: 'h-1',
    subjectId: 'p-1',
    party: 'self',
    list: 'leie',
    tier: 'name',
    from: day('2026-01-20'),
    until: null,
    endedAfter: null,
    waiver: null,
    verdict: 'same',
    confirmedBefore: false,
    ...more,
  });
  const blocks = (more: Partial<ReviewedMatch>, on: string, state = 'OR', line = 'medicare'): string | undefined =>
    blockingSpan(blockedSpans([match(more)]), { on: day(on), state, line })?.why;

  test.each([
    ['confirmed', {}, 'confirmed'],
    ['before its first day', { from: day('2026-06-16') }, undefined],
    ['ended before', { until: day('2026-06-15') }, undefined],
    ['on its last day', { until: day('2026-06-16') }, 'confirmed'],
    ['an open match by name', { verdict: null }, undefined],
    ['an open match by NPI', { verdict: null, tier: 'npi' }, 'NPI not reviewed'],
    ['a dismissed match by NPI', { verdict: 'different', tier: 'npi' }, undefined],
    [
      'open again after it was confirmed',
      { verdict: null, confirmedBefore: true },
      'confirmed before, not reviewed again',
    ],
    ['waived here', { waiver: { state: 'OR', from: null } }, undefined],
    ['waived elsewhere', { waiver: { state: 'WA', from: null } }, 'confirmed'],
    ['waived here from later on', { waiver: { state: 'OR', from: day('2026-06-16') } }, 'confirmed'],
    ['reinstated on its first day', { from: day('2026-06-15'), until: day('2026-06-15') }, undefined],
  ] as const)('%s', (_, more, why) => {
    expect(blocks(more, '2026-06-15')).toBe(why);
  });

  test('an exclusion blocks every payer, a list of one program its own', () => {
    expect(blocks({}, '2026-06-15', 'OR', 'commercial')).toBe('confirmed');
    expect(blocks({ list: 'state:OR' }, '2026-06-15', 'WA', 'commercial')).toBe('confirmed');
    expect(blocks({ list: 'opt-out' }, '2026-06-15', 'OR', 'medicare')).toBe('confirmed');
    expect(blocks({ list: 'opt-out' }, '2026-06-15', 'OR', 'medicaid')).toBe(undefined);
    expect(blocks({ list: 'preclusion' }, '2026-06-15', 'OR', 'medicare-advantage')).toBe('confirmed');
  });
});
