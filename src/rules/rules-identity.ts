import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import shipped from './generated/packs-hash.json' with { type: 'json' };
import type { LoadedPack, RuleUse } from './pack-entry.ts';

/**
 * SHA-256 of everything that deadlines depend on besides facts: the packs that ship and the code that reads them, the
 * packs of the workspace, what it says about them, and its settings. The same rules, the same identity; known without
 * reading the packs that ship.
 */
export function rulesIdentity(workspace: readonly LoadedPack[], use: RuleUse, settings: object): string {
  const own = workspace.map((one) => one.pack);
  return createHash('sha256')
    .update(shipped.sha256 + canonicalJson({ own, use, settings }))
    .digest('hex');
}
