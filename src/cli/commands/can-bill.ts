import { isOpen, lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DerivationContext, PayerFacts, Subject } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import {
  type BillingMatter,
  type BillingReason,
  openParts,
  type ParticipationKey,
  worst,
} from '../../domain/participation.ts';
import { lookedUpOn, screenedWords, searchedLists, searchLimit } from '../../domain/screening/last-screening.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type BillingReport, billingTable, scheduleVerdictTable } from '../../reports/billing-answer.ts';
import type { BillingFacts } from '../../rules/participation/billing-case.ts';
import { type Participation, participation } from '../../rules/participation/derivation.ts';
import { releaseDay } from '../../rules/participation/filing.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { CycleEnds } from '../cycle-ends.ts';
import { inputChunks } from '../files.ts';
import type { Input } from '../input.ts';
import { isStored } from '../ledger-access.ts';
import { progress } from '../progress.ts';
import { refuseUnknownKey, resolvedPayer, resolvedSubject } from '../resolution.ts';
import { type BilledBy, begun, type JudgedLines, judgingThreads, summed, type VerdictCounts } from '../row-threads.ts';
import { isServiceDay } from '../schedule-run.ts';
import type { ScheduleTask } from '../schedule-threads.ts';
import { judgedRows, meantKeys, scheduleGate } from '../schedule-verdicts.ts';
import { inSmallHeap } from '../small-heap.ts';
import { VerdictOutput } from '../verdict-output.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** The billing gate. */
export const command: Command = {
  summary: 'may this visit be billed: yes, wait, or no, with every reason',
  description:
    'Says for a provider, a payer and a day of service whether a claim may be sent: the states that the payer needs, license, cover, exclusion, enrollment, the place, and the taxonomy in the register. What a visit is about no record says: --controlled asks for the DEA registration of the state as well. Exit 0 when it may be billed, 1 when it waits or may not. What is not named (product, group, location) may be any that is recorded: the worst verdict counts, and what to name is said. --from takes a schedule or list of visits as CSV with the columns npi, payer, on and, if wanted, product, group, location, controlled (yes or no), and gives a verdict for every row; other columns are passed over, and what a column charge comes to while it waits tells `empanel report exposure --schedule FILE`. Every row has all its reasons with their papers and days; --brief leaves it at a few words for each, which is faster where a schedule names many thousands of providers.',
  arguments: [{ name: 'provider', help: 'NPI, name or id', optional: true }],
  flags: [
    { name: 'payer', value: 'KEY', help: 'the payer' },
    { name: 'on', value: 'DATE', help: 'day of service (default: the as-of day)' },
    { name: 'product', value: 'P', help: 'product of the payer' },
    { name: 'group', value: 'G', help: 'group that bills' },
    { name: 'location', value: 'L', help: 'location of the group' },
    {
      name: 'controlled',
      help: 'controlled substances are prescribed, given or dispensed: asks for the DEA registration',
    },
    { name: 'from', value: 'CSV', help: 'a schedule; - for standard input' },
    { name: 'brief', help: 'with --from: reasons in a few words, for schedules of a million rows' },
  ],
  examples: [
    'empanel can-bill "ruiz, ana" --payer cascade-health --product ppo --on 2026-06-01',
    'empanel can-bill tanaka --payer columbia-blue --on 2026-07-01 --json',
  ],
  run: async (context, input) => {
    const from = input.text('from');
    if (from !== undefined) return scheduleVerdicts(context, input, from);
    return oneVerdict(context, input);
  },
};

async function oneVerdict(context: Context, input: Input): Promise<number> {
  if (input.on('brief'))
    throw new UserError('usage/conflict', '`--brief` is for a schedule', {
      hint: 'leave it out, or give `--from CSV`',
    });
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const words = input.argumentIfGiven('provider');
  if (words === undefined) {
    throw new UserError('usage/missing', 'no provider is given', {
      hint: 'name one, or give a schedule with `--from CSV`',
    });
  }
  const subject = await resolvedSubject(context, ledger, words, ['provider']);
  const shared = await ledger.facts.context();
  const payer = resolvedPayer(shared.payers, input.required('payer'));
  const on = input.date('on', asOf) ?? asOf;
  if (!isServiceDay(on))
    throw new UserError('usage/bad-value', `\`${on}\` is no day of service`, { hint: 'look at the year' });
  const asked = askedKey(input, payer, shared);
  const controlled = input.on('controlled');
  const report = await reportOn(context, ledger, { subject, payer, shared, on, asOf, asked, controlled });
  if (context.format() === 'json') context.emit(`${JSON.stringify(jsonOf(report, subject), null, 2)}\n`, 'verdict');
  else await context.show(billingTable(report));
  return report.verdict === 'bill' ? 0 : 1;
}

