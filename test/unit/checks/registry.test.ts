import { describe, expect, it } from 'vitest';
import { documentRules } from '../../../src/documents/document-rules.ts';
import { checks } from '../../../src/rules/checks/registry.ts';
import { said, shapeFaults } from './sample.ts';

describe('the registry of checks', () => {
  it('gives every check an id of its own, `area/fault`', () => {
    const ids = checks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids.filter((id) => id in documentRules)).toEqual([]);
  });

  it('says of every check what it is, why, what to do and where it comes from', () => {
    const empty = checks.flatMap((check) =>
      (['title', 'why', 'help', 'cite', 'good', 'bad'] as const)
        .filter((word) => check[word].trim() === '')
        .map((word) => `${check.id} ${word}`),
    );
    expect(empty).toEqual([]);
    expect(checks.filter((check) => check.kinds.length === 0).map((check) => check.id)).toEqual([]);
  });

  it('writes titles and remedies in lower case without a final period', () => {
    const wrong = checks
      .flatMap((check) => [check.title, check.help])
      .filter((words) => words.endsWith('.') || /^[A-Z][a-z]/.test(words));
    expect(wrong).toEqual([]);
  });
});

describe.each(checks)('$id', (check) => {
  it('has examples of the right shape', async () => {
    expect(await shapeFaults(check.good)).toEqual([]);
    expect(await shapeFaults(check.bad)).toEqual([]);
  });

  it('is silent on the good example, and so are all others', async () => {
    expect(await said(check.good)).toEqual([]);
  });

  it('and no other finds the fault of the bad example', async () => {
    const found = await said(check.bad);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((line) => line.split(' ')[1])).toEqual(found.map(() => check.id));
    expect(found.map((line) => line.split(' ')[0])).toContain(check.severity);
  });

  it('says its faults in lower case, without a final period', async () => {
    const messages = (await said(check.bad)).map((line) => line.replace(/^\S+ \S+ \S+ /, ''));
    expect(
      messages.filter((message) => /^[A-Z][a-z]+ (?!license|Medical|State)/.test(message) || message.endsWith('.')),
    ).toEqual([]);
  });
});
