import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { documentTemplate } from '../../../documents/document-template.ts';
import { parseNpi } from '../../../domain/identifiers/npi.ts';
import { isStateCode } from '../../../domain/state.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { requirePlace, writeOutput } from '../../output.ts';
import type { Workspace } from '../../workspace.ts';

/** The kinds that a template is made of, and the folder of each. */
const folders = {
  payer: 'payers',
  group: 'groups',
  contract: 'contracts',
  facility: 'facilities',
  pack: 'packs',
} as const;
type Kind = keyof typeof folders;
const kinds = Object.keys(folders) as readonly Kind[];

/** Writes a document to be filled in. */
export const command: Command = {
  summary: 'write a new payer, group, contract, facility or pack file to fill in',
  description:
    'Writes a new file into its folder. What must be there is set; everything else that may be said stands as a comment, with its meaning and an example that holds when the mark is taken away. The file passes `empanel check` as it is written. Providers are made with `empanel provider add`.',
  arguments: [
    { name: 'kind', help: kinds.join(', ') },
    { name: 'key', help: 'short name by which commands and other files refer to it: aetna-ma' },
  ],
  flags: [
    { name: 'name', value: 'TEXT', help: 'its name (default: made of the key)' },
    { name: 'line', value: 'L', many: true, help: 'payer: lines of business (default: commercial)' },
    { name: 'kind', value: 'K', help: 'facility: hospital, asc, clinic … (default: hospital)' },
    { name: 'payer', value: 'KEY', help: 'contract: with which payer' },
    { name: 'group', value: 'KEY', help: 'contract: the group that holds it (default: the only one there is)' },
    { name: 'provider', value: 'NPI', help: 'contract: the person who holds it' },
  ],
  examples: [
    'empanel document new payer aetna-or --name "Aetna Oregon" --line commercial --dry-run',
    'empanel document new contract summit-riverbend --payer summit-national --dry-run',
  ],
  run: async (context, input) => {
    const kind = kindNamed(input.argument('kind'));
    const key = keyNamed(input.argument('key'));
    const workspace = await context.workspace();
    const path = join(folders[kind], `${key}.${kind}.yaml`);
    await refuseTaken(workspace, kind, key, path);
    const members = { empanel: `${kind}/v1`, ...(await known(context, workspace, kind, key, input)) };
    const text = await documentTemplate(kind, members, `../schemas/${kind}.schema.json`);
    if (context.globals.on('dry-run')) {
      context.emit(text, kind);
      context.say(`dry run: \`${path}\` was not written`);
      return 0;
    }
    const full = join(workspace.root, path);
    mkdirSync(dirname(full), { recursive: true });
    requirePlace(full);
    writeOutput(full, text);
    const shown = relative(context.io.cwd, full);
    const receipt = { schemaVersion: 1, asOf: await context.asOf(), kind, key, path };
    context.emit(context.format() === 'json' ? `${JSON.stringify(receipt, null, 2)}\n` : `made ${shown}\n`, 'receipt');
    context.say(`next: fill it in, then \`empanel check ${shown}\`${kind === 'pack' ? '' : ' and `empanel sync`'}`);
    return 0;
  },
};

