import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asker, questionnaire } from '../../actions/intake.ts';
import { choiceWords, kindSchema } from '../../documents/kind-schema.ts';
import { readSource } from '../../documents/source-document.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import { npiFault, npiSuggestions, parseNpi } from '../../domain/identifiers/npi.ts';
import type { Questionnaire } from '../../domain/intake.ts';
import { isOwnBusiness } from '../../domain/intake-plan.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import { isProviderType, providerTypeNamed, providerTypeSuggestions } from '../../domain/profession.ts';
import { isStateCode, stateNamed } from '../../domain/state.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { selectedRequirements } from '../../rules/requirement.ts';
import { facilityPacks } from '../checklist-run.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { payersOf, payersWords, resolvedPayer, resolvedSubject } from '../resolution.ts';
import type { Workspace } from '../workspace.ts';
import { renewingAskers } from './renewing-askers.ts';

/** The questionnaire that was asked for on the command line. */
export async function questionnaireAsked(context: Context, input: Input): Promise<Questionnaire> {
  const workspace = await context.workspace();
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const words = input.argumentIfGiven('subject');
  const subject = words === undefined ? null : await resolvedSubject(context, ledger, words, ['provider']);
  const dossier = subject === null ? newDossier(input) : await dossierOf(workspace, ledger, subject);
  if (subject === null) await refuseKnown(workspace, ledger, dossier);
  const payers = await payersAsked(context, ledger, input, dossier);
  const facilities: Subject[] = [];
  for (const key of input.texts('facility')) facilities.push(await resolvedSubject(context, ledger, key, ['facility']));
  if (payers.length + facilities.length === 0) {
    throw new UserError('usage/missing', '`--payer` is not given', {
      hint: `${payersWords(await payersOf(ledger))}; or name a facility with \`--facility\``,
    });
  }
  const groups = groupsOf(await ledger.documents.list('group'));
  const group = subject?.groups.length === 1 ? (subject.groups[0] ?? null) : null;
  const asked = input.texts('state').map(stateCode);
  const states = asked.length > 0 ? asked : (subject?.states ?? []);
  const question = {
    dossier,
    facility: null,
    facts: null,
    groups,
    group,
    type: 'initial',
    route: group === null ? 'individual' : 'group',
    products: [],
    by: null,
    asOf,
    role: workspace.document.role,
    rules: await context.rules(),
  } as const;
  const renewing = subject === null ? null : await renewingAskers(context, ledger, subject, payers, facilities);
  for (const note of renewing?.notes ?? []) context.say(note);
  const askers: Asker[] = [];
  for (const payer of payers) {
    const document = await ledger.documents.byKey('payer', payer.key);
    const own = document === undefined ? null : (JSON.parse(document.body) as Payer);
    askers.push({
      name: payer.name,
      requirements: selectedRequirements({
        ...question,
        type: renewing?.payers.has(payer.key) === true ? 'recredentialing' : question.type,
        payer: { facts: payer, document: own },
      }),
    });
  }
  for (const facility of facilities) {
    const packs = await facilityPacks(ledger, facility.key);
    const type = renewing?.facilities.has(facility.key) === true ? 'recredentialing' : question.type;
    askers.push({ name: facility.name, requirements: selectedRequirements({ ...question, type, payer: null, packs }) });
  }
  return questionnaire({
    dossier,
    askers,
    paperNames: await paperNames(),
    ownBusiness: group === null && isOwnBusiness(dossier),
    states,
    asOf,
    workspaceId: workspace.document.id,
    practice: workspace.document.name ?? 'our office',
    contact: await contactLines(context, workspace),
  });
}

/** The dossier of a provider as it stands in its file: the file wins over its synced form. */
export async function dossierOf(workspace: Workspace, ledger: Ledger, subject: Subject): Promise<Dossier> {
  const path = await dossierFile(workspace, ledger, subject.key);
  if (path === undefined) {
    const synced = await ledger.documents.byKey('dossier', subject.key);
    if (synced !== undefined) return JSON.parse(synced.body) as Dossier;
    throw new UserError('record/not-found', `${subject.name} has no dossier`, {
      hint: 'add one with `empanel provider add`',
    });
  }
  const source = await readSource(path, readFileSync(path));
  const { value } = source;
  if (source.kind === 'dossier' && isDossier(value)) return value;
  throw new UserError('documents/unsound', `\`${path}\` cannot be read as a dossier`, {
    hint: `\`empanel check ${path}\` says why`,
  });
}

