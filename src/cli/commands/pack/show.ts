import type { Column, Row } from '../../../domain/table.ts';
import { arithmeticWords, bindsWords } from '../../../rules/entry-words.ts';
import { changesElsewhere, overrideWords, standingEntries } from '../../../rules/house-changes.ts';
import { citation, type RuleEntry, type RulePack } from '../../../rules/pack-entry.ts';
import type { RuleSet } from '../../../rules/rule-set.ts';
import type { Command } from '../../command.ts';
import { namedPack } from '../../pack-file.ts';

/** The entries of a pack. */
export const command: Command = {
  summary: 'the entries of a rule pack with their values and sources',
  description:
    'Lists every entry of a pack: what it asks or counts, whom it binds, from when to when, where the number comes from and how sure that is, and what the workspace or other packs change about it. `empanel explain RULE` tells all about one.',
  arguments: [{ name: 'pack', help: 'id of a pack, or the path of a pack file' }],
  examples: ['empanel pack show caqh', 'empanel pack show medicare --json'],
  run: async (context, input) => {
    const { pack, rules } = await namedPack(context, input.argument('pack'));
    const asOf = await context.asOf();
    const entries = entriesOf(pack, rules);
    const [first] = entries;
    const rows = [...entries.map((entry) => row(entry, rules)), ...changeRows(pack)];
    await context.show({
      report: 'pack',
      title: `${pack.pack.title} (${pack.pack.id} ${pack.pack.version})`,
      asOf,
      lead: packWords(pack),
      columns: shownColumns(rows, [
        { id: 'kind', label: 'Kind', type: 'text', priority: 2 },
        { id: 'rule', label: 'Rule', type: 'id', priority: 1 },
        { id: 'title', label: 'Title', type: 'text', priority: 4 },
        { id: 'says', label: 'Says', type: 'text', priority: 1 },
        { id: 'since', label: 'Since', type: 'date', priority: 3 },
        { id: 'until', label: 'Until', type: 'date', priority: 3 },
        { id: 'binds', label: 'Binds', type: 'text', priority: 6 },
        { id: 'confidence', label: 'Confidence', type: 'text', priority: 3 },
        { id: 'changed', label: 'Changed here', type: 'text', priority: 2 },
        { id: 'cite', label: 'Source', type: 'text', priority: 7 },
        { id: 'conflict', label: 'Other sources', type: 'text', priority: 'machine' },
        { id: 'proposed', label: 'Proposed', type: 'boolean', priority: 'machine' },
      ]),
      rows,
      notes: ['reference data: the contract, the plan policy and the current official text control'],
      empty: 'The pack has no entries of its own.',
      ...(first === undefined ? {} : { next: `empanel explain ${first.id}` }),
    });
    return 0;
  },
};

/** Every version of every entry, by kind and then in the order of the file, as `empanel.yaml` changes them. */
function entriesOf(pack: RulePack, rules: RuleSet): readonly RuleEntry[] {
  const order = ['requirement', 'clock', 'fact'] as const;
  const ids = [...new Set(pack.entries.map((entry) => entry.id))];
  return ids
    .flatMap((id) => standingEntries(rules, id).filter((entry) => entry.pack.id === pack.pack.id))
    .toSorted((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

function row(entry: RuleEntry, rules: RuleSet): Row {
  const { rule } = entry;
  const changed = [
    ...entry.changes.map((change) => `by ${change.by}: ${change.reason}`),
    ...changesElsewhere(rules, entry.id),
  ];
  return {
    ...(rule.proposed === true ? { tone: 'muted' as const } : {}),
    cells: {
      kind: entry.kind,
      rule: entry.id,
      title: rule.title,
      says: [...(rule.proposed === true ? ['proposed, never counted'] : []), ...arithmeticWords(entry)].join('; '),
      since: entry.since,
      until: entry.until,
      binds: bindsWords(entry).join('; ') || null,
      confidence: rule.confidence,
      changed: changed.join('; ') || null,
      cite: citation(rule.cite),
      conflict: (rule.conflict ?? []).map((one) => `${one.value}: ${one.source}`).join('; ') || null,
      proposed: rule.proposed === true,
    },
  };
}

/** What the pack changes about entries of others. */
function changeRows({ pack }: RulePack): readonly Row[] {
  const cells = (kind: string, rule: string, says: string, reason: string, since = null as string | null): Row => ({
    cells: {
      kind,
      rule,
      title: reason,
      says,
      since,
      until: null,
      binds: null,
      confidence: null,
      changed: null,
      cite: null,
      conflict: null,
      proposed: false,
    },
  });
  return [
    ...(pack.overrides ?? []).map(({ rule, reason, from, until, ...values }) => {
      const one = cells('override', rule, overrideWords({ rule, reason, ...values }), reason, from ?? null);
      return { cells: { ...one.cells, until: until ?? null } };
    }),
    ...(pack.off ?? []).map(({ rule, reason, until }) => {
      const one = cells('off', rule, 'switched off', reason);
      return { cells: { ...one.cells, until: until ?? null } };
    }),
  ];
}

/** Columns that say nothing in this pack take no room on a terminal. */
function shownColumns(rows: readonly Row[], columns: readonly Column[]): readonly Column[] {
  return columns.map((column) =>
    rows.some(({ cells }) => (cells[column.id] ?? null) !== null) ? column : { ...column, priority: 'machine' },
  );
}

function packWords({ pack, origin, path }: RulePack): readonly string[] {
  const review = pack.review === undefined ? '' : `, to be read again after ${pack.review}`;
  return [
    `${origin === 'shipped' ? 'ships with empanel' : path}; published by ${pack.publisher}; sources read on ${pack.lastChecked}${review}`,
    ...(pack.extends === undefined ? [] : [`extends ${pack.extends.join(', ')}`]),
    ...(pack.notes === undefined ? [] : [pack.notes.trim()]),
  ];
}
