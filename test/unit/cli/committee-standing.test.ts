import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printedStatus } from '../../../src/domain/printed-status.ts';
import { emptyWorkspace, type World } from '../../world.ts';

const leie = `"LASTNAME","FIRSTNAME","MIDNAME","BUSNAME","GENERAL","SPECIALTY","UPIN","NPI","DOB","ADDRESS","CITY","STATE","ZIP","EXCLTYPE","EXCLDATE","REINDATE","WAIVERDATE","WVRSTATE"
"ZOE","NOBODY"," ",,"IND","NURSE",,"1234567890","19500132","1 MAIN ST","RENO","NV","89501","1128a1","20260518","00000000","00000000",
`;

const office = (role: string, packs = '[ncqa-windows]'): string => `empanel: workspace/v1
id: harbor-2026
role: ${role}
name: Harbor Medical Group
timeZone: America/New_York
packs: ${packs}
specialists: [{ key: jordan, name: Jordan Avery, osUser: jordan }]
committees:
  - key: credentials
    name: Credentials Committee
    meetings: [2026-06-11, 2026-07-02]
    members: ["Lee Park, MD", "Rosa Diaz, MD", "Tom Birch, NP"]
    medicalDirector: "Lee Park, MD"
`;

const payer = (key: string): string => `empanel: payer/v1
key: ${key}
name: Anchor Health ${key}
lines: [commercial]
states: [OR]
packs: [ncqa-windows]
delegated: true
`;

const dossier = (license: string, more = ''): string => `empanel: dossier/v1
status: active
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
caqh: { id: "12345678", attestations: [{ on: 2026-05-20 }] }
licenses:
  - { state: OR, number: "201122", issued: 2024-01-01, expires: 2027-12-31, ${license} }
education: [{ institution: Tufts University, degree: MD, until: 2006-05, completed: true }]
workHistory: [{ employer: Lakeside Medical Group, from: 2006-09, current: true }]
malpracticeClaims: []
documents:
  - { kind: caqh-attestation, received: 2026-05-20, says: { name: Ana Reyes, signedOn: 2026-05-20 } }
prescribing: { needed: false }
practiceLocations:
  - { name: Salem office, address: { line1: 40 Court Street, city: Salem, state: OR, zip: "97301" }, from: 2024-01-15 }
${more}`;

const facility = (licenses: readonly string[], kind = 'asc'): string => `empanel: facility/v1
key: river
name: Riverside Surgery Center
kind: ${kind}
npi: "1998880136"
address: { line1: 88 SW Tannery Lane, city: Portland, state: OR, zip: "97239" }
licenses: [${licenses.join(', ')}]
cover: [{ carrier: Bay State Mutual, perClaim: 1000000, aggregate: 3000000, issued: 2026-01-01, expires: 2026-12-31 }]
`;

let world: World;
beforeEach(async () => {
  world = await emptyWorkspace();
  world.write('empanel.yaml', office('delegated-group'));
  world.write('payers/anchor.payer.yaml', payer('anchor'));
  world.write('UPDATED.csv', leie);
});
afterEach(() => world.end());

async function run(line: string): ReturnType<World['run']> {
  return world.run(`empanel ${line}`);
}

async function done(line: string): Promise<string> {
  const { code, stdout, stderr } = await run(line);
  expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  return stdout;
}

async function verified(who: string, ...elements: readonly string[]): Promise<void> {
  for (const element of elements) {
    const source = element.includes('medicare') || element.includes('malpractice') ? 'npdb' : 'state-board';
    const given = element === 'education' ? 'school' : element === 'exclusions' ? 'leie' : source;
    await done(`verify ${who} "${element}" --source ${given} --on 2026-05-28`);
  }
  await done('screen --list leie=UPDATED.csv --as-of 2026-05-29');
}

async function soundProvider(license = 'status: active', more = ''): Promise<void> {
  world.write('dossiers/reyes.dossier.yaml', dossier(license, more));
  await done('sync --quiet');
  await verified(
    'reyes',
    'education',
    'work-history',
    'malpractice-history',
    'license-sanctions',
    'medicare-medicaid-sanctions',
    'exclusions',
    'license',
  );
}

interface AgendaRow {
  readonly name: string;
  readonly purpose: string;
  readonly state: string;
  readonly because: string | null;
  readonly decided?: string;
  readonly packet: string | null;
}

