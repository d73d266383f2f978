import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { matchState } from '../../../domain/screening/exclusion-block.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';
import { matchColumns, matchRow } from '../../screening/screening-table.ts';

const states = ['open', 'confirmed', 'dismissed'] as const;

/** Lists matches. */
export const command: Command = {
  summary: 'list matches on exclusion lists',
  description:
    'Lists what screening found: open matches first. Dismissed ones, and those another took the place of, with --all. With --on it says whether the one named with --provider was excluded on that day: the periods of exclusion lists that hold on it, of which party, confirmed or open, and how far the lists that were looked through tell of that day. Exit 0 when not excluded, as far as is known; 1 when excluded, when a match awaits a decision, or when nobody ever looked.',
  flags: [
    { name: 'state', value: 'S', choices: states, help: 'only open, confirmed or dismissed ones' },
    { name: 'provider', value: 'ID', help: 'of one provider, group or facility' },
    { name: 'on', value: 'DATE', help: 'with --provider: whether they were excluded on that day' },
    { name: 'all', help: 'dismissed and replaced ones too' },
  ],
  examples: [
    'empanel screen list',
    'empanel screen list --state confirmed --format csv',
    'empanel screen list --provider "ruiz, ana" --on 2026-03-01',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const words = input.text('provider');
    const on = input.date('on', asOf);
    if (on !== undefined) return excludedOn(context, input, on);
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
    const others = found.length - all.length;
    const first = shown[0];
    await context.show({
      report: 'matches',
      title: 'Matches',
      asOf,
      columns: matchColumns,
      rows: shown.map((match) => matchRow(match, subjects.get(match.subjectId), asOf)),
      notes: [
        ...(hidden > 0 && !input.on('all') ? [`${hidden} more with --all`] : []),
        ...(others > 0 ? [`${others} not of ${practice}: without \`--practice\``] : []),
      ],
      empty:
        all.length === 0
          ? `No match${practice === undefined ? '' : ` of ${practice}`} is on file.`
          : state === undefined || state === 'open'
            ? 'No match awaits a decision.'
            : `No match is ${state}.`,
      next: first === undefined ? 'empanel report screening' : `empanel screen show ${first.id}`,
    });
    return 0;
  },
};

/** Whether one subject was excluded on a day. */
async function excludedOn(context: Context, input: Input, on: CalendarDate): Promise<number> {
  const needless = input.on('all') ? 'all' : input.text('state') === undefined ? undefined : 'state';
  if (needless !== undefined)
    throw new UserError('usage/conflict', `\`--on\` and \`--${needless}\` exclude each other`, {
      hint: 'the answer for a day names every period that holds on it; leave one of them out',
    });
  const words = input.text('provider');
  if (words === undefined)
    throw new UserError('usage/missing', '`--on` asks about one provider, and `--provider` is not given', {
      hint: 'say whom: `--provider NPI`',
    });
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, words);
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`there are no facts of ${subject.id}`);
  const [
    { exclusionOn },
    { lookedUpOn, searchedLists },
    { exclusionJson, exclusionTable },
    { partiesSinceScreening },
    { namedEnd, readableLists },
  ] = await Promise.all([
    import('../../../domain/screening/exclusion-on.ts'),
    import('../../../domain/screening/last-screening.ts'),
    import('../../../reports/exclusion-answer.ts'),
    import('../../screening/kept-roster.ts'),
    import('../../../sources/lists/list-kinds.ts'),
  ]);
  const found = await ledger.screenings.matches({ asOf, subjectId: subject.id });
  const standing = found.filter(({ closedOn }) => closedOn === null || closedOn > asOf);
  const screenedOn = lookedUpOn(facts, asOf);
  const searched = searchedLists(facts.screenings, asOf);
  const workspace = await context.workspaceIfAny();
  const looks = {
    searched,
    looked: screenedOn !== null,
    namedEnd: namedEnd(readableLists(workspace?.document.exclusionLists ?? [])),
  };
  const answer = exclusionOn(standing, looks, on);
  const root = workspace?.root;
  const since = root === undefined ? [] : await partiesSinceScreening(root, ledger, [subject.id], asOf);
  const unscreened = since.map(({ party }) => party);
  const report = { asOf, subject, on, answer, screenedOn, searched, unscreened };
  if (context.format() === 'json') context.emit(`${JSON.stringify(exclusionJson(report), null, 2)}\n`, 'answer');
  else await context.show(exclusionTable(report));
  return answer.verdict === 'not excluded' ? 0 : 1;
}
