import { advance, checkedMove, type Move } from '../../../actions/advance.ts';
import { followUpDay } from '../../../actions/follow-up.ts';
import { freeze } from '../../../actions/submit.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { type ApplicationLine, submissionChannels } from '../../../domain/facts.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { DocumentHash } from '../../../ledger/tables.ts';
import { packVersions } from '../../../rules/rule-set.ts';
import { changedSinceSync } from '../../checking/changed-documents.ts';
import { facilityPacks, type PlacedItem, runChecklist } from '../../checklist-run.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { followUpDefaults } from '../../openings/follow-up-defaults.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

/** Submits an application. */
export const command: Command = {
  summary: 'submit: runs the checklist, freezes what was sent',
  description:
    'Records that an application was sent, on which day and how. The checklist is run first and must be met, unless --override --reason. What was sent is frozen: the dossier as synced, hashes of its papers, versions of the rule packs, the result of the checklist.',
  arguments: [{ name: 'id', help: 'application id or the beginning of it' }],
  flags: [
    { name: 'on', value: 'DATE', help: 'the filing date (default: the as-of day)' },
    { name: 'via', value: 'CHANNEL', choices: submissionChannels, help: submissionChannels.join(', ') },
    { name: 'line', value: 'N', help: 'one line only (default: all)' },
    { name: 'reference', value: 'R', help: 'tracking or confirmation number' },
    { name: 'override', help: 'submit although the checklist is not met (needs --reason)' },
    { name: 'next', value: 'DATE', help: 'day of the next follow-up' },
  ],
  examples: [
    'empanel application submit ruiz/summit-national --via portal --dry-run',
    'empanel application submit bell/medicare-noridian --via mail --on -1d --override --reason "asked for it by phone" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const via = input.choice('via', submissionChannels);
    if (via === undefined)
      throw new UserError('usage/missing', '`--via` is not given', {
        hint: `one of: ${submissionChannels.join(', ')}`,
      });
    const move: Move = {
      name: 'submitted',
      on: input.date('on', asOf) ?? asOf,
      line: input.count('line'),
      via,
      reference: input.words('reference'),
      reason: null,
      dueOn: null,
      until: null,
      reopensOn: null,
      effectiveOn: null,
      payerId: null,
      note: null,
    };
    const lines = checkedMove(application, move, asOf);
    const payers = await payersOf(ledger);
    const payer = application.payer === null ? null : (payers.get(application.payer) ?? null);
    await refuseUnsynced(context, subject.kind, subject.key, ledger);
    const ofFacility = await facilityPacks(ledger, application.facility);
    const result = await runChecklist(context, ledger, {
      subject,
      payer,
      packs: ofFacility,
      type: application.type,
      route: application.route,
      group: application.lines[0]?.group ?? null,
      locations: lineLocations(application.lines),
      products: application.lines.flatMap((line) => (line.product === null ? [] : [line.product])),
      by: undefined,
    });
    const override = input.on('override');
    if (!result.ready && !override) throw notReady(result.items, subject.key, application.payer);
    if (override && context.reason === null)
      throw new UserError('usage/missing', '`--reason` is not given', {
        hint: 'an override is recorded with its reason',
      });
    const document = await ledger.documents.byKey(
      subject.kind === 'provider' ? 'dossier' : subject.kind === 'group' ? 'group' : 'facility',
      subject.key,
    );
    const body: unknown = document === undefined ? null : JSON.parse(document.body);
    const packs = packVersions(await context.rules(), [...(payer?.packs ?? []), ...ofFacility]);
    const next = followUpDay(asOf, input.date('next', asOf), payer ?? undefined, await followUpDefaults(context));
    const { receipt } = await recorded(context, ledger, async (tx) => {
      const stepId = await advance(tx, application, move, lines, { ...next, setOn: asOf });
      await freeze(tx, application.id, stepId, move.on, {
        document: body,
        documents:
          document === undefined
            ? []
            : [{ kind: document.kind, path: document.path, sha256: document.sha256 }, ...papers(body)],
        packs,
        checklist: result.items.map(({ rule, state, because }) => ({ rule, state, because })),
        ready: result.ready,
        overrideReason: result.ready ? null : context.reason,
      });
    });
    const ready = result.ready ? 'checklist met' : 'checklist overridden';
    await showReceipt(context, receipt, [
      `${applicationLabel(application, subject, payers)}: submitted on ${longDate(move.on)} via ${via}, ${ready}; next follow-up ${longDate(next.dueOn)}`,
    ]);
    return 0;
  },
};

/** The locations asked for; none where a line is for all of them. */
function lineLocations(lines: readonly ApplicationLine[]): readonly string[] {
  const keys = lines.map((line) => line.location);
  return keys.includes(null) ? [] : [...new Set(keys.filter((key) => key !== null))];
}

async function refuseUnsynced(context: Context, kind: string, key: string, ledger: Ledger): Promise<void> {
  const workspace = await context.workspaceIfAny();
  if (workspace === undefined) return;
  const changed = await changedSinceSync(context, workspace);
  const document = await ledger.documents.byKey(
    kind === 'provider' ? 'dossier' : kind === 'group' ? 'group' : 'facility',
    key,
  );
  if (document !== undefined && changed.includes(document.path)) {
    throw new UserError('documents/changed-since-sync', `\`${document.path}\` differs from its synced form`, {
      hint: 'run `empanel sync`, look at the difference, and submit again',
    });
  }
}

function notReady(items: readonly PlacedItem[], subject: string, payer: string | null): UserError {
  const open = items.filter((item) => item.blocks && !['met', 'waived', 'not-applicable'].includes(item.state));
  const shown = open.slice(0, 5).map((item) => `${item.title} (${item.state})`);
  const more = open.length > shown.length ? ` and ${open.length - shown.length} more` : '';
  return new UserError(
    'application/not-ready',
    `the checklist has ${open.length} open ${open.length === 1 ? 'item' : 'items'}: ${shown.join('; ')}${more}`,
    {
      hint: `\`empanel checklist ${subject}${payer === null ? '' : ` --payer ${payer}`} --open-only\` shows them; \`--override --reason TEXT\` submits anyway`,
    },
  );
}

function papers(body: unknown): readonly DocumentHash[] {
  const { documents = [] } = body as Pick<Dossier, 'documents'>;
  return documents.flatMap((paper) =>
    paper.file === undefined || paper.sha256 === undefined
      ? []
      : [{ kind: paper.kind, path: paper.file, sha256: paper.sha256 }],
  );
}
