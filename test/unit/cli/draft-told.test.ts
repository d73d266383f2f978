import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

let world: World;
beforeAll(async () => {
  world = await emptyWorkspace();
  const { code, stderr } = await world.run(
    'empanel provider add --npi 1992000012 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X -q',
  );
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => world.end());

async function told(command: string): Promise<string> {
  const { stdout } = await world.run(`empanel ${command} --format md`);
  return stdout.replaceAll('\\', '').split('\n').filter(Boolean).at(-1) ?? '';
}

test('the request to a draft without an application asks for what the draft asks', async () => {
  const { stdout, stderr } = await world.run('empanel provider request marsh');
  expect(stdout).toContain('What we need for your enrollment: 6 items');
  expect(stdout).toContain('**License numbers for OR**');
  expect(stdout).not.toContain('needed from you at present');
  expect(stderr).toContain('the draft’s own `ask` is listed');
});

test('a draft is not watched, and that is said', async () => {
  expect(await told('report monitoring')).toBe(
    'Nobody asked about is active: `--all` shows drafts and those who left, too.',
  );
  expect(await told('report monitoring --all')).toContain('Marsh');
  expect(await told('report monitoring --all --state overdue')).toContain('Nothing is `overdue`');
  const { stdout } = await world.run('empanel report monitoring --all --limit 0 --format md');
  expect(stdout).toContain('Nothing is shown with');
});

test.each([
  ['', 'No open application asked about awaits a decision. `--all` shows active providers without one, too.'],
  [' --all', 'Nobody asked about is active or has an open application.'],
  [' --all --provider marsh', 'Nobody asked about is active or has an open application.'],
])('`report verification%s` says why it is empty', async (flags, words) => {
  expect(await told(`report verification${flags}`)).toContain(words);
});

test('`report verification --all` says of somebody active that no rule asks for anything', async () => {
  const file = 'dossiers/marsh-lee-1992000012.dossier.yaml';
  const draft = readFileSync(world.path(file), 'utf8');
  world.write(file, draft.replace('status: draft', 'status: active').replace(/\ndraft:[\s\S]*$/, '\n'));
  expect((await world.run('empanel sync -q')).code).toBe(0);
  expect(await told('report verification --all')).toContain('The rules in use ask for nothing to be verified here.');
});
