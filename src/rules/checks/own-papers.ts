/** Papers by their kind, newest first: of several W-9s on file the last one counts. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Document, Says } from '../../domain/nouns/dossier.ts';
import type { CheckInput } from './check.ts';
import { day, isMap, items, type Loose, type LooseList, text } from './loose-value.ts';

/** A paper of which it is recorded what is printed on it. */
export interface ReadPaper {
  readonly pointer: Pointer;
  readonly says: Loose<Says>;
  /** The day it was signed, or else issued. */
  readonly datedOn: CalendarDate | undefined;
}

/** The papers of a kind that somebody has read, newest first, those without a date last. */
export function readPapers(
  { value }: CheckInput<'dossier' | 'group' | 'facility'>,
  kind: string,
): readonly ReadPaper[] {
  const papers = items(value.documents as LooseList<Document> | null | undefined).flatMap(
    ([index, paper]): readonly ReadPaper[] => {
      const { says } = paper;
      if (text(paper.kind) !== kind || !isMap(says)) return [];
      return [{ pointer: ['documents', index], says, datedOn: day(says.signedOn) ?? day(says.issued) }];
    },
  );
  return papers.toSorted((left, right) => ((left.datedOn ?? '') < (right.datedOn ?? '') ? 1 : -1));
}
