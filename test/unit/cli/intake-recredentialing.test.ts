import { expect, test } from 'vitest';
import { demoWorld, emptyWorkspace } from '../../world.ts';

test('of whom a recredentialing is open with the payer, education is not asked again', async () => {
  const world = await demoWorld();
  try {
    const asked = async (): Promise<string> =>
      (await world.empanel(['provider', 'intake', 'ruiz', '--payer', 'cascade-health'])).stdout;
    expect(await asked()).toContain('Professional degree (Cascade Health Plan)');
    const opened = await world.empanel(['committee', 'recredential', '--within', '3y', '--open', '--quiet']);
    expect(opened.stdout).toContain('Cascade Health Plan (recredentialing)');
    const again = await asked();
    expect(again).not.toContain('Professional degree (Cascade Health Plan)');
    // A verification is no question to the provider: it is named once, as looked up at the source.
    expect(again.match(/Medicare and Medicaid sanctions\s+(?:# )?checked/g)).toHaveLength(1);
    expect(again).toMatch(/looked up at the source: [^.]*Medicare and Medicaid sanctions\s+(?:# )?checked/);
  } finally {
    world.end();
  }
});

test('of whom our own committee has approved, education is not asked again, and what changed since is told', async () => {
  const world = await emptyWorkspace();
  try {
    world.write('empanel.yaml', office);
    world.write('payers/anchor.payer.yaml', payer);
    world.write('dossiers/reyes.dossier.yaml', dossier('2027-12-31'));
    await world.empanel(['sync', '--quiet']);
    const asked = (): ReturnType<typeof world.empanel> =>
      world.empanel(['provider', 'intake', 'reyes', '--payer', 'anchor', '--as-of', '2029-01-15']);
    expect((await asked()).stdout).toContain('Professional degree (Anchor Health)');
    const decided =
      'committee decide reyes --outcome approved --on 2026-06-11 --vote 2-0 --override --reason "on paper"';
    expect(await world.run(`empanel ${decided}`)).toMatchObject({ code: 0 });
    world.write('dossiers/reyes.dossier.yaml', dossier('2029-12-31'));
    await world.empanel(['sync', '--yes', '--quiet']);
    const again = await asked();
    expect(again.stdout).not.toContain('Professional degree (Anchor Health)');
    expect(again.stdout).toContain('2029-12-31');
    expect(again.stderr).toContain('a recredentialing with our committee');
    expect(again.stderr).toContain('changed /licenses/0/expires: 2027-12-31 → 2029-12-31');
    const late = await world.empanel(['provider', 'intake', 'reyes', '--payer', 'anchor', '--as-of', '2029-09-01']);
    expect(late.stdout, 'a cycle that ran out begins anew').toContain('Professional degree (Anchor Health)');
  } finally {
    world.end();
  }
});

const office = `empanel: workspace/v1
id: harbor-2026
role: delegated-group
name: Harbor Medical Group
timeZone: America/New_York
packs: [ncqa-windows]
specialists: [{ key: jordan, name: Jordan Avery, osUser: jordan }]
committees:
  - key: credentials
    name: Credentials Committee
    members: ["Lee Park, MD", "Rosa Diaz, MD"]
`;

const payer = `empanel: payer/v1
key: anchor
name: Anchor Health
lines: [commercial]
states: [MA]
packs: [ncqa-windows, commercial-generic]
delegated: true
`;

const dossier = (expires: string): string => `empanel: dossier/v1
status: active
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
licenses: [{ state: MA, number: "201122", status: active, issued: 2024-01-01, expires: ${expires} }]
education: [{ institution: Tufts University, degree: MD, until: 2006-05, completed: true }]
`;
