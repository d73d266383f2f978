/**
 * Transcripts: Markdown that is run. A fence with a file name writes that file; a `console` fence runs each `$` line and
 * holds what it printed: standard output as it is, standard error marked `! `, and `[code]` when the exit code is not 0.
 *
 * Words after `console`: `workspace=demo` starts from a copy of the example practice, `workspace=empty` from a workspace that
 * holds nothing yet, `workspace=privileging` from the example staff office, synced; `tty=100` prints to a terminal of that
 * width. A line `...` in expected output stands for any lines. Trailing blanks do not count. What differs from run to run is replaced: hashes by `<sha256>`, sizes by `<size>`, the
 * folder of the world by `<folder>`. Ledger ids are as printed; where they are others now than the transcript says, the
 * commands that follow are run, and rewritten, with the new ones.
 */

import { main } from '../src/main.ts';
import { commandLines } from './command-line.ts';
import { demoWorld, emptyWorkspace, type Outcome, privilegingWorld, World } from './world.ts';

interface Fence {
  /** Index of the opening line. */
  readonly open: number;
  /** Index of the closing line. */
  readonly close: number;
  readonly words: readonly string[];
  readonly content: readonly string[];
}

interface Step {
  /** The `$` lines as written, continuations included. */
  readonly command: readonly string[];
  readonly expected: readonly string[];
}

/**
 * Runs a transcript and returns its text with the output that it really gave; equal to `text` when all is as written.
 * `program` stands in for the program of this repository. Files of `src/` are not the transcript's to write.
 */
export async function replayed(text: string, program: typeof main = main): Promise<string> {
  const lines = text.split('\n');
  const fences = fencesOf(lines);
  const [first, ...later] = fences.filter((fence) => fence.words[0] === 'console');
  const start = first?.words.find((word) => word.startsWith('workspace='));
  if (later.some((fence) => fence.words.some((word) => word.startsWith('workspace=')))) {
    throw new Error('a transcript starts once: `workspace=` belongs to its first console block');
  }
  const world = await worldFor(start);
  world.program = program;
  try {
    const parts: string[] = [];
    const renamed = new Map<string, string>();
    let done = 0;
    for (const fence of fences) {
      parts.push(...lines.slice(done, fence.open + 1));
      done = fence.open + 1;
      if (fence.words[0] === 'console') {
        for (const written of stepsOf(fence)) {
          const step = renamedStep(written, renamed);
          const output = await outputOf(step, fence, world);
          parts.push(...step.command, ...output);
          if (output !== step.expected) noteRenamed(step.expected, output, renamed);
        }
        done = fence.close;
      } else if (isFile(fence) && !fence.words[1].startsWith('src/')) {
        world.write(fence.words[1], contentOf(fence));
      }
    }
    return [...parts, ...lines.slice(done)].join('\n');
  } finally {
    world.end();
  }
}

/** The files of `src/` that a text shows: whole, or as a difference to what is there. */
export function sourceFences(
  text: string,
): readonly { readonly kind: string; readonly path: string; readonly content: string }[] {
  return fencesOf(text.split('\n'))
    .filter(isFile)
    .filter((fence) => fence.words[1].startsWith('src/'))
    .map((fence) => ({ kind: fence.words[0], path: fence.words[1], content: contentOf(fence) }));
}

function isFile(fence: Fence): fence is Fence & { readonly words: readonly [string, string] } {
  return fence.words[1] !== undefined && fence.words[0] !== 'console' && /[./]/.test(fence.words[1]);
}

function contentOf(fence: Fence): string {
  return fence.content.map((line) => `${line}\n`).join('');
}

async function worldFor(start: string | undefined): Promise<World> {
  if (start === undefined) return new World();
  if (start === 'workspace=demo') return demoWorld();
  if (start === 'workspace=empty') return emptyWorkspace();
  if (start === 'workspace=privileging') return privilegingWorld();
  throw new Error(`there is no \`${start}\``);
}

const ledgerId = /\b[a-z]{1,2}-[0-9a-hjkmnp-tv-z]{8}\b/g;

/** Notes which id stands where another stood, in the line that is most alike. */
function noteRenamed(before: readonly string[], after: readonly string[], renamed: Map<string, string>): void {
  for (const line of before) {
    const ids = line.match(ledgerId) ?? [];
    const alike = after
      .filter((one) => (one.match(ledgerId) ?? []).length === ids.length)
      .map((one) => ({ one, share: sharedWords(line, one) }))
      .sort((left, right) => right.share - left.share)[0];
    if (ids.length === 0 || alike === undefined || alike.share < 0.5) continue;
    for (const [at, id] of (alike.one.match(ledgerId) ?? []).entries()) renamed.set(ids[at] ?? id, id);
  }
}

