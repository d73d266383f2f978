import { describe, expect, it } from 'vitest';
import { repairableFaults } from '../../src/documents/document-findings.ts';
import { repaired } from '../../src/documents/fixes.ts';
import { readSource, type SourceDocument } from '../../src/documents/source-document.ts';
import { unifiedDiff } from '../../src/documents/unified-diff.ts';
import fc from '../property.ts';
import { sampleDossier } from '../unit/documents/sample-dossier.ts';

const asOf = '2026-11-22';
const faultsOf = (source: SourceDocument): ReturnType<typeof repairableFaults> => repairableFaults(source, asOf);

/** Ways to spoil the sample that leave no doubt about what was meant. */
const slips: readonly (readonly [right: string, wrong: string])[] = [
  ['npi: "1234567893"', 'npi: 1234567893'],
  ['zip: "02139"', 'zip: 02139'],
  ['id: "00123456"', 'id: 00123456'],
  ['number: "012345"', 'number: 012345'],
  ['number: "0099"', 'number: 0099'],
  ['ssn: "6789"', 'ssn: 6789'],
  ['["2", 2N, "3"]', '[2, 2N, "3"]'],
  ['expires: 2026-12-31', 'expires: 12/31/2026'],
  ['expires: 2027-01-15', 'expires: 1/15/2027'],
  ['issued: 2024-02-01', 'issued: 2024-2-1'],
  ['birthDate: 1980-05-18', 'birthDate: May 18 1980'],
  ['from: 2019-07', 'from: 07/2019'],
  ['  last: Ruiz', '  lsat: Ruiz'],
  ['licenses:', 'licences:'],
  ['workHistory:', 'work_history:'],
  ['taxonomies:', 'Taxonomies:'],
  ['code: 207Q00000X', 'code: Family Medicine'],
  ['status: active', 'status: ACTIVE'],
  ['state: MA\n    number', 'state: Mass.\n    number'],
];

const spoiled = fc
  .subarray([...slips])
  .map((chosen) => chosen.reduce((text, [right, wrong]) => text.replace(right, wrong), sampleDossier));
const layouts = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.trimEnd(),
);

describe('repairs', () => {
  it('give back the text before the slips, byte for byte, and are done when done', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, layouts, async (text, layout) => {
        const source = await readSource('ruiz.dossier.yaml', layout(text));
        const once = await repaired(source, faultsOf);
        const expected = layout(sampleDossier).replace(/^\uFEFF/, '');
        expect(once.source.text).toBe(expected);
        expect(once.source.marked).toBe(source.marked);
        expect(await faultsOf(once.source)).toEqual([]);
        const twice = await repaired(once.source, faultsOf);
        expect(twice.source.text).toBe(expected);
        expect(twice.applied).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a unified diff', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''));

  it('leads from the one text to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, unifiedDiff(before, after, 'f'))).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Applies a unified diff, strictly: context and removed lines must stand where the diff says. */
function patched(before: string, diff: string): string {
  const source = before.split('\n').slice(0, -1);
  const result: string[] = [];
  let next = 0;
  for (const line of diff.split('\n').slice(2, -1)) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    if (header !== null) {
      const start = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
      result.push(...source.slice(next, start));
      next = start;
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else {
      expect(source[next]).toBe(line.slice(1));
      next += 1;
      if (line.startsWith(' ')) result.push(line.slice(1));
    }
  }
  return [...result, ...source.slice(next)].map((each) => `${each}\n`).join('');
}