async function agenda(line = 'committee agenda --meeting 2026-07-02 --format json'): Promise<readonly AgendaRow[]> {
  return JSON.parse(await done(line)).rows;
}

async function standing(): Promise<string> {
  return (await agenda()).map(({ state, because }) => `${state}${because === null ? '' : `: ${because}`}`).join(' | ');
}

describe('what may not be called clean', () => {
  test.each([
    ['status: active', 'clean'],
    ['status: probation', 'ready: OR license 201122: probation'],
    ['status: active, restrictions: No opioids', 'ready: OR license 201122: No opioids'],
    [
      'status: pending',
      'not ready: License verified with the board: OR: missing, OR license 201122 is `pending`; `active` or `probation` or `restricted` is asked for',
    ],
  ])('a license with %s', async (license, expected) => {
    await soundProvider(license);
    expect(await standing()).toBe(expected);
    const alone = await run('committee decide reyes --outcome approved --on 2026-06-11 --by "Lee Park" --dry-run');
    expect(alone.code).toBe(expected === 'clean' ? 0 : 1);
  });

  test('an action on a license elsewhere, on a registration or at a hospital', async () => {
    await soundProvider();
    world.write(
      'dossiers/reyes.dossier.yaml',
      dossier(
        'status: active }\n  - { state: NV, number: "77", status: revoked, issued: 2010-01-01, expires: 2012-12-31',
        'hospitalAffiliations: [{ name: Bayview, status: suspended }]\n',
      ),
    );
    await done('sync --quiet');
    expect(await standing()).toBe('ready: NV license 77: revoked; privileges at Bayview: suspended');
  });

  test('a file in an office that decides nothing', async () => {
    await soundProvider();
    world.write('empanel.yaml', office('practice'));
    expect((await agenda()).map(({ state }) => state)).toEqual(['complete']);
    expect(await done('committee packet reyes')).toContain('Standing: complete on our part; whoever decides judges it');
    expect((await run('committee agenda --add ready')).stderr).toContain('payers and facilities decide here');
    world.write('empanel.yaml', office('cvo', '[ncqa-certification]'));
    expect((await run('committee agenda')).stderr).toContain('reports and decides nothing');
    expect((await run('committee meeting --on 2026-09-01')).code).toBe(2);
  });

  test('the packs of a payer that delegates count for a file without an application, too', async () => {
    await soundProvider();
    world.write('empanel.yaml', office('delegated-group', '[caqh]'));
    await done('sync --quiet');
    expect(await standing()).toMatch(/^not ready: CAQH profile is complete: unknown/);
    expect(await done('committee packet reyes')).toContain('| ncqa.psv.license |');
    const report = JSON.parse(await done('report verification --all --format json'));
    expect(report.rows.map(({ rule }: { rule: string }) => rule)).toContain('ncqa.psv.license');
  });

  test('an organization without papers is not called one of which nothing is asked', async () => {
    world.write('facilities/river.facility.yaml', facility([]));
    await done('sync --quiet');
    await done('application open river --payer anchor');
    await done('screen --list leie=UPDATED.csv --as-of 2026-05-29');
    expect(await standing()).toMatch(/^not ready: License of the organization/);
    expect(await done('committee packet river')).not.toContain('no rule in use');
  });

  test('a file of which no rule in use asks anything', async () => {
    await soundProvider();
    world.write('payers/anchor.payer.yaml', payer('anchor').replace('[ncqa-windows]', '[caqh]'));
    world.write('empanel.yaml', office('delegated-group', '[caqh]'));
    await done('sync --quiet');
    expect(await standing()).toMatch(
      /^not ready: no rule in use says what a group that decides verifies of providers: name/,
    );
  });
});

const stateLicense = (more = ''): string =>
  `{ kind: state-license, number: ASC-2207, issued: 2026-01-01, expires: 2026-12-31${more} }`;
const visit = '{ kind: site-visit, issuer: Jordan Avery, issued: 2026-05-08 }';

async function organization(licenses: readonly string[], ...elements: readonly string[]): Promise<void> {
  world.write('facilities/river.facility.yaml', facility(licenses));
  await done('sync --quiet');
  await done('application open river --payer anchor');
  await verified('river', ...elements);
}

