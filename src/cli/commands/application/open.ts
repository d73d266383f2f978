import { type Opening, open, openTwin } from '../../../actions/open.ts';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { applicationTypes, type PayerFacts, type Route, type Subject } from '../../../domain/facts.ts';
import type { Payer } from '../../../domain/nouns/payer.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { csvRecords } from '../../../sources/csv-records.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { readInput } from '../../files.ts';
import { followUpDefaults } from '../../follow-up-defaults.ts';
import type { Input } from '../../input.ts';
import { knownLocations, knownProducts } from '../../opening-lines.ts';
import { knownOwner } from '../../owners.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { payersOf, resolvedApplication, resolvedPayer, resolvedSubject } from '../../resolution.ts';

/** Opens one or many applications. */
export const command: Command = {
  summary: 'open applications: subjects × payers in one receipt',
  description:
    'Opens an application for every subject at every payer named, as a draft with a first follow-up date. Subjects are given by NPI, name, key or id; --from takes them from a CSV with the columns subject, payer and, if wanted, product, group, location, type, route, owner.',
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
    { name: 'what', value: 'TEXT', help: 'what changes, for type change' },
    { name: 'previous', value: 'ID', help: 'the application this one renews' },
    { name: 'replaces', value: 'ID', help: 'the rejected application this one is filed in place of' },
    { name: 'owner', value: 'KEY', help: 'who looks after it (default: you)' },
    { name: 'next', value: 'DATE', help: 'day of the first follow-up' },
    { name: 'from', value: 'CSV', help: 'take openings from a CSV' },
  ],
  examples: [
    'empanel application open whitlock --payer columbia-blue --group riverbend --dry-run',
    'empanel application open 1245319599 --payer medicare-noridian --type revalidation --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { openings, refused } = await openingsAsked(context, input, ledger, asOf);
    const sound: Opening[] = [];
    const existing = await ledger.applications.list();
    for (const opening of openings) {
      const twin = openTwin(
        opening,
        existing.map((one) => one.application),
        asOf,
      );
      const same = sound.some(
        (one) =>
          one.subject.id === opening.subject.id &&
          one.payer?.key === opening.payer?.key &&
          one.type === opening.type &&
          one.group === opening.group &&
          one.products.join() === opening.products.join(),
      );
      if (twin !== undefined)
        refused.push(
          `${opening.subject.name} → ${opening.payer?.name ?? opening.facility}: ${twin.id} is open already`,
        );
      else if (same)
        refused.push(`${opening.subject.name} → ${opening.payer?.name ?? opening.facility}: asked for twice`);
      else sound.push(opening);
    }
    for (const line of refused) context.warn(`not opened: ${line}`);
    if (sound.length === 0) {
      throw new UserError('record/exists', 'nothing to open', { hint: 'the reasons are listed above' });
    }
    const defaults = await followUpDefaults(context);
    const { value: opened, receipt } = await recorded(context, ledger, (tx) => open(tx, sound, asOf, defaults));
    const payers = await payersOf(ledger);
    const lines = opened
      .slice(0, 20)
      .map(
        (one) =>
          `opened ${one.id}: ${one.opening.subject.name} → ${one.opening.payer === null ? one.opening.facility : (payers.get(one.opening.payer.key)?.name ?? one.opening.payer.key)} (${one.opening.type}, ${one.opening.route}${one.lines > 1 ? `, ${one.lines} lines` : ''}), next follow-up ${longDate(one.nextOn)}`,
      );
    if (opened.length > lines.length)
      lines.push(`… and ${opened.length - lines.length} more; ${opened.length} applications opened`);
    await showReceipt(context, receipt, lines);
    const first = opened[0];
    if (first !== undefined && first.opening.payer !== null) {
      context.say(`next: \`empanel checklist ${first.opening.subject.key} --payer ${first.opening.payer.key}\``);
    }
    return refused.length === 0 ? 0 : 1;
  },
};

async function openingsAsked(
  context: Context,
  input: Input,
  ledger: Ledger,
  asOf: CalendarDate,
): Promise<{ readonly openings: readonly Opening[]; readonly refused: string[] }> {
  const payers = await payersOf(ledger);
  const owner = await knownOwner(context, input.text('owner') ?? 'me');
  const common = {
    what: input.text('what') ?? null,
    previousId: await applicationId(context, ledger, input.text('previous')),
    replacesId: await applicationId(context, ledger, input.text('replaces')),
    nextOn: input.date('next', asOf),
  };
  const from = input.text('from');
  if (from !== undefined) return fromCsv(context, ledger, from, payers, owner, common);
  const keys = input.texts('payer');
  const facilityKey = input.text('facility');
  if (input.arguments('subject').length === 0) {
    throw new UserError('usage/missing', 'no subject is given', {
      hint: 'name a provider, group or facility: NPI, name, key or id',
    });
  }
  if (keys.length === 0 && facilityKey === undefined) {
    throw new UserError('usage/missing', '`--payer` is not given', {
      hint: `payers: ${[...payers.keys()].join(', ') || 'none yet'}`,
    });
  }
  const facility =
    facilityKey === undefined ? null : (await resolvedSubject(context, ledger, facilityKey, ['facility'])).key;
  const asked = facility === null ? keys.map((key) => resolvedPayer(payers, key)) : [null];
  const openings: Opening[] = [];
  const named = { group: input.text('group'), route: input.choice<Route>('route', ['individual', 'group']) };
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
        type: input.choice('type', applicationTypes) ?? 'initial',
        products: await knownProducts(ledger, payer, input.texts('product')),
        locations: await knownLocations(ledger, locatedAt(subject, through.group), input.texts('location')),
        owner,
      });
    }
  }
  return { openings, refused: [] };
}

