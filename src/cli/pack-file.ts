import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import type { RulePack } from '../rules/pack-entry.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Context } from './context.ts';
import { packAt } from './workspace-packs.ts';
import { rulesWith } from './workspace-rules.ts';

/** A pack that was named, with the rules it stands among. */
export interface NamedPack {
  readonly pack: RulePack;
  /** The rules of the workspace, with this pack in them. */
  readonly rules: RuleSet;
}

/** The pack with an id, or in a file. Throws UserError where there is neither, or the file has faults. */
export async function namedPack(context: Context, word: string): Promise<NamedPack> {
  const rules = await context.rules();
  const known = rules.packs.get(word);
  if (known !== undefined) return { pack: known, rules };
  const file = isAbsolute(word) ? word : join(context.io.cwd, word);
  if (existsSync(file) && statSync(file).isFile()) {
    const loaded = await packAt(file, word);
    const among = await rulesWith(await context.workspaceIfAny(), loaded);
    const pack = among.packs.get(loaded.pack.id);
    if (pack !== undefined) return { pack, rules: among };
  }
  const [near] = nearest(word, rules.packs.keys(), { limit: 1 });
  throw new UserError('record/not-found', `there is no pack \`${word}\`, and no file of this name`, {
    hint: near === undefined ? '`empanel pack list` lists the packs' : `did you mean \`${near}\`?`,
  });
}
