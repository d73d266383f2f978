import { expect, test } from 'vitest';
import { emptyWorkspace } from '../../world.ts';

const workspace = (role: string): string => `empanel: workspace/v1
id: harbor-2026
role: ${role}
name: Harbor Verification
timeZone: America/New_York
packs: [ncqa-certification]
`;

const payer = (key: string, days: number): string => `empanel: payer/v1
key: ${key}
name: Plan ${key}
lines: [commercial]
states: [OR]
packs: [ncqa-windows]
decisionWithin: P${days}D
`;

const dossier = (npi: string, last: string): string => `empanel: dossier/v1
status: active
npi: "${npi}"
type: md
name: { first: Ana, last: ${last} }
licenses:
  - { state: OR, number: "20${npi.slice(-4)}", status: active, issued: 2024-01-01, expires: 2027-12-31 }
`;

const files = [
  ['1992000012', 'Adams', 'late'],
  ['1992000020', 'Baker', null],
  ['1992000038', 'Clark', 'soon'],
] as const;

interface Told {
  readonly provider: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly reason: string;
  readonly act: string;
  readonly kind: string;
}

test('a verification organization has one line for each file, the soonest decision first', async () => {
  const world = await emptyWorkspace();
  const rowsOf = async (...words: readonly string[]): Promise<Told[]> =>
    (JSON.parse((await world.empanel([...words, '--format', 'json'])).stdout) as { rows: Told[] }).rows;
  try {
    world.write('empanel.yaml', workspace('cvo'));
    world.write('payers/soon.payer.yaml', payer('soon', 40));
    world.write('payers/late.payer.yaml', payer('late', 90));
    for (const [npi, last] of files) world.write(`dossiers/${npi}.dossier.yaml`, dossier(npi, last));
    await world.empanel(['sync', '--quiet']);
    for (const [npi, , client] of files) {
      if (client === null) continue;
      await world.empanel(['application', 'open', npi, '--payer', client, '--quiet']);
      const sent = ['application', 'submit', `${npi}/${client}`, '--via', 'portal', '--override'];
      expect((await world.empanel([...sent, '--reason', 'sent before it was tracked here'])).stderr).not.toContain(
        'error',
      );
    }
    await world.empanel(['verify', '1992000012', 'education', '--source', 'school', '--on', '2026-06-01', '--quiet']);
    const told = (await rowsOf('next', '--all')).filter(({ title }) => title.startsWith('Verify: '));
    expect(told.map(({ provider, title, dueOn }) => `${provider} ${title} ${dueOn}`)).toEqual([
      'Clark, Ana Verify: 7 elements 2026-07-25',
      'Adams, Ana Verify: 6 elements 2026-09-13',
      'Baker, Ana Verify: 7 elements null',
    ]);
    expect(told.map(({ reason }) => reason)).toEqual([
      '7 missing; 40 days left',
      '6 missing; 90 days left',
      '7 missing; no day of decision is known',
    ]);
    expect(told[0]?.act).toBe('empanel report verification --provider 1992000038');
    const report = await rowsOf('report', 'verification');
    expect(report.filter((row) => (row as unknown as { state: string }).state !== 'verified')).toHaveLength(20);
    const page = (await world.empanel(['--format', 'md'])).stdout;
    expect(page).toContain('20 unverified elements');
    expect(page).toContain('empanel report verification');
    world.write('empanel.yaml', workspace('delegated-group'));
    expect((await rowsOf('next', '--all')).filter(({ title }) => title.startsWith('Verify: '))).toEqual([]);
    expect((await world.empanel(['--format', 'md'])).stdout).not.toContain('unverified');
  } finally {
    world.end();
  }
});

test('elements of one file that go stale within their lead are one line with their number', async () => {
  const world = await emptyWorkspace();
  try {
    world.write('empanel.yaml', workspace('cvo'));
    world.write('payers/soon.payer.yaml', payer('soon', 10));
    for (const [npi, last] of files) world.write(`dossiers/${npi}.dossier.yaml`, dossier(npi, last));
    await world.empanel(['sync', '--quiet']);
    for (const [npi] of files.slice(0, 2)) {
      await world.empanel(['application', 'open', npi, '--payer', 'soon', '--quiet']);
      for (const [element, source, on] of [
        ['license', 'state-board', '2026-03-10'],
        ['license-sanctions', 'state-board', '2026-03-12'],
        ['malpractice-history', 'npdb', '2026-03-11'],
      ] as const)
        await world.empanel(['verify', npi, element, '--source', source, '--on', on, '--quiet']);
    }
    const rows = JSON.parse((await world.empanel(['next', '--all', '--format', 'json'])).stdout).rows as Told[];
    const stale = rows.filter(({ kind, title }) => kind === 'verification' && !title.startsWith('Verify: '));
    expect(stale.map(({ provider, title, act }) => `${provider}: ${title}: ${act}`)).toEqual([
      'Adams, Ana: Verify again: 3 elements: empanel report verification --provider 1992000012',
      'Baker, Ana: Verify again: 3 elements: empanel report verification --provider 1992000020',
    ]);
  } finally {
    world.end();
  }
});

test('licenses that nobody has looked at are due at once, in one line; those looked at lately are not counted', async () => {
  const world = await emptyWorkspace();
  const told = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { rows } = JSON.parse((await world.empanel([...words, '--format', 'json'])).stdout) as { rows: Told[] };
    return rows.filter(({ kind }) => kind === 'monitoring').map(({ title, reason }) => `${title}; ${reason}`);
  };
  try {
    world.write('empanel.yaml', workspace('delegated-group').replace('ncqa-certification', 'ncqa-windows'));
    world.write('payers/soon.payer.yaml', payer('soon', 40));
    for (const [npi, last] of files) world.write(`dossiers/${npi}.dossier.yaml`, dossier(npi, last));
    await world.empanel(['sync', '--quiet']);
    const what = 'Look for licenses that run out: OR license';
    expect(await told('next', '--all')).toEqual([`${what} 200012 and 2 more; never looked at: due at once`]);
    expect((await world.empanel(['--format', 'md'])).stdout).toContain('never looked at: due at once');
    const looked = ['--source', 'state-board', '--on', '2026-06-14', '--quiet'];
    await world.empanel(['verify', '1992000012', 'license', ...looked]);
    expect(await told('next', '--all')).toEqual([`${what} 200020 and 1 more; never looked at: due at once`]);
    await world.empanel(['verify', '1992000020', 'license', ...looked]);
    await world.empanel(['verify', '1992000038', 'license', ...looked]);
    expect(await told('next', '--all')).toEqual([]);
  } finally {
    world.end();
  }
});
