import type { Command } from '../../command.ts';

/** What the ledger is. */
export const command: Command = {
  summary: 'what the ledger is and how much it holds',
  examples: ['empanel ledger info', 'empanel ledger info --json'],
  run: async (context) => {
    const info = await (await context.ledger()).info();
    const rows = Object.entries(info.rows);
    await context.show({
      report: 'ledger',
      title: info.path,
      asOf: await context.asOf(),
      lead: [
        `workspace ${info.workspaceId}, made ${info.createdAt.slice(0, 10)}, layout ${info.schemaVersion}, ${Math.ceil(info.bytes / 1024)} KiB, head ${info.head.seq} ${info.head.hash.slice(0, 16)}…`,
      ],
      columns: [
        { id: 'table', label: 'Table', type: 'text', priority: 1 },
        { id: 'rows', label: 'Rows', type: 'integer', priority: 1 },
      ],
      rows: rows.map(([table, count]) => ({ cells: { table, rows: count } })),
      notes: [],
      next: 'empanel ledger verify',
    });
    return 0;
  },
};
