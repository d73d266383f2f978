/** A plan as a page with acts to copy, as a table for every format, and as bars over time. */

import type { ActPage, PageItem, PageSection } from '../domain/act-page.ts';
import { addDays, type CalendarDate, daysBetween, latest, longDate } from '../domain/calendar/calendar-date.ts';
import type { ChartBar, Row, Table, TimeChart, Tone } from '../domain/table.ts';
import { type SharedStep, sharedSteps } from '../rules/planning/plan.ts';
import type { PayerPlan, Plan, PlanStep } from '../rules/planning/plan-step.ts';
import { exposureSentences, type PlanView, payerSentence, planSentences, stepWords } from './plan-words.ts';

function titleOf({ plan, subject }: PlanView): string {
  return `Plan: ${subject} on ${longDate(plan.startOn)}`;
}

/** The plan on a terminal: what serves all payers first, then each payer with its steps. */
export function planPage(view: PlanView): ActPage {
  const { plan, notices, notes } = view;
  const shared = sharedSteps(plan.payers).filter((step) => step.payer === null);
  return {
    title: titleOf(view),
    asOf: plan.asOf,
    lead: [...planSentences(view), ...notes],
    sections: [
      section('For all payers', shared, plan),
      ...plan.payers.map((one) => payerSection(one, plan)),
      section('Who must be told', notices, plan),
    ],
    next: nextOf(view) ?? null,
  };
}

function section(heading: string, steps: readonly SharedStep[], { asOf }: Plan): PageSection {
  return { heading, items: steps.map((step) => item(step, asOf)) };
}

function payerSection(one: PayerPlan, plan: Plan): PageSection {
  const own = one.steps.filter(({ payer, kind }) => payer !== null && kind !== 'checklist');
  const open = one.steps.filter(({ kind }) => kind === 'checklist');
  const [first] = open;
  const checklist: readonly PageItem[] =
    first === undefined
      ? []
      : [
          {
            ...item(first, plan.asOf),
            about: 'checklist',
            what: `close ${open.length === 1 ? 'the open item' : `the ${open.length} open items`}${dayWords(first)}`,
            because: open.map(({ title }) => title).join('; '),
          },
        ];
  const exposed: readonly PageItem[] = exposureSentences(one).map((text) => ({
    about: text.startsWith('exposed') ? 'exposure' : 'when later',
    what: text,
    because: '',
    on: null,
    tone: 'warn',
    act: null,
  }));
  return {
    heading: payerSentence(one, plan),
    items: [...checklist, ...own.map((step) => item(step, plan.asOf)), ...exposed],
  };
}

function item(step: PlanStep, asOf: CalendarDate): PageItem {
  return {
    about: step.critical ? `${step.kind} (critical)` : step.kind,
    what: `${step.title}${dayWords(step)}`,
    because: stepWords(step),
    on: null,
    tone: toneOf(step, asOf),
    act: step.command,
  };
}

/** The last day in words; the day alone would not say which day it is. */
function dayWords({ latestOn, earlier, kind, projectedOn }: PlanStep): string {
  if (kind === 'wait') return projectedOn === null ? '' : ` · ${longDate(projectedOn)}`;
  if (latestOn === null) return '';
  return ` · ${earlier ? 'before' : 'by'} ${longDate(latestOn)}`;
}

function toneOf({ slackDays, unknown, kind, latestOn, earlier }: PlanStep, asOf: CalendarDate): Tone {
  if (kind === 'blocked' || (slackDays !== null && slackDays < 0)) return 'bad';
  if (latestOn !== null && latestOn < asOf && kind !== 'wait') return 'bad';
  return unknown || earlier || (slackDays !== null && slackDays <= tight) ? 'warn' : 'plain';
}

/** Days of room at which a step is shown as tight. */
const tight = 14;

