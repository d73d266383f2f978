import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { dossierPath } from '../../../actions/import-nppes.ts';
import { sync, syncPlan } from '../../../actions/sync.ts';
import { newDocument } from '../../../documents/new-document.ts';
import { readSource, subjectOf } from '../../../documents/source-document.ts';
import { npiFault, npiSuggestions, parseNpi } from '../../../domain/identifiers/npi.ts';
import { taxonomiesNamed, taxonomyFault, taxonomySuggestions } from '../../../domain/identifiers/taxonomy.ts';
import { countWords } from '../../../domain/number-forms.ts';
import {
  isProviderType,
  providerTypeName,
  providerTypeNamed,
  providerTypeSuggestions,
  providerTypes,
} from '../../../domain/profession.ts';
import { isStateCode, stateNamed, stateSuggestions } from '../../../domain/state.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { heldNpiWords, readDocuments } from '../../documents-run.ts';
import { readInput } from '../../files.ts';
import type { Input } from '../../input.ts';
import { writeOutput } from '../../output.ts';
import { recorded, showReceipt } from '../../recording.ts';
import type { Workspace } from '../../workspace.ts';

/** Adds providers. */
export const command: Command = {
  summary: 'add a provider from files, flags or questions',
  description:
    'With FILE: takes dossiers into the workspace and the ledger. With flags, or on a terminal by asking: writes a new draft dossier and takes it in. Documents with errors are listed and left out.',
  arguments: [{ name: 'file', help: 'dossier files', many: true, optional: true }],
  flags: [
    { name: 'npi', value: 'NPI', help: 'National Provider Identifier' },
    { name: 'first', value: 'NAME', help: 'first name' },
    { name: 'last', value: 'NAME', help: 'last name' },
    { name: 'type', value: 'T', help: 'provider type: md, np, pa, lcsw … or its name' },
    { name: 'state', value: 'ST', many: true, help: 'states of license' },
    { name: 'license', value: 'NUMBER', many: true, help: 'license numbers, in the order of the states' },
    { name: 'taxonomy', value: 'CODE', help: 'primary taxonomy code, or its name' },
    { name: 'caqh', value: 'ID', help: 'CAQH id' },
    { name: 'all-or-nothing', help: 'take nothing when any file is refused' },
  ],
  examples: [
    'empanel provider add --npi 1992999999 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X --dry-run',
    'empanel provider add dossiers/ruiz-ana-1245319599.dossier.yaml --dry-run',
  ],
  run: async (context, input) => {
    const workspace = await context.workspace();
    const files = input.arguments('file');
    const placed =
      files.length > 0
        ? await fromFiles(context, workspace, files, input)
        : await fromAnswers(context, workspace, input);
    if (placed.paths.length === 0) return 1;
    if (context.globals.on('dry-run') && placed.unwritten !== null) {
      context.emit(placed.unwritten, 'dossier');
      context.say('dry run: nothing was written');
      return 0;
    }
    return takeIn(context, workspace, placed, input);
  },
};

interface Placed {
  /** Full paths of dossiers in the workspace. */
  readonly paths: readonly string[];
  /** Of them, those that this command wrote. */
  readonly written: readonly string[];
  /** With `--dry-run`: the text of the dossier that would be written. */
  readonly unwritten: string | null;
  readonly refused: number;
}

async function fromFiles(
  context: Context,
  workspace: Workspace,
  files: readonly string[],
  input: Input,
): Promise<Placed> {
  const wanted: Wanted[] = [];
  for (const file of files) {
    const bytes = await readInput(context, file);
    const full = resolve(context.io.cwd, file);
    const source = await readSource(file, bytes);
    const target = isInside(workspace.root, full) ? full : join(workspace.root, 'dossiers', basename(file));
    if (source.kind !== 'dossier' || subjectOf(source) === null) {
      const why = source.faults[0]?.message ?? 'it is not a dossier';
      context.warn(`not taken: ${file}: ${why}; \`empanel check ${file}\` says why`);
    } else if (target !== full && existsSync(target)) {
      context.warn(
        `not taken: ${relative(workspace.root, target)} is there already; edit that file and run \`empanel sync\``,
      );
    } else wanted.push({ file, full, target, bytes });
  }
  const sound = await soundOnes(context, workspace, wanted);
  const refused = files.length - sound.length;
  if (refused > 0 && input.on('all-or-nothing'))
    throw new UserError(
      'documents/unsound',
      `${refused} of ${countWords(files.length, 'file')} refused; nothing was taken`,
      {
        hint: 'correct what is shown above; `empanel check FILE` looks again',
      },
    );
  const dry = context.globals.on('dry-run');
  const outside = dry ? [] : sound.filter(({ full, target }) => target !== full);
  for (const { target, bytes } of outside) {
    mkdirSync(dirname(target), { recursive: true });
    writeOutput(target, bytes);
  }
  return {
    paths: sound.map(({ full, target }) => (dry ? full : target)),
    written: outside.map(({ target }) => target),
    unwritten: null,
    refused,
  };
}

