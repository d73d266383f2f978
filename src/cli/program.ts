import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { reports } from '../reports/registry.ts';
import { type Command, type CommandEntry, globalFlags, sections } from './command.ts';
import { Input } from './input.ts';

/** A command line understood: what to run with what, or a text to print. */
export type Parsed =
  | {
      readonly kind: 'run';
      readonly entry: CommandEntry;
      readonly command: Command;
      readonly input: Input;
      readonly globals: Input;
    }
  | { readonly kind: 'text'; readonly text: string };

/** What the parser needs of its surroundings. */
export interface ProgramOptions {
  readonly entries: readonly CommandEntry[];
  readonly version: string;
  /** Width of the terminal for help texts. */
  readonly width: number;
}

/** All words that commands are made of, the names of reports among them. */
export function wordsOf(entries: readonly CommandEntry[]): readonly string[] {
  return [...new Set([...entries.flatMap((entry) => entry.words), ...reports.map((report) => report.name)])];
}

const takesValue = new Set(
  globalFlags
    .filter((flag) => flag.value !== undefined)
    .flatMap((flag) => [`--${flag.name}`, ...(flag.short ? [`-${flag.short}`] : [])]),
);

/** Reads a command line against the registry; loads only the command it names. */
export async function parsedCommandLine(argv: readonly string[], options: ProgramOptions): Promise<Parsed> {
  const words = commandWords(argv);
  if (words[0] === 'version') return { kind: 'text', text: `${options.version}\n` };
  const topic = longestEntry(options.entries, words)?.words[0] === 'help';
  const helpAsked = words[0] === 'help' && !topic;
  const path = helpAsked ? words.slice(1) : words;
  const entry = longestEntry(options.entries, path);
  if (entry === undefined || (entry.words.length === 0 && path.length > 0)) {
    const group = path[0];
    const inGroup =
      group === undefined ? [] : options.entries.filter((one) => one.words.length > 1 && one.words[0] === group);
    if (group === undefined) return { kind: 'text', text: overview(options) };
    if (inGroup.length > 0 && (path.length === 1 || helpAsked))
      return { kind: 'text', text: groupHelp(group, inGroup) };
    throw unknownCommand(path, options, inGroup);
  }
  if (helpAsked && entry.words.length === 0) return { kind: 'text', text: overview(options) };
  const { command } = await entry.load();
  const given = withoutCommandWords(argv, entry.words);
  const plain = helpAsked ? undefined : plainArguments(command, given);
  if (plain !== undefined)
    return { kind: 'run', entry, command, input: new Input(plain, {}), globals: new Input({}, {}) };
  const { helpText, parsedFlags } = await import('./flag-parser.ts');
  const parsed = helpAsked ? undefined : parsedFlags(entry, command, given, options.width);
  if (parsed === undefined) return { kind: 'text', text: helpText(entry, command, options.width) };
  return { kind: 'run', entry, command, ...parsed };
}

/** Words that may be what a hint left to be filled in: the parser of flags looks at them. */
const mayBeUnfilled = /^(?:…|\.{3}|[A-Z]{3,})$/;

/**
 * The arguments of a line without flags, as the parser of flags would tell them; undefined where it has to be asked. Most
 * lines that are typed all day have none, and setting that parser up takes a tenth of their time.
 */
function plainArguments(
  { arguments: known = [] }: Command,
  given: readonly string[],
): Readonly<Record<string, string | readonly string[] | undefined>> | undefined {
  const needed = known.filter(({ optional }) => optional !== true).length;
  const takesMore = known.at(-1)?.many === true;
  const isPlain =
    given.length >= needed &&
    (takesMore || given.length <= known.length) &&
    !given.some((word) => word.startsWith('-') || mayBeUnfilled.test(word));
  if (!isPlain) return undefined;
  return Object.fromEntries(
    known.map(({ name, many }, index) => [name, many === true ? given.slice(index) : given[index]]),
  );
}

