import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

let world: World;
beforeEach(async () => {
  world = await emptyWorkspace();
  world.write(
    'empanel.yaml',
    'empanel: workspace/v1\nid: harbor-2026\nrole: practice\nname: Harbor\ntimeZone: America/New_York\n',
  );
  world.write('groups/quay.group.yaml', 'empanel: group/v1\nkey: quay\nlegalName: Quay Medical\ntin: "93-1234567"\n');
  world.write('survey.txt', 'no findings');
});
afterEach(() => world.end());

async function done(line: string): Promise<string> {
  const { code, stdout, stderr } = await world.run(`empanel ${line}`);
  expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  return stdout;
}

const kept = (): readonly string[] => readdirSync(join(world.root, 'evidence'), { recursive: true }).map(String).sort();

test('undo leaves no empty folder where it removes the last paper of it, and one in which something else lies', async () => {
  await done('sync --quiet');
  await done('document add survey.txt --group quay --kind accreditation');
  const [shelf = '', paper = ''] = kept();
  expect(paper.startsWith(shelf)).toBe(true);
  expect(await done('undo')).toContain('removed evidence');
  expect(kept()).toEqual([]);
  await done('document add survey.txt --group quay --kind accreditation');
  world.write(join('evidence', shelf, 'note.txt'), 'mine');
  await done('undo');
  expect(kept()).toEqual([shelf, join(shelf, 'note.txt')]);
});
