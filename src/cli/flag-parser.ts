/** Flags and arguments of one command, as commander reads and explains them. */

import { Argument as CommanderArgument, Command as CommanderCommand, CommanderError, Option } from 'commander';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { type Command, type CommandEntry, type Flag, globalFlags } from './command.ts';
import { Input } from './input.ts';

/** The help of a command: what it does, what it takes, examples. `width`: of the terminal. */
export function helpText(entry: CommandEntry, command: Command, width: number): string {
  return commanderCommand(entry, command, width).helpInformation() + examplesText(command);
}

/** What a command line says beside the words of its command. */
export interface ParsedFlags {
  readonly input: Input;
  readonly globals: Input;
}

/**
 * Reads what a command line says beside the words of its command; undefined where it asks for help.
 * @throws UserError `usage/…` where the command does not take it.
 */
export function parsedFlags(
  entry: CommandEntry,
  command: Command,
  words: readonly string[],
  width: number,
): ParsedFlags | undefined {
  const { made, error } = parsedBriefly(entry, command, words, width) ?? parsedWhole(entry, command, words, width);
  if (error !== undefined) {
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.help') return undefined;
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
  for (const flag of [...(command.flags ?? []), ...globalFlags])
    refuseUnfilled(values[flag.name], `--${flag.name} `, flag.value ?? '', flag.help);
  for (const { name, help } of command.arguments ?? []) refuseUnfilled(given[name], '', name.toUpperCase(), help);
  return { input: new Input(given, own), globals: new Input({}, globals) };
}

/** What flags do is told in a column of its own down to this width. */
const narrowestColumn = 20;

/** Placeholders that may be names of files all the same. */
const fileWords: ReadonlySet<string> = new Set(['FILE', 'PATH', 'DIR', 'CSV']);

/** Hints leave words for the user to fill in; pasted as they stand they would be recorded. */
function refuseUnfilled(value: unknown, before: string, placeholder: string, help: string): void {
  for (const one of Array.isArray(value) ? value : [value]) {
    const isPlaceholder = one === placeholder && placeholder.length > 2 && !fileWords.has(placeholder);
    if (isPlaceholder || one === '…' || one === '...')
      throw new UserError('usage/bad-value', `\`${before}${one}\` is left to be filled in`, {
        hint: `write in its place: ${help}`,
      });
  }
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
  width: number,
): Attempt | undefined {
  const long = new Set(words.map((word) => word.split('=', 1)[0]));
  const short = words.filter((word) => /^-[^-]/.test(word)).join('');
  const takes = ({ name, short: letter }: Flag): boolean =>
    long.has(`--${name}`) || (letter !== undefined && short.includes(letter));
  const attempt = attempted(commanderCommand(entry, command, width, takes), words);
  return attempt.error === undefined ? attempt : undefined;
}

function parsedWhole(entry: CommandEntry, command: Command, words: readonly string[], width: number): Attempt {
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
  made.configureHelp({ helpWidth: width, minWidthToWrap: narrowestColumn });
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

function refusal(error: CommanderError, entry: CommandEntry): UserError {
  const [fact = '', near] = error.message.replace(/^error: /, '').split('\n(Did you mean ');
  const meant = near?.replace(/\?\)$/, '') ?? nearestChoice(fact);
  const suggestion = meant === undefined ? undefined : `did you mean ${meantWords(meant)}?`;
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

/** "`--by` or `--on`": what commander says of one word, or of "one of" several. */
function meantWords(meant: string): string {
  const names = meant
    .replace(/^one of /, '')
    .split(', ')
    .map((name) => `\`${name}\``);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** The allowed word nearest to a refused one, from commander's sentence that lists them. */
function nearestChoice(fact: string): string | undefined {
  const match = /argument '(.*)' is invalid\. Allowed choices are (.*?)\.?$/.exec(fact);
  return match === null ? undefined : nearest(match[1] ?? '', (match[2] ?? '').split(', '), { limit: 1 })[0];
}
