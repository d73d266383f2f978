import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dossierPath } from '../../actions/import-nppes.ts';
import { readAnswers, receivedFromDossier, receivedFromPage } from '../../actions/intake-answers.ts';
import { editsOf, type IntakeItem, intakeDifference, type Received } from '../../actions/intake-difference.ts';
import { edited } from '../../documents/edits.ts';
import { newDocument } from '../../documents/new-document.ts';
import { readSource, type SourceDocument } from '../../documents/source-document.ts';
import { ssnPlaces } from '../../domain/identifiers/ssn.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Table } from '../../domain/table.ts';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { readInput } from '../files.ts';
import type { Input } from '../input.ts';
import { writeOutput } from '../output.ts';
import { resolvedSubject } from '../resolution.ts';
import type { Workspace } from '../workspace.ts';
import { type Decision, decided } from './intake-decisions.ts';
import { faultyItems, refuseUnreadable } from './intake-findings.ts';
import { dossierFile, parsedNpi } from './intake-making.ts';
import { rememberRead, warnOfOlder } from './intake-reads.ts';

/** A word of the answers that may stand in a command to be copied. */
const keyWord = /^[a-z0-9-]+$/;

/** What came back from a provider, before it is held against the dossier. */
interface Answers {
  readonly npi: string;
  readonly type: string;
  readonly name: { readonly first: string; readonly last: string };
  /** The instant they were saved, where the page says it. */
  readonly savedAt: string | null;
  readonly received: (dossier: unknown) => Promise<Received>;
  readonly papers: readonly { readonly kind: string; readonly file: string }[];
  readonly remarks: string;
}

/** Takes answers in: the difference, what becomes of each item, and the edited dossier. */
export async function readBack(context: Context, input: Input, file: string): Promise<number> {
  const workspace = await context.workspace();
  const ledger = await context.ledger();
  const answers = await answersIn(context, workspace, file);
  const npi = parsedNpi(answers.npi);
  await refuseOther(context, input, npi, answers);
  const path = await dossierFile(workspace, ledger, npi);
  const target = path ?? join(workspace.root, dossierPath(filed(npi, answers)));
  const source = await dossierSource(context, target, path === undefined ? answers : null, npi);
  const { items, unchanged, foreign } = await intakeDifference(source.value, await answers.received(source.value));
  if (answers.savedAt !== null) warnOfOlder(context, workspace, npi, answers.savedAt);
  const faulty = await faultyItems(context, source, items);
  const decisions = await decided(context, input, items, faulty);
  const accepted = decisions.filter((one) => one.accepted).map((one) => one.item);
  const refused = decisions.filter((one) => !one.accepted);
  const dry = context.globals.on('dry-run');
  const isNew = path === undefined;
  if (accepted.length > 0 && !dry) {
    const text = await edited(source, editsOf(accepted));
    mkdirSync(dirname(target), { recursive: true });
    writeOutput(target, text);
  }
  if (answers.savedAt !== null && !dry && decisions.length > 0)
    rememberRead(workspace, npi, answers.savedAt, context.at);
  const shown = relative(context.io.cwd, target) || target;
  await context.show(differenceTable(await context.asOf(), answers, decisions, foreign, unchanged));
  tellRest(context, answers, npi);
  if (accepted.length > 0)
    context.say(
      `${dry ? 'would be ' : ''}${isNew ? 'written' : 'edited'}: ${shown}${dry ? ' (dry run: nothing was written)' : ''}`,
    );
  if (accepted.length > 0 && !dry)
    context.say(
      `then: empanel sync ${shown} (shows the difference, records it in the ledger; \`empanel undo\` reverses that)`,
    );
  if (accepted.length > 0 && (source.value as Partial<Dossier>).draft?.ask !== undefined)
    context.say(
      'it is a draft: take what is answered out of `draft.ask`, and set `status: active` when nothing is left',
    );
  const unfit = refused.some((one) => one.byFault) || foreign.length > 0;
  return unfit ? 1 : 0;
}

function filed(npi: string, { name }: Answers): Parameters<typeof dossierPath>[0] {
  return { npi, name: { ...name, middle: null, prefix: null, suffix: null, credentials: null } };
}

async function answersIn(context: Context, workspace: Workspace, file: string): Promise<Answers> {
  const bytes = await readInput(context, file);
  const text = decodedText(file, bytes).trimStart();
  if (/\.json$/i.test(file) || text.startsWith('{') || text.startsWith('\uFEFF{'))
    return fromPage(text, workspace, file, await context.asOf());
  if (/^<!doctype/i.test(text)) {
    throw new UserError('input/unreadable', `\`${file}\` is the page, not the answers`, {
      hint: 'in the page press `Save answers`, and read the file that it saves',
    });
  }
  return fromDossier(context, file, bytes);
}

/** The text of what came back. Letters that were lost on the way would come into the dossier as question marks. */
function decodedText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError('input/unreadable', `\`${file}\` is not UTF-8: letters were changed on the way`, {
      hint: 'have it sent again as an attachment, not opened and saved by another program',
    });
  }
}

function fromPage(text: string, workspace: Workspace, file: string, asOf: string): Answers {
  const reading = readAnswers(text, workspace.document.id);
  if (!reading.ok) throw new UserError('input/unreadable', `\`${file}\`: ${reading.message}`, { hint: reading.hint });
  const { answers } = reading;
  return { ...answers, received: () => receivedFromPage(answers, asOf) };
}

