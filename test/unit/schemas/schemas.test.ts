import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/domain/calendar/duration.ts';
import { deadlineKinds } from '../../../src/domain/deadline.ts';
import { applicationTypes, submissionChannels } from '../../../src/domain/facts.ts';
import { sensitiveKinds } from '../../../src/domain/identifiers/mask.ts';
import { licenseCompacts, providerTypes } from '../../../src/domain/profession.ts';
import { states } from '../../../src/domain/state.ts';
import {
  kinds,
  type Part,
  partsOf,
  type Schema,
  schemaNames,
  schemaOf,
  strictAjv,
  validatorAt,
} from './schema-files.ts';

const pointers = (parts: readonly Part[]): readonly string[] => parts.map((part) => part.pointer);
const def = (schema: Schema, name: string): Schema => {
  const found = schema.$defs?.[name];
  if (found === undefined) throw new Error(`no definition ${name}`);
  return found;
};

it('has one schema for each kind of document', () => {
  expect([...schemaNames()].sort()).toEqual(kinds.map((kind) => `${kind}.schema.json`).sort());
});

describe.each(kinds)('schema of a %s', (kind) => {
  const schema = schemaOf(kind);
  const parts = partsOf(schema);
  const properties = parts.filter((part) => part.isProperty);

  it('compiles in strict mode', () => {
    expect(strictAjv().compile(schema)).toBeTypeOf('function');
  });

  it('names its kind and version first', () => {
    expect(schema.$id).toBe(`urn:empanel:schema:${kind}:v1`);
    expect(Object.keys(schema.properties ?? {})[0]).toBe('empanel');
    expect(schema.properties?.empanel?.const).toBe(`${kind}/v1`);
    expect(schema.required).toContain('empanel');
  });

  it('tells a person what each property is, with an example', () => {
    const silent = properties.filter(
      ({ schema: each }) => !each.title || !each.description || !each.markdownDescription || !each.examples?.length,
    );
    expect(pointers(silent)).toEqual([]);
    expect(schema.title).toBeTruthy();
    expect(schema.markdownDescription).toBeTruthy();
  });

  it('keeps short descriptions to one plain line', () => {
    const long = parts.filter(({ schema: each }) => /[`*\n]|\.$/.test(each.description ?? ''));
    expect(pointers(long)).toEqual([]);
  });

  it('says beside each pattern what is wrong when it does not match', () => {
    const unsaid = parts.filter(({ schema: each }) => each.pattern !== undefined && !each.patternErrorMessage);
    expect(pointers(unsaid)).toEqual([]);
  });

  it('explains each value of a list of values, once', () => {
    const unexplained = parts.filter(
      ({ schema: each }) =>
        each.enum !== undefined &&
        (each.enumDescriptions?.length !== each.enum.length || new Set(each.enum).size !== each.enum.length),
    );
    expect(pointers(unexplained)).toEqual([]);
  });

  it('closes every object but maps and the free halves of examples', () => {
    const open = [...parts, { pointer: '', schema, isProperty: false }].filter(
      ({ schema: each }) => each.type === 'object' && each.additionalProperties !== false,
    );
    expect(pointers(open).filter((pointer) => !/\/(values|dates|dossier|group|facility)$/.test(pointer))).toEqual([]);
  });

  it('refers to nothing outside itself and defines nothing unused', () => {
    const used = new Set(parts.flatMap(({ schema: each }) => (each.$ref === undefined ? [] : [each.$ref])));
    expect([...used].filter((ref) => !ref.startsWith('#/$defs/'))).toEqual([]);
    expect(Object.keys(schema.$defs ?? {}).filter((name) => !used.has(`#/$defs/${name}`))).toEqual([]);
  });

  it('adds to a reference only words for the reader, so that editors show them', () => {
    const words = new Set(['$ref', 'title', 'description', 'markdownDescription', 'examples']);
    const judged = parts.filter(
      ({ schema: each }) => each.$ref !== undefined && Object.keys(each).some((word) => !words.has(word)),
    );
    expect(pointers(judged)).toEqual([]);
  });

  it('marks sensitive values by the kinds that can be masked', () => {
    const marked = parts.filter(({ schema: each }) => each.sensitive !== undefined);
    expect(marked.filter(({ schema: each }) => !sensitiveKinds.some((one) => one === each.sensitive))).toEqual([]);
  });

  it('gives examples that it accepts itself', () => {
    const ajv = strictAjv();
    ajv.addSchema(schema);
    const refused = [...parts, { pointer: '', schema, isProperty: false }].flatMap(({ pointer, schema: each }) => {
      const validate = validatorAt(ajv, schema, pointer);
      const wrong = (each.examples ?? []).filter((example) => !validate(example));
      return wrong.map((example) => `${pointer} ${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`);
    });
    expect(refused).toEqual([]);
  });
});

describe('words that schemas and program share', () => {
  const dossier = schemaOf('dossier');
  const pack = schemaOf('pack');

  it('know the same states, professions and compacts', () => {
    expect([...(def(dossier, 'State').enum ?? [])].sort()).toEqual(states.map((state) => state.code).sort());
    expect([...(def(dossier, 'ProviderType').enum ?? [])].sort()).toEqual([...providerTypes].sort());
    const compacts = def(dossier, 'License').properties?.compact?.enum ?? [];
    expect(compacts.filter((key) => key !== 'other').sort()).toEqual(licenseCompacts.map((one) => one.key).sort());
  });

  it('know the same kinds of deadline, application and way to submit', () => {
    expect(def(pack, 'DeadlineKind').enum).toEqual(deadlineKinds);
    expect(def(pack, 'ApplicationType').enum).toEqual(applicationTypes);
    expect(def(pack, 'Condition').properties?.via?.items?.enum).toEqual(submissionChannels);
  });

  it.each([
    'P120D',
    'P36M',
    'P1Y',
    'P1Y6M',
    'P6W',
    'P0D',
    'PT72H',
    '10BD',
    '120',
    'P',
    'PT',
    '10 BD',
    'p10d',
    'P1.5D',
    '',
  ])('read %j as a length of time alike', (text) => {
    const pattern = new RegExp(def(pack, 'Duration').pattern ?? '', 'u');
    expect(pattern.test(text)).toBe(parseDuration(text) !== undefined);
  });

  it('mark the values that must never be shown', () => {
    const ssn = dossier.properties?.ssn?.sensitive;
    const kindsOf = ['BirthDate', 'DeaNumber', 'Tin'].map(
      (name) => def(name === 'Tin' ? schemaOf('group') : dossier, name).sensitive,
    );
    expect([ssn, ...kindsOf]).toEqual(['ssn', 'birthDate', 'dea', 'documentNumber']);
  });
});
