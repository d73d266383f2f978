import { lineStanding } from '../../domain/application.ts';
import { lastDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { applicationTypes, type PayerFacts, type Route, type Subject } from '../../domain/facts.ts';
import { nearest } from '../../domain/suggestion.ts';
import type { Row, Table, Tone } from '../../domain/table.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { facilityPacks, type PlacedItem, runChecklist } from '../checklist-run.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { payersOf, payersWords, resolvedPayer, resolvedSubject } from '../resolution.ts';

/** Runs the checklist before a submission. */
export const command: Command = {
  summary: 'what is missing before submission; exit 1 when not ready',
  description:
    "Holds the synced dossier and the recorded verifications against what the payer's rule packs ask for: met, missing, expired, stale, expiring before the decision, unverified. Each item names the line in the dossier and the source of the rule. --format md and html print it with boxes to tick and sign.",
  arguments: [{ name: 'subject', help: 'NPI, name, key or id' }],
  flags: [
    { name: 'payer', value: 'KEY', help: 'the payer that will be asked' },
    { name: 'facility', value: 'KEY', help: 'the facility that will be asked' },
    { name: 'pack', value: 'ID', many: true, help: 'a rule pack instead of, or besides, the payer' },
    { name: 'type', value: 'T', choices: applicationTypes, help: 'type of application (default initial)' },
    { name: 'route', value: 'R', choices: ['individual', 'group'], help: 'individual or group' },
    { name: 'group', value: 'G', help: 'the group applied through' },
    {
      name: 'location',
      value: 'L',
      many: true,
      help: "the group's locations applied for (default: all of the provider's)",
    },
    { name: 'product', value: 'P', many: true, help: 'products asked for' },
    {
      name: 'by',
      value: 'DATE',
      help: 'day the decision is expected (default: as of today plus the limit the payer states)',
    },
    { name: 'open-only', help: 'leave out what is met' },
  ],
  examples: [
    'empanel checklist "ruiz, ana" --payer summit-national',
    'empanel checklist tanaka --payer cascade-health --open-only --format md',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const payers = await payersOf(ledger);
    const key = input.text('payer');
    const facilityKey = input.text('facility');
    const facility =
      facilityKey === undefined ? null : await resolvedSubject(context, ledger, facilityKey, ['facility']);
    const packs = [
      ...(await packsAsked(context, input.texts('pack'))),
      ...(await facilityPacks(ledger, facility?.key ?? null)),
    ];
    if (key === undefined && facility === null && packs.length === 0) {
      throw new UserError('usage/missing', '`--payer` is not given', {
        hint: `${payersWords(payers)}; or name a facility with \`--facility\` or a pack with \`--pack\``,
      });
    }
    const payer = key === undefined ? null : resolvedPayer(payers, key);
    const group = input.text('group') ?? (subject.groups.length === 1 ? (subject.groups[0] ?? null) : null);
    const type = input.choice('type', applicationTypes) ?? 'initial';
    const route = input.choice<Route>('route', ['individual', 'group']) ?? (group === null ? 'individual' : 'group');
    const result = await runChecklist(context, ledger, {
      subject,
      payer,
      packs,
      type,
      route,
      group,
      locations: input.texts('location'),
      products: input.texts('product'),
      by: input.date('by', asOf),
    });
    const who = {
      subject: subject.key,
      npi: subject.kind === 'provider' ? subject.npi : null,
      payer: payer?.key ?? null,
    };
    if (context.format() === 'json') {
      const items = result.items.map(({ rule, title, state, because, help, cite, path, line }) => ({
        rule,
        title,
        state,
        because,
        help,
        cite,
        path,
        line,
      }));
      context.emit(
        `${JSON.stringify({ schemaVersion: 1, asOf, ...who, type, by: result.by, ready: result.ready, items }, null, 2)}\n`,
        'checklist',
      );
    } else {
      const shown = input.on('open-only') ? result.items.filter((item) => !quiet.has(item.state)) : result.items;
      const asked = payer?.name ?? facility?.name;
      const title = `Checklist: ${subject.name}${asked === undefined ? '' : ` → ${asked}`}`;
      const by =
        result.by === null
          ? 'the day of the decision is unknown: the payer states no limit (give `--by`)'
          : `decision expected by ${longDate(result.by)}`;
      const table = checklistTable(shown, title, asOf, [
        `${result.ready ? 'READY to submit' : 'NOT READY'} · ${counts(result.items)} · ${by}`,
      ]);
      const next = result.ready ? await sendingStep(ledger, subject, payer) : nextOf(result.items);
      const empty =
        result.items.length > 0
          ? 'Nothing is open.'
          : 'No rule asks for anything here: name packs in the document of the payer or facility, or with --pack.';
      await context.show({ ...table, empty, next });
    }
    return result.ready ? 0 : 1;
  },
};

/** The packs named with `--pack`; one that is not there is refused with the nearest. */
async function packsAsked(context: Context, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return ids;
  const known = [...(await context.rules()).packs.keys()];
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return ids;
  const near = nearest(unknown, known, { limit: 1 })[0];
  throw new UserError('record/not-found', `no pack is called \`${unknown}\``, {
    hint: near === undefined ? `packs: ${known.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

/** What to do when everything is there: submit the draft that lies open, or open an application. */
async function sendingStep(ledger: Ledger, subject: Subject, payer: PayerFacts | null): Promise<string> {
  if (payer === null) return `empanel application open ${subject.key} --payer KEY`;
  const applications = await ledger.applications.list({ subjectId: subject.id, payer: payer.key });
  const draft = applications.find(({ application }) =>
    application.lines.some((line) => lineStanding(application, line, lastDate).state === 'draft'),
  );
  return draft === undefined
    ? `empanel application open ${subject.key} --payer ${payer.key}`
    : `empanel application submit ${draft.application.id} --via portal`;
}

const quiet = new Set(['met', 'waived', 'not-applicable']);
const order = ['missing', 'expired', 'expiring', 'stale', 'unverified', 'unknown', 'waived', 'met', 'not-applicable'];

function counts(items: readonly PlacedItem[]): string {
  return order
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`)
    .join(', ');
}

function nextOf(items: readonly PlacedItem[]): string {
  const first = items.find((item) => item.blocks && !quiet.has(item.state));
  return first === undefined ? 'empanel next' : `empanel explain ${first.rule}`;
}

function checklistTable(items: readonly PlacedItem[], title: string, asOf: string, lead: readonly string[]): Table {
  return {
    report: 'checklist',
    title,
    asOf,
    lead,
    columns: [
      { id: 'box', label: '', type: 'text', priority: 1 },
      { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
      { id: 'title', label: 'Requirement', type: 'text', priority: 1, role: 'summary', whole: true },
      { id: 'because', label: 'Because', type: 'text', priority: 2, whole: true },
      { id: 'help', label: 'What to do', type: 'text', priority: 3, whole: true },
      { id: 'where', label: 'Where', type: 'text', priority: 4 },
      { id: 'rule', label: 'Rule', type: 'text', priority: 6 },
      { id: 'cite', label: 'Source', type: 'text', priority: 7 },
    ],
    rows: items.toSorted((left, right) => order.indexOf(left.state) - order.indexOf(right.state)).map(row),
    notes: ["reference data: the contract, the payer's own policy and the current official text decide"],
  };
}

function row(item: PlacedItem): Row {
  const tone: Tone = quiet.has(item.state) ? (item.state === 'met' ? 'good' : 'muted') : item.blocks ? 'bad' : 'warn';
  return {
    tone,
    cells: {
      box: item.state === 'met' ? '[x]' : quiet.has(item.state) ? '[-]' : '[ ]',
      state: item.state,
      title: item.title,
      because: item.because,
      help: item.help,
      where: item.path === null ? null : `${item.path}${item.line === null ? '' : `:${item.line}`}`,
      rule: item.rule,
      cite: item.cite,
    },
  };
}
