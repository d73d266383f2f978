import type { ErrorObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fixturesOf, kinds, partsOf, schemaOf, strictAjv } from './schema-files.ts';

/** One line for each fault: where, which word of the schema, and the key concerned where it is about a key. */
function faultLine(fault: ErrorObject): string {
  const params: Readonly<Record<string, unknown>> = fault.params;
  const key = params.missingProperty ?? params.additionalProperty ?? '';
  return `${fault.instancePath || '/'} ${fault.keyword} ${String(key)}`.trim();
}

const expectedFaults = (text: string): readonly string[] =>
  [...text.matchAll(/^# expect: (.+)$/gm)].map((match) => match[1] ?? '');

describe.each(kinds)('fixtures of a %s', (kind) => {
  const validate = strictAjv().compile(schemaOf(kind));
  const good = fixturesOf(kind, 'good');
  const bad = fixturesOf(kind, 'bad');

  it('are there in both colours', () => {
    expect(good.length).toBeGreaterThan(1);
    expect(bad.length).toBeGreaterThan(0);
  });

  it.each(good)('accepts $name', ({ text }) => {
    validate(parse(text));
    expect((validate.errors ?? []).map(faultLine)).toEqual([]);
  });

  it.each(bad)('finds every fault of $name and no other', ({ text }) => {
    validate(parse(text));
    const found = (validate.errors ?? []).map(faultLine);
    expect(found.toSorted()).toEqual(expectedFaults(text).toSorted());
  });

  it('have every property of the schema in good-every-field.yaml', () => {
    const text = good.find(({ name }) => name === 'good-every-field.yaml')?.text ?? '';
    const written = new Set([...text.matchAll(/^[ -]*"?([\w.]+)"?:/gm)].map((match) => match[1]));
    const names = partsOf(schemaOf(kind)).flatMap(({ pointer, isProperty }) =>
      isProperty ? [pointer.slice(pointer.lastIndexOf('/') + 1)] : [],
    );
    expect([...new Set(names)].filter((name) => !written.has(name))).toEqual([]);
  });
});
