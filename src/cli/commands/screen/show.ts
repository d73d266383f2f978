import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { masked } from '../../../domain/identifiers/mask.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import type { Group } from '../../../domain/nouns/group.ts';
import { fullName } from '../../../domain/person-name.ts';
import type { ListedParty, ScreenedParty } from '../../../domain/screening/exclusion.ts';
import { matchState } from '../../../domain/screening/exclusion-block.ts';
import { dossierParties, organisationParties } from '../../../domain/screening/screened-parties.ts';
import type { Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { MatchOnFile } from '../../../ledger/screening-query.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { storedRecords } from '../../screening/list-store.ts';
import { resolvedMatch } from '../../screening/match-resolution.ts';
import { mapsOf } from '../../screening/screening-lists.ts';
import { because } from '../../screening/screening-table.ts';

/** A match, the two parties side by side. */
export const command: Command = {
  summary: 'one match: our party and the listed one side by side',
  description:
    'Sets what your files say beside what the list says, for the decision. Birth dates stay masked: it says whether they agree.',
  arguments: [{ name: 'match', help: 'id of the match (`h-…`), or who it is about' }],
  examples: ['empanel screen show "ruiz, ana"', 'empanel screen show 1245319599 --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const match = await resolvedMatch(context, ledger, input.argument('match'));
    const asOf = await context.asOf();
    const ours = await partyOf(ledger, match, asOf);
    const theirs = await recordOf(context, ledger, match);
    const state = matchState(match);
    await context.show({
      report: 'match',
      title: `Match ${match.id}`,
      asOf,
      columns: [
        { id: 'what', label: '', type: 'text', priority: 1 },
        { id: 'ours', label: 'Ours', type: 'text', priority: 1 },
        { id: 'listed', label: match.list, type: 'text', priority: 1 },
      ],
      rows: sideBySide(ours, theirs, match),
      lead: [
        `${match.tier}, ${match.score} of 1000: ${because(match, asOf)}`,
        match.review === null
          ? `open since ${match.foundOn}`
          : `${state} on ${match.review.on} by ${match.review.by ?? 'nobody named'}: ${match.review.reason}`,
      ],
      notes:
        theirs === undefined
          ? ['the list that has this record is not at hand any more; its words as recorded are shown']
          : [],
      next:
        state === 'open'
          ? `empanel screen review ${match.id} --verdict different --reason "…"`
          : 'empanel screen list --state open',
    });
    return 0;
  },
};

function sideBySide(
  ours: ScreenedParty | undefined,
  theirs: ListedParty | undefined,
  match: MatchOnFile,
): readonly Row[] {
  const listedNames =
    theirs === undefined
      ? match.listed
      : [
          ...(theirs.name === null ? [theirs.business] : [fullName(theirs.name)]),
          ...[...theirs.otherNames.map(fullName), ...(theirs.otherBusinesses ?? [])],
        ].join('; ');
  const born = (date: string | null | undefined): string | null => (date == null ? null : masked(date, 'birthDate'));
  const agree =
    ours?.birthDate == null || theirs?.birthDate == null
      ? 'cannot be told'
      : ours.birthDate === theirs.birthDate
        ? 'yes'
        : 'no';
  const pairs: readonly (readonly [string, string | null | undefined, string | null | undefined])[] = [
    [
      'names',
      ours === undefined ? match.party : [...ours.names.map(fullName), ...ours.businesses].join('; '),
      listedNames,
    ],
    ['party', match.party, theirs?.business === '' ? null : theirs?.business],
    ['NPI', ours?.npi, theirs?.npi ?? theirs?.npiNote],
    ['birth date', born(ours?.birthDate), born(theirs?.birthDate)],
    ['birth dates equal', agree, agree],
    ['places', ours?.states.join(' '), theirs === undefined ? null : `${theirs.city} ${theirs.state}`.trim()],
    ['specialty', ours?.taxonomies.join(' '), theirs?.specialty],
    ['license', null, theirs?.license],
    ['ground', null, theirs?.grounds],
    ['excluded from', null, match.from],
    ['excluded until', null, match.until],
    ['waived in', null, match.waiver?.state],
  ];
  return pairs
    .filter(([, left, right]) => (left ?? '') !== '' || (right ?? '') !== '')
    .map(([what, left, right]) => ({ cells: { what, ours: left ?? null, listed: right ?? null } }));
}

async function partyOf(ledger: Ledger, match: MatchOnFile, on: CalendarDate): Promise<ScreenedParty | undefined> {
  const [document] = ledger.screenings.partyDocuments([match.subjectId]);
  const [body] = ledger.screenings.bodies([match.subjectId]);
  if (document === undefined || body === undefined) return undefined;
  const value: unknown = JSON.parse(body[1]);
  const { screened } =
    document.kind === 'dossier'
      ? dossierParties(document.subject, value as Dossier)
      : organisationParties(document.subject, value as Group, { on, leastShare: null });
  return screened.find(({ party }) => party === match.party);
}

/** The record in the newest stored file that has it. */
async function recordOf(context: Context, ledger: Ledger, match: MatchOnFile): Promise<ListedParty | undefined> {
  const { root } = await context.workspace();
  const maps = await mapsOf(context);
  const files = (await ledger.screenings.lists()).filter(({ list }) => list === match.list).toReversed();
  for (const file of files) {
    try {
      const found = (await storedRecords(root, file, maps)).find(
        ({ recordSha256 }) => recordSha256 === match.recordSha256,
      );
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      context.warn(error.message);
    }
  }
  return undefined;
}
