import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentAt, documentFiles } from '../../../src/documents/document-files.ts';
import { UserError } from '../../../src/errors.ts';

let root = '';

const at = (path: string): string => join(root, path);
const found = (...paths: readonly string[]): readonly string[] =>
  documentFiles(paths.map(at)).map((path) => relative(root, path));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'documents-'));
  for (const folder of ['dossiers/b', 'evidence', 'node_modules/x', '.empanel', '.git', 'odd'])
    mkdirSync(at(folder), { recursive: true });
  const files = [
    'empanel.yaml',
    'dossiers/z.dossier.yaml',
    'dossiers/b/a.dossier.yml',
    'dossiers/notes.txt',
    'dossiers/plain.yaml',
  ];
  const passedOver = [
    'evidence/e.dossier.yaml',
    'node_modules/x/n.pack.yaml',
    '.empanel/l.payer.yaml',
    '.git/g.group.yaml',
    'dossiers/._z.dossier.yaml',
  ];
  for (const file of [
    ...files,
    ...passedOver,
    'x.group.yaml',
    'p.payer.yaml',
    'c.contract.yaml',
    'f.facility.yaml',
    'k.pack.yaml',
  ]) {
    writeFileSync(at(file), 'empanel: x\n');
  }
  symlinkSync(root, at('dossiers/b/back'));
  symlinkSync('jordan@desk.4711', at('dossiers/.#z.dossier.yaml'));
  symlinkSync(at('gone.dossier.yaml'), at('odd/dangling.dossier.yaml'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const refusal = async (attempt: () => unknown): Promise<readonly [string, string]> => {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof UserError) return [error.code, error.message.replaceAll(`${root}/`, '')];
    throw error;
  }
  return ['none', ''];
};

describe('document files under a folder', () => {
  it('are those named as documents, sorted, links followed once', () => {
    expect(found('.')).toEqual([
      'c.contract.yaml',
      'dossiers/b/a.dossier.yml',
      'dossiers/z.dossier.yaml',
      'empanel.yaml',
      'f.facility.yaml',
      'k.pack.yaml',
      'odd/dangling.dossier.yaml',
      'p.payer.yaml',
      'x.group.yaml',
    ]);
  });

  it('are each named once, and any file that is given by name', () => {
    expect(found('dossiers/plain.yaml', 'dossiers', 'dossiers/z.dossier.yaml')).toEqual([
      'dossiers/b/a.dossier.yml',
      'dossiers/plain.yaml',
      'dossiers/z.dossier.yaml',
    ]);
  });

  it('are those of every path, whatever the order', () => {
    expect(found('dossiers/b', '.')).toEqual(found('.'));
  });

  it('are refused where there is no such path', async () => {
    expect(await refusal(() => documentFiles([at('nowhere')]))).toEqual([
      'input/not-found',
      'there is no file or folder `nowhere`',
    ]);
    expect(await refusal(() => documentFiles([at('empanel.yaml/x')]))).toEqual([
      'input/not-found',
      'there is no file or folder `empanel.yaml/x`',
    ]);
  });
});

describe('a document file', () => {
  it('is read', async () => {
    expect(await documentAt(at('x.group.yaml'), 'x.group.yaml')).toMatchObject({
      path: 'x.group.yaml',
      text: 'empanel: x\n',
      kind: 'group',
    });
  });

  it('is refused unread when it is large', async () => {
    writeFileSync(at('odd/huge.dossier.yaml'), '');
    truncateSync(at('odd/huge.dossier.yaml'), 100 * 1024 * 1024);
    const source = await documentAt(at('odd/huge.dossier.yaml'), 'huge.dossier.yaml');
    expect(source).toMatchObject({ text: '', faults: [{ rule: 'file/size' }] });
  });

  it.each([
    ['dossiers', 'input/is-a-folder', '`dossiers` is a folder'],
    ['nowhere.yaml', 'input/not-found', 'there is no file or folder `nowhere.yaml`'],
    ['odd/dangling.dossier.yaml', 'input/not-found', 'there is no file or folder `odd/dangling.dossier.yaml`'],
  ])('is refused: %s', async (path, code, message) => {
    expect(await refusal(() => documentAt(at(path), path))).toEqual([code, message]);
  });

  it('is refused where it is no file at all', async () => {
    expect(await refusal(() => documentAt('/dev/null'))).toEqual([
      'input/unreadable',
      '`/dev/null` is not a regular file',
    ]);
  });

  it('is refused where it may not be read, and where links go round', async () => {
    writeFileSync(at('odd/secret.dossier.yaml'), '', { mode: 0o000 });
    symlinkSync(at('odd/round.dossier.yaml'), at('odd/round.dossier.yaml'));
    chmodSync(root, 0o755);
    chmodSync(at('odd'), 0o755);
    // Root may read anything, so this is asked as nobody.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const shown = 'odd/secret.dossier.yaml';
      expect(await refusal(() => documentAt(at(shown), shown))).toEqual([
        'input/no-permission',
        `\`${shown}\` may not be read`,
      ]);
      expect((await refusal(() => documentAt(at('odd/round.dossier.yaml'))))[0]).toBe('input/unreadable');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
