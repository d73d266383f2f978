/** The ledger that `init --demo` makes is rich enough to learn on. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorld, endDemo, type World } from '../../world.ts';

let world: World;

beforeAll(async () => {
  world = await demoWorld();
});

afterAll(async () => {
  world.end();
  await endDemo();
});

async function rows(...words: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { stdout } = await world.empanel([...words, '--json']);
  return (JSON.parse(stdout) as { readonly rows: readonly Readonly<Record<string, unknown>>[] }).rows;
}

function counted(list: readonly Readonly<Record<string, unknown>>[], column: string): ReadonlySet<unknown> {
  return new Set(list.map((row) => row[column]));
}

describe('the story', () => {
  test('is told in the order of time, by the specialists of the practice', () => {
    const path = join(import.meta.dirname, '../../../examples/story.txt');
    const deeds = readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}) (\w+)\$ empanel /.exec(line) ?? []);
    const instants = deeds.filter((_, at) => at % 3 === 1);
    expect(instants.length).toBeGreaterThan(80);
    expect(instants).toEqual([...new Set(instants)].sort());
    expect(new Set(deeds.filter((_, at) => at % 3 === 2))).toEqual(new Set(['jordan', 'sam']));
    expect(instants.at(-1)?.slice(0, 10) ?? '').toMatch(/^2026-06-(0\d|1[0-4])$/);
  });

  test('leaves twenty applications, in every state that an application can rest in', async () => {
    const status = await rows('report', 'status', '--all');
    expect(counted(status, 'application').size).toBe(20);
    expect([...counted(status, 'state')].sort()).toEqual([
      'approved',
      'committee',
      'complete',
      'denied',
      'draft',
      'in-review',
      'info-requested',
      'loaded',
      'on-hold',
      'panel-closed',
      'received',
      'returned',
      'submitted',
      'withdrawn',
    ]);
    expect([...counted(status, 'subjectKind')].sort()).toEqual(['group', 'provider']);
    expect([...counted(status, 'owner')].sort()).toEqual(['jordan', 'sam']);
  });

  test('leaves more than forty deadlines, each with a rule and a source', async () => {
    const deadlines = await rows('report', 'deadlines', '--all');
    expect(deadlines.length).toBeGreaterThanOrEqual(40);
    expect(deadlines.every((row) => row.rule !== '' && row.cite !== '' && row.cite !== null)).toBe(true);
    const kinds = counted(deadlines, 'kind');
    for (const kind of [
      'expirable',
      'attestation',
      'follow-up',
      'response',
      'payer-decision',
      'recredentialing',
      'revalidation',
      'appeal',
      'verification',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
  });

  test('takes all eight providers in, one of them a draft', async () => {
    const providers = await rows('provider', 'list');
    expect(providers.map((row) => row.status).sort()).toEqual([...Array.from({ length: 7 }, () => 'active'), 'draft']);
  });
});

describe('checklists', () => {
  test.each([
    ['ruiz', 'summit-national', []],
    ['whitlock', 'cascade-health', ['commercial.disclosures']],
    ['herrera', 'columbia-blue', ['practice.papers-agree']],
  ])('of %s at %s', async (subject, payer, expected) => {
    const { stdout, code } = await world.empanel(['checklist', subject, '--payer', payer, '--json']);
    const { items, ready } = JSON.parse(stdout) as {
      readonly items: readonly { readonly rule: string; readonly state: string }[];
      readonly ready: boolean;
    };
    expect(items.filter((item) => item.state === 'missing').map((item) => item.rule)).toEqual(expected);
    expect({ ready, code }).toEqual(expected.length === 0 ? { ready: true, code: 0 } : { ready: false, code: 1 });
  });
});
