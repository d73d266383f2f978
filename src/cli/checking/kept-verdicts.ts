/**
 * What a check found, as it is kept for the next one. A practice may have ten thousand documents: so a list for each thing
 * that is known of them, and the states in one text.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind } from '../../documents/document-kind.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Windows } from '../../rules/checks/windows.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import type { DiskState } from './disk-state.ts';
import { placesIn, statesIn, statesText } from './kept-states.ts';

/** A document that is not on the disk any more. */
export interface GoneDocument {
  /** From the workspace's folder. */
  readonly path: string;
  readonly kind: DocumentKind | null;
  readonly subject: string | null;
}

/** A document as a check left it. */
export interface KeptDocument {
  /** From the workspace's folder. */
  readonly path: string;
  /** Before it was read; undefined where the disk did not tell. */
  readonly state: DiskState | undefined;
  readonly kind: DocumentKind | null;
  readonly subject: string | null;
  /** Null where what was found does not hold any more. */
  readonly findings: readonly Finding[] | null;
}

/** What findings rest on, beside the documents and the build. */
export interface KeptBasis {
  /** The as-of day, the folder that paths are shown from, the settings. */
  readonly identity: string;
  /** The kept entries that the findings belong to. */
  readonly rests: string;
  readonly windows: Windows;
  readonly gone: readonly GoneDocument[];
}

/** As JSON. All lists but the last are as long as that of the paths. */
interface KeptLists extends KeptBasis {
  readonly build: string;
  readonly paths: readonly string[];
  readonly kinds: readonly (DocumentKind | null)[];
  readonly subjects: readonly (string | null)[];
  /** As `statesText` gives it. */
  readonly states: string;
  /** By the places of the paths, where anything was found or does not hold. */
  readonly findings: readonly (readonly [place: number, findings: readonly Finding[] | null])[];
}

/** What the last check kept. Documents are asked for by their place in the list of paths. */
export interface KeptVerdicts extends KeptBasis {
  readonly paths: readonly string[];
  readonly kindAt: (place: number) => DocumentKind | null;
  readonly subjectAt: (place: number) => string | null;
  /** Null where what was found does not hold any more. */
  readonly findingsAt: (place: number) => readonly Finding[] | null;
  readonly stateAt: (place: number) => DiskState | undefined;
  /** The place of a path, or -1. Quickest when paths are asked for in the order in which they were kept. */
  readonly placeOf: (path: string) => number;
  /** Whether a file in this state holds what it held then. */
  readonly isUnchanged: (place: number, state: DiskState) => boolean;
}

const name = 'checked.json';
const nothing: readonly Finding[] = [];

/** What is kept in the workspace at `root` by this build; undefined where there is nothing to rely on. */
export function keptVerdicts(root: string): KeptVerdicts | undefined {
  const reading = keptReading(root, name);
  const kept = reading?.value as Partial<KeptLists> | null | undefined;
  if (reading === undefined || kept?.build !== build() || !isWhole(kept)) return undefined;
  const { paths, kinds, subjects } = kept;
  const states = statesIn(kept.states, paths.length);
  if (states === undefined) return undefined;
  const findings = new Map(kept.findings);
  return {
    ...kept,
    kindAt: (place) => kinds[place] ?? null,
    subjectAt: (place) => subjects[place] ?? null,
    findingsAt: (place) => {
      const found = findings.get(place);
      return found === undefined ? nothing : found;
    },
    stateAt: states.at,
    placeOf: placesIn(paths),
    isUnchanged: (place, state) => states.isUnchanged(place, state, reading.keptAt),
  };
}

/** Keeps what a check found that began at the moment `begun`. */
export function keepVerdicts(
  root: string,
  { identity, rests, windows, gone }: KeptBasis,
  documents: readonly KeptDocument[],
  begun: number,
): void {
  const findings: [number, readonly Finding[] | null][] = [];
  documents.forEach(({ findings: found }, place) => {
    if (found?.length !== 0) findings.push([place, found]);
  });
  const lists: KeptLists = {
    build: build(),
    identity,
    rests,
    windows,
    gone,
    paths: documents.map(({ path }) => path),
    kinds: documents.map(({ kind }) => kind),
    subjects: documents.map(({ subject }) => subject),
    states: statesText(documents.map(({ state }) => state)),
    findings,
  };
  keepReading(root, name, lists, begun);
}

function isWhole(kept: Partial<KeptLists>): kept is KeptLists {
  const { paths, kinds, subjects, states, findings, gone } = kept;
  return (
    Array.isArray(paths) &&
    [kinds, subjects].every((list) => Array.isArray(list) && list.length === paths.length) &&
    typeof states === 'string' &&
    Array.isArray(findings) &&
    Array.isArray(gone)
  );
}

let builtAs: string | undefined;

/** The build that runs, as a file beside it names it; empty where the program runs from its sources. */
function build(): string {
  if (builtAs === undefined) {
    builtAs = '';
    try {
      builtAs = readFileSync(join(import.meta.dirname, 'build.txt'), 'latin1').split(' ', 1)[0] ?? '';
    } catch {
      // From sources.
    }
  }
  return builtAs;
}
