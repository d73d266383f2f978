import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../domain/nouns/pack.ts';
import { UserError } from '../errors.ts';
import type { DerivationSettings } from '../rules/clocks/derivation.ts';
import type { LoadedPack, RuleUse } from '../rules/pack-entry.ts';
import { rulesIdentity } from '../rules/rules-identity.ts';
import type { Workspace } from './workspace.ts';

/** What the workspace says about rules: packs in use, changes, entries switched off. */
export function ruleUse(workspace: Workspace | undefined): RuleUse {
  if (workspace === undefined) return {};
  const { packs, overrides = [], off = [] } = workspace.document;
  return { ...(packs === undefined ? {} : { packs }), overrides, off };
}

/** What derivations need to know of the workspace. */
export function derivationSettings(workspace: Workspace | undefined): DerivationSettings {
  const document = workspace?.document;
  return {
    role: document?.role ?? 'practice',
    ...(document?.owner === undefined ? {} : { owner: document.owner }),
    leads: Object.fromEntries((document?.leadTimes ?? []).map((one) => [one.kind, one.lead])),
  };
}

/** Identity of the rules that hold in a workspace, known without reading the packs that ship. */
export async function workspaceRulesIdentity(workspace: Workspace | undefined): Promise<string> {
  return rulesIdentity(await workspacePacks(workspace), ruleUse(workspace), derivationSettings(workspace));
}

/** The packs of the workspace's own, from `packs/`. */
export async function workspacePacks(workspace: Workspace | undefined): Promise<readonly LoadedPack[]> {
  const folder = workspace === undefined ? '' : join(workspace.root, 'packs');
  if (workspace === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.pack\.ya?ml$/.test(name));
  return Promise.all(names.sort().map((name) => packAt(folder, name)));
}

/** Only whether there are faults matters here, not how two-digit years read. */
const anyDay = '2000-01-01';

async function packAt(folder: string, name: string): Promise<LoadedPack> {
  const path = `packs/${name}`;
  const [{ readSource }, { documentFaults }] = await Promise.all([
    import('../documents/source-document.ts'),
    import('../documents/document-findings.ts'),
  ]);
  const source = await readSource(path, readFileSync(join(folder, name)));
  const sound =
    source.value !== undefined && source.kind === 'pack' && (await documentFaults(source, anyDay)).length === 0;
  if (!sound) {
    throw new UserError('packs/invalid', `\`${path}\` has faults`, {
      hint: `\`empanel check ${path}\` shows them with lines`,
    });
  }
  return { pack: source.value as Pack, path };
}
