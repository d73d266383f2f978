import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutputBatch, writeOutput } from '../../../src/cli/output.ts';

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

test('puts the files of a batch in their places together, in order', async () => {
  const batch = new OutputBatch();
  batch.add(join(folder, 'one.yaml'), 'one\n');
  batch.add(join(folder, 'two.yaml'), 'two\n');
  expect(readdirSync(folder).filter((name) => !name.endsWith('.tmp'))).toEqual([]);
  const placed: string[] = [];
  await batch.settle((path) => placed.push(path));
  expect(placed).toEqual([join(folder, 'one.yaml'), join(folder, 'two.yaml')]);
  expect(readdirSync(folder).sort()).toEqual(['one.yaml', 'two.yaml']);
  expect(readFileSync(join(folder, 'two.yaml'), 'utf8')).toBe('two\n');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'one.yaml')).mode & 0o777).toBe(0o600);
  expect(batch.size).toBe(0);
});

test('keeps what a batch has placed when one file cannot be, and leaves nothing else behind', async () => {
  const batch = new OutputBatch();
  for (const name of ['one.yaml', 'two.yaml', 'three.yaml']) batch.add(join(folder, name), name);
  mkdirSync(join(folder, 'two.yaml'));
  await expect(batch.settle()).rejects.toMatchObject({ code: 'output/cannot-write' });
  expect(readdirSync(folder).sort()).toEqual(['one.yaml', 'two.yaml']);
});
