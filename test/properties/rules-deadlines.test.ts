/**
 * Deadlines against a plain reading of the rules, day by day. The oracle below shares nothing with the derivation but the
 * type of a date: it looks at what has happened by a day and says what is due, with numbers of its own.
 */

import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../../src/domain/deadline.ts';
import type {
  Application,
  Credential,
  PayerFacts,
  Step,
  StepName,
  SubjectFacts,
  Verification,
} from '../../src/domain/facts.ts';
import { noFileFacts } from '../../src/domain/file-facts.ts';
import { deriveDeadlines } from '../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { shippedPacks } from '../../src/rules/shipped-packs.ts';
import fc from '../property.ts';

// ---------------------------------------------------------------- days of the oracle

const dayZero = Date.UTC(2024, 6, 1);
const oneDay = 86_400_000;
const at = (index: number): CalendarDate =>
  new Date(dayZero + index * oneDay).toISOString().slice(0, 10) as CalendarDate;
const plusDays = (date: string, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * oneDay).toISOString().slice(0, 10) as CalendarDate;

function plusYears(date: string, years: number): CalendarDate {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(dayOfMonth, last)))
    .toISOString()
    .slice(0, 10) as CalendarDate;
}

// ---------------------------------------------------------------- a world of facts

const horizon = 900;
const days = fc.integer({ min: 0, max: horizon });
const maybeDay = fc.option(days, { nil: null });

const payers: ReadonlyMap<string, PayerFacts> = new Map(
  [
    { key: 'plan', name: 'Plan', lines: ['commercial'], packs: ['ncqa-windows'], decisionWithin: 'P60D' },
    { key: 'mac', name: 'MAC', lines: ['medicare'], packs: ['medicare'], decisionWithin: null },
  ].map((one) => [one.key, { states: [], followUpEvery: null, ...one }]),
);

interface Numbered {
  next: number;
}

function nextOf(count: Numbered): number {
  count.next += 1;
  return count.next;
}

const dateAt = (index: number | null): CalendarDate | null => (index === null ? null : at(index));

const papers = fc.array(
  fc.record({
    kind: fc.constantFrom('license', 'dea', 'board', 'caqh', 'malpractice') as fc.Arbitrary<Credential['kind']>,
    status: fc.constantFrom(null, 'active', 'retired'),
    terms: fc.array(fc.record({ on: maybeDay, length: fc.option(fc.integer({ min: 10, max: 500 }), { nil: null }) }), {
      maxLength: 3,
    }),
  }),
  { maxLength: 3 },
);

/** Where each step may lead, as the state machine has it. */
const next: Readonly<Record<string, readonly StepName[]>> = {
  draft: ['submitted', 'on-hold', 'withdrawn'],
  submitted: ['received', 'complete', 'info-requested', 'returned', 'denied', 'approved', 'panel-closed'],
  received: ['complete', 'info-requested', 'approved'],
  complete: ['info-requested', 'denied', 'approved', 'on-hold'],
  'info-requested': ['answered', 'info-requested', 'rejected'],
  'on-hold': ['submitted', 'withdrawn'],
  returned: ['draft'],
  denied: ['appealed'],
  appealed: ['approved', 'denied'],
  approved: ['loaded'],
  'panel-closed': ['withdrawn'],
};

