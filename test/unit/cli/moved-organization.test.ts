import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

const street = '88 SW Tannery Lane';

const facility = (line1: string): string => `empanel: facility/v1
key: river
name: Riverside Surgery Center
kind: asc
npi: "1998880136"
address: { line1: ${line1}, city: Portland, state: OR, zip: "97239" }
licenses:
  - { kind: state-license, number: ASC-2207, state: OR, issued: 2026-01-01, expires: 2026-12-31 }
  - { kind: site-visit, issuer: Jordan Avery, issued: 2026-05-08 }
cover: [{ carrier: Bay State Mutual, perClaim: 1000000, aggregate: 3000000, issued: 2026-01-01, expires: 2026-12-31 }]
`;

const documents: Readonly<Record<string, string>> = {
  'empanel.yaml': `empanel: workspace/v1
id: harbor-2026
role: delegated-group
name: Harbor Medical Group
timeZone: America/New_York
packs: [ncqa-windows]
specialists: [{ key: jordan, name: Jordan Avery, osUser: jordan }]
committees:
  - { key: credentials, name: Credentials Committee, meetings: [2026-07-02], medicalDirector: "Lee Park, MD" }
`,
  'payers/anchor.payer.yaml': `empanel: payer/v1
key: anchor
name: Anchor Health
lines: [commercial]
states: [OR]
packs: [ncqa-windows]
`,
  'facilities/river.facility.yaml': facility(street),
  'UPDATED.csv': `"LASTNAME","FIRSTNAME","MIDNAME","BUSNAME","GENERAL","SPECIALTY","UPIN","NPI","DOB","ADDRESS","CITY","STATE","ZIP","EXCLTYPE","EXCLDATE","REINDATE","WAIVERDATE","WVRSTATE"
"ZOE","NOBODY"," ",,"IND","NURSE",,"1234567890","19500132","1 MAIN ST","RENO","NV","89501","1128a1","20250618","00000000","00000000",
`,
};

let world: World;
beforeEach(async () => {
  world = await emptyWorkspace();
  for (const [path, text] of Object.entries(documents)) world.write(path, text);
});
afterEach(() => world.end());

async function done(line: string): Promise<string> {
  const { code, stdout, stderr } = await world.run(`empanel ${line}`);
  expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  return stdout;
}

async function looked(on: string): Promise<void> {
  await done(`verify river "state license" --source state-board --on ${on}`);
  await done(`verify river "site visit" --source "Jordan Avery" --on ${on}`);
}

/** What the agenda says, and the states of the verifications and of the deadlines they bring. */
async function standing(): Promise<unknown> {
  const read = async (line: string): Promise<readonly Record<string, string>[]> =>
    JSON.parse((await world.run(`empanel ${line} --format json`)).stdout).rows;
  const [file] = await read('committee agenda');
  const verification = await read('report verification --provider river --all');
  const deadlines = await read('report deadlines --provider river --all');
  return {
    agenda: file?.state,
    verification: Object.fromEntries(verification.map(({ about, state }) => [about, state])),
    deadlines: deadlines.flatMap(({ rule, dueOn }) => (rule?.startsWith('ncqa.org.') ? `${rule} ${dueOn}` : [])).sort(),
  };
}

test('a facility that moved is looked at again, wherever its file is read', async () => {
  await done('sync --quiet');
  await done('application open river --payer anchor');
  await looked('2026-05-28');
  await done('verify river exclusions --source leie --on 2026-05-28');
  await done('screen --list leie=UPDATED.csv --as-of 2026-05-29');
  const sound = await standing();
  expect(sound).toMatchObject({
    agenda: 'clean',
    verification: { 'OR state license ASC-2207': 'verified', 'site visit': 'verified', exclusions: 'verified' },
  });
  world.write('facilities/river.facility.yaml', facility('88 S.W. TANNERY LN.'));
  await done('sync --quiet');
  expect(await standing()).toEqual(sound);
  world.write('facilities/river.facility.yaml', facility('410 Harbor Street'));
  await done('sync --quiet');
  expect(await standing()).toEqual({
    agenda: 'not ready',
    verification: {
      'OR state license ASC-2207': 'changed since verified',
      'site visit': 'changed since verified',
      exclusions: 'verified',
    },
    deadlines: ['ncqa.org.standing 2029-05-28'],
  });
  await looked('2026-06-15');
  expect(await standing()).toEqual({
    agenda: 'clean',
    verification: { 'OR state license ASC-2207': 'verified', 'site visit': 'verified', exclusions: 'verified' },
    deadlines: ['ncqa.org.accreditation 2029-06-15', 'ncqa.org.license 2029-06-15', 'ncqa.org.standing 2029-05-28'],
  });
});

/** What the site visit comes to after one more look, and whether another place is spoken of. */
async function late(line: string): Promise<unknown> {
  const { code, stderr } = await world.run(`empanel verify river ${line}`);
  const read = await world.run('empanel report verification --provider river --all --format json');
  const rows = JSON.parse(read.stdout).rows as readonly Record<string, string>[];
  const state = rows.find(({ about }) => about === 'site visit')?.state;
  return { code, state, says: stderr.includes('address') };
}

test('a look recorded after a move is of the place on record on its day', async () => {
  const visit = '"site visit" --source "Jordan Avery"';
  const document = (line1: string): string =>
    facility(line1)
      .replace(/.*state-license.*\n/, '')
      .replace(/cover:.*\n/, '');
  const taken = async (line1: string, on: string): Promise<void> => {
    world.write('facilities/river.facility.yaml', document(line1));
    await done(`sync --quiet --as-of ${on}`);
  };
  await taken(street, '2026-05-10');
  expect(await late(`${visit} --on 2026-05-08`)).toEqual({ code: 0, state: 'verified', says: false });
  await taken('410 Harbor Street', '2026-06-01');
  await taken('410 Harbor St', '2026-06-12');
  const changed = { code: 0, state: 'changed since verified', says: true };
  expect(await late(`${visit} --on 2026-05-31`)).toEqual(changed);
  expect(await late(`${visit} --on 2026-06-01`)).toEqual({ code: 0, state: 'verified', says: false });
  await done('undo');
  expect(await late(`${visit} --on 2026-05-31 --present-address`)).toEqual({ code: 0, state: 'verified', says: false });
  await done('undo');
  // Before anything was on record nobody knows where it stood.
  expect(await late(`${visit} --on 2026-05-09 --dry-run`)).toMatchObject({ says: true });
  expect(await late('exclusions --source leie --on 2026-05-31 --present-address')).toMatchObject({ code: 2 });
});

test('a look at a place that opened later is of the one before', async () => {
  const group = `empanel: group/v1
key: quay
legalName: Quay Medical
tin: "93-1234567"
locations:
  - { key: new, name: New, primary: true, opens: 2026-06-10, address: { line1: 410 Harbor Street, city: Portland, state: OR, zip: "97239" } }
  - { key: old, name: Old, closes: 2026-06-10, address: { line1: ${street}, city: Portland, state: OR, zip: "97239" } }
licenses: [{ kind: clia, number: 38D1234567, issued: 2026-01-01, expires: 2026-12-31 }]
`;
  world.write('groups/quay.group.yaml', group);
  await done('sync --quiet');
  const detail = async (): Promise<string> =>
    JSON.stringify(JSON.parse(await done('provider show quay --format json')));
  await world.run('empanel verify quay license --source CMS --on 2026-06-09');
  expect(await detail()).toContain('changed since verified');
  await world.run('empanel verify quay license --source CMS --on 2026-06-10');
  expect(await detail()).not.toContain('changed since verified');
});
