import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type ImportPlan, importPlan } from '../../../actions/import-nppes.ts';
import { sync, syncPlan } from '../../../actions/sync.ts';
import { documentAt, documentFiles } from '../../../documents/document-files.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import type { RegisterRow } from '../../../domain/register-record.ts';
import { UserError } from '../../../errors.ts';
import type { Receipt } from '../../../ledger/command.ts';
import { isApiAnswer, nppesApiRows } from '../../../sources/nppes-api.ts';
import { nppesCsvRows } from '../../../sources/nppes-csv.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { heldNpiWords, readDocuments } from '../../documents-run.ts';
import { fileSize, inputChunks } from '../../files.ts';
import { interruption } from '../../interruption.ts';
import { progress } from '../../progress.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { DossierDrafts, type ExistingDossier, takenPath } from '../../register/dossier-drafts.ts';
import { ImportTally, tallyCounts } from '../../register/import-tally.ts';
import { isWanted, type RegisterFilter, registerFilter } from '../../register/register-filter.ts';
import type { Workspace } from '../../workspace.ts';

/** Refused documents that are told. */
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
    const tally = new ImportTally();
    const existing = await existingDossiers(context, workspace);
    const drafts = new DossierDrafts(context, workspace, existing, tally);
    const filter = registerFilter(input);
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
    if (!syncs && context.format() === 'json') await showReceipt(context, unrecorded, [], await tallyCounts(tally));
    if (syncs) unsynced = await syncWritten(context, workspace, written, fresh, await tallyCounts(tally));
    else if (context.globals.on('dry-run')) context.say('dry run: nothing was written');
    else if (written.length > 0) context.say(`next: \`empanel check dossiers\`, then \`empanel sync\``);
    return tally.refused.length + unsynced === 0 ? 0 : 1;
  },
};

/** The receipt of an import that only wrote files. */
const unrecorded: Receipt = { commandId: null, journal: null, changes: [] };

/** The dossiers of the workspace by NPI; a file that cannot be read is told and passed over, and never written over. */
async function existingDossiers(context: Context, workspace: Workspace): Promise<Map<string, ExistingDossier>> {
  const found = new Map<string, ExistingDossier>();
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

function planOf(
  row: RegisterRow,
  existing: ReadonlyMap<string, ExistingDossier>,
  tally: ImportTally,
  filter: RegisterFilter,
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
  for (const one of plan.held.slice(0, shown))
    context.warn(`not taken into the ledger: ${one.path}: ${heldNpiWords(one)}`);
  const refused = read.refused.length + plan.held.length;
  const asOf = await context.asOf();
  const bar = progress(context, 'sync', plan.changes.length);
  const { receipt } = await recorded(context, ledger, async (tx) => {
    await sync(tx, ledger, plan, asOf, bar.step);
    for (const path of fresh) tx.recordFile({ path, sha256: fileHash(join(workspace.root, path)) });
  });
  bar.end();
  const taken = plan.changes.filter((one) => one.change !== 'same').length;
  const line = `${taken} taken into the ledger, ${plan.changes.length - taken} unchanged, ${refused} refused`;
  await showReceipt(context, receipt, [line], more);
  return refused;
}

function fileHash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
