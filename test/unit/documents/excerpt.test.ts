import { describe, expect, it } from 'vitest';
import { documentFindings } from '../../../src/documents/document-findings.ts';
import { excerpt, framed } from '../../../src/documents/excerpt.ts';
import { memberRange } from '../../../src/documents/finding-places.ts';
import { maskedAt } from '../../../src/documents/sensitive-members.ts';
import { maskedLines } from '../../../src/documents/sensitive-text.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { sampleDossier } from './sample-dossier.ts';

const lines = async (text: string, path = 'ruiz.dossier.yaml'): Promise<readonly string[]> =>
  maskedLines(await readSource(path, text));

describe('lines that may be shown', () => {
  it('hide what the schema calls sensitive and nothing else', async () => {
    const shown = await lines(sampleDossier);
    const before = sampleDossier.split('\n');
    const changed = shown.flatMap((line, index) => (line === before[index] ? [] : [line]));
    expect(changed).toEqual(['birthDate: 19**-**-**', 'ssn: "****"', '  - number: AR*****63']);
  });

  it('are as long as those of the file', async () => {
    const text = sampleDossier.replace('ssn: "6789"', "ssn: '123-45-6789' # 😀").replace('AR1234563', '"AR12"');
    const shown = await lines(text);
    expect(shown.map((line) => [...line].length)).toEqual(text.split('\n').map((line) => [...line].length));
    expect(shown.join('\n')).not.toMatch(/123-45|AR12/);
    expect(shown).toContain("ssn: '***-**-6789' # 😀");
  });

  it('hide a home address line by line', async () => {
    const home = '  homeAddress:\n    line1: 77 Elm St, Apt 4\n    city: Natick\n    state: MA\n    zip: "01760"\n';
    const shown = (await lines(sampleDossier.replace('  mailingAddress:', `${home}  mailingAddress:`))).join('\n');
    expect(shown).not.toMatch(/77|Elm|01760/);
    expect(shown).toContain('12 Main St');
    expect(shown).toContain('city: Natick');
  });

  it.each([
    ['a misspelled key', 'sssn: "123456789"\n'],
    ['a key of another name', 'date_of_birth: 1980-05-18\n'],
    ['text that YAML cannot read', 'ssn: "123456789\nbirthDate: 1980-05-18\n  x: [\n'],
    ['a number without quotes', 'ssn: 123456789\n'],
    ['a comment', '# her SSN is 123-45-6789\nnpi: "1"\n'],
    ['a comment with a DEA number', 'npi: "1" # DEA AR1234563\n'],
    ['a text of several lines', 'ssn: |\n  123456789\n'],
    ['brackets', '{ssn: "123456789", birthDate: 1980-05-18, dea: [{number: AR1234563}]}\n'],
    ['a list where one belongs', 'ssn: ["123456789"]\n'],
  ])('hide sensitive values in %s', async (_name, text) => {
    const shown = (await lines(`empanel: dossier/v1\n${text}`)).join('\n');
    expect(shown).not.toMatch(/123-?45|12345|1980|05-18/);
  });

  it('leave other numbers alone', async () => {
    const text =
      'empanel: dossier/v1\nnpi: "1234567893"\nphone: 617-555-0142\nmedicaid: "123456789"\nssnRef: vault\nbirthPlace: {city: Reno}\n';
    expect((await lines(text)).join('\n')).toBe(text);
  });
});

describe('the lines around a finding', () => {
  it('are two on either side', async () => {
    const source = await readSource('ruiz.dossier.yaml', sampleDossier.replace('ssn: "6789"', 'ssn: "12"'));
    const [finding] = await documentFindings(source, '2026-11-22');
    expect(finding).toMatchObject({ rule: 'schema/form', line: 11, column: 6, endColumn: 10 });
    expect(finding === undefined ? undefined : await framed(source, finding)).toEqual({
      finding,
      excerpt: {
        firstLine: 9,
        lines: ['# never on a screen', 'birthDate: 19**-**-**', 'ssn: "**"', 'contact:', '  phone: 617-555-0142'],
      },
    });
  });

  it('end with the text and begin with it', async () => {
    const source = await readSource('a.group.yaml', 'empanel: groop/v1\n\n');
    const [finding] = await documentFindings(source, '2026-11-22');
    expect(finding === undefined ? undefined : await excerpt(source, finding)).toEqual({
      firstLine: 1,
      lines: ['empanel: groop/v1'],
    });
  });

  it('are none where there is no text', async () => {
    const source = await readSource('a.group.yaml', Buffer.from('\uFEFFa: 1', 'utf16le'));
    const [finding] = await documentFindings(source, '2026-11-22');
    expect(finding?.rule).toBe('file/encoding');
    expect(finding === undefined ? undefined : (await excerpt(source, finding)).lines).toEqual([]);
  });
});

it('places a member for those who have only its pointer', async () => {
  const source = await readSource('ruiz.dossier.yaml', sampleDossier);
  expect(await memberRange(source, ['licenses', 1, 'expires'])).toEqual({
    line: 36,
    column: 42,
    endLine: 36,
    endColumn: 52,
  });
  expect((await memberRange(source, ['licenses'], 'key')).line).toBe(29);
});

it('masks values by their place', async () => {
  expect(await maskedAt('dossier', ['ssn'], '123-45-6789')).toBe('***-**-6789');
  expect(await maskedAt('dossier', ['dea', 0], { number: 'AR1234563', state: 'MA' })).toEqual({
    number: 'AR*****63',
    state: 'MA',
  });
  expect(await maskedAt('dossier', [], { npi: '1', birthDate: '1980-05-18', dea: [{ number: 'AR1234563' }] })).toEqual({
    npi: '1',
    birthDate: '19**-**-**',
    dea: [{ number: 'AR*****63' }],
  });
  expect(await maskedAt('group', ['legalName'], undefined)).toBeUndefined();
});
