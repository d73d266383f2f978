import { describe, expect, it } from 'vitest';
import { documentFaults, documentFindings } from '../../../src/documents/document-findings.ts';
import { faultsBehind } from '../../../src/documents/schema-findings.ts';
import { soundDocument } from '../../../src/documents/shape.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { sampleDossier } from './sample-dossier.ts';

const asOf = '2026-11-22';

/** The faults of the sample with one text in place of another, as `rule pointer: message; help → repair`. */
async function faults(from: string, to: string, path = 'ruiz.dossier.yaml'): Promise<readonly string[]> {
  expect(sampleDossier.includes(from)).toBe(true);
  const source = await readSource(path, sampleDossier.replace(from, to));
  expect(source.faults).toEqual([]);
  return (await documentFaults(source, asOf)).map(({ rule, pointer, message, help, repair }) => {
    const mend =
      repair === undefined
        ? ''
        : repair.kind === 'quote'
          ? ' → quote'
          : ` → ${'with' in repair ? repair.with : repair.to}`;
    return `${rule} /${pointer.join('/')}: ${message}; ${help}${mend}`;
  });
}

it('finds nothing in a sound dossier, and gives its value', async () => {
  const source = await readSource('ruiz.dossier.yaml', sampleDossier);
  expect(await documentFindings(source, asOf)).toEqual([]);
  const sound = soundDocument(source);
  expect(sound?.kind).toBe('dossier');
  expect(sound?.kind === 'dossier' ? sound.value.npi : '').toBe('1234567893');
});

describe('keys', () => {
  it.each([
    [
      'a slip',
      'last: Ruiz',
      'lsat: Ruiz',
      'schema/unknown-key /name/lsat: `lsat` is not a key of `name`; write `last` → last',
    ],
    [
      'another case',
      'birthDate:',
      'birth_date:',
      'schema/unknown-key /birth_date: `birth_date` is not a key of a dossier; write `birthDate` → birthDate',
    ],
    [
      'two letters away: no repair',
      'taxonomies:',
      'taxonomys:',
      'schema/unknown-key /taxonomys: `taxonomys` is not a key of a dossier; write `taxonomies`',
    ],
    [
      'a key there already',
      'notes: |',
      'lisenses: []\nnotes: |',
      'schema/unknown-key /lisenses: `lisenses` is not a key of a dossier; put what it holds under `licenses`, which is there already',
    ],
    [
      'a key of an outer map',
      '    current: true',
      '    current: true\n    languages: [en]',
      'schema/unknown-key /workHistory/0/languages: `languages` is not a key of an entry of `workHistory`; move it to the top level, which takes it',
    ],
    [
      'part of a key',
      'mailingAddress:',
      'address:',
      'schema/unknown-key /contact/address: `address` is not a key of `contact`; write `mailingAddress` or `homeAddress`',
    ],
    [
      'a missing key',
      '    number: "012345"\n',
      '',
      'schema/missing /licenses/0: `number` is missing in an entry of `licenses`; add `number: …` (number with all its letters and zeros, in quotes)',
    ],
  ])('%s', async (_name, from, to, expected) => {
    expect(await faults(from, to)).toEqual([expected]);
  });

  it('lists the keys there are where none is near', async () => {
    const [fault] = await faults('  last: Ruiz', '  zzz: 1\n  last: Ruiz');
    expect(fault).toContain('remove it, or use one of `');
  });
});

describe('numbers that are names', () => {
  it.each([
    [
      'npi: "1234567893"',
      'npi: 1234567893',
      'yaml/lost-digits /npi: `1234567893` is read as a number; `npi` takes text; put it in quotes → quote',
    ],
    [
      'zip: "02139"',
      'zip: 02139',
      'yaml/lost-digits /contact/mailingAddress/zip: `02139` is read as the number 2139; `zip` takes text; put it in quotes → quote',
    ],
    [
      'zip: "02139"',
      'zip: 2139',
      'yaml/lost-digits /contact/mailingAddress/zip: `2139` is read as a number; `zip` takes text; write `"02139"` → 02139',
    ],
    [
      'id: "00123456"',
      'id: 00123456',
      'yaml/lost-digits /caqh/id: `00123456` is read as the number 123456; `id` takes text; put it in quotes → quote',
    ],
    [
      'number: "012345"',
      'number: 1e5',
      'yaml/lost-digits /licenses/0/number: `1e5` is read as the number 100000; `number` takes text; put it in quotes → quote',
    ],
    [
      'number: "012345"',
      'number: 0x1F',
      'yaml/lost-digits /licenses/0/number: `0x1F` is read as the number 31; `number` takes text; put it in quotes → quote',
    ],
    [
      'expires: 2026-12-31',
      'expires: 20261231',
      'yaml/lost-digits /licenses/0/expires: `20261231` is read as a number; `expires` takes text; write `"2026-12-31"` → 2026-12-31',
    ],
    [
      '["2", 2N',
      '[2, 2N',
      'yaml/lost-digits /dea/0/schedules/0: `2` is read as a number; entry 1 of `schedules` takes text; put it in quotes → quote',
    ],
    [
      'ssn: "6789"',
      'ssn: 0789',
      'yaml/lost-digits /ssn: the value of `ssn` is read as a number, and loses leading zeros that way; put it in quotes → quote',
    ],
    [
      'npi: "1234567893"',
      'npi: 123',
      'yaml/lost-digits /npi: `123` is read as a number; `npi` takes text; an NPI is 10 digits and starts with 1 or 2; put it in quotes so that it stays text',
    ],
  ])('%s as %s', async (from, to, expected) => {
    expect(await faults(from, to)).toEqual([expected]);
  });
});

