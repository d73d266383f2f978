/** Whoever screens is told when the lists have grown old, whatever packs the workspace names. */

import { afterEach, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

const workspace = (packs: string): string => `empanel: workspace/v1
id: verifies-2026
role: cvo
name: Cascade Verification
timeZone: America/Los_Angeles
${packs}`;
const dossier = `empanel: dossier/v1
status: active
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
birthDate: 1980-02-01
licenses: [{ state: OR, number: MD201122, status: active, issued: 2024-01-01, expires: 2027-12-31 }]
`;
const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20260120,00000000,00000000,\n';

let world: World;
afterEach(() => world.end());

/** Deadlines of screening, in the order of their days. */
async function screeningRules(): Promise<readonly string[]> {
  const { stdout } = await world.empanel(['report', 'deadlines', '--all', '--format', 'json']);
  const { rows } = JSON.parse(stdout) as { rows: { rule: string; dueOn: string }[] };
  return rows.filter(({ rule }) => rule.startsWith('excl.')).map(({ rule, dueOn }) => `${rule} ${dueOn}`);
}

async function screenedBy(packs: string): Promise<void> {
  world = await emptyWorkspace();
  world.write('empanel.yaml', workspace(packs));
  world.write('dossiers/reyes.dossier.yaml', dossier);
  expect((await world.empanel(['sync', '--quiet'])).code).toBe(0);
  expect(await screeningRules()).toEqual([]);
  world.write('UPDATED.csv', leie);
  await world.empanel(['screen', '--list', 'UPDATED.csv', '--on', '2026-02-20']);
}

const asked = ['excl.leie 2026-03-20', 'excl.release 2026-03-10'];

test.each([
  ['no pack about screening', 'packs: [ncqa-certification]\n'],
  ['no pack at all', 'packs: []\n'],
  ['every pack', ''],
])('where the workspace names %s', async (_, packs) => {
  await screenedBy(packs);
  expect([...new Set(await screeningRules())].sort()).toEqual(asked);
  const { stdout } = await world.empanel(['report', 'monitoring', '--format', 'csv']);
  expect(stdout).toMatch(/1992000012,sanctions and exclusions,overdue,.*,excl.release,/);
});

test('a rule of screening is switched off by name, with a reason', async () => {
  await screenedBy('packs: [ncqa-certification]\noff: [{ rule: excl.leie, reason: screened by the plan }]\n');
  expect([...new Set(await screeningRules())]).toEqual(['excl.release 2026-03-10']);
});
