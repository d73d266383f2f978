import { type Opened, type Opening, open, openTwin } from '../../../actions/open.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { electronicPartsOf } from '../../../domain/electronic-enrollment.ts';
import { type ApplicationType, applicationTypes, type PayerFacts, type Route } from '../../../domain/facts.ts';
import { changeToldBy } from '../../../domain/opening-choice.ts';
import { UserError } from '../../../errors.ts';
import type { Receipt } from '../../../ledger/command.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { openingPlanTable, planSummary } from '../../../reports/opening-plan.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import { broughtIn } from '../../openings/brought-in.ts';
import { followUpDefaults } from '../../openings/follow-up-defaults.ts';
import { chosenOpenings } from '../../openings/opening-chosen.ts';
import { openingsFromCsv } from '../../openings/opening-csv.ts';
import { knownLocations, knownProducts } from '../../openings/opening-lines.ts';
import { openingPlan, type Passed } from '../../openings/opening-plan-run.ts';
import { notWorking } from '../../openings/opening-relations.ts';
import { groupOf, locatedAt, openedAs } from '../../openings/opening-route.ts';
import { knownOwner } from '../../owners.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { payersOf, payersWords, resolvedApplication, resolvedPayer, resolvedSubject } from '../../resolution.ts';

/** Opens one or many applications. */
export const command: Command = {
  summary: 'open applications: subjects × payers in one receipt',
  description:
    'Opens an application for every subject at every payer named, as a draft with a first follow-up date. Subjects are given by NPI, name, key or id; --from takes them from a CSV with the columns subject, payer and, if wanted, product, group, location, type, route, what, owner. --all-providers takes everybody who works here (with --group: for that group), --all-payers every payer; of these only the pairs are opened that need it, the others are told with the reason: taken in already, needs none, not in their state, a draft. One receipt, one undo; --dry-run shows the plan, with the day by which each payer must be told of a change.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id', many: true, optional: true }],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'payer key; several are possible' },
    { name: 'facility', value: 'KEY', help: 'a facility instead of a payer' },
    { name: 'product', value: 'P', many: true, help: 'product of the payer; one line each' },
    { name: 'group', value: 'G', help: 'billing group the lines are for' },
    { name: 'location', value: 'L', many: true, help: 'location of the group; one line each' },
    {
      name: 'type',
      value: 'T',
      choices: applicationTypes,
      help: `default initial; one of ${applicationTypes.join(', ')}`,
    },
    {
      name: 'route',
      value: 'R',
      choices: ['individual', 'group'],
      help: 'individual or group (default: group when a group is given)',
    },
    { name: 'what', value: 'TEXT', help: 'what changes (tin, name, bank …); for type edi: eft, era, claims' },
    { name: 'on', value: 'DATE', help: 'day of the change (default: the as-of day), for when payers must be told' },
    { name: 'all-providers', help: 'everybody who works here, or for the group' },
    { name: 'all-payers', help: 'every payer that needs it' },
    { name: 'previous', value: 'ID', help: 'the application this one renews' },
    { name: 'replaces', value: 'ID', help: 'the rejected application this one is filed in place of' },
    { name: 'owner', value: 'KEY', help: 'who looks after it (default: you)' },
    { name: 'next', value: 'DATE', help: 'day of the first follow-up' },
    { name: 'from', value: 'CSV', help: 'take openings from a CSV' },
  ],
  examples: [
    'empanel application open whitlock --payer columbia-blue --group riverbend --dry-run',
    'empanel application open 1245319599 --payer medicare-noridian --type revalidation --dry-run',
    'empanel application open --all-providers --group riverbend --location vancouver --all-payers --type add-location --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const chosen = input.on('all-providers') || input.on('all-payers');
    const change = changeAsked(input, asOf, chosen);
    const asked = await openingsAsked(context, input, ledger, asOf, chosen);
    const { sound, passed } = await sorted(ledger, asked.openings, asOf, context.globals.text('reason') !== undefined);
    const defaults = await followUpDefaults(context);
    if (chosen) {
      const all = [...asked.passed, ...passed];
      const { value: opened, receipt } = await recorded(context, ledger, (tx) => open(tx, sound, asOf, defaults));
      return showPlan(context, ledger, { opened, passed: all, receipt }, change);
    }
    const refused = [...asked.refused, ...passed.map(passedWords)];
    for (const line of refused) context.warn(`not opened: ${line}`);
    if (sound.length === 0) {
      throw new UserError('record/exists', 'nothing to open', { hint: 'the reasons are listed above' });
    }
    const { value: opened, receipt } = await recorded(context, ledger, (tx) => open(tx, sound, asOf, defaults));
    await showReceipt(context, receipt, await openedLines(ledger, opened));
    const first = opened[0];
    if (first !== undefined && first.opening.payer !== null) {
      context.say(`next: \`empanel checklist ${first.opening.subject.key} --payer ${first.opening.payer.key}\``);
    }
    return refused.length === 0 ? 0 : 1;
  },
};

