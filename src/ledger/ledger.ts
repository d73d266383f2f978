/**
 * The ledger: what was done, for ever. Tables hold the present, the journal holds every change, deadlines are derived.
 * All SQL lives in this folder; everything outside opens a `Ledger` here and goes through it.
 */

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DeriveDeadlines } from '../domain/deadline.ts';
import type { DeriveParticipation } from '../domain/participation-derivation.ts';
import { UserError } from '../errors.ts';
import { connected, type Store } from './database.ts';
import { Derivation, type DerivedRows, type FindHelp } from './derived.ts';
import { Facts } from './facts-query.ts';
import { ledgerFailure } from './failures.ts';
import { applicationId, backUp, type OpenMode, openFile } from './file.ts';
import { setMetaValue } from './journal.ts';
import { knownVersion, presentLayout } from './layout-version.ts';
import { migrate } from './migrations.ts';
import { layOut, replay } from './replay.ts';
import { Ledger } from './session.ts';
import { exactInstant, type Rules } from './writer.ts';

export { Ledger };

/** How deadlines are made. */
interface DerivationOptions {
  /** Without it deadlines are left as they are and made anew by whoever opens the ledger with it next. */
  readonly derive?: DeriveDeadlines | undefined;
  /** How participation is derived; absent: not at all. */
  readonly participation?: DeriveParticipation | undefined;
  /** Identity of the rules behind `derive`: deadlines made by others are made anew. */
  readonly rulesHash?: string | undefined;
  /** Finds others to help where all is derived anew; absent: nobody does. */
  readonly help?: FindHelp | undefined;
  /** Path of SQLite's native addon, where a bundle keeps it beside itself. */
  readonly nativeBinding?: string | undefined;
}

/** How to open a ledger. */
export interface LedgerOptions extends DerivationOptions {
  readonly path: string;
  /** `create` makes the file when there is none, and opens the one that is there. */
  readonly mode: OpenMode;
  /** The instant to record as the ledger's beginning, or as that of a change of layout. Needed to create. */
  readonly at?: string | undefined;
  /** Ids and the chain depend on it; random when not given. */
  readonly workspaceId?: string | undefined;
  /** How long to wait for another program that is writing; five seconds when not given. */
  readonly busyTimeoutMs?: number | undefined;
}

/** How to derive for a ledger that another connection writes. */
export interface ApartOptions {
  readonly path: string;
  readonly derive: DeriveDeadlines;
  readonly participation: DeriveParticipation;
  readonly nativeBinding?: string | undefined;
}

/** How to look at what was known at an instant. */
export interface KnownAtOptions extends DerivationOptions {
  readonly path: string;
  /** UTC instant: what was recorded until then counts. */
  readonly instant: string;
}

const patienceMs = 5000;

/**
 * Opens the ledger at a path.
 * @throws UserError `ledger/…` or `input/is-a-folder` when the file cannot be used, saying why.
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  try {
    const { path, mode, nativeBinding, busyTimeoutMs = patienceMs } = options;
    const store = openFile({ path, mode, busyTimeoutMs, nativeBinding });
    try {
      await bringUpToDate(store, options);
    } catch (error) {
      store.close();
      throw error;
    }
    return new Ledger(store, rulesOf(options));
  } catch (error) {
    throw ledgerFailure(error, options.path);
  }
}

/**
 * A ledger to read from, in memory: what the one at the path had recorded by an instant.
 * @throws UserError as `openLedger`.
 */
export async function openKnownAt(options: KnownAtOptions): Promise<Ledger> {
  const { path, nativeBinding } = options;
  const connection = { path, busyTimeoutMs: patienceMs, nativeBinding } as const;
  const instant = exactInstant(options.instant);
  const rules = rulesOf(options);
  const target = connected({ ...connection, address: ':memory:', access: 'read' });
  try {
    const source = openFile({ ...connection, mode: 'read' });
    try {
      knownVersion(source);
      await target.unsealed(async () => replay(source, target, instant));
    } finally {
      source.close();
    }
    await target.unsealed(async () => {
      if (rules !== undefined) await new Derivation(target, new Facts(target), rules).rebuild(true);
      setMetaValue(target, 'rules', rules?.hash ?? '');
    });
    return new Ledger(target, rules);
  } catch (error) {
    target.close();
    throw ledgerFailure(error, path);
  }
}

/**
 * Derives subjects for the ledger at a path that another connection is making anew: `claim` says which, `send` takes what
 * they come to. What that connection has not yet committed is not seen.
 */
export async function deriveApart(
  { path, nativeBinding, derive, participation }: ApartOptions,
  claim: () => readonly string[],
  send: (rows: readonly DerivedRows[]) => void,
): Promise<void> {
  const store = openFile({ path, mode: 'read', busyTimeoutMs: patienceMs, nativeBinding });
  try {
    // All facts are read once: mapped, most of a large file would stay in the memory of the process.
    store.pragma('mmap_size = 0');
    const derivation = new Derivation(store, new Facts(store), { derive, participation });
    for (let ids = claim(); ids.length > 0; ids = claim()) {
      const rows: DerivedRows[] = [];
      for (const id of ids) rows.push(await derivation.rows(id));
      send(rows);
    }
  } finally {
    store.close();
  }
}

function rulesOf({ derive, participation, rulesHash, help }: DerivationOptions): Rules | undefined {
  return derive === undefined ? undefined : { derive, participation, help, hash: rulesHash ?? 'unnamed' };
}

async function bringUpToDate(store: Store, options: LedgerOptions): Promise<void> {
  const version = knownVersion(store);
  if (version === presentLayout) return;
  if (version === 0) {
    if (store.pragma('application_id') === applicationId) {
      throw new UserError('ledger/damaged', `\`${store.path}\` has lost its layout`, {
        hint: 'restore the newest backup',
      });
    }
    if (options.at === undefined) throw new Error('to create a ledger takes the instant of creation');
    layOut(store, { workspaceId: options.workspaceId ?? randomUUID(), createdAt: exactInstant(options.at) });
    return;
  }
  if (store.access === 'read-only') {
    throw new UserError(
      'ledger/read-only',
      `\`${store.path}\` has layout ${version} and may not be brought up to date`,
      {
        hint: `make it writable once, so that it can be brought to layout ${presentLayout}`,
      },
    );
  }
  await store.unsealed(async () => {
    backUp(store, freePath(`${store.path}.layout-${version}`));
    migrate(store, options.at === undefined ? null : exactInstant(options.at), () => undefined);
  });
}

/** The path, or the first numbered one after it where nothing is: a copy that an interrupted migration left is kept. */
function freePath(path: string): string {
  let free = path;
  for (let number = 2; existsSync(free); number += 1) free = `${path}.${number}`;
  return free;
}
