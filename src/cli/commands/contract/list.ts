import { termOn } from '../../../domain/contracts/contract-term.ts';
import type { Row } from '../../../domain/table.ts';
import { contractStanding, heldBy } from '../../../reports/contract-words.ts';
import type { Command } from '../../command.ts';
import { contractDocuments } from '../../contracts/contract-resolution.ts';
import { payersOf, practiceAsked, resolvedPayer } from '../../resolution.ts';

/** Lists contracts. */
export const command: Command = {
  summary: 'list contracts: who holds them, until when, how they go on',
  flags: [
    { name: 'payer', value: 'KEY', help: 'at one payer' },
    { name: 'all', help: 'ended ones too' },
  ],
  examples: ['empanel contract list', 'empanel contract list --payer cascade-health --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const asked = input.text('payer');
    const payers = await payersOf(ledger);
    const payer = asked === undefined ? undefined : resolvedPayer(payers, asked).key;
    const practice = await practiceAsked(context, ledger);
    const all = (await contractDocuments(ledger)).filter(
      (one) => (payer === undefined || one.payer === payer) && (practice === undefined || one.practice === practice),
    );
    const rows: Row[] = [];
    let ended = 0;
    for (const contract of all) {
      const standing = contractStanding(contract, asOf);
      if (standing.startsWith('ended') && !input.on('all')) {
        ended += 1;
        continue;
      }
      const term = termOn(contract, asOf);
      rows.push({
        ...(standing.startsWith('in force') ? {} : { tone: standing.startsWith('ended') ? 'muted' : 'warn' }),
        cells: {
          contract: contract.key,
          payer: contract.payer,
          payerName: payers.get(contract.payer)?.name ?? contract.payer,
          holder: heldBy(contract.holder),
          route: contract.route,
          products: contract.products?.join(', ') ?? 'all',
          standing,
          effectiveOn: contract.effective ?? null,
          termEndsOn: term?.endsOn ?? contract.ends ?? null,
          noticeBy: term?.noticeBy ?? null,
          members: contract.members?.length ?? 0,
        },
      });
    }
    const first = rows[0]?.cells.contract;
    await context.show({
      report: 'contracts',
      title: 'Contracts',
      asOf,
      columns: [
        { id: 'contract', label: 'Contract', type: 'id', priority: 1 },
        { id: 'payerName', label: 'Payer', type: 'text', priority: 2 },
        { id: 'holder', label: 'Held by', type: 'text', priority: 2 },
        { id: 'products', label: 'Products', type: 'text', priority: 4 },
        { id: 'standing', label: 'Standing', type: 'text', priority: 1 },
        { id: 'noticeBy', label: 'Non-renewal by', type: 'date', priority: 3 },
        { id: 'effectiveOn', label: 'Effective', type: 'date', priority: 5 },
        { id: 'termEndsOn', label: 'Term ends', type: 'date', priority: 4 },
        { id: 'members', label: 'Named', type: 'integer', priority: 6 },
        { id: 'payer', label: 'Payer key', type: 'text', priority: 'machine' },
        { id: 'route', label: 'Route', type: 'text', priority: 'machine' },
      ],
      rows,
      notes: ended === 0 ? [] : [`${ended} ended ones with --all`],
      empty:
        'No contract is in the ledger. `empanel document new contract KEY --payer KEY` makes a file to fill in, `empanel sync` takes it in.',
      ...(typeof first === 'string' ? { next: `empanel contract show ${first}` } : {}),
    });
    return 0;
  },
};
