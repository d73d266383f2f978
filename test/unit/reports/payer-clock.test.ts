import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Application, PayerFacts, Step, StepName, SubjectFacts } from '../../../src/domain/facts.ts';
import { noFileFacts } from '../../../src/domain/file-facts.ts';
import type { Payer } from '../../../src/domain/nouns/payer.ts';
import { payerClocks } from '../../../src/reports/payer-clock.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const rules = ruleSet(shippedPacks(), [], { packs: ['state-payer-clocks'] });
const asOf = '2026-06-30' as CalendarDate;

function steps(...said: readonly (readonly [StepName, string])[]): readonly Step[] {
  return said.map(([name, on], index) => ({
    id: `s-${index}`,
    lineId: null,
    name,
    on: on as CalendarDate,
    sequence: index,
    via: null,
    reference: null,
    reason: null,
    dueOn: null,
    until: null,
    reopensOn: null,
    effectiveOn: null,
    payerId: null,
    note: null,
  }));
}

/** The clocks against a payer with these lines in a state, for an application for these products. */
function clocks(state: string, lines: readonly string[], product: string | null, made: readonly Step[]) {
  const facts: PayerFacts = {
    key: 'plan',
    name: 'Plan',
    lines,
    states: [state],
    packs: [],
    followUpEvery: null,
    decisionWithin: null,
  };
  const payer = {
    empanel: 'payer/v1',
    key: 'plan',
    name: 'Plan',
    lines,
    products: [
      { key: 'ppo', line: 'commercial' },
      { key: 'advantage', line: 'medicare-advantage' },
    ],
  } as Payer;
  const application: Application = {
    id: 'a-1',
    subjectId: 'p-1',
    payer: 'plan',
    facility: null,
    type: 'initial',
    route: 'individual',
    what: null,
    owner: null,
    openedOn: '2026-01-01' as CalendarDate,
    previousId: null,
    replacesId: null,
    lines: [{ id: 'l-1', number: 1, product, group: null, location: null }],
    steps: made,
    contacts: [],
    followUps: [],
  };
  const subject: SubjectFacts = {
    subject: {
      id: 'p-1',
      kind: 'provider',
      key: '1992000012',
      npi: '1992000012',
      name: 'Reyes, Ana',
      practice: null,
      type: 'md',
      status: 'active',
      states: [state],
      taxonomies: [],
      groups: [],
    },
    credentials: [],
    applications: [application],
    verifications: [],
    waivers: [],
    ...noFileFacts,
  };
  return payerClocks(application, subject, payer, asOf, {
    rules,
    settings: { role: 'practice' },
    context: { payers: new Map([['plan', facts]]) },
  }).map(({ derivation, dueOn, lateAfter, unsure }) => ({ rule: derivation.entry.id, dueOn, lateAfter, unsure }));
}

const complete = steps(['submitted', '2026-04-02'], ['complete', '2026-04-06']);

describe('clocks against a payer', () => {
  test('of a commercial product: the statute of the state', () => {
    expect(clocks('AZ', ['commercial'], 'ppo', complete)).toEqual([
      { rule: 'state.az.decide', dueOn: '2026-06-05', lateAfter: '2026-06-05', unsure: [] },
    ]);
  });

  test('what is asked of a payer with several lines is the product, never the Medicare Advantage one', () => {
    const both = ['commercial', 'medicare-advantage'];
    expect(clocks('AZ', both, 'ppo', complete).map(({ rule }) => rule)).toEqual(['state.az.decide']);
    expect(clocks('AZ', both, 'advantage', complete)).toEqual([]);
    expect(clocks('AZ', ['medicare-advantage'], null, complete)).toEqual([]);
  });

  test('without a product nobody can say which line it is', () => {
    expect(clocks('AZ', ['commercial', 'medicare-advantage'], null, complete)).toMatchObject([{ unsure: ['lines'] }]);
  });

  test('where nobody knows whether a request stops the time, the later day decides what is late', () => {
    const asked = steps(
      ['submitted', '2026-04-02'],
      ['complete', '2026-04-06'],
      ['info-requested', '2026-04-10'],
      ['answered', '2026-04-20'],
    );
    const decide = clocks('CO', ['commercial'], 'ppo', asked).find(({ rule }) => rule === 'state.co.decide');
    expect(decide).toMatchObject({ dueOn: '2026-06-05', lateAfter: '2026-06-15' });
  });

  test('a clock that stands still, or whose day nobody recorded, is late for nobody', () => {
    const open = steps(['submitted', '2026-04-02'], ['complete', '2026-04-06'], ['info-requested', '2026-04-10']);
    expect(clocks('AZ', ['commercial'], 'ppo', open)).toEqual([]);
    expect(clocks('AZ', ['commercial'], 'ppo', steps(['submitted', '2026-04-02']))).toEqual([]);
  });

  test('once decided, its time is over', () => {
    const approved = steps(['submitted', '2026-04-02'], ['complete', '2026-04-06'], ['denied', '2026-06-20']);
    expect(clocks('AZ', ['commercial'], 'ppo', approved)).toEqual([]);
  });
});
