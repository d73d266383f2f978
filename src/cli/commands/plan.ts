import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../../domain/calendar/duration.ts';
import { applicationTypes, type PayerFacts, type Route, type Subject } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { safeJson } from '../../render/json-text.ts';
import { departureMatters } from '../../reports/departure/departure.ts';
import { departurePage, departureTable, orderedMatters } from '../../reports/departure/departure-table.ts';
import { planPage, planTable } from '../../reports/plan-table.ts';
import type { PlanView } from '../../reports/plan-words.ts';
import { dutyReader } from '../../rules/duties.ts';
import type { BillingFacts } from '../../rules/participation/billing-case.ts';
import { participation } from '../../rules/participation/derivation.ts';
import { planner } from '../../rules/planning/plan.ts';
import { turnaroundChoices } from '../../rules/planning/step-length.ts';
import {
  inTinWords,
  noticeSteps,
  payersConcerned,
  type ThoughtChange,
  underNewTin,
} from '../../rules/planning/what-if.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { knownLocations, knownProducts } from '../openings/opening-lines.ts';
import { showActPage } from '../planning/act-page-output.ts';
import { departureQuestion } from '../planning/departure-run.ts';
import { billingFacts, planSources } from '../planning/plan-run.ts';
import { visitsAsked } from '../planning/plan-visits.ts';
import { payersWords, resolvedPayer, resolvedSubject } from '../resolution.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** A start further ahead than this is a slip of the keyboard. */
const horizon = 'P10Y';

/** From a start date back. */
export const command: Command = {
  summary: 'count back from a start date: what must be done by when',
  description:
    "Says what must be submitted, attested, renewed, contracted and enrolled, by which day, so that a provider may be billed from the start: by the payer's own limit, else by rules, and by the practice's own turnaround where that is longer. When it is too late: the earliest safe start, and the days and visits exposed. Exit 0 when it is in time, 1 when it is not, or cannot be told. What if: --new-location plans a place before it opens, --new-tin a change of the tax number, --leave a departure; nothing is recorded.",
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'the payers (with --new-location and --new-tin: default all)' },
    { name: 'start', value: 'DATE', help: 'the first day of service' },
    { name: 'product', value: 'P', help: 'product of the payer (default: all)' },
    { name: 'group', value: 'G', help: 'group that bills (default: the only one)' },
    { name: 'location', value: 'L', help: 'location of the group (default: all of the provider)' },
    { name: 'type', value: 'T', choices: applicationTypes, help: 'type of application (default: what is missing)' },
    { name: 'route', value: 'R', choices: ['individual', 'group'], help: 'individual or group' },
    {
      name: 'turnaround',
      value: 'W',
      choices: turnaroundChoices,
      help: 'which time counts: the payer’s limit, the own turnaround, or the longer (default)',
    },
    { name: 'visits-per-day', value: 'N', help: 'visits with each payer on a working day, to count those exposed' },
    { name: 'schedule', value: 'CSV', help: 'the visits themselves, as for can-bill --from' },
    { name: 'new-location', value: 'L', help: 'what if: the group bills at this place from the start on' },
    { name: 'new-tin', help: 'what if: the group bills under another tax number from the start on' },
    { name: 'leave', value: 'DATE', help: 'what if: the first day without the provider' },
  ],
  examples: [
    'empanel plan "ruiz, ana" --payer summit-national --start 2026-12-01',
    'empanel plan tanaka --payer cascade-health,columbia-blue --start 2026-11-02 --visits-per-day 6 --json',
  ],
  run: async (context, input) => {
    const leave = input.date('leave', await context.asOf());
    if (leave !== undefined) return leaving(context, input, leave);
    return planned(context, input);
  },
};

