/** Every command that a text names, in hints, next steps, packs and transcripts, is one that the program takes as it stands. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { type Command, type CommandEntry, globalFlags } from '../../../src/cli/command.ts';
import { registry } from '../../../src/cli/commands/registry.ts';
import { parsedFlags } from '../../../src/cli/flag-parser.ts';
import { UserError } from '../../../src/errors.ts';
import { repository } from '../../source-file.ts';
import { demoWorld, endDemo } from '../../world.ts';

/** Stands where a text puts in what it knows only when it is printed. */
const filled = '□';

/** What rules cite, words about the program, and first lines of kept files ("empanel … 1"): no command lines. */
const prose = /^empanel (convention:|keeps |\d|[a-z ]+ \d+$)/;

/** A command as a text names it, and where. */
interface Told {
  readonly where: string;
  readonly text: string;
}

/** Files below a folder of the repository with one of the endings. */
function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
    .sort();
}

/** The commands in a text: in backticks, or the whole of it. */
function toldIn(text: string, where: string): readonly Told[] {
  const marked = [...text.matchAll(/`(empanel(?: [^`]*)?)`/g)].map(([, command = '']) => command);
  const whole = /^empanel [^`\n]*$/.test(text) && !prose.test(text);
  return (whole ? [text] : marked).map((one) => ({ where, text: one }));
}

/** The texts of a source file, with `filled` for what is put in. */
function textsOf(path: string): readonly string[] {
  const source = readFileSync(join(repository, path), 'utf8');
  if (!source.includes('empanel ')) return [];
  const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(node.head.text + node.templateSpans.map(({ literal }) => filled + literal.text).join(''));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

/** The words of a command line, as a shell would part them. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}

/** What is wrong with a command as told; undefined where nothing is. */
async function fault({ text }: Told): Promise<string | undefined> {
  const words = wordsOf(text).slice(1);
  const entry = registry
    .filter((one) => one.words.length > 0 && one.words.every((word, at) => words[at] === word))
    .toSorted((left, right) => right.words.length - left.words.length)[0];
  if (entry === undefined) {
    const [first = filled] = words;
    // A text may fill in which command it is, or name a group of commands.
    if (first.includes(filled) || /^[A-Z]+$|^-/.test(first)) return undefined;
    const group = registry.some((one) => one.words[0] === first);
    return group && (words.length === 1 || /^[A-Z]+$|[□…]/.test(words[1] ?? '')) ? undefined : 'is no command';
  }
  const rest = words.slice(entry.words.length);
  // Named without more, a command is only spoken of; what is filled in may be all it takes.
  if (rest.every((word) => word.startsWith(filled))) return undefined;
  const { command } = await entry.load();
  const flags = new Map([...(command.flags ?? []), ...globalFlags].map((flag) => [`--${flag.name}`, flag]));
  const isValue = (at: number): boolean => flags.get(rest[at - 1] ?? '')?.value !== undefined;
  const given = rest.map((word, at) => {
    const choices = isValue(at) && word.includes(filled) ? flags.get(rest[at - 1] ?? '')?.choices : undefined;
    return choices?.[0] ?? word;
  });
  const wrong = refusalOf(entry, command, given);
  // What is filled in by itself may be several words, or none.
  const loose = given.flatMap((word, at) => (word === filled && !isValue(at) ? [at] : []));
  const isTaken = loose.some((from) => {
    const left = given.filter((_, at) => at < from || !loose.includes(at));
    return refusalOf(entry, command, left) === undefined;
  });
  return isTaken ? undefined : wrong;
}

/** What the program says to a command line; undefined where it takes it, or would once what is left to the user is filled in. */
function refusalOf(entry: CommandEntry, command: Command, words: readonly string[]): string | undefined {
  try {
    parsedFlags(entry, command, words, 80);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.endsWith('is left to be filled in') ? undefined : error.message;
  }
}

async function faultsOf(all: readonly Told[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of all) {
    const wrong = await fault(one);
    if (wrong !== undefined) found.push(`${one.where}: \`${one.text}\`: ${wrong}`);
  }
  return found;
}

test('every command that the program tells of is taken as told', async () => {
  const told = filesBelow('src', '.ts').flatMap((path) => textsOf(path).flatMap((text) => toldIn(text, path)));
  expect(told.length).toBeGreaterThan(300);
  expect(await faultsOf(told)).toEqual([]);
});

test('every command that packs and schemas tell of is taken as told', async () => {
  const told = filesBelow('schemas', '').flatMap((path) =>
    /\.(ya?ml|json)$/.test(path) ? toldIn(readFileSync(join(repository, path), 'utf8'), path) : [],
  );
  expect(told.length).toBeGreaterThan(20);
  expect(await faultsOf(told)).toEqual([]);
});

test('every command that the transcripts show the program telling is taken as shown', async () => {
  const told = filesBelow('test/transcripts', '.md').flatMap((path) =>
    readFileSync(join(repository, path), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('! error['))
      .flatMap((line) =>
        toldIn(
          line
            .replaceAll('\\`', '`')
            .replace(/^! /, '')
            .replace(/^(next|undo): /, ''),
          path,
        ),
      ),
  );
  expect(told.length).toBeGreaterThan(500);
  expect(await faultsOf(told)).toEqual([]);
});

describe('a command pasted with what it left to be filled in', () => {
  afterAll(endDemo);

  test.each([
    ['log ruiz/columbia-blue …', '`…` is left to be filled in'],
    ['log ruiz/columbia-blue TEXT', '`TEXT` is left to be filled in'],
    ['log ruiz/columbia-blue called --rep NAME', '`--rep NAME` is left to be filled in'],
    ['verify ruiz license --source NAME', '`--source NAME` is left to be filled in'],
    ['provider depart ruiz --on 2026-06-30 --reason …', '`--reason …` is left to be filled in'],
  ])('`empanel %s` is refused', async (line, message) => {
    const world = await demoWorld();
    const outcome = await world.empanel(line.split(' '));
    world.end();
    expect(outcome.stderr).toContain(`error[usage/bad-value]: ${message}`);
    expect(outcome.stderr).toContain('hint: write in its place: ');
    expect(outcome.code).toBe(2);
  });

  test('a file may be called as the placeholder of a file is', async () => {
    const world = await demoWorld();
    world.write('FILE', 'paper');
    const outcome = await world.empanel(['document', 'add', 'FILE', '--provider', 'ruiz', '--kind', 'letter']);
    world.end();
    expect(outcome.code).toBe(0);
  });
});
