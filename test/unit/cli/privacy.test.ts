/**
 * Nothing sensitive is printed: every command that shows something runs on the example practice, in every format of text, and
 * no birth date, DEA number, social security number or home address of any dossier may stand in what it prints.
 */

import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findingFormats } from '../../../src/render/finding-formats.ts';
import { tableFormats } from '../../../src/render/formats.ts';
import { reports } from '../../../src/reports/registry.ts';
import { demoWorld, endDemo, type World } from '../../world.ts';

const ssn = '512346781';
let world: World;
let sensitive: ReadonlySet<string>;
let dossiers: readonly string[];

beforeAll(async () => {
  world = await demoWorld();
  dossiers = readdirSync(world.path('dossiers')).map((name) => `dossiers/${name}`);
  sensitive = new Set(dossiers.flatMap((path) => sensitiveValues(parse(world.read(path)), [])));
  await world.empanel(['provider', 'vault', 'ruiz', '--stdin'], { stdin: new TextEncoder().encode(ssn) });
});

afterAll(async () => {
  world.end();
  await endDemo();
});

/** Values under keys that the schemas call sensitive, wherever they stand. */
function sensitiveValues(value: unknown, way: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => sensitiveValues(one, way));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => sensitiveValues(one, [...way, name]));
  }
  const path = way.join('.');
  const isSensitive = /(?:^|\.)(?:birthDate|deaNumber|ssn)$|^dea\.number$|homeAddress\.line1$/.test(path);
  return isSensitive ? [String(value)] : [];
}

async function leaks(words: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr, code } = await world.empanel(words);
  expect([0, 1], stderr).toContain(code);
  const printed = `${stdout}${stderr}`;
  return [...sensitive, ssn, '512-34-6781']
    .filter((value) => printed.includes(value))
    .map((value) => `${words.join(' ')}: ${value}`);
}

const textFormats = tableFormats
  .filter((format) => !format.binary && format.name !== 'ics')
  .map((format) => format.name);

describe('masking', () => {
  test('the example practice has something to hide', () => {
    expect(sensitive.size).toBeGreaterThan(10);
    expect([...sensitive].some((value) => /^[A-Z]{2}\d{7}$/.test(value))).toBe(true);
    expect([...sensitive].some((value) => /^19\d\d-\d\d-\d\d$/.test(value))).toBe(true);
  });

  test.each(reports.flatMap(({ name }) => textFormats.map((format) => [name, format])))(
    'report %s as %s',
    async (name, format) => {
      const report = (await reports.find((one) => one.name === name)?.load())?.report;
      const wide = report?.filters.includes('all') === true ? ['--all'] : [];
      expect(await leaks(['report', name, ...wide, '--format', format])).toEqual([]);
    },
  );

  test.each(textFormats)('providers, journal and applications as %s', async (format) => {
    const found: string[] = [];
    for (const path of dossiers) {
      const npi = /\d{10}/.exec(path)?.[0] ?? '';
      found.push(...(await leaks(['provider', 'show', npi, '--format', format])));
      found.push(...(await leaks(['provider', 'history', npi, '--format', format])));
    }
    found.push(...(await leaks(['ledger', 'log', '--all', '--format', format])));
    found.push(...(await leaks(['undo', '--list', '--format', format])));
    expect(found).toEqual([]);
  });

  test('checklists', async () => {
    const found: string[] = [];
    for (const path of dossiers) {
      const npi = /\d{10}/.exec(path)?.[0] ?? '';
      for (const format of ['table', 'json', 'html']) {
        found.push(...(await leaks(['checklist', npi, '--payer', 'medicare-noridian', '--format', format])));
      }
    }
    expect(found).toEqual([]);
  });

  test.each(findingFormats.map(({ name }) => name))(
    'findings as %s, where the sensitive values themselves are at fault',
    async (format) => {
      for (const path of dossiers) {
        const wrong = world
          .read(path)
          .replace(/^birthDate: .*$/m, 'birthDate: 2990-01-01')
          .replaceAll(/\b([A-Z]{2}\d{6})\d\b/g, (_, start: string) => `${start}9`);
        for (const value of sensitiveValues(parse(wrong), [])) sensitive = new Set([...sensitive, value]);
        world.write(`wrong/${path}`, wrong);
      }
      expect(await leaks(['check', 'wrong', '--format', format])).toEqual([]);
    },
  );

  test('differences of check --fix and sync', async () => {
    await world.run('rm wrong');
    const path = dossiers.find((one) => one.includes('ruiz')) ?? '';
    const [before] = /^birthDate: (.*)$/m.exec(world.read(path)) ?? [];
    const changed = world
      .read(path)
      .replace(before ?? '', 'birthDate: 7/4/1971')
      .replace(/number: (FR\d{7})/, 'number: FR5193749');
    sensitive = new Set([...sensitive, '7/4/1971', '1971-07-04', 'FR5193749']);
    world.write(path, changed);
    expect(await leaks(['check', path, '--fix'])).toEqual([]);
    world.write(path, world.read(path).replace('FR5193749', 'FR5193747'));
    const { stdout, stderr } = await world.empanel(['sync', path]);
    expect(stderr).toContain('birthDate');
    for (const value of ['1971-07-04', '1982-04-12']) expect(`${stdout}${stderr}`).not.toContain(value);
  });
});
