import { expect, test } from 'vitest';
import type { DeadlineSpan } from '../../../src/domain/deadline.ts';
import { organisationCredentials } from '../../../src/domain/dossier-facts.ts';
import type { PayerFacts, SubjectFacts, Verification } from '../../../src/domain/facts.ts';
import { type DerivationSettings, deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import {
  application,
  contact,
  credential,
  facts,
  followUp,
  payer,
  step,
  subject,
  term,
  verification,
} from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const medicare = payer({ key: 'medicare', name: 'Medicare', lines: ['medicare'], packs: ['medicare'] });

/** The deadlines as of a day: rule and due day, sorted. */
function asOf(
  on: string,
  about: Partial<SubjectFacts>,
  more: { readonly payers?: readonly PayerFacts[]; readonly settings?: DerivationSettings } = {},
): readonly string[] {
  return rows(on, about, more)
    .map((row) => `${row.rule} ${row.dueOn ?? 'unknown'}`)
    .toSorted();
}

function rows(
  on: string,
  about: Partial<SubjectFacts>,
  more: { readonly payers?: readonly PayerFacts[]; readonly settings?: DerivationSettings } = {},
): readonly DeadlineSpan[] {
  const payers = new Map([payer(), medicare, ...(more.payers ?? [])].map((one) => [one.key, one]));
  const derive = deriveDeadlines(rules, more.settings ?? { role: 'practice' });
  return derive(facts(about), { payers }).filter((row) => row.validFrom <= on && on < row.validUntil);
}

test('an attestation falls due 120 days later, and says how', () => {
  const caqh = credential('caqh', [term('m-1', '2026-03-02', '2026-03-02', null)], { label: 'CAQH profile' });
  const [row] = rows('2026-05-01', { credentials: [caqh] });
  expect(row).toMatchObject({
    rule: 'caqh.attest',
    kind: 'attestation',
    title: 'Re-attest: CAQH profile',
    dueOn: '2026-06-30',
    anchorOn: '2026-03-02',
    leadDays: 30,
    confidence: 'official',
    arithmetic: ['CAQH profile attested 2026-03-02', '+ 120 days (P120D) = 2026-06-30'],
  });
  expect(row?.cite).toContain('CAQH');
  expect(row?.id).toMatch(/^e-[0-9a-hjkmnp-tv-z]{8}$/);
});

test('Illinois among several states gives 180 days, and the arithmetic says why', () => {
  const caqh = credential('caqh', [term('m-1', '2026-03-02', '2026-03-02', null)]);
  const [row] = rows('2026-05-01', { subject: subject({ states: ['IL', 'WI'] }), credentials: [caqh] });
  expect(row?.dueOn).toBe('2026-08-29');
  expect(row?.arithmetic).toContain('practises in Illinois: 180 days instead of 120 days');
});

test('a new attestation closes the old deadline and opens the next under another id', () => {
  const caqh = credential('caqh', [
    term('m-1', '2026-03-02', '2026-03-02', null),
    term('m-2', '2026-06-20', '2026-06-20', null),
  ]);
  expect(asOf('2026-06-19', { credentials: [caqh] })).toEqual(['caqh.attest 2026-06-30']);
  expect(asOf('2026-06-20', { credentials: [caqh] })).toEqual(['caqh.attest 2026-10-18']);
  expect(asOf('2026-03-01', { credentials: [caqh] })).toEqual([]);
  const ids = new Set(['2026-06-19', '2026-06-20'].map((on) => rows(on, { credentials: [caqh] })[0]?.id));
  expect(ids.size).toBe(2);
});

test('a profile that was never attested says what to record', () => {
  const [row] = rows('2026-05-01', { credentials: [credential('caqh', [])] });
  expect(row).toMatchObject({ rule: 'caqh.attest', dueOn: null, anchorOn: null, leadDays: 0 });
  expect(row?.arithmetic).toEqual([
    'not recorded: CAQH profile attested',
    'record the attestation under `caqh.attestations`',
  ]);
});

test('papers run out on the day printed; a license stops billing, a board certificate does not', () => {
  const license = credential('license', [term('m-1', '2024-01-01', '2024-01-01', '2026-12-31')], {
    label: 'MA license 123456',
    state: 'MA',
    naturalKey: 'MA|md|123456',
  });
  const board = credential('board', [term('m-2', '2020-01-01', '2020-01-01', '2029-12-31')]);
  const found = rows('2026-11-22', { credentials: [license, board] });
  expect(found.map((row) => [row.title, row.dueOn, row.blocksBilling])).toEqual(
    expect.arrayContaining([
      ['Renew: MA license 123456', '2026-12-31', true],
      ['Renew: board of Ruiz', '2029-12-31', false],
    ]),
  );
  expect(found.every((row) => row.cite !== '' && row.leadDays === 90)).toBe(true);
});

test('a renewal counts from the day it is issued, though its term begins later', () => {
  const license = credential('license', [
    term('m-1', '2024-01-01', '2024-01-01', '2026-12-31'),
    term('m-2', '2026-11-01', '2027-01-01', '2028-12-31'),
  ]);
  expect(asOf('2026-10-31', { credentials: [license] })).toEqual(['paper.expiry 2026-12-31']);
  expect(asOf('2026-11-01', { credentials: [license] })).toEqual(['paper.expiry 2028-12-31']);
});

test('a license without an expiration date is unknown; a lifetime certificate asks for nothing; a retired license is let go', () => {
  const bare = credential('license', []);
  const lifetime = credential('board', [term('m-2', '2001-05-01', '2001-05-01', null)]);
  const retired = credential('dea', [term('m-3', '2020-01-01', '2020-01-01', '2023-01-01')], { status: 'retired' });
  expect(asOf('2026-05-01', { credentials: [bare, lifetime, retired] })).toEqual(['paper.expiry unknown']);
});

test('a policy is closed by the one that begins when it ends, not by one beside it', () => {
  const old = credential('malpractice', [term('m-1', null, '2025-01-01', '2025-12-31')], {
    id: 'c-a',
    naturalKey: 'a|1',
  });
  const next = credential('malpractice', [term('m-2', null, '2025-12-31', '2026-12-31')], {
    id: 'c-b',
    naturalKey: 'b|2',
  });
  const beside = credential('malpractice', [term('m-3', null, '2025-06-01', '2026-05-31')], {
    id: 'c-c',
    naturalKey: 'c|3',
  });
  expect(asOf('2026-02-01', { credentials: [old, next] })).toEqual(['paper.expiry 2026-12-31']);
  expect(asOf('2026-02-01', { credentials: [old, beside] })).toEqual([
    'paper.expiry 2025-12-31',
    'paper.expiry 2026-05-31',
  ]);
});

test('Medicare revalidation: five years to the end of the month, unless CMS posted a day that is still open', () => {
  const enrolled = (...terms: Parameters<typeof term>[]): Partial<SubjectFacts> => ({
    credentials: [
      credential(
        'medicare',
        terms.map((one) => term(...one)),
        { status: 'enrolled' },
      ),
    ],
  });
  expect(asOf('2026-05-01', enrolled(['m-1', '2022-06-14', '2022-06-14', null]))).toEqual([
    'cms.reval.cycle 2027-06-30',
  ]);
  expect(asOf('2026-05-01', enrolled(['m-1', '2022-06-14', '2022-06-14', '2027-03-31']))).toEqual([
    'cms.reval.cycle 2027-03-31',
  ]);
  expect(asOf('2026-05-01', enrolled(['m-1', null, null, '2027-03-31']))).toEqual(['cms.reval.cycle 2027-03-31']);
  expect(asOf('2026-05-01', enrolled())).toEqual(['cms.reval.cycle unknown']);
  const done = enrolled(['m-1', '2022-06-14', '2022-06-14', null], ['m-2', '2026-11-02', '2026-11-02', '2027-03-31']);
  expect(asOf('2026-12-01', done)).toEqual(['cms.reval.cycle 2031-11-30']);
});

test('an open application always has a follow-up; without one it is unknown', () => {
  const open = application('2026-03-01', [step('submitted', '2026-03-05', { via: 'portal' })]);
  expect(asOf('2026-02-28', { applications: [open] })).toEqual([]);
  expect(asOf('2026-03-02', { applications: [open] })).toEqual(['practice.follow-up unknown']);
  const set = { ...open, followUps: [followUp('2026-03-01', '2026-03-15'), followUp('2026-03-20', '2026-04-01')] };
  expect(asOf('2026-03-19', { applications: [set] })).toEqual(['practice.follow-up 2026-03-15']);
  expect(asOf('2026-03-20', { applications: [set] })).toEqual(['practice.follow-up 2026-04-01']);
  const over = { ...set, steps: [...set.steps, step('withdrawn', '2026-03-25')] };
  expect(asOf('2026-03-25', { applications: [over] })).toEqual([]);
});

test('a promise stands until the application moves or another is made', () => {
  const promised = application('2026-03-01', [step('submitted', '2026-03-05')], {
    contacts: [contact('2026-03-10', { promisedOn: '2026-03-17' as never }), contact('2026-03-12')],
  });
  const rule = (on: string): readonly string[] =>
    asOf(on, { applications: [promised] }).filter((row) => row.startsWith('practice.promise'));
  expect(rule('2026-03-09')).toEqual([]);
  expect(rule('2026-03-18')).toEqual(['practice.promise 2026-03-17']);
  const moved = { ...promised, steps: [...promised.steps, step('complete', '2026-03-16')] };
  expect(asOf('2026-03-16', { applications: [moved] })).toEqual(['practice.follow-up unknown']);
});

test('a request for more: the day named counts, Medicare gives 30 days, others give none', () => {
  const asked = (more: object, key: string): Partial<SubjectFacts> => ({
    applications: [
      application('2026-03-01', [step('submitted', '2026-03-05'), step('info-requested', '2026-03-20', more)], {
        payer: key,
      }),
    ],
  });
  const response = (about: Partial<SubjectFacts>): readonly string[] =>
    asOf('2026-03-21', about).filter((row) => row.includes('response') || row.includes('dev_request'));
  expect(response(asked({ dueOn: '2026-04-03' }, 'aetna-ma'))).toEqual(['practice.response 2026-04-03']);
  expect(response(asked({}, 'aetna-ma'))).toEqual(['practice.response unknown']);
  expect(response(asked({}, 'medicare'))).toEqual(['cms.dev_request 2026-04-19']);
  expect(response(asked({ dueOn: '2026-04-10' }, 'medicare'))).toEqual(['cms.dev_request 2026-04-10']);
});

test('answering closes the request', () => {
  const answered = application('2026-03-01', [
    step('submitted', '2026-03-05'),
    step('info-requested', '2026-03-20', { dueOn: '2026-04-03' as never }),
    step('answered', '2026-03-25'),
  ]);
  expect(asOf('2026-03-24', { applications: [answered] })).toContain('practice.response 2026-04-03');
  expect(asOf('2026-03-25', { applications: [answered] })).toEqual(['practice.follow-up unknown']);
});

test('the payer decides in the time it states; the contractor in the time of CMS, longer when it asked for more', () => {
  const sent = (key: string, ...more: readonly ReturnType<typeof step>[]): Partial<SubjectFacts> => ({
    applications: [
      application('2026-03-01', [step('submitted', '2026-03-05', { via: 'portal' }), ...more], {
        payer: key,
        followUps: [followUp('2026-03-01', '2026-03-15')],
      }),
    ],
  });
  const decisions = (on: string, about: Partial<SubjectFacts>): readonly string[] =>
    asOf(on, about, { payers: [payer({ decisionWithin: 'P90D' })] }).filter(
      (row) => row.includes('decision') || row.includes('process'),
    );
  expect(decisions('2026-03-10', sent('aetna-ma'))).toEqual(['practice.payer-decision 2026-06-03']);
  expect(decisions('2026-03-10', sent('medicare'))).toEqual(['cms.mac.process 2026-04-24']);
  const asked = sent('medicare', step('info-requested', '2026-03-20'), step('answered', '2026-03-25'));
  expect(decisions('2026-03-19', asked)).toEqual(['cms.mac.process 2026-04-24']);
  expect(decisions('2026-03-26', asked)).toEqual(['cms.mac.process 2026-05-29']);
  expect(decisions('2026-05-01', sent('aetna-ma', step('approved', '2026-04-20')))).toEqual([]);
});

test('a decision opens the next cycle, and a recredentialing closes it', () => {
  const first = application('2024-01-01', [
    step('submitted', '2024-01-05'),
    step('approved', '2024-02-29'),
    step('loaded', '2024-03-10'),
  ]);
  const again = application(
    '2026-10-01',
    [step('submitted', '2026-10-05'), step('approved', '2026-12-15'), step('loaded', '2026-12-20')],
    {
      id: 'a-2',
      type: 'recredentialing',
      previousId: 'a-1',
      lines: [{ id: 'l-2', number: 1, product: null, group: null, location: null }],
    },
  );
  const cycle = (on: string): readonly string[] =>
    asOf(on, { applications: [first, again] }).filter((row) => row.startsWith('ncqa.recred'));
  expect(cycle('2024-02-28')).toEqual([]);
  expect(cycle('2026-12-14')).toEqual(['ncqa.recred.cycle 2027-02-28']);
  expect(cycle('2026-12-15')).toEqual(['ncqa.recred.cycle 2029-12-15']);
});

test('approved and not loaded: due on the effective date, until it is loaded', () => {
  const approved = application(
    '2026-03-01',
    [step('submitted', '2026-03-05'), step('approved', '2026-04-20', { effectiveOn: '2026-05-01' as never })],
    {
      followUps: [followUp('2026-03-01', '2026-03-15')],
    },
  );
  const load = rows('2026-04-21', { applications: [approved] }).find((row) => row.rule === 'practice.load');
  expect(load).toMatchObject({
    dueOn: '2026-05-01',
    anchor: 'effective',
    blocksBilling: true,
    payer: 'aetna-ma',
    owner: 'dana',
    applicationId: 'a-1',
  });
  const loaded = { ...approved, steps: [...approved.steps, step('loaded', '2026-05-03')] };
  expect(asOf('2026-05-03', { applications: [loaded] })).toEqual(['ncqa.recred.cycle 2029-04-20']);
});

test('whoever asked in vain whether an approval is loaded is late only on the day set to ask again', () => {
  const approved = application('2026-03-01', [step('submitted', '2026-03-05'), step('approved', '2026-04-20')], {
    followUps: [followUp('2026-04-10', '2026-07-01'), followUp('2026-04-27', '2026-05-11')],
  });
  const load = (on: string): readonly string[] =>
    asOf(on, { applications: [approved] }).filter((row) => row.startsWith('practice.load'));
  expect(load('2026-04-26')).toEqual(['practice.load 2026-04-20']);
  expect(load('2026-04-27')).toEqual(['practice.load 2026-05-11']);
});

test('a denial: Medicare has a window, other payers only the day in the letter, and no number is made up', () => {
  const denied = (key: string, more: object = {}): Partial<SubjectFacts> => ({
    applications: [
      application('2026-03-01', [step('submitted', '2026-03-05'), step('denied', '2026-04-20', more)], {
        payer: key,
        followUps: [followUp('2026-03-01', '2026-03-15')],
      }),
    ],
  });
  const appeals = (about: Partial<SubjectFacts>): readonly string[] =>
    asOf('2026-04-21', about).filter((row) => row.includes('appeal'));
  expect(appeals(denied('medicare'))).toEqual(['cms.appeal.cap 2026-05-25', 'cms.appeal.reconsideration 2026-06-24']);
  expect(appeals(denied('aetna-ma'))).toEqual(['practice.appeal unknown']);
  expect(appeals(denied('aetna-ma', { dueOn: '2026-05-20' }))).toEqual(['practice.appeal 2026-05-20']);
  // What the payer's document states counts until the letter names another day; a regulation does not wait for it.
  const payers = [payer({ appealWithin: 'P45D' }), { ...medicare, appealWithin: 'P45D' }];
  const stating = (key: string, more: object = {}): readonly string[] =>
    asOf('2026-04-21', denied(key, more), { payers }).filter((row) => row.includes('appeal'));
  expect(stating('aetna-ma')).toEqual(['practice.appeal 2026-06-04']);
  expect(stating('aetna-ma', { dueOn: '2026-05-20' })).toEqual(['practice.appeal 2026-05-20']);
  expect(stating('medicare')).toEqual(['cms.appeal.cap 2026-05-25', 'cms.appeal.reconsideration 2026-06-24']);
  const cap = rows('2026-04-21', denied('medicare')).find((row) => row.rule === 'cms.appeal.cap');
  expect(cap?.title).toContain('(may not apply)');
});

test('a verification goes stale while a decision lies ahead; a window that was cut ends on the day before', () => {
  const open = application('2025-01-10', [step('submitted', '2025-01-12')], {
    followUps: [followUp('2025-01-10', '2025-01-20')],
  });
  const stale = (on: string, verifiedOn: string): readonly string[] =>
    asOf(on, { applications: [open], verifications: [verification('license', verifiedOn)] }).filter((row) =>
      row.startsWith('ncqa.psv'),
    );
  expect(stale('2025-02-01', '2024-12-01')).toEqual(['ncqa.psv.license 2025-05-30']);
  expect(stale('2025-02-01', '2025-01-15')).toEqual(['ncqa.psv.license 2025-06-30']);
  expect(stale('2025-04-01', '2025-03-20')).toEqual(['ncqa.psv.license 2025-07-18']);
  expect(stale('2025-01-09', '2024-12-01')).toEqual([]);
});

test('a look at a source that is not accepted starts no time to go stale, and makes no verification younger', () => {
  const one = application('2026-02-01', [step('draft', '2026-02-01')]);
  const due = (...verifications: readonly Verification[]): readonly string[] =>
    asOf('2026-04-01', { applications: [one], verifications }).filter((row) => row.startsWith('ncqa.psv.license'));
  const board = verification('license', '2026-02-20');
  const friend = verification('license', '2026-03-20', { source: 'a colleague' });
  const byBoard = due(board);
  expect(byBoard).toHaveLength(1);
  expect(due(friend)).toEqual([]);
  expect(due(board, friend)).toEqual(byBoard);
  expect(due(board, verification('license', '2026-03-20'))).not.toEqual(byBoard);
});

test('after a difference only a look at an accepted source makes a verification go stale again', () => {
  const one = application('2026-02-01', [step('draft', '2026-02-01')]);
  const due = (on: string, ...verifications: readonly Verification[]): readonly string[] =>
    asOf(on, { applications: [one], verifications }).filter((row) => row.startsWith('ncqa.psv.license'));
  const board = verification('license', '2026-02-20');
  const difference = verification('license', '2026-03-01', { result: 'discrepant' });
  const friend = verification('license', '2026-03-20', { source: 'a colleague' });
  const again = verification('license', '2026-03-25');
  const byBoard = due('2026-02-28', board);
  expect(byBoard).toHaveLength(1);
  // Between the difference and what came after it the day asked about decides.
  expect(['2026-02-28', '2026-03-01', '2026-03-20'].map((on) => due(on, board, difference, friend))).toEqual([
    byBoard,
    [],
    [],
  ]);
  expect(due('2026-03-20', difference, friend)).toEqual([]);
  expect(due('2026-03-25', board, difference, friend, again)).toEqual(due('2026-03-25', again));
  const elsewhere = verification('license', '2026-03-01', { source: 'a colleague', result: 'not-found' });
  expect(due('2026-03-20', board, elsewhere)).toEqual([]);
  expect(due('2026-03-25', board, elsewhere, again)).toEqual(due('2026-03-25', again));
});

test('a look at the board of another state makes no verification younger', () => {
  const one = application('2026-02-01', [step('draft', '2026-02-01')]);
  const license = credential('license', [term('m-1', null, null, '2027-12-31')], { id: 'c-1', state: 'MA' });
  const looked = (on: string, source: string): Verification =>
    verification('license', on, { source, credentialId: 'c-1', valueHash: null });
  const due = (...verifications: readonly Verification[]): readonly string[] =>
    asOf('2026-04-01', { applications: [one], credentials: [license], verifications }).filter((row) =>
      row.startsWith('ncqa.psv.license'),
    );
  const own = looked('2026-02-20', 'Massachusetts Board of Registration in Medicine');
  expect(due(own)).toHaveLength(1);
  expect(due(own, looked('2026-03-20', 'Oregon Medical Board'))).toEqual(due(own));
});

test('one verification that serves several applications is told once', () => {
  const one = application('2026-03-01', [step('submitted', '2026-03-05')]);
  const two = { ...one, id: 'a-2', payer: 'cigna-ma', openedOn: '2026-04-01' as never, steps: [] };
  const about = { applications: [one, two], verifications: [verification('license', '2026-02-20')] };
  const payers = [payer({ key: 'cigna-ma', name: 'Cigna' })];
  const told = (on: string): readonly DeadlineSpan[] =>
    rows(on, about, { payers }).filter((row) => row.kind === 'verification');
  expect(told('2026-03-20').map((row) => [row.applicationId, row.payer])).toEqual([['a-1', 'aetna-ma']]);
  expect(told('2026-04-20').map((row) => [row.applicationId, row.payer])).toEqual([[null, null]]);
});

test('lines that stand differently have deadlines of their own', () => {
  const two = application(
    '2026-03-01',
    [
      step('submitted', '2026-03-05'),
      step('info-requested', '2026-03-20', { lineId: 'l-1', dueOn: '2026-04-03' as never }),
      step('info-requested', '2026-03-22', { lineId: 'l-2', dueOn: '2026-04-10' as never }),
      step('approved', '2026-03-25', { lineId: 'l-1' }),
    ],
    {
      lines: [
        { id: 'l-1', number: 1, product: 'hmo', group: null, location: null },
        { id: 'l-2', number: 2, product: 'ppo', group: null, location: null },
      ],
    },
  );
  const own = (on: string): readonly string[] =>
    asOf(on, { applications: [two] }).filter(
      (row) => row.startsWith('practice.response') || row.startsWith('practice.load'),
    );
  expect(own('2026-03-23')).toEqual(['practice.response 2026-04-03', 'practice.response 2026-04-10']);
  expect(own('2026-03-25')).toEqual(['practice.load 2026-03-25', 'practice.response 2026-04-10']);
});

test('an application to a hospital is followed up, and bound by no rule of payers', () => {
  const hospital = application('2026-03-01', [step('submitted', '2026-03-05'), step('approved', '2026-04-20')], {
    payer: null,
    facility: 'bayview',
    followUps: [followUp('2026-03-01', '2026-03-15')],
  });
  expect(asOf('2026-04-21', { applications: [hospital] })).toEqual(['practice.follow-up 2026-03-15']);
});

test('an archived subject has no deadlines, a departed one only those of open applications', () => {
  const about = {
    credentials: [credential('caqh', [term('m-1', '2026-03-02', null, null)])],
    applications: [application('2026-03-01', [], { followUps: [followUp('2026-03-01', '2026-03-15')] })],
  };
  expect(asOf('2026-05-01', { ...about, subject: subject({ status: 'departed' }) })).toEqual([
    'practice.follow-up 2026-03-15',
  ]);
  expect(asOf('2026-05-01', { ...about, subject: subject({ status: 'archived' }) })).toEqual([]);
});

test('lead times of the workspace stand for those of the packs', () => {
  const license = credential('license', [term('m-1', null, null, '2026-12-31')]);
  const [row] = rows(
    '2026-05-01',
    { credentials: [license] },
    { settings: { role: 'practice', leads: { expirable: ['P120D'] } } },
  );
  expect(row?.leadDays).toBe(120);
});

test('a group and a facility revalidate and renew like a provider', () => {
  const held = organisationCredentials({
    medicare: { status: 'enrolled', enrolled: '2021-06-14', revalidationDue: '2026-08-31' },
    medicaid: [{ state: 'MA', id: '1', status: 'enrolled', from: '2022-03-10' }],
    licenses: [{ kind: 'clia', number: '22D0000001', issued: '2025-01-01', expires: '2026-12-31' }],
    cover: [{ carrier: 'Bay State Mutual', policy: 'G-1', issued: '2026-01-01', expires: '2027-01-01' }],
  });
  const credentials = held.map(({ terms, ...one }, index) =>
    credential(
      one.kind,
      terms.map((stated, at) => term(`m-${index}-${at}`, stated.happenedOn, stated.from, stated.through)),
      { ...one, id: `c-${index}` },
    ),
  );
  for (const kind of ['group', 'facility'] as const) {
    const about = { subject: subject({ kind, key: 'lakeside', type: null, taxonomies: [] }), credentials };
    expect(asOf('2026-06-15', about)).toEqual([
      'cms.reval.cycle 2026-08-31',
      'mcd.reval 2027-03-10',
      'paper.expiry 2026-12-31',
      'paper.expiry 2027-01-01',
    ]);
  }
});

test("a payer's own document changes a clock for its applications, and switches one off, and for no other payer", () => {
  const sent = (id: string, payerKey: string) =>
    application('2026-03-01', [step('submitted', '2026-03-02', { id: `s-${id}` })], { id, payer: payerKey });
  const ours = payer({
    key: 'changed',
    name: 'Changed',
    packs: [],
    decisionWithin: 'P60D',
    overrides: [{ rule: 'practice.payer-decision', add: 'P45D', reason: 'letter of 2026-01-05' }],
    off: [{ rule: 'practice.follow-up', reason: 'the plan calls us' }],
  });
  const plain = payer({ key: 'plain', name: 'Plain', packs: [], decisionWithin: 'P60D' });
  const told = rows(
    '2026-03-10',
    { applications: [sent('a-1', 'changed'), sent('a-2', 'plain')] },
    { payers: [ours, plain] },
  ).map((row) => `${row.payer} ${row.rule} ${row.dueOn ?? 'unknown'}`);
  expect(told.toSorted()).toEqual([
    'changed practice.payer-decision 2026-04-16',
    'plain practice.follow-up unknown',
    'plain practice.payer-decision 2026-05-01',
  ]);
});