/** A dossier given as a file, and where it belongs. */
interface Wanted {
  readonly file: string;
  readonly full: string;
  readonly target: string;
  readonly bytes: Uint8Array;
}

/** Those without errors, judged beside the workspace before anything is copied into it; the others are told. */
async function soundOnes(
  context: Context,
  workspace: Workspace,
  wanted: readonly Wanted[],
): Promise<readonly Wanted[]> {
  if (wanted.length === 0) return [];
  const { refused } = await readDocuments(
    context,
    workspace,
    wanted.map(({ full }) => full),
  );
  for (const { path, finding } of refused) context.warn(`not taken: ${path}:${finding.line}: ${finding.message}`);
  const unsound = new Set(refused.map(({ path }) => resolve(context.io.cwd, path)));
  return wanted.filter(({ full }) => !unsound.has(full));
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !way.startsWith('..');
}

async function takeIn(context: Context, workspace: Workspace, placed: Placed, input: Input): Promise<number> {
  const read = await readDocuments(context, workspace, placed.paths);
  for (const one of read.refused)
    context.warn(`not taken into the ledger: ${one.path}:${one.finding.line}: ${one.finding.message}`);
  const ledger = await context.ledgerForWriting();
  const plan = await syncPlan(ledger, read.sound, false);
  for (const one of plan.held) context.warn(`not taken into the ledger: ${one.path}: ${heldNpiWords(one)}`);
  const refused = placed.refused + read.refused.length + plan.held.length;
  if (refused > 0 && input.on('all-or-nothing'))
    throw new UserError(
      'documents/unsound',
      `${countWords(refused, 'file was', 'files were')} refused; nothing was taken`,
      {
        hint: 'correct what is shown above; `empanel check FILE` looks again',
      },
    );
  const asOf = await context.asOf();
  const { receipt } = await recorded(context, ledger, async (tx) => {
    await sync(tx, ledger, plan, asOf);
    for (const path of placed.written) {
      tx.recordFile({
        path: relative(workspace.root, path),
        sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      });
    }
  });
  const words = { new: 'added', changed: 'updated', same: 'unchanged' } as const;
  await showReceipt(
    context,
    receipt,
    plan.changes.map(({ document, change }) => `${words[change]} ${document.key}: ${document.path}`),
  );
  const first = plan.changes[0];
  if (first !== undefined) context.say(`next: \`empanel provider show ${first.document.key}\``);
  return refused === 0 ? 0 : 1;
}

async function fromAnswers(context: Context, workspace: Workspace, input: Input): Promise<Placed> {
  const npi =
    parseNpi(await value(context, input, { flag: 'npi', message: 'NPI', example: '1245319599', fault: npiWords })) ??
    '';
  await refuseKnown(context, workspace, npi);
  const first = await value(context, input, { flag: 'first', message: 'First name', example: 'Ana', fault: notEmpty });
  const last = await value(context, input, { flag: 'last', message: 'Last name', example: 'Ruiz', fault: notEmpty });
  const type = typeCode(
    await value(context, input, {
      flag: 'type',
      message: 'Provider type',
      example: 'md',
      fault: typeWords,
      choices: providerTypes.map((one) => ({ value: one, name: `${one}: ${providerTypeName(one)}` })),
    }),
  );
  const states =
    input.texts('state').length > 0
      ? input.texts('state')
      : (
          await value(context, input, {
            flag: 'state',
            message: 'States of license, with commas',
            example: 'OR',
            fault: statesWords,
          })
        ).split(',');
  const codes = states.map((one) => stateNamed(one.trim()) ?? one.trim().toUpperCase());
  for (const [at, code] of codes.entries())
    if (!isStateCode(code)) throw refusedValue('state', states[at] ?? code, stateSuggestions(code, 1)[0]);
  const numbers = await licenseNumbers(context, input, codes);
  const taxonomy = taxonomyCode(
    await value(context, input, {
      flag: 'taxonomy',
      message: 'Primary taxonomy code or its name',
      example: '207Q00000X',
      fault: taxonomyWords,
    }),
  );
  const licenses = numbers.flatMap((number, at) => (number === '' ? [] : [{ state: codes[at] ?? codes[0], number }]));
  const unnumbered = codes.filter((_, at) => !numbers[at]);
  const dossier = {
    empanel: 'dossier/v1',
    status: 'draft',
    npi,
    type,
    name: { first, last },
    ...(input.text('caqh') === undefined ? {} : { caqh: { id: input.text('caqh') } }),
    taxonomies: [{ code: taxonomy, primary: true }],
    ...(licenses.length === 0 ? {} : { licenses }),
    draft: {
      source: 'hand',
      ask: [
        'license dates',
        'CAQH attestation',
        'malpractice cover',
        'work history',
        'disclosure answers',
        ...(unnumbered.length === 0 ? [] : [`license numbers for ${unnumbered.join(', ')}`]),
      ],
    },
  };
  const path = join(
    workspace.root,
    dossierPath({ npi, name: { last, first, middle: null, prefix: null, suffix: null, credentials: null } }),
  );
  const text = await newDocument('dossier', dossier, '../schemas/dossier.schema.json');
  if (context.globals.on('dry-run')) return { paths: [path], written: [], unwritten: text, refused: 0 };
  if (context.interactive && !context.globals.on('yes')) {
    const { confirmed } = await import('../../prompts.ts');
    if (!(await confirmed(context, `Write ${relative(workspace.root, path)} for ${first} ${last} and take it in?`)))
      throw new UserError('cancelled', 'cancelled; nothing was written');
  }
  mkdirSync(dirname(path), { recursive: true });
  writeOutput(path, text);
  return { paths: [path], written: [path], unwritten: null, refused: 0 };
}

