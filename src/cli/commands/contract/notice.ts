import { addDays, type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Contract } from '../../../domain/nouns/contract.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import { type ContractNotice, contractNotices } from '../../../reports/contract-notices.ts';
import type { Command } from '../../command.ts';
import { contractDeadlines } from '../../contracts/contract-notice-run.ts';
import { contractDocuments, resolvedContract } from '../../contracts/contract-resolution.ts';

/** What must be sent under contracts. */
export const command: Command = {
  summary: 'what must be sent under a contract, by when, where and how',
  description:
    'Lists notices of non-renewal before the end of each term, objections to announced changes by the contract and by state law, offers to answer, and with --end the notice that ends it on a day. For one contract also the windows that run from each payment. The contract itself controls; read its clause before you send.',
  arguments: [{ name: 'contract', help: 'key of a contract (default: all)', optional: true }],
  flags: [
    { name: 'within', value: 'DAYS', help: 'due within so many days (default for all contracts: 180)' },
    { name: 'end', value: 'DATE', help: 'when must notice be given, so that it ends on this day' },
  ],
  examples: ['empanel contract notice --within 365', 'empanel contract notice cascade-riverbend --end 2026-12-31'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const key = input.argumentIfGiven('contract');
    const end = input.date('end', asOf) ?? null;
    if (key === undefined && end !== null)
      throw new UserError('usage/missing', '`contract` is not given', { hint: 'name the contract that is to end' });
    const days = input.text('within') === undefined ? undefined : daysOf(input.text('within') ?? '');
    const within = days ?? (key === undefined ? 180 : undefined);
    const contracts = key === undefined ? await contractDocuments(ledger) : [await resolvedContract(ledger, key)];
    refuseBeforeItBegins(contracts, end);
    if (end !== null && end < asOf)
      context.warn(`${longDate(end)} has passed: the days below are those on which notice was due`);
    const notices: ContractNotice[] = [];
    for (const contract of contracts) {
      const deadlines = await contractDeadlines(ledger, contract, asOf);
      notices.push(...contractNotices(contract, deadlines, { asOf, endsOn: end, windows: key !== undefined }));
    }
    const shown = notices
      .filter(({ by }) => by === null || within === undefined || by <= addDays(asOf, within))
      .toSorted((left, right) => ((left.by ?? '9999') < (right.by ?? '9999') ? -1 : left.by === right.by ? 0 : 1));
    await context.show({
      report: 'contract-notices',
      title: key === undefined ? 'Notices under contracts' : `Notices under ${key}`,
      asOf,
      columns: [
        { id: 'by', label: 'Send by', type: 'date', priority: 1, role: 'due' },
        { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
        { id: 'contract', label: 'Contract', type: 'id', priority: 1 },
        { id: 'what', label: 'What', type: 'text', priority: 1 },
        { id: 'because', label: 'Because', type: 'text', priority: 2 },
        { id: 'sendTo', label: 'Send to', type: 'text', priority: 3 },
        { id: 'sendBy', label: 'By', type: 'text', priority: 4 },
        { id: 'payer', label: 'Payer', type: 'text', priority: 'machine' },
        { id: 'source', label: 'Source', type: 'text', priority: 5 },
      ],
      rows: shown.map(noticeRow),
      notes:
        shown.length < notices.length ? [`${notices.length - shown.length} later ones with a longer --within`] : [],
      empty: `Nothing is to be sent${within === undefined ? '' : ` within ${countWords(within, 'day')}`}.`,
    });
    return 0;
  },
};

function daysOf(words: string): number {
  const match = /^(\d{1,5})d?$/i.exec(words);
  if (match === null)
    throw new UserError('usage/bad-value', `\`--within\` cannot be \`${words}\``, { hint: 'write 90 or 90d' });
  return Number(match[1]);
}

function noticeRow(notice: ContractNotice): Row {
  const { daysLeft } = notice;
  const cells = { ...notice };
  if (daysLeft === null) return { cells, tone: 'muted' };
  return daysLeft < 0 ? { cells, tone: 'bad' } : daysLeft <= 30 ? { cells, tone: 'warn' } : { cells };
}

/** No contract ends before it is in force. */
function refuseBeforeItBegins(contracts: readonly Contract[], end: CalendarDate | null): void {
  const begins = contracts.find(({ effective }) => end !== null && effective !== undefined && end <= effective);
  if (begins?.effective === undefined || end === null) return;
  throw new UserError(
    'usage/bad-value',
    `contract \`${begins.key}\` is in force from ${longDate(begins.effective as CalendarDate)} and cannot end on ${longDate(end)}`,
    { hint: 'look at the year, or at `effective` of the contract' },
  );
}
