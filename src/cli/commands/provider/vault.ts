import { masked } from '../../../domain/identifiers/mask.ts';
import { isLastFour, ssnFault } from '../../../domain/identifiers/ssn.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Keeps a full SSN in the ledger. */
export const command: Command = {
  summary: 'keep a full SSN in the ledger, so that no file holds it',
  description:
    'Asks for the SSN without showing it, or reads it from standard input with --stdin, and keeps it in the ledger (private to you, never printed unmasked). In the dossier write `ssnRef: vault`. It cannot be given as a flag: command lines are kept in shell histories.',
  arguments: [{ name: 'id', help: 'NPI, name, key or id' }],
  flags: [
    { name: 'stdin', help: 'read the value from standard input' },
    { name: 'remove', help: 'take the value out' },
  ],
  examples: [
    'empanel provider vault "ruiz, ana" --remove --dry-run',
    'empanel provider vault 1245319599 --remove --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
    const present = (await ledger.secrets.kinds(subject.id)).includes('ssn');
    const old = present ? await ledger.secrets.reveal(subject.id, 'ssn') : undefined;
    if (input.on('remove')) {
      const { receipt } = await recorded(context, ledger, async (tx) => {
        if (old !== undefined) await tx.delete('secret', old.id);
      });
      await showReceipt(context, receipt, [
        old === undefined
          ? `${subject.name}: nothing is kept`
          : `${subject.name}: SSN taken out of the vault; journal entries keep it until a purge`,
      ]);
      return 0;
    }
    const value = input.on('stdin')
      ? new TextDecoder().decode(await context.io.stdin.read(1024)).trim()
      : await asked(context, subject.name);
    const fault = ssnFault(value);
    if (fault !== undefined || isLastFour(value))
      throw new UserError('usage/bad-value', 'this is not a full SSN', { hint: 'nine digits, as on the card' });
    const digits = value.replaceAll(/\D/g, '');
    const { receipt } = await recorded(context, ledger, async (tx) => {
      if (old === undefined)
        await tx.insert('secret', { id: await tx.newId('x'), subject_id: subject.id, kind: 'ssn', value: digits });
      else await tx.update('secret', old.id, { value: digits });
    });
    await showReceipt(context, receipt, [
      `${subject.name}: SSN ${masked(value, 'ssn')} kept; write \`ssnRef: vault\` in the dossier`,
    ]);
    return 0;
  },
};

async function asked(context: Parameters<Command['run']>[0], name: string): Promise<string> {
  const { answer } = await import('../../prompts.ts');
  return answer(context, {
    flag: 'stdin',
    message: `SSN of ${name}`,
    secret: true,
    fault: (text) => (ssnFault(text) === undefined && !isLastFour(text) ? undefined : 'nine digits, as on the card'),
  });
}
