import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type Outcome, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const npi = '1679576722';
const zoe = `ZOE,ANN,,,,,,${npi},19700102,,RENO,OR,1,1128a1,20240118,00000000,00000000,`;
/** A list of a month: its newest exclusion begins in the month after. */
function listOf(month: string, ...rows: readonly string[]): string {
  const others = Array.from({ length: 40 }, (_, at) => {
    const first = `ALONSO${String.fromCharCode(65 + (at % 26))}${at}`;
    return `QUIXOTE,${first},,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,`;
  });
  const newest = `QUIXOTE,NEWEST,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,2026${month}18,00000000,00000000,`;
  return `${[header, ...others, newest, ...rows].join('\n')}\n`;
}

interface Screened {
  readonly lookedUp: number;
  readonly matches: readonly Readonly<Record<string, unknown>>[];
  readonly formerLists: readonly { readonly publishedOn: string }[];
}
interface Answer {
  readonly verdict: string;
  readonly searched: readonly object[];
  readonly reasons: readonly { readonly state: string; readonly ok: boolean; readonly because: string }[];
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

async function given(name: string, text: string, on: string, ...words: readonly string[]): Promise<Screened> {
  world.write(name, text);
  const { json, stderr } = await screen('--list', `leie=${name}`, '--on', on, ...words);
  expect(stderr).not.toContain('error');
  return json;
}

async function addZoe(): Promise<void> {
  const who = ['--npi', npi, '--first', 'Ann', '--last', 'Zoe', '--type', 'MD', '--state', 'OR'];
  const added = await world.empanel(['provider', 'add', ...who, '--license', 'MD1', '--taxonomy', '207Q00000X']);
  expect(added.code).toBe(0);
}

async function excludedOn(on: string, who = npi): Promise<Answer & { readonly excluded: string }> {
  const words = ['can-bill', who, '--payer', 'medicare-noridian', '--on', on, '--json'];
  const answer = JSON.parse((await world.empanel(words)).stdout) as Answer;
  const reason = answer.reasons.find(({ state }) => state === 'excluded');
  return { ...answer, excluded: `${reason?.ok === true ? 'clear' : 'blocked'}: ${reason?.because}` };
}

const kept = (ending: string): string[] =>
  readdirSync(world.path('.empanel/lists')).filter((one) => one.endsWith(ending));

describe('whoever is recorded after a full list was replaced', () => {
  test('is looked up in the former one as well: the exclusion ended between the two', async () => {
    await given('march.csv', listOf('03', zoe), '2026-03-10');
    await given('april.csv', listOf('04'), '2026-04-10');
    await given('may.csv', listOf('05'), '2026-05-10');
    await addZoe();
    const { json, stdout } = await screen();
    expect(json.lookedUp).toBe(1);
    expect(json.matches).toMatchObject([
      { npi, state: 'open', from: '2024-01-18', until: '2026-04-01', endedAfter: '2026-02-01' },
    ]);
    expect(stdout).toContain('no longer listed: ended after Sun 1 Feb 2026, by Wed 1 Apr 2026');
    expect(json.formerLists.map(({ publishedOn }) => publishedOn)).toEqual(['2026-02-01', '2026-03-01']);
    expect((await excludedOn('2026-02-15')).excluded).toContain('blocked: Zoe, Ann is on the LEIE of the OIG, by NPI');
    // The list of March lacks her, and tells how things stood when March was over: until then nobody knows.
    expect((await excludedOn('2026-03-31')).excluded).toContain('blocked: Zoe, Ann');
    expect((await excludedOn('2026-04-01')).excluded).toMatch(/^clear: no exclusion is known; screened on 2026-06-15$/);
    // Few are looked up in what was made ready: the lists themselves are not read for them.
    for (const file of kept('.list')) world.write(`.empanel/lists/${file}`, 'not what was stored');
    const path = `dossiers/zoe-ann-${npi}.dossier.yaml`;
    world.write(path, `${world.read(path)}\nformerNames: [{ first: Ann, last: Zoei }]\n`);
    expect((await world.empanel(['sync', path])).code).toBe(0);
    expect((await screen()).json).toMatchObject({ lookedUp: 1, matches: [{ npi, endedAfter: '2026-02-01' }] });
  });

  test('equals a run from nothing, also of whoever was known and of lists given at once', async () => {
    await addZoe();
    world.write('march.csv', listOf('03', zoe));
    world.write('april.csv', listOf('04'));
    const both = await screen('--list', 'leie=march.csv', '--list', 'leie=april.csv', '--on', '2026-04-10');
    expect(both.json.matches).toMatchObject([{ npi, until: '2026-04-01', endedAfter: '2026-02-01' }]);
    for (const words of [['--again'], [], ['--again']])
      expect((await screen(...words)).json.matches).toEqual(both.json.matches);
  });

  test('an older list that is given behind newer ones is a former one, in whatever order they come', async () => {
    await addZoe();
    await given('may.csv', listOf('05'), '2026-05-10');
    const march = await given('march.csv', listOf('03', zoe), '2026-05-11');
    expect(march.matches).toMatchObject([{ npi, until: '2026-05-01', endedAfter: '2026-02-01' }]);
    expect((await excludedOn('2026-04-30')).excluded).toContain('blocked: Zoe, Ann');
    // The list of March lies between: she was off it sooner.
    const { json, stderr } = await (async () => {
      world.write('april.csv', listOf('04'));
      return screen('--list', 'leie=april.csv', '--on', '2026-05-12');
    })();
    expect(stderr).toContain(
      '`april.csv` is of 2026-03-01, older than the stored list of 2026-04-01: it does not take',
    );
    expect(json.formerLists.map(({ publishedOn }) => publishedOn)).toEqual(['2026-02-01', '2026-03-01']);
    expect(json.matches).toMatchObject([{ npi, until: '2026-04-01', endedAfter: '2026-02-01' }]);
    expect((await excludedOn('2026-03-31')).excluded).toContain('blocked: Zoe, Ann');
    expect((await excludedOn('2026-04-01')).excluded).toMatch(/^clear/);
    // The one in force stays so, and what comes next takes its place.
    const june = await given('june.csv', listOf('06', zoe), '2026-06-12');
    expect(june.matches).toMatchObject([{ npi, from: '2024-01-18', until: null }]);
    const report = await world.empanel(['report', 'screening', '--json']);
    expect(report.stdout).toContain('june.csv');
    expect((await screen('--again')).json.matches).toEqual(june.matches);
    expect((await world.empanel(['ledger', 'verify'])).code).toBe(0);
  });

  test('who comes back to the list was excluded all along; a list that an older one replaced counts for nothing', async () => {
    await given('march.csv', listOf('03', zoe), '2026-03-10');
    await given('april.csv', listOf('04'), '2026-04-10');
    await given('may.csv', listOf('05', zoe), '2026-05-10');
    await addZoe();
    expect((await screen()).json.matches).toMatchObject([{ npi, from: '2024-01-18', until: null }]);
    // The list of May is taken back: nobody was put on it again.
    await given('april-again.csv', listOf('04').replace('RENO', 'ELY'), '2026-05-12', '--replace');
    const { json } = await screen('--again');
    expect(json.formerLists.map(({ publishedOn }) => publishedOn)).toEqual(['2026-02-01', '2026-03-01']);
    expect(json.matches).toMatchObject([{ npi, until: '2026-04-01', endedAfter: '2026-02-01' }]);
  });

  test('of two lists of one month it ended after the first of the month, by its end', async () => {
    await given('may.csv', listOf('05', zoe), '2026-05-10');
    await addZoe();
    await screen();
    await given('may-again.csv', listOf('05'), '2026-05-20');
    const words = 'ended after Wed 1 Apr 2026, by Fri 1 May 2026';
    expect((await screen('--again')).stdout).toContain(words);
    const proof = (await world.empanel(['report', 'screening', '--format', 'md'])).stdout;
    expect(proof).toContain(`no longer listed by leie: ${words}; no list says when`);
  });

  test('of two lists of one day nobody says that it ended after that day', async () => {
    const columns =
      'Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,City,State / Province,Zip Code,NPI,Exclusion Type,Active Date,Termination Date,Cross-Reference';
    const sam = (first: string, last: string, number = ''): string =>
      `Individual,,,${first},,${last},,,RENO,OR,1,${number},Ineligible,01/18/2024,Indefinite,`;
    const names = ['Panza', 'Quixote', 'Rocinante'].map((last) => sam('Sancho', last));
    await addZoe();
    world.write('SAM_26120.csv', `${[columns, ...names, sam('Ann', 'Zoe', npi)].join('\n')}\n`);
    expect((await screen('--list', 'SAM_26120.csv', '--on', '2026-05-10')).json.matches).toMatchObject([{ npi }]);
    world.write('again/SAM_26120.csv', `${[columns, ...names].join('\n')}\n`);
    // The day stands in the name: it is that day, whenever the file was given.
    const { stdout } = await screen('--list', 'again/SAM_26120.csv', '--on', '2026-05-20', '--replace');
    const words = 'on one list of Thu 30 Apr 2026 and not on the next of that day: ended by then';
    expect(stdout).toContain(words);
    const proof = (await world.empanel(['report', 'screening', '--format', 'md'])).stdout;
    expect(proof).toContain(`no longer listed by sam: ${words}; no list says when`);
    expect(proof).not.toContain('ended after');
  });

  test('a former list that is gone is told, and what is made ready is made anew when it was changed', async () => {
    await given('march.csv', listOf('03', zoe), '2026-03-10');
    await given('april.csv', listOf('04'), '2026-04-10');
    expect(kept('.former')).toEqual(['leie.former']);
    world.write('.empanel/lists/leie.former', world.read('.empanel/lists/leie.former').replace('ZOE', 'ZOA'));
    await given('may.csv', listOf('05'), '2026-05-10');
    expect(world.read('.empanel/lists/leie.former')).toContain('ZOE');
    const march = (await world.empanel(['report', 'screening', '--as-of', '2026-03-10', '--format', 'md'])).stdout;
    const sha256 = /march\.csv .*SHA-256 (\w{64})/.exec(march)?.[1] ?? '';
    rmSync(world.path(`.empanel/lists/${sha256}.list`));
    await addZoe();
    const { stderr, json } = await screen();
    expect(stderr).toContain('the former list `march.csv` of leie is gone: nobody is looked up in it (give it again)');
    expect(json.matches).toEqual([]);
    expect(await excludedOn('2026-02-15')).toMatchObject({
      searched: [{ list: 'leie', from: '2026-03-01', through: '2026-04-01', fullLists: 2 }],
    });
    await screen('--list', 'leie=march.csv');
    expect((await screen()).json.matches).toMatchObject([{ npi, endedAfter: '2026-02-01' }]);
  });
});

test('who was reinstated within the month of a list is not billed for the days before anybody can know it', async () => {
  const nair = 'NAIR,PRIYA,,,,,,1994073181,,,PORTLAND,OR,1,1128a1,20240118,00000000,00000000,';
  // Lists of March and of April; the second was there on 30 April, when April was not over.
  await given('of-march.csv', listOf('04', nair), '2026-04-09');
  const { matches } = await given('of-april.csv', listOf('05'), '2026-04-30');
  expect(matches).toMatchObject([{ npi: '1994073181', endedAfter: '2026-03-01', until: '2026-04-30' }]);
  const verdictOn = async (on: string): Promise<string> => {
    const words = ['can-bill', '1994073181', '--payer', 'medicare-noridian', '--on', on, '--json'];
    return (JSON.parse((await world.empanel(words)).stdout) as Answer).verdict;
  };
  expect(await verdictOn('2026-04-15')).not.toBe('bill');
  expect(await verdictOn('2026-04-29')).not.toBe('bill');
  expect(await verdictOn('2026-04-30')).toBe('bill');
});

test('an answer about a day before the oldest list says so, and which lists were looked through', async () => {
  await given('april.csv', listOf('04'), '2026-04-10');
  await given('may.csv', listOf('05'), '2026-05-10');
  const nair = '1994073181';
  const { excluded, searched } = await excludedOn('2026-02-27', nair);
  expect(excluded).toContain(
    'clear: no exclusion is known; screened on 2026-05-10; the oldest looked through: leie of 2026-03-01, and what had ended before is on none',
  );
  expect(searched).toEqual([{ list: 'leie', from: '2026-03-01', through: '2026-04-01', fullLists: 2 }]);
  expect((await excludedOn('2026-03-01', nair)).excluded).not.toContain('oldest');
  const page = await world.empanel(['can-bill', nair, '--payer', 'medicare-noridian', '--format', 'md']);
  expect(page.stdout).toContain('looked up in leie (2 full lists of 2026-03-01 to 2026-04-01)');
  const proof = await world.empanel(['report', 'screening', '--format', 'md']);
  expect(proof.stdout).toContain('leie: 1 former full list looked through as well, back to 2026-03-01');
});
