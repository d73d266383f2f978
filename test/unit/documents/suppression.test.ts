import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../../src/documents/finding-places.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { type AskedRules, suppressedFindings } from '../../../src/documents/suppression.ts';
import type { Finding } from '../../../src/domain/finding.ts';

const asOf = '2026-11-22';
const gap = { id: 'work-history/gap', severity: 'warning', cite: null } as const;

const text = (comments: Readonly<Record<string, string>>): string => `${comments.top ?? ''}empanel: dossier/v1
${comments.above ?? ''}workHistory:${comments.behindKey ?? ''}
  ${comments.aboveItem ?? '# c'}
  - employer: A${comments.behind ?? ''}
    from: 2019-07
  - employer: B
    from: 2022-01
${comments.end ?? ''}`;

/** What is left of two findings, in entries 0 and 1, after suppression: their rules with places. */
async function left(comments: Readonly<Record<string, string>>, asked?: AskedRules): Promise<readonly string[]> {
  const source = await readSource('a.dossier.yaml', text(comments));
  const findings: readonly Finding[] = await findingsFrom(source, gap, [
    { pointer: ['workHistory', 0, 'from'], message: 'first' },
    { pointer: ['workHistory', 1, 'employer'], message: 'second' },
  ]);
  const kept = await suppressedFindings(source, findings, asOf, asked);
  return kept.map(({ rule, message, line }) => (rule === gap.id ? message : `${line} ${rule}: ${message}`));
}

const good = 'work-history/gap until 2027-01-31: sabbatical, letter: on file';

describe('a suppression', () => {
  it('leaves everything where there is none', async () => {
    expect(await left({})).toEqual(['first', 'second']);
  });

  it('covers the entry that follows', async () => {
    expect(await left({ aboveItem: `# empanel-ignore ${good}` })).toEqual(['second']);
  });

  it('covers all of the member that follows', async () => {
    expect(await left({ above: `# empanel-ignore ${good}\n# more\n\n` })).toEqual([]);
  });

  it('covers its own line, and what the member of that line holds', async () => {
    expect(await left({ behindKey: ` # empanel-ignore ${good}` })).toEqual([]);
    expect(await left({ behind: ` # empanel-ignore ${good}` })).toEqual([
      '4 suppression/unused: `work-history/gap` finds nothing here to suppress',
      'first',
      'second',
    ]);
  });

  it('covers the whole file from the top', async () => {
    expect(await left({ top: `# empanel-ignore-file ${good}\n` })).toEqual([]);
  });

  it('covers its last day and no day after', async () => {
    expect(await left({ top: '# empanel-ignore-file work-history/gap until 2026-11-22: letter\n' })).toEqual([]);
    expect(await left({ top: '# empanel-ignore-file work-history/gap until 2026-11-21: letter\n' })).toEqual([
      '1 suppression/expired: the suppression of `work-history/gap` ended on 2026-11-21',
      'first',
      'second',
    ]);
  });

  it.each([
    [
      '# empanel-ignore-file work-history/gap',
      'the suppression lacks a last day (`until 2027-01-31`) and a reason after a colon',
    ],
    ['# empanel-ignore-file work-history/gap until 2027-01-31', 'the suppression lacks a reason after a colon'],
    ['# empanel-ignore-file work-history/gap: letter', 'the suppression lacks a last day (`until 2027-01-31`)'],
    [
      '# empanel-ignore-file',
      'the suppression lacks a rule and a last day (`until 2027-01-31`) and a reason after a colon',
    ],
    ['# empanel-ignore-file work-history/gap until soon: letter', '`soon` is not a day'],
  ])('suppresses nothing while it is incomplete: %s', async (comment, message) => {
    expect(await left({ top: `${comment}\n` })).toEqual([`1 suppression/incomplete: ${message}`, 'first', 'second']);
  });

  it('for the whole file must stand at the top', async () => {
    expect(await left({ end: `# empanel-ignore-file ${good}\n` })).toEqual([
      'first',
      'second',
      '8 suppression/incomplete: a suppression for the whole file stands below its first member',
    ]);
  });

  it('of a rule that finds nothing is reported, with the rule that was meant', async () => {
    const asked = { rules: ['work-history/gap', 'license/expired'] };
    const top =
      '# empanel-ignore-file license/expired until 2027-01-31: x\n# empanel-ignore-file work-history/gpa until 2027-01-31: x\n';
    expect(await left({ top }, asked)).toEqual([
      '1 suppression/unused: `license/expired` finds nothing here to suppress',
      '2 suppression/unused: there is no rule `work-history/gpa`',
      'first',
      'second',
    ]);
  });

  it('of a rule that was not asked is left in peace', async () => {
    const top =
      '# empanel-ignore-file license/expired until 2027-01-31: x\n# empanel-ignore-file schema/date until 2027-01-31: x\n';
    expect(await left({ top }, { schemaOnly: true })).toEqual([
      '2 suppression/unused: `schema/date` finds nothing here to suppress',
      'first',
      'second',
    ]);
  });

  it('is a comment and not a text', async () => {
    expect(await left({ end: `note: "# empanel-ignore ${good}"\n` })).toEqual(['first', 'second']);
  });
});
