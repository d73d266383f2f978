import { countWords } from '../../../domain/number-forms.ts';
import type { Row } from '../../../domain/table.ts';
import type { RuleEntry, RulePack } from '../../../rules/pack-entry.ts';
import { type ExampleFault, exampleFaults } from '../../../rules/pack-examples.ts';
import type { RuleSet } from '../../../rules/rule-set.ts';
import type { Command } from '../../command.ts';
import { type NamedPack, namedPack } from '../../pack-file.ts';

/** Runs the examples of packs. */
export const command: Command = {
  summary: 'run the examples of rule packs',
  description:
    'Every entry carries examples, good and bad, that are its tests. Runs those of one pack entry by entry, or of all packs; ends with 1 where one does not hold.',
  arguments: [{ name: 'pack', help: 'id of a pack, or the path of a pack file (default: all)', optional: true }],
  examples: ['empanel pack test', 'empanel pack test caqh'],
  run: async (context, input) => {
    const word = input.argumentIfGiven('pack');
    const rules = await context.rules();
    const named: readonly NamedPack[] =
      word === undefined
        ? [...rules.packs.values()].map((pack) => ({ pack, rules }))
        : [await namedPack(context, word)];
    const tested = named.map((one) => testedPack(one.pack, one.rules));
    const failed = tested.reduce((sum, one) => sum + one.faults.length, 0);
    const run = tested.reduce((sum, one) => sum + one.ok + one.bad, 0);
    await context.show({
      report: 'pack-examples',
      title: word === undefined ? 'Examples of all rule packs' : `Examples of ${named[0]?.pack.pack.id ?? word}`,
      asOf: await context.asOf(),
      lead: [
        `${countWords(run, 'example')} run, ${failed === 0 ? 'all hold' : `${countWords(failed, 'does', 'do')} not hold`}`,
      ],
      columns: [
        { id: 'pack', label: 'Pack', type: 'id', priority: 2 },
        { id: 'rule', label: 'Rule', type: 'id', priority: 1 },
        { id: 'ok', label: 'Good', type: 'integer', priority: 3 },
        { id: 'bad', label: 'Bad', type: 'integer', priority: 3 },
        { id: 'failed', label: 'Failed', type: 'integer', priority: 2 },
        { id: 'state', label: 'State', type: 'text', priority: 1 },
        { id: 'place', label: 'Where', type: 'text', priority: 4 },
        { id: 'because', label: 'Because', type: 'text', priority: 1 },
      ],
      rows: tested.flatMap((one) => (word === undefined ? packRows(one) : entryRows(one))),
      notes: [],
      empty: 'There are no packs.',
    });
    return failed === 0 ? 0 : 1;
  },
};

interface TestedPack {
  readonly pack: RulePack;
  readonly ok: number;
  readonly bad: number;
  readonly faults: readonly ExampleFault[];
}

function testedPack(pack: RulePack, rules: RuleSet): TestedPack {
  const counts = pack.entries.map(examplesOf);
  return {
    pack,
    ok: counts.reduce((sum, one) => sum + one.ok, 0),
    bad: counts.reduce((sum, one) => sum + one.bad, 0),
    faults: exampleFaults(pack, rules),
  };
}

function examplesOf(entry: RuleEntry): { readonly ok: number; readonly bad: number } {
  if (entry.kind === 'fact') return { ok: 0, bad: 0 };
  return { ok: entry.rule.ok?.length ?? 0, bad: entry.rule.bad?.length ?? 0 };
}

/** One line for the pack, and one for each example that does not hold. */
function packRows({ pack, ok, bad, faults }: TestedPack): readonly Row[] {
  const { id } = pack.pack;
  return [summaryRow(id, null, ok, bad, faults.length), ...faults.map((fault) => faultRow(id, fault))];
}

/** One line for each version of each entry, and one for each example that does not hold. */
function entryRows({ pack, faults }: TestedPack): readonly Row[] {
  return pack.entries.flatMap((entry) => {
    if (entry.kind === 'fact') return [];
    const { ok, bad } = examplesOf(entry);
    const list: readonly unknown[] = (entry.kind === 'clock' ? pack.pack.clocks : pack.pack.requirements) ?? [];
    const own = faults.filter(
      ({ pointer }) => pointer[0] === `${entry.kind}s` && pointer[1] === list.indexOf(entry.rule),
    );
    const { id } = pack.pack;
    return [summaryRow(id, entry.id, ok, bad, own.length), ...own.map((fault) => faultRow(id, fault))];
  });
}

function summaryRow(pack: string, rule: string | null, ok: number, bad: number, failed: number): Row {
  const state = failed > 0 ? 'fails' : ok + bad > 0 ? 'holds' : rule === null ? 'nothing to run' : 'no examples';
  return {
    ...(failed > 0 ? { tone: 'bad' as const } : state === 'no examples' ? { tone: 'warn' as const } : {}),
    cells: { pack, rule, ok, bad, failed, state, place: null, because: null },
  };
}

function faultRow(pack: string, { rule, pointer, message }: ExampleFault): Row {
  const cells = { pack, rule, ok: null, bad: null, failed: null, state: 'fails', place: pointer.join('.') };
  return { tone: 'bad', cells: { ...cells, because: message } };
}
