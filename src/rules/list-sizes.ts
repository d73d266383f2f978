import type { RuleSet } from './rule-set.ts';

/** Facts of the packs that say how many rows a whole list has at least. */
const sizeFacts: Readonly<Record<string, string>> = { leie: 'excl.leie.size', sam: 'excl.sam.size' };

/** By list, how many rows a whole one has at least; lists of which no rule in use says it are absent. */
export function leastRows(rules: RuleSet): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(sizeFacts).flatMap(([list, id]) => {
      const least = rules.byId.get(id)?.flatMap((entry) => (entry.kind === 'fact' ? (entry.rule.number ?? []) : []))[0];
      return least === undefined ? [] : [[list, least] as const];
    }),
  );
}
