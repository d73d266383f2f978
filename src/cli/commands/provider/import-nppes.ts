import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type FieldConflict, type ImportPlan, importPlan } from '../../../actions/import-nppes.ts';
import { sync, syncPlan } from '../../../actions/sync.ts';
import { documentAt, documentFiles } from '../../../documents/document-files.ts';
import { edited } from '../../../documents/edits.ts';
import { newDocument } from '../../../documents/new-document.ts';
import { maskedAt } from '../../../documents/sensitive-members.ts';
import { readSource } from '../../../documents/source-document.ts';
import { pointerText } from '../../../domain/finding.ts';
import { npiSuggestions, parseNpi } from '../../../domain/identifiers/npi.ts';
import { taxonomySuggestions } from '../../../domain/identifiers/taxonomy.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { RegisterRecord, RegisterRow } from '../../../domain/register-record.ts';
import { UserError } from '../../../errors.ts';
import type { Receipt } from '../../../ledger/command.ts';
import { isApiAnswer, nppesApiRows } from '../../../sources/nppes-api.ts';
import { nppesCsvRows } from '../../../sources/nppes-csv.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { readDocuments } from '../../documents-run.ts';
import { fileSize, inputChunks } from '../../files.ts';
import type { Input } from '../../input.ts';
import { interruption } from '../../interruption.ts';
import { OutputBatch, writeOutput } from '../../output.ts';
import { progress } from '../../progress.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { stateFromWords } from '../../state-input.ts';
import type { Workspace } from '../../workspace.ts';

const shown = 15;

/** Draft dossiers from the register. */
export const command: Command = {
  summary: 'draft dossiers from the NPPES file or API answers',
  description:
    'Reads the NPPES dissemination CSV (any size, both layouts) or recorded API answers (JSON) and writes a draft dossier for each person: what the register knows, and what you must ask for. A dossier that is there already is found by its NPI; a field is overwritten only while it still reads what the last import wrote, else it is listed as a conflict.',
  arguments: [{ name: 'file', help: 'NPPES CSV or API answer (JSON)', many: true }],
  flags: [
    { name: 'npi', value: 'NPI', many: true, help: 'only these' },
    { name: 'state', value: 'ST', many: true, help: 'only who practice in these states' },
    { name: 'taxonomy', value: 'CODE', many: true, help: 'only these taxonomy codes, or beginnings of codes' },
    { name: 'limit', value: 'N', help: 'at most so many people' },
    { name: 'sync', help: 'take the drafts into the ledger as well' },
  ],
  examples: [
    'empanel provider import nppes nppes.csv --state OR --limit 20 --dry-run',
    'empanel provider import nppes answer.json --sync',
  ],
  run: async (context, input) => {
    const workspace = await context.workspace();
    const tally = new Tally();
    const existing = await existingDossiers(context, workspace);
    const drafts = new Drafts(context, workspace, existing, tally);
    const filter = filterAsked(input);
    const asOf = await context.asOf();
    const bar = progress(context, 'import: rows read');
    const stop = interruption(context.io);
    try {
      for (const file of input.arguments('file')) {
        const before = tally.rows;
        for await (const row of rowsOf(context, file)) {
          await stop.check();
          bar.step();
          const plan = planOf(row, existing, tally, filter, asOf, file);
          if (plan === null) continue;
          const taken = takenPath(workspace, plan);
          if (taken !== null) {
            tally.refused.push(`row ${row.row}: NPI ${plan.npi}: ${taken}`);
            continue;
          }
          await drafts.take(plan);
        }
        if (tally.rows === before) context.warn(`\`${file}\` holds no entries`);
      }
      await drafts.settle();
    } catch (error) {
      bar.end();
      // What was drafted before stays and is counted; the same command goes on from there.
      await drafts.settle();
      if (error instanceof UserError && drafts.written.length > 0) await tally.report(context);
      throw error;
    } finally {
      stop.end();
    }
    bar.end();
    const { written, fresh } = drafts;
    await tally.report(context);
    let unsynced = 0;
    const syncs = !context.globals.on('dry-run') && input.on('sync') && written.length > 0;
    if (!syncs && context.format() === 'json') await showReceipt(context, unrecorded, [], await counts(tally));
    if (syncs) unsynced = await syncWritten(context, workspace, written, fresh, await counts(tally));
    else if (context.globals.on('dry-run')) context.say('dry run: nothing was written');
    else if (written.length > 0) context.say(`next: \`empanel check dossiers\`, then \`empanel sync\``);
    return tally.refused.length + unsynced === 0 ? 0 : 1;
  },
};

