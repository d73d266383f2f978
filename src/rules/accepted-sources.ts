/** Which sources the rules of a file accept for an element. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DerivationContext, SubjectFacts, Verification } from '../domain/facts.ts';
import { isAcceptedSource } from '../domain/verification-source.ts';
import { elementOfSubject } from './clocks/credential-dates.ts';
import { isInForce, type RequirementEntry, type WorkspaceRole } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';
import { byRule, type SelectedEntry, selectedEntries } from './selection.ts';

/** Whether a look at a source counts under a rule. */
export type SourceRule = (look: Verification) => boolean;

/** What each rule that has an element verified says of a look, for the files of a subject; none: no rule names the element. */
export type SourceRules = (
  element: string,
  facts: SubjectFacts,
  context: Pick<DerivationContext, 'payers' | 'facilities'>,
) => readonly SourceRule[];

/**
 * The rules about sources of the packs of the workspace, and of the payers and facilities that a subject applied to. A rule
 * for which an element may stand in has a say about that element only where the element has no rule of its own. Before its
 * first version a rule accepts any source. Selections are kept.
 */
export function sourceRules(rules: RuleSet, role: WorkspaceRole): SourceRules {
  const kept = new Map<string, readonly (readonly RequirementEntry[])[]>();
  return (recorded, facts, { payers, facilities }) => {
    const { kind, type, states, taxonomies } = facts.subject;
    const packs = facts.applications.flatMap(({ payer, facility }) => [
      ...(payers.get(payer ?? '')?.packs ?? []),
      ...(facilities?.get(facility ?? '')?.packs ?? []),
    ]);
    const situation = {
      subject: kind,
      role,
      packs: [...new Set(packs)].sort(),
      payer: null,
      lines: null,
      products: null,
      states,
      providerType: type,
      taxonomies,
      facilityKind: null,
      applicationType: null,
      route: null,
    };
    const key = JSON.stringify(situation);
    const all = kept.get(key) ?? [...byRule(selectedEntries(rules, situation)).values()].map(verifying);
    kept.set(key, all);
    const element = elementOfSubject(recorded, kind);
    const own = all.filter((versions) => versions.some(({ rule }) => rule.needs.element === element));
    const standIns = all.filter((versions) =>
      versions.some(({ rule }) => rule.needs.orElse?.some((other) => other === element) === true),
    );
    return (own.length > 0 ? own : standIns).map(
      (versions) => (look) => sourcesOn(versions, look.on).every((sources) => isAccepted(look, sources, facts)),
    );
  };
}

/** The versions of a rule that have something verified. */
function verifying(selected: readonly SelectedEntry[]): readonly RequirementEntry[] {
  return selected.flatMap(({ entry }) =>
    entry.kind === 'requirement' && entry.rule.needs.verified !== undefined ? [entry] : [],
  );
}

function sourcesOn(versions: readonly RequirementEntry[], on: CalendarDate): readonly (readonly string[])[] {
  return versions.flatMap((one) => {
    const sources = isInForce(one, on) ? one.rule.needs.verified?.sources : undefined;
    return sources === undefined ? [] : [sources];
  });
}

function isAccepted({ source, credentialId }: Verification, sources: readonly string[], facts: SubjectFacts): boolean {
  const credential = facts.credentials.find(({ id }) => id === credentialId);
  return isAcceptedSource(source, sources, credential?.state);
}
