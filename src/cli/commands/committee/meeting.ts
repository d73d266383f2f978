import { holdMeeting, planMeeting } from '../../../actions/meeting.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { personNamed } from '../../../domain/committee-vote.ts';
import { ownBody } from '../../../domain/file-facts.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import {
  committeeAsked,
  committeesHere,
  type MeetingHere,
  meetingLabel,
  meetingsHere,
  mustNotOnlyReport,
} from '../../committee/committee-run.ts';
import { checkedAttendance, decidedBelowQuorum } from '../../committee/decision-checks.ts';
import type { Context } from '../../context.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Plans meetings, records who attended, lists them. */
export const command: Command = {
  summary: 'plan a meeting, record who attended, or list meetings',
  description:
    'Without --on it lists the meetings of our committees: those recorded and those whose days a document names. With --on it plans one; given again with --attended it records who was there. --cancel takes a meeting back that is not held; its files await the next one.',
  flags: [
    { name: 'committee', value: 'KEY', help: 'which committee, where there are several' },
    { name: 'on', value: 'DATE', help: 'day of the meeting' },
    { name: 'attended', value: 'NAME', many: true, help: 'who was there' },
    { name: 'cancel', help: 'the meeting of that day is not held' },
    { name: 'note', value: 'TEXT', help: 'anything the minutes should say' },
  ],
  examples: [
    'empanel committee meeting',
    'empanel committee meeting --committee credentials --on 2026-07-09 --dry-run',
  ],
  run: async (context, input) => {
    const on = input.date('on', await context.asOf());
    if (input.on('cancel') && (input.names('attended').length > 0 || input.text('note') !== undefined))
      throw new UserError('usage/conflict', '`--cancel` goes with neither `--attended` nor `--note`', {
        hint: 'say why with `--reason TEXT`',
      });
    if (on === undefined) {
      if (input.names('attended').length > 0 || input.text('note') !== undefined || input.on('cancel'))
        throw new UserError('usage/missing', '`--on` is not given', { hint: 'name the day of the meeting' });
      const ledger = await context.ledger();
      await context.show(await meetingTable(await meetingsHere(context, ledger), await context.asOf(), ledger));
      return 0;
    }
    await mustNotOnlyReport(context);
    const ledger = await context.ledgerForWriting();
    const committee = committeeAsked(await committeesHere(context, ledger), input.text('committee'));
    const known = (await meetingsHere(context, ledger)).find(
      (one) => one.committee.key === committee.key && one.heldOn === on && one.id !== null,
    );
    if (input.on('cancel')) return cancel(context, ledger, known, { committee, heldOn: on });
    const { attendees, guests } = attendance(input.namesNoted('attended'), committee.members ?? []);
    const note = input.words('note');
    if (attendees.length > 0 && on > (await context.asOf())) {
      throw new UserError('usage/bad-value', `the meeting of ${longDate(on)} lies ahead`, {
        hint: 'record who attended when it has been held',
      });
    }
    if (known?.id != null) await checkedAttendance(ledger, { ...known, id: known.id, attendees });
    const { receipt, value } = await recorded(context, ledger, async (tx) => {
      if (known?.id == null) return planMeeting(tx, { committee: committee.key, heldOn: on, attendees, note });
      await holdMeeting(tx, known.id, { heldOn: on, attendees, note });
      return known.id;
    });
    if (guests.length > 0)
      context.warn(`not a voting member of the ${committee.name}, recorded as a guest: ${guests.join('; ')}`);
    const who = attendees.length === 0 ? '' : `, ${attendees.length} attended`;
    const held = { id: value, committee, heldOn: on, attendees, note };
    for (const decision of attendees.length === 0 ? [] : await decidedBelowQuorum(ledger, held))
      context.warn(
        `${decision}; \`empanel committee decide … --corrects ID --override --reason TEXT\` says why it stands`,
      );
    await showReceipt(context, receipt, [`${value}: ${meetingLabel({ committee, heldOn: on })}${who}`]);
    context.say(`next: \`empanel committee agenda --meeting ${value}\``);
    return 0;
  },
};

