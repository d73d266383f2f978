/** The papers of a document together with what they show and say. */

import type { Pointer } from '../../domain/finding.ts';
import type { Document, Says } from '../../domain/nouns/dossier.ts';
import type { CheckInput } from './check.ts';
import { isMap, items, type Loose, type LooseList, text } from './loose-value.ts';
import { type Shown, shownBy } from './shown-entry.ts';

/** A paper on file. */
export interface PaperWithSays {
  readonly kind: string;
  readonly pointer: Pointer;
  readonly paper: Loose<Document>;
  /** What is printed on it; empty where nothing was recorded. */
  readonly says: Loose<Says> & Readonly<Record<string, unknown>>;
  readonly shown: Shown;
  /** Whether a newer paper of the same kind shows the same. */
  readonly isOutdated: boolean;
}

/** The papers of which something is recorded, each with the entry that it shows. */
export function papersOf(input: CheckInput<'dossier' | 'group' | 'facility'>): readonly PaperWithSays[] {
  const list = input.value.documents as LooseList<Document> | null | undefined;
  const papers = items(list).map(([index, paper]) => {
    const says = isMap(paper.says) ? (paper.says as PaperWithSays['says']) : ({} as PaperWithSays['says']);
    const kind = text(paper.kind) ?? '';
    return { kind, pointer: ['documents', index] as Pointer, paper, says, shown: shownBy(input, paper) };
  });
  return papers.map((one) => ({ ...one, isOutdated: papers.some((other) => other !== one && isNewer(other, one)) }));
}

type Undated = Omit<PaperWithSays, 'isOutdated'>;

/** Whether one paper stands in the place of the other: same kind, same entry, valid longer. */
function isNewer(paper: Undated, than: Undated): boolean {
  if (paper.kind !== than.kind || paper.shown.kind !== 'entry' || than.shown.kind !== 'entry') return false;
  if (paper.shown.entry.pointer.join('/') !== than.shown.entry.pointer.join('/')) return false;
  const [expires, before] = [text(paper.says.expires), text(than.says.expires)];
  return expires !== undefined && before !== undefined && expires > before;
}
