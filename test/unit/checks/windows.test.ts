import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { durationCode } from '../../../src/domain/calendar/duration.ts';
import { windowsOf } from '../../../src/rules/checks/windows.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const asOf = calendarDate('2026-11-21');

/** The windows as packs write them. */
const codes = (...given: Parameters<typeof windowsOf>): unknown => {
  const { longestTerms: _, longestCycles: __, ...lengths } = windowsOf(...given);
  return Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [name, length === null ? null : durationCode(length)]),
  );
};

/** The longest terms of appointments, in a few words each. */
const terms = (...given: Parameters<typeof windowsOf>): readonly string[] =>
  windowsOf(...given).longestTerms.map(({ rule, states, accreditors, length }) =>
    [rule, durationCode(length), ...(states ?? accreditors ?? ['any'])].join(' '),
  );

describe('windows', () => {
  it('come from the packs that ship', () => {
    expect(codes(ruleSet(shippedPacks(), []), asOf)).toEqual({
      historyLookback: 'P5Y',
      gapExplained: 'P6M',
      gapWritten: 'P1Y',
      w9Signed: 'P6M',
      bankLetterSigned: 'P6M',
      expiring: 'P90D',
    });
  });

  it('are unknown where no pack has them', () => {
    expect(codes(ruleSet([], []), asOf)).toEqual({
      historyLookback: null,
      gapExplained: null,
      gapWritten: null,
      w9Signed: null,
      bankLetterSigned: null,
      expiring: null,
    });
  });

  it('follow what the workspace changes, switches off, and its own lead times', () => {
    const rules = ruleSet(shippedPacks(), [], {
      overrides: [{ rule: 'returns.w9.signed', reason: 'every payer here takes a year', noOlderThan: 'P1Y' }],
      off: [{ rule: 'ncqa.gap.written', reason: 'no payer here asks' }],
    });
    expect(codes(rules, asOf, [{ kind: 'expirable', lead: ['P30D', 'P4M', 'P60D'] }])).toEqual({
      historyLookback: 'P5Y',
      gapExplained: 'P6M',
      gapWritten: null,
      w9Signed: 'P1Y',
      bankLetterSigned: 'P6M',
      expiring: 'P4M',
    });
  });

  it('has the longest terms of appointments, those of states beside those of accreditors', () => {
    expect(terms(ruleSet(shippedPacks(), []), asOf)).toEqual([
      'tjc.term P3Y joint-commission',
      'tjc.term P2Y CA',
      'tjc.term P2Y IL',
      'accreditors.term P3Y dnv achc aaahc',
      'hrsa.term P2Y any',
    ]);
    expect(terms(ruleSet(shippedPacks(), []), calendarDate('2022-11-03'))[0]).toBe('tjc.term P2Y joint-commission');
    expect(terms(ruleSet([], []), asOf)).toEqual([]);
  });

  it('has the longest credentialing cycles with the lines that they are about', () => {
    const cycles = (...given: Parameters<typeof windowsOf>): readonly string[] =>
      windowsOf(...given).longestCycles.map(
        ({ rule, length, lines }) => `${rule} ${durationCode(length)} ${lines?.[0]}`,
      );
    expect(cycles(ruleSet(shippedPacks(), []), asOf)).toEqual([
      'ncqa.recred.cycle P36M commercial',
      'ma.recred P3Y medicare-advantage',
    ]);
    const off = [{ rule: 'ncqa.recred.cycle', reason: 'no payer here is accredited' }];
    expect(cycles(ruleSet(shippedPacks(), [], { off }), asOf)).toEqual(['ma.recred P3Y medicare-advantage']);
  });

  it('shortens a term where the workspace says so', () => {
    const shorter = ruleSet(shippedPacks(), [], {
      overrides: [{ rule: 'tjc.term', reason: 'our bylaws', add: 'P2Y' }],
    });
    expect(terms(shorter, asOf)[0]).toBe('tjc.term P2Y joint-commission');
  });
});
