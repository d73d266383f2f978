import { Argument as CommanderArgument, Command as CommanderCommand, CommanderError, Option } from 'commander';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { reports } from '../reports/registry.ts';
import { type Command, type CommandEntry, type Flag, globalFlags, sections } from './command.ts';
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
  if (helpAsked)
    return {
      kind: 'text',
      text: commanderCommand(entry, command, options.width).helpInformation() + examplesText(command),
    };
  return parsedWith(entry, command, argv, options);
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

function flagText(flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const value = flag.value === undefined ? '' : flag.many === true ? ` <${flag.value}...>` : ` <${flag.value}>`;
  return `${short}--${flag.name}${value}`;
}

function option(flag: Flag): Option {
  const made = new Option(flagText(flag), flag.help);
  // Commander turns `--no-x` into `x: false`; these are switches of their own here.
  made.negate = false;
  made.attributeName = () => flag.name;
  if (flag.choices !== undefined && flag.many !== true) made.choices(flag.choices);
  if (flag.many === true)
    made.argParser((value: string, before: unknown) => (Array.isArray(before) ? [...before, value] : [value]));
  if (flag.many === true) made.variadic = true;
  return made;
}

/** The command for commander, with all its flags or only those that `takes` wants. */
function commanderCommand(
  entry: CommandEntry,
  command: Command,
  width: number,
  takes: (flag: Flag) => boolean = () => true,
): CommanderCommand {
  const made = new CommanderCommand(['empanel', ...entry.words].join(' '));
  made.description(command.description ?? sentence(command.summary));
  for (const argument of command.arguments ?? []) {
    const name = argument.many === true ? `${argument.name}...` : argument.name;
    made.addArgument(new CommanderArgument(argument.optional === true ? `[${name}]` : `<${name}>`, argument.help));
  }
  for (const flag of command.flags ?? []) if (takes(flag)) made.addOption(option(flag));
  const own = new Set((command.flags ?? []).flatMap((flag) => [flag.name, flag.short]));
  made.optionsGroup('Flags of every command:');
  for (const flag of globalFlags) {
    if (own.has(flag.name) || !takes(flag)) continue;
    const made1 = option(flag.short !== undefined && own.has(flag.short) ? withoutShort(flag) : flag);
    made.addOption(made1.helpGroup('Flags of every command:'));
  }
  made.helpOption('-h, --help', 'show this help');
  made.exitOverride();
  made.configureHelp({ helpWidth: width });
  made.configureOutput({ writeErr: () => undefined, writeOut: () => undefined, getOutHelpWidth: () => width });
  made.allowExcessArguments(false);
  return made;
}

function withoutShort(flag: Flag): Flag {
  const { short: _, ...rest } = flag;
  return rest;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function examplesText(command: Command): string {
  return `\nExamples:\n${command.examples.map((example) => `  ${example}\n`).join('')}`;
}

function parsedWith(entry: CommandEntry, command: Command, argv: readonly string[], options: ProgramOptions): Parsed {
  const words = withoutCommandWords(argv, entry.words);
  const { made, error } = parsedBriefly(entry, command, words, options) ?? parsedWhole(entry, command, words, options);
  if (error !== undefined) {
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.help') {
      return { kind: 'text', text: made.helpInformation() + examplesText(command) };
    }
    throw refusal(error, entry);
  }
  const names = new Set((command.flags ?? []).map((flag) => flag.name));
  const values = made.opts<Record<string, string | boolean | string[] | undefined>>();
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const given = Object.fromEntries(
    (command.arguments ?? []).map((argument, index) => [
      argument.name,
      made.processedArgs[index] as string | string[] | undefined,
    ]),
  );
  const globals = Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
  return { kind: 'run', entry, command, input: new Input(given, own), globals: new Input({}, globals) };
}

interface Attempt {
  readonly made: CommanderCommand;
  /** What commander objects to, or its way to say that help was asked for. */
  readonly error: CommanderError | undefined;
}

/** The words read with only the flags that they can mean; undefined where that fails, to be told with all flags known. */
function parsedBriefly(
  entry: CommandEntry,
  command: Command,
  words: readonly string[],
  { width }: ProgramOptions,
): Attempt | undefined {
  const long = new Set(words.map((word) => word.split('=', 1)[0]));
  const short = words.filter((word) => /^-[^-]/.test(word)).join('');
  const takes = ({ name, short: letter }: Flag): boolean =>
    long.has(`--${name}`) || (letter !== undefined && short.includes(letter));
  const attempt = attempted(commanderCommand(entry, command, width, takes), words);
  return attempt.error === undefined ? attempt : undefined;
}

function parsedWhole(
  entry: CommandEntry,
  command: Command,
  words: readonly string[],
  { width }: ProgramOptions,
): Attempt {
  return attempted(commanderCommand(entry, command, width), words);
}

function attempted(made: CommanderCommand, words: readonly string[]): Attempt {
  try {
    made.parse(words, { from: 'user' });
    return { made, error: undefined };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { made, error };
  }
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

function refusal(error: CommanderError, entry: CommandEntry): UserError {
  const [fact = '', near] = error.message.replace(/^error: /, '').split('\n(Did you mean ');
  const meant = near?.replace(/\?\)$/, '') ?? nearestChoice(fact);
  const suggestion = meant === undefined ? undefined : `did you mean \`${meant}\`?`;
  const help = `\`empanel ${[...entry.words, '-h'].join(' ')}\` shows what it takes`;
  const message = fact.replaceAll("'", '`').replace(/\.$/, '');
  const code =
    error.code === 'commander.unknownOption'
      ? 'usage/unknown-flag'
      : error.code === 'commander.missingArgument' || error.code === 'commander.optionMissingArgument'
        ? 'usage/missing'
        : 'usage/bad-value';
  return new UserError(code, message, { hint: suggestion ?? help });
}

/** The allowed word nearest to a refused one, from commander's sentence that lists them. */
function nearestChoice(fact: string): string | undefined {
  const match = /argument '(.*)' is invalid\. Allowed choices are (.*?)\.?$/.exec(fact);
  return match === null ? undefined : nearest(match[1] ?? '', (match[2] ?? '').split(', '), { limit: 1 })[0];
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
\`empanel COMMAND -h\` explains a command with examples; \`empanel help flags\` lists the flags of every command.
New here? \`empanel init --demo practice\` makes an example practice to play with.
`;
}

function groupHelp(group: string, entries: readonly CommandEntry[]): string {
  const wide = Math.max(...entries.map((entry) => entry.words.join(' ').length));
  const lines = entries.map((entry) => `  ${entry.words.join(' ').padEnd(wide)}  ${entry.summary}\n`);
  return `Commands of \`empanel ${group}\`:\n${lines.join('')}\n\`empanel ${group} VERB -h\` explains one with examples.\n`;
}