async function fromDossier(context: Context, file: string, bytes: Uint8Array): Promise<Answers> {
  const source = await readSource(file, bytes);
  await refuseUnreadable(context, source);
  const value = source.value as Readonly<Record<string, unknown>>;
  const asOf = await context.asOf();
  const name = value.name as { readonly first?: unknown; readonly last?: unknown } | undefined;
  return {
    npi: String(value.npi ?? ''),
    type: String(value.type ?? ''),
    name: { first: String(name?.first ?? ''), last: String(name?.last ?? '') },
    savedAt: null,
    received: async (dossier) => receivedFromDossier(value, dossier, asOf),
    papers: [],
    remarks: '',
  };
}

/** Refuses answers of somebody else than was named. */
async function refuseOther(context: Context, input: Input, npi: string, answers: Answers): Promise<void> {
  const words = input.argumentIfGiven('subject');
  if (words === undefined) return;
  const subject = await resolvedSubject(context, await context.ledger(), words, ['provider']);
  if (subject.npi === npi) return;
  const who = `${answers.name.first} ${answers.name.last}`.trim();
  throw new UserError(
    'usage/conflict',
    `the answers are those of ${who} (NPI ${npi}), not of ${subject.name} (NPI ${subject.npi})`,
    {
      hint: `leave the name out to read them for ${who}, or ask for the right file`,
    },
  );
}

/** The dossier to be edited; for someone new a draft of what is known. */
async function dossierSource(
  context: Context,
  target: string,
  fresh: Answers | null,
  npi: string,
): Promise<SourceDocument> {
  const shown = relative(context.io.cwd, target) || target;
  if (fresh === null && existsSync(target)) {
    const source = await readSource(shown, readFileSync(target));
    if (source.value !== undefined && source.kind === 'dossier') return source;
    throw new UserError('documents/unsound', `\`${shown}\` cannot be edited as it is`, {
      hint: `\`empanel check ${shown}\` says why`,
    });
  }
  const value = {
    empanel: 'dossier/v1',
    status: 'draft',
    npi,
    type: fresh?.type ?? '',
    name: fresh?.name ?? {},
    draft: { source: 'intake' },
  };
  return readSource(shown, await newDocument('dossier', value, '../schemas/dossier.schema.json'));
}

const words: Readonly<Record<IntakeItem['change'], string>> = {
  added: 'added',
  changed: 'changed',
  renewed: 'renewed',
  cleared: 'emptied',
  removed: 'taken out',
};

function differenceTable(
  asOf: string,
  answers: Answers,
  decisions: readonly Decision[],
  foreign: readonly { readonly path: string; readonly why: string }[],
  unchanged: number,
): Table {
  const accepted = decisions.filter((one) => one.accepted).length;
  const refused = decisions.length - accepted + foreign.length;
  const total = decisions.length + foreign.length + unchanged;
  const who = `${answers.name.first} ${answers.name.last}`.trim();
  return {
    report: 'intake',
    title: `Answers of ${who}`,
    asOf,
    lead: [
      `${countWords(total, 'answer')}: ${accepted} accepted, ${refused} refused, ${unchanged} unchanged`,
      ...(answers.savedAt === null ? [] : [`saved ${answers.savedAt.slice(0, 10)}`]),
    ],
    columns: [
      { id: 'decision', label: 'Decision', type: 'text', priority: 1, role: 'tone' },
      { id: 'label', label: 'Answer', type: 'text', priority: 1, role: 'summary' },
      { id: 'change', label: 'Change', type: 'text', priority: 3 },
      { id: 'from', label: 'On file', type: 'text', priority: 2 },
      { id: 'to', label: 'Answered', type: 'text', priority: 1 },
      { id: 'reason', label: 'Reason', type: 'text', priority: 2 },
      { id: 'path', label: 'Path', type: 'text', priority: 4 },
    ],
    rows: [
      ...decisions.map(({ item, accepted: taken, reason, byFault }) => ({
        tone: taken ? ('good' as const) : byFault ? ('bad' as const) : ('muted' as const),
        cells: {
          decision: taken ? 'accepted' : 'refused',
          label: item.label,
          change: words[item.change],
          from: item.from,
          to: item.to,
          reason,
          path: item.path,
        },
      })),
      ...foreign.map(({ path, why }) => ({
        tone: 'bad' as const,
        cells: { decision: 'refused', label: path, change: null, from: null, to: null, reason: why, path },
      })),
    ],
    notes: [],
    empty: 'Nothing differs: every answer is on file already.',
  };
}

/** What is no edit: papers that should be there, and what the provider wrote besides. */
function tellRest(context: Context, { papers, remarks }: Answers, npi: string): void {
  for (const { kind, file } of papers)
    context.say(
      `paper expected: ${shownWords(file)} (${shownWords(kind)}); when it is here: empanel document add FILE --provider ${npi} --kind ${keyWord.test(kind) ? kind : 'KIND'}`,
    );
  if (remarks !== '') context.say(`the provider adds: ${shownWords(remarks)}`);
}

/** What is shown of words of somebody else, in characters: a page of text, so that a pasted book fills no terminal. */
const shownLength = 4000;

/** Words of somebody else, on one line, without a whole Social Security number. */
function shownWords(text: string): string {
  const cut = text.length <= shownLength ? text : `${text.slice(0, shownLength)}… (${text.length} characters in all)`;
  const plain = [...cut].map((one) => (one < ' ' || one === '\u007f' ? ' ' : one)).join('');
  return ssnPlaces(plain)
    .toReversed()
    .reduce((line, { start, end }) => `${line.slice(0, start)}***-**-****${line.slice(end)}`, plain);
}
