import type { ContractMember } from '../../../domain/contracts/contract.ts';
import type { RateTable } from '../../../domain/contracts/rate.ts';
import type { Subject } from '../../../domain/facts.ts';
import type { Contract } from '../../../domain/nouns/contract.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { contractNotices } from '../../../reports/contract-notices.ts';
import { type ContractLine, contractLines, contractStanding } from '../../../reports/contract-words.ts';
import type { Command } from '../../command.ts';
import { contractDeadlines } from '../../contracts/contract-notice-run.ts';
import { resolvedContract } from '../../contracts/contract-resolution.ts';

/** One contract on one page. */
export const command: Command = {
  summary: 'one contract: terms in plain words, dates, members, rates',
  arguments: [{ name: 'contract', help: 'key or number of the contract' }],
  examples: ['empanel contract show cascade-riverbend', 'empanel contract show columbia-riverbend --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const contract = await resolvedContract(ledger, input.argument('contract'));
    const deadlines = await contractDeadlines(ledger, contract, asOf);
    const dates = contractNotices(contract, deadlines, { asOf, endsOn: null, windows: false }).map(
      ({ what, by, because }): Line => ({ section: 'next', what, says: because, on: by }),
    );
    const lines: readonly Line[] = [
      ...dates,
      ...contractLines(contract),
      ...(await memberLines(ledger, contract)),
      ...(await ledger.rates.tables('contract', contract.key)).map(rateLine),
    ];
    await context.show({
      report: 'contract',
      title: `${contract.title ?? 'Contract'} (${contract.key})`,
      asOf,
      lead: [contractStanding(contract, asOf)],
      columns: [
        { id: 'section', label: 'About', type: 'text', priority: 1 },
        { id: 'what', label: 'What', type: 'text', priority: 1 },
        { id: 'says', label: 'Says', type: 'text', priority: 1 },
        { id: 'on', label: 'On', type: 'date', priority: 2 },
        { id: 'contract', label: 'Contract', type: 'id', priority: 'machine' },
      ],
      rows: lines.map((line) => ({
        ...(line.section === 'next' ? { tone: 'warn' as const } : {}),
        cells: { ...line, contract: contract.key },
      })),
      notes: contract.notes === undefined ? [] : [contract.notes],
      next: `empanel contract notice ${contract.key}`,
    });
    return 0;
  },
};

type Line = Omit<ContractLine, 'section'> & { readonly section: ContractLine['section'] | 'next' };

/** Who stands on it: by rows of the ledger, and those that the document names who have no dossier yet. */
async function memberLines(ledger: Ledger, contract: Contract): Promise<readonly Line[]> {
  const subjects = new Map((await ledger.subjects.list()).map((subject) => [subject.id, subject]));
  const linked = await ledger.contracts.members(contract.key);
  const known = new Set(linked.flatMap(({ subjectId }) => subjects.get(subjectId)?.npi ?? []));
  const unknown = (contract.members ?? []).filter(({ npi }) => !known.has(npi));
  return [
    ...linked.map((member) => memberLine(member, subjects.get(member.subjectId))),
    ...unknown.map(
      ({ npi, name, from }): Line => ({
        section: 'member',
        what: name ?? npi,
        says: `NPI ${npi}; no dossier is in the ledger`,
        on: from ?? null,
      }),
    ),
  ];
}

function memberLine(member: ContractMember, subject: Subject | undefined): Line {
  const { from, until, products, payerId, origin } = member;
  const says = [
    products.length === 0 ? null : products.join(', '),
    payerId === null ? null : `payer id ${payerId}`,
    until === null ? null : `until ${until}`,
    origin === 'command' ? 'linked by command' : null,
  ].filter((part) => part !== null);
  return { section: 'member', what: subject?.name ?? member.subjectId, says: says.join('; '), on: from };
}

function rateLine({ name, rows, round, from }: RateTable): Line {
  const what = round === null ? 'rates' : `rates of round ${round}`;
  return { section: 'file', what, says: `${countWords(rows, 'rate')} from ${name}`, on: from };
}