/** The change that applications are for. */
interface Change {
  readonly type: ApplicationType;
  readonly what: string | null;
  readonly on: CalendarDate;
}

function changeAsked(input: Input, asOf: CalendarDate, chosen: boolean): Change {
  const type = input.choice('type', applicationTypes) ?? 'initial';
  const what = whatChanges(input);
  const on = input.date('on', asOf);
  if (type === 'edi' && electronicPartsOf(what) === undefined)
    throw new UserError('usage/bad-value', `\`--what\` cannot be \`${what}\` for type edi`, {
      hint: 'eft, era or claims, several with commas; leave it out for all that the payer asks',
    });
  if (chosen && type === 'change' && what === null)
    throw new UserError('usage/missing', '`--what` is not given', { hint: 'say what changes: tin, name, bank …' });
  if (on !== undefined && changeToldBy(type, what) === null)
    throw new UserError('usage/conflict', `\`--on\` means nothing to applications of type ${type}`, {
      hint: 'it is the day of a change: with --type change, add-location or termination',
    });
  return { type, what, on: on ?? asOf };
}

/** What is opened, and what is open already or asked for twice. */
async function sorted(
  ledger: Ledger,
  openings: readonly Opening[],
  asOf: CalendarDate,
  isMeant: boolean,
): Promise<{ readonly sound: readonly Opening[]; readonly passed: readonly Passed[] }> {
  const existing = (await ledger.applications.list()).map((one) => one.application);
  const sound: Opening[] = [];
  const passed: Passed[] = [];
  for (const opening of openings) {
    const twin = openTwin(opening, existing, asOf);
    const brought = isMeant ? null : broughtIn(ledger, opening, existing, asOf);
    const same = sound.some(
      (one) =>
        one.subject.id === opening.subject.id &&
        one.payer?.key === opening.payer?.key &&
        one.type === opening.type &&
        one.group === opening.group &&
        one.products.join() === opening.products.join(),
    );
    const away = ['termination', 'edi', 'change'].includes(opening.type)
      ? null
      : notWorking(opening.subject, asOf, false);
    if (away !== null) passed.push({ ...opening, because: away });
    else if (twin !== undefined) passed.push({ ...opening, because: `${twin.id} is open already` });
    else if (brought !== null) passed.push({ ...opening, because: brought });
    else if (same) passed.push({ ...opening, because: 'asked for twice' });
    else sound.push(opening);
  }
  return { sound, passed };
}

function passedWords({ subject, payer, facility, because }: Passed): string {
  return `${subject.name} → ${payer?.name ?? facility}: ${because}`;
}

const linesShown = 20;

async function openedLines(ledger: Ledger, opened: readonly Opened[]): Promise<readonly string[]> {
  const payers = await payersOf(ledger);
  const lines = opened
    .slice(0, linesShown)
    .map(
      (one) =>
        `opened ${one.id}: ${one.opening.subject.name} → ${one.opening.payer === null ? one.opening.facility : (payers.get(one.opening.payer.key)?.name ?? one.opening.payer.key)} (${one.opening.type}, ${openedAs(one.opening)}${one.lines > 1 ? `, ${one.lines} lines` : ''}), next follow-up ${longDate(one.nextOn)}`,
    );
  return opened.length > lines.length
    ? [...lines, `… and ${opened.length - lines.length} more; ${opened.length} applications opened`]
    : lines;
}

/** What was passed over, by reason. */
function passedLines(passed: readonly Passed[]): readonly string[] {
  const reasons = [...new Set(passed.map(({ because }) => because))];
  return reasons.map((because) => {
    const pairs = passed
      .filter((one) => one.because === because)
      .map(({ subject, payer, facility }) => `${subject.name} → ${payer?.name ?? facility}`);
    const shown = pairs.slice(0, pairsShown);
    const more = pairs.length > shown.length ? ` … and ${pairs.length - shown.length} more` : '';
    return `passed over, ${because}: ${shown.join('; ')}${more}`;
  });
}

const pairsShown = 6;

interface Done {
  readonly opened: readonly Opened[];
  readonly passed: readonly Passed[];
  readonly receipt: Receipt;
}

