import { type StalePack, staleness } from '../../../rules/rule-set.ts';
import type { Command } from '../../command.ts';

/** Rule packs in use. */
export const command: Command = {
  summary: 'the rule packs in use and when they were checked',
  examples: ['empanel pack list', 'empanel pack list --json'],
  run: async (context) => {
    const rules = await context.rules();
    const asOf = await context.asOf();
    const stale = new Map(staleness(rules, asOf).map((one) => [one.pack, one]));
    const packs = [...rules.packs.values()];
    const later = packs.filter(({ pack }) => pack.lastChecked > asOf);
    await context.show({
      report: 'packs',
      title: 'Rule packs',
      asOf,
      columns: [
        { id: 'id', label: 'Pack', type: 'id', priority: 1 },
        { id: 'version', label: 'Version', type: 'text', priority: 2 },
        { id: 'origin', label: 'From', type: 'text', priority: 3 },
        { id: 'requirements', label: 'Requirements', type: 'integer', priority: 4 },
        { id: 'clocks', label: 'Clocks', type: 'integer', priority: 4 },
        { id: 'facts', label: 'Facts', type: 'integer', priority: 4 },
        { id: 'lastCheckedOn', label: 'Last checked', type: 'date', priority: 2 },
        { id: 'state', label: 'State', type: 'text', priority: 1 },
        { id: 'title', label: 'Title', type: 'text', priority: 5 },
      ],
      rows: packs.map(({ pack, origin, entries }) => {
        const old = stale.get(pack.id);
        return {
          ...(old === undefined ? {} : { tone: 'warn' as const }),
          cells: {
            id: pack.id,
            version: pack.version,
            origin,
            requirements: entries.filter((entry) => entry.kind === 'requirement').length,
            clocks: entries.filter((entry) => entry.kind === 'clock').length,
            facts: entries.filter((entry) => entry.kind === 'fact').length,
            lastCheckedOn: pack.lastChecked,
            state: stateWords(pack.lastChecked > asOf, old),
            title: pack.title,
          },
        };
      }),
      notes: [
        ...(later.length === 0
          ? []
          : [
              `${later.length} of them ${later.length === 1 ? 'was' : 'were'} checked after ${asOf}, so they hold what was known later; a rule that changed says by \`since\` and \`until\` when each version counts`,
            ]),
        "the numbers are reference data: your contract, the payer's own policy and the current official text decide",
      ],
      next: 'empanel pack show caqh',
    });
    return 0;
  },
};

function stateWords(isLater: boolean, old: StalePack | undefined): string {
  if (old !== undefined) return `check again (was good through ${old.reviewedThrough})`;
  return isLater ? 'checked later' : 'current';
}
