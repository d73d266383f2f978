import { holdMeeting, planMeeting } from '../../../actions/meeting.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { committeeAsked, committeesHere, meetingLabel, meetingsHere } from '../../committee/committee-run.ts';
import { checkedAttendance } from '../../committee/decision-checks.ts';
import { noteText } from '../../input.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Plans meetings, records who attended, lists them. */
export const command: Command = {
  summary: 'plan a meeting, record who attended, or list meetings',
  description:
    'Without --on it lists the meetings of our committees: those recorded and those whose days a document names. With --on it plans one; given again with --attended it records who was there.',
  flags: [
    { name: 'committee', value: 'KEY', help: 'which committee, where there are several' },
    { name: 'on', value: 'DATE', help: 'day of the meeting' },
    { name: 'attended', value: 'NAME', many: true, help: 'who was there' },
    { name: 'note', value: 'TEXT', help: 'anything the minutes should say' },
  ],
  examples: [
    'empanel committee meeting',
    'empanel committee meeting --committee credentials --on 2026-07-09 --dry-run',
  ],
  run: async (context, input) => {
    const on = input.date('on', await context.asOf());
    if (on === undefined) {
      if (input.names('attended').length > 0 || input.text('note') !== undefined)
        throw new UserError('usage/missing', '`--on` is not given', { hint: 'name the day of the meeting' });
      const ledger = await context.ledger();
      await context.show(await meetingTable(await meetingsHere(context, ledger), await context.asOf(), ledger));
      return 0;
    }
    const ledger = await context.ledgerForWriting();
    const committee = committeeAsked(await committeesHere(context, ledger), input.text('committee'));
    const known = (await meetingsHere(context, ledger)).find(
      (one) => one.committee.key === committee.key && one.heldOn === on && one.id !== null,
    );
    const attendees = input.names('attended');
    const words = input.text('note');
    const note = words === undefined ? null : noteText(words, '--note');
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
    const who = attendees.length === 0 ? '' : `, ${attendees.length} attended`;
    await showReceipt(context, receipt, [`${value}: ${meetingLabel({ committee, heldOn: on })}${who}`]);
    context.say(`next: \`empanel committee agenda --meeting ${value}\``);
    return 0;
  },
};

type Meetings = Awaited<ReturnType<typeof meetingsHere>>;

async function meetingTable(
  meetings: Meetings,
  asOf: string,
  ledger: Awaited<ReturnType<Parameters<Command['run']>[0]['ledger']>>,
): Promise<Table> {
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