/** The receipt of an import that only wrote files. */
const unrecorded: Receipt = { commandId: null, journal: null, changes: [] };

interface Existing {
  readonly path: string;
  readonly value: Dossier;
}

/** The dossiers of the workspace by NPI; a file that cannot be read is told and passed over, and never written over. */
async function existingDossiers(context: Context, workspace: Workspace): Promise<Map<string, Existing>> {
  const found = new Map<string, Existing>();
  const folder = join(workspace.root, 'dossiers');
  if (!existsSync(folder)) return found;
  for (const file of documentFiles([folder])) {
    const source = await documentAt(file, relative(workspace.root, file)).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      context.warn(error.message);
    });
    if (source === undefined) continue;
    const value = source.value as Dossier | undefined;
    if (source.kind === 'dossier' && typeof value?.npi === 'string') found.set(value.npi, { path: source.path, value });
  }
  return found;
}

async function* rowsOf(context: Context, file: string): AsyncGenerator<RegisterRow> {
  const size = file === '-' ? 0 : await fileSize(context, file);
  const chunks = inputChunks(context, file);
  const first = await chunks.next();
  if (first.done === true)
    throw new UserError('input/unreadable', `\`${file}\` is empty`, {
      hint: 'the first row must be the official NPPES header',
    });
  const start = new TextDecoder().decode(first.value.subarray(0, 64));
  if (isApiAnswer(start)) {
    if (size > 256 * 1024 * 1024) throw new UserError('input/unreadable', `\`${file}\` is too large for an API answer`);
    const all: Uint8Array[] = [];
    for await (const chunk of startingWith(first.value, chunks)) all.push(chunk);
    yield* nppesApiRows(new TextDecoder().decode(Buffer.concat(all)), file);
    return;
  }
  yield* nppesCsvRows(startingWith(first.value, chunks), file);
}

/** A stream whose first piece was looked at; ends the rest also when nobody comes to it, so that the file is closed. */
async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Counts what became of every row, so that rows in equal rows kept and rows left out. */
class Tally {
  rows = 0;
  filtered = 0;
  fresh = 0;
  changed = 0;
  same = 0;
  kept = 0;
  readonly deactivated: string[] = [];
  readonly skipped: string[] = [];
  readonly refused: string[] = [];
  readonly conflicts: { readonly npi: string; readonly conflict: FieldConflict }[] = [];

  planned(plan: ImportPlan): void {
    if (plan.kind === 'new') this.fresh += 1;
    else if (plan.kind === 'changed') this.changed += 1;
    else if (plan.kind === 'same') this.same += 1;
    else if (plan.kind === 'deactivated')
      this.deactivated.push(`${plan.npi}${plan.on === null ? '' : ` (since ${plan.on})`}`);
    else this.skipped.push(`${plan.npi}: ${plan.reason}`);
    if (plan.kind === 'same' || plan.kind === 'changed')
      this.conflicts.push(...plan.conflicts.map((conflict) => ({ npi: plan.npi, conflict })));
  }

  async report(context: Context): Promise<void> {
    listed(context, 'refused', this.refused);
    listed(context, 'deactivated', this.deactivated);
    listed(context, 'skipped', this.skipped);
    listed(
      context,
      'conflict, yours is kept',
      await Promise.all(this.conflicts.map(({ npi, conflict }) => conflictLine(npi, conflict))),
    );
    const dry = context.globals.on('dry-run') ? 'would be ' : '';
    const parts = [
      `${this.fresh} ${dry}drafted`,
      `${this.changed} ${dry}updated`,
      `${this.same} unchanged`,
      `${this.deactivated.length} deactivated`,
      `${this.skipped.length} skipped`,
      ...(this.filtered > 0 ? [`${this.filtered} not asked for`] : []),
      `${this.refused.length} refused`,
    ];
    if (context.format() === 'json') return;
    context.emit(
      `${countWords(this.rows, 'row')} = ${parts.join(' + ')}${this.conflicts.length === 0 ? '' : `; ${countWords(this.conflicts.length, 'field')} in conflict`}\n`,
      'receipt',
    );
  }
}