const applicationPlans = fc.array(
  fc.record({
    payer: fc.constantFrom('plan', 'mac'),
    type: fc.constantFrom('initial', 'recredentialing') as fc.Arbitrary<Application['type']>,
    openedOn: days,
    moves: fc.array(
      fc.record({
        choice: fc.nat(20),
        gap: fc.integer({ min: 0, max: 90 }),
        due: maybeDay,
        effective: maybeDay,
        portal: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
    contacts: fc.array(fc.record({ on: days, promised: maybeDay }), { maxLength: 2 }),
    followUps: fc.array(fc.record({ on: days, due: days }), { maxLength: 3 }),
  }),
  { maxLength: 3 },
);

/** A source that the rule of an element accepts; undefined: it names none, and accepts any. */
const acceptedSources: Readonly<Record<string, string | undefined>> = {
  license: 'state-board',
  'malpractice-history': 'npdb',
};

const verificationPlans = fc.array(
  fc.record({
    element: fc.constantFrom('license', 'malpractice-history', 'exclusions'),
    on: days,
    result: fc.constantFrom('verified', 'verified', 'verified', 'discrepant') as fc.Arbitrary<Verification['result']>,
    isAccepted: fc.boolean(),
  }),
  { maxLength: 4 },
);

const worlds = fc
  .record({ papers, applicationPlans, verificationPlans, illinois: fc.boolean() })
  .map((plan): SubjectFacts => {
    const count: Numbered = { next: 0 };
    const id = (letter: string): string => `${letter}-${nextOf(count)}`;
    return {
      subject: {
        id: 's-1',
        kind: 'provider',
        key: '1234567893',
        npi: '1234567893',
        name: 'Ruiz, Ana',
        practice: null,
        type: 'md',
        status: 'active',
        states: plan.illinois ? ['IL', 'WI'] : ['MA'],
        taxonomies: [],
        groups: [],
      },
      credentials: plan.papers.map((paper): Credential => {
        const own = id('c');
        const terms = paper.terms.map(({ on, length }) => {
          const start = dateAt(on);
          return {
            id: id('m'),
            happenedOn: start,
            from: start,
            through: length === null ? null : plusDays(start ?? at(0), length),
          };
        });
        return {
          id: own,
          kind: paper.kind,
          naturalKey: own,
          label: own,
          state: own,
          status: paper.status,
          valueHash: 'h',
          terms,
        };
      }),
      applications: plan.applicationPlans.map((one) => applicationOf(one, id, count)),
      verifications: plan.verificationPlans.map((one) => ({
        id: id('v'),
        element: one.element,
        credentialId: null,
        source: one.isAccepted ? (acceptedSources[one.element] ?? 'oig-leie') : 'x',
        method: null,
        on: at(one.on),
        sequence: nextOf(count),
        by: null,
        result: one.result,
        valueHash: null,
        evidence: null,
      })),
      waivers: [],
      ...noFileFacts,
    };
  });

type ApplicationPlan = (typeof applicationPlans extends fc.Arbitrary<infer List> ? List : never)[number];

function applicationOf(plan: ApplicationPlan, id: (letter: string) => string, count: Numbered): Application {
  const own = id('a');
  let state = 'draft';
  let before = 'submitted';
  let on = plan.openedOn;
  const steps: Step[] = [];
  for (const move of plan.moves) {
    const choices = next[state] ?? [];
    const name = choices[move.choice % Math.max(1, choices.length)];
    if (name === undefined) break;
    on += move.gap;
    if (name === 'info-requested' && state !== 'info-requested') before = state;
    state = name === 'answered' ? before : name;
    steps.push({
      id: id('t'),
      lineId: null,
      name,
      on: at(on),
      sequence: nextOf(count),
      via: name === 'submitted' ? (move.portal ? 'portal' : 'mail') : null,
      reference: null,
      reason: null,
      dueOn: dateAt(move.due),
      until: dateAt(move.due),
      reopensOn: dateAt(move.due),
      effectiveOn: name === 'approved' ? dateAt(move.effective) : null,
      payerId: null,
      note: null,
    });
  }
  return {
    id: own,
    subjectId: 's-1',
    payer: plan.payer,
    facility: null,
    type: plan.type,
    route: 'individual',
    what: null,
    owner: null,
    openedOn: at(plan.openedOn),
    previousId: null,
    replacesId: null,
    lines: [{ id: id('l'), number: 1, product: null, group: null, location: null }],
    steps,
    contacts: plan.contacts.map((contact) => ({
      id: id('k'),
      on: at(contact.on),
      sequence: nextOf(count),
      text: '',
      channel: null,
      rep: null,
      reference: null,
      promisedOn: dateAt(contact.promised),
    })),
    followUps: plan.followUps.map((followUp) => ({
      id: id('u'),
      on: at(followUp.on),
      sequence: nextOf(count),
      dueOn: at(followUp.due),
      origin: 'asked' as const,
    })),
  };
}

// ---------------------------------------------------------------- the oracle

/** What is due as of a day: "rule day". */
function oracle(facts: SubjectFacts, today: CalendarDate): readonly string[] {
  const due: string[] = [];
  const say = (rule: string, on: string | null): void => {
    due.push(`${rule} ${on ?? 'unknown'}`);
  };
  for (const credential of facts.credentials) paperDue(credential, facts, today, say);
  for (const application of facts.applications) applicationDue(application, today, say);
  decisionsDue(facts, today, say);
  verificationsDue(facts, today, say);
  return due.toSorted();
}

type Say = (rule: string, on: string | null) => void;

function paperDue(credential: Credential, facts: SubjectFacts, today: CalendarDate, say: Say): void {
  if (credential.status === 'retired') return;
  const known = credential.terms.filter((term) => term.happenedOn === null || term.happenedOn <= today);
  if (credential.terms.length > 0 && known.length === 0) return;
  if (credential.kind === 'caqh') {
    const attested = known
      .map((term) => term.happenedOn)
      .filter((on) => on !== null)
      .toSorted()
      .at(-1);
    say(
      'caqh.attest',
      attested === undefined ? null : plusDays(attested, facts.subject.states.includes('IL') ? 180 : 120),
    );
    return;
  }
  const ends = credential.kind !== 'board';
  const inOrder = known.toSorted((left, right) =>
    (left.from ?? left.through ?? '') < (right.from ?? right.through ?? '') ? -1 : 1,
  );
  const latest = inOrder.filter(
    (term) => (term.from ?? term.through ?? '') === (inOrder.at(-1)?.from ?? inOrder.at(-1)?.through ?? ''),
  );
  const through =
    latest.length === 0
      ? null
      : (latest
          .map((term) => term.through)
          .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
          .at(-1) ?? null);
  if (through === null) {
    if (ends) say('paper.expiry', null);
    return;
  }
  // Policies take each other's place; every other paper here is of a state of its own.
  if (credential.kind === 'malpractice') {
    const others = facts.credentials.filter((one) => one !== credential && one.kind === 'malpractice');
    const taken = others.some((one) =>
      one.terms.some(
        (term) => (term.happenedOn === null || term.happenedOn <= today) && term.from !== null && term.from >= through,
      ),
    );
    if (taken) return;
  }
  say('paper.expiry', through);
}

interface Standing {
  readonly state: string;
  readonly step: Step | undefined;
}

function standing(application: Application, today: CalendarDate): Standing {
  let state = 'draft';
  let before = 'submitted';
  let last: Step | undefined;
  for (const step of application.steps) {
    if (step.on > today) break;
    if (step.name === 'info-requested' && state !== 'info-requested') before = state;
    state = step.name === 'answered' ? before : step.name;
    last = step;
  }
  return { state, step: last };
}

const withPayer = ['submitted', 'received', 'complete', 'info-requested'];

/** So many days of the payer's own time after a day, walked day by day: while it waits for our answer none of them passes. */
function plusDaysWithUs(from: CalendarDate, days: number, steps: readonly Step[]): CalendarDate | null {
  const waits = steps.flatMap((step, index) =>
    step.name === 'info-requested'
      ? [{ asked: step.on, answered: steps.slice(index + 1).find((one) => one.name !== 'info-requested')?.on }]
      : [],
  );
  let day = from;
  for (let left = days; ; day = plusDays(day, 1)) {
    const wait = waits.find(({ asked, answered }) => asked <= day && (answered === undefined || day < answered));
    if (wait !== undefined && wait.answered === undefined) return null;
    if (wait !== undefined) continue;
    if (left === 0) return day;
    left -= 1;
  }
}

function applicationDue(application: Application, today: CalendarDate, say: Say): void {
  if (application.openedOn > today) return;
  const { state, step } = standing(application, today);
  const isMedicare = application.payer === 'mac';
  if (!['rejected', 'loaded', 'withdrawn'].includes(state)) {
    const set = application.followUps
      .filter((one) => one.on <= today)
      .toSorted((a, b) => a.sequence - b.sequence)
      .at(-1);
    say('practice.follow-up', set?.dueOn ?? null);
    const promise = application.contacts
      .filter((one) => one.on <= today && one.promisedOn !== null)
      .toSorted((a, b) => (a.on === b.on ? a.sequence - b.sequence : a.on < b.on ? -1 : 1))
      .at(-1);
    const moved = application.steps.some(
      (one) =>
        one.on <= today &&
        promise !== undefined &&
        (one.on > promise.on || (one.on === promise.on && one.sequence > promise.sequence)),
    );
    if (promise !== undefined && !moved) say('practice.promise', promise.promisedOn);
  }
  const done = application.steps.filter((one) => one.on <= today);
  const sent = done.findLast((one) => one.name === 'submitted');
  if (withPayer.includes(state) && sent !== undefined) {
    const asked = done.slice(done.indexOf(sent)).some((one) => one.name === 'info-requested');
    if (!isMedicare) say('practice.payer-decision', plusDaysWithUs(sent.on, 60, done.slice(done.indexOf(sent))));
    else if (application.type === 'initial')
      say('cms.mac.process', plusDays(sent.on, sent.via === 'portal' ? (asked ? 85 : 50) : asked ? 100 : 65));
  }
  if (state === 'info-requested' && step !== undefined) {
    if (isMedicare) say('cms.dev_request', step.dueOn ?? plusDays(step.on, 30));
    else say('practice.response', step.dueOn);
  }
  if (state === 'on-hold') say('practice.hold', step?.until ?? null);
  if (state === 'panel-closed' && step?.reopensOn != null) say('practice.reopens', step.reopensOn);
  if (state === 'approved' && step !== undefined) {
    const set = application.followUps.filter((one) => one.on <= today).toSorted((a, b) => a.sequence - b.sequence);
    const again = set.at(-1);
    const days = [step.on, step.effectiveOn, again !== undefined && again.on >= step.on ? again.dueOn : null];
    say(
      'practice.load',
      days
        .filter((one) => one !== null)
        .toSorted()
        .at(-1) ?? null,
    );
  }
  if (state === 'denied' && step !== undefined) {
    if (!isMedicare) say('practice.appeal', step.dueOn);
    else {
      say('cms.appeal.reconsideration', step.dueOn ?? plusDays(step.on, 65));
      say('cms.appeal.cap', plusDays(step.on, 35));
    }
  }
}

function decisionsDue(facts: SubjectFacts, today: CalendarDate, say: Say): void {
  const ours = facts.applications.filter((one) => one.payer === 'plan' && one.openedOn <= today);
  const decided = ours.flatMap((application) => {
    const { state, step } = standing(application, today);
    const approval = application.steps.find((one) => one.name === 'approved' && one.on <= today);
    if ((state === 'approved' || state === 'loaded') && approval !== undefined)
      return [{ application, step: approval }];
    return state === 'denied' && step !== undefined ? [{ application, step }] : [];
  });
  for (const one of decided) {
    if (one.step.name !== 'approved') continue;
    const later = decided.some(
      (other) =>
        (other.application.type === 'recredentialing' || other.step.name === 'approved') &&
        other.step !== one.step &&
        (other.step.on > one.step.on || (other.step.on === one.step.on && other.step.sequence > one.step.sequence)),
    );
    if (!later) say('ncqa.recred.cycle', plusYears(one.step.on, 3));
  }
}

const windowRules: Readonly<Record<string, string>> = {
  license: 'ncqa.psv.license',
  'malpractice-history': 'ncqa.psv.malpractice_history',
  exclusions: 'ncqa.psv.medicare_medicaid_exclusions',
};

function verificationsDue(facts: SubjectFacts, today: CalendarDate, say: Say): void {
  const waits = facts.applications.some(
    (one) =>
      one.payer === 'plan' &&
      one.openedOn <= today &&
      ['draft', ...withPayer, 'on-hold', 'returned', 'appealed'].includes(standing(one, today).state),
  );
  if (!waits) return;
  for (const [element, rule] of Object.entries(windowRules)) {
    const made = facts.verifications
      .filter((one) => one.element === element && one.on <= today)
      .toSorted((a, b) => (a.on === b.on ? a.sequence - b.sequence : a.on < b.on ? -1 : 1));
    // A look elsewhere takes the place of none at an accepted source, nor of a difference that was found.
    const accepted = acceptedSources[element];
    const counting = made.filter((one) => one.result !== 'verified' || [undefined, one.source].includes(accepted));
    const newest = counting.at(-1);
    if (newest === undefined || newest.result !== 'verified') continue;
    // The last day on which a decision could still use it, tried one by one.
    let last: string | undefined;
    for (let age = 0; age <= 200; age += 1) {
      const on = plusDays(newest.on, age);
      const limit = on < '2025-07-01' ? (element === 'exclusions' ? -1 : 180) : 120;
      if (age <= limit) last = on;
    }
    if (last !== undefined) say(rule, last);
  }
}

// ---------------------------------------------------------------- the laws

const derive = deriveDeadlines(ruleSet(shippedPacks(), []), { role: 'practice' });
const rowsAt = (rows: readonly DeadlineSpan[], today: CalendarDate): readonly DeadlineSpan[] =>
  rows.filter((row) => row.validFrom <= today && today < row.validUntil);

test('on every day the derived rows say what a plain reading of that day says', () => {
  fc.assert(
    fc.property(
      worlds,
      fc.array(fc.integer({ min: -5, max: horizon + 700 }), { minLength: 12, maxLength: 12 }),
      (facts, samples) => {
        const rows = derive(facts, { payers });
        // The days on which something happens, and the days beside them, are where a derivation goes wrong.
        const events = [
          ...facts.credentials.flatMap((one) => one.terms.flatMap((term) => term.happenedOn ?? [])),
          ...facts.applications.flatMap((one) => [
            one.openedOn,
            ...[...one.steps, ...one.contacts, ...one.followUps].map((event) => event.on),
          ]),
          ...facts.verifications.map((one) => one.on),
        ];
        for (const today of [...samples.map(at), ...events.flatMap((on) => [plusDays(on, -1), on])]) {
          const told = rowsAt(rows, today).map((row) => `${row.rule} ${row.dueOn ?? 'unknown'}`);
          expect({ today, rows: told.toSorted() }).toEqual({ today, rows: oracle(facts, today) });
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** The facts as they were known on a day. */
function until(facts: SubjectFacts, today: CalendarDate): SubjectFacts {
  const happened = <Event extends { readonly on: CalendarDate }>(events: readonly Event[]): readonly Event[] =>
    events.filter((event) => event.on <= today);
  return {
    ...facts,
    credentials: facts.credentials
      .map((one) => ({
        ...one,
        terms: one.terms.filter((term) => term.happenedOn === null || term.happenedOn <= today),
      }))
      .filter((one, index) => one.terms.length > 0 || facts.credentials[index]?.terms.length === 0),
    applications: facts.applications
      .filter((one) => one.openedOn <= today)
      .map((one) => ({
        ...one,
        steps: happened(one.steps),
        contacts: happened(one.contacts),
        followUps: happened(one.followUps),
      })),
    verifications: happened(facts.verifications),
  };
}

const without = ({ validFrom: _from, validUntil: _until, ...row }: DeadlineSpan): object => row;

test('the future never shows: what is told of a day is what its own facts tell', () => {
  fc.assert(
    fc.property(worlds, days, (facts, index) => {
      const today = at(index);
      const now = rowsAt(derive(facts, { payers }), today).map(without);
      expect(rowsAt(derive(until(facts, today), { payers }), today).map(without)).toEqual(now);
    }),
    { numRuns: 300 },
  );
});

test('rows of one id never overlap, follow each other, and never repeat what the one before said', () => {
  fc.assert(
    fc.property(worlds, (facts) => {
      const rows = derive(facts, { payers });
      for (const [index, row] of rows.entries()) {
        expect(row.validFrom < row.validUntil && row.cite !== '' && row.arithmetic.length > 0).toBe(true);
        const before = rows[index - 1];
        if (before === undefined || before.id !== row.id) continue;
        expect(before.validUntil <= row.validFrom).toBe(true);
        if (before.validUntil === row.validFrom) expect(without(row)).not.toEqual(without(before));
      }
    }),
    { numRuns: 200 },
  );
});

test('the order in which facts are handed over does not matter', () => {
  fc.assert(
    fc.property(worlds, (facts) => {
      const turned: SubjectFacts = {
        ...facts,
        credentials: facts.credentials.map((one) => ({ ...one, terms: one.terms.toReversed() })).toReversed(),
        applications: facts.applications
          .map((one) => ({
            ...one,
            steps: one.steps.toReversed(),
            contacts: one.contacts.toReversed(),
            followUps: one.followUps.toReversed(),
          }))
          .toReversed(),
        verifications: facts.verifications.toReversed(),
      };
      expect(derive(turned, { payers })).toEqual(derive(facts, { payers }));
    }),
    { numRuns: 100 },
  );
});
