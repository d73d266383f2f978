import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type CasesPlan, type CountedProvider, casesPlan, importCases } from '../../actions/privileges/import-cases.ts';
import { longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import { countWords } from '../../domain/number-forms.ts';
import { indicatorWords } from '../../domain/privileges/practice-review.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { reviewedWork } from '../../reports/privileges/reviewed-work.ts';
import { workReading } from '../../reports/privileges/work-reading.ts';
import { casesRows } from '../../sources/cases-csv.ts';
import type { Context } from '../context.ts';
import { inputChunks } from '../files.ts';
import { type Input, noteText } from '../input.ts';
import { progress } from '../progress.ts';
import { recorded, showReceipt } from '../recording.ts';
import { facilitiesOf, facilityMeant } from './facility-resolution.ts';

const shown = 15;

/** Takes a file of case counts into the ledger: every row is kept, or refused with a reason. */
export async function takenIn(context: Context, input: Input, file: string): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const facilities = await facilitiesOf(ledger);
  const facility = facilityMeant(facilities, input.text('facility'));
  const where = input.text('elsewhere');
  const elsewhere = where === undefined ? null : noteText(where, '--elsewhere');
  const providers = await countedProviders(ledger);
  const digest = createHash('sha256');
  const bar = progress(context, 'case counts: pieces read');
  const plan = await casesPlan(
    casesRows(
      (async function* () {
        for await (const chunk of inputChunks(context, file)) {
          digest.update(chunk);
          bar.step();
          yield chunk;
        }
      })(),
      file,
      ({ others }) => indicatorColumns(context, facility, facilities, others, file),
    ),
    { providers, facilities, facility, elsewhere, asOf },
  );
  bar.end();
  const nothing = plan.kept.length === 0 || (input.on('all-or-nothing') && plan.refused.length > 0);
  const source = { name: file === '-' ? 'standard input' : basename(file), sha256: digest.digest('hex'), on: asOf };
  const { receipt } = await recorded(context, ledger, async (tx) => (nothing ? 0 : importCases(tx, plan.kept, source)));
  tellRefused(context, plan);
  const kept = nothing ? 0 : plan.kept.length;
  const leftOut = plan.kept.length - kept;
  const others = leftOut === 0 ? '' : ` + ${leftOut} left out, because of --all-or-nothing`;
  await showReceipt(
    context,
    receipt,
    [`${source.name}: ${countWords(plan.rows, 'row')} = ${kept} kept + ${plan.refused.length} refused${others}`],
    { facility: facility.key, rows: plan.rows, kept, leftOut, refused: plan.refused },
  );
  if (!nothing && elsewhere === null) await tellTriggers(context, ledger, plan);
  return plan.refused.length === 0 ? 0 : 1;
}

async function countedProviders(ledger: Ledger): Promise<ReadonlyMap<string, CountedProvider>> {
  const everybody = await ledger.privileges.everybody();
  const subjects = await ledger.subjects.list({ kind: 'provider' });
  return new Map(
    subjects.flatMap((one): readonly (readonly [string, CountedProvider])[] =>
      one.npi === null ? [] : [[one.npi, { subjectId: one.id, counts: everybody.get(one.id)?.counts ?? [] }]],
    ),
  );
}

/**
 * The columns of a file that are indicators. One that is nearly the name of an indicator is refused: its numbers would be
 * lost. Others (names, departments) are passed over and said to be.
 */
function indicatorColumns(
  context: Context,
  facility: Facility,
  facilities: ReadonlyMap<string, Facility>,
  others: readonly string[],
  file: string,
): readonly string[] {
  const keys = new Set(
    [facility, ...facilities.values()].flatMap(({ oppe }) => (oppe?.indicators ?? []).map(({ key }) => key)),
  );
  const unknown = others.filter((name) => name !== '' && !keys.has(name));
  for (const name of unknown) {
    const near = nearest(name, [...keys], { limit: 1 })[0];
    if (near === undefined || others.includes(near)) continue;
    throw new UserError('input/unreadable', `\`${file}\` has a column \`${name}\` that is no indicator`, {
      hint: `did you mean \`${near}\`? indicators: ${[...keys].join(', ')}`,
    });
  }
  if (unknown.length > 0) context.say(`passed over: ${unknown.map((name) => `\`${name}\``).join(', ')}`);
  return others.filter((name) => keys.has(name));
}

function tellRefused(context: Context, { refused }: CasesPlan): void {
  for (const { row, because } of refused.slice(0, shown)) context.say(`refused: row ${row}: ${because}`);
  if (refused.length > shown) context.say(`refused: … and ${refused.length - shown} more; --json lists them all`);
}

/** Says whose numbers reach a trigger now. */
async function tellTriggers(context: Context, ledger: Ledger, { kept }: CasesPlan): Promise<void> {
  if (context.globals.on('dry-run')) return;
  const asOf = await context.asOf();
  const touched = new Set(kept.map(({ subjectId }) => subjectId));
  const work = await reviewedWork({ ledger, asOf, filters: { all: true } }, await context.rules());
  for (const one of work.filter(({ subject }) => touched.has(subject.id))) {
    const reached = workReading(one, asOf).reading.indicators.filter(({ triggered }) => triggered);
    if (reached.length === 0) continue;
    const what = reached.map((indicator) => `${indicator.name} ${indicatorWords(indicator)}`).join('; ');
    context.say(`${label(one.subject)} since ${longDate(one.from)}: ${what}`);
    context.say(`look at it: \`empanel privilege oppe ${one.subject.key} --facility ${one.facility.key}\``);
  }
}

function label({ name, npi }: Subject): string {
  return npi === null ? name : `${name} (${npi})`;
}
