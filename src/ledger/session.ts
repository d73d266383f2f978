/** An open ledger: what can be asked of it and done with it. */

import { statSync } from 'node:fs';
import type { PublishedEvent } from '../domain/table.ts';
import { type ErrorCode, UserError } from '../errors.ts';
import { Applications } from './application-query.ts';
import { Claims } from './claim-query.ts';
import type { Command, Transaction, Written } from './command.ts';
import { Committees } from './committee-query.ts';
import { Contracts } from './contract-query.ts';
import type { Store } from './database.ts';
import { Deadlines } from './deadline-query.ts';
import { deriveBeside, type Rebuilt } from './derived.ts';
import { Documents, publishedEvents, Secrets, Tasks } from './document-query.ts';
import { Evidences } from './evidence-query.ts';
import { Facts } from './facts-query.ts';
import { backUp } from './file.ts';
import { type Head, headOf, identityOf, metaValue } from './journal.ts';
import { Journal, type RecordedCommand } from './journal-query.ts';
import { schemaVersion } from './layout-version.ts';
import { Occurrences } from './occurrence-query.ts';
import { Participations } from './participation-query.ts';
import { Privileges } from './privilege-query.ts';
import { Rates } from './rate-query.ts';
import { Screenings } from './screening-query.ts';
import { sql } from './stored-tables.ts';
import { Subjects } from './subject-query.ts';
import { factTableNames } from './table-shapes.ts';
import type { FactTable, WrittenFile } from './tables.ts';
import { reverse, undoTarget } from './undo.ts';
import { type LedgerVerification, verification } from './verification.ts';
import { type Rules, Writer } from './writer.ts';

/** What the ledger is. */
export interface LedgerInfo {
  readonly path: string;
  readonly workspaceId: string;
  readonly createdAt: string;
  readonly schemaVersion: number;
  readonly head: Head;
  readonly bytes: number;
  readonly rows: Readonly<Record<FactTable | 'deadline', number>>;
}

/** What was undone, and the files that the command had written: for the caller to remove where they are unchanged. */
export interface Undone {
  readonly command: RecordedCommand;
  readonly files: readonly WrittenFile[];
}

/**
 * Whether the deadlines were those of the present rules, were made anew, or were made anew for this process only because
 * the file could not be written.
 */
export type DerivationState = 'current' | 'rederived' | 'temporary';

const unwritable: readonly ErrorCode[] = ['ledger/locked', 'ledger/read-only', 'ledger/disk-full'];

/** An open ledger. All reading and writing is asynchronous; commands run one at a time. */
export class Ledger {
  readonly subjects: Subjects;
  readonly documents: Documents;
  readonly applications: Applications;
  readonly deadlines: Deadlines;
  readonly journal: Journal;
  readonly #store: Store;
  readonly #rules: Rules | undefined;
  readonly #readers = new Map<unknown, unknown>();
  #writerMade: Writer | undefined;

  constructor(store: Store, rules: Rules | undefined) {
    this.#store = store;
    this.#rules = rules;
    this.subjects = new Subjects(store);
    this.documents = new Documents(store);
    this.applications = new Applications(store);
    this.deadlines = new Deadlines(store);
    this.journal = new Journal(store);
  }

  /** Reads from here on without mapping the file: what is read once would else stay in the memory of the process. */
  readOnce(): void {
    this.#store.pragma('mmap_size = 0');
  }

  /** Meetings of committees, agendas, decisions. */
  get committees(): Committees {
    return this.#once(Committees);
  }

  /** Contracts with payers, and who stands on them. */
  get contracts(): Contracts {
    return this.#once(Contracts);
  }

  /** Papers kept as proof. */
  get evidence(): Evidences {
    return this.#once(Evidences);
  }

  /** What happened to subjects, and who was told. */
  get occurrences(): Occurrences {
    return this.#once(Occurrences);
  }

  /** Who may be billed with whom, where and when. */
  get participations(): Participations {
    return this.#once(Participations);
  }

  /** Appointments, privileges and their evaluation. */
  get privileges(): Privileges {
    return this.#once(Privileges);
  }

  /** Rates of contracts and fee schedules. */
  get rates(): Rates {
    return this.#once(Rates);
  }

  /** Exclusion lists, screening runs, matches. */
  get screenings(): Screenings {
    return this.#once(Screenings);
  }

  /** Claims as far as they are kept, what was paid for them, and what was denied. */
  get claims(): Claims {
    return this.#once(Claims);
  }

  get secrets(): Secrets {
    return this.#once(Secrets);
  }

  get tasks(): Tasks {
    return this.#once(Tasks);
  }

  /** All facts about subjects, and payers. */
  get facts(): Facts {
    return this.#once(Facts);
  }

  /** A reader of some tables, made when it is first asked: most commands ask few. */
  #once<T>(reader: new (store: Store) => T): T {
    const known = this.#readers.get(reader) as T | undefined;
    if (known !== undefined) return known;
    const made = new reader(this.#store);
    this.#readers.set(reader, made);
    return made;
  }

