/** What an example says about who asks. */

import type { ClockExample, RequirementExample } from '../../domain/nouns/pack.ts';
import type { ClockEntry, RequirementEntry, WorkspaceRole } from '../pack-entry.ts';
import { isBound, type Situation } from '../selection.ts';

/** What an example says about who asks; what it leaves out is not in question. */
function situationOf(example: RequirementExample | ClockExample): Situation {
  const { line, product, jurisdiction, specialty } = example;
  return {
    subject: example.subject ?? 'provider',
    role: roleOf(example),
    packs: [],
    payer: example.payer ?? null,
    lines: line === undefined ? null : [line],
    products: product === undefined ? null : [product],
    states: jurisdiction === undefined ? null : [jurisdiction],
    providerType: example.providerType ?? null,
    taxonomies: specialty === undefined ? [] : [specialty],
    facilityKind: example.facilityKind ?? null,
    applicationType: example.applicationType ?? null,
    route: example.route ?? null,
  };
}

/** The role of the workspace an example is about. */
export function roleOf(example: RequirementExample | ClockExample): WorkspaceRole {
  return example.role ?? 'practice';
}

/** Whether the entry and its pack bind the example. */
export function bindsHere(entry: ClockEntry | RequirementEntry, example: RequirementExample | ClockExample): boolean {
  const situation = situationOf(example);
  return (
    isBound(entry.rule.binds ?? {}, situation) && (entry.packBinds === null || isBound(entry.packBinds, situation))
  );
}