async function planned(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledgerWithRules();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('provider'), ['provider']);
  const startOn = startAsked(input, asOf);
  refuseGone(subject, startOn);
  const about = await billingFacts(ledger, subject);
  const group = groupAsked(input, subject, about);
  const isNewTin = input.on('new-tin');
  const place = input.text('new-location');
  if (isNewTin && place !== undefined)
    throw new UserError('usage/conflict', '`--new-tin` and `--new-location` are two plans', { hint: 'ask for one' });
  if (place !== undefined && input.text('location') !== undefined)
    throw new UserError('usage/conflict', '`--new-location` and `--location` say the same', {
      hint: 'leave one of them out',
    });
  if ((isNewTin || place !== undefined) && group === undefined)
    throw new UserError('usage/missing', `${subject.name} works for no group, and \`--group\` is not given`, {
      hint: `groups: ${[...(about.context.groups?.keys() ?? [])].join(', ') || 'none'}`,
    });
  // Who is not asked about a group may have begun in the own name.
  const isGroupMeant =
    isNewTin || [input.text('group'), input.text('location'), place].some((one) => one !== undefined);
  const location = (await knownLocations(ledger, group ?? null, locationWords(place ?? input.text('location'))))[0];
  const payers = payersAsked(input, about, group ?? null, isNewTin || place !== undefined);
  const product = await productAsked(input, ledger, payers);
  const rules = await context.rules();
  const { role } = derivationSettings(await context.workspaceIfAny());
  const changed =
    isNewTin && group !== undefined
      ? underNewTin(about, group, { evaluator: participation(rules, role), asOf })
      : about;
  const sources = await planSources(context, ledger, changed);
  const visits = await visitsAsked(context, ledger, input, subject, { product, group, location });
  const plan = planner(
    rules,
    role,
  )({
    about: changed,
    asOf,
    startOn,
    targets: payers.map(({ key }) => ({ payer: key, product, group: isGroupMeant ? group : undefined, location })),
    wish: {
      type: input.choice('type', applicationTypes) ?? null,
      route: input.choice<Route>('route', ['individual', 'group']) ?? null,
    },
    choice: input.choice('turnaround', turnaroundChoices) ?? 'longer',
    ...sources,
    // Under another tax number all electronic enrollments are made again.
    ...(isNewTin ? { edi: [] } : {}),
    ...(visits === undefined ? {} : { visits: visits.count }),
  });
  const change = changeThought(startOn, { isNewTin, place: location, isNewPlace: place !== undefined });
  const view: PlanView = {
    plan: isNewTin ? inTinWords(plan) : plan,
    subject: `${subject.name} ${change === undefined ? 'starts' : change.words}`,
    notices: change === undefined ? [] : noticeSteps(dutyReader(rules, role), about, change),
    visits: visits?.words ?? null,
    notes: isNewTin
      ? [
          `The new number goes into \`tin\` of group ${group} on ${startOn}, with a new W-9 for every payer; every provider of the group needs such a plan.`,
        ]
      : [],
  };
  for (const line of visits?.refused.slice(0, 20) ?? []) context.warn(`not counted: ${line}`);
  if ((visits?.refused.length ?? 0) > 20)
    context.warn(`… and ${countWords((visits?.refused.length ?? 0) - 20, 'more row')}`);
  await show(context, view);
  const sound = (visits?.refused.length ?? 0) === 0;
  return sound && (plan.state === 'ready' || plan.state === 'in-time') ? 0 : 1;
}

/** A place as a list of none or one. */
function locationWords(words: string | undefined): readonly string[] {
  return words === undefined ? [] : [words];
}

async function show(context: Context, view: PlanView): Promise<void> {
  const { stdout } = context.io;
  if (context.format() === 'json') {
    const { plan, notices } = view;
    const { asOf, startOn, ...others } = plan;
    context.emit(`${safeJson({ schemaVersion: 1, asOf, start: startOn, ...others, notices }, 2)}\n`, 'plan');
    return;
  }
  const table = planTable(view);
  const asText =
    context.globals.text('output') === undefined && stdout.isTTY && (context.format() ?? 'table') === 'table';
  if (!asText || table.chart === undefined) return context.show(table);
  const [{ renderedActPage }, { chartText }] = await Promise.all([
    import('../../render/act-page.ts'),
    import('../../render/time-chart.ts'),
  ]);
  const options = { width: stdout.columns ?? 100, paint: context.out.paint };
  const page = renderedActPage(planPage(view), options);
  // The bars stand under the answer, before the steps.
  const head = page.indexOf('\n\n');
  context.emit(`${page.slice(0, head)}\n\n${chartText(table.chart, options)}${page.slice(head)}`, 'plan');
}

function startAsked(input: Input, asOf: CalendarDate): CalendarDate {
  const startOn = input.date('start', asOf);
  if (startOn === undefined)
    throw new UserError('usage/missing', '`--start` is not given', {
      hint: 'the first day of service, as 2026-12-31 or +120d',
    });
  if (startOn < asOf)
    throw new UserError('usage/bad-value', `the start ${longDate(startOn)} lies in the past`, {
      hint: `a plan begins today; whether ${startOn} may be billed says \`empanel can-bill\``,
    });
  if (startOn > dateAfter(asOf, duration(horizon)))
    throw new UserError('usage/bad-value', `${longDate(startOn)} lies too far ahead`, { hint: 'look at the year' });
  return startOn;
}

