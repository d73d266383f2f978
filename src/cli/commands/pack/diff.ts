import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../../domain/facts.ts';
import type { Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { deriveDeadlines } from '../../../rules/clocks/derivation.ts';
import { type DeadlineMove, deadlineMoves, type PackChange, packDifference } from '../../../rules/pack-difference.ts';
import type { RulePack } from '../../../rules/pack-entry.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { namedPack } from '../../pack-file.ts';
import { progress } from '../../progress.ts';
import { derivationSettings } from '../../workspace-packs.ts';
import { rulesWith } from '../../workspace-rules.ts';

/** What changes between two packs. */
export const command: Command = {
  summary: 'what changes between two packs, and which deadlines move',
  description:
    'Compares two packs, or two versions of one, entry by entry and field by field. In a workspace with a ledger it also derives every deadline twice, with the first pack and with the second in its place, and lists those open on the as-of day that move, appear or disappear: nothing is written. An earlier version kept in git comes from `git show REVISION:packs/ours.pack.yaml > before.pack.yaml`.',
  arguments: [
    { name: 'before', help: 'id of a pack, or the path of a pack file' },
    { name: 'after', help: 'id of a pack, or the path of a pack file' },
  ],
  examples: ['empanel pack diff caqh caqh', 'empanel pack diff medicare medicaid --format csv'],
  run: async (context, input) => {
    const before = (await namedPack(context, input.argument('before'))).pack;
    const after = (await namedPack(context, input.argument('after'))).pack;
    const asOf = await context.asOf();
    const changes = packDifference(before.pack, after.pack);
    const moved = await movedDeadlines(context, before, after, asOf);
    await context.show({
      report: 'pack-difference',
      title: `${before.pack.id} ${before.pack.version} to ${after.pack.id} ${after.pack.version}`,
      asOf,
      lead: leadOf(changes, moved),
      columns: [
        { id: 'change', label: 'Change', type: 'text', priority: 1 },
        { id: 'rule', label: 'Rule', type: 'id', priority: 1 },
        { id: 'since', label: 'Version since', type: 'text', priority: 5 },
        { id: 'field', label: 'Field', type: 'text', priority: 2 },
        { id: 'before', label: 'Before', type: 'text', priority: 1 },
        { id: 'after', label: 'After', type: 'text', priority: 1 },
        { id: 'days', label: 'Days', type: 'integer', priority: 1 },
        { id: 'deadline', label: 'Deadline', type: 'id', priority: 2 },
        { id: 'subject', label: 'Subject', type: 'text', priority: 1 },
        { id: 'title', label: 'Title', type: 'text', priority: 4 },
        { id: 'application', label: 'Application', type: 'id', priority: 6 },
      ],
      rows: [...changes.map(changeRow), ...(moved ?? []).map(moveRow)],
      notes: notesOf(changes, moved),
      empty: 'The two say the same.',
    });
    return 0;
  },
};

interface Moved extends DeadlineMove {
  readonly subject: Subject;
}

function leadOf(changes: readonly PackChange[], moved: readonly Moved[] | null): readonly string[] {
  const count = (change: PackChange['change']): number =>
    changes.filter((one) => one.change === change && one.rule !== null && one.field === null).length;
  const touched = new Set(changes.filter((one) => one.field !== null).flatMap((one) => one.rule ?? [])).size;
  const entries = `entries: ${count('added')} added, ${count('removed')} removed, ${touched} changed`;
  return moved === null ? [entries] : [entries, `open deadlines that move, appear or disappear: ${moved.length}`];
}

function notesOf(changes: readonly PackChange[], moved: readonly Moved[] | null): readonly string[] {
  if (moved === null) return ['there is no ledger here, so no deadlines are compared'];
  if (moved.length > 0 || changes.length === 0) return [];
  return [
    'no open deadline rests on what changed; a pack counts where `packs` of empanel.yaml, a payer or a facility name it',
  ];
}

/** What the second pack would do to the open deadlines if it stood in the place of the first; null without a ledger. */
async function movedDeadlines(
  context: Context,
  before: RulePack,
  after: RulePack,
  asOf: CalendarDate,
): Promise<readonly Moved[] | null> {
  const workspace = await context.workspaceIfAny();
  if (workspace === undefined) return null;
  const ledger = await ledgerIfAny(context);
  if (ledger === null) return null;
  const settings = derivationSettings(workspace);
  // Payers and the workspace name the pack by its id, so the second takes the id of the first.
  const taken = { path: after.path, pack: { ...after.pack, id: before.pack.id } };
  const derive = {
    before: deriveDeadlines(await rulesWith(workspace, before), settings),
    after: deriveDeadlines(await rulesWith(workspace, taken), settings),
  };
  const surroundings = await ledger.facts.context();
  const ids = await ledger.facts.subjectIds();
  const bar = progress(context, 'compare', ids.length);
  const moved: Moved[] = [];
  for (const id of ids) {
    const facts = await ledger.facts.of(id);
    bar.step();
    if (facts === undefined) continue;
    const moves = deadlineMoves(derive.before(facts, surroundings), derive.after(facts, surroundings), asOf);
    moved.push(...moves.map((move) => ({ ...move, subject: facts.subject })));
  }
  bar.end();
  return moved.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

async function ledgerIfAny(context: Context): Promise<Ledger | null> {
  try {
    return await context.ledger();
  } catch (error) {
    if (error instanceof UserError && error.code === 'ledger/missing') return null;
    throw error;
  }
}

function sortKey({ rule, subject, id }: Moved): string {
  return `${rule} ${subject.name} ${id}`;
}

function changeRow({ change, rule, since, field, before, after }: PackChange): Row {
  const cells = { change, rule, since, field, before, after };
  return { cells: { ...cells, days: null, deadline: null, subject: null, title: null, application: null } };
}

function moveRow({ change, rule, before, after, days, id, title, applicationId, subject }: Moved): Row {
  const words = { later: 'due later', earlier: 'due earlier' } as const;
  const cells = { change: change === 'later' || change === 'earlier' ? words[change] : change, rule, before, after };
  return {
    ...(change === 'earlier' || change === 'appears' ? { tone: 'warn' as const } : {}),
    cells: {
      ...cells,
      since: null,
      field: 'due',
      days,
      deadline: id,
      subject: subject.name,
      title,
      application: applicationId,
    },
  };
}