interface Question {
  readonly subject: Subject;
  readonly payer: PayerFacts;
  readonly shared: DerivationContext;
  readonly on: CalendarDate;
  readonly asOf: CalendarDate;
  readonly asked: Asked;
  readonly controlled: boolean;
}

type Asked = {
  readonly payer: string;
  readonly product: string | undefined;
  readonly group: string | undefined;
  readonly location: string | undefined;
};

async function reportOn(
  context: Context,
  ledger: Ledger,
  { subject, payer, shared, on, asOf, asked, controlled }: Question,
): Promise<BillingReport> {
  const rules = await context.rules();
  const { role } = derivationSettings(await context.workspaceIfAny());
  const about = await billingFacts(ledger, subject.id, shared);
  const evaluator = participation(rules, role);
  const keys = meantKeys(about, asked);
  const answers = keys.map((key) => ({ key, ...evaluator.answer(about, key, asOf, on, controlled) }));
  const [first, ...others] = answers;
  if (first === undefined) throw new Error('no key to answer for');
  const answer = worst([first, ...others]);
  const parts = openParts(answers);
  const screenedOn = lookedUpOn(about.facts, asOf);
  const searched = searchedLists(about.facts.screenings, asOf);
  const limits =
    searched.length === 0
      ? []
      : [searchLimit(searched, on), ...(await groupLimits(context, ledger, answer.key.group, asOf))];
  const depends =
    parts === null
      ? null
      : `It depends on the ${parts.join(' and ')}: ${answers.map(({ key, verdict }) => `${parts.map((part) => key[part] ?? 'none').join(' ')} ${verdict}`).join('; ')}. Name ${parts.map((part) => `--${part}`).join(' and ')}.`;
  return {
    asOf,
    provider: subject.name,
    payer: payer.name,
    key: commonKey(
      answers.map(({ key }) => key),
      answer.key,
    ),
    on,
    verdict: answer.verdict,
    reasons: answer.reasons.map((reason) =>
      reason.ok && reason.state === 'excluded'
        ? { ...reason, because: screenedWords(reason.because, screenedOn, limits) }
        : reason,
    ),
    screenedOn,
    searched,
    cycleEndedOn: new CycleEnds(ledger, asOf, subject.id).before(on, subject.id, payer),
    firstBillableOn: answer.firstBillableOn,
    releaseBy: answer.verdict === 'no' ? null : releaseDay(rules, role)(answer.key, subject.npi ?? '', on, shared),
    depends,
    controlled,
    unasked: controlled || answer.verdict === 'no' ? null : unasked(about, answer.key, asOf, on, evaluator),
    next: nextCommand(about, subject, payer, asOf, answer.reasons),
  };
}

/** What the last screening does not say of the group that bills, and of who owns and manages it. */
async function groupLimits(
  context: Context,
  ledger: Ledger,
  key: string | null,
  asOf: CalendarDate,
): Promise<readonly string[]> {
  if (key === null) return [];
  const { unscreenedGroups } = await import('../screening/unscreened-groups.ts');
  const [group] = await unscreenedGroups((await context.workspaceIfAny())?.root, ledger, [key], asOf);
  if (group === undefined) return [];
  if (group.since === null) return [`${group.name} was never screened`];
  return group.since.map((party) => `${party}, of ${group.name}, was recorded since and not screened`);
}

