import { verify } from '../../actions/verify.ts';
import { longDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';

const results = ['verified', 'discrepant', 'not-found'] as const;

/** Elements of a file that are verified without being credentials with terms. */
const elements = [
  'education',
  'training',
  'work-history',
  'malpractice-history',
  'license-sanctions',
  'medicare-medicaid-sanctions',
  'exclusions',
  'npdb',
  'references',
  'background-check',
  'identity',
  'opt-out',
] as const;

/** Records a primary source verification. */
export const command: Command = {
  summary: 'record a primary source verification',
  description: `Records that a credential or element of the file was verified: from which source, on which day, by whom, with what result. CREDENTIAL is a kind (license, dea, board …), a credential id, or an element: ${elements.join(', ')}.`,
  arguments: [
    { name: 'subject', help: 'NPI, name, key or id' },
    { name: 'credential', help: 'credential id or kind, or an element of the file' },
  ],
  flags: [
    { name: 'source', value: 'NAME', help: 'who was asked: the state board, ABMS, NPDB …' },
    { name: 'on', value: 'DATE', help: 'day of the verification (default: the as-of day)' },
    { name: 'method', value: 'M', help: 'website, letter, phone, query' },
    { name: 'by', value: 'KEY', help: 'who verified, if not you' },
    { name: 'state', value: 'ST', help: 'which license, when there are several' },
    { name: 'result', value: 'R', choices: results, help: `${results.join(', ')} (default verified)` },
    { name: 'evidence', value: 'FILE', help: 'the proof; its content hash is recorded' },
  ],
  examples: [
    'empanel verify "ruiz, ana" license --state OR --source "Oregon Medical Board" --dry-run',
    'empanel verify 1245319599 malpractice-history --source NPDB --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const credentials = (await ledger.facts.of(subject.id))?.credentials ?? [];
    const words = input.argument('credential');
    const credential = credentialMeant(words, credentials, input.text('state'));
    const source = input.required('source');
    const on = input.date('on', asOf) ?? asOf;
    if (on > asOf) throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`);
    const verification = {
      element: credential?.kind ?? words,
      credentialId: credential?.id ?? null,
      source,
      method: input.text('method') ?? null,
      on,
      by: input.text('by') ?? (await context.actor()),
      result: input.choice('result', results) ?? 'verified',
      valueHash: credential?.valueHash ?? null,
      evidence: await evidenceHash(context, input.text('evidence')),
    } as const;
    const { receipt } = await recorded(context, ledger, (tx) => verify(tx, subject.id, verification));
    await showReceipt(context, receipt, [
      `${subject.name}: ${credential?.label ?? words} ${verification.result} on ${longDate(on)} from ${source}`,
    ]);
    return 0;
  },
};

function credentialMeant(
  words: string,
  credentials: readonly Credential[],
  state: string | undefined,
): Credential | undefined {
  const byId = credentials.filter((one) => words.startsWith('c-') && one.id.startsWith(words));
  const byKind = credentials.filter(
    (one) => one.kind === words && (state === undefined || one.state === state.toUpperCase()),
  );
  const byLabel = credentials.filter((one) => folded(one.label).includes(folded(words)));
  const found = [byId, byKind, byLabel].find((list) => list.length > 0) ?? [];
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} credentials`, {
      hint: found.map((one) => `${one.id} (${one.label})`).join('; '),
    });
  }
  if (elements.some((element) => element === words)) return undefined;
  const names = [...new Set([...credentials.map((one) => one.kind), ...elements])];
  const near = nearest(words, names, { limit: 1 })[0];
  throw new UserError('record/not-found', `there is no credential or element \`${words}\``, {
    hint: near === undefined ? `there are: ${names.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

async function evidenceHash(context: Parameters<Command['run']>[0], path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const [{ createHash }, { readInput }] = await Promise.all([import('node:crypto'), import('../files.ts')]);
  return createHash('sha256')
    .update(await readInput(context, path))
    .digest('hex');
}
