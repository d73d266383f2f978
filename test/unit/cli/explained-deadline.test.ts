/** Every deadline names the entries of the journal about the date that it counts from. */

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { recordOf } from '../../../src/ledger/fact-record.ts';
import { idTables } from '../../../src/ledger/table-shapes.ts';
import { demoWorld, endDemo, privilegingWorld, type World } from '../../world.ts';

interface Recorded {
  readonly rule: string;
  readonly anchor: string;
  readonly factId: string;
  readonly recorded: readonly { readonly seq: number; readonly command: string }[];
}

/** One deadline of each rule and anchor that is open in a world, explained. */
async function explained(world: World): Promise<readonly Recorded[]> {
  const { stdout } = await world.empanel(['report', 'deadlines', '--within', '10y', '--all', '--json']);
  const { rows } = JSON.parse(stdout) as { readonly rows: readonly Readonly<Record<string, string>>[] };
  const ids = new Map(rows.map((row) => [`${row.rule} ${row.anchor}`, row.id ?? '']));
  const found: Recorded[] = [];
  for (const id of ids.values()) {
    const { stdout: text } = await world.empanel(['explain', id, '--json']);
    found.push(JSON.parse(text) as Recorded);
  }
  return found;
}

const silent = (all: readonly Recorded[]): readonly string[] =>
  all.flatMap(({ rule, factId, recorded }) => (recorded.length === 0 ? [`${rule}: ${factId}`] : []));

afterAll(endDemo);

describe('the entry of the journal that recorded the date', () => {
  test('is told of every kind of deadline of a practice', async () => {
    const world = await demoWorld();
    const all = await explained(world);
    world.end();
    expect(silent(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(15);
    expect(all.find(({ rule }) => rule === 'contract.nonrenewal')?.recorded[0]?.command).toMatch(/^sync/);
  });

  test('is told of every kind of deadline of a staff office', async () => {
    const world = await privilegingWorld();
    const all = await explained(world);
    world.end();
    expect(silent(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
  });

  test('is the sync that brought the day, not the first of its document, and that of the group for a day of work', async () => {
    const world = await demoWorld();
    const edit = (path: string, from: string, to: string): void =>
      world.write(path, world.read(path).replace(from, to));
    edit('contracts/columbia-riverbend.contract.yaml', 'renewal: { kind: evergreen, term: P1Y }', 'ends: 2026-12-31');
    edit(
      'groups/riverbend.group.yaml',
      'name: "Whitlock, Dana", from: 2025-12-01',
      'name: "Whitlock, Dana", from: 2026-07-01',
    );
    expect((await world.empanel(['sync', '--yes', '--reason', 'new terms'])).code).toBe(0);
    await world.empanel(['application', 'open', 'whitlock', '--payer', 'medicare-noridian', '--group', 'riverbend']);
    const all = await explained(world);
    world.end();
    const of = (rule: string): object | undefined => all.find((one) => one.rule === rule);
    const recorded = [expect.objectContaining({ command: 'sync', reason: 'new terms' })];
    expect(of('contract.termination')).toMatchObject({ anchorOn: '2026-12-31', recorded });
    expect(of('cms.effdate.file_by')).toMatchObject({ anchorOn: '2026-07-01', writtenBy: 'riverbend', recorded });
  });

  test('is sought in the table of the kind of its id', () => {
    for (const [letters, table] of Object.entries(idTables)) {
      expect(recordOf(`${letters}-1a2b3c`, 'p-1')).toEqual({ table, key: `${letters}-1a2b3c`, written: false });
    }
    expect(recordOf('contract:summit-group:term:2027-01-31', 'g-1')).toEqual({
      table: 'contract',
      key: 'summit-group',
      written: true,
    });
    expect(recordOf('place:riverbend:eastside', 'g-1')).toEqual({ table: 'subject', key: 'g-1', written: true });
    expect(recordOf('unheard-of', 'p-1')).toBeUndefined();
    expect(recordOf('', 'p-1')).toBeUndefined();
  });

  test('can be sought: what clocks call a fact is an id, or named after a contract or a place', () => {
    const folder = new URL('../../../src/rules/clocks/', import.meta.url);
    const names = readdirSync(folder).flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/factId(?: =|:) `([^`]*)`/g)].map(
        ([, text]) => text ?? '',
      ),
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const factId = name.replaceAll(/\$\{[^}]*\}/g, 'key');
      expect(recordOf(factId, 'p-1'), name).toBeDefined();
    }
  });
});
