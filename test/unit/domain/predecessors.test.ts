import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type DatedMatch, type FormerMatch, predecessors } from '../../../src/domain/screening/predecessors.ts';

const found = (recordSha256: string, listed: string, from = '2026-02-18'): DatedMatch => ({
  recordSha256,
  listed,
  from: calendarDate(from),
});
const known = (recordSha256: string, listed: string, confirmed = false, from = '2026-02-18'): FormerMatch => ({
  ...found(recordSha256, listed, from),
  confirmed,
});
const told = (former: readonly FormerMatch[], now: readonly DatedMatch[], listed: readonly string[] = []): string =>
  [...predecessors(former, now, (one) => listed.includes(one) || now.some(({ recordSha256 }) => recordSha256 === one))]
    .map(([to, { recordSha256 }]) => `${recordSha256}>${to}`)
    .join(' ');

describe('the match on file whose place one of today takes', () => {
  test('is that of the same record, and of no other that began on the same day', () => {
    expect(told([known('a', 'TANAKA, ROBERT · RENO'), known('b', 'TANAKA, BO')], [found('b', 'TANAKA, BO')])).toBe(
      'b>b',
    );
  });

  test('is that of a changed record: same day, same name if it can be', () => {
    expect(told([known('a', 'LEE, ANN · RENO')], [found('c', 'LEE, ANNE · SALEM')])).toBe('a>c');
    expect(told([known('a', 'LEE, ANN · RENO')], [found('c', 'LEE, ANN · RENO', '2026-03-18')])).toBe('');
    const two = [known('a', 'LEE, ANN · RENO'), known('b', 'LEE, ANNE · RENO')];
    expect(told(two, [found('c', 'LEE, ANNE · SALEM'), found('d', 'LEE, ANN · SALEM')])).toBe('b>c a>d');
  });

  test('is one for each at most, a confirmed one first', () => {
    const two = [known('a', 'LEE, ANN · RENO'), known('b', 'LEE, ANN · SALEM', true)];
    expect(told(two, [found('c', 'LEE, ANN · PORTLAND')])).toBe('b>c');
    expect(told([known('b', 'LEE, ANN')], [found('c', 'LEE, ANN · X'), found('d', 'LEE, ANN · Y')])).toBe('b>c');
  });

  test('is none whose record the list still has, alike or not', () => {
    expect(told([known('a', 'LEE, ANN', true)], [found('c', 'LEE, ANN')], ['a'])).toBe('');
  });
});
