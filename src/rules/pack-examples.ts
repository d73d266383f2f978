/** The examples of pack entries, run: they are the tests of the entry they stand in. */

import type { Pointer } from '../domain/finding.ts';
import type { ClockExample, RequirementExample } from '../domain/nouns/pack.ts';
import { clockMessages } from './examples/clock.ts';
import { requirementMessages } from './examples/requirement.ts';
import type { RulePack } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';

/** An example that does not hold. */
export interface ExampleFault {
  readonly rule: string;
  readonly path: string;
  /** Where the example stands in its pack. */
  readonly pointer: Pointer;
  /** What was said and what came out, in words. */
  readonly message: string;
}

/** Every example of a pack that does not hold. `rules`: all packs, for what entries look up in each other. */
export function exampleFaults(pack: RulePack, rules: RuleSet): readonly ExampleFault[] {
  // Examples are those of the pack: what one workspace uses, changes or switches off has no part in them.
  const plain = { ...rules, use: { packs: [pack.pack.id] } };
  return pack.entries.flatMap((entry) => {
    if (entry.kind === 'fact') return [];
    const list: readonly unknown[] = (entry.kind === 'clock' ? pack.pack.clocks : pack.pack.requirements) ?? [];
    const at = [`${entry.kind}s`, list.indexOf(entry.rule)] as const;
    const run = (which: 'ok' | 'bad'): readonly ExampleFault[] =>
      (entry.rule[which] ?? []).flatMap((example, index) => {
        const messages =
          entry.kind === 'clock'
            ? clockMessages(entry, example as ClockExample)
            : requirementMessages(entry, example as RequirementExample, which, plain);
        return messages.map((message) => ({
          rule: entry.id,
          path: pack.path,
          pointer: [...at, which, index],
          message,
        }));
      });
    return [...run('ok'), ...run('bad')];
  });
}