/** Refuses an NPI that is on file, before anything else is asked. */
async function refuseKnown(context: Context, workspace: Workspace, npi: string): Promise<void> {
  const known = await (await context.ledger()).subjects.byNpi(npi);
  const folder = join(workspace.root, 'dossiers');
  const file = existsSync(folder)
    ? readdirSync(folder).find((name) => name.endsWith(`-${npi}.dossier.yaml`))
    : undefined;
  if (known === undefined && file === undefined) return;
  throw new UserError(
    'record/exists',
    `${known === undefined ? join('dossiers', file ?? '') : `${known.name} (NPI ${npi})`} is there already`,
    { hint: 'edit the dossier and run `empanel sync`' },
  );
}

/** A license number for each state, empty where it is not known: those given as flags, else those answered. */
async function licenseNumbers(context: Context, input: Input, states: readonly string[]): Promise<readonly string[]> {
  const given = input.texts('license');
  const asks = ['npi', 'first', 'last', 'type', 'taxonomy'].some((flag) => input.text(flag) === undefined);
  if (given.length > 0 || !context.interactive || !(asks || input.texts('state').length === 0)) return given;
  const { answer } = await import('../../prompts.ts');
  const numbers: string[] = [];
  for (const state of states) {
    const message = `${state} license number (empty when not known yet)`;
    numbers.push(
      (await answer(context, { flag: 'license', message, example: '12345', fault: () => undefined })).trim(),
    );
  }
  return numbers;
}

interface Question {
  readonly flag: string;
  readonly message: string;
  readonly example: string;
  readonly fault: (text: string) => string | undefined;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
}

/** The flag's value, else the answer to a question; refused with the flag's name when it will not do. */
async function value(context: Context, input: Input, wanted: Question): Promise<string> {
  const given = input.text(wanted.flag);
  if (given === undefined) return (await import('../../prompts.ts')).answer(context, wanted);
  const fault = wanted.fault(given);
  if (fault !== undefined)
    throw new UserError('usage/bad-value', `\`--${wanted.flag}\` cannot be \`${given}\``, { hint: fault });
  return given;
}

function refusedValue(flag: string, given: string, near: string | undefined): UserError {
  return new UserError('usage/bad-value', `\`--${flag}\` cannot be \`${given}\``, {
    hint: near === undefined ? 'two letters, such as OR' : `did you mean \`${near}\`?`,
  });
}

function notEmpty(text: string): string | undefined {
  return text.trim() === '' ? 'it cannot be empty' : undefined;
}

function npiWords(text: string): string | undefined {
  const npi = parseNpi(text);
  if (npi !== undefined) return undefined;
  const fault = npiFault(text.replaceAll(/\D/g, ''));
  const near = npiSuggestions(text)[0];
  return fault === 'check-digit'
    ? `it fails the check digit${near === undefined ? '' : `; two digits swapped would give ${near}`}`
    : 'ten digits beginning with 1 or 2';
}

function typeWords(text: string): string | undefined {
  if (isProviderType(text) || providerTypeNamed(text) !== undefined) return undefined;
  const near = providerTypeSuggestions(text, 1)[0];
  return near === undefined
    ? `one of ${providerTypes.join(', ')}`
    : `did you mean \`${near}\` (${providerTypeName(near)})?`;
}

function typeCode(text: string): string {
  return isProviderType(text) ? text : (providerTypeNamed(text) ?? text);
}

function statesWords(text: string): string | undefined {
  if (text.trim() === '') return 'it cannot be empty; two letters, such as OR, with commas between several';
  const bad = text
    .split(',')
    .find((one) => stateNamed(one.trim()) === undefined && !isStateCode(one.trim().toUpperCase()));
  return bad === undefined ? undefined : `\`${bad.trim()}\` is not a state`;
}

function taxonomyWords(text: string): string | undefined {
  if (taxonomyFault(text.toUpperCase()) === undefined || taxonomiesNamed(text).length === 1) return undefined;
  const near = taxonomySuggestions(text, 3).map((one) => `${one.code} (${one.label})`);
  return near.length === 0
    ? 'ten characters such as 207Q00000X, or the name of a specialty'
    : `did you mean ${near.join(' or ')}?`;
}

function taxonomyCode(text: string): string {
  const code = text.toUpperCase();
  return taxonomyFault(code) === undefined ? code : (taxonomiesNamed(text)[0]?.code ?? code);
}
