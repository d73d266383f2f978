import { addEvidence } from '../../../actions/document.ts';
import type { Subject } from '../../../domain/facts.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { credentialMeant } from '../../evidence/evidence-input.ts';
import { keptPaper } from '../../evidence/evidence-store.ts';
import type { Input } from '../../input.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Keeps a paper as evidence. */
export const command: Command = {
  summary: 'keep a paper as evidence, by the hash of its content',
  description:
    'Copies the file into the workspace under `evidence/`, named by the SHA-256 hash of its content and readable by you alone, and records whose it is and what it proves. The same content is kept once. `empanel document verify` finds what was changed or lost since. Reports of the data bank may be used for the purpose of the query only: keep them where only those who decide may read.',
  arguments: [{ name: 'file', help: 'the paper: a scan, a letter, a page saved as PDF' }],
  flags: [
    { name: 'provider', value: 'ID', help: 'whose it is' },
    { name: 'group', value: 'KEY', help: 'of a group' },
    { name: 'facility', value: 'KEY', help: 'of a facility' },
    { name: 'kind', value: 'K', help: 'what it is: license, loss-run, background-report, accreditation …' },
    { name: 'of', value: 'CREDENTIAL', help: 'what it proves: a credential id or kind, or a verification id' },
    { name: 'state', value: 'ST', help: 'which license, when there are several' },
    { name: 'on', value: 'DATE', help: 'day it was received (default: the as-of day)' },
    { name: 'note', value: 'TEXT', help: 'a word about it' },
  ],
  examples: [
    'empanel document add dossiers/ruiz-ana-1245319599.dossier.yaml --provider "ruiz, ana" --kind license --of license --state OR --dry-run',
    'empanel document add empanel.yaml --group riverbend --kind accreditation --note "letter of 2026" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await holder(context, ledger, input);
    const kind = kindNamed(input.required('kind'));
    const on = input.date('on', asOf) ?? asOf;
    if (on > asOf)
      throw new UserError('usage/bad-value', '`--on` lies after the as-of day', {
        hint: 'it is the day the paper was received',
      });
    const of = await proved(ledger, subject, input.text('of'), input.text('state'));
    const note = input.words('note');
    const { root } = await context.workspace();
    const paper = await keptPaper(context, root, input.argument('file'), context.globals.on('dry-run'));
    const twin = (await ledger.evidence.list({ subjectId: subject.id })).find(
      (one) => one.sha256 === paper.sha256 && one.kind === kind && one.of === (of?.id ?? null),
    );
    if (twin !== undefined)
      throw new UserError('record/exists', `${subject.name} has this paper already: ${twin.id} (${kind})`, {
        hint: '`empanel document list` shows what is kept; another `--kind` or `--of` keeps it for something else',
      });
    const evidence = { ...paper, subjectId: subject.id, kind, on, of: of?.id ?? null, note };
    const { value, receipt } = await recorded(context, ledger, (tx) => addEvidence(tx, evidence));
    await showReceipt(context, receipt, [
      `${subject.name}: ${paper.name} kept as ${value} (${kind}${of === null ? '' : `, ${of.label}`}), ${countWords(paper.bytes, 'byte')}, ${paper.path}`,
    ]);
    return 0;
  },
};

async function holder(context: Context, ledger: Ledger, input: Input): Promise<Subject> {
  const kinds = ['provider', 'group', 'facility'] as const;
  const given = kinds.filter((kind) => input.text(kind) !== undefined);
  const [kind, second] = given;
  if (kind === undefined)
    throw new UserError('usage/missing', 'whose paper it is, is not given', {
      hint: 'pass `--provider ID`, `--group KEY` or `--facility KEY`',
    });
  if (second !== undefined)
    throw new UserError('usage/conflict', `a paper is of one: \`--${kind}\` and \`--${second}\` exclude each other`, {
      hint: 'leave one of them out; the same file can be added again for another',
    });
  return resolvedSubject(context, ledger, input.required(kind), [kind]);
}

function kindNamed(words: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words) && words.length <= 40) return words;
  throw new UserError('usage/bad-value', `\`--kind\` cannot be \`${words}\``, {
    hint: 'a kind is one lower-case word, such as license or loss-run',
  });
}

async function proved(
  ledger: Ledger,
  subject: Subject,
  words: string | undefined,
  state: string | undefined,
): Promise<{ readonly id: string; readonly label: string } | null> {
  if (words === undefined) return null;
  const facts = await ledger.facts.of(subject.id);
  const verification = facts?.verifications.filter((one) => words.startsWith('v-') && one.id.startsWith(words)) ?? [];
  const [one, second] = verification;
  if (one !== undefined && second === undefined) return { id: one.id, label: `verification of ${one.on}` };
  const credential = credentialMeant(words, facts?.credentials ?? [], state, []);
  return credential === undefined ? null : { id: credential.id, label: credential.label };
}
