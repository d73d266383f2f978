/** Which packs say what an office verifies: whose duty that is goes by its role. */

import type { SubjectKind } from '../domain/facts.ts';
import type { RequirementEntry, RulePack, WorkspaceRole } from './pack-entry.ts';

/** Roles of offices that verify, in words; those of the others enroll, and whoever decides verifies. */
export const verifyingRoles: Readonly<Partial<Record<WorkspaceRole, string>>> = {
  cvo: 'a verification organization',
  'delegated-group': 'a group that decides',
  facility: 'a facility that decides',
};

/** Whether it is the duty of an office of this role to verify what a requirement wants verified. */
export function isVerifiedBy({ rule }: RequirementEntry, role: WorkspaceRole): boolean {
  return rule.binds?.roles === undefined || rule.binds.roles.includes(role);
}

/**
 * Ids of the packs that say in so many words what an office of this role verifies of such a subject. Packs for facilities of
 * some kind are left out: these name them.
 */
export function rolePacks(
  packs: ReadonlyMap<string, RulePack>,
  role: WorkspaceRole,
  subject: SubjectKind,
): readonly string[] {
  return [...packs.values()].flatMap(({ pack, entries }) =>
    pack.binds?.facilityKinds === undefined &&
    entries.some(
      (entry) =>
        entry.kind === 'requirement' &&
        entry.rule.needs.verified !== undefined &&
        entry.rule.binds?.roles?.includes(role) === true &&
        (entry.rule.binds.subjects ?? ['provider']).some((one) => one === subject),
    )
      ? [pack.id]
      : [],
  );
}
