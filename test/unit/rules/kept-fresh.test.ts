import { describe, expect, test } from 'vitest';
import type { Verification } from '../../../src/domain/facts.ts';
import type { FileFacts, Monitoring } from '../../../src/domain/file-facts.ts';
import { noFileFacts } from '../../../src/domain/file-facts.ts';
import { keptFreshBy } from '../../../src/domain/monitoring-service.ts';
import { discrepancyCircumstances } from '../../../src/rules/clocks/discrepancy-dates.ts';
import { verificationCircumstances } from '../../../src/rules/clocks/verification-dates.ts';
import { application, day, facts, step, verification } from './sample-facts.ts';

const services = ['npdb-continuous-query'];
const query = verification('malpractice-history', '2026-03-01', { source: 'NPDB', credentialId: null });

const enrolled = (from: string, until: string | null = null): Monitoring => ({
  id: 'm-1',
  service: 'npdb-continuous-query',
  on: day(from),
  from: day(from),
  until: until === null ? null : day(until),
});

const alert = (on: string): FileFacts['occurrences'][number] => ({
  id: 'z-1',
  kind: 'npdb-alert',
  on: day(on),
  told: [],
});

describe('an enrollment keeps a query fresh', () => {
  const kept = (on: string, more: Partial<FileFacts> = {}, made: Verification = query, asOf = on): string | undefined =>
    keptFreshBy(made, { ...noFileFacts, monitorings: [enrolled('2026-03-01')], ...more }, services, day(on), day(asOf))
      ?.id;

  test('from the day of enrollment, made on it or later, for as long as it is in force', () => {
    expect(kept('2026-03-01')).toBe('m-1');
    expect(kept('2028-01-01')).toBe('m-1');
    expect(kept('2026-05-31', { monitorings: [enrolled('2026-03-01', '2026-06-01')] })).toBe('m-1');
    expect(kept('2026-06-01', { monitorings: [enrolled('2026-03-01', '2026-06-01')] })).toBe(undefined);
    expect(kept('2026-03-02', { monitorings: [enrolled('2026-03-02')] })).toBe(undefined);
  });

  test('until an alert comes; a query after the alert counts again', () => {
    expect(kept('2026-04-09', { occurrences: [alert('2026-04-10')] })).toBe('m-1');
    expect(kept('2026-04-10', { occurrences: [alert('2026-04-10')] })).toBe(undefined);
    expect(kept('2026-04-12', { occurrences: [alert('2026-04-10')] }, { ...query, on: day('2026-04-11') })).toBe('m-1');
  });

  test('only what the data bank said, and only if it was sound', () => {
    expect(kept('2026-04-01', {}, { ...query, source: 'Bayview Mutual loss run' })).toBe(undefined);
    expect(kept('2026-04-01', {}, { ...query, result: 'discrepant' })).toBe(undefined);
    expect(keptFreshBy(query, { ...noFileFacts, monitorings: [enrolled('2026-03-01')] }, [], day('2026-04-01'))).toBe(
      undefined,
    );
  });

  test('asked about a day ahead, alerts and enrollments known by today count', () => {
    expect(kept('2026-09-01', { occurrences: [alert('2026-04-10')] }, query, '2026-04-09')).toBe('m-1');
    expect(kept('2026-09-01', { occurrences: [alert('2026-04-10')] }, query, '2026-04-10')).toBe(undefined);
    expect(kept('2026-09-01', {}, query, '2026-02-28')).toBe(undefined);
  });
});

describe('clocks', () => {
  const context = { payers: new Map() };

  test('of the age of a query stop while it is monitored, and run again after an alert', () => {
    const found = verificationCircumstances(
      facts({
        applications: [application('2026-02-01', [step('draft', '2026-02-01')])],
        verifications: [query],
        monitorings: [enrolled('2026-03-01')],
        occurrences: [alert('2026-04-10')],
      }),
      context,
    );
    expect(found.map(({ from, dates }) => [from, dates['verification.monitoredOn']?.on ?? null])).toEqual([
      ['2026-03-01', '2026-03-01'],
      ['2026-04-10', null],
    ]);
  });

  test('of the age count from the date of the report', () => {
    const found = verificationCircumstances(
      facts({
        applications: [application('2026-02-01', [step('draft', '2026-02-01')])],
        verifications: [{ ...query, reportedOn: day('2026-02-20') }],
      }),
      context,
    );
    expect(found.map(({ from, dates }) => [from, dates['verification.on']?.on])).toEqual([
      ['2026-03-01', '2026-02-20'],
    ]);
  });

  const differs = (on: string, answeredOn: string | null, more: Partial<Verification> = {}): Verification =>
    verification('education', on, {
      result: 'discrepant',
      credentialId: null,
      discrepancy: {
        says: 'no degree',
        answerDueOn: day('2026-03-15'),
        answeredOn: answeredOn === null ? null : day(answeredOn),
        answer: answeredOn === null ? null : 'a copy',
      },
      ...more,
    });
  const waits = (...verifications: readonly Verification[]): readonly (readonly string[])[] =>
    discrepancyCircumstances(facts({ verifications }), () => []).map(({ from, until }) => [from, until]);

  test('of an answer run until it is recorded, or the element is verified anew', () => {
    expect(waits(differs('2026-03-01', null))).toEqual([['2026-03-01', '9999-12-31']]);
    expect(waits(differs('2026-03-01', '2026-03-09'))).toEqual([['2026-03-01', '2026-03-09']]);
    const again = verification('education', '2026-03-05', { credentialId: null, sequence: 99 });
    expect(waits(differs('2026-03-01', '2026-03-09'), again)).toEqual([['2026-03-01', '2026-03-05']]);
    const other = verification('training', '2026-03-05', { credentialId: null, sequence: 99 });
    expect(waits(differs('2026-03-01', null), other)).toEqual([['2026-03-01', '9999-12-31']]);
  });

  test('of an answer never run where it came the same day, or nobody was to be told', () => {
    expect(waits(differs('2026-03-01', '2026-03-01'))).toEqual([]);
    expect(waits(verification('education', '2026-03-01', { result: 'discrepant', discrepancy: null }))).toEqual([]);
  });
});
