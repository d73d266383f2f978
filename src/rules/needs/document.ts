/** Papers on file: there, new enough, signed, showing what they must show, and saying what the records say. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import type { Document } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { countWords } from '../../domain/number-forms.ts';
import { type CaseFile, dayOf, type Judgement, judged, type NeedJudge, type Place } from './case-file.ts';
import { best } from './paper.ts';
import { saidDifferences } from './said-values.ts';

/** A paper with the place where it is listed. */
export interface FiledPaper {
  readonly paper: Document;
  readonly place: Place;
}

/** The best paper of the kinds the need names; each difference on its own where the need is about what papers say. */
export const documentJudge: NeedJudge = (need, file) => {
  const papers = filedPapers(need, file);
  if (papers.length === 0) return [absent(need, file)];
  if (need.agreesWith !== undefined && need.noOlderThan === undefined && need.kinds === undefined)
    return agreement(papers, need, file);
  const found = papers.map((one) => paperFound(one, need, file));
  const [first, ...others] = found;
  return first === undefined ? [] : [best(first, ...others)];
};

/** Papers that count: of the kinds asked for, of whoever is asked, for this payer, newest first. */
function filedPapers(need: Need, file: CaseFile): readonly FiledPaper[] {
  const { dossier, group, facility } = file;
  const wants = (who: NonNullable<Need['of']>): boolean => need.of === undefined || need.of === who;
  const lists: readonly (readonly [Place['document'], string, readonly Document[]])[] = [
    ...(dossier !== null && wants('provider') ? [['dossier', dossier.npi, dossier.documents ?? []] as const] : []),
    ...(group !== null && wants('group') ? [['group', group.key, group.documents ?? []] as const] : []),
    ...(facility !== null && wants('facility') ? [['facility', facility.key, facility.documents ?? []] as const] : []),
  ];
  return lists
    .flatMap(([document, key, papers]) =>
      papers.map((paper, index): FiledPaper => ({ paper, place: { document, key, pointer: ['documents', index] } })),
    )
    .filter(({ paper }) => need.kinds === undefined || need.kinds.includes(paper.kind))
    .filter(({ paper }) => paper.payer === undefined || file.payer === null || paper.payer === file.payer)
    .toSorted((left, right) => ((ownDate(left.paper) ?? '') < (ownDate(right.paper) ?? '') ? 1 : -1));
}

/** The date a paper bears: beside the signature, else of its issue. */
function ownDate(paper: Document): CalendarDate | undefined {
  return (paper.says?.signedOn ?? paper.says?.issued) as CalendarDate | undefined;
}

function absent(need: Need, file: CaseFile): Judgement {
  const kinds = need.kinds ?? ['paper'];
  const what = kinds.map(kindWords).join(' or ');
  if (need.ifClaimed === true) return judged('not-applicable', `no ${what} is on file`, null);
  const whose = need.of === 'group' && file.group !== null ? ` of ${file.group.legalName}` : '';
  if (need.of === 'group' && file.group === null) {
    return judged('unknown', `no group is named whose ${what} could be looked for`, null, {
      help: 'name the group with `--group`',
    });
  }
  const place: Place | null =
    need.of === 'group' && file.group !== null
      ? { document: 'group', key: file.group.key, pointer: file.group.documents === undefined ? [] : ['documents'] }
      : file.dossier !== null
        ? {
            document: 'dossier',
            key: file.dossier.npi,
            pointer: file.dossier.documents === undefined ? [] : ['documents'],
          }
        : null;
  return judged('missing', `no ${what}${whose} is on file`, place, {
    help: 'file the paper and record what it says under `documents`',
  });
}

/** A kind of paper in words: "W-9", "bank letter". */
export function kindWords(kind: string): string {
  const plain: Readonly<Record<string, string>> = {
    w9: 'W-9',
    cp575: 'IRS letter CP 575',
    '147c': 'IRS letter 147C',
    cv: 'CV',
    dea: 'DEA certificate',
    cds: 'CDS certificate',
    'eft-form': 'EFT form',
    'era-form': 'ERA form',
    'ftca-letter': 'FTCA letter',
    ecfmg: 'ECFMG certificate',
    dd214: 'DD 214',
    'tb-test': 'TB test',
    'npi-confirmation': 'NPI confirmation',
    clia: 'CLIA certificate',
    'caqh-summary': 'CAQH summary',
    'caqh-attestation': 'CAQH attestation',
  };
  return plain[kind] ?? kind.replaceAll('-', ' ');
}

function paperFound({ paper, place }: FiledPaper, need: Need, file: CaseFile): Judgement {
  const what = kindWords(paper.kind);
  const lacks = (need.says ?? []).filter((value) => paper.says?.[value] === undefined || paper.says[value] === false);
  if (lacks.length > 0) {
    const shown = lacks.map((value) => `\`${value}\``).join(', ');
    const because = `the ${what} does not show ${shown}, as far as is recorded`;
    return judged('missing', because, place, { help: 'record what it says under `says`, or ask for a complete one' });
  }
  const differs = need.agreesWith === undefined ? [] : saidDifferences(paper, need, file);
  const [difference] = differs;
  if (difference !== undefined)
    return judged('missing', `the ${what} ${differs.map((one) => one.words).join('; it ')}`, difference.at(place), {
      help: 'correct whichever of the two is wrong',
    });
  return dated(paper, what, need, file, place);
}

function dated(paper: Document, what: string, need: Need, file: CaseFile, place: Place): Judgement {
  const on = ownDate(paper);
  if (need.signed === true && paper.says?.signedOn === undefined) {
    return judged('unknown', `the day the ${what} was signed is not recorded`, place, {
      help: 'record it under `says.signedOn`',
    });
  }
  const expires = paper.says?.expires as CalendarDate | undefined;
  if (expires !== undefined && expires < file.asOf) return judged('expired', `the ${what} expired ${expires}`, place);
  if (need.noOlderThan === undefined)
    return judged('met', `the ${what} is on file${on === undefined ? '' : `, of ${on}`}`, place);
  if (on === undefined) {
    return judged('unknown', `the date of the ${what} is not recorded`, place, {
      help: 'record it under `says.signedOn`',
    });
  }
  const limit = duration(need.noOlderThan);
  const through = dateAfter(on, limit);
  const counts = `the ${what} is of ${on} and counts ${durationText(limit)}, through ${through}`;
  const day = dayOf(need.validThrough, file) ?? file.asOf;
  return judged(through < day ? 'stale' : 'met', counts, place, { help: 'have a new one signed' });
}

/** Every paper that says something else than the records; one judgement when all agree. */
function agreement(papers: readonly FiledPaper[], need: Need, file: CaseFile): readonly Judgement[] {
  const wrong = papers.flatMap(({ paper, place }) =>
    saidDifferences(paper, need, file).map((difference) =>
      judged('missing', `the ${kindWords(paper.kind)} ${difference.words}`, difference.at(place), {
        about: kindWords(paper.kind),
        help: 'correct whichever of the two is wrong, before a reviewer compares them',
      }),
    ),
  );
  if (wrong.length > 0) return wrong;
  const said = papers.filter(({ paper }) => paper.says !== undefined).length;
  return [judged('met', `${countWords(said, 'paper says', 'papers say')} what the records say`, null)];
}
