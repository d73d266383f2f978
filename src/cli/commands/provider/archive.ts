import { isOpen, lineStanding } from '../../../domain/application.ts';
import { statusOn } from '../../../domain/departure.ts';
import type { Subject } from '../../../domain/facts.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Takes a provider out of the daily lists; nothing is deleted. */
export const command: Command = {
  summary: 'take a provider out of the daily lists',
  description:
    'Archives a provider, or a group or facility: no deadlines, not listed unless asked for. Everything recorded stays, and `undo` or --restore brings it back. Refused while an application is open, and for a provider who has not left: `empanel provider depart` comes first.',
  arguments: [{ name: 'id', help: 'NPI, name, key or id' }],
  flags: [{ name: 'restore', help: 'bring an archived one back' }],
  examples: [
    'empanel provider archive riverside-surgery --reason "closed" --dry-run',
    'empanel provider archive riverside-surgery --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const restore = input.on('restore');
    if (restore && subject.status !== 'archived')
      throw new UserError('record/exists', `${subject.name} is not archived`, {
        hint: 'without `--restore` it is archived',
      });
    if (!restore) refuseStaying(subject, asOf);
    const open = (await ledger.applications.list({ subjectId: subject.id })).filter(({ application }) =>
      application.lines.some((line) => {
        const { state } = lineStanding(application, line, asOf);
        // A termination that was confirmed has done its work.
        return isOpen(state) && !(application.type === 'termination' && state === 'approved');
      }),
    );
    if (!restore && open.length > 0) {
      throw new UserError(
        'application/bad-move',
        `${subject.name} has ${open.length} open ${open.length === 1 ? 'application' : 'applications'}`,
        {
          hint: `withdraw them first: ${open
            .map(({ application }) => `\`empanel application advance ${application.id} withdrawn\``)
            .slice(0, 3)
            .join(', ')}`,
        },
      );
    }
    const status = restore ? await statusBefore(ledger, subject) : 'archived';
    const { receipt } = await recorded(context, ledger, (tx) => tx.update('subject', subject.id, { status }));
    await showReceipt(context, receipt, [`${subject.name}: ${subject.status} → ${status}`]);
    return 0;
  },
};

/** Who works here leaves first: terminations, notices and last claims hang on it. A draft never came. */
function refuseStaying(subject: Subject, asOf: string): void {
  if (subject.kind !== 'provider' || statusOn(subject, asOf) !== 'active') return;
  const planned = subject.departedOn ?? null;
  throw new UserError(
    'application/bad-move',
    planned === null ? `${subject.name} works here` : `${subject.name} leaves on ${planned} only`,
    {
      hint:
        planned === null
          ? `the departure comes first: \`empanel provider depart ${subject.key} --on DATE\``
          : 'archive them when they have left',
    },
  );
}

/** Who had left before has left; a draft that was archived comes back as a draft. */
async function statusBefore(ledger: Ledger, subject: Subject): Promise<Subject['status']> {
  if (subject.departedOn != null) return 'departed';
  const document = subject.kind === 'provider' ? await ledger.documents.byKey('dossier', subject.key) : undefined;
  return document === undefined ? 'active' : ((JSON.parse(document.body) as Dossier).status ?? 'active');
}
