/** Actions against the holder of privileges: which they are, and in which words. */

import type { LineDecision } from './privilege.ts';
import type { PrivilegeAction, PrivilegeActionKind } from './privilege-action.ts';

/** What an action did to privileges, in words that follow a name. */
export const actionVerbs: Readonly<Record<PrivilegeActionKind, string>> = {
  suspension: 'suspended',
  restriction: 'restricted',
  revocation: 'privileges revoked',
  surrender: 'gave up privileges under investigation',
  withdrawal: 'withdrawn',
  modification: 'modified',
  reinstatement: 'reinstated',
};

const againstHolder: ReadonlySet<PrivilegeActionKind> = new Set(['suspension', 'restriction', 'revocation']);

/**
 * Whether an action is a professional review action against the holder: taken for competence or conduct; or privileges given
 * up while, or so as not to be, investigated.
 */
export function isAdverse(action: Pick<PrivilegeAction, 'kind' | 'cause' | 'underInvestigation'>): boolean {
  if (action.kind === 'surrender') return action.underInvestigation;
  return action.cause === 'professional' && againstHolder.has(action.kind);
}

/** The same of a requested line: denied for competence or conduct, or withdrawn under investigation. */
export function isAdverseDecision(decision: Pick<LineDecision, 'outcome' | 'cause' | 'underInvestigation'>): boolean {
  if (decision.outcome === 'withdrawn') return decision.underInvestigation;
  return decision.outcome === 'denied' && decision.cause === 'professional';
}