/** The full path of a provider's dossier: the synced one, else a file that bears the NPI in its name. */
export async function dossierFile(workspace: Workspace, ledger: Ledger, npi: string): Promise<string | undefined> {
  const mark = (await ledger.documents.marks()).find((one) => one.kind === 'dossier' && one.key === npi);
  const synced = mark === undefined ? undefined : join(workspace.root, mark.path);
  if (synced !== undefined && existsSync(synced)) return synced;
  const folder = join(workspace.root, 'dossiers');
  const name = existsSync(folder) ? readdirSync(folder).find((one) => one.endsWith(`-${npi}.dossier.yaml`)) : undefined;
  return name === undefined ? undefined : join(folder, name);
}

function isDossier(value: unknown): value is Dossier {
  return (
    typeof value === 'object' &&
    value !== null &&
    'npi' in value &&
    typeof value.npi === 'string' &&
    'type' in value &&
    typeof value.type === 'string' &&
    'name' in value &&
    typeof value.name === 'object' &&
    value.name !== null &&
    'last' in value.name
  );
}

function newDossier(input: Input): Dossier {
  if (input.text('npi') === undefined && input.text('last') === undefined) {
    throw new UserError('usage/missing', '`subject` is not given', {
      hint: 'name a provider, or for someone new pass `--npi --type --first --last`',
    });
  }
  const npi = parsedNpi(input.required('npi'));
  return {
    empanel: 'dossier/v1',
    status: 'draft',
    npi,
    type: parsedType(input.required('type')),
    name: { first: input.required('first'), last: input.required('last') },
  };
}

/** An NPI as typed; one that fails its check digit is refused with what was probably meant. */
export function parsedNpi(words: string): string {
  const npi = parseNpi(words);
  if (npi !== undefined) return npi;
  const near = npiSuggestions(words)[0];
  const why =
    npiFault(words.replaceAll(/\D/g, '')) === 'check-digit'
      ? 'fails the check digit'
      : 'is not ten digits beginning with 1 or 2';
  throw new UserError('usage/bad-value', `NPI \`${words}\` ${why}`, {
    hint: near === undefined ? 'look it up in the NPI registry' : `did you mean ${near}?`,
  });
}

function parsedType(words: string): Dossier['type'] {
  const type = isProviderType(words) ? words : providerTypeNamed(words);
  if (type !== undefined) return type;
  const near = providerTypeSuggestions(words, 1)[0];
  throw new UserError('usage/bad-value', `\`--type\` cannot be \`${words}\``, {
    hint: near === undefined ? 'a short code such as md, np, lcsw' : `did you mean \`${near}\`?`,
  });
}

function stateCode(words: string): string {
  const code = stateNamed(words) ?? words.toUpperCase();
  if (isStateCode(code)) return code;
  throw new UserError('usage/bad-value', `\`--state\` cannot be \`${words}\``, { hint: 'two letters, such as OR' });
}

async function refuseKnown(workspace: Workspace, ledger: Ledger, dossier: Dossier): Promise<void> {
  const known = await ledger.subjects.byNpi(dossier.npi);
  const file = await dossierFile(workspace, ledger, dossier.npi);
  if (known === undefined && file === undefined) return;
  throw new UserError('record/exists', `${known?.name ?? 'a provider'} (NPI ${dossier.npi}) is there already`, {
    hint: `ask with \`empanel provider intake ${dossier.npi}\``,
  });
}

/** Payers named, else those whose panels the dossier wants. */
async function payersAsked(
  context: Context,
  ledger: Ledger,
  input: Input,
  dossier: Dossier,
): Promise<readonly PayerFacts[]> {
  const known = await payersOf(ledger);
  const named = input.texts('payer');
  if (named.length > 0) return named.map((key) => resolvedPayer(known, key));
  if (input.texts('facility').length > 0) return [];
  const wanted = (dossier.payers ?? []).flatMap(({ payer }) => known.get(payer) ?? []);
  if (wanted.length > 0) context.say(`for the payers the dossier names: ${wanted.map(({ key }) => key).join(', ')}`);
  return wanted;
}

/** Groups by key out of their synced documents. */
export function groupsOf(rows: readonly { readonly key: string; readonly body: string }[]): ReadonlyMap<string, Group> {
  return new Map(rows.map((row) => [row.key, JSON.parse(row.body) as Group]));
}

/** Names of kinds of paper by kind, from the schema. */
export async function paperNames(): Promise<ReadonlyMap<string, string>> {
  return choiceWords(await kindSchema('dossier'), ['documents', 0, 'kind']);
}

/** Who answers a provider's questions: the actor where they work here, else the owner of the workspace. */
async function contactLines(context: Context, workspace: Workspace): Promise<readonly string[]> {
  const { specialistFor } = await import('../letter-signer.ts');
  const who = specialistFor(context, workspace);
  return who === null ? [] : [who.name, who.phone, who.email].flatMap((one) => one ?? []);
}