/** The counts and lists of an import for scripts. */
async function counts(tally: Tally): Promise<Readonly<Record<string, unknown>>> {
  const conflicts = tally.conflicts.map(async ({ npi, conflict: { pointer, yours, register } }) => ({
    npi,
    pointer: pointerText(pointer),
    yours: await maskedAt('dossier', pointer, yours),
    register,
  }));
  return {
    rows: tally.rows,
    drafted: tally.fresh,
    updated: tally.changed,
    unchanged: tally.same,
    deactivated: tally.deactivated,
    skipped: tally.skipped,
    notAskedFor: tally.filtered,
    refused: tally.refused,
    conflicts: await Promise.all(conflicts),
  };
}

async function conflictLine(npi: string, { pointer, yours, register }: FieldConflict): Promise<string> {
  const shownYours = JSON.stringify(await maskedAt('dossier', pointer, yours));
  return `${npi} ${pointerText(pointer).slice(1)}: yours ${shownYours}, register ${JSON.stringify(register)}`;
}

function listed(context: Context, label: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, shown)) context.say(`${label}: ${line}`);
  if (lines.length > shown) context.say(`${label}: … and ${lines.length - shown} more`);
}

function planOf(
  row: RegisterRow,
  existing: ReadonlyMap<string, Existing>,
  tally: Tally,
  filter: Filter,
  asOf: string,
  file: string,
): ImportPlan | null {
  tally.rows += 1;
  if ('refused' in row) {
    tally.refused.push(`row ${row.row}: ${row.refused}`);
    return null;
  }
  if (!isWanted(row.record, filter) || tally.kept >= filter.limit) {
    tally.filtered += 1;
    return null;
  }
  tally.kept += 1;
  return importPlan(row.record, existing.get(row.record.npi)?.value, asOf, basename(file));
}

/** Which entries are asked for; an empty list asks for all. */
interface Filter {
  readonly npis: readonly string[];
  readonly states: readonly string[];
  /** Taxonomy codes or beginnings of them. */
  readonly codes: readonly string[];
  readonly limit: number;
}

/** The filter of the command line; a value that can fit no entry is refused rather than answered with nothing. */
function filterAsked(input: Input): Filter {
  const npis = input.texts('npi').map((text) => {
    const npi = parseNpi(text);
    if (npi !== undefined) return npi;
    const near = npiSuggestions(text)[0];
    throw new UserError('usage/bad-value', `\`${text}\` is not an NPI`, {
      hint: near === undefined ? 'ten digits beginning with 1 or 2' : `did you mean \`${near}\`?`,
    });
  });
  const codes = input.texts('taxonomy').map((text) => {
    const code = text.toUpperCase();
    if (/^\d{2}[0-9A-Z]{0,8}$/.test(code)) return code;
    const near = taxonomySuggestions(text, 1)[0];
    throw new UserError('usage/bad-value', `\`${text}\` is not a taxonomy code or the beginning of one`, {
      hint: near === undefined ? 'write a code such as 207Q00000X' : `did you mean \`${near.code}\` (${near.label})?`,
    });
  });
  const states = input.texts('state').map((text) => stateFromWords(text, '--state'));
  return { npis, states, codes, limit: input.count('limit') ?? Number.POSITIVE_INFINITY };
}

function isWanted(record: RegisterRecord, { npis, states, codes }: Filter): boolean {
  return (
    (npis.length === 0 || npis.includes(record.npi)) &&
    (states.length === 0 || (record.practice.state !== null && states.includes(record.practice.state))) &&
    (codes.length === 0 || record.taxonomies.some((one) => codes.some((code) => one.code.startsWith(code))))
  );
}

