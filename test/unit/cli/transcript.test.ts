/** The instrument is tested as what it measures: a transcript that says something else than the program is found out. */

import { describe, expect, test } from 'vitest';
import { version as program } from '../../../src/cli/version.ts';
import { commandLines } from '../../command-line.ts';
import { replayed, shownErrorCodes } from '../../transcript.ts';
import { World } from '../../world.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');

describe('words of a line', () => {
  test.each([
    ['empanel log a-1 "called, no answer"', ['empanel', 'log', 'a-1', 'called, no answer']],
    [`empanel log a-1 'it''s "done"'`, ['empanel', 'log', 'a-1', 'its "done"']],
    ['empanel log a-1 "say \\"no\\""', ['empanel', 'log', 'a-1', 'say "no"']],
    ['empanel find name=ruiz,\\ ana', ['empanel', 'find', 'name=ruiz, ana']],
    ['empanel log ""', ['empanel', 'log', '']],
    ['empanel report \\\n    status', ['empanel', 'report', 'status']],
  ])('%s', (line, words) => {
    expect(commandLines(line)).toEqual([{ words, env: {}, stdin: undefined }]);
  });

  test('variables before the command, a file as standard input', () => {
    expect(commandLines('EMPANEL_AS_OF=2026-01-01 empanel check - < "a b.yaml"')).toEqual([
      { words: ['empanel', 'check', '-'], env: { EMPANEL_AS_OF: '2026-01-01' }, stdin: 'a b.yaml' },
    ]);
  });

  test.each(['empanel next | head', 'empanel next > file', 'empanel log "open', 'empanel next && empanel undo'])(
    '`%s` is more of a shell than there is',
    (line) => {
      expect(() => commandLines(line)).toThrow();
    },
  );
});

const version = text('```console', '$ empanel version', program, '```', '');

describe('replay', () => {
  test('what is true stays as it is', async () => {
    expect(await replayed(version)).toBe(version);
  });

  test.each([
    ['another output', '0.0.0'],
    ['one line too many', `${program}\n${program}`],
    ['another exit code', `${program}\n[1]`],
    ['standard error that was not', `${program}\n! warning`],
  ])('%s is replaced by what was printed', async (_, wrong) => {
    expect(await replayed(version.replace(program, wrong))).toBe(version);
  });

  test('a missing output is added', async () => {
    expect(await replayed(version.replace(`${program}\n`, ''))).toBe(version);
  });

  test('standard error is marked and the exit code shown', async () => {
    expect(await replayed(text('```console', '$ empanel frobnicate', '```'))).toBe(
      text(
        '```console',
        '$ empanel frobnicate',
        '! error[usage/unknown-command]: `frobnicate` is not a command',
        '! hint: `empanel help` lists all commands',
        '[2]',
        '```',
      ),
    );
  });

  test('`...` stands for any lines, but only for lines between the others', async () => {
    const some = text('```console', '$ empanel help', '...', 'Daily work:', '...', '```');
    expect(await replayed(some)).toBe(some);
    expect(await replayed(some.replace('Daily work:', 'Daily wrok:'))).not.toBe(some);
  });

  test('a fence with a file name writes the file; `cd` moves; prose and other fences are left alone', async () => {
    const story = text(
      'A file.',
      '',
      '```yaml notes/a.yaml',
      'one: 1',
      '```',
      '',
      '```sh',
      'npm test',
      '```',
      '',
      '```console',
      '$ cd notes',
      '$ cat a.yaml',
      'one: 1',
      '```',
    );
    expect(await replayed(story)).toBe(story);
  });

  test('blocks of one file share a folder, files do not', async () => {
    const writes = text(
      '```text a.txt',
      'here',
      '```',
      '```console',
      '$ cat a.txt',
      'here',
      '```',
      '```console',
      '$ rm a.txt',
      '```',
    );
    expect(await replayed(writes)).toBe(writes);
    await expect(replayed(text('```console', '$ cat a.txt', '```'))).rejects.toThrow('ENOENT');
  });

  test('what is not understood is refused', async () => {
    await expect(replayed(text('```console', '$ curl example.org', '```'))).rejects.toThrow('not `curl`');
    await expect(replayed(text('```console', 'empanel next', '```'))).rejects.toThrow('starts with');
    await expect(replayed(text('```console', '$ empanel next'))).rejects.toThrow('not closed');
  });

  test('codes of refusals are read from console blocks alone', () => {
    expect(
      shownErrorCodes(
        text('! error[a/prose]: x', '```console', '$ empanel x', '! error[usage/missing]: x', '[2]', '```'),
      ),
    ).toEqual(['usage/missing']);
  });
});

describe('the world', () => {
  test('time moves one second a command and not by itself', async () => {
    const world = new World();
    try {
      world.write('empanel.yaml', 'empanel: workspace/v1\nid: harbor\nrole: practice\ntimeZone: Pacific/Kiritimati\n');
      const first = await world.empanel(['report', '--json']);
      expect(first.code).toBe(0);
      // 16:00 UTC on the 15th is 06:00 on the 16th there.
      expect(JSON.parse(first.stdout)).toMatchObject({ asOf: '2026-06-16' });
    } finally {
      world.end();
    }
  });
});
