import { UserError } from '../../../errors.ts';
import { paperFormats, renderedPaper } from '../../../render/paper.ts';
import { minutesPaper } from '../../../reports/committee-papers.ts';
import type { Command } from '../../command.ts';
import { meetingAsked, meetingLabel } from '../../committee/committee-run.ts';
import { signedOffBefore } from '../../committee/signed-off.ts';
import { paperFormat } from '../../paper-format.ts';
import { printPaper } from '../../printing.ts';

/** The minutes of a meeting. */
export const command: Command = {
  summary: 'the minutes of a meeting: attendance, votes, rationale',
  description:
    'Writes the minutes from what was recorded: who attended, each file with outcome, vote, recusals and rationale, what was left. Markdown, or HTML to be printed and signed.',
  arguments: [{ name: 'meeting', help: 'meeting id or day' }],
  examples: ['empanel committee minutes 2026-07-02', 'empanel committee minutes next --format html'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const meeting = await meetingAsked(context, ledger, input.argument('meeting'));
    if (meeting === undefined)
      throw new UserError('record/not-found', 'no meeting is known', {
        hint: '`empanel committee meeting --on DATE` records one',
      });
    const { committee, heldOn, attendees, note, id } = meeting;
    const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
    const items = id === null ? [] : await ledger.committees.agenda(id);
    const decisions = id === null ? [] : await ledger.committees.decisions({ meetingId: id });
    const signed = await signedOffBefore(ledger, meeting);
    const ids = [...new Set([...items, ...decisions].map(({ subject_id }) => subject_id))];
    const files = ids.flatMap((subjectId) => {
      const subject = subjects.get(subjectId);
      const item = items.find(({ subject_id }) => subject_id === subjectId) ?? null;
      const decision = decisions.findLast(({ subject_id }) => subject_id === subjectId) ?? null;
      return subject === undefined ? [] : [{ subject, item, decision }];
    });
    if (attendees.length === 0)
      context.warn(
        `nobody is recorded as present; \`empanel committee meeting --committee ${committee.key} --on ${heldOn} --attended NAME …\` does it`,
      );
    const paper = minutesPaper({
      office: (await context.workspaceIfAny())?.document.name ?? 'Credentialing',
      committee: committee.name,
      heldOn,
      members: committee.members ?? [],
      quorum: committee.quorum,
      attendees,
      note,
      files,
      signedOff: signed.flatMap((decision) => {
        const subject = subjects.get(decision.subject_id);
        return subject === undefined ? [] : [{ subject, decision }];
      }),
      medicalDirector: committee.medicalDirector ?? null,
    });
    const format = paperFormat(context, paperFormats);
    printPaper(context, renderedPaper(paper, format), format, `minutes of ${meetingLabel(meeting)}`);
    return 0;
  },
};
