import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import shipped from './generated/packs-hash.json' with { type: 'json' };
import type { LoadedPack, RuleUse } from './pack-entry.ts';

/** Settings of workspaces without packs of their own are shorter; a longer text is known by its hash. */
const longestText = 2048;

/**
 * Identity of everything that deadlines depend on besides facts: the packs that ship and the code that reads them, the
 * packs of the workspace, what it says about them, and its settings. The same rules, the same identity; known without
 * reading the packs that ship. Every command compares it, so it is the text itself where that is short: to hash takes
 * longer to set up than all the rest.
 */
export function rulesIdentity(workspace: readonly LoadedPack[], use: RuleUse, settings: object): string {
  const own = workspace.map((one) => one.pack);
  const text = shipped.sha256 + canonicalJson({ own, use, settings });
  return text.length <= longestText ? text : createHash('sha256').update(text).digest('hex');
}
