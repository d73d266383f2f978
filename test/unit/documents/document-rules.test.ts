import { describe, expect, it } from 'vitest';
import { documentFindings } from '../../../src/documents/document-findings.ts';
import { type DocumentRuleId, documentRules } from '../../../src/documents/document-rules.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { suppressedFindings } from '../../../src/documents/suppression.ts';

const ids = Object.keys(documentRules) as readonly DocumentRuleId[];
/** Faults that no example text can show: of bytes, which `decoded-text.test.ts` has, and of a file that is not there. */
const ofBytes: readonly DocumentRuleId[] = ['file/size', 'file/encoding', 'file/gone'];

async function rulesBroken(text: string): Promise<readonly string[]> {
  const source = await readSource('example.yaml', text);
  const findings = await documentFindings(source, '2026-11-22');
  return (await suppressedFindings(source, findings, '2026-11-22')).map(({ rule }) => rule);
}

describe.each(ids.filter((id) => !ofBytes.includes(id)))('%s', (id) => {
  it('is broken by its bad example and kept by its good one', async () => {
    const { bad, good } = documentRules[id];
    expect(await rulesBroken(bad)).toContain(id);
    expect(await rulesBroken(good)).not.toContain(id);
  });
});

it('every rule has its words', () => {
  for (const id of ids) {
    const { title, why, help, cite } = documentRules[id];
    expect([title, help].filter((text) => /\.$|^[A-Z]/.test(text))).toEqual([]);
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(cite).not.toBe('');
  }
});
