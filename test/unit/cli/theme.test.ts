import { describe, expect, test } from 'vitest';
import { colorTyped, isColored, theme } from '../../../src/cli/theme.ts';

describe('whether a stream gets colour', () => {
  test.each([
    ['a terminal does', 'auto', {}, true, true],
    ['a pipe does not', 'auto', {}, false, false],
    ['NO_COLOR turns it off', 'auto', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR says nothing', 'auto', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR turns it on in a pipe', 'auto', { FORCE_COLOR: '1' }, false, true],
    ['NO_COLOR is stronger than FORCE_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR=0 says nothing', 'auto', { FORCE_COLOR: '0' }, false, false],
    ['a dumb terminal does not', 'auto', { TERM: 'dumb' }, true, false],
    ['EMPANEL_COLOR is stronger than NO_COLOR', 'auto', { EMPANEL_COLOR: 'always', NO_COLOR: '1' }, false, true],
    ['the flag is stronger than all', 'never', { EMPANEL_COLOR: 'always', FORCE_COLOR: '1' }, true, false],
    ['the flag turns it on', 'always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
  ] as const)('%s', (_, choice, env, isTTY, colored) => {
    expect(isColored(choice, env, isTTY)).toBe(colored);
  });
});

test.each([
  [['check', '--color', 'never', '--bogus'], 'never'],
  [['check', '--bogus', '--color=always'], 'always'],
  [['--color', 'always', 'check', '--no-color'], 'never'],
  [['check', '--color'], 'auto'],
  [['check', '--color', 'pink'], 'auto'],
  [['check'], 'auto'],
] as const)('the colour typed in %j is %s, whatever else is wrong with it', (argv, choice) => {
  expect(colorTyped(argv)).toBe(choice);
});

test('without colour every tone is the text itself', () => {
  const plain = theme(false);
  expect([plain.paint('late', 'bad'), plain.paint('soon', 'warn'), plain.bold('x'), plain.muted('y')]).toEqual([
    'late',
    'soon',
    'x',
    'y',
  ]);
});

test('with colour the text is inside', () => {
  expect(theme(true).paint('late', 'bad')).toBe('\u001B[31mlate\u001B[39m');
});
