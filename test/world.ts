/**
 * A world for the program to run in, in memory but for one folder: a user, a clock, streams and no environment. Tests run
 * command lines in it through `main()`, as the shell would, and see what was printed and the exit code.
 */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeContext } from '../src/cli/command-context.ts';
import { Input } from '../src/cli/input.ts';
import type { Io, OutputStream } from '../src/cli/io.ts';
import { createLedger } from '../src/cli/ledger-access.ts';
import { main } from '../src/main.ts';
import { type CommandLine, commandLines } from './command-line.ts';

/** What one command printed and how it ended. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** How the standard streams of a command look to it. */
export interface Streams {
  /** Width of the terminal on standard output and error; undefined: pipes. */
  readonly columns?: number | undefined;
  readonly stdin?: Uint8Array | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Standard input is a terminal too, so that questions are asked. */
  readonly answers?: boolean | undefined;
}

/** The instant at which a world starts; every command takes one second. */
export const worldStart = '2026-06-15T16:00:00.000Z';

/** A folder, a clock and a user. Commands run one after the other; `cd` moves within the folder. */
export class World {
  /** The folder of this world; removed by `end`. */
  readonly root: string;
  /** The program that runs here. */
  program: typeof main = main;
  #cwd: string;
  #clock = Date.parse(worldStart);

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'empanel-world-'));
    this.#cwd = this.root;
  }

  /** The path of a file of this world, from its current folder. */
  path(name: string): string {
    return resolve(this.#cwd, name);
  }

  /** Writes a file, with the folders it stands in. */
  write(name: string, content: string | Uint8Array): void {
    mkdirSync(resolve(this.path(name), '..'), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** The text of a file. */
  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Fills the world's folder with a copy of another folder. */
  fillFrom(folder: string): void {
    cpSync(folder, this.root, { recursive: true });
  }

  /** Runs `empanel` with these words. */
  async empanel(words: readonly string[], streams: Streams = {}): Promise<Outcome> {
    const stdout: (string | Uint8Array)[] = [];
    const stderr: (string | Uint8Array)[] = [];
    const code = await this.program(words, this.io(stdout, stderr, streams));
    this.#clock += 1000;
    return { stdout: printed(stdout), stderr: printed(stderr), code };
  }

  /** Runs one line as a transcript writes it: `empanel …`, or `cat`, `cd` and `rm` of a file of this world. */
  async line(line: CommandLine, streams: Streams = {}): Promise<Outcome> {
    const [program, ...words] = line.words;
    if (program === 'empanel') {
      const stdin = line.stdin === undefined ? undefined : readFileSync(this.path(line.stdin));
      return this.empanel(words, { ...streams, stdin, env: { ...streams.env, ...line.env } });
    }
    const [name = '.', ...more] = words;
    if (more.length > 0) throw new Error(`\`${program}\` takes one file here: ${words.join(' ')}`);
    if (program === 'cat') return { stdout: this.read(name), stderr: '', code: 0 };
    if (program === 'cd') this.#cwd = this.path(name);
    else if (program === 'rm') rmSync(this.path(name), { recursive: true });
    else throw new Error(`a transcript runs empanel, cat, cd and rm, not \`${program}\``);
    return { stdout: '', stderr: '', code: 0 };
  }

  /** Runs a command written as one line. */
  async run(text: string, streams: Streams = {}): Promise<Outcome> {
    const [line, ...more] = commandLines(text);
    if (line === undefined || more.length > 0) throw new Error(`not one command: ${text}`);
    return this.line(line, streams);
  }

  /** Removes the folder. */
  end(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** What the program is given: streams that append to these lists, this world's clock and folder. */
  io(stdout: (string | Uint8Array)[] = [], stderr: (string | Uint8Array)[] = [], streams: Streams = {}): Io {
    const stream = (into: (string | Uint8Array)[]): OutputStream => ({
      isTTY: streams.columns !== undefined,
      columns: streams.columns,
      write: (data) => void into.push(data),
    });
    return {
      stdin: { isTTY: streams.answers === true, read: async () => streams.stdin ?? new Uint8Array() },
      stdout: stream(stdout),
      stderr: stream(stderr),
      env: { NO_COLOR: '1', ...streams.env },
      cwd: this.#cwd,
      user: 'jordan',
      host: 'desk',
      now: () => new Date(this.#clock).toISOString(),
    };
  }
}

function printed(parts: readonly (string | Uint8Array)[]): string {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))).toString('utf8');
}

const emptyDocument = `empanel: workspace/v1
id: harbor-2026
role: practice
name: Harbor Family Practice
timeZone: America/New_York
specialists:
  - { key: jordan, name: Jordan Avery, osUser: jordan }
  - { key: sam, name: Sam Okuda }
`;

/** A world that is a workspace without documents and with an empty ledger. Its id is fixed, so that ledger ids are. */
export async function emptyWorkspace(): Promise<World> {
  const world = new World();
  world.write('empanel.yaml', emptyDocument);
  const context = makeContext(world.io(), new Input({}, {}), 'init', main);
  const ledger = await createLedger(context, world.path('.empanel/ledger.db'), 'harbor-2026');
  await ledger.close();
  return world;
}

let demo: Promise<World> | undefined;

/** A world that holds the example practice as `init --demo` makes it. Made once in a process, then copied. */
export async function demoWorld(): Promise<World> {
  demo ??= (async () => {
    const made = new World();
    const { code, stderr } = await made.empanel(['init', '--demo', '.']);
    if (code !== 0) throw new Error(`the example practice could not be made (exit ${code}): ${stderr}`);
    return made;
  })();
  const world = new World();
  world.fillFrom((await demo).root);
  return world;
}

/** A world that holds a copy of the example staff office, synced. */
export async function privilegingWorld(): Promise<World> {
  const world = new World();
  world.fillFrom(join(import.meta.dirname, '../examples/privileging'));
  for (const command of [['init', '.'], ['sync']]) {
    const { code, stderr } = await world.empanel(command);
    if (code !== 0) throw new Error(`\`empanel ${command.join(' ')}\` exits ${code}: ${stderr}`);
  }
  return world;
}

/** Removes what `demoWorld` copies from. */
export async function endDemo(): Promise<void> {
  (await demo)?.end();
  demo = undefined;
}