/** Shows what a choice came to: the plan as a table where nothing is written, else the receipt. */
async function showPlan(context: Context, ledger: Ledger, done: Done, change: Change): Promise<number> {
  const { opened, passed, receipt } = done;
  const dryRun = context.globals.on('dry-run');
  const asOf = await context.asOf();
  const rows = await openingPlan(context, ledger, opened, passed, change);
  const isTerminal = context.io.stdout.isTTY && context.globals.text('output') === undefined;
  const how = { dryRun, together: isTerminal && (context.format() ?? 'table') === 'table' };
  if (opened.length === 0) {
    if (context.format() !== 'json') await context.show(openingPlanTable(rows, asOf, how));
    throw new UserError('record/exists', 'nothing to open', { hint: planSummary(rows, dryRun) });
  }
  if (dryRun && context.format() !== 'json') {
    await context.show(openingPlanTable(rows, asOf, how));
    context.say('dry run: nothing was written');
    return 0;
  }
  const lines = [planSummary(rows, dryRun), ...(await openedLines(ledger, opened)), ...passedLines(passed)];
  await showReceipt(context, receipt, lines, { plan: rows });
  return 0;
}

interface Asked {
  readonly openings: readonly Opening[];
  /** Pairs of a choice that nothing is opened for. */
  readonly passed: readonly Passed[];
  /** What was named and cannot be opened, in words. */
  readonly refused: readonly string[];
}

async function openingsAsked(
  context: Context,
  input: Input,
  ledger: Ledger,
  asOf: CalendarDate,
  chosen: boolean,
): Promise<Asked> {
  const payers = await payersOf(ledger);
  const owner = await knownOwner(context, input.text('owner') ?? 'me');
  const common = {
    what: whatChanges(input),
    previousId: await applicationId(context, ledger, input.text('previous')),
    replacesId: await applicationId(context, ledger, input.text('replaces')),
    nextOn: nextAsked(input, asOf),
  };
  const from = input.text('from');
  if (from !== undefined && chosen)
    throw new UserError('usage/conflict', '`--from` names subjects and payers itself', {
      hint: 'leave out --all-providers and --all-payers',
    });
  const besides = ['payer', 'facility', 'product', 'group', 'location', 'type', 'route'].find(
    (flag) => input.text(flag) !== undefined,
  );
  if (from !== undefined && (besides !== undefined || input.arguments('subject').length > 0))
    throw new UserError(
      'usage/conflict',
      `\`--from\` goes without ${besides === undefined ? 'names' : `\`--${besides}\``}`,
      {
        hint: 'the rows name them; leave it out',
      },
    );
  if (from !== undefined)
    return { ...(await openingsFromCsv(context, ledger, from, payers, owner, common)), passed: [] };
  const named = { group: input.text('group'), route: input.choice<Route>('route', ['individual', 'group']) };
  const type = input.choice('type', applicationTypes) ?? 'initial';
  if (chosen) {
    const asked = { ...named, type, owner, common };
    return { ...(await chosenOpenings(context, input, ledger, asked)), refused: [] };
  }
  const facilityKey = input.text('facility');
  if (input.arguments('subject').length === 0) {
    throw new UserError('usage/missing', 'no subject is given', {
      hint: 'name a provider, group or facility: NPI, name, key or id; or --all-providers',
    });
  }
  const keys = input.texts('payer');
  if (keys.length === 0 && facilityKey === undefined) {
    throw new UserError('usage/missing', '`--payer` is not given', {
      hint: payersWords(payers),
    });
  }
  const facility =
    facilityKey === undefined ? null : (await resolvedSubject(context, ledger, facilityKey, ['facility'])).key;
  const asked: readonly (PayerFacts | null)[] =
    facility === null ? keys.map((key) => resolvedPayer(payers, key)) : [null];
  const openings: Opening[] = [];
  for (const words of input.arguments('subject')) {
    const subject = await resolvedSubject(context, ledger, words);
    for (const payer of asked) {
      const through = await groupOf(context, ledger, subject, payer, named);
      openings.push({
        ...common,
        ...through,
        subject,
        payer,
        facility,
        type,
        products: await knownProducts(ledger, payer, input.texts('product')),
        locations: await knownLocations(ledger, locatedAt(subject, through.group), input.texts('location')),
        owner,
      });
    }
  }
  return { openings, passed: [], refused: [] };
}

function whatChanges(input: Input): string | null {
  const words = input.text('what');
  return words === undefined ? null : noteText(words, '--what');
}

function nextAsked(input: Input, asOf: CalendarDate): CalendarDate | undefined {
  const next = input.date('next', asOf);
  if (next !== undefined && next < asOf)
    throw new UserError('usage/bad-value', `\`--next\` lies before the as-of day, ${longDate(asOf)}`, {
      hint: 'name the day of the first follow-up: +14d, 2026-12-31',
    });
  return next;
}

async function applicationId(context: Context, ledger: Ledger, words: string | undefined): Promise<string | null> {
  return words === undefined ? null : (await resolvedApplication(context, ledger, words)).application.id;
}
