/**
 * Follows CONTRIBUTING.md: puts the files it shows into a copy of the program, builds that, and compares what the commands
 * print with what the page says. `UPDATE=1` writes down what is printed now.
 */

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { main } from '../src/main.ts';
import { repository } from './source-file.ts';
import { replayed, sourceFences } from './transcript.ts';
import { endDemo } from './world.ts';

const page = join(repository, 'CONTRIBUTING.md');
const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');
const shown = sourceFences(text);
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'empanel-contributing-'));
  for (const name of ['src', 'package.json']) cpSync(join(repository, name), join(copy, name), { recursive: true });
  for (const name of ['schemas', 'examples', 'node_modules']) symlinkSync(join(repository, name), join(copy, name));
  for (const { kind, path, content } of shown) {
    const target = join(copy, path);
    writeFileSync(target, kind === 'diff' ? patched(readFileSync(target, 'utf8'), content, path) : content);
  }
});

afterAll(async () => {
  rmSync(copy, { recursive: true, force: true });
  await endDemo();
});

/** A text with a difference applied: lines of each hunk that stand there already, and `+` lines that are put between them. */
function patched(before: string, difference: string, path: string): string {
  let lines = before.split('\n');
  for (const hunk of difference.trimEnd().split(/^@@.*\n/m)) {
    const parts = hunk.trimEnd().split('\n');
    const known = parts.filter((line) => line.startsWith(' ')).map((line) => line.slice(1));
    const starts = lines.flatMap((_, at) => (known.every((line, index) => lines[at + index] === line) ? [at] : []));
    if (starts.length !== 1) throw new Error(`${path} has these lines ${starts.length} times:\n${known.join('\n')}`);
    const [start = 0] = starts;
    lines = lines.toSpliced(start, known.length, ...parts.map((line) => line.slice(1)));
  }
  return lines.join('\n');
}

/** The program with everything that the page adds. */
async function extendedProgram(): Promise<typeof main> {
  await build({
    absWorkingDir: copy,
    entryPoints: ['src/main.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  const made = (await import(/* @vite-ignore */ pathToFileURL(join(copy, 'dist/main.mjs')).href)) as {
    readonly main: typeof main;
  };
  return made.main;
}

describe('CONTRIBUTING.md', () => {
  test('shows one of each: a check, a report, a format, a source, a command', () => {
    const folders = shown.filter(({ kind }) => kind === 'ts').map(({ path }) => path.split('/').slice(0, 3).join('/'));
    expect(folders).toEqual([
      'src/rules/checks',
      'src/reports/effective.ts',
      'src/render/adoc.ts',
      'src/sources/board-list.ts',
      'src/cli/commands',
    ]);
  });

  test('what it adds is not there yet', () => {
    for (const { kind, path } of shown)
      if (kind === 'ts') expect(() => readFileSync(join(repository, path))).toThrow('ENOENT');
  });

  test('does what it says when one follows it', async () => {
    const actual = await replayed(text, await extendedProgram());
    expect(actual.match(/^! error\[bug\].*$/m)?.[0]).toBe(undefined);
    if (process.env.UPDATE === '1' && !process.env.CI && actual !== text) writeFileSync(page, actual);
    else expect(actual).toBe(text);
  });
});
