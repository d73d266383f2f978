/** The page of a new provider as text, as a table and for programs. */

import type { ActPage, PageItem } from '../../domain/act-page.ts';
import { longDate } from '../../domain/calendar/calendar-date.ts';
import type { StartSeeing } from '../../domain/start-seeing.ts';
import type { Row, Table, Tone } from '../../domain/table.ts';
import { type Onboarding, stepsOf } from './onboarding.ts';
import type { OnboardingPayer, OnboardingQuestion, OnboardingStep } from './onboarding-question.ts';

const conditionWords: Readonly<Record<StartSeeing['conditions'][number]['rule'], string>> = {
  committeeApproved: 'approved by our committee',
  payersInNetwork: 'payers in network',
  notCounting: 'payers that do not count',
  notCountingLines: 'lines that do not count',
  payable: 'payable',
  screened: 'screened for exclusion',
};

/** "may start seeing clients: not yet; from Mon 6 Jul 2026 by what is known" */
export function startWords(start: StartSeeing | null, on: OnboardingQuestion['on']): string {
  if (start === null)
    return 'may start seeing clients: no condition is written down (`startSeeing` of the practice in empanel.yaml)';
  if (start.may) return `may start seeing clients on ${longDate(on)}: yes`;
  const from = start.from === null ? 'no day is in sight' : `from ${longDate(start.from)} by what is known`;
  return `may start seeing clients on ${longDate(on)}: no; ${from}`;
}

const tones: Readonly<Record<OnboardingStep['state'], Tone>> = {
  done: 'muted',
  open: 'warn',
  waiting: 'plain',
  unknown: 'warn',
};

function itemOf(step: OnboardingStep): PageItem {
  const { about, what, because, on, act, state } = step;
  return { about, what: state === 'done' ? `${what} ✓` : what, because, on, act, tone: tones[state] };
}

function titleOf({ facts }: OnboardingQuestion): string {
  return `Onboarding of ${facts.subject.name}`;
}

function payerHeading({ name, standing }: OnboardingPayer): string {
  return `${name} · ${standing}`;
}

/** The act to begin with: of the first step that is up to us. */
function nextOf(page: Onboarding): string | null {
  const open = stepsOf(page).filter(({ state, act }) => state === 'open' && act?.startsWith('empanel ') === true);
  return open[0]?.act ?? null;
}

/** The page on a terminal. */
export function onboardingPage(question: OnboardingQuestion, page: Onboarding): ActPage {
  const { start, file, payers, privileges } = page;
  const { on, asOf } = question;
  return {
    title: titleOf(question),
    asOf,
    lead: [
      startWords(start, on),
      ...(start?.conditions ?? []).map(
        ({ rule, ok, because }) => `  ${ok ? 'yes' : 'no'}: ${conditionWords[rule]}: ${because}`,
      ),
    ],
    sections: [
      { heading: 'The file', items: file.map(itemOf) },
      ...payers.map((payer) => ({ heading: payerHeading(payer), items: payer.steps.map(itemOf) })),
      { heading: 'Privileges', items: privileges.map(itemOf) },
    ],
    next: nextOf(page),
  };
}

/** The same as a table. */
export function onboardingTable(question: OnboardingQuestion, page: Onboarding): Table {
  const { asOf, on, facts } = question;
  const { subject } = facts;
  const next = nextOf(page);
  const parts = [
    { heading: 'The file', steps: page.file },
    ...page.payers.map((payer) => ({ heading: payerHeading(payer), steps: payer.steps })),
    { heading: 'Privileges', steps: page.privileges },
  ].filter(({ steps }) => steps.length > 0);
  const standings = new Map(page.payers.map(({ payer, standing }) => [payer, standing]));
  const names = new Map(page.payers.map(({ payer, name }) => [payer, name]));
  return {
    report: 'onboarding',
    title: titleOf(question),
    asOf,
    lead: [startWords(page.start, on)],
    columns: [
      { id: 'part', label: 'Part', type: 'text', priority: 1 },
      { id: 'area', label: 'Area', type: 'text', priority: 4 },
      { id: 'about', label: 'About', type: 'text', priority: 1, role: 'summary' },
      { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
      { id: 'what', label: 'What', type: 'text', priority: 1, role: 'summary' },
      { id: 'because', label: 'Because', type: 'text', priority: 5 },
      { id: 'on', label: 'On', type: 'date', priority: 2, role: 'due' },
      { id: 'act', label: 'Next act', type: 'text', priority: 2, role: 'description' },
      { id: 'standing', label: 'Standing', type: 'text', priority: 'machine' },
      { id: 'payer', label: 'Payer', type: 'text', priority: 'machine' },
      { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
    ],
    rows: parts.flatMap(({ steps }) =>
      steps.map(
        (step): Row => ({
          tone: tones[step.state],
          cells: {
            part: step.payer === null ? 'file' : (names.get(step.payer) ?? step.payer),
            ...step,
            standing: standings.get(step.payer ?? '') ?? null,
            subject: subject.key,
            subjectKind: subject.kind,
            npi: subject.npi,
          },
        }),
      ),
    ),
    grouping: { column: 'part', groups: parts.map(({ heading, steps }) => ({ heading, rows: steps.length })) },
    notes: (page.start?.conditions ?? []).map(
      ({ rule, ok, because }) => `${ok ? 'yes' : 'no'}: ${conditionWords[rule]}: ${because}`,
    ),
    ...(next === null ? {} : { next }),
  };
}

/** The page for programs. */
export function onboardingJson(question: OnboardingQuestion, { start, file, payers, privileges }: Onboarding): unknown {
  const { asOf, on, facts } = question;
  return {
    schemaVersion: 1,
    asOf,
    subject: facts.subject.key,
    npi: facts.subject.npi,
    provider: facts.subject.name,
    on,
    startSeeing: start,
    file,
    payers,
    privileges,
  };
}
