import type { Context } from './context.ts';
import type { Input } from './input.ts';

/** A positional argument of a command. */
export interface Argument {
  readonly name: string;
  readonly help: string;
  readonly optional?: boolean;
  /** Takes one or more words. */
  readonly many?: boolean;
}

/** A flag of a command. */
export interface Flag {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of its value in help, upper case; absent for a switch. */
  readonly value?: string;
  /** May be given several times or with several values. */
  readonly many?: boolean;
  readonly help: string;
  readonly choices?: readonly string[];
}

/** A command as data, with its deed. */
export interface Command {
  readonly summary: string;
  /** What it does and when to use it, a short paragraph for `-h`. */
  readonly description?: string;
  readonly arguments?: readonly Argument[];
  readonly flags?: readonly Flag[];
  /** At least two; they are run by the tests on the example practice. Lines start with `empanel`. */
  readonly examples: readonly [string, string, ...string[]];
  /** Whether `--reveal` means anything to it; other commands refuse the flag. */
  readonly reveals?: boolean;
  /** Carries it out; the returned number is the exit code. */
  run(context: Context, input: Input): Promise<number>;
}

/** One line of the registry of commands. */
export interface CommandEntry {
  /** The words after `empanel`. */
  readonly words: readonly string[];
  readonly summary: string;
  /** Heading in `empanel help`. */
  readonly section: Section;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Headings of `empanel help`, in order. */
export const sections = [
  'Daily work',
  'Documents',
  'Providers',
  'Applications',
  'Contracts',
  'Claims',
  'Committee',
  'Privileges',
  'Reports',
  'Ledger',
  'Rules',
  'Getting help',
] as const;
/** One of `sections`. */
export type Section = (typeof sections)[number];

/** Flags that every command takes. */
export const globalFlags: readonly Flag[] = [
  { name: 'workspace', short: 'C', value: 'DIR', help: 'workspace folder (default: found upward from here)' },
  { name: 'ledger', value: 'PATH', help: "ledger file (default: the workspace's; env EMPANEL_LEDGER)" },
  { name: 'as-of', value: 'DATE', help: 'the day the question is asked about (default: today; env EMPANEL_AS_OF)' },
  { name: 'known-at', value: 'DATE', help: 'answer from what was recorded by then' },
  { name: 'practice', value: 'KEY', help: 'one practice of several' },
  { name: 'format', value: 'F', help: 'table, csv, tsv, json, ndjson, md, html, xlsx, ics' },
  { name: 'json', help: 'same as --format json' },
  { name: 'output', short: 'o', value: 'FILE', help: 'write there; the extension picks the format' },
  { name: 'dry-run', short: 'n', help: 'show the change, write nothing' },
  { name: 'yes', short: 'y', help: 'answer yes to questions' },
  { name: 'no-input', help: 'never ask' },
  { name: 'actor', value: 'NAME', help: 'who does it, for the journal (env EMPANEL_ACTOR)' },
  { name: 'reason', value: 'TEXT', help: 'why, for the journal' },
  { name: 'reveal', help: 'masked values unmasked, into a private file only (needs --reason and -o; journaled)' },
  { name: 'quiet', short: 'q', help: 'no narration' },
  { name: 'color', value: 'WHEN', choices: ['auto', 'always', 'never'], help: 'colour: auto, always, never' },
  { name: 'no-color', help: 'same as --color never' },
  { name: 'debug', help: 'show the stack of an unexpected error' },
];
