import type { ErrorObject } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parse, parseDocument } from 'yaml';
import type { Finding } from '../../../src/domain/finding.ts';
import { World } from '../../world.ts';
import { Editor } from './editor.ts';
import {
  fixtureAddress,
  fixturesOf,
  type Kind,
  kinds,
  partsOf,
  type Schema,
  schemaOf,
  strictAjv,
} from './schema-files.ts';

/** A key of a document, where it stands (just inside it, from 0), and what its schema says of it. */
interface KeyPlace {
  readonly path: string;
  readonly line: number;
  readonly character: number;
  readonly says: string;
}

/** A key for each property of the schema, at the first place in a good document where it stands. */
function keyPlaces(text: string, root: Schema): readonly KeyPlace[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const seen = new Set<Schema>();
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? schema);
  const below = (node: unknown, schema: Schema, path: string): readonly KeyPlace[] => {
    const { properties, items } = resolved(schema);
    if (isSeq(node) && items) return node.items.flatMap((item, index) => below(item, items, `${path}/${index}`));
    if (!isMap(node) || !properties) return [];
    return node.items.flatMap((pair) => {
      if (!isPair(pair) || !isScalar(pair.key)) return [];
      const name = String(pair.key.value);
      const property = properties[name];
      if (property === undefined || seen.has(property)) return [];
      seen.add(property);
      const { line, col } = lines.linePos((pair.key as Node).range?.[0] ?? 0);
      const says = property.markdownDescription ?? '';
      return [
        { path: `${path}/${name}`, line: line - 1, character: col, says },
        ...below(pair.value, property, `${path}/${name}`),
      ];
    });
  };
  return below(document.contents, root, '');
}

/** What `empanel check` finds in a document's text and shape. */
async function shapeFindings(kind: Kind, text: string): Promise<readonly Finding[]> {
  const world = new World();
  try {
    const name = kind === 'workspace' ? 'empanel.yaml' : `fixture.${kind}.yaml`;
    world.write(name, text);
    const { stdout } = await world.empanel(['check', name, '--schema-only', '--json']);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
    return findings.filter(({ rule }) => /^(?:schema|yaml|file)\//.test(rule));
  } finally {
    world.end();
  }
}

/** The text as Markdown shows it: the server escapes some signs and sets its own line ends. */
const shown = (text: string): string => text.replaceAll(/[\\\s]+/g, ' ').replaceAll('&nbsp;', ' ');

/** Faults as an editor counts them: it words a wrong name of a map twice as one. */
const shapeFaults = (faults: readonly ErrorObject[]): number =>
  faults.filter((fault) => fault.keyword !== 'propertyNames').length;

describe('in an editor', { timeout: 60_000 }, () => {
  const editor = new Editor();
  beforeAll(() => editor.start());
  afterAll(() => editor.close());

  describe.each(kinds)('a %s', (kind) => {
    const schema = schemaOf(kind);
    const validate = strictAjv().compile(schema);

    it.each(fixturesOf(kind, 'good'))('has no fault in $name', async ({ name, text }) => {
      const file = await editor.open(fixtureAddress(kind, name), text);
      expect(file.diagnostics.map((one) => one.message)).toEqual([]);
    });

    it.each(fixturesOf(kind, 'bad').filter(({ name }) => name !== 'bad-impossible-date.yaml'))(
      'has as many faults as the program finds in $name',
      async ({ name, text }) => {
        const file = await editor.open(fixtureAddress(kind, name), text);
        validate(parse(text));
        expect(file.diagnostics).toHaveLength(shapeFaults(validate.errors ?? []));
      },
    );

    it.each([...fixturesOf(kind, 'good'), ...fixturesOf(kind, 'bad')])(
      'says something about $name where `empanel check` does',
      async ({ name, text }) => {
        const file = await editor.open(new URL(`${fixtureAddress(kind, name).href}?check`), text);
        const says = { check: (await shapeFindings(kind, text)).length > 0, editor: file.diagnostics.length > 0 };
        // Of dates an editor knows the form only; on which days a month has, the two differ.
        if (name === 'bad-impossible-date.yaml') expect(says).toEqual({ check: true, editor: false });
        else expect(says.editor).toBe(says.check);
      },
    );

    it('explains every property under the pointer', async () => {
      const name = 'good-every-field.yaml';
      const text = fixturesOf(kind, 'good').find((fixture) => fixture.name === name)?.text ?? '';
      const file = await editor.open(new URL(`${fixtureAddress(kind, name).href}?hover`), text);
      const places = keyPlaces(text, schema);
      expect(places).toHaveLength(partsOf(schema).filter((part) => part.isProperty).length);
      const unexplained: string[] = [];
      for (const { path, line, character, says } of places) {
        const hover = await file.hover(line, character);
        if (!shown(hover).includes(shown(says))) unexplained.push(path);
      }
      expect(unexplained).toEqual([]);
    });
  });
});
