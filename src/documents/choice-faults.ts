/** Faults of values that are none of the choices of their place, with the choice that was meant. */

import type { Pointer } from '../domain/finding.ts';
import { providerTypeSuggestions } from '../domain/profession.ts';
import { stateNamed, stateSuggestions } from '../domain/state.ts';
import { folded, nearest } from '../domain/suggestion.ts';
import type { MemberSchema } from './kind-schema.ts';
import type { DocumentFault } from './placed-fault.ts';
import { alternatives, memberIn, memberName, type ShapeContext, shownAt, valueAt } from './schema-words.ts';

/** Choices listed in full, at most. */
const listed = 8;

/** A text that is none of those that the place takes. */
export function choiceFault(pointer: Pointer, context: ShapeContext): DocumentFault {
  const member = memberIn(context, pointer);
  const { node } = member;
  const value = valueAt(context.value, pointer);
  const shown = shownAt(pointer, context);
  const name = memberName(pointer);
  const choices = node.const === undefined ? (node.enum ?? []) : [node.const];
  const message =
    shown === undefined
      ? `the value of ${name} is not one that it takes`
      : `${shown} is not a value that ${name} takes`;
  const fault = { rule: 'schema/choice', pointer, message } as const;
  const same = typeof value === 'string' ? sameChoice(value, member) : undefined;
  if (same !== undefined)
    return { ...fault, help: `write ${described(same, member)}`, repair: { kind: 'replace', with: same } };
  const near = typeof value === 'string' ? nearChoices(value, member) : [];
  if (near.length > 0) return { ...fault, help: `write ${near.map((each) => described(each, member)).join(' or ')}` };
  const all = choices.map(String);
  return {
    ...fault,
    help:
      all.length <= listed
        ? `write ${alternatives(all)}`
        : `write one of ${all
            .slice(0, listed)
            .map((each) => `\`${each}\``)
            .join(', ')}, …`,
  };
}

function described(choice: string, { node }: MemberSchema): string {
  const label = node.enumDescriptions?.[(node.enum ?? []).indexOf(choice)];
  return label === undefined ? `\`${choice}\`` : `\`${choice}\` (${label})`;
}

/** The choice that a text certainly means: the same letters, its label, or a name of the trade for it. */
function sameChoice(text: string, { node, definitions }: MemberSchema): string | undefined {
  const choices = (node.enum ?? []).map(String);
  const letters = choices.filter((choice) => joined(choice) === joined(text));
  if (letters.length === 1) return letters[0];
  const labelled = choices.filter((_choice, index) => isLabel(text, index, node.enumDescriptions ?? []));
  if (labelled.length === 1) return labelled[0];
  const named = definitions.includes('State') ? stateNamed(text) : undefined;
  return named !== undefined && choices.includes(named) ? named : undefined;
}

/** Text without case, accents and separators: `W-9` and `w9` are one. */
function joined(text: string): string {
  return folded(text).replaceAll(' ', '');
}

/** Whether a text is a label, whole, or a part of it that no other label has: "Nurse practitioner", but not "Physician". */
function isLabel(text: string, index: number, labels: readonly string[]): boolean {
  const label = labels[index];
  if (label === undefined || !labelForms(label).includes(folded(text))) return false;
  return folded(label) === folded(text) || labels.filter((each) => folded(each).includes(folded(text))).length === 1;
}

/** A label, whole and without what stands in parentheses, and what stands there. */
function labelForms(label: string): readonly string[] {
  const [, plain = label, inner = ''] = /^(.*?)\s*\(([^)]*)\)$/.exec(label) ?? [];
  return [label, plain, ...inner.split(',')].map(folded).filter((form) => form !== '');
}

function nearChoices(text: string, { node, definitions }: MemberSchema): readonly string[] {
  const choices = (node.enum ?? []).map(String);
  if (definitions.includes('State')) return stateSuggestions(text).filter((state) => choices.includes(state));
  if (definitions.includes('ProviderType')) return providerTypeSuggestions(text);
  const labels = new Map(
    choices.flatMap((choice, index) =>
      labelForms(node.enumDescriptions?.[index] ?? choice).map((label) => [label, choice] as const),
    ),
  );
  const near = nearest(text, [...choices, ...labels.keys()]).map((word) => labels.get(word) ?? word);
  return [...new Set(near)];
}
