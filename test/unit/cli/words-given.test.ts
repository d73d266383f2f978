import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
});
afterEach(() => world.end());

describe('words that people give', () => {
  test('a decision and a meeting keep no whole Social Security number', async () => {
    for (const words of [
      ['decide', 'ruiz', '--outcome', 'denied', '--rationale', 'SSN 123-45-6789', '--override', '--reason', 'x'],
      ['decide', 'ruiz', '--outcome', 'approved-with-conditions', '--conditions', 'see 123-45-6789'],
      ['meeting', '--on', '2026-07-09', '--note', 'about 123-45-6789'],
    ]) {
      const outcome = await world.empanel(['committee', ...words]);
      expect(outcome.code).toBe(2);
      expect(outcome.stderr).toContain('holds a whole Social Security number');
    }
  });

  test('conditions and notes keep no whole DEA number, which letters would print', async () => {
    const words = ['--outcome', 'approved-with-conditions', '--override', '--reason', 'x', '--conditions'];
    const outcome = await world.empanel(['committee', 'decide', 'ruiz', ...words, 'only under FL7341162']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('`--conditions` holds a whole DEA number');
    expect(outcome.stderr).not.toContain('FL7341162');
    const other = await world.empanel(['committee', 'decide', 'ruiz', ...words, 'case FL7341163']);
    expect(other.stderr).not.toContain('DEA number');
  });

  test.each([
    ['verify', 'ruiz', 'license', '--state', 'OR', '--source', 'board', '--method'],
    ['verify', 'ruiz', 'license', '--state', 'OR', '--source', 'board', '--by'],
    ['provider', 'event', 'ruiz', 'name', 'married', '--source'],
    ['log', 'whitlock/cascade-health', 'called', '--rep'],
    ['log', 'whitlock/cascade-health', 'called', '--reference'],
    ['committee', 'meeting', '--on', '2026-06-11', '--attended'],
  ])('%s %s %s: who, how and under what number keep no whole DEA number', async (...words) => {
    const outcome = await world.empanel([...words, 'FL7341162']);
    expect(outcome.stderr).toContain(`\`${words.at(-1)}\` holds a whole DEA number`);
    expect(outcome.code).toBe(2);
  });

  test('a note keeps no birth date', async () => {
    const words = ['meeting', '--on', '2026-07-09', '--note', 'namesake, DOB 04/12/1982'];
    const outcome = await world.empanel(['committee', ...words]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('`--note` holds a birth date');
    expect(outcome.stderr).not.toContain('1982');
  });

  test('a file is not approved by a vote against it', async () => {
    const outcome = await world.empanel([
      ...['committee', 'decide', 'ruiz', '--outcome', 'approved', '--vote', '0-5', '--override', '--reason', 'x'],
    ]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('error[usage/conflict]: `--outcome approved`, and `--vote 0-5` is against it');
  });

  test('what is told of a file cannot act on a terminal', async () => {
    world.write('a\u001b[2Jb.pdf', 'paper');
    const kept = await world.empanel(['document', 'add', 'a\u001b[2Jb.pdf', '--provider', 'ruiz', '--kind', 'letter']);
    expect(kept.code).toBe(0);
    expect(kept.stdout).toContain('a␛[2Jb.pdf kept as');
    const missing = await world.empanel(['can-bill', '--from', 'c\u001b[2Jd.csv']);
    expect(missing.stderr).toContain('there is no file `c␛[2Jd.csv`');
    expect(kept.stdout + kept.stderr + missing.stderr).not.toContain('\u001b[2J');
  });
});
