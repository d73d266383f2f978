import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

test('a run says that documents were not taken in: nobody in them was screened', async () => {
  const world = await demoWorld();
  try {
    const header =
      'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
    world.write('2605EXCL.csv', `${header}\nMIZELL,WILLIAM,,,,,,0,19461013,,X,NV,1,1128a1,20260518,0,0,\n`);
    const quiet = await world.run('empanel screen --list 2605EXCL.csv');
    expect(quiet.stderr).not.toContain('was not screened');
    const dossier = readFileSync(join(world.root, 'dossiers/fischer-lena-1999155421.dossier.yaml'), 'utf8');
    world.write(
      'dossiers/mizell.dossier.yaml',
      dossier.replaceAll('1999155421', '1992000012').replace('Lena', 'William'),
    );
    const told = await world.run('empanel screen');
    expect(told.stderr).toContain(
      'who stands in no synced document was not screened: 1 document differs from the last sync; `empanel sync` shows how',
    );
  } finally {
    world.end();
  }
});
