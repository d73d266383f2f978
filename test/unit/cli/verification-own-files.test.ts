import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

const office = (role: string, pack: string): string => `empanel: workspace/v1
id: harbor-2026
role: ${role}
name: Harbor Medical Group
timeZone: America/New_York
packs: [${pack}]
specialists: [{ key: jordan, name: Jordan Avery, osUser: jordan }]
committees:
  - { key: credentials, name: Credentials Committee, meetings: [2026-06-11, 2026-07-02] }
`;

const plan = `empanel: payer/v1
key: anchor
name: Anchor Health
lines: [commercial]
states: [OR]
packs: [ncqa-windows]
delegated: true
`;

const dossier = (npi: string, last: string, status = 'active'): string => `empanel: dossier/v1
status: ${status}
npi: "${npi}"
type: md
name: { first: Ana, last: ${last} }
licenses: [{ state: OR, number: "201122", issued: 2024-01-01, expires: 2030-12-31 }]
`;

let world: World;
beforeEach(async () => {
  world = await emptyWorkspace();
  world.write('dossiers/reyes.dossier.yaml', dossier('1992000012', 'Reyes'));
  world.write('dossiers/stone.dossier.yaml', dossier('1992000004', 'Stone'));
  world.write('dossiers/marsh.dossier.yaml', dossier('1245319599', 'Marsh', 'draft'));
});
afterEach(() => world.end());

async function done(command: string): Promise<string> {
  const { code, stdout, stderr } = await world.run(`empanel ${command}`);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Whose files a report tells of. */
async function told(words: string): Promise<readonly string[]> {
  const { rows } = JSON.parse(await done(`${words} --format json`)) as { rows: readonly { provider: string }[] };
  return [...new Set(rows.map(({ provider }) => provider))].sort();
}

describe('files of providers without an application', () => {
  test('a group that decides is told of those on whom it has not decided, and again when the next cycle comes into sight', async () => {
    world.write('empanel.yaml', office('delegated-group', 'ncqa-windows'));
    world.write('payers/anchor.payer.yaml', plan);
    await done('sync -q');
    expect(await told('report verification')).toEqual(['Reyes, Ana', 'Stone, Ana']);
    await done('committee decide reyes --outcome tabled --on 2026-06-11 --rationale "two papers are missing" -q');
    expect(await told('report verification')).toEqual(['Reyes, Ana', 'Stone, Ana']);
    await done('committee decide reyes --outcome approved --on 2026-06-12 --override --reason "shown here" -q');
    expect(await told('report verification')).toEqual(['Stone, Ana']);
    expect(await told('report verification --provider reyes')).toEqual(['Reyes, Ana']);
    expect(await told('report verification --owner jordan')).toEqual([]);
    expect(await told('report verification --as-of 2028-10-01')).toEqual(['Stone, Ana']);
    expect(await told('report verification --as-of 2029-05-12')).toEqual(['Reyes, Ana', 'Stone, Ana']);
  });

  test('a verification that is too old by the next meeting is told of', async () => {
    world.write('empanel.yaml', office('delegated-group', 'ncqa-windows'));
    await done('sync -q');
    await done('verify reyes license --source state-board --on 2026-02-20 -q');
    expect(await told('report stale-files')).toEqual(['Reyes, Ana']);
  });

  test('a verification organization is told of all whom it has', async () => {
    world.write('empanel.yaml', office('cvo', 'ncqa-certification').replace(/committees:[\s\S]*$/, ''));
    await done('sync -q');
    expect(await told('report verification')).toEqual(['Reyes, Ana', 'Stone, Ana']);
  });

  test('a practice, which verifies nothing itself, is not', async () => {
    world.write('empanel.yaml', office('practice', 'ncqa-windows').replace(/committees:[\s\S]*$/, ''));
    await done('sync -q');
    expect(await told('report verification')).toEqual([]);
  });
});
