/** Letters from templates: what is filled, what is left out, what cannot be meant. */

import { describe, expect, test } from 'vitest';
import {
  filledTemplate,
  type LetterValues,
  letterAudience,
  letterKinds,
  placeholders,
  placeholdersOf,
  templateFaults,
} from '../../../src/domain/letter-template.ts';
import { letterWording } from '../../../src/domain/letter-wording.ts';

const nothing = Object.fromEntries(Object.keys(placeholders).map((name) => [name, null])) as LetterValues;

describe('templates', () => {
  test.each(letterKinds)('our wording of `%s` has no faults', (kind) => {
    expect(templateFaults(kind, letterWording[kind])).toEqual([]);
  });

  test('a paragraph of which a placeholder has no value is left out and told', () => {
    const values = { ...nothing, provider: 'Ana Ruiz', granted: ['Core', 'Robot'], today: '1 June' };
    const text = 'Dear {provider},\n\nUntil {privileges-until}.\n\nOn {today}:\n{granted}\n\n{conditions}';
    expect(filledTemplate({ subject: 'For { provider }', text }, values)).toEqual({
      subject: 'For Ana Ruiz',
      parts: [
        { kind: 'paragraph', text: 'Dear Ana Ruiz,' },
        { kind: 'list', heading: 'On 1 June', items: ['Core', 'Robot'] },
      ],
      unfilled: ['privileges-until', 'conditions'],
    });
  });

  test('a value is text, never a template', () => {
    const values = { ...nothing, provider: '{npi} {', npi: '1' };
    expect(filledTemplate({ subject: '{provider}', text: 'x' }, values).subject).toBe('{npi} {');
  });

  test('unknown placeholders, lists in sentences and lone braces are faults', () => {
    const faults = (text: string): readonly string[] =>
      templateFaults('decision', { subject: 'x', text }).map(({ message, help }) => `${message}: ${help}`);
    expect(faults('{provder}')).toEqual(['there is no placeholder `{provder}`: write `{provider}` if that is meant']);
    expect(faults('You may do {granted} now')[0]).toContain('is a list and stands within a sentence');
    expect(faults('{provider')).toEqual(['a brace stands alone: placeholders are written `{provider}`']);
    expect(faults('{category}')[0]).toContain('has no value in a letter of the kind `decision`');
  });

  test('another facility is told nothing that peer review found', () => {
    const kinds = letterKinds.filter((kind) => letterAudience[kind] === 'other-facility');
    expect(kinds).toEqual(['affiliation']);
    for (const name of ['conditions', 'denied', 'granted', 'missing'] as const) {
      expect(placeholdersOf.affiliation).not.toContain(name);
      const [fault] = templateFaults('affiliation', { subject: 'x', text: `Why:\n{${name}}` });
      expect(fault?.message).toBe(`\`{${name}}\` is not told to another facility`);
    }
  });
});
