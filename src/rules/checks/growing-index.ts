/**
 * An index that documents are added to while others are checked against it already, so that each file is read once and let
 * go. A dossier asks about other dossiers only by NPI and by its own numbers; where an answer has changed by the end, the
 * check is done again.
 */

import {
  type IndexDraft,
  type IndexedDocument,
  type IndexedRules,
  indexDocument,
  indexDraft,
  type WorkspaceIndex,
} from './workspace-index.ts';

/** What a check found, and whether it would find the same now. */
export interface Provisional<Found> {
  readonly found: Found;
  /** False once documents were added that change what the check was told about dossiers. */
  readonly holds: () => boolean;
}

/** An index in the making. */
export interface GrowingIndex {
  /** The index as it is now; it grows with every document added. */
  readonly index: WorkspaceIndex;
  /** How many documents were added. */
  readonly count: () => number;
  readonly add: (document: IndexedDocument) => void;
  /** Runs a check of a dossier before all dossiers are added. One check at a time; the other documents must be there. */
  readonly provisional: <Found>(check: () => Promise<Found>) => Promise<Provisional<Found>>;
}

/** An index of no documents yet. `rules`: the packs that ship and those of the workspace. */
export function growingIndex(rules?: IndexedRules): GrowingIndex {
  let count = 0;
  let noted: (() => boolean)[] | undefined;
  const note = (same: () => boolean): void => {
    noted?.push(same);
  };
  const draft: IndexDraft = {
    ...indexDraft(rules),
    paths: new AskedLists(note),
    holders: new AskedLists(note),
    dossiers: new AskedSet(note),
  };
  return {
    index: draft,
    count: () => count,
    add: (document) => {
      indexDocument(draft, document);
      count += 1;
    },
    provisional: async (check) => {
      const answers: (() => boolean)[] = [];
      noted = answers;
      try {
        return { found: await check(), holds: () => answers.every((same) => same()) };
      } finally {
        noted = undefined;
      }
    },
  };
}

/** Takes down that something was asked: whether the answer would be the same now. */
type Note = (same: () => boolean) => void;

/** Lists that only grow, and who asked for one. */
class AskedLists<Item> extends Map<string, Item[]> {
  readonly #note: Note;

  constructor(note: Note) {
    super();
    this.#note = note;
  }

  override get(key: string): Item[] | undefined {
    const list = super.get(key);
    const length = list?.length ?? 0;
    this.#note(() => (super.get(key)?.length ?? 0) === length);
    return list;
  }
}

/** A set that only grows, and who asked for what was not in it. */
class AskedSet extends Set<string> {
  readonly #note: Note;

  constructor(note: Note) {
    super();
    this.#note = note;
  }

  override has(value: string): boolean {
    const known = super.has(value);
    if (!known) this.#note(() => !super.has(value));
    return known;
  }
}
