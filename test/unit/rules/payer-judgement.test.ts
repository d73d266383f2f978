/** Our record of a day of service beside the payer's denial. */

import { describe, expect, test } from 'vitest';
import { calendarDate, firstDate, lastDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type ParticipationRow, verdictsOf } from '../../../src/domain/participation.ts';
import { denialAttribution } from '../../../src/rules/claims/denial-cause.ts';
import { dayOfService, judgement } from '../../../src/rules/claims/payer-judgement.ts';

function row(product: string | null, verdicts: string, location: string | null = null): ParticipationRow {
  return {
    payer: 'harbor',
    product,
    group: 'bay',
    location,
    validFrom: firstDate,
    validUntil: lastDate,
    verdicts: verdictsOf(verdicts),
  };
}

const asked = { payer: 'harbor', product: null, group: 'bay' };
const on = calendarDate('2026-05-04');
const effective = '0001-01-01 no contracted,loaded;2026-05-10 bill';
const notCredentialed = denialAttribution({ group: 'CO', code: 'B7', remarks: ['N570'] });

describe('a day of service', () => {
  test('with nothing on record cannot be told', () => {
    expect(dayOfService([], asked, on).verdict).toBe(null);
    expect(dayOfService([row('ppo', effective)], { ...asked, payer: 'other' }, on).verdict).toBe(null);
  });

  test('before the first billable day says when that is', () => {
    expect(dayOfService([row('ppo', effective)], asked, on)).toMatchObject({
      verdict: 'no',
      firstBillableOn: '2026-05-10',
    });
    expect(dayOfService([row('ppo', effective)], asked, calendarDate('2026-05-10')).verdict).toBe('bill');
  });

  test('that could be billed for one product only depends on it', () => {
    const rows = [row('ppo', '0001-01-01 bill'), row('hmo', '0001-01-01 no contracted')];
    expect(dayOfService(rows, asked, on)).toMatchObject({ verdict: null });
    expect(dayOfService(rows, asked, on).because).toContain('product');
    expect(dayOfService(rows, { ...asked, product: 'ppo' }, on).verdict).toBe('bill');
    expect(dayOfService(rows, { ...asked, product: 'hmo' }, on).verdict).toBe('no');
  });

  test('that could be billed nowhere is not billable, whatever is left open', () => {
    const rows = [row(null, '0001-01-01 hold loaded', 'main'), row(null, '0001-01-01 no license', 'branch')];
    expect(dayOfService(rows, asked, on).verdict).toBe('hold');
    expect(dayOfService(rows, { ...asked, location: 'branch' }, on).verdict).toBe('no');
  });
});

describe('whether the payer was right', () => {
  const judged = (verdicts: string): unknown =>
    judgement(notCredentialed, dayOfService([row(null, verdicts)], asked, on));

  test('wrong where it could be billed: appeal', () => {
    expect(judged('0001-01-01 bill')).toMatchObject({ payerIs: 'wrong', step: 'appeal' });
  });

  test('right while it waits: wait', () => {
    expect(judged('0001-01-01 hold loaded')).toMatchObject({ payerIs: 'right', step: 'wait' });
  });

  test('right where it could not: look, then write off', () => {
    expect(judged('0001-01-01 no contracted')).toMatchObject({ payerIs: 'right', step: 'write-off' });
  });

  test('unknown where nothing is on record', () => {
    expect(judgement(notCredentialed, dayOfService([], asked, on))).toMatchObject({
      payerIs: 'unknown',
      step: 'appeal',
    });
  });

  test('what the payer says and what our record says to it are not mixed', () => {
    const words = (verdicts: string): string =>
      judgement(notCredentialed, dayOfService([row(null, verdicts)], asked, on)).because;
    expect(words('0001-01-01 bill')).toBe(
      'not credentialed, or not yet effective; the payer is wrong: on record it could be billed on 2026-05-04',
    );
    expect(words('0001-01-01 hold loaded')).toMatch(
      /^not credentialed, or not yet effective; the payer is right by our record on 2026-05-04: /,
    );
    expect(judgement(notCredentialed, dayOfService([], asked, on)).because).not.toContain('the payer is');
  });

  test('what our record does not decide is corrected or appealed by its cause', () => {
    const day = dayOfService([row(null, '0001-01-01 bill')], asked, on);
    const of = (code: string, ...remarks: readonly string[]): unknown =>
      judgement(denialAttribution({ group: 'CO', code, remarks }), day);
    expect(of('16', 'N290')).toMatchObject({ payerIs: 'unknown', step: 'correct' });
    expect(of('29')).toMatchObject({ payerIs: 'unknown', step: 'appeal' });
    expect(of('B7', 'N570', 'MA130')).toMatchObject({ payerIs: 'wrong', step: 'correct' });
  });
});
