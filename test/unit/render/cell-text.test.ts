import { expect, test } from 'vitest';
import { displayText, harmlessText, singleLine } from '../../../src/render/cell-text.ts';

test.each([
  ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['\u009b2J', '\ufffd2J'],
  ['a\u0000b\u0007c\u007f', 'a␀b␇c␡'],
  ['\u202eevil\u2066', '\ufffdevil\ufffd'],
  ['half \ud83d pair', 'half \ufffd pair'],
  ['whole 👩‍⚕️ pair', 'whole 👩‍⚕️ pair'],
  ['tab\tand\nbreak', 'tab\tand\nbreak'],
])('%j is harmless as %j', (text, harmless) => {
  expect(harmlessText(text)).toBe(harmless);
});

test('a single line has no breaks of any kind', () => {
  expect(singleLine('a\tb\r\nc\rd\ne\u2028f\u2029g\u0085h\u000bi')).toBe('a b c d e f g h i');
});

test.each([
  [null, 'text', '–'],
  ['', 'text', '–'],
  [true, 'boolean', 'yes'],
  [false, 'boolean', 'no'],
  [1000000, 'money', '$1,000,000'],
  [-500, 'money', '-$500'],
  [12345, 'integer', '12345'],
  ['2026-10-01T14:03:22.123Z', 'instant', '2026-10-01 14:03 UTC'],
  ['2026-10-01', 'date', '2026-10-01'],
] as const)('%j of type %s reads %s', (cell, type, shown) => {
  expect(displayText(cell, { id: 'x', label: 'X', type })).toBe(shown);
});
