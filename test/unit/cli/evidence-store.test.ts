import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { keptFiles, keptPaper, paperState } from '../../../src/cli/evidence/evidence-store.ts';

/** A workspace folder and the little of a context that storing a file needs. */
function office(): { readonly root: string; readonly context: Context } {
  const root = mkdtempSync(join(tmpdir(), 'empanel-evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { root, context: { io: { cwd: root } } as unknown as Context };
}

const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

test('a paper is kept for this user alone, whole, under the hash of its content', async () => {
  const { root, context } = office();
  const big = Buffer.alloc(3 * 1024 * 1024 + 7, 'x');
  writeFileSync(join(root, 'Scan One.PDF'), big);
  const paper = await keptPaper(context, root, 'Scan One.PDF', false);
  expect(paper).toEqual({
    name: 'Scan One.PDF',
    sha256: sha(big),
    bytes: big.length,
    path: `evidence/${sha(big).slice(0, 2)}/${sha(big)}.pdf`,
  });
  expect(readFileSync(join(root, paper.path)).equals(big)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(join(root, paper.path)).mode & 0o777).toBe(0o600);
  expect(await keptFiles(root)).toEqual([paper.path]);
});

test('the same content is one file, also at the same time and under another ending', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'a.pdf'), 'the same');
  writeFileSync(join(root, 'b'), 'the same');
  const papers = await Promise.all(['a.pdf', 'a.pdf', 'a.pdf'].map((name) => keptPaper(context, root, name, false)));
  const other = await keptPaper(context, root, 'b', false);
  expect(new Set([...papers, other].map(({ path }) => path)).size).toBe(1);
  expect(await keptFiles(root)).toEqual([other.path]);
});

test('without an ending that says something, a paper ends in .bin', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'letter.of-the-board'), 'text');
  expect((await keptPaper(context, root, 'letter.of-the-board', false)).path).toMatch(/\.bin$/);
});

test('a kept file that was altered is put right when the content is kept again', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'a.pdf'), 'as it was');
  const paper = await keptPaper(context, root, 'a.pdf', false);
  writeFileSync(join(root, paper.path), 'altered');
  expect(await paperState(root, paper.path, paper.sha256)).toBe('changed');
  await keptPaper(context, root, 'a.pdf', false);
  expect(await paperState(root, paper.path, paper.sha256)).toBe('sound');
});

test('a link is followed when it is given, and found when it stands in place of a kept file', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'a.pdf'), 'content');
  symlinkSync(join(root, 'a.pdf'), join(root, 'link.pdf'));
  const paper = await keptPaper(context, root, 'link.pdf', false);
  expect(paper.sha256).toBe(sha('content'));
  rmSync(join(root, paper.path));
  symlinkSync(join(root, 'a.pdf'), join(root, paper.path));
  expect(await paperState(root, paper.path, paper.sha256)).toBe('not a file');
  rmSync(join(root, paper.path));
  expect(await paperState(root, paper.path, paper.sha256)).toBe('missing');
  mkdirSync(join(root, paper.path));
  expect(await paperState(root, paper.path, paper.sha256)).toBe('not a file');
});

test('a link to nothing, an empty file and a number that must not be written are refused, and leave nothing behind', async () => {
  const { root, context } = office();
  symlinkSync(join(root, 'gone.pdf'), join(root, 'link.pdf'));
  writeFileSync(join(root, 'empty.pdf'), '');
  writeFileSync(join(root, 'ssn 536-22-1845.pdf'), 'content');
  for (const [name, code] of [
    ['link.pdf', 'input/not-found'],
    ['empty.pdf', 'input/unreadable'],
    ['ssn 536-22-1845.pdf', 'usage/bad-value'],
  ] as const)
    await expect(keptPaper(context, root, name, false)).rejects.toMatchObject({ code });
  expect(await keptFiles(root)).toEqual([]);
});

test('a dry run writes nothing', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'a.pdf'), 'content');
  expect((await keptPaper(context, root, 'a.pdf', true)).sha256).toBe(sha('content'));
  expect(readdirSync(root)).toEqual(['a.pdf']);
});

test('a place where nothing can be kept is told', async () => {
  const { root, context } = office();
  writeFileSync(join(root, 'a.pdf'), 'content');
  writeFileSync(join(root, 'evidence'), 'a file in the way');
  await expect(keptPaper(context, root, 'a.pdf', false)).rejects.toMatchObject({ code: 'output/cannot-write' });
  expect(readdirSync(root).sort()).toEqual(['a.pdf', 'evidence']);
});
