/**
 * An index that documents are added to while others are checked against it already, so that each file is read once and let
 * go. A dossier asks about other dossiers only by NPI and by its own numbers; where an answer has changed by the end, the
 * check is done again. What was asked is plain data: the end may be known in another thread only.
 */

import type { IndexEntry, Mark } from './index-entry.ts';
import {
  type IndexDraft,
  type IndexedRules,
  indexAdd,
  indexDraft,
  pathsKey,
  type WorkspaceIndex,
} from './workspace-index.ts';

/** What a check was told about dossiers. */
export interface Asked {
  /** Lists that were asked for: of which map, by which key, and how long they were. */
  readonly lists: readonly (readonly [map: 'paths' | 'holders', key: string, length: number])[];
  /** NPIs of which no dossier was known. */
  readonly missing: readonly string[];
}

/**
 * What is remembered of what a check was told. Most are told only that nobody else has the dossier's own numbers: of ten
 * thousand, the numbers need not be remembered twice.
 */
export type Told = Asked | 'nobody else has its numbers';

/** What to remember of what the check of a dossier was told. */
export function toldOf(asked: Asked, entry: IndexEntry | null): Told {
  const isOwn = ([map, key, length]: Asked['lists'][number]): boolean =>
    length === 1 && ownNumbers(entry).some(([ownMap, ownKey]) => ownMap === map && ownKey === key);
  return asked.missing.length === 0 && asked.lists.every(isOwn) ? 'nobody else has its numbers' : asked;
}

function ownNumbers(entry: IndexEntry | null): readonly (readonly [map: 'paths' | 'holders', key: string])[] {
  if (entry?.kind !== 'dossier') return [];
  const held = entry.held.map((mark) => ['holders', mark] as const);
  return entry.key === undefined ? held : [['paths', pathsKey('dossier', entry.key)], ...held];
}

/** What a check found, and what it was told. */
export interface Provisional<Found> {
  readonly found: Found;
  readonly asked: Asked;
}

/** An index in the making. */
export interface GrowingIndex {
  /** The index as it is now; it grows with every document added. */
  readonly index: WorkspaceIndex;
  readonly add: (path: string, entry: IndexEntry) => void;
  /** Runs a check of a dossier before all dossiers are added. One check at a time; the other documents must be there. */
  readonly provisional: <Found>(check: () => Promise<Found>) => Promise<Provisional<Found>>;
  /** Whether the check of a dossier that says `entry` would be told the same now. */
  readonly holds: (told: Told, entry: IndexEntry | null) => boolean;
}

/** An index of no documents yet. `rules`: the packs that ship and those of the workspace. */
export function growingIndex(rules?: IndexedRules, mark?: Mark): GrowingIndex {
  let lists: Asked['lists'][number][] | undefined;
  let missing: string[] = [];
  const draft: IndexDraft = {
    ...indexDraft(rules, mark),
    paths: new AskedLists((key, length) => lists?.push(['paths', key, length])),
    holders: new AskedLists((key, length) => lists?.push(['holders', key, length])),
    dossiers: new AskedSet((npi) => lists !== undefined && missing.push(npi)),
  };
  return {
    index: draft,
    add: (path, entry) => indexAdd(draft, path, entry),
    provisional: async (check) => {
      const noted: Asked['lists'][number][] = [];
      lists = noted;
      missing = [];
      try {
        return { found: await check(), asked: { lists: noted, missing } };
      } finally {
        lists = undefined;
      }
    },
    holds: (told, entry) =>
      typeof told === 'string'
        ? ownNumbers(entry).every(([map, key]) => draft[map].get(key)?.length === 1)
        : told.lists.every(([map, key, length]) => (draft[map].get(key)?.length ?? 0) === length) &&
          told.missing.every((npi) => !draft.dossiers.has(npi)),
  };
}

/** Lists that only grow, and who asked for one. */
class AskedLists<Item> extends Map<string, Item[]> {
  readonly #note: (key: string, length: number) => unknown;

  constructor(note: (key: string, length: number) => unknown) {
    super();
    this.#note = note;
  }

  override get(key: string): Item[] | undefined {
    const list = super.get(key);
    this.#note(key, list?.length ?? 0);
    return list;
  }
}

/** A set that only grows, and who asked for what was not in it. */
class AskedSet extends Set<string> {
  readonly #note: (value: string) => unknown;

  constructor(note: (value: string) => unknown) {
    super();
    this.#note = note;
  }

  override has(value: string): boolean {
    const known = super.has(value);
    if (!known) this.#note(value);
    return known;
  }
}
