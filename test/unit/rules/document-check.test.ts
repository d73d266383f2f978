import { describe, expect, test } from 'vitest';
import { readSource } from '../../../src/documents/source-document.ts';
import type { Pack } from '../../../src/domain/nouns/pack.ts';
import { windowsOf } from '../../../src/rules/checks/windows.ts';
import { noWorkspace } from '../../../src/rules/checks/workspace-index.ts';
import { checkedFindings, type DocumentCheck } from '../../../src/rules/document-check.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { day } from './sample-facts.ts';

const asOf = day('2026-11-22');

/** The findings of a text: place, rule, message and help. */
async function found(path: string, text: string, more: Partial<DocumentCheck> = {}): Promise<readonly string[]> {
  const check = {
    path,
    asOf,
    index: noWorkspace,
    windows: windowsOf(ruleSet(shippedPacks(), []), asOf, undefined),
    schemaOnly: false,
    severities: new Map(),
  };
  const findings = await checkedFindings(await readSource(path, Buffer.from(text)), { ...check, ...more });
  return findings.map(({ line, pointer, severity, rule, message, help }) =>
    [`${line} ${pointer} ${severity}[${rule}] ${message}`, help ?? 'no help'].join(' / '),
  );
}

describe('faults of packs', () => {
  const text = `empanel: pack/v1
id: ours
version: "2026.11"
title: Ours
publisher: Lakeside
lastChecked: 2026-11-01
overrides:
  - { rule: caqh.atest, add: P90D, reason: letter of the plan }
  - { rule: caqh.attest, count: 3, reason: letter of the plan }
`;

  test('stand in the pack they are about, with place and help', async () => {
    const source = await readSource('packs/ours.pack.yaml', Buffer.from(text));
    const rules = ruleSet(shippedPacks(), [{ path: source.path, pack: source.value as Pack }]);
    expect(await found(source.path, text, { packFaults: rules.faults })).toEqual([
      '8 /overrides/0/rule error[pack/unknown-rule] no pack has a rule `caqh.atest` / write `caqh.attest` if that is meant',
      '9 /overrides/1 error[pack/override-nothing] nothing here changes `caqh.attest` / name a value that this rule has: `empanel pack show` lists them',
    ]);
    expect(await found(source.path, text, { packFaults: rules.faults, schemaOnly: true })).toEqual([]);
    const severities = new Map([['pack/override-nothing', 'off']] as const);
    expect(await found(source.path, text, { packFaults: rules.faults, severities })).toHaveLength(1);
  });
});

describe('suppressions', () => {
  const text = (rule: string): string => `# empanel-ignore-file ${rule} until 2027-01-31: known
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
tin: "12-3456789"
`;

  test('of a misspelled rule: the rule that is meant', async () => {
    expect(await found('a.group.yaml', text('npi/check-digt'))).toEqual([
      '1  warning[suppression/unused] there is no rule `npi/check-digt` / write `npi/check-digit`',
    ]);
    expect((await found('a.group.yaml', text('npi/check-digit')))[0]).toContain('finds nothing here to suppress');
    expect((await found('a.pack.yaml', text('pack/unknown-rule'))).join()).toContain('finds nothing here to suppress');
  });

  test('of rules of the trade are not unused where only the shape is checked', async () => {
    expect(await found('a.group.yaml', text('npi/check-digit'), { schemaOnly: true })).toEqual([]);
  });
});