/** The group whose locations are meant: the one applied through, or the subject itself. */
function locatedAt(subject: Subject, group: string | null): string | null {
  return group ?? (subject.kind === 'group' ? subject.key : null);
}

async function applicationId(context: Context, ledger: Ledger, words: string | undefined): Promise<string | null> {
  return words === undefined ? null : (await resolvedApplication(context, ledger, words)).application.id;
}

/** Group and route of an opening: as asked, else through the only group, unless the payer only knows the other route. */
async function groupOf(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  payer: PayerFacts | null,
  asked: { readonly group: string | undefined; readonly route: Route | undefined },
): Promise<{ readonly group: string | null; readonly route: Route }> {
  const routes = await payerRoutes(ledger, payer);
  if (asked.route !== undefined && !routes.includes(asked.route)) {
    throw new UserError('usage/bad-value', `${payer?.name} takes no applications by the route \`${asked.route}\``, {
      hint: `its document names: ${routes.join(', ')}`,
    });
  }
  if (asked.group !== undefined) {
    const group = await resolvedSubject(context, ledger, asked.group, ['group']);
    return { group: group.key, route: asked.route ?? (routes.includes('group') ? 'group' : 'individual') };
  }
  const only = subject.groups.length === 1 ? (subject.groups[0] ?? null) : null;
  const throughGroup = only !== null && routes.includes('group') && asked.route !== 'individual';
  return throughGroup ? { group: only, route: 'group' } : { group: null, route: asked.route ?? 'individual' };
}

async function payerRoutes(ledger: Ledger, payer: PayerFacts | null): Promise<readonly Route[]> {
  const both: readonly Route[] = ['individual', 'group'];
  if (payer === null) return both;
  const document = await ledger.documents.byKey('payer', payer.key);
  return document === undefined ? both : ((JSON.parse(document.body) as Payer).routes ?? both);
}

const csvColumns = ['subject', 'payer', 'type', 'route', 'group', 'product', 'location', 'owner'];

/** A misspelled column must not be passed over in silence. */
function warnOfUnknownColumns(context: Context, path: string, header: readonly string[]): void {
  const unknown = header.filter((name) => name !== '' && !csvColumns.includes(name));
  if (unknown.length > 0)
    context.warn(`${path}: passed over: ${unknown.join(', ')}; columns that are read: ${csvColumns.join(', ')}`);
}

async function fromCsv(
  context: Context,
  ledger: Ledger,
  path: string,
  payers: ReadonlyMap<string, PayerFacts>,
  owner: string,
  common: Pick<Opening, 'what' | 'previousId' | 'replacesId' | 'nextOn'>,
): Promise<{ readonly openings: readonly Opening[]; readonly refused: string[] }> {
  const { header, records, refused: broken } = await csvRecords(await readInput(context, path), path);
  for (const column of ['subject', 'payer']) {
    if (!header.includes(column)) {
      throw new UserError('input/unreadable', `\`${path}\` has no column \`${column}\``, {
        hint: `its columns: ${header.join(', ')}`,
      });
    }
  }
  warnOfUnknownColumns(context, path, header);
  const openings: Opening[] = [];
  const refused = broken.map((row) => `row ${row.row}: ${row.reason}`);
  for (const { row, values } of records) {
    try {
      const cell = (name: string): string | undefined =>
        values[name] === undefined || values[name] === '' ? undefined : values[name];
      const subject = await resolvedSubject(context, ledger, cell('subject') ?? '');
      const type = cell('type') ?? 'initial';
      const found = applicationTypes.find((one) => one === type);
      if (found === undefined) throw new UserError('usage/bad-value', `\`${type}\` is not a type of application`);
      const route = cell('route');
      if (route !== undefined && route !== 'individual' && route !== 'group')
        throw new UserError('usage/bad-value', `\`${route}\` is not a route`);
      const payer = resolvedPayer(payers, cell('payer') ?? '');
      const through = await groupOf(context, ledger, subject, payer, { group: cell('group'), route });
      const asked = (name: string): readonly string[] => (cell(name) === undefined ? [] : [cell(name) as string]);
      openings.push({
        ...common,
        ...through,
        subject,
        payer,
        facility: null,
        type: found,
        products: await knownProducts(ledger, payer, asked('product')),
        locations: await knownLocations(ledger, locatedAt(subject, through.group), asked('location')),
        owner: cell('owner') === undefined ? owner : await knownOwner(context, cell('owner') as string),
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push(`row ${row}: ${error.message}${error.hint === undefined ? '' : ` (${error.hint})`}`);
    }
  }
  context.say(
    `${path}: ${records.length + broken.length} rows = ${openings.length} to open + ${refused.length} refused`,
  );
  return { openings, refused };
}
