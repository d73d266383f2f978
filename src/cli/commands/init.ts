import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { documentTemplate } from '../../documents/document-template.ts';
import { isTimeZone } from '../../domain/calendar/calendar-date.ts';
import type { Workspace as WorkspaceDocument } from '../../domain/nouns/workspace.ts';
import { UserError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { makeContext } from '../command-context.ts';
import type { Context } from '../context.ts';
import { Input } from '../input.ts';
import { createLedger } from '../ledger-access.ts';
import { packagePath } from '../package-files.ts';
import { replayStory } from '../story.ts';
import { workspaceFile } from '../workspace.ts';

const folders = ['dossiers', 'groups', 'payers', 'contracts', 'facilities', 'packs', 'evidence'];

type Role = WorkspaceDocument['role'];

/** What law, accreditation and the payers' shared profile ask of whoever enrolls. Payers name their own packs. */
const packsOfEnrollment = [
  'caqh',
  'dea-cds',
  'exclusion-monitoring',
  'federal-directory',
  'ncqa-windows',
  'nppes',
  'state-contracting',
  'state-payer-clocks',
  'timely-filing',
];

/** What a new workspace of each role begins with: the packs it names, and what its first steps are about. */
const beginnings: Readonly<Record<Role, { readonly packs: readonly string[]; readonly steps: string }>> = {
  practice: { packs: packsOfEnrollment, steps: 'providers, your group, payers' },
  'billing-company': { packs: packsOfEnrollment, steps: 'your practices, providers, their groups, payers' },
  'delegated-group': { packs: packsOfEnrollment, steps: 'providers, your group, payers' },
  facility: {
    packs: ['cms-conditions', 'dea-cds', 'exclusion-monitoring', 'joint-commission', 'nppes', 'npdb'],
    steps: 'practitioners, your facility',
  },
  cvo: {
    packs: ['caqh', 'dea-cds', 'exclusion-monitoring', 'ncqa-certification', 'nppes'],
    steps: 'the providers to verify',
  },
};
const roles = Object.keys(beginnings) as readonly Role[];

/** The committee of a group that decides for payers; a facility names those of its staff in its own file. */
const firstCommittee = { key: 'credentials', name: 'Credentials Committee', kind: 'credentials' };

const ignored = `# The ledger, evidence and exports hold personal data: they do not belong into version control.
.empanel/
evidence/
exports/
*.db
*.db-wal
*.db-shm
`;

/** Makes a workspace. */
export const command: Command = {
  summary: 'make a workspace, or an example practice to play with',
  description:
    'Makes a folder a workspace: empanel.yaml with every setting explained, folders for documents, JSON Schemas for your editor, and an empty ledger. The role says who decides: `empanel help roles`. With --demo it is a filled example practice as of the story day named in its empanel.yaml; commands there default to that day.',
  arguments: [
    {
      name: 'dir',
      help: 'the folder, seen from `-C` where given (default: that one, or the current one)',
      optional: true,
    },
  ],
  flags: [
    { name: 'demo', help: 'an example practice with a filled ledger' },
    { name: 'time-zone', value: 'ZONE', help: 'IANA time zone of the practice (default: of this machine)' },
    { name: 'name', value: 'TEXT', help: 'name of the office' },
    { name: 'role', value: 'ROLE', choices: roles, help: 'what the office does (default: practice)' },
  ],
  examples: [
    'empanel init --demo practice',
    'empanel init my-practice --time-zone America/Chicago',
    'empanel init staff-office --role facility --time-zone America/Denver',
  ],
  run: async (context, input) => {
    const named = input.argumentIfGiven('dir') ?? '.';
    const root = resolve(context.io.cwd, context.globals.text('workspace') ?? '.', named);
    const place = relative(context.io.cwd, root) || '.';
    refuseOccupied(root, place, input.on('demo'));
    refuseSettled(root, input);
    refuseUnfit(input);
    if (context.globals.on('dry-run')) {
      context.emit(`would make a workspace in ${place}\n`, 'plan');
      return 0;
    }
    const made = input.on('demo')
      ? await makeDemo(context, root)
      : existsSync(join(root, workspaceFile))
        ? await makeLedger(context, root)
        : await makeEmpty(context, root, input);
    context.emit(`made ${made} in ${place}\n`, 'receipt');
    const role = (await within(context, root).workspace()).document.role;
    const enter = place === '.' ? '' : `cd ${place} && `;
    context.say(
      input.on('demo')
        ? `next: \`${enter}empanel\`, the morning page`
        : `next: \`${enter}empanel\`, which names the first steps: ${beginnings[role].steps}`,
    );
    return 0;
  },
};

function refuseOccupied(root: string, named: string, demo: boolean): void {
  if (existsSync(join(root, workspaceFile)) && (demo || existsSync(join(root, '.empanel', 'ledger.db')))) {
    throw new UserError('workspace/exists', `\`${named}\` is a workspace already`, { hint: 'choose another folder' });
  }
  if (demo && existsSync(root) && readdirSync(root).length > 0) {
    throw new UserError('workspace/exists', `\`${named}\` is not empty`, {
      hint: 'the example practice wants a folder of its own: `empanel init --demo practice`',
    });
  }
}

/** Refuses settings where a file says them already. */
function refuseSettled(root: string, input: Input): void {
  const isThere = existsSync(join(root, workspaceFile));
  if (!isThere && !input.on('demo')) return;
  const flag = ['role', 'name', 'time-zone'].find((one) => input.text(one) !== undefined);
  if (flag === undefined) return;
  throw new UserError(
    'usage/conflict',
    `\`--${flag}\` does not go with ${isThere ? 'an `empanel.yaml` that is there' : '`--demo`'}`,
    { hint: isThere ? 'leave it out, and edit that file' : 'leave it out' },
  );
}

/** Refuses settings that no `empanel.yaml` can hold, before there is one. */
function refuseUnfit(input: Input): void {
  const zone = input.text('time-zone');
  if (zone !== undefined && !isTimeZone(zone)) {
    throw new UserError('usage/bad-value', `\`--time-zone\` cannot be \`${zone}\``, {
      hint: 'write an IANA name such as America/Chicago',
    });
  }
}

function writeFolders(root: string): void {
  try {
    mkdirSync(root, { recursive: true });
    for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
    mkdirSync(join(root, '.empanel'), { recursive: true, mode: 0o700 });
    if (!existsSync(join(root, '.gitignore'))) writeFileSync(join(root, '.gitignore'), ignored);
    mkdirSync(join(root, 'schemas'), { recursive: true });
    for (const name of readdirSync(packagePath('schemas'))) {
      if (name.endsWith('.schema.json')) cpSync(packagePath(join('schemas', name)), join(root, 'schemas', name));
    }
  } catch (error) {
    throw new UserError(
      'output/cannot-write',
      `\`${root}\` cannot be written: ${(error as NodeJS.ErrnoException).code}`,
      { hint: 'choose a folder that you may write to, on a disk with room', cause: error },
    );
  }
}

async function makeEmpty(context: Context, root: string, input: Input): Promise<string> {
  const id = randomUUID();
  const timeZone = input.text('time-zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  writeFolders(root);
  const role = input.choice('role', roles) ?? 'practice';
  const value = {
    empanel: 'workspace/v1',
    id,
    role,
    timeZone,
    ...(input.text('name') === undefined ? {} : { name: input.text('name') }),
    packs: beginnings[role].packs,
    ...(role === 'delegated-group' ? { committees: [firstCommittee] } : {}),
    specialists: [{ key: plainKey(context.io.user), name: context.io.user, osUser: context.io.user }],
  };
  writeFileSync(join(root, workspaceFile), await documentTemplate('workspace', value, 'schemas/workspace.schema.json'));
  const inside = within(context, root);
  const ledger = await createLedger(inside, join(root, '.empanel', 'ledger.db'), id);
  await ledger.close();
  return 'a workspace';
}

/** Documents that came from a colleague or a repository without their ledger get a new one. */
async function makeLedger(context: Context, root: string): Promise<string> {
  writeFolders(root);
  const inside = within(context, root);
  const workspace = await inside.workspace();
  const ledger = await createLedger(inside, workspace.ledgerPath, workspace.document.id);
  await ledger.close();
  return 'a new ledger for the documents that are';
}

async function makeDemo(context: Context, root: string): Promise<string> {
  writeFolders(root);
  cpSync(packagePath('examples/practice'), root, { recursive: true, force: true });
  const inside = within(context, root);
  const workspace = await inside.workspace();
  const ledger = await createLedger(inside, workspace.ledgerPath, workspace.document.id);
  await ledger.close();
  const deeds = await replayStory(inside, root, packagePath('examples/story.txt'));
  return `the example practice (${deeds} deeds, story day ${workspace.storyDay})`;
}

/** The context of the same command inside the new workspace. */
function within(context: Context, root: string): Context {
  return makeContext({ ...context.io, cwd: root }, new Input({}, { quiet: true }), context.command, context.again);
}

function plainKey(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'me'
  );
}