describe('values', () => {
  it.each([
    [
      'status: active',
      'status: Active',
      'schema/choice /licenses/0/status: `Active` is not a value that `status` takes; write `active` (Current and unrestricted) → active',
    ],
    [
      'status: active',
      'status: actve',
      'schema/choice /licenses/0/status: `actve` is not a value that `status` takes; write `active` (Current and unrestricted)',
    ],
    [
      'type: md',
      'type: Nurse practitioner',
      'schema/choice /type: `Nurse practitioner` is not a value that `type` takes; write `np` (Nurse practitioner (NP)) → np',
    ],
    [
      '    state: MA\n    zip',
      '    state: Mass.\n    zip',
      'schema/choice /contact/mailingAddress/state: `Mass.` is not a value that `state` takes; write `MA` (Massachusetts) → MA',
    ],
    [
      'code: 207Q00000X',
      'code: Family Medicine',
      'schema/form /taxonomies/0/code: `Family Medicine` does not have the form that `code` needs; write `207Q00000X` (Family Medicine) → 207Q00000X',
    ],
    [
      'npi: "1234567893"',
      'npi: 1234-567-893',
      'schema/form /npi: `1234-567-893` does not have the form that `npi` needs; write `"1234567893"` → 1234567893',
    ],
    [
      'expires: 2026-12-31',
      'expires: 12/31/26',
      'schema/date /licenses/0/expires: `12/31/26` is not written year, month, day; write `2026-12-31` → 2026-12-31',
    ],
    [
      'expires: 2026-12-31',
      'expires: 2026-02-30',
      'schema/date /licenses/0/expires: `2026-02-30` does not exist: February 2026 has 28 days; write `2026-02-28`',
    ],
    [
      'expires: 2026-12-31',
      'expires: 03.04.2026',
      'schema/date /licenses/0/expires: `03.04.2026` may be either of two days; write `2026-03-04` or `2026-04-03`',
    ],
    [
      'expires: 2026-12-31',
      'expires: today',
      'schema/date /licenses/0/expires: `today` is not written year, month, day; write dates as `2026-12-31`',
    ],
    [
      'from: 2019-07',
      'from: 07/2019',
      'schema/form /workHistory/0/from: `07/2019` does not have the form that `from` needs; write `2019-07` → 2019-07',
    ],
    [
      'number: "012345"',
      'number:',
      'schema/type /licenses/0/number: `number` has no value; give it a value, or remove the line',
    ],
    [
      'number: "012345"',
      'number: ""',
      'schema/size /licenses/0/number: `number` is empty; give it a value, or remove the line',
    ],
    [
      'primary: true',
      'primary: yes',
      'schema/type /taxonomies/0/primary: `primary` takes `true` or `false`, not text; write `true`, without quotes',
    ],
    [
      '["2", 2N, "3"]',
      '["2", 2N, 2N]',
      'schema/size /dea/0/schedules/2: entry 3 of `schedules` repeats entry 2; remove one of them',
    ],
    [
      'schedules: ["2", 2N, "3"]',
      'schedules: 2N',
      'schema/type /dea/0/schedules: `schedules` takes a list, not text; write it as a list: `[…]`, or each entry on a line after `- `',
    ],
  ])('%s as %s', async (from, to, expected) => {
    expect(await faults(from, to)).toEqual([expected]);
  });

  it('says a number is wanted', async () => {
    const cover =
      'malpracticeCover:\n  - carrier: X\n    policy: "1"\n    perClaim: $1,000,000\n    issued: 2026-01-01\n';
    expect(await faults('notes: |', `${cover}notes: |`)).toContainEqual(
      'schema/type /malpracticeCover/0/perClaim: `perClaim` takes a whole number, not text; write `1000000`, without quotes, sign or commas',
    );
  });

  it('says that a map belongs into a list', async () => {
    const [fault] = await faults(
      '  - code: 207Q00000X # family medicine\n    primary: true',
      '  code: 207Q00000X\n  primary: true',
    );
    expect(fault).toBe(
      'schema/type /taxonomies: `taxonomies` takes a list, not a map of members; put `- ` before each entry',
    );
  });

  it('reports every fault, each once', async () => {
    const source = await readSource(
      'ruiz.dossier.yaml',
      sampleDossier
        .replace('type: md', 'type: zz')
        .replace('last: Ruiz', 'lsat: Ruiz')
        .replace('expires: 2026-12-31', 'expires: soon'),
    );
    const findings = await documentFindings(source, asOf);
    expect(findings.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '4 schema/choice',
      '7 schema/unknown-key',
      '35 schema/date',
    ]);
    expect(findings.every((finding) => finding.subject === '1234567893' && finding.path === 'ruiz.dossier.yaml')).toBe(
      true,
    );
  });
});