/** The same of every group that bills rows of a schedule, with how many; nothing where no screening was made. */
async function groupNotes(
  context: Context,
  ledger: Ledger,
  billedBy: BilledBy,
  asOf: CalendarDate,
): Promise<readonly string[]> {
  const groups = Object.keys(billedBy);
  if (groups.length === 0 || (await ledger.screenings.runs(asOf)).length === 0) return [];
  const { unscreenedGroups } = await import('../screening/unscreened-groups.ts');
  const found = await unscreenedGroups((await context.workspaceIfAny())?.root, ledger, groups, asOf);
  return found.map(({ key, name, since }) => {
    const rows = `${countWords(billedBy[key] ?? 0, 'row')} to bill by ${name}`;
    if (since === null) return `${rows}: the group was never screened; \`empanel screen\` does`;
    const were = since.length === 1 ? 'was' : 'were';
    return `${rows}: ${since.join('; ')} ${were} recorded since the last screening and not screened; \`empanel screen\` does`;
  });
}

/**
 * What would stand in the way of a visit about controlled substances, of a provider who is registered for them somewhere;
 * null: nothing would.
 */
function unasked(
  about: BillingFacts,
  key: ParticipationKey,
  asOf: CalendarDate,
  on: CalendarDate,
  evaluator: Participation,
): string | null {
  if (!about.facts.credentials.some(({ kind }) => kind === 'dea' || kind === 'cds')) return null;
  const { reasons } = evaluator.answer(about, key, asOf, on, true);
  const missing = reasons.filter(({ ok, state }) => !ok && (state === 'dea' || state === 'cds'));
  return missing.length === 0 ? null : missing.map(({ because }) => because).join('; ');
}

/** What shows the way on: the application that is waited for, what is left to do with the payer, or the privileges. */
function nextCommand(
  { facts }: BillingFacts,
  subject: Subject,
  payer: PayerFacts,
  asOf: CalendarDate,
  reasons: readonly BillingReason[],
): string | null {
  const inTheWay = new Set(reasons.flatMap(({ ok, state }) => (ok ? [] : [state])));
  if (inTheWay.has('credentialed') || inTheWay.has('linked') || inTheWay.has('loaded')) {
    const open = facts.applications.findLast(
      (one) =>
        one.payer === payer.key &&
        one.openedOn <= asOf &&
        one.lines.some((line) => isOpen(lineStanding(one, line, asOf).state)),
    );
    if (open !== undefined) return `empanel application show ${open.id}`;
    if (inTheWay.has('employed')) return null;
    return `empanel provider onboard ${subject.key} --payer ${payer.key}`;
  }
  if (inTheWay.has('privileged')) return `empanel privilege show ${subject.key}`;
  const ofFile: readonly BillingMatter[] = ['license', 'malpractice', 'taxonomy', 'dea', 'cds'];
  return ofFile.some((state) => inTheWay.has(state)) ? `empanel provider show ${subject.key}` : null;
}

async function billingFacts(ledger: Ledger, subjectId: string, context: DerivationContext): Promise<BillingFacts> {
  const facts = await ledger.facts.of(subjectId);
  if (facts === undefined) throw new Error(`there are no facts of ${subjectId}`);
  return { facts, standing: ledger.facts.standing(subjectId), context };
}

/** What all keys in question share; a part in which they differ was not named, and is null. */
function commonKey(keys: readonly ParticipationKey[], one: ParticipationKey): ParticipationKey {
  const same = (part: 'product' | 'group' | 'location'): string | null =>
    keys.every((key) => key[part] === one[part]) ? one[part] : null;
  return { payer: one.payer, product: same('product'), group: same('group'), location: same('location') };
}

function askedKey(input: Input, payer: PayerFacts, shared: DerivationContext): Asked {
  const product = input.text('product');
  const group = input.text('group');
  const location = input.text('location');
  if (product !== undefined)
    refuseUnknownKey(
      'product',
      product,
      (payer.products ?? []).map(({ key }) => key),
    );
  if (group !== undefined) refuseUnknownKey('group', group, [...(shared.groups?.keys() ?? [])]);
  if (location !== undefined) {
    const groups = [...(shared.groups?.values() ?? [])].filter(({ key }) => group === undefined || key === group);
    refuseUnknownKey(
      'location',
      location,
      groups.flatMap(({ locations }) => locations.map(({ key }) => key)),
    );
  }
  return { payer: payer.key, product, group, location };
}