describe('organizations', () => {
  test.each([
    ['suspended', stateLicense(', status: Suspended'), 'the state license says `Suspended`'],
    ['of another state', stateLicense(', state: WA'), 'the state license is for WA, and the place is in OR'],
  ])('a license that is %s counts for nothing, whatever its dates', async (_, license, because) => {
    await organization([license, visit], 'state license', 'site visit', 'exclusions');
    expect(await standing()).toContain(`confirmed with the state: missing, ${because}`);
  });

  test('a visit stands in for an accreditation that ran out, and nobody verifies that one', async () => {
    const accreditation = '{ kind: accreditation, issuer: AAAHC, issued: 2022-01-01, expires: 2025-01-01 }';
    await organization([stateLicense(), accreditation, visit], 'state license', 'site visit', 'exclusions');
    expect(await standing()).toBe('clean');
    const packet = await done('committee packet river');
    expect(packet).toContain('Kind: ASC');
    expect(packet).toContain('| Bay State Mutual |');
    expect(packet).toContain('| document | as last synced |');
    expect(packet).not.toContain('disclosure');
  });

  test('an accreditation nobody verified does not stand behind a visit that is too old', async () => {
    const accreditation = '{ kind: accreditation, issuer: AAAHC, issued: 2024-01-01, expires: 2027-01-01 }';
    const old = '{ kind: site-visit, issuer: Jordan Avery, issued: 2022-05-08 }';
    await organization([stateLicense(), accreditation, old], 'state license', 'site visit', 'exclusions');
    expect(await standing()).toMatch(/^not ready: Accredited, or visited: unverified/);
  });

  test('a conditional accreditation counts, and the committee looks at it', async () => {
    const accreditation =
      '{ kind: accreditation, issuer: AAAHC, status: Conditional, issued: 2024-01-01, expires: 2027-01-01 }';
    await organization([stateLicense(), accreditation], 'state license', 'accreditation', 'exclusions');
    expect(await standing()).toBe('ready: accreditation, AAAHC: Conditional');
  });

  test('what is verified is asked by the kind of place', async () => {
    world.write('facilities/river.facility.yaml', facility([], 'dmepos'));
    await done('sync --quiet');
    await done('application open river --payer anchor');
    await done('screen --list leie=UPDATED.csv --as-of 2026-05-29');
    expect(await standing()).toBe('not ready: exclusions: not verified');
  });

  test('they come to the agenda again when their cycle ends, with what changed', async () => {
    await organization([stateLicense(), visit], 'state license', 'site visit', 'exclusions');
    await done('committee decide river --outcome approved --meeting 2026-06-11 --vote 3-0');
    world.write('facilities/river.facility.yaml', facility([stateLicense().replace('ASC-2207', 'ASC-9'), visit]));
    await done('sync --quiet');
    await done('committee meeting --on 2029-05-10');
    const later = await agenda('committee agenda --as-of 2029-04-01 --format json');
    expect(later.map(({ name, purpose }) => [name, purpose])).toEqual([
      ['Riverside Surgery Center', 'recredentialing'],
    ]);
    const cycles = await done('committee recredential --provider river --as-of 2029-04-01 --format json');
    expect(cycles).toContain('changed /licenses/0/number: ASC-2207 → ASC-9');
  });

  test('put off at one meeting they come back to the next, also where no application is open', async () => {
    world.write('facilities/river.facility.yaml', facility([stateLicense(), visit]));
    await done('sync --quiet');
    expect(await agenda()).toEqual([]);
    await done('committee decide river --outcome tabled --meeting 2026-06-11 --vote 3-0 --rationale "visit the place"');
    expect((await agenda()).map(({ name, purpose }) => [name, purpose])).toEqual([
      ['Riverside Surgery Center', 'initial'],
    ]);
  });

  test('groups have their own cover, licenses and standing', async () => {
    world.write(
      'groups/clinic.group.yaml',
      `empanel: group/v1
key: clinic
legalName: Quay Clinic PC
tin: "12-3456789"
npi: "1992000046"
licenses: [{ kind: state-license, number: C-1, status: Revoked, issued: 2026-01-01, expires: 2027-12-31 }]
`,
    );
    await done('sync --quiet');
    await done('application open clinic --payer anchor');
    await done('screen --list leie=UPDATED.csv --as-of 2026-05-29');
    const { stdout } = await run('committee packet clinic');
    expect(stdout).toContain('Liability cover of the group: missing, no liability cover is on file');
    expect(stdout).toContain('the state license says \\`Revoked\\`');
    expect(stdout).toContain('exclusions: not verified');
  });
});