/** The command to begin with: of the step of ours that is due first. */
function nextOf({ plan, notices }: PlanView): string | undefined {
  const all = [...sharedSteps(plan.payers), ...notices];
  const ours = all.filter(
    ({ who, kind }) => (who === 'us' || who === 'provider') && kind !== 'wait' && kind !== 'blocked',
  );
  return (ours[0] ?? all[0])?.command;
}

/** The plan as a table: a row for each step, those that serve several payers once. */
export function planTable(view: PlanView): Table {
  const { plan, notices, notes } = view;
  const steps = [...sharedSteps(plan.payers), ...notices];
  const next = nextOf(view);
  return {
    report: 'plan',
    title: titleOf(view),
    asOf: plan.asOf,
    lead: [
      ...planSentences(view),
      ...plan.payers.flatMap((one) => [
        payerSentence(one, plan),
        ...exposureSentences(one).map((text) => `${one.name}: ${text}`),
      ]),
    ],
    columns: [
      { id: 'latestOn', label: 'Last day', type: 'date', priority: 1, role: 'due' },
      { id: 'kind', label: 'Kind', type: 'text', priority: 2 },
      { id: 'what', label: 'Step', type: 'text', priority: 1, role: 'summary' },
      { id: 'payers', label: 'Payers', type: 'text', priority: 2 },
      { id: 'who', label: 'Who', type: 'text', priority: 5 },
      { id: 'projectedOn', label: 'When begun now', type: 'date', priority: 2 },
      { id: 'slackDays', label: 'Room, days', type: 'integer', priority: 2 },
      { id: 'critical', label: 'Critical', type: 'boolean', priority: 4 },
      { id: 'length', label: 'Takes', type: 'text', priority: 4 },
      { id: 'because', label: 'Because', type: 'text', priority: 4, role: 'description' },
      { id: 'command', label: 'Next command', type: 'text', priority: 3 },
      { id: 'source', label: 'Source', type: 'text', priority: 6 },
      { id: 'rule', label: 'Rule', type: 'text', priority: 7 },
      { id: 'unknown', label: 'Not known', type: 'boolean', priority: 'machine' },
      { id: 'earlier', label: 'Earlier than that', type: 'boolean', priority: 'machine' },
      { id: 'toRecord', label: 'To record', type: 'text', priority: 'machine' },
      { id: 'payer', label: 'Payer', type: 'text', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
    ],
    rows: steps.map((step) => rowOf(step, plan)),
    notes: [
      ...notes,
      'Last days count back from the start by the longest time that is known; room is what is left when all is begun today.',
      "Reference data: the payer's own word, the contract and the current official text decide.",
    ],
    empty: 'Nothing is left to do.',
    chart: planChart(view),
    ...(next === undefined ? {} : { next }),
  };
}

function rowOf(step: SharedStep, { npi, asOf }: Plan): Row {
  const tone = toneOf(step, asOf);
  return {
    ...(tone === 'plain' ? {} : { tone }),
    cells: {
      latestOn: step.latestOn,
      kind: step.kind,
      what: step.title,
      payers: step.payers.join(', '),
      who: step.who,
      projectedOn: step.projectedOn,
      slackDays: step.slackDays,
      critical: step.critical,
      length: step.length?.words ?? (step.unknown ? 'not known' : null),
      because: stepWords(step),
      command: step.command,
      source: step.length?.source ?? null,
      rule: step.length?.rule ?? null,
      unknown: step.unknown,
      earlier: step.earlier,
      toRecord: step.toRecord,
      payer: step.payer,
      subject: npi,
      subjectKind: 'provider',
      npi,
      id: `plan.${npi}.${step.id}`.replaceAll(/[^a-zA-Z0-9.*-]+/g, '-'),
    },
  };
}

/** The plan as bars: from the day each step can begin to the day it is done when all is begun today, with the room after it. */
export function planChart({ plan, notices }: PlanView): TimeChart {
  const { asOf, startOn, earliestStartOn, payers } = plan;
  const shared = sharedSteps(payers).filter(({ payer }) => payer === null);
  const groups = [
    { heading: 'for all payers', bars: shared.map((step) => bar(step, plan, shared)) },
    ...payers.map((one) => ({ heading: one.name, bars: payerBars(one, plan) })),
    { heading: 'who must be told', bars: notices.map((step) => bar(step, plan, notices)) },
  ].filter(({ bars }) => bars.length > 0);
  const ends = groups.flatMap(({ bars }) =>
    bars.flatMap((one) => [one.ends ?? one.begins, one.roomUntil ?? one.begins]),
  );
  const last = latest(startOn, earliestStartOn ?? startOn, ...ends);
  const begins = groups.flatMap(({ bars }) => bars.map((one) => one.begins));
  const first = [asOf, startOn, ...begins].reduce((left, right) => (left < right ? left : right));
  return {
    caption: 'When all is begun today: what each step takes, the room it has, and the days that decide',
    from: first,
    until: addDays(last, Math.max(7, Math.round(daysBetween(first, last) / 12))),
    marks: [
      { on: asOf, label: 'today', tone: 'muted' },
      { on: startOn, label: 'start', tone: 'plain' },
      ...(earliestStartOn === null || earliestStartOn <= startOn
        ? []
        : [{ on: earliestStartOn, label: 'earliest safe start', tone: 'bad' as const }]),
    ],
    groups,
  };
}

function payerBars(one: PayerPlan, plan: Plan): readonly ChartBar[] {
  const open = one.steps.filter(({ kind }) => kind === 'checklist');
  const own = one.steps.filter(({ payer, kind }) => payer !== null && kind !== 'checklist');
  const [first] = open;
  const checklist =
    first === undefined ? [] : [{ ...bar(first, plan, one.steps), label: `checklist, ${open.length} open` }];
  const { exposure } = one;
  const exposed: readonly ChartBar[] =
    exposure === null
      ? []
      : [
          {
            label: 'exposed days',
            begins: exposure.from,
            ends: exposure.until === null ? null : addDays(exposure.until, -1),
            roomUntil: null,
            point: false,
            tone: 'bad',
            words: exposureSentences(one)[0] ?? 'exposed',
          },
        ];
  return [...checklist, ...own.map((step) => bar(step, plan, one.steps)), ...exposed];
}

/** Short names of steps, where the title would be too long for a bar. */
const barNames: Readonly<Partial<Record<PlanStep['kind'], string>>> = {
  submit: 'submit',
  answer: 'answer',
  complete: 'confirm that it is complete',
  decision: 'decision',
  effective: 'first day to find out',
  load: 'load',
  contract: 'contract',
  work: 'place of work on file',
  edi: 'EFT, ERA, EDI',
};

function bar(step: PlanStep, { asOf }: Plan, all: readonly PlanStep[]): ChartBar {
  const before = all.filter(({ id, kind }) => step.after.includes(id) && kind !== 'checklist');
  const ready = before.flatMap(({ projectedOn }) => projectedOn ?? []);
  const begins = step.beginsOn ?? ready.reduce((left, right) => latest(left, right), asOf);
  const point = step.length === null && !step.unknown;
  // What follows a step nobody knows the end of has no day of its own.
  const lasting = step.length !== null && step.kind !== 'notice';
  const ends = step.unknown || (lasting && step.projectedOn === null) ? null : (step.projectedOn ?? step.latestOn);
  const label = barNames[step.kind] ?? step.title;
  return {
    label,
    begins: ends !== null && ends < begins ? ends : begins,
    ends,
    roomUntil: step.latestOn !== null && ends !== null && step.latestOn > ends ? step.latestOn : null,
    point: point || step.kind === 'notice',
    tone: toneOf(step, asOf) === 'plain' ? (step.critical ? 'good' : 'plain') : toneOf(step, asOf),
    words: `${step.title}: ${step.unknown ? 'not known how long' : (ends ?? '')}${step.latestOn === null ? '' : `, last day ${step.latestOn}`}`,
  };
}