/** The words before the first flag that is not global, without the values of global flags. */
function commandWords(argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] as string;
    if (word === '--') break;
    if (takesValue.has(word)) index += 1;
    else if (!word.startsWith('-') || word === '-') words.push(word);
  }
  return words;
}

function longestEntry(entries: readonly CommandEntry[], path: readonly string[]): CommandEntry | undefined {
  return entries
    .filter((entry) => entry.words.every((word, index) => path[index] === word))
    .toSorted((left, right) => right.words.length - left.words.length)[0];
}

function unknownCommand(
  path: readonly string[],
  { entries }: ProgramOptions,
  inGroup: readonly CommandEntry[],
): UserError {
  const [noun, verb] = path;
  if (inGroup.length > 0 && verb !== undefined) {
    const verbs = inGroup.map((entry) => entry.words.slice(1).join(' '));
    const twoWords = path.slice(1, 3).join(' ');
    const given =
      path.length > 2 &&
      nearest(
        twoWords,
        verbs.filter((one) => one.includes(' ')),
      ).length > 0
        ? twoWords
        : verb;
    const begun = inGroup.find((entry) => entry.words[1] === verb);
    const near =
      nearest(given, verbs, { limit: 1 })[0] ??
      nearest(verb, verbs, { limit: 1 })[0] ??
      begun?.words.slice(1).join(' ');
    return new UserError('usage/unknown-command', `\`empanel ${noun} ${given}\` is not a command`, {
      hint:
        near === undefined
          ? `\`empanel ${noun}\` lists the commands there are`
          : `did you mean \`empanel ${noun} ${near}\`?`,
    });
  }
  const names = [...new Set(entries.flatMap((entry) => entry.words.slice(0, 1)))];
  // A report asked for as if it were a command.
  const near = reports.some((report) => report.name === noun)
    ? `report ${noun}`
    : nearest(noun as string, names, { limit: 1 })[0];
  return new UserError('usage/unknown-command', `\`${noun}\` is not a command`, {
    hint: near === undefined ? '`empanel help` lists all commands' : `did you mean \`empanel ${near}\`?`,
  });
}

/** The arguments with the command's own words taken out, wherever global flags stand between them. */
function withoutCommandWords(argv: readonly string[], words: readonly string[]): readonly string[] {
  const rest: string[] = [];
  let next = 0;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] as string;
    if (takesValue.has(word)) {
      rest.push(word);
      if (index + 1 < argv.length) rest.push(argv[index + 1] as string);
      index += 1;
    } else if (next < words.length && word === words[next]) next += 1;
    else rest.push(word);
  }
  return rest;
}

/** `empanel help`: every command under its heading. */
export function overview(options: ProgramOptions): string {
  const named = options.entries.filter((entry) => entry.words.length > 0);
  const wide = Math.max(...named.map((entry) => entry.words.join(' ').length));
  const blocks = sections.map((section) => {
    const lines = named
      .filter((entry) => entry.section === section)
      .map((entry) => `  ${entry.words.join(' ').padEnd(wide)}  ${entry.summary}\n`);
    return lines.length === 0 ? '' : `\n${section}:\n${lines.join('')}`;
  });
  return `empanel ${options.version}: credentialing and payer enrollment from plain files

Usage: empanel <noun> <verb> [ID…] [flags]
       empanel                     the morning page: what needs you today
${blocks.join('')}
\`empanel COMMAND -h\` explains a command with examples; \`empanel help flags\` lists the flags of all.
New here? \`empanel init --demo practice\` makes an example practice to play with.
`;
}

function groupHelp(group: string, entries: readonly CommandEntry[]): string {
  const wide = Math.max(...entries.map((entry) => entry.words.join(' ').length));
  const lines = entries.map((entry) => `  ${entry.words.join(' ').padEnd(wide)}  ${entry.summary}\n`);
  return `Commands of \`empanel ${group}\`:\n${lines.join('')}\n\`empanel ${group} VERB -h\` explains one with examples.\n`;
}
