/** Commands, one at a time: each is one transaction that also keeps the derived rows in step. */

import type { Command, Written } from './command.ts';
import type { Store } from './database.ts';
import { Derivation, type Derive, type FindHelp, type Rebuilt } from './derived.ts';
import { Door } from './door.ts';
import type { Facts } from './facts-query.ts';
import { metaValue, setMetaValue } from './journal.ts';

/** How derived rows are made, and by which rules: a change of the hash means that all must be made anew. */
export interface Rules extends Derive {
  readonly hash: string;
  /** Finds others to help where all is derived anew; absent: nobody does. */
  readonly help?: FindHelp | undefined;
}

/** Runs commands on a store. */
export class Writer {
  readonly #store: Store;
  readonly #facts: Facts;
  readonly #rules: Rules | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** Whether commands are tried in turn; `failed`: one of them could not be done, and none is tried any more. */
  #trial: 'none' | 'under way' | 'failed' = 'none';
  /** What the latest rebuild did, to be told again as long as nothing has been written since. */
  #latestRebuild: { readonly version: string; readonly rebuilt: Rebuilt } | undefined;

  constructor(store: Store, facts: Facts, rules: Rules | undefined) {
    this.#store = store;
    this.#facts = facts;
    this.#rules = rules;
  }

  /** Runs a command's body in a transaction, to keep or to look at only; `read` sees what follows from it either way. */
  async run<T>(
    command: Command,
    keep: boolean,
    body: (door: Door) => Promise<T>,
    read?: () => Promise<void>,
  ): Promise<Written<T>> {
    const exact = { ...command, at: exactInstant(command.at), asOf: exactDate(command.asOf) };
    return this.alone(async () => {
      if (this.#trial === 'failed') throw new Error('a command of the trial has failed');
      if (this.#trial === 'none') this.#store.exec('BEGIN IMMEDIATE');
      try {
        const door = new Door(this.#store, exact);
        const value = await body(door);
        const receipt = door.end();
        if (receipt.commandId !== null) await this.#derive(door);
        await read?.();
        if (this.#trial === 'none') this.#store.exec(keep && receipt.commandId !== null ? 'COMMIT' : 'ROLLBACK');
        return { value, receipt };
      } catch (error) {
        if (this.#trial === 'under way') this.#trial = 'failed';
        this.#store.rollback();
        throw error;
      }
    });
  }

  /** Runs an effect whose commands each see what those before it did, and keeps nothing of them. */
  async trial<T>(effect: () => Promise<T>): Promise<T> {
    await this.alone(async () => this.#store.exec('BEGIN IMMEDIATE'));
    this.#trial = 'under way';
    try {
      return await effect();
    } finally {
      this.#trial = 'none';
      this.#store.rollback();
    }
  }

  /** Derives everything anew and remembers by which rules; `step` is told after each subject. */
  async rebuild(rules: Rules, step?: () => void): Promise<Rebuilt> {
    return this.alone(async () => {
      const latest = this.#latestRebuild;
      if (latest !== undefined && latest.version === this.#version()) return latest.rebuilt;
      this.#store.exec('BEGIN IMMEDIATE');
      try {
        const rebuilt = await this.#rebuilt(rules, step, rules.help);
        this.#store.exec('COMMIT');
        this.#latestRebuild = { version: this.#version(), rebuilt };
        return rebuilt;
      } catch (error) {
        this.#store.rollback();
        throw error;
      }
    });
  }

  /**
   * Waits until nothing else uses the connection, then runs the effect. The database knows one transaction per
   * connection, and an awaiting command holds it open: without this, two commands would share one.
   */
  alone<T>(effect: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(effect);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #derive(door: Door): Promise<void> {
    const { subjects, bodies, groups, roster } = door.reach;
    if (this.#rules === undefined) {
      // Whoever knows the rules next makes the rows anew.
      if (roster || subjects.size + bodies.size + groups.size > 0) setMetaValue(this.#store, 'rules', '');
      return;
    }
    if (metaValue(this.#store, 'rules') === this.#rules.hash) {
      return new Derivation(this.#store, this.#facts, this.#rules).follow(door.reach);
    }
    await this.#rebuilt(this.#rules);
  }

  async #rebuilt(rules: Rules, step?: () => void, find?: FindHelp): Promise<Rebuilt> {
    const byOthers = metaValue(this.#store, 'rules') !== rules.hash;
    const rebuilt = await new Derivation(this.#store, this.#facts, rules).rebuild(byOthers, step, find);
    if (byOthers) setMetaValue(this.#store, 'rules', rules.hash);
    return rebuilt;
  }

  /** Changes when this connection or another one has written. */
  #version(): string {
    return `${this.#store.pragma('data_version')} ${this.#store.get<{ n: number }>('SELECT total_changes() AS n')?.n}`;
  }
}

/** A UTC instant with milliseconds, so that instants compare as text. */
export function exactInstant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?Z$/.exec(text);
  if (match === null) throw new Error(`not a UTC instant: ${text}`);
  return `${match[1]}.${(match[2] ?? '').padEnd(3, '0')}Z`;
}

function exactDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`not a calendar date: ${text}`);
  return text;
}