/** The share of words, ids aside, that two lines have in common. */
function sharedWords(left: string, right: string): number {
  const [ours, theirs] = [left, right].map((line) => new Set(line.replaceAll(ledgerId, '').match(/[^\s,"|]+/g)));
  const common = [...(ours ?? [])].filter((word) => theirs?.has(word) === true).length;
  return common / Math.max(ours?.size ?? 0, theirs?.size ?? 0, 1);
}

function renamedStep(step: Step, renamed: ReadonlyMap<string, string>): Step {
  const rename = (line: string): string => line.replaceAll(ledgerId, (id) => renamed.get(id) ?? id);
  return { command: step.command.map(rename), expected: step.expected.map(rename) };
}

/** Whether a text has anything to run. */
export function hasConsole(text: string): boolean {
  return fencesOf(text.split('\n')).some((fence) => fence.words[0] === 'console');
}

/** The codes of refusals (`error[code]`) that a transcript shows. */
export function shownErrorCodes(text: string): readonly string[] {
  return fencesOf(text.split('\n'))
    .filter((fence) => fence.words[0] === 'console')
    .flatMap((fence) => fence.content)
    .flatMap((line) => /^! error\[([a-z/-]+)\]/.exec(line)?.[1] ?? [])
    .concat(/^! cancelled/m.test(text) ? ['cancelled'] : []);
}

function fencesOf(lines: readonly string[]): readonly Fence[] {
  const fences: Fence[] = [];
  for (let open = 0; open < lines.length; open += 1) {
    const match = /^(`{3,})([^`]*)$/.exec(lines[open] ?? '');
    if (match === null) continue;
    const [, ticks = '', info = ''] = match;
    const close = lines.findIndex((line, index) => index > open && line.trimEnd() === ticks);
    if (close === -1) throw new Error(`the fence in line ${open + 1} is not closed`);
    fences.push({ open, close, words: info.trim().split(/\s+/), content: lines.slice(open + 1, close) });
    open = close;
  }
  return fences;
}

function stepsOf(fence: Fence): readonly Step[] {
  const steps: { command: string[]; expected: string[] }[] = [];
  let continued = false;
  for (const line of fence.content) {
    const last = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: [line], expected: [] });
    else if (last === undefined) throw new Error(`a console block starts with a \`$ \` line, not with \`${line}\``);
    else if (continued) last.command.push(line);
    else last.expected.push(line);
    continued = (continued || line.startsWith('$ ')) && line.endsWith('\\');
  }
  return steps;
}

async function outputOf(step: Step, fence: Fence, world: World): Promise<readonly string[]> {
  const [line] = commandLines(step.command.join('\n').slice(2));
  if (line === undefined) throw new Error(`no command: ${step.command.join('\n')}`);
  const columns = fence.words.find((word) => word.startsWith('tty='))?.slice('tty='.length);
  const outcome = await world.line(line, columns === undefined ? {} : { columns: Number(columns) });
  const actual = transcriptLines(outcome, world.root);
  return fits(actual, step.expected) ? step.expected : actual;
}

function transcriptLines({ stdout, stderr, code }: Outcome, root: string): readonly string[] {
  return [
    ...textLines(stdout, root).map((line) => (/^(?:\$ |! |\\|\[\d+\]$|\.\.\.$|```)/.test(line) ? `\\${line}` : line)),
    ...textLines(stderr, root).map((line) => `! ${line}`.trimEnd()),
    ...(code === 0 ? [] : [`[${code}]`]),
  ];
}

function textLines(text: string, root: string): readonly string[] {
  if (text === '') return [];
  return text
    .replaceAll(root, '<folder>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replaceAll(/\b[0-9a-f]{16}…/g, '<sha256>…')
    .replaceAll(/\b\d+ KiB\b/g, '<size>')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Whether lines are as expected, where an expected `...` stands for any number of lines. */
function fits(actual: readonly string[], expected: readonly string[]): boolean {
  const first = expected[0];
  if (first === undefined) return actual.length === 0;
  if (first === '...') {
    const rest = expected.slice(1);
    return actual.some((_, index) => fits(actual.slice(index), rest)) || fits([], rest);
  }
  return actual.length > 0 && actual[0] === first.trimEnd() && fits(actual.slice(1), expected.slice(1));
}
