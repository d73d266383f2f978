import type { Opening } from '../../actions/open.ts';
import { applicationTypes, type PayerFacts } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { csvRecords } from '../../sources/csv-records.ts';
import type { Context } from '../context.ts';
import { readInput } from '../files.ts';
import { noteText } from '../input.ts';
import { knownOwner } from '../owners.ts';
import { resolvedPayer, resolvedSubject } from '../resolution.ts';
import { knownLocations, knownProducts } from './opening-lines.ts';
import { groupOf, locatedAt } from './opening-route.ts';

const csvColumns = ['subject', 'payer', 'type', 'route', 'group', 'product', 'location', 'what', 'owner'];

/** A misspelled column must not be passed over in silence. */
function warnOfUnknownColumns(context: Context, path: string, header: readonly string[]): void {
  const unknown = header.filter((name) => name !== '' && !csvColumns.includes(name));
  if (unknown.length > 0)
    context.warn(`${path}: passed over: ${unknown.join(', ')}; columns that are read: ${csvColumns.join(', ')}`);
}

/** Openings from the rows of a CSV, and the rows that are refused, each with its reason. */
export async function openingsFromCsv(
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
      if (found === undefined)
        throw new UserError('usage/bad-value', `\`${type}\` is not a type of application`, {
          hint: `one of: ${applicationTypes.join(', ')}`,
        });
      const route = cell('route');
      if (route !== undefined && route !== 'individual' && route !== 'group')
        throw new UserError('usage/bad-value', `\`${route}\` is not a route`, { hint: 'one of: individual, group' });
      const payer = resolvedPayer(payers, cell('payer') ?? '');
      const through = await groupOf(context, ledger, subject, payer, { group: cell('group'), route });
      const asked = (name: string): readonly string[] => (cell(name) === undefined ? [] : [cell(name) as string]);
      openings.push({
        ...common,
        what: cell('what') === undefined ? common.what : noteText(cell('what') as string, 'what'),
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
  const rows = records.length + broken.length;
  context.say(`${path}: ${countWords(rows, 'row')} = ${openings.length} to open + ${refused.length} refused`);
  return { openings, refused };
}
