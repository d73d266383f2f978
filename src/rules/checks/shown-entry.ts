/** Which entry of a document a paper on file shows: the license behind the scan of a license. */

import type { Pointer } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Document } from '../../domain/nouns/dossier.ts';
import type { CheckInput } from './check.ts';
import { isMap, items, type Leaf, type Loose, type LooseList, text } from './loose-value.ts';

/** An entry that a paper can show, with the members papers print. */
export interface ShownEntry {
  /** What it is, for people, with its number: "MA license `204511`". */
  readonly what: string;
  readonly pointer: Pointer;
  readonly number: string | undefined;
  readonly state: string | undefined;
  /** All members, whatever their kind. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Whether its number is never shown. */
  readonly isSecret: boolean;
}

/** What a paper shows: one entry; a number that no entry has; or nothing that can be told. */
export type Shown =
  | { readonly kind: 'entry'; readonly entry: ShownEntry }
  | { readonly kind: 'unknown-number'; readonly number: string; readonly entries: readonly ShownEntry[] }
  | { readonly kind: 'untold' };

/** The member of a dossier, or of an organization, that lists what a kind of paper shows, and its name. */
const dossierLists: Readonly<Record<string, readonly [string, string]>> = {
  license: ['licenses', 'license'],
  'compact-privilege': ['licenses', 'license'],
  dea: ['dea', 'DEA registration'],
  cds: ['cds', 'registration'],
  'board-certificate': ['boards', 'board certificate'],
  'malpractice-face-sheet': ['malpracticeCover', 'malpractice cover'],
  certification: ['certifications', 'certification'],
  'training-certificate': ['training', 'training'],
  'collaborative-agreement': ['supervision', 'agreement'],
  'prescriptive-agreement': ['supervision', 'agreement'],
};
const organizationLists: Readonly<Record<string, readonly [string, string]>> = {
  'malpractice-face-sheet': ['cover', 'cover'],
  'general-liability': ['cover', 'cover'],
  'facility-license': ['licenses', 'license'],
  'business-license': ['licenses', 'license'],
  accreditation: ['licenses', 'accreditation'],
  clia: ['licenses', 'CLIA certificate'],
};

/** What a paper of this document shows. */
export function shownBy(input: CheckInput<'dossier' | 'group' | 'facility'>, paper: Loose<Document>): Shown {
  const kind = text(paper.kind) ?? '';
  const lists = input.kind === 'dossier' ? dossierLists : organizationLists;
  const found = Object.hasOwn(lists, kind) ? lists[kind] : undefined;
  if (found === undefined) return { kind: 'untold' };
  const [list, name] = found;
  const entries = entriesOf(input.value as Readonly<Record<string, unknown>>, list, name);
  const state = text(paper.state) ?? text(paper.says?.state);
  const isThere = (entry: ShownEntry): boolean =>
    state === undefined || entry.state === undefined || entry.state === state;
  const named = text(paper.of);
  const number = named ?? text(paper.says?.number) ?? text(paper.says?.deaNumber);
  const same = number === undefined ? [] : entries.filter((entry) => isSameNumber(entry.number, number));
  if (same.length > 0) return onlyEntry(same) ?? onlyEntry(same.filter(isThere)) ?? { kind: 'untold' };
  if (named !== undefined && entries.length > 0) return { kind: 'unknown-number', number: named, entries };
  return onlyEntry(entries.filter(isThere)) ?? { kind: 'untold' };
}

function onlyEntry(entries: readonly ShownEntry[]): Shown | undefined {
  const [entry, another] = entries;
  return entry === undefined || another !== undefined ? undefined : { kind: 'entry', entry };
}

/** Whether two numbers are the same to a clerk: blanks, punctuation, case and leading zeros do not count. */
export function isSameNumber(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left === right || numberKey(left) === numberKey(right);
}

function numberKey(number: string): string {
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+(?=.)/, '');
}

function entriesOf(document: Readonly<Record<string, unknown>>, list: string, name: string): readonly ShownEntry[] {
  const isSecret = list === 'dea';
  return items(document[list] as LooseList<{ readonly state?: string }>).map(([index, entry]): ShownEntry => {
    const members: Readonly<Record<string, unknown>> = isMap(entry) ? entry : {};
    const member = (key: string): string | undefined => text(members[key] as Leaf<string> | undefined);
    const number = member('number') ?? member('policy');
    const state = member('state');
    const shown = number === undefined ? '' : ` \`${isSecret ? masked(number, 'dea') : number}\``;
    const place = list === 'licenses' && state !== undefined ? `${state} ` : '';
    return { what: `${place}${name}${shown}`, pointer: [list, index], number, state, members, isSecret };
  });
}
