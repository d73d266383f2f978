import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOutput } from '../../../src/cli/output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'empanel-output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('writes the whole file for its owner alone, over what was there', () => {
  const path = join(folder, 'status.csv');
  writeFileSync(path, 'before', { mode: 0o644 });
  writeOutput(path, 'after\n');
  expect(readFileSync(path, 'utf8')).toBe('after\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['status.csv']);
});

test('writes bytes as they are', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  writeOutput(join(folder, 'book.xlsx'), bytes);
  expect(new Uint8Array(readFileSync(join(folder, 'book.xlsx')))).toEqual(bytes);
});

test.each([
  ['a folder that is not there', 'none/status.csv', 'the folder does not exist'],
  ['a folder as the file', 'reports', 'is a folder'],
  ['a file as a folder', 'note.txt/status.csv', 'a part of the path is a file, not a folder'],
])('refuses %s and leaves nothing behind', (_, name, why) => {
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'note.txt'), '');
  expect(() => writeOutput(join(folder, name), 'text')).toThrow(
    expect.objectContaining({ code: 'output/cannot-write', message: expect.stringContaining(why) }),
  );
  expect(readdirSync(folder).sort()).toEqual(['note.txt', 'reports']);
});
