import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A schema or a part of one. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly format?: string;
  readonly sensitive?: string;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** A part of a schema and the JSON pointer to it. */
export interface Part {
  readonly pointer: string;
  readonly schema: Schema;
  /** Whether it describes a property by name, rather than an item or a definition. */
  readonly isProperty: boolean;
}

/** The seven kinds of document. */
export const kinds = ['dossier', 'group', 'payer', 'contract', 'facility', 'pack', 'workspace'] as const;
/** One of `kinds`. */
export type Kind = (typeof kinds)[number];

const schemaFolder = new URL('../../../schemas/', import.meta.url);
const fixtureFolder = new URL('../../data/documents/', import.meta.url);

/** The schema of a kind. */
export function schemaOf(kind: Kind): Schema {
  return JSON.parse(readFileSync(new URL(`${kind}.schema.json`, schemaFolder), 'utf8')) as Schema;
}

/** Names of the schema files in the folder. */
export function schemaNames(): readonly string[] {
  return readdirSync(fileURLToPath(schemaFolder)).filter((name) => name.endsWith('.schema.json'));
}

/** The words that the schemas add to JSON Schema, none of which judges a value. */
const vocabulary = ['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'sensitive'];

/** A fresh validator in its strictest setting. */
export function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: true });
  addFormats.default(ajv, { mode: 'full' });
  ajv.addVocabulary(vocabulary);
  return ajv;
}

/** The compiled validator of the part of a schema at a pointer. */
export function validatorAt(ajv: Ajv2020, schema: Schema, pointer: string): ValidateFunction {
  const address = `${schema.$id}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
  return ajv.compile({ $ref: address });
}

/** Every part of a schema that is a schema itself, the root excepted, in the order of the file. */
export function partsOf(schema: Schema): readonly Part[] {
  return inside(schema, '');
}

function inside(schema: Schema, pointer: string): readonly Part[] {
  const named = (word: 'properties' | '$defs'): readonly Part[] =>
    Object.entries(schema[word] ?? {}).flatMap(([name, each]) =>
      part(each, `${pointer}/${word}/${name}`, word === 'properties'),
    );
  const single = (word: 'items' | 'propertyNames' | 'additionalProperties'): readonly Part[] => {
    const each = schema[word];
    return typeof each === 'object' ? part(each, `${pointer}/${word}`, false) : [];
  };
  return [
    ...named('properties'),
    ...single('items'),
    ...single('propertyNames'),
    ...single('additionalProperties'),
    ...named('$defs'),
  ];
}

function part(schema: Schema, pointer: string, isProperty: boolean): readonly Part[] {
  return [{ pointer, schema, isProperty }, ...inside(schema, pointer)];
}

/** A fixture: its name and its text. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
}

/** Where a fixture of a kind lies. */
export function fixtureAddress(kind: Kind, name: string): URL {
  return new URL(`${kind}/${name}`, fixtureFolder);
}

/** The fixtures of a kind whose names begin with the word. */
export function fixturesOf(kind: Kind, word: 'good' | 'bad'): readonly Fixture[] {
  const folder = new URL(`${kind}/`, fixtureFolder);
  return readdirSync(fileURLToPath(folder))
    .filter((name) => name.startsWith(`${word}-`))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}