function kindNamed(words: string): Kind {
  const found = kinds.find((kind) => kind === words);
  if (found !== undefined) return found;
  if (words === 'provider' || words === 'dossier')
    throw new UserError('usage/bad-value', 'a provider is not made of a template', {
      hint: '`empanel provider add` asks for what is needed; `provider import nppes` takes it from the register',
    });
  const [near] = nearest(words, kinds, { limit: 1 });
  throw new UserError('usage/bad-value', `there is no kind of document \`${words}\``, {
    hint: near === undefined ? `one of ${kinds.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

function keyNamed(words: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words) && words.length <= 60) return words;
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  throw new UserError('usage/bad-value', `the key cannot be \`${words}\``, {
    hint: `lower-case words and digits, joined by hyphens${plain === '' ? '' : `: \`${plain}\`, with \`--name "${words}"\``}`,
  });
}

/** Refuses a file that is there, and a key that another file of the kind has. */
async function refuseTaken(workspace: Workspace, kind: Kind, key: string, path: string): Promise<void> {
  const taken = keysOf(workspace, kind).get(key) ?? (existsSync(join(workspace.root, path)) ? path : undefined);
  if (taken !== undefined)
    throw new UserError('record/exists', `\`${taken}\` is there already`, {
      hint: 'edit that file, or choose another key',
    });
  if (kind !== 'pack') return;
  const { shippedPacks } = await import('../../../rules/shipped-packs.ts');
  if (shippedPacks().some(({ pack }) => pack.id === key))
    throw new UserError(
      'record/exists',
      `a pack \`${key}\` ships with empanel, and one of yours would take its place`,
      {
        hint: `choose an id of your own; \`extends: [${key}]\` builds on it, \`overrides\` changes its numbers`,
      },
    );
}

/** The keys in use for a kind, each with its file; read by eye, since a file with faults holds its key too. */
function keysOf(workspace: Workspace, kind: Kind): ReadonlyMap<string, string> {
  const folder = join(workspace.root, folders[kind]);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') || name.endsWith('.yml'));
  return new Map(
    files.sort().flatMap((name) => {
      const found = /^(?:key|id):[ \t]*["']?([a-z0-9-]+)/m.exec(readFileSync(join(folder, name), 'utf8'));
      return found?.[1] === undefined ? [] : [[found[1], join(folders[kind], name)] as const];
    }),
  );
}

/** What is set in the new document, in no particular order. */
async function known(
  context: Context,
  workspace: Workspace,
  kind: Kind,
  key: string,
  input: Input,
): Promise<Readonly<Record<string, unknown>>> {
  const name = input.text('name') ?? nameOf(key);
  refuseForeign(kind, input);
  const practice = context.globals.text('practice');
  const own = practice === undefined ? {} : { practice };
  switch (kind) {
    case 'payer':
      return { key, name, lines: input.texts('line').length === 0 ? ['commercial'] : input.texts('line') };
    case 'group':
      return { key, ...own, legalName: name };
    case 'facility':
      return { key, ...own, name, kind: input.text('kind') ?? 'hospital' };
    case 'contract':
      return { key, ...own, title: name, ...contractParties(workspace, input) };
    case 'pack': {
      const asOf = await context.asOf();
      const publisher = workspace.document.name ?? 'This office';
      return { id: key, version: asOf.slice(0, 7).replace('-', '.'), title: name, publisher, lastChecked: asOf };
    }
  }
}

/** Refuses a flag that says nothing about this kind. */
function refuseForeign(kind: Kind, input: Input): void {
  const owners: Readonly<Record<string, Kind>> = {
    line: 'payer',
    kind: 'facility',
    payer: 'contract',
    group: 'contract',
    provider: 'contract',
  };
  for (const [flag, owner] of Object.entries(owners)) {
    const isGiven = flag === 'line' ? input.texts(flag).length > 0 : input.text(flag) !== undefined;
    if (isGiven && owner !== kind)
      throw new UserError('usage/conflict', `\`--${flag}\` is for a ${owner}, not for a ${kind}`, {
        hint: 'leave it out',
      });
  }
}

function contractParties(workspace: Workspace, input: Input): Readonly<Record<string, unknown>> {
  const payer = input.text('payer');
  const payers = keysOf(workspace, 'payer');
  if (payer === undefined || !payers.has(payer)) throw unknownKey('payer', payer, [...payers.keys()]);
  const provider = input.text('provider');
  if (provider !== undefined) {
    if (input.text('group') !== undefined)
      throw new UserError(
        'usage/conflict',
        'a contract is held by one: `--group` and `--provider` exclude each other',
        {
          hint: 'leave one of them out',
        },
      );
    const npi = parseNpi(provider);
    if (npi === undefined)
      throw new UserError('usage/bad-value', `\`--provider\` cannot be \`${provider}\``, {
        hint: 'the NPI of the person: ten digits, as `empanel provider list` shows it',
      });
    return { payer, holder: { provider: npi }, route: 'individual' };
  }
  const groups = [...keysOf(workspace, 'group').keys()];
  const group = input.text('group') ?? (groups.length === 1 ? groups[0] : undefined);
  if (group === undefined || !groups.includes(group)) throw unknownKey('group', group, groups);
  return { payer, holder: { group }, route: 'group' };
}

function unknownKey(kind: 'payer' | 'group', given: string | undefined, keys: readonly string[]): UserError {
  const [near] = given === undefined ? [] : nearest(given, keys, { limit: 1 });
  const some = keys.length === 0 ? `\`empanel document new ${kind} KEY\` makes one` : `one of ${keys.join(', ')}`;
  return given === undefined
    ? new UserError('usage/missing', `\`--${kind}\` is not given`, { hint: some })
    : new UserError('record/not-found', `there is no ${kind} \`${given}\` in \`${folders[kind]}/\``, {
        hint: near === undefined ? some : `did you mean \`${near}\`?`,
      });
}

/** `aetna-ma` as a name: Aetna MA. */
function nameOf(key: string): string {
  const word = (part: string): string =>
    isStateCode(part.toUpperCase()) ? part.toUpperCase() : `${part.charAt(0).toUpperCase()}${part.slice(1)}`;
  return key.split('-').map(word).join(' ');
}
