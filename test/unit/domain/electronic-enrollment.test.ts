import { expect, test } from 'vitest';
import {
  claimIdsFor,
  electronicAsked,
  electronicPartsOf,
  electronicStandings,
  unpaidReasons,
} from '../../../src/domain/electronic-enrollment.ts';
import { application, day, step } from '../rules/sample-facts.ts';

const payer = { key: 'aetna', edi: { eft: true, era: true, claims: false } };
const sent = step('submitted', '2026-06-02');
const edi = (what: string | null, ...steps: Parameters<typeof application>[1]) =>
  application('2026-06-01', steps, { type: 'edi', payer: 'aetna', what });

test('what is enrolled is told by the words of the application', () => {
  expect(electronicPartsOf('eft, ERA')).toEqual(['eft', 'era']);
  expect(electronicPartsOf('edi')).toEqual(['claims']);
  expect(electronicPartsOf(null)).toEqual(['eft', 'era', 'claims']);
  expect(electronicPartsOf('eft and money')).toBeUndefined();
});

test('each part stands for itself', () => {
  const found = electronicStandings(payer, [edi('eft', sent, step('approved', '2026-06-10'))], day('2026-06-15'));
  expect(found.map(({ part, state, since }) => [part, state, since])).toEqual([
    ['eft', 'done', '2026-06-10'],
    ['era', 'missing', null],
  ]);
  expect(unpaidReasons(found, true)).toEqual(['no ERA']);
  expect(unpaidReasons(found, false)).toEqual(['no ERA', 'no payer id for claims']);
});

test('what is not decided yet is open, and does not show before its day', () => {
  const one = edi(null, sent, step('approved', '2026-06-10'));
  const states = (on: string): readonly string[] =>
    electronicStandings(payer, [one], day(on)).map(({ state }) => state);
  expect(states('2026-05-31')).toEqual(['missing', 'missing']);
  expect(states('2026-06-09')).toEqual(['open', 'open']);
  expect(states('2026-06-10')).toEqual(['done', 'done']);
});

test('what was withdrawn or denied is missing again', () => {
  const ended = [edi('eft', sent, step('denied', '2026-06-10')), edi('era', step('withdrawn', '2026-06-10'))];
  expect(electronicStandings(payer, ended, day('2026-06-15')).map(({ state }) => state)).toEqual([
    'missing',
    'missing',
  ]);
});

test('a document that says nothing is not a payer that asks nothing', () => {
  expect(electronicAsked({})).toBeNull();
  expect(electronicAsked({ edi: {} })).toEqual([]);
});

test('an id for another clearinghouse does not count', () => {
  const ids = { payerIds: [{ id: '60054' }, { id: 'AET1', clearinghouse: 'Harbor' }] };
  expect(claimIdsFor(ids, 'Harbor')).toEqual(['60054', 'AET1']);
  expect(claimIdsFor(ids, 'Other')).toEqual(['60054']);
  expect(claimIdsFor({}, 'Harbor')).toEqual([]);
});
