import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { RenderOptions, Table } from '../domain/table.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Input } from './input.ts';
import type { Io } from './io.ts';
import type { Theme } from './theme.ts';
import { version } from './version.ts';
import type { Workspace } from './workspace.ts';

/** What every command is given: the world, the global flags, and lazily the workspace, its rules and its ledger. */
export interface Context {
  readonly io: Io;
  readonly globals: Input;
  /** The words of the command, for the journal. */
  readonly command: string;
  /** The one clock reading of this command, ISO instant. */
  readonly at: string;
  /** Paints standard output and standard error. */
  readonly out: Theme;
  readonly err: Theme;
  /** Whether questions may be asked. */
  readonly interactive: boolean;
  /** The workspace the command runs in; refuses when there is none. */
  workspace(): Promise<Workspace>;
  /** The workspace, or undefined outside of one. */
  workspaceIfAny(): Promise<Workspace | undefined>;
  /** The day the question is asked about. */
  asOf(): Promise<CalendarDate>;
  rules(): Promise<RuleSet>;
  /** The ledger for reading, as known at `--known-at` when given. */
  ledger(): Promise<Ledger>;
  /** The ledger for reading together with the rules that make its deadlines. */
  ledgerWithRules(): Promise<Ledger>;
  /** The ledger for writing. */
  ledgerForWriting(): Promise<Ledger>;
  /** Who does it. */
  actor(): Promise<string>;
  /** Why, from `--reason`. */
  readonly reason: string | null;
  /** Narration on standard error; silent with `--quiet`. */
  say(text: string): void;
  /** A warning on standard error; never silent. */
  warn(text: string): void;
  /** The chosen output format, or undefined for the default of the command. */
  format(): string | undefined;
  /** Prints a table in the chosen format, to standard output or the `-o` file. */
  show(table: Table, options?: Pick<RenderOptions, 'published'>): Promise<void>;
  /** Prints text or bytes that a command made itself, to standard output or the `-o` file. */
  emit(data: string | Uint8Array, what: string): void;
  /** Runs another command line of the program in another world; the example practice is made so. */
  again(argv: readonly string[], io: Io): Promise<number>;
  close(): Promise<void>;
}

/** Runs a command line and returns its exit code. */
export type Run = (argv: readonly string[], io: Io) => Promise<number>;

/** Name and version for file metadata. */
export const generator = `empanel ${version}`;