  /** Made when something is first to be written: most commands only ask. */
  get #writer(): Writer {
    this.#writerMade ??= new Writer(this.#store, this.facts, this.#rules);
    return this.#writerMade;
  }

  /** Where the ledger is. */
  get path(): string {
    return this.#store.path;
  }

  /** Whether commands can be recorded. */
  get writable(): boolean {
    return this.#store.access === 'write';
  }

  /** Identity of the rules that made the deadlines; empty when nothing has made them yet. */
  get derivedBy(): string {
    return metaValue(this.#store, 'rules') ?? '';
  }

  /**
   * Runs a command: all that its body does through the transaction happens together with its journal entries and the
   * deadlines that follow, or not at all. A body that changes nothing leaves no trace. A body must not start another
   * command on the same ledger: that one would wait for ever. `read` sees what the deadlines come to, before anything is kept.
   * @throws UserError `ledger/…` when the file cannot be written; whatever the body throws.
   */
  async write<T>(
    command: Command,
    body: (transaction: Transaction) => Promise<T>,
    read?: () => Promise<void>,
  ): Promise<Written<T>> {
    this.#mustBeWritable();
    return this.#writer.run(command, true, body, read);
  }

  /** What `write` would do, with the same ids, and nothing kept. */
  async preview<T>(
    command: Command,
    body: (transaction: Transaction) => Promise<T>,
    read?: () => Promise<void>,
  ): Promise<Written<T>> {
    this.#mustBeWritable();
    return this.#writer.run(command, false, body, read);
  }

  /**
   * Runs an effect whose commands each see what those before it did, deadlines with them, and keeps nothing of them: for
   * what follows from a command that was only previewed.
   */
  async trial<T>(effect: () => Promise<T>): Promise<T> {
    this.#mustBeWritable();
    return this.#writer.trial(effect);
  }

  /**
   * Reverses the actor's last command that can be undone and has not been, or the one named.
   * @throws UserError `undo/nothing`, or `undo/blocked` when a later command built on it.
   */
  async undo(command: Command, options: { readonly commandId?: string } = {}): Promise<Written<Undone>> {
    this.#mustBeWritable();
    return this.#undo(command, true, options.commandId);
  }

  /** What `undo` would do, and nothing kept. */
  async previewUndo(command: Command, options: { readonly commandId?: string } = {}): Promise<Written<Undone>> {
    this.#mustBeWritable();
    return this.#undo(command, false, options.commandId);
  }

  /** What an actor can undo, newest first. */
  async undoable(actor: string, limit?: number): Promise<readonly RecordedCommand[]> {
    return this.journal.commands({ actor, undoable: true, limit });
  }

  /** What was exported to calendars, by uid. */
  async published(): Promise<readonly PublishedEvent[]> {
    return publishedEvents(this.#store);
  }

  /** The end of the journal's chain, to be kept elsewhere. */
  async head(): Promise<Head> {
    return headOf(this.#store);
  }

  /**
   * Checks that the ledger is what was recorded. Deadlines are checked when they were made by the rules that this ledger
   * was opened with. `knownHead` is a head kept elsewhere that the chain must still contain.
   */
  async verify(knownHead?: Head): Promise<LedgerVerification> {
    return verification(this.#store, this.facts, this.#rules, knownHead);
  }

  /** Makes all deadlines anew; `step` is told after each subject. */
  async rebuild(step?: () => void): Promise<Rebuilt> {
    this.#mustBeWritable();
    if (this.#rules === undefined) throw new Error('the ledger was opened without rules to derive by');
    return this.#writer.rebuild(this.#rules, step);
  }

  /**
   * Makes all deadlines anew if other rules made them: in the file where it can be written, else beside it, for this
   * process. Does nothing for a ledger that was opened without rules. `step` is told after each subject.
   */
  async ensureDerived(step?: () => void): Promise<DerivationState> {
    const rules = this.#rules;
    if (rules === undefined || metaValue(this.#store, 'rules') === rules.hash) return 'current';
    if (this.#store.access !== 'read-only') {
      try {
        await this.#store.unsealed(() => this.#writer.rebuild(rules, step));
        return 'rederived';
      } catch (error) {
        if (!(error instanceof UserError && unwritable.includes(error.code))) throw error;
      }
    }
    await this.#writer.alone(() => deriveBeside(this.#store, this.facts, rules));
    return 'temporary';
  }

  /** What the ledger is and how much it holds. */
  async info(): Promise<LedgerInfo> {
    const counts: [string, number][] = [];
    for (const table of [...factTableNames, 'deadline'] as const) {
      const counted = await this.#store.first(sql.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')));
      counts.push([table, counted?.n ?? 0]);
    }
    return {
      path: this.path,
      ...identityOf(this.#store),
      schemaVersion: schemaVersion(this.#store),
      head: headOf(this.#store),
      bytes: statSync(this.path, { throwIfNoEntry: false })?.size ?? 0,
      rows: Object.fromEntries(counts) as LedgerInfo['rows'],
    };
  }

  /**
   * Writes a complete copy to a new private file.
   * @throws UserError `output/cannot-write` when there is something at the path.
   */
  async backup(path: string): Promise<void> {
    return this.#writer.alone(() => this.#store.unsealed(async () => backUp(this.#store, path)));
  }

  /** Closes the file; harmless when closed. */
  async close(): Promise<void> {
    this.#store.close();
  }

  #undo(command: Command, keep: boolean, commandId: string | undefined): Promise<Written<Undone>> {
    return this.#writer.run(command, keep, async (door) => {
      const target = await undoTarget(this.journal, command.actor, commandId);
      await reverse(this.#store, this.journal, door, target);
      return { command: target, files: target.files };
    });
  }

  #mustBeWritable(): void {
    if (!this.writable) throw new Error('the ledger was opened for reading');
  }
}
