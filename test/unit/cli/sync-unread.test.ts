/** A document that cannot be read keeps no other from being taken in. */

import { rmSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const link = 'dossiers/marsh.dossier.yaml';
const reyes = 'empanel: dossier/v1\nstatus: draft\nnpi: "1992000012"\ntype: md\nname: { first: Ana, last: Reyes }\n';

const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('dossiers/reyes.dossier.yaml', reyes);
});
afterEach(() => world.end());

test('a link that leads nowhere is refused with the reason, the others are taken', async () => {
  symlinkSync(world.path('gone.yaml'), world.path(link));
  const all = await world.run('empanel sync --all-or-nothing');
  expect([all.stdout, all.code]).toEqual(['', 1]);
  const { stdout, stderr, code } = await world.run('empanel sync --json');
  expect(code).toBe(1);
  expect(stderr).toContain(`not taken: there is no file or folder \`${link}\``);
  expect(JSON.parse(stdout)).toMatchObject({ refused: [{ path: link, line: null, rule: 'input/not-found' }] });
  expect((await world.run('empanel provider list --format tsv')).stdout).toContain('Reyes, Ana');

  const byName = await world.run(`empanel sync ${link}`);
  expect(byName.code).toBe(66);
  world.write('2605EXCL.csv', leie);
  const screened = JSON.parse((await world.run('empanel screen --list 2605EXCL.csv --json')).stdout);
  const why = `${link} is refused: there is no file or folder \`${link}\``;
  expect(screened).toMatchObject({ skipped: 1, skippedParties: [{ why }] });
});

test('one that was synced before is refused, not told as gone', async () => {
  expect((await world.run('empanel sync')).code).toBe(0);
  rmSync(world.path('dossiers/reyes.dossier.yaml'));
  symlinkSync(world.path('gone.yaml'), world.path('dossiers/reyes.dossier.yaml'));
  const { stderr, code } = await world.run('empanel sync');
  expect([code, stderr.includes('not taken'), stderr.includes('gone from disk')]).toEqual([1, true, false]);
});

test('what editors and systems leave beside a document is none', async () => {
  symlinkSync('jordan@desk.4711', world.path('dossiers/.#reyes.dossier.yaml'));
  world.write('dossiers/._reyes.dossier.yaml', new Uint8Array([0, 5, 22, 7, 0, 2, 0, 0]));
  const { stderr, code } = await world.run('empanel sync');
  expect(stderr).not.toContain('not taken');
  expect(code).toBe(0);
});