/** Why a new dossier cannot be written where it belongs: a file that is no readable dossier of this NPI stands there. */
function takenPath(workspace: Workspace, plan: ImportPlan): string | null {
  if (plan.kind !== 'new' || !existsSync(join(workspace.root, plan.path))) return null;
  return `\`${plan.path}\` is there already and is not a readable dossier with this NPI; \`empanel check ${plan.path}\` says why`;
}

/** Files that are made durable together: enough to share the wait for the disk, few enough to lose little to a fault. */
const filesAtOnce = 256;

/** The files of an import, written as their plans come; a plan counts once its file is in place. */
class Drafts {
  readonly written: string[] = [];
  /** Only files that the import made are its own: undo takes these away and no others. */
  readonly fresh: string[] = [];
  readonly #context: Context;
  readonly #workspace: Workspace;
  readonly #existing: Map<string, Existing>;
  readonly #tally: Tally;
  readonly #batch = new OutputBatch();
  #planned: ImportPlan[] = [];

  constructor(context: Context, workspace: Workspace, existing: Map<string, Existing>, tally: Tally) {
    this.#context = context;
    this.#workspace = workspace;
    this.#existing = existing;
    this.#tally = tally;
  }

  /** Writes what a plan asks for. */
  async take(plan: ImportPlan): Promise<void> {
    const dry = this.#context.globals.on('dry-run');
    if (plan.kind === 'new') {
      const text = await newDocument('dossier', plan.value, '../schemas/dossier.schema.json');
      this.#existing.set(plan.npi, { path: plan.path, value: plan.value as Dossier });
      if (dry) return this.#tally.planned(plan);
      const path = join(this.#workspace.root, plan.path);
      mkdirSync(dirname(path), { recursive: true });
      this.#batch.add(path, text);
      this.#planned.push(plan);
      if (this.#batch.size >= filesAtOnce) await this.settle();
      return;
    }
    const known = this.#existing.get(plan.npi);
    const edits = plan.kind === 'changed' || plan.kind === 'deactivated' ? plan.edits : [];
    if (known !== undefined && edits.length > 0 && !dry) {
      // The file to be edited may be one of those that wait.
      await this.settle();
      const path = join(this.#workspace.root, known.path);
      const source = await readSource(known.path, readFileSync(path));
      const sets = edits.map((edit) => ({ kind: 'set', ...edit }) as const);
      writeOutput(path, await edited(source, sets));
      this.written.push(known.path);
    }
    this.#tally.planned(plan);
  }

  /** Puts the files that wait in their places and counts them. */
  async settle(): Promise<void> {
    const planned = this.#planned;
    this.#planned = [];
    let next = 0;
    await this.#batch.settle(() => {
      const plan = planned[next];
      next += 1;
      if (plan?.kind !== 'new') return;
      this.written.push(plan.path);
      this.fresh.push(plan.path);
      this.#tally.planned(plan);
    });
  }
}

/** Takes the files just written into the ledger; returns how many were refused. */
async function syncWritten(
  context: Context,
  workspace: Workspace,
  written: readonly string[],
  fresh: readonly string[],
  more: Readonly<Record<string, unknown>>,
): Promise<number> {
  const read = await readDocuments(
    context,
    workspace,
    written.map((path) => join(workspace.root, path)),
  );
  for (const one of read.refused.slice(0, shown))
    context.warn(`not taken into the ledger: ${one.path}:${one.finding.line}: ${one.finding.message}`);
  const ledger = await context.ledgerForWriting();
  const plan = await syncPlan(ledger, read.sound, false);
  const asOf = await context.asOf();
  const bar = progress(context, 'sync', plan.changes.length);
  const { receipt } = await recorded(context, ledger, async (tx) => {
    await sync(tx, ledger, plan, asOf, bar.step);
    for (const path of fresh) tx.recordFile({ path, sha256: fileHash(join(workspace.root, path)) });
  });
  bar.end();
  const taken = plan.changes.filter((one) => one.change !== 'same').length;
  const line = `${taken} taken into the ledger, ${plan.changes.length - taken} unchanged, ${read.refused.length} refused`;
  await showReceipt(context, receipt, [line], more);
  return read.refused.length;
}

function fileHash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
