/** What the rules of this workspace say of sources, for commands that ask about differences. */

import type { SubjectFacts } from '../domain/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OpenDifference } from '../reports/discrepancy-letter.ts';
import type { RulesOfElement } from '../rules/clocks/discrepancy-dates.ts';
import type { Context } from './context.ts';
import { derivationSettings } from './workspace-packs.ts';

/** What the rules of a subject's files say of looks at sources. */
export async function rulesOfElement(context: Context, ledger: Ledger, facts: SubjectFacts): Promise<RulesOfElement> {
  const { sourceRules } = await import('../rules/accepted-sources.ts');
  const shared = await ledger.facts.context();
  const rules = sourceRules(await context.rules(), derivationSettings(await context.workspaceIfAny()).role);
  return (element) => rules(element, facts, shared);
}

/** The differences of a subject that wait for an answer on the as-of day. */
export async function differencesOf(
  context: Context,
  ledger: Ledger,
  subjectId: string,
): Promise<readonly OpenDifference[]> {
  const facts = await ledger.facts.of(subjectId);
  if (facts === undefined) return [];
  const { openDifferences } = await import('../reports/discrepancy-letter.ts');
  return openDifferences(facts, await context.asOf(), await rulesOfElement(context, ledger, facts));
}