function jsonOf(report: BillingReport, subject: Subject): unknown {
  const {
    asOf,
    key,
    on,
    verdict,
    reasons,
    screenedOn,
    searched,
    cycleEndedOn,
    firstBillableOn,
    releaseBy,
    depends,
    controlled,
  } = report;
  return {
    schemaVersion: 1,
    asOf,
    npi: subject.npi,
    payer: key.payer,
    product: key.product,
    group: key.group,
    location: key.location,
    on,
    controlled,
    canBill: verdict === 'bill',
    verdict,
    reasons,
    screenedOn,
    searched,
    cycleEndedOn,
    firstBillableOn,
    releaseBy,
    depends,
  };
}

async function scheduleVerdicts(context: Context, input: Input, path: string): Promise<number> {
  if (input.on('controlled'))
    throw new UserError('usage/conflict', '`--controlled` is for one visit', {
      hint: 'in a schedule the column `controlled` says it of each: yes or no',
    });
  if (input.argumentIfGiven('provider') !== undefined)
    throw new UserError('usage/conflict', '`--from` goes without a provider', { hint: 'leave one of them out' });
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const rules = await context.rules();
  const { role } = derivationSettings(await context.workspaceIfAny());
  const asked = { asOf, rules, role, brief: input.on('brief') };
  const counts = { bill: 0, hold: 0, no: 0, refused: 0, neverScreened: 0, cycleEnded: 0 };
  const out = new VerdictOutput(context, asOf, scheduleVerdictTable);
  const bar = progress(context, 'schedule');
  let billedBy: BilledBy = {};
  const told = (some: VerdictCounts, groups: BilledBy, rows: number): void => {
    billedBy = summed([billedBy, groups]);
    for (const kind of ['bill', 'hold', 'no', 'refused', 'neverScreened', 'cycleEnded'] as const)
      counts[kind] += some[kind] ?? 0;
    for (let row = 0; row < rows; row += 1) bar.step();
  };
  const { isLong, pieces } = await begun(inputChunks(context, path));
  // With few words a row is so soon judged that to hand it to another thread takes as long.
  const format = isLong && !asked.brief && (await isStored(context, ledger)) ? out.lineFormat : undefined;
  const task = format === undefined ? undefined : { ...asked, ledger: ledger.path, path, format };
  const lines = task === undefined ? undefined : await threadsFor(task, pieces);
  if (lines !== undefined) {
    await inSmallHeap(async () => {
      for await (const { text, counts: some, billedBy: groups, rows } of lines) {
        if (rows > 0) await out.addLines(text);
        told(some, groups, rows);
      }
    });
  } else {
    const gate = await scheduleGate(ledger, asked);
    for await (const { rows, counts: some, billedBy: groups } of judgedRows(gate, pieces, path)) {
      await out.add(rows);
      told(some, groups, rows.length);
    }
  }
  bar.end();
  const all = counts.bill + counts.hold + counts.no + counts.refused;
  const summary = `${countWords(all, 'row')}: ${counts.bill} bill, ${counts.hold} hold, ${counts.no} no, ${counts.refused} refused`;
  await out.end(summary);
  if (!out.saysNotes) context.say(summary);
  if (counts.neverScreened > 0)
    context.say(
      `${counts.neverScreened} of ${countWords(counts.bill, 'row')} to bill: nobody ever screened the provider; \`empanel screen\` does`,
    );
  if (counts.cycleEnded > 0)
    context.say(
      `${counts.cycleEnded} of ${countWords(counts.bill, 'row')} to bill: the credentialing cycle ends before the service, and no later decision is recorded; ask the payer whether the provider still takes part`,
    );
  for (const note of await groupNotes(context, ledger, billedBy, asOf)) context.say(note);
  return counts.bill === all ? 0 : 1;
}

/** Threads that judge the rows; undefined where there is no processor for them. */
async function threadsFor(
  task: ScheduleTask,
  pieces: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<JudgedLines> | undefined> {
  if (judgingThreads() === 0) return undefined;
  return (await import('../schedule-threads.ts')).scheduleLines(task, pieces);
}
