/** Rosters of screening runs, kept beside the lists under their hash. */

import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviousRoster } from '../../actions/screened-roster.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  joinedRoster,
  type KeptRoster,
  parsedRoster,
  type Roster,
  subjectsIn,
} from '../../domain/screening/screening-roster.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Screening } from '../../ledger/screening-query.ts';
import { partiesNamedSince, type UnscreenedParty } from '../../reports/unscreened-parties.ts';

/** Path of the roster of a run, relative to the workspace. */
export function storedRosterPath(sha256: string): string {
  return join('.empanel', 'lists', `${sha256}.roster`);
}

/** The roster of a run, or undefined where it, or the one that it builds on, is gone or is no longer what was kept. */
export function keptRoster(root: string, sha256: string): (Roster & Pick<KeptRoster, 'base'>) | undefined {
  const kept = parsed(keptBytes(root, sha256));
  if (kept === undefined || kept.base === null) return kept;
  const base = parsed(keptBytes(root, kept.base));
  return base === undefined ? undefined : { ...joinedRoster(kept, base), base: kept.base };
}

/** The roster of a run for the next one: of a large one only what is asked for is read. Undefined as above. */
export function previousRoster(root: string, run: Screening): PreviousRoster | undefined {
  const bytes = keptBytes(root, run.roster_sha256);
  const head = bytes === undefined ? undefined : parsedRoster(firstLine(bytes));
  if (bytes === undefined || head === undefined) return undefined;
  const { screened } = run;
  // Whom only a document named is asked of that document again.
  const skipped = run.skipped.flatMap(({ subjectId, party, why, document }) =>
    subjectId === null || document !== undefined ? [] : [{ subjectId, party, why }],
  );
  if (head.base === null) {
    const base = { sha256: run.roster_sha256, bytes: bytes.length };
    const whole = (): Roster => parsed(bytes) ?? head;
    return { kept: head, base, whole, subjects: (ids) => subjectsIn(bytes, ids), screened, skipped };
  }
  const kept = parsed(bytes);
  const below = keptBytes(root, head.base);
  if (kept === undefined || below === undefined) return undefined;
  const changed = new Map(kept.subjects.map((one) => [one.subjectId, one]));
  const gone = new Set(kept.gone);
  return {
    kept,
    base: { sha256: head.base, bytes: below.length },
    whole: () => joinedRoster(kept, parsed(below) ?? head),
    subjects: (ids) => {
      const others = subjectsIn(
        below,
        ids.filter((id) => !changed.has(id) && !gone.has(id)),
      );
      return [...ids.flatMap((id) => changed.get(id) ?? []), ...others];
    },
    screened,
    skipped,
  };
}

/** Owners, officials and managing employees of some subjects whom the last screening by a day did not know yet. */
export async function partiesSinceScreening(
  root: string,
  ledger: Ledger,
  subjectIds: readonly string[],
  asOf: CalendarDate,
): Promise<readonly UnscreenedParty[]> {
  const last = (await ledger.screenings.runs(asOf)).at(-1);
  const roster = last === undefined ? undefined : previousRoster(root, last);
  return roster === undefined ? [] : partiesNamedSince(ledger, roster.subjects(subjectIds), asOf);
}

/** Paths, relative to the workspace, of the rosters of runs and of those that they build on. */
export function rosterPathsOf(root: string, runs: readonly Screening[]): ReadonlySet<string> {
  const hashes = runs.map(({ roster_sha256 }) => roster_sha256);
  const bases = hashes.flatMap((sha256) => {
    const bytes = keptBytes(root, sha256);
    return (bytes === undefined ? null : parsedRoster(firstLine(bytes))?.base) ?? [];
  });
  return new Set([...hashes, ...bases].map(storedRosterPath));
}

/** The bytes that were kept under a hash, while they are those. */
function keptBytes(root: string, sha256: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(root, storedRosterPath(sha256)));
    return hash('sha256', bytes, 'hex') === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function parsed(bytes: Buffer | undefined): KeptRoster | undefined {
  return bytes === undefined ? undefined : parsedRoster(bytes.toString('utf8'));
}

function firstLine(bytes: Buffer): string {
  const end = bytes.indexOf('\n');
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}
