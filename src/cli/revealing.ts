import type { Subject } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Row } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from './context.ts';

/**
 * The masked values of a provider as they are: SSN from the vault, birth date, DEA numbers. Only for a private file named
 * with `-o`, never for a terminal or a pipe; who asked and why is journaled before anything is written, for good.
 */
export async function revealedRows(context: Context, ledger: Ledger, subject: Subject): Promise<readonly Row[]> {
  if (context.globals.text('output') === undefined) {
    throw new UserError('usage/conflict', '`--reveal` writes to a file only, never to a terminal or a pipe', {
      hint: 'name a private file with `-o FILE`',
    });
  }
  if (context.reason === null) {
    throw new UserError('usage/missing', '`--reason` is not given', { hint: 'a reveal is journaled with its reason' });
  }
  const document = await ledger.documents.byKey('dossier', subject.key);
  const dossier = document === undefined ? undefined : (JSON.parse(document.body) as Dossier);
  const ssn = (await ledger.secrets.reveal(subject.id, 'ssn'))?.value ?? dossier?.ssn;
  const values: readonly (readonly [what: string, value: string | undefined])[] = [
    ['SSN', ssn],
    ['Birth date', dossier?.birthDate],
    ...(dossier?.dea ?? []).map(
      (one) => [`DEA${one.state === undefined ? '' : ` (${one.state})`}`, one.number] as const,
    ),
  ];
  const rows = values.flatMap(([what, value]): readonly Row[] =>
    value === undefined
      ? []
      : [{ cells: { section: 'revealed', what, detail: value, on: null, through: null, daysLeft: null, id: null } }],
  );
  await journalReveal(context);
  context.say(`revealed into the file: ${rows.map((row) => row.cells.what).join(', ') || 'nothing is recorded'}`);
  return rows;
}

async function journalReveal(context: Context): Promise<void> {
  const ledger = await context.ledgerForWriting();
  const command = {
    name: `${context.command} --reveal`,
    actor: await context.actor(),
    at: context.at,
    asOf: await context.asOf(),
    reason: context.reason,
    irreversible: true,
  };
  await ledger.write(command, async () => undefined);
}
