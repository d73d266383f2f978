import type { DeriveDeadlines } from '../domain/deadline.ts';
import type { DeriveParticipation } from '../domain/participation-derivation.ts';
import type { FindHelp } from '../ledger/derived.ts';
import { deriveDeadlines } from '../rules/clocks/derivation.ts';
import type { LoadedPack } from '../rules/pack-entry.ts';
import { deriveParticipation } from '../rules/participation/derivation.ts';
import { type RuleSet, ruleSet } from '../rules/rule-set.ts';
import { shippedPacks } from '../rules/shipped-packs.ts';
import type { Context } from './context.ts';
import type { Workspace } from './workspace.ts';
import {
  derivationSettings,
  ruleUse,
  soundWorkspacePacks,
  workspacePacks,
  workspaceRulesIdentity,
} from './workspace-packs.ts';

/** The rules that hold in a workspace: the packs that ship, its own in `packs/`, and what `empanel.yaml` changes. */
export async function workspaceRules(workspace: Workspace | undefined): Promise<RuleSet> {
  return ruleSet(shippedPacks(), await workspacePacks(workspace), ruleUse(workspace));
}

/**
 * The rules without the packs of the workspace that have faults: those are what a check is asked to show. References to
 * packs and rules that only a faulty pack may hold are no faults then.
 */
export async function soundRules(workspace: Workspace | undefined): Promise<RuleSet> {
  const rules = ruleSet(shippedPacks(), await soundWorkspacePacks(workspace), ruleUse(workspace));
  const faults = rules.faults.filter(({ rule }) => rule !== 'pack/unknown-extends' && rule !== 'pack/unknown-rule');
  return { ...rules, faults };
}

/**
 * The rules of a workspace with another pack in place of the one with its id, or besides the others where none has it: what
 * would hold if the pack were taken.
 */
export async function rulesWith(workspace: Workspace | undefined, loaded: LoadedPack): Promise<RuleSet> {
  const isOther = ({ pack }: LoadedPack): boolean => pack.id !== loaded.pack.id;
  const own = (await workspacePacks(workspace)).filter(isOther);
  return ruleSet(shippedPacks().filter(isOther), [...own, loaded], ruleUse(workspace));
}

/** With fewer subjects than this, other threads take longer to start than to be of use. */
const threadsFrom = 500;

/** How a workspace derives deadlines and participation, with the identity of its rules. */
export interface WorkspaceDerivation {
  readonly derive: DeriveDeadlines;
  readonly participation: DeriveParticipation;
  readonly rulesHash: string;
  readonly help: FindHelp;
}

/** The derivations by the rules of a workspace, with the identity of these rules. */
export async function derivation(context: Context): Promise<WorkspaceDerivation> {
  const workspace = await context.workspaceIfAny();
  const rules = await context.rules();
  warnOfFaults(context, rules);
  const settings = derivationSettings(workspace);
  return {
    derive: deriveDeadlines(rules, settings),
    participation: deriveParticipation(rules, settings.role),
    rulesHash: await workspaceRulesIdentity(workspace),
    help: async (path, ids) => {
      if (ids.length < threadsFrom) return undefined;
      return (await import('./derive-threads.ts')).derivationThreads({ path, ids, rules, settings });
    },
  };
}

/** Says that dates follow rules at odds with each other: the first fault, and where all of them are shown. */
function warnOfFaults(context: Context, { faults }: RuleSet): void {
  const grave = faults.filter(({ severity }) => severity === 'error');
  const [first] = grave;
  if (first === undefined) return;
  const file = first.path ?? 'empanel.yaml';
  const more = grave.length === 1 ? '' : `, and ${grave.length - 1} more`;
  context.warn(
    `the rules are at odds, dates may be wrong: ${first.fault.message} (${file})${more}; \`empanel check\` shows all`,
  );
}