test('an agenda on which nothing is ready leads to what stands in the way', async () => {
  await soundProvider();
  world.write('dossiers/reyes.dossier.yaml', dossier('status: active').replace(/documents:\n.*\n/, ''));
  await done('sync --quiet');
  const next = async (): Promise<string> =>
    (await world.run('empanel committee agenda --meeting 2026-07-02', { columns: 120 })).stdout;
  expect(await next()).toContain('next: empanel committee packet 1992000012 --meeting 2026-07-02');
  world.write('dossiers/reyes.dossier.yaml', dossier('status: active').replace('Tufts', 'Brown'));
  await done('sync --quiet');
  expect(await next()).toContain('next: empanel report verification --provider 1992000012 --committee 2026-07-02');
});

describe('a quorum', () => {
  test('is asked of the committee, not of the medical director who signs a clean file', async () => {
    await soundProvider();
    world.write('empanel.yaml', `${office('delegated-group')}    quorum: 3\n`);
    await done('sync --quiet');
    const few = await run('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 2-0');
    expect(few.stderr).toContain('below quorum: 2 who may vote, 3 asked for');
    await done('committee decide reyes --outcome approved --on 2026-06-11 --by "Lee Park"');
  });

  test('of more than half of nobody is told', async () => {
    await soundProvider();
    const nameless = office('delegated-group').replace(/ {4}members:.*\n/, '');
    world.write('empanel.yaml', `${nameless}    quorum: majority\n`);
    await done('sync --quiet');
    const decided = await run('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 2-0');
    expect(decided.stderr).toContain('is more than half of its members, and none is listed');
  });

  test('attendance that is recorded later is held against what was decided', async () => {
    await soundProvider();
    world.write('empanel.yaml', `${office('delegated-group')}    quorum: 3\n`);
    await done('sync --quiet');
    const decided = await run('committee decide reyes --outcome approved --meeting 2026-06-11');
    expect(decided.stderr).toContain('a quorum of 3 is asked for, and who was there is not recorded');
    const attended = await run('committee meeting --on 2026-06-11 --attended "Lee Park" "Rosa Diaz"');
    expect(attended.stderr).toMatch(/decision o-\w+: below quorum: 2 who may vote, 3 asked for/);
  });
});

