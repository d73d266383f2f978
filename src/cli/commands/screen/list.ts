import { matchState } from '../../../domain/screening/exclusion-block.ts';
import type { Command } from '../../command.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';
import { matchColumns, matchRow } from '../../screening/screening-table.ts';

const states = ['open', 'confirmed', 'dismissed'] as const;

/** Lists matches. */
export const command: Command = {
  summary: 'list matches on exclusion lists',
  description:
    'Lists what screening found: open matches first. Dismissed ones, and those another took the place of, with --all.',
  flags: [
    { name: 'state', value: 'S', choices: states, help: 'only open, confirmed or dismissed ones' },
    { name: 'provider', value: 'ID', help: 'of one provider, group or facility' },
    { name: 'all', help: 'dismissed and replaced ones too' },
  ],
  examples: ['empanel screen list', 'empanel screen list --state confirmed --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const words = input.text('provider');
    const subjectId = words === undefined ? undefined : (await resolvedSubject(context, ledger, words)).id;
    const state = input.choice('state', states);
    const practice = await practiceAsked(context, ledger);
    const found = await ledger.screenings.matches({ asOf, ...(subjectId === undefined ? {} : { subjectId }) });
    const subjects = new Map((await ledger.subjects.list({ practice })).map((subject) => [subject.id, subject]));
    const all = practice === undefined ? found : found.filter((match) => subjects.has(match.subjectId));
    const shown = all
      .filter((match) => {
        if (input.on('all')) return state === undefined || matchState(match) === state;
        if (match.closedOn !== null) return false;
        return state === undefined ? matchState(match) !== 'dismissed' : matchState(match) === state;
      })
      .toSorted((left, right) => states.indexOf(matchState(left)) - states.indexOf(matchState(right)));
    const hidden = all.length - shown.length;
    const first = shown[0];
    await context.show({
      report: 'matches',
      title: 'Matches',
      asOf,
      columns: matchColumns,
      rows: shown.map((match) => matchRow(match, subjects.get(match.subjectId), asOf)),
      notes: hidden > 0 && !input.on('all') ? [`${hidden} more with --all`] : [],
      empty:
        all.length === 0
          ? 'No match is on file.'
          : state === undefined || state === 'open'
            ? 'No match awaits a decision.'
            : `No match is ${state}.`,
      next: first === undefined ? 'empanel report screening' : `empanel screen show ${first.id}`,
    });
    return 0;
  },
};