function refuseGone(subject: Subject, startOn: CalendarDate): void {
  if (subject.status === 'archived')
    throw new UserError('usage/conflict', `${subject.name} is archived`, {
      hint: `bring them back first: \`empanel provider archive ${subject.key} --restore\``,
    });
  if (subject.departedOn == null || subject.departedOn > startOn) return;
  throw new UserError('usage/conflict', `${subject.name} leaves on ${longDate(subject.departedOn)}, before the start`, {
    hint: `\`empanel provider depart ${subject.key} --cancel --reason "…"\` takes it back`,
  });
}

/** The group named; else the only one the provider works in. */
function groupAsked(input: Input, subject: Subject, { context }: BillingFacts): string | undefined {
  const words = input.text('group');
  const known = [...(context.groups?.keys() ?? [])];
  if (words !== undefined) {
    if (known.includes(words)) return words;
    const near = nearest(words, known, { limit: 1 })[0];
    throw new UserError('record/not-found', `no group has the key \`${words}\``, {
      hint: near === undefined ? `groups: ${known.join(', ') || 'none'}` : `did you mean \`${near}\`?`,
    });
  }
  if (subject.groups.length > 1)
    throw new UserError('record/ambiguous', `${subject.name} works for ${subject.groups.length} groups`, {
      hint: `say which with \`--group\`: ${subject.groups.join(', ')}`,
    });
  return subject.groups[0];
}

function payersAsked(
  input: Input,
  about: BillingFacts,
  group: string | null,
  isChange: boolean,
): readonly PayerFacts[] {
  const { payers } = about.context;
  const named = [...new Set(input.texts('payer').map((words) => resolvedPayer(payers, words)))];
  if (named.length > 0) return named;
  const known = isChange ? payersConcerned(about, group).flatMap((key) => payers.get(key) ?? []) : [];
  if (known.length > 0) return known;
  throw new UserError('usage/missing', '`--payer` is not given', {
    hint: payersWords(payers),
  });
}

async function productAsked(input: Input, ledger: Ledger, payers: readonly PayerFacts[]): Promise<string | undefined> {
  const words = input.text('product');
  if (words === undefined) return undefined;
  let key: string | undefined;
  for (const payer of payers) [key] = await knownProducts(ledger, payer, [words]);
  return key;
}

function changeThought(
  on: CalendarDate,
  {
    isNewTin,
    isNewPlace,
    place,
  }: { readonly isNewTin: boolean; readonly isNewPlace: boolean; readonly place: string | undefined },
): ThoughtChange | undefined {
  if (isNewTin) return { kind: 'tin', on, words: 'bills under another tax number' };
  return isNewPlace && place !== undefined ? { kind: 'location', on, words: `begins at ${place}` } : undefined;
}

/** A departure that is thought of: what it would ask for, with nothing recorded. */
async function leaving(context: Context, input: Input, on: CalendarDate): Promise<number> {
  const others = ['start', 'payer', 'new-location', 'schedule', 'visits-per-day'].filter(
    (flag) => input.text(flag) !== undefined,
  );
  const [other] = [...others, ...(input.on('new-tin') ? ['new-tin'] : [])];
  if (other !== undefined)
    throw new UserError('usage/conflict', `\`--leave\` goes without \`--${other}\``, { hint: 'leave one of them out' });
  const ledger = await context.ledgerWithRules();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('provider'), ['provider']);
  if (on < asOf)
    throw new UserError('usage/bad-value', `${longDate(on)} lies in the past`, {
      hint: `who has left is recorded: \`empanel provider depart ${subject.key} --on ${on} --reason "…"\``,
    });
  refuseGone(subject, on);
  const question = await departureQuestion(context, ledger, subject, on);
  const matters = orderedMatters(departureMatters(question));
  const next = `empanel provider depart ${subject.key} --on ${on} --dry-run`;
  const title = `What if ${subject.name} leaves on ${longDate(on)}`;
  const note = 'nothing is recorded';
  const page = departurePage(question, matters);
  const table = departureTable(question, matters);
  await showActPage(
    context,
    { ...page, title, lead: [...page.lead, note], next },
    { ...table, title, lead: [...(table.lead ?? []), note], next },
  );
  return 0;
}