/** Who was there, each once: members as the document spells them, and whoever is none of them. */
function attendance(
  names: readonly string[],
  members: readonly string[],
): { readonly attendees: readonly string[]; readonly guests: readonly string[] } {
  const attendees = [...new Set(names.map((name) => personNamed(name, members) ?? name))];
  return { attendees, guests: members.length === 0 ? [] : attendees.filter((name) => !members.includes(name)) };
}

/** Takes a recorded meeting back, with its agenda; what was decided there stands in the way. */
async function cancel(
  context: Context,
  ledger: Ledger,
  known: MeetingHere | undefined,
  day: Pick<MeetingHere, 'committee' | 'heldOn'>,
): Promise<number> {
  const { committee, heldOn } = day;
  const label = meetingLabel(day);
  const inDocument = (committee.meetings ?? []).includes(heldOn);
  const where = committee.body === ownBody ? '`empanel.yaml`' : `the document of ${committee.body}`;
  const out = `take ${heldOn} out of \`meetings\` in ${where}, and \`empanel sync\``;
  const id = known?.id ?? null;
  if (id === null) {
    throw new UserError('record/not-found', `no meeting of the ${committee.name} is recorded on ${longDate(heldOn)}`, {
      hint: inDocument ? `only a document names it: ${out}` : '`empanel committee meeting` lists them',
    });
  }
  const decided = await ledger.committees.decisions({ meetingId: id });
  const [first] = decided;
  if (first !== undefined) {
    throw new UserError('usage/conflict', `${label} decided on ${countWords(decided.length, 'file')} (${first.id})`, {
      hint: 'a meeting that decided was held; `empanel undo` takes back what was recorded last',
    });
  }
  const items = await ledger.committees.agenda(id);
  const { receipt } = await recorded(context, ledger, async (tx) => {
    for (const item of items) await tx.delete('agenda_item', item.id);
    await tx.delete('meeting', id);
  });
  await showReceipt(context, receipt, [
    `${label}: cancelled, ${countWords(items.length, 'file')} taken off its agenda`,
    ...(inDocument ? [`it is still named: ${out}`] : []),
  ]);
  context.say('next: `empanel committee agenda --add ready`');
  return 0;
}

type Meetings = Awaited<ReturnType<typeof meetingsHere>>;

async function meetingTable(meetings: Meetings, asOf: string, ledger: Ledger): Promise<Table> {
  const items = await ledger.committees.agenda();
  const decisions = await ledger.committees.decisions();
  const count = (list: readonly { readonly meeting_id: string | null }[], id: string | null): number =>
    id === null ? 0 : list.filter(({ meeting_id }) => meeting_id === id).length;
  const next = meetings.find(({ heldOn }) => heldOn >= asOf);
  return {
    report: 'meetings',
    title: 'Meetings',
    asOf,
    columns: [
      { id: 'id', label: 'Meeting', type: 'id', priority: 1 },
      { id: 'committee', label: 'Committee', type: 'text', priority: 1 },
      { id: 'heldOn', label: 'Day', type: 'date', priority: 1 },
      { id: 'state', label: 'State', type: 'text', priority: 2 },
      { id: 'agenda', label: 'On the agenda', type: 'integer', priority: 3 },
      { id: 'decided', label: 'Decided', type: 'integer', priority: 3 },
      { id: 'attended', label: 'Attended', type: 'integer', priority: 4 },
    ],
    rows: meetings.map(({ id, committee, heldOn, attendees }) => ({
      cells: {
        id,
        committee: committee.name,
        heldOn,
        state: heldOn > asOf ? 'planned' : attendees.length > 0 ? 'held' : 'not minuted',
        agenda: count(items, id),
        decided: count(decisions, id),
        attended: attendees.length,
      },
      ...(heldOn > asOf || attendees.length > 0 ? {} : { tone: 'warn' as const }),
    })),
    notes: [],
    empty: 'No meeting is known: name its days under `committees` in empanel.yaml, or plan one with --on.',
    ...(next === undefined ? {} : { next: `empanel committee agenda --meeting ${next.id ?? next.heldOn}` }),
  };
}