describe('sensitive values', () => {
  it.each([
    ['birthDate: 1980-05-18', 'birthDate: 5/18/1980', '1980'],
    ['ssn: "6789"', 'ssn: 123-45-678', '123-45'],
    ['ssn: "6789"', 'ssn: 123456789', '56789'],
    ['number: AR1234563', 'number: AR98765', '98765'],
  ])('are in no message or help: %s as %s', async (from, to, secret) => {
    const found = await faults(from, to);
    expect(found).toHaveLength(1);
    expect(found[0]?.split(' → ')[0]).not.toContain(secret);
  });
});

describe('the kind of a document', () => {
  const kindFaults = async (path: string, text: string): Promise<readonly string[]> => {
    const found = await documentFaults(await readSource(path, text), asOf);
    return found.filter(({ rule }) => rule === 'schema/kind').map(({ message, help }) => `${message}; ${help}`);
  };

  it.each([
    [
      'a.dossier.yaml',
      'npi: "1"',
      'the file does not say what kind of document it is; begin with the line `empanel: dossier/v1`',
    ],
    [
      'a.yaml',
      'npi: "1"',
      'the file does not say what kind of document it is; begin with a line such as `empanel: dossier/v1`',
    ],
    [
      'a.yaml',
      'empanel: dosier/v1',
      'the file does not name a kind of document that this program knows; write `dossier/v1`',
    ],
    [
      'a.group.yaml',
      'empanel: 1',
      'the file does not name a kind of document that this program knows; write `group/v1`',
    ],
    [
      'a.group.yaml',
      'empanel: group/v2',
      'this is version 2 of the group; this program reads version 1; install a newer empanel',
    ],
    [
      'a.group.yaml',
      '- a',
      'the file is not a document: it holds no members (`key: value`); begin with `empanel: group/v1`',
    ],
    [
      'a.group.yaml',
      'empanel: payer/v1',
      'the file says that it is a payer, and its name that it is a group; rename the file to end in `.payer.yaml`, or correct this line',
    ],
    [
      'empanel.yaml',
      'id: x',
      'the file does not say what kind of document it is; begin with the line `empanel: workspace/v1`',
    ],
  ])('%s holding %s', async (path, text, expected) => {
    expect(await kindFaults(path, text)).toEqual([expected]);
  });

  it('is said once: what the schema says about the same member is left out', async () => {
    const source = await readSource('a.dossier.yaml', sampleDossier.replace('empanel: dossier/v1\n', ''));
    expect((await documentFaults(source, asOf)).map(({ rule }) => rule)).toEqual(['schema/kind']);
  });
});

it('says once that a value has none of several forms', () => {
  const error = (instancePath: string, keyword: string) => ({ instancePath, keyword, schemaPath: '', params: {} });
  const context = {
    schema: { properties: { limits: { description: 'A sum, or the word unlimited.' } } },
    value: { limits: { a: 1 }, name: 1 },
    asOf,
    scalar: () => undefined,
  };
  const errors = [
    error('/limits', 'type'),
    error('/limits/a', 'type'),
    error('/limits', 'anyOf'),
    error('/name', 'type'),
  ];
  expect(faultsBehind(errors, context).map(({ message, help }) => `${message}; ${help}`)).toEqual([
    '`limits` does not have any of the forms that it may have; give a sum, or the word unlimited',
    '`name` cannot be a number; undefined',
  ]);
});
