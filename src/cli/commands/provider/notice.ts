import type { Subject } from '../../../domain/facts.ts';
import type { Specialist } from '../../../domain/nouns/workspace.ts';
import { UserError } from '../../../errors.ts';
import type { OpenDifference } from '../../../reports/discrepancy-letter.ts';
import { askedActor } from '../../asked-actor.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { dossierOf, emitMailed, mailedFormat } from '../../letter-output.ts';
import { differencesOf } from '../../open-differences.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Writes to a provider about what a source says otherwise. */
export const command: Command = {
  summary: 'write to a provider about what a source says otherwise',
  description:
    'Makes the letter about every difference that was recorded with `empanel verify SUBJECT CREDENTIAL --result discrepant --says "…"` and waits for an answer, or about the one named: what the source says, the right to correct it, where and until when to answer. Of a report of the data bank it says that there is one, not what it says. Markdown, HTML for paper, or (-o notice.eml) a message that mail programs open as a draft. Nothing is sent or recorded.',
  arguments: [
    { name: 'id', help: 'NPI, name, key or id' },
    { name: 'verification', help: 'id of the verification; all that wait when left out', optional: true },
  ],
  examples: ['empanel provider notice "nair, priya"', 'empanel provider notice "nair, priya" -o notice.html'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const { discrepancyLetter } = await import('../../../reports/discrepancy-letter.ts');
    const open = await differencesOf(context, ledger, subject.id);
    const differences = meant(subject, open, input.argumentIfGiven('verification'));
    const workspace = await context.workspace();
    const format = mailedFormat(context);
    const signedBy = await signer(context, differences[0]);
    const letter = discrepancyLetter({
      subject,
      workspace: workspace.document,
      signer: signedBy,
      asOf,
      differences,
    });
    if (workspace.document.letterhead === undefined)
      context.warn('`empanel.yaml` has no `letterhead`; the letter begins with the name of the office');
    const dossier = await dossierOf(ledger, subject);
    await emitMailed(context, { letter, format, signer: signedBy, dossier, what: 'letter' });
    context.say(`when the answer comes: ${answerCommand(subject, differences[0])}`);
    return 0;
  },
};

function meant(
  subject: Subject,
  open: readonly OpenDifference[],
  words: string | undefined,
): readonly [OpenDifference, ...OpenDifference[]] {
  const [first, ...others] =
    words === undefined ? open : open.filter(({ verification }) => verification.id.startsWith(words));
  if (first !== undefined) return [first, ...others];
  throw new UserError('record/not-found', `${subject.name}: no difference waits for an answer`, {
    hint:
      open.length > 0
        ? `there are: ${open.map(({ verification, about }) => `${verification.id} (${about})`).join('; ')}`
        : 'record one with `empanel verify SUBJECT CREDENTIAL --result discrepant --says "…"`',
  });
}

/** Who signs: the actor where they work here, else whoever verified. */
async function signer(context: Context, { verification }: OpenDifference): Promise<Specialist | null> {
  const { specialists } = await context.workspace();
  const asked = askedActor(context);
  const actor = specialists.find((one) => one.key === asked || (asked === undefined && one.osUser === context.io.user));
  return actor ?? specialists.find(({ key }) => key === verification.by) ?? null;
}

function answerCommand({ key }: Subject, { verification }: OpenDifference): string {
  return `\`empanel verify ${key} ${verification.credentialId ?? verification.element} --answer "…"\``;
}
