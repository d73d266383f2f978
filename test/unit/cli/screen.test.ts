import { readdirSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type Outcome, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const others = Array.from(
  { length: 20 },
  (_, at) =>
    `QUIXOTE,ALONSO${String.fromCharCode(65 + at)},,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,`,
);
const tanaka = (on: string, more = 'RENO'): string =>
  `TANAKA,ROBERT,,,,,,1993002140,,,${more},OR,1,1128a1,${on},00000000,00000000,`;
const list = (...rows: readonly string[]): string => `${[header, ...others, ...rows].join('\n')}\n`;

interface Screened {
  readonly screened: number;
  readonly skipped: number;
  readonly clear: number;
  readonly open: number;
  readonly confirmed: number;
  readonly lookedUp: number;
  readonly lists: readonly { readonly list: string; readonly publishedOn: string; readonly sha256: string }[];
  readonly matches: readonly Readonly<Record<string, unknown>>[];
  readonly skippedParties: readonly { readonly party: string; readonly why: string }[];
}

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

async function screen(...words: readonly string[]): Promise<Outcome & { readonly json: Screened }> {
  const outcome = await world.empanel(['screen', ...words, '--json']);
  return { ...outcome, json: (outcome.stdout === '' ? {} : JSON.parse(outcome.stdout)) as Screened };
}

describe('screen', () => {
  test('the numbers add up, and a run on the same lists looks nobody up again', async () => {
    world.write('UPDATED.csv', list(tanaka('20260518')));
    const first = await screen('--list', 'UPDATED.csv');
    expect(first.code).toBe(1);
    expect(first.json.clear + first.json.open + first.json.confirmed).toBe(first.json.screened);
    expect(first.json).toMatchObject({ open: 1, confirmed: 0, lookedUp: first.json.screened, skipped: 0 });
    expect(first.json.matches[0]).toMatchObject({
      npi: '1993002140',
      list: 'leie',
      tier: 'npi',
      state: 'open',
      from: '2026-05-18',
      until: null,
    });
    const second = await screen();
    expect(second.json).toMatchObject({ open: 1, lookedUp: 0, matches: first.json.matches });
    const third = await screen('--again');
    expect(third.json).toMatchObject({ open: 1, lookedUp: first.json.screened, matches: first.json.matches });
  });

  test('a dry run records and writes nothing', async () => {
    world.write('UPDATED.csv', list(tanaka('20260518')));
    const { json } = await screen('--list', 'UPDATED.csv', '--dry-run');
    expect(json.open).toBe(1);
    expect(readdirSync(world.path('.empanel'))).not.toContain('lists');
    expect((await screen()).code).toBe(2);
  });

  test('lists are kept for this user alone, and undo takes them away again', async () => {
    world.write('UPDATED.csv', list());
    expect((await screen('--list', 'UPDATED.csv')).code).toBe(0);
    const kept = readdirSync(world.path('.empanel/lists'));
    expect(kept).toHaveLength(3);
    for (const name of kept) expect(statSync(world.path(`.empanel/lists/${name}`)).mode & 0o777).toBe(0o600);
    await world.empanel(['undo', '--yes']);
    // What was made ready of the list says nothing by itself, and stays for when it is given again.
    expect(readdirSync(world.path('.empanel/lists'))).toEqual(['leie.index']);
    expect((await screen()).code).toBe(2);
  });

  test('a run after which little changed keeps only that, and undo of the first leaves what the second builds on', async () => {
    world.write('UPDATED.csv', list(tanaka('20260518')));
    await screen('--list', 'UPDATED.csv');
    await screen('--actor', 'lee');
    const rosters = readdirSync(world.path('.empanel/lists')).filter((name) => name.endsWith('.roster'));
    const sizes = rosters.map((name) => statSync(world.path(`.empanel/lists/${name}`)).size).sort((a, b) => a - b);
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeLessThan((sizes[1] ?? 0) / 2);
    const proof = await world.empanel(['report', 'screening', '--format', 'csv']);
    expect(await world.empanel(['undo', '--yes'])).toMatchObject({ code: 0 });
    expect((await world.empanel(['report', 'screening', '--format', 'csv'])).stdout.split('\n').length).toBe(
      proof.stdout.split('\n').length,
    );
  });

  test('a supplement to one of two lists looks everyone up, and the roster is not kept whole once more', async () => {
    world.write('UPDATED.csv', list());
    const npis = 'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code';
    world.write('optout.csv', `${npis}\n1336135649,Zed,Zoe,Internal,05/01/2026,05/01/2028,RENO,NV\n`);
    const first = await screen('--list', 'UPDATED.csv', '--list', 'opt-out=optout.csv');
    const sizes = (): readonly number[] =>
      readdirSync(world.path('.empanel/lists'))
        .filter((name) => name.endsWith('.roster'))
        .map((name) => statSync(world.path(`.empanel/lists/${name}`)).size)
        .sort((a, b) => b - a);
    const [whole = 0] = sizes();
    world.write('2606EXCL.csv', `${header}\n${tanaka('20260718')}\n`);
    const { json } = await screen('--list', '2606EXCL.csv');
    expect(json).toMatchObject({ screened: first.json.screened, lookedUp: first.json.screened, open: 1 });
    expect(sizes()).toHaveLength(2);
    expect(sizes()[1]).toBeLessThan(whole / 2);
    expect((await screen('--again')).json).toMatchObject({ open: 1, matches: json.matches });
    const proof = await world.empanel(['report', 'screening', '--format', 'csv']);
    expect(proof.stdout.trimEnd().split('\n')).toHaveLength(first.json.screened + 1);
  });

  test('few are looked up in what is kept ready of a list, as they would be in the list', async () => {
    const obi = 'OBI,HELEN,,,,,,0000000000,19791123,,PORTLAND,OR,1,1128a1,20260518,00000000,00000000,';
    world.write('UPDATED.csv', list(tanaka('20260518'), obi));
    await screen('--list', 'UPDATED.csv');
    const path = 'dossiers/okafor-helen-1996048710.dossier.yaml';
    const before = world.read(path);
    const edit = async (former: string): Promise<void> => {
      const names = `$1\nformerNames: [{ first: Helen, last: ${former} }]`;
      world.write(path, before.replace(/^(birthDate: .*)$/m, names));
      expect((await world.empanel(['sync', path])).code).toBe(0);
    };
    const kept = (ending: string): string[] =>
      readdirSync(world.path('.empanel/lists')).filter((one) => one.endsWith(ending));
    expect(kept('.index')).toEqual(['leie.index']);
    rmSync(world.path('.empanel/lists/leie.index'));
    await edit('Abara');
    await screen('--dry-run');
    expect(kept('.index')).toEqual([]);
    await screen();
    expect(kept('.index')).toEqual(['leie.index']);
    // Whoever reads the list itself now finds that it is gone.
    const [file = ''] = kept('.list');
    const bytes = world.read(`.empanel/lists/${file}`);
    rmSync(world.path(`.empanel/lists/${file}`));
    for (const [former, open] of [
      ['Obi', 2],
      ['Abara', 1],
      ['Obie', 2],
    ] as const) {
      await edit(former);
      expect((await screen()).json).toMatchObject({ open, lookedUp: 1 });
    }
    expect((await screen('--again')).code).not.toBe(1);
    world.write(`.empanel/lists/${file}`, bytes);
    const ready = await screen();
    const again = await screen('--again');
    expect(again.json.matches).toEqual(ready.json.matches);
    expect(again.json).toMatchObject({ open: 2, lookedUp: again.json.screened });
  });

  test('a decision stands until the record changes; a confirmed one is then open again, not gone', async () => {
    world.write('UPDATED.csv', list(tanaka('20260518')));
    await screen('--list', 'UPDATED.csv');
    await world.empanel(['screen', 'review', 'tanaka', '--verdict', 'same', '--reason', 'SSN verified']);
    expect((await screen()).json).toMatchObject({ open: 0, confirmed: 1 });
    world.write('next.csv', list(tanaka('20260518', 'SALEM')));
    const { json } = await screen('--list', 'next.csv');
    expect(json).toMatchObject({ open: 1, confirmed: 0 });
    expect(json.matches).toHaveLength(1);
    expect(json.matches[0]?.because).toContain('confirmed before the record or the party changed');
  });

  test('a decision stands until the provider changes', async () => {
    world.write(
      'UPDATED.csv',
      list('OKAFOR,HELEN,,,,,,0000000000,19791123,,PORTLAND,OR,1,1128a1,20260518,00000000,00000000,'),
    );
    await screen('--list', 'UPDATED.csv');
    await world.empanel(['screen', 'review', '1996048710', '--verdict', 'different', '--reason', 'another SSN']);
    expect((await screen()).json.open).toBe(1);
    const [dossier] = readdirSync(world.path('dossiers')).filter((name) => name.startsWith('okafor'));
    const path = `dossiers/${dossier}`;
    world.write(path, world.read(path).replace(/^(birthDate: .*)$/m, '$1\nformerNames: [{ first: Helen, last: Obi }]'));
    expect((await world.empanel(['sync', path])).code).toBe(0);
    const { json } = await screen();
    expect(json).toMatchObject({ open: 2, lookedUp: 1 });
    expect(json.matches.filter(({ party }) => party === 'self')).toMatchObject([{ state: 'open' }]);
  });

  test('what is confirmed again of a provider who reads otherwise now is not asked once more', async () => {
    const obi = 'OBI,HELEN,,,,,,0000000000,19791123,,PORTLAND,OR,1,1128a1,20260518,00000000,00000000,';
    const path = 'dossiers/okafor-helen-1996048710.dossier.yaml';
    const before = world.read(path);
    const named = before.replace(/^(birthDate: .*)$/m, '$1\nformerNames: [{ first: Helen, last: Obi }]');
    const confirm = ['screen', 'review', '1996048710', '--verdict', 'same', '--reason', 'SSN verified'];
    const sync = async (text: string): Promise<void> => {
      world.write(path, text);
      expect((await world.empanel(['sync', path])).code).toBe(0);
    };
    await sync(named);
    world.write('UPDATED.csv', list(obi));
    await screen('--list', 'UPDATED.csv');
    await world.empanel(confirm);
    await sync(before);
    const asked = (await screen()).json.matches;
    expect(asked).toMatchObject([{ state: 'open' }]);
    expect(asked[0]?.because).toContain('alike before our record of the party changed');
    expect((await screen('--again')).json.matches).toEqual(asked);
    await world.empanel(confirm);
    expect((await screen('--again')).json.matches).toMatchObject([{ id: asked[0]?.id, state: 'confirmed' }]);
  });

  test('a name missing from the next full list ended between the two', async () => {
    world.write('UPDATED.csv', list(tanaka('20260318')));
    await screen('--list', 'UPDATED.csv');
    world.write(
      'next.csv',
      list('PANZA,SANCHO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20260518,00000000,00000000,'),
    );
    const { json } = await screen('--list', 'next.csv');
    expect(json.matches[0]).toMatchObject({ from: '2026-03-18', until: '2026-05-01', endedAfter: '2026-02-01' });
    expect(json.matches[0]?.because).toContain('no longer listed');
    const proof = await world.empanel(['report', 'screening', '--format', 'md']);
    expect(proof.stdout).toMatch(/no longer listed by leie: ended after Sun 1 Feb 2026, by Fri 1 May 2026/);
  });

  test('a row that ends before it began is no end: it is asked, told, and blocks', async () => {
    world.write('UPDATED.csv', list(tanaka('20250320').replace('20250320,00000000', '20250320,20240101')));
    const { json, code } = await screen('--list', 'UPDATED.csv');
    expect(code).toBe(1);
    expect(json.matches).toMatchObject([{ npi: '1993002140', from: '2025-03-20', until: null, state: 'open' }]);
    expect(json.matches[0]?.because).toMatch(
      /; the list ends it on Mon 1 Jan 2024, before it began: taken as in force$/,
    );
    const bills = await world.run('empanel can-bill tanaka --payer medicare-noridian');
    expect(bills.stdout).toContain(
      'Tanaka, Robert is on the LEIE of the OIG, by NPI, which nobody has reviewed\t2025-03-20',
    );
    expect(bills.code).toBe(1);
  });

  test('a reinstatement before its exclusion is refused, and ends nothing', async () => {
    world.write('UPDATED.csv', list(tanaka('20250320')));
    await screen('--list', 'UPDATED.csv');
    const back = tanaka('20250320').replace('20250320,00000000', '20250320,20240101');
    world.write('2606REIN.csv', `${header}\n${back}\n`);
    const { json, stderr } = await screen('--list', '2606REIN.csv');
    expect(stderr).toContain('it ends on 2024-01-01, before it began on 2025-03-20');
    expect(json.matches).toMatchObject([{ npi: '1993002140', from: '2025-03-20', until: null, state: 'open' }]);
  });

  test('a match is found by whoever it is about; of several of a name all are named', async () => {
    const owner = 'OKAFOR,HELEN,,,,,,0000000000,19791123,,SALEM,OR,1,1128a1,20120119,00000000,00000000,';
    world.write('UPDATED.csv', list(owner));
    await screen('--list', 'UPDATED.csv');
    const review = async (who: string): Promise<string> => {
      const { stderr, stdout } = await world.empanel([
        'screen',
        'review',
        who,
        '--verdict',
        'different',
        '--reason',
        'SSN',
      ]);
      return `${stdout}${stderr}`;
    };
    expect(await review('ruiz')).toContain('no match of Ruiz, Ana (1245319599) is on file');
    world.write(
      'dossiers/other.dossier.yaml',
      'empanel: dossier/v1\nstatus: active\nnpi: "1992000012"\ntype: md\nname: { first: Ana, last: Ruiz }\n',
    );
    await world.run('empanel sync');
    expect(await review('ruiz')).toContain(
      '`ruiz` fits 2 records\nhint: Ruiz, Ana (1245319599); Ruiz, Ana (1992000012)',
    );
    expect(await review('tanak, robertt')).toContain('did you mean Tanaka, Robert (1993002140)?');
  });

  test('a match of an owner of nobody else’s is found by the owner', async () => {
    const group = world.read('groups/riverbend.group.yaml');
    world.write('groups/riverbend.group.yaml', group.replace('first: Helen, last: Okafor', 'first: Nora, last: North'));
    await world.run('empanel sync');
    world.write('UPDATED.csv', list('NORTH,NORA,,,,,,0000000000,19791123,,SALEM,OR,1,1128a1,20120119,0,0,'));
    await screen('--list', 'UPDATED.csv');
    const { stdout } = await world.run('empanel screen review north --verdict different --reason SSN');
    expect(stdout).toContain('Riverbend Family and Behavioral Health, LLC, owner: North, Nora is not the one on leie');
  });

  test('an opting out that runs until a day ahead ends, and has not ended', async () => {
    world.write(
      'optout.csv',
      'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n' +
        '1993002140,Robert,Tanaka,Internal,01/01/2026,01/01/2028,PORTLAND,OR\n',
    );
    const { json } = await screen('--list', 'opt-out=optout.csv');
    expect(json.matches[0]?.because).toMatch(/ends on Sun 2 Jan 2028$/);
  });

  test('an older or a much smaller full list does not take the place of the last one', async () => {
    world.write('UPDATED.csv', list(tanaka('20260518')));
    await screen('--list', 'UPDATED.csv');
    world.write('old.csv', list(tanaka('20260318')));
    const older = await screen('--list', 'old.csv');
    expect(older.stderr).toContain('older than the stored list of 2026-04-01: it does not take its place');
    world.write('small.csv', `${[header, ...others.slice(0, 5), tanaka('20260518')].join('\n')}\n`);
    const smaller = await screen('--list', 'small.csv');
    expect(smaller.stderr).toContain('has 6 rows, the stored list 21: not taken');
    const replaced = await screen('--list', 'small.csv', '--replace');
    expect(replaced.json.lists).toHaveLength(1);
    expect(replaced.json.lists[0]?.sha256).not.toBe(older.json.lists[0]?.sha256);
  });

  test('owners of a small share, those who left and the archived are skipped with the reason', async () => {
    const path = 'groups/riverbend.group.yaml';
    world.write(
      path,
      world
        .read(path)
        .replace('percent: 40', 'percent: 4')
        .replace(
          /^officials:\n/m,
          'officials:\n  - { name: { first: Lee, last: Gone }, role: managing-employee, from: 2018-04-02, until: 2020-01-01 }\n',
        ),
    );
    expect((await world.empanel(['sync', path])).code).toBe(0);
    await world.empanel(['provider', 'archive', 'riverside-surgery']);
    world.write('UPDATED.csv', list());
    const { json } = await screen('--list', 'UPDATED.csv');
    expect(json.skipped).toBe(3);
    expect(json.skippedParties.map(({ party, why }) => `${party}: ${why}`).toSorted()).toEqual([
      'managing employee: Gone, Lee: no longer since 2020-01-01',
      'owner: Okafor, Helen: owns 4 %, less than 5 %',
      'self: archived',
    ]);
    expect(json.clear).toBe(json.screened);
  });

  test('a stored list whose bytes were changed is found out', async () => {
    world.write('UPDATED.csv', list());
    await screen('--list', 'UPDATED.csv');
    const [name] = readdirSync(world.path('.empanel/lists')).filter((one) => one.endsWith('.list'));
    world.write(`.empanel/lists/${name}`, list(tanaka('20260518')));
    const { code, stderr } = await screen('--again');
    expect(code).toBe(65);
    expect(stderr).toContain('is not what was stored');
  });

  test('of several unusable files each is told, and nothing is taken', async () => {
    world.write('cut.csv', list().trimEnd().slice(0, -20));
    world.write('sound.csv', list());
    const { code, stderr } = await screen('--list', 'leie=cut.csv', '--list', 'leie=dossiers', '--list', 'sound.csv');
    expect(code).toBe(65);
    expect(stderr).toContain('`cut.csv` is cut off');
    expect(stderr).toContain('`dossiers` is a folder');
    expect((await screen()).code).toBe(2);
  });

  test('no birth date is printed', async () => {
    world.write(
      'UPDATED.csv',
      list('RUIZ,ANA,,,,,,0000000000,19820412,,PORTLAND,OR,1,1128a1,20260518,00000000,00000000,'),
    );
    const outputs = [
      await screen('--list', 'UPDATED.csv'),
      await world.empanel(['screen', 'show', '1245319599']),
      await world.empanel(['report', 'screening', '--json']),
      await world.empanel(['screen', 'list', '--format', 'csv']),
    ];
    for (const { stdout } of outputs) expect(stdout).not.toMatch(/1982-?04-?12|19820412/);
  });
});

describe('a list with rows that are refused', () => {
  test('a pipe is told which rows, and why, wherever the run ends with 1', async () => {
    world.write(
      'UPDATED.csv',
      list('ZOE,NOBODY,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20260230,00000000,00000000,'),
    );
    const piped = await world.empanel(['screen', '--list', 'UPDATED.csv', '--dry-run']);
    expect(piped.code).toBe(1);
    expect(piped.stderr).toMatch(/warning: `.*UPDATED\.csv` line 22 refused: /);
    const json = await world.empanel(['screen', '--list', 'UPDATED.csv', '--dry-run', '--json']);
    expect(json.stderr).toMatch(/line 22 refused: /);
  });
});