describe('a decision', () => {
  test('is judged by what was before its day: neither by what came after, nor by that day’s decision', async () => {
    await soundProvider();
    await done('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 3-0');
    const [row] = await agenda('committee agenda --meeting 2026-06-11 --format json');
    expect(row).toMatchObject({ purpose: 'initial', decided: 'approved' });
    expect(row?.packet).not.toContain('changed since');
    world.write('dossiers/reyes.dossier.yaml', dossier('status: active').replaceAll('2026-05-20', '2026-06-12'));
    await done('sync --quiet');
    const corrected = await run(
      'committee decide reyes --outcome approved --meeting 2026-06-11 --vote 2-0 --corrects o- --reason miscounted',
    );
    expect(corrected.stderr).toContain('Application signed and attested, not too long ago: missing');
  });

  test('keeps the application that was on the agenda, and puts what was not listed on it', async () => {
    await soundProvider();
    await done('application open reyes --payer anchor --as-of 2026-06-01');
    await done('committee decide reyes --outcome denied --rationale "one reference" --meeting 2026-06-11 --vote 3-0');
    expect(await done('committee minutes 2026-06-11')).toContain('| Reyes, Ana (NPI 1992000012) | initial | denied |');
    expect(await agenda()).toEqual([]);
    world.write('payers/beta.payer.yaml', payer('beta'));
    await done('sync --quiet');
    await done('application open reyes --payer beta --as-of 2026-06-11');
    expect((await agenda()).map(({ state, because }) => [state, because])).toEqual([
      ['ready', 'denied on Thu 11 Jun 2026: one reference'],
    ]);
    const other = await run('committee notice reyes');
    expect(other.stdout).toContain('You may ask for a hearing');
  });

  test('on an application of somebody else is refused', async () => {
    await soundProvider();
    world.write(
      'dossiers/stone.dossier.yaml',
      dossier('status: active')
        .replace('1992000012', '1992000004')
        .replace('last: Reyes', 'last: Stone')
        .replace('12345678', '12345679'),
    );
    await done('sync --quiet');
    const opened = await run('application open stone --payer anchor');
    const id = /a-[0-9a-z]{8}/.exec(opened.stdout + opened.stderr)?.[0];
    const { code, stderr } = await run(`committee decide reyes --outcome tabled --application ${id}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`application ${id} is of Stone, Ana`)]);
  });

  test('that comes too late begins anew, with the education', async () => {
    await soundProvider();
    await done('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 3-0');
    await done('committee meeting --on 2029-07-11');
    await done('committee meeting --on 2029-07-12');
    const purposes = async (on: string): Promise<readonly string[]> =>
      (await agenda(`committee agenda --meeting ${on} --as-of 2029-06-20 --format json`)).map(({ purpose }) => purpose);
    expect(await purposes('2029-07-11')).toEqual(['recredentialing']);
    expect(await purposes('2029-07-12')).toEqual(['initial']);
    await done('provider event reyes medical-leave "surgery" --on 2029-05-01 --as-of 2029-06-20');
    expect(await purposes('2029-07-12')).toEqual(['recredentialing']);
    expect(await done('committee recredential --as-of 2029-06-20')).toContain('medical leave since 2029-05-01');
    await done('provider event reyes return "back at work" --on 2029-06-12 --as-of 2029-06-20');
    await done('committee meeting --on 2029-10-12');
    expect(await purposes('2029-07-12')).toEqual(['recredentialing']);
    expect(await purposes('2029-10-12')).toEqual(['initial']);
  });

  test('that was put off is nothing to tell of', async () => {
    await soundProvider();
    await done('committee decide reyes --outcome tabled --meeting 2026-06-11 --vote 1-1-1');
    const { code, stderr } = await run('committee notice reyes');
    expect([code, stderr]).toEqual([66, expect.stringContaining('was tabled on Thu 11 Jun 2026')]);
  });
});

test('a letter written once more counts the time for a hearing from the day the provider was told', async () => {
  await soundProvider();
  await done('committee decide reyes --outcome denied --meeting 2026-06-11 --vote 3-0 --rationale "criteria not met"');
  const letter = await done('committee notice reyes --as-of 2026-06-12');
  expect(letter).toContain('in writing until Sun 12 Jul 2026');
  await done('committee notice reyes --sent-on 2026-06-12');
  const again = await run('committee notice reyes --as-of 2026-06-20');
  expect(again.stdout).toContain('in writing until Sun 12 Jul 2026');
  expect(again.stderr).toContain('was told on Fri 12 Jun 2026');
  expect(again.stderr).not.toContain('--sent-on');
});

test('the audit calls it no alteration to record who attended and when a provider was told', async () => {
  await soundProvider();
  await done('committee agenda --meeting 2026-06-11 --add reyes');
  await done('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 3-0');
  await done('committee meeting --on 2026-06-11 --attended "Lee Park, MD" "Rosa Diaz, MD" "Tom Birch, NP"');
  await done('committee notice reyes --sent-on 2026-06-12');
  const audited = async (): Promise<readonly { readonly change: string; readonly state: string }[]> =>
    JSON.parse(await done('report audit --kind committee --format json')).rows;
  expect((await audited()).filter(({ state }) => state !== 'allowed')).toEqual([]);
  await done('committee notice reyes --sent-on 2026-06-13');
  const [newest] = await audited();
  expect(newest).toMatchObject({ change: 'changed', state: 'inappropriate' });
});

describe('a meeting', () => {
  test('counts whoever was there once, members as the document spells them', async () => {
    const { stdout, stderr } = await run(
      'committee meeting --on 2026-06-11 --attended "lee park" "Lee Park, MD" "Zed Guest"',
    );
    expect(stdout).toContain('2 attended');
    expect(stderr).toContain('recorded as a guest: Zed Guest');
    expect(await done('committee minutes 2026-06-11')).toContain('Present: Lee Park, MD; Zed Guest');
  });

  test('that is not held is taken back with its agenda; one that decided is not', async () => {
    await soundProvider();
    await done('committee agenda --meeting 2026-07-02 --add reyes');
    const cancelled = await done('committee meeting --on 2026-07-02 --cancel --reason "no quorum"');
    expect(cancelled).toContain('1 file taken off its agenda');
    expect(cancelled).toContain('take 2026-07-02 out of `meetings` in `empanel.yaml`');
    expect((await run('committee meeting --on 2026-07-02 --cancel')).code).toBe(66);
    await done('undo');
    expect(await done('committee meeting --format csv')).toMatch(/2026-07-02,planned,1,0,0/);
    await done('committee decide reyes --outcome approved --meeting 2026-06-11 --vote 3-0');
    expect((await run('committee meeting --on 2026-06-11 --cancel')).code).toBe(2);
  });
});

test.each([
  ['Active', 'plain'],
  ['Accredited', 'plain'],
  ['Deemed, accredited with requirements for improvement', 'plain'],
  ['not suspended', 'plain'],
  ['Active - renewal pending', 'limited'],
  ['Conditional', 'limited'],
  ['PROBATIONARY', 'limited'],
  ['Provisional license', 'limited'],
  ['Inactive', 'barred'],
  ['Pending', 'barred'],
  ['Preliminary Denial of Accreditation', 'barred'],
  ['Summary Suspension', 'barred'],
  ['Not accredited', 'barred'],
  ['Revocation stayed', 'barred'],
  ['Voluntarily withdrawn', 'barred'],
  [undefined, 'plain'],
])('a printed status `%s` is %s', (status, expected) => {
  expect(printedStatus(status)).toBe(expected);
});

describe('evidence whose bytes are no longer what was kept', () => {
  /** The file of Reyes with a paper behind the license, and where that is kept. */
  async function provenProvider(): Promise<string> {
    world.write('facilities/river.facility.yaml', facility([]));
    world.write('board.txt', 'OR license 201122: active');
    await soundProvider();
    await done('verify reyes license --source state-board --on 2026-05-28 --evidence board.txt');
    expect(await standing()).toBe('clean');
    const [paper] = JSON.parse(await done('document list --format json')).rows;
    return paper.path;
  }

  test.each([
    ['changed', (path: string) => world.write(path, 'OR license 201122: revoked')],
    ['missing', (path: string) => rmSync(join(world.root, path))],
  ])('keeps a file from the agenda and from a decision: %s', async (state, spoil) => {
    spoil(await provenProvider());
    const words = new RegExp(
      `^not ready: evidence \`board.txt\` \\(e-\\w+, proof: OR license 201122\\): ${state} since it was kept$`,
    );
    expect(await standing()).toMatch(words);
    expect((await run('committee agenda --meeting 2026-07-02 --add ready')).stdout).toContain('0 put on the agenda');
    const decide = 'committee decide reyes --outcome approved --meeting 2026-06-11 --vote 3-0';
    expect(await run(decide)).toMatchObject({ code: 1, stderr: expect.stringContaining(`${state} since it was kept`) });
    const overridden = `${decide} --override --reason "seen on the site of the board"`;
    const preview = await run(`${overridden} --dry-run`);
    const made = await run(overridden);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('tell the provider by ') });
    expect(preview.stdout).toBe(made.stdout);
    const minutes = await run('committee minutes 2026-06-11');
    expect(minutes.stdout).toContain('Reyes, Ana: seen on the site of the board. What was missing:');
    expect(minutes.stdout).toMatch(new RegExp(`^- evidence .*${state} since it was kept$`, 'm'));
    // The paper itself, kept again, is proof again.
    await done('document add board.txt --provider reyes --kind license');
    expect(await standing()).not.toContain('evidence');
  });

  test('of another file it stands in nobody’s way', async () => {
    await provenProvider();
    world.write('survey.txt', 'no findings');
    await done('document add survey.txt --facility river --kind accreditation');
    const papers: readonly { readonly file: string; readonly path: string }[] = JSON.parse(
      await done('document list --format json'),
    ).rows;
    world.write(papers.find(({ file }) => file === 'survey.txt')?.path ?? '', 'one finding');
    expect((await run('document verify')).code).toBe(1);
    expect(await standing()).toBe('clean');
  });
});
