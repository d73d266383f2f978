/** What is kept beside the ledger never changes an answer. */

import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentHashes } from '../../../src/cli/checking/document-hashes.ts';
import type { Context } from '../../../src/cli/context.ts';
import { keptDurationFact } from '../../../src/cli/kept-fact.ts';
import { keepReading, keptReading } from '../../../src/cli/kept-reading.ts';
import { moment } from '../../../src/cli/stopwatch.ts';
import { findWorkspace } from '../../../src/cli/workspace.ts';
import { workspaceRules } from '../../../src/cli/workspace-rules.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';

let root: string;
const at = (name: string): string => join(root, name);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const workspaceText = 'empanel: workspace/v1\nid: elm\nrole: practice\nname: Elm\ntimeZone: America/Chicago\n';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'empanel-kept-'));
  mkdirSync(at('.empanel'), { mode: 0o700 });
});

afterEach(() => rmSync(root, { recursive: true }));

/** As if what is kept had been kept an hour after the files were written. */
function age(name: string): void {
  const later = Date.now() / 1000 + 3600;
  utimesSync(at(`.empanel/${name}`), later, later);
}

/** The hashes of files by their names. */
function hashesOf(...names: readonly string[]): Readonly<Record<string, string>> {
  const hashes = documentHashes(root, names);
  return Object.fromEntries(names.map((name, place) => [name, hashes.at(place)]));
}

/** As if the first of the files had been found to hold something else than it does. */
function keepOther(): string {
  const kept = keptReading(root, 'document-hashes.json')?.value as { readonly hashes: string };
  const hashes = Buffer.from(kept.hashes, 'base64');
  hashes.write(hashOf('kept'), 'hex');
  keepReading(root, 'document-hashes.json', { ...kept, hashes: hashes.toString('base64') });
  return hashOf('kept');
}

test('a file that did not change is not read again, one that did is', () => {
  writeFileSync(at('a'), 'one');
  writeFileSync(at('b'), 'one');
  expect(hashesOf('a', 'b').a).toBe(hashOf('one'));
  const kept = keepOther();
  age('document-hashes.json');
  writeFileSync(at('b'), 'two');
  expect(hashesOf('a', 'b')).toEqual({ a: kept, b: hashOf('two') });
});

test('a hash kept in the moment of a change is not relied on', () => {
  writeFileSync(at('a'), 'one');
  documentHashes(root, ['a']);
  keepOther();
  const { atime, mtime } = statSync(at('a'));
  utimesSync(at('.empanel/document-hashes.json'), atime, mtime);
  expect(hashesOf('a')).toEqual({ a: hashOf('one') });
});

test('a file that is not there has no hash', () => {
  expect(hashesOf('gone')).toEqual({ gone: '' });
  age('document-hashes.json');
  expect(hashesOf('gone')).toEqual({ gone: '' });
});

test('the digest tells files with other bytes and other files', () => {
  writeFileSync(at('a'), 'one');
  writeFileSync(at('b'), 'two');
  const { digest } = documentHashes(root, ['a', 'b']);
  expect(documentHashes(root, ['a', 'b']).digest).toBe(digest);
  expect(documentHashes(root, ['a']).digest).not.toBe(digest);
  writeFileSync(at('b'), 'more');
  expect(documentHashes(root, ['a', 'b']).digest).not.toBe(digest);
});

test('what is kept has the time at which its reading began', () => {
  const now = Date.now();
  keepReading(root, 'x.json', 1, moment() - 5000);
  const reading = keptReading(root, 'x.json');
  expect(reading?.value).toBe(1);
  expect(reading?.keptAt).toBeLessThan(now - 4900);
  expect(reading?.keptAt).toBeGreaterThan(now - 60_000);
});

test('what is kept is private, and damage to it is not noticed', () => {
  writeFileSync(at('a'), 'one');
  documentHashes(root, ['a']);
  if (process.platform !== 'win32') expect(statSync(at('.empanel/document-hashes.json')).mode & 0o777).toBe(0o600);
  const damaged = readFileSync(at('.empanel/document-hashes.json'), 'utf8').replace(
    /"states":"[^"]+/,
    '"states":"AAAA',
  );
  for (const damage of ['', '{"by":', 'null', '{"by":"0.0.0","value":{"a":1}}', damaged]) {
    writeFileSync(at('.empanel/document-hashes.json'), damage);
    expect(hashesOf('a')).toEqual({ a: hashOf('one') });
  }
});

test('nothing is kept where the workspace has no folder for it', () => {
  rmSync(at('.empanel'), { recursive: true });
  writeFileSync(at('a'), 'one');
  expect(hashesOf('a')).toEqual({ a: hashOf('one') });
  expect(readdirSync(root)).toEqual(['a']);
});

test('the workspace is what its text says now', async () => {
  const io = { cwd: root } as Parameters<typeof findWorkspace>[0];
  writeFileSync(at('empanel.yaml'), workspaceText);
  expect((await findWorkspace(io, undefined))?.document.name).toBe('Elm');
  expect(readFileSync(at('.empanel/workspace.json'), 'utf8')).toContain('America/Chicago');
  expect(await findWorkspace(io, undefined)).toMatchObject({ timeZone: 'America/Chicago', document: { name: 'Elm' } });
  writeFileSync(at('empanel.yaml'), workspaceText.replace('name: Elm', 'name: Oak'));
  expect((await findWorkspace(io, undefined))?.document.name).toBe('Oak');
  writeFileSync(at('empanel.yaml'), workspaceText.replace('Chicago', 'Chicag'));
  await expect(findWorkspace(io, undefined)).rejects.toThrow('not a time zone');
});

test('a fact of the rules is what they state now, and read again only when they or the day are others', async () => {
  const io = { cwd: root } as Parameters<typeof findWorkspace>[0];
  let reads = 0;
  const context = {
    workspaceIfAny: () => findWorkspace(io, undefined),
    rules: async () => {
      reads += 1;
      return workspaceRules(await findWorkspace(io, undefined));
    },
  } as unknown as Context;
  const silence = (on = '2026-06-15'): Promise<string | undefined> =>
    keptDurationFact(context, 'practice.silence', calendarDate(on));
  writeFileSync(at('empanel.yaml'), workspaceText);
  expect([await silence(), await silence(), reads]).toEqual(['P30D', 'P30D', 1]);
  expect([await silence('2026-06-16'), reads]).toEqual(['P30D', 2]);
  writeFileSync(
    at('empanel.yaml'),
    `${workspaceText}overrides: [{ rule: practice.silence, reason: ours, duration: P10D }]\n`,
  );
  expect([await silence(), await silence(), reads]).toEqual(['P10D', 'P10D', 3]);
  writeFileSync(at('empanel.yaml'), `${workspaceText}off: [{ rule: practice.silence, reason: not ours }]\n`);
  expect([await silence(), await silence(), reads]).toEqual([undefined, undefined, 4]);
  rmSync(at('empanel.yaml'));
  expect(await silence()).toBe('P30D');
});
