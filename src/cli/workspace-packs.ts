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
  const { packs, overrides = [], off = [], role } = workspace.document;
  return { ...(packs === undefined ? {} : { packs }), overrides, off, role };
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

/** The packs of the workspace's own, from `packs/`. Refuses when one has faults. */
export async function workspacePacks(workspace: Workspace | undefined): Promise<readonly LoadedPack[]> {
  return Promise.all(packPaths(workspace).map(async ({ file, path }) => packAt(file, path)));
}

/** The packs of the workspace's own that have no faults. */
export async function soundWorkspacePacks(workspace: Workspace | undefined): Promise<readonly LoadedPack[]> {
  const read = await Promise.all(packPaths(workspace).map(({ file, path }) => packIfSound(file, path)));
  return read.filter((one) => one !== undefined);
}

function packPaths(workspace: Workspace | undefined): readonly { readonly file: string; readonly path: string }[] {
  const folder = workspace === undefined ? '' : join(workspace.root, 'packs');
  if (workspace === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.pack\.ya?ml$/.test(name));
  return names.sort().map((name) => ({ file: join(folder, name), path: `packs/${name}` }));
}

/** Only whether there are faults matters here, not how two-digit years read. */
const anyDay = '2000-01-01';

/** A pack from its file. `path`: the file as people see it. Refuses when the pack has faults. */
export async function packAt(file: string, path: string): Promise<LoadedPack> {
  const loaded = await packIfSound(file, path);
  if (loaded !== undefined) return loaded;
  throw new UserError('packs/invalid', `\`${path}\` has faults`, {
    hint: `\`empanel check ${path}\` shows them with lines`,
  });
}

async function packIfSound(file: string, path: string): Promise<LoadedPack | undefined> {
  const [{ readSource }, { documentFaults }] = await Promise.all([
    import('../documents/source-document.ts'),
    import('../documents/document-findings.ts'),
  ]);
  const source = await readSource(path, readFileSync(file));
  const sound =
    source.value !== undefined && source.kind === 'pack' && (await documentFaults(source, anyDay)).length === 0;
  return sound ? { pack: source.value as Pack, path } : undefined;
}
