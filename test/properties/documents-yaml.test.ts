import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/documents/source-document.ts';
import { topLevelStretch } from '../../src/documents/top-level-place.ts';
import { yamlTree } from '../../src/documents/yaml-tree.ts';
import { fastValue } from '../../src/documents/yaml-value.ts';
import fc from '../property.ts';

/** Texts in many styles, to be cut up and put together wrongly. */
const texts = [
  'empanel: dossier/v1\nnpi: "1234567893"\nname:\n  first: Ana\n  last: O\'Neil # c\nlist:\n- a\n- b: 1\n  c: [x, {y: z}, "q"]\n-   - d\n',
  'a: |\n  foo\n   bar\n\nb: >-\n  x\n  y\n\n  z\nc: "dq \\\n    cont"\nd: \'sq\n  more\'\ne: plain\n  more\nf: {a: 1, b: [2, 3], "c": d}\n',
  '- a: 1\n  b:\n    - c\n    -\n      d: e\n- {x: y}\n- - f\n  - g\n',
  '{"json": [1, 2, {"a": null}], "t": true}\n',
  '---\n? a\n: b\n? c\nx: ~\ny:\nz: 12.50\n',
  'issued: 2024-01-05\nstate: NO\nzip: 02139\nlimit: 1000000\nphone: 617-555-0142\ntime: 12:30\n',
];

const pieces = [
  ...['a', 'b: ', 'c:', '- ', '-', '\n', '  ', ' ', '"', "'", '#', ' #', ': ', ':', '[', ']', '{', '}', ', ', ','],
  ...['|', '>', '|-', '>+', '0', '-1', '1.5', '0x1', '007', '1e3', '.5', 'null', '~', 'true', 'NO', 'é', '? ', '\r\n'],
  ...[
    '---\n',
    '--- ',
    '...\n',
    '\\',
    '%',
    'key: value\n',
    '- item\n',
    '@',
    '`',
    '!',
    '&',
    '*',
    '<<',
    '\u0085',
    '“',
    '😀',
  ],
  ...['\t', '- - ', '[]', '{}', '""', "''", '+1', '.inf', '1_000', '\u00a0', '\u200b', '=', '\r'],
];

const spoiled = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(3),
        piece: fc.constantFrom('', ...pieces),
      }),
      { maxLength: 5 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((result, { at, cut, piece }) => {
      const place = Math.floor(at * result.length);
      return result.slice(0, place) + piece + result.slice(place + cut);
    }, text),
  );

describe('the value of a YAML text', () => {
  it('is the same both ways wherever the fast way takes the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          spoiled,
          fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
        ),
        (text) => {
          const fast = fastValue(text);
          if (fast === undefined) return;
          const tree = yamlTree(text);
          expect(tree.faults).toEqual([]);
          expect(tree.value).toStrictEqual(fast.value);
          expect(JSON.stringify(tree.value)).toBe(JSON.stringify(fast.value));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is taken the fast way for JSON that a person would write', () => {
    const word = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/);
    const leaf = fc.oneof(word, fc.integer({ min: -1e6, max: 1e6 }), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(word, tree, { minKeys: 1, maxKeys: 4 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(fastValue(text)?.value).toEqual(JSON.parse(text));
        expect(yamlTree(text).value).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('places of the top level', () => {
  it('are found in the text as the tree has them', () => {
    const layouts = fc.constantFrom(
      ...texts,
      'a: b\n',
      '# c\n---\na:\n- b\nb: c # d\n',
      'a: b\n  c\nb:\n  c: d\n\nc: e',
      'a:\r\n  b: c\r\nd: e\r\n',
    );
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(spoiled, layouts), (text) => {
        const tree = yamlTree(text);
        if (tree.value === undefined || tree.faults.length > 0) return;
        const names = typeof tree.value === 'object' && tree.value !== null ? Object.keys(tree.value) : [];
        for (const pointer of [[], ...[...names, 'none'].map((name) => [name])]) {
          for (const at of ['key', 'value'] as const) {
            const plain = topLevelStretch(text, pointer, at);
            if (plain !== undefined)
              expect({ pointer, at, plain }).toEqual({ pointer, at, plain: tree.stretch(pointer, at) });
            found += plain === undefined ? 0 : 1;
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(500);
  });
});

describe('reading a document', () => {
  it('never fails, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const source = await readSource('x.dossier.yaml', bytes);
        if (source.value === undefined) expect(source.faults.length).toBeGreaterThan(0);
        for (const fault of source.faults) {
          expect(fault.start).toBeLessThanOrEqual(fault.end);
          expect(fault.end).toBeLessThanOrEqual(Math.max(source.text.length, 1));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never fails, whatever the text, and says what is wrong wherever it gives no value', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async (text) => {
        const source = await readSource('x.dossier.yaml', text);
        if (source.value === undefined) expect(source.faults.length).toBeGreaterThan(0);
        const tree = await source.tree();
        for (const fault of source.faults) {
          const range = tree.lines.range(fault.start, fault.end);
          expect(range.line).toBeGreaterThan(0);
          expect(range.line).toBeLessThanOrEqual(tree.lines.count);
          expect([...tree.lines.line(range.line)].length + 1).toBeGreaterThanOrEqual(range.column);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
