import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { importRates, type RatePlan, type RateTarget, ratePlan, sameRates } from '../../../actions/import-rates.ts';
import { parseCalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { scheduleKey } from '../../../domain/contracts/rate.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { UserError } from '../../../errors.ts';
import { rateRows } from '../../../sources/rates-csv.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { resolvedVersion } from '../../contracts/contract-resolution.ts';
import { inputChunks } from '../../files.ts';
import { type Input, plannedDay } from '../../input.ts';
import { progress } from '../../progress.ts';
import { recorded, showReceipt } from '../../recording.ts';

const shown = 15;

/** Takes a file of rates into the ledger. */
export const command: Command = {
  summary: 'take in the rates of a contract, or a fee schedule, from CSV',
  description:
    "Reads code, modifier, site, locality, from, until, and cents or dollars. With --contract they are the contract's own rates (KEY@2: those offered in round 2); with --schedule a fee schedule that contracts refer to, such as medicare-2026. A file that is taken in later, from its --from on, stands in place of the one before. Rows that cannot be right are refused, each with its reason.",
  arguments: [{ name: 'file', help: 'CSV with the rates' }],
  flags: [
    { name: 'contract', value: 'KEY', help: 'rates of this contract; KEY@N: offered in round N' },
    { name: 'schedule', value: 'KEY', help: 'a fee schedule: medicare-2026, or the name of an exhibit' },
    { name: 'from', value: 'DATE', help: 'first day on which the file counts (default: since ever)' },
    { name: 'all-or-nothing', help: 'take in nothing when a row is refused' },
  ],
  examples: [
    'empanel rates import medicare-2026.csv --schedule medicare-2026 --dry-run',
    'empanel rates import cascade.rates.csv --contract cascade-riverbend --from 2027-01-01 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const owner = await ownerAsked(context, input);
    const file = input.argument('file');
    const asOf = await context.asOf();
    const digest = createHash('sha256');
    const bar = progress(context, 'rates: pieces read');
    const plan = await ratePlan(
      rateRows(
        (async function* () {
          for await (const chunk of inputChunks(context, file)) {
            digest.update(chunk);
            bar.step();
            yield chunk;
          }
        })(),
        file,
      ),
    );
    bar.end();
    const target: RateTarget = {
      ...owner,
      name: file === '-' ? 'standard input' : basename(file),
      sha256: digest.digest('hex'),
      from: plannedDay(input.date('from', asOf), asOf, '--from') ?? null,
      on: asOf,
    };
    const name = target.round === null ? target.key : `${target.key}@${target.round}`;
    const known = sameRates(await ledger.rates.tables(target.owner, target.key), target);
    const nothing =
      known !== undefined || plan.lines.length === 0 || (input.on('all-or-nothing') && plan.refused.length > 0);
    const { receipt } = await recorded(context, ledger, async (tx) =>
      nothing ? undefined : importRates(tx, plan, target),
    );
    tell(context, plan);
    const kept = input.on('all-or-nothing') && plan.refused.length > 0 ? 0 : plan.lines.length;
    if (known !== undefined) context.say(`the same file was taken in on ${known.on} as ${known.id}`);
    if (kept < plan.lines.length) context.say('nothing was taken in, because of --all-or-nothing');
    const lines = [
      `${name}: ${countWords(plan.rows, 'row')} = ${plan.lines.length} kept + ${plan.refused.length} refused`,
    ];
    await showReceipt(context, receipt, lines, {
      [target.owner]: name,
      rows: plan.rows,
      kept: plan.lines.length,
      refused: plan.refused,
      same: known?.id ?? null,
    });
    return plan.refused.length === 0 ? 0 : 1;
  },
};

async function ownerAsked(context: Context, input: Input): Promise<Pick<RateTarget, 'owner' | 'key' | 'round'>> {
  const [contract, schedule] = [input.text('contract'), input.text('schedule')];
  if ((contract === undefined) === (schedule === undefined)) {
    throw new UserError(
      contract === undefined ? 'usage/missing' : 'usage/conflict',
      'say either `--contract` or `--schedule`',
      {
        hint: '`--contract KEY` for the rates of a contract, `--schedule medicare-2026` for a fee schedule',
      },
    );
  }
  if (contract !== undefined) {
    const version = await resolvedVersion(await context.ledgerForWriting(), contract);
    return { owner: 'contract', key: version.contract.key, round: version.round };
  }
  const key = scheduleKey(schedule ?? '');
  if (key === '' || parseCalendarDate(key) !== undefined)
    throw new UserError('usage/bad-value', `\`--schedule\` cannot be \`${schedule}\``, {
      hint: 'name the schedule: medicare-2026, medicaid-2026, exhibit-b-2',
    });
  if (key !== schedule) context.say(`kept as schedule \`${key}\``);
  return { owner: 'schedule', key, round: null };
}

function tell(context: Context, { refused }: RatePlan): void {
  for (const { row, because } of refused.slice(0, shown)) context.say(`refused: row ${row}: ${because}`);
  if (refused.length > shown) context.say(`refused: … and ${refused.length - shown} more; --json lists them all`);
}
