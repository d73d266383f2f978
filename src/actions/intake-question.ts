/** Questions out of the schema: what is asked about a member of the dossier, and how it is answered. */

import { kindSchema, type MemberSchema, memberSchema, type SchemaNode } from '../documents/kind-schema.ts';
import type { Pointer } from '../domain/finding.ts';
import { type SensitiveKind, sensitiveKinds } from '../domain/identifiers/mask.ts';
import type { AnswerInput, DisclosureQuestion, Question } from '../domain/intake.ts';
import { explainedOnNo, type SectionPlan } from '../domain/intake-plan.ts';

/** The pointer of a question in the dossier; `index` stands for the entry of a list. */
export function questionPointer(plan: Pick<SectionPlan, 'pointer' | 'shape'>, path: string, index: number): Pointer {
  return [...plan.pointer, ...(plan.shape === 'fields' ? [] : [index]), ...path.split('.')];
}

/** The questions of a section for these paths. A path that the schema does not know is left out. */
export async function questionsOf(plan: SectionPlan, paths: readonly string[]): Promise<readonly Question[]> {
  const schema = await kindSchema('dossier');
  return paths.flatMap((path) => {
    const pointer = questionPointer(plan, path, 0);
    const member = memberSchema(schema, pointer);
    return member === undefined ? [] : [questionOf(schema, pointer, path, member)];
  });
}

/** The disclosure questions of these keys, in the order of the schema, with the names of those who ask. */
export async function disclosureQuestions(
  askers: ReadonlyMap<string, readonly string[]>,
): Promise<readonly DisclosureQuestion[]> {
  const node = memberSchema(await kindSchema('dossier'), ['disclosures', 0, 'question'])?.node;
  return (node?.enum ?? []).flatMap((key, index) => {
    const who = askers.get(String(key));
    if (who === undefined) return [];
    const words = node?.enumDescriptions?.[index] ?? String(key);
    return [
      {
        key: String(key),
        words,
        explainOn: explainedOnNo.has(String(key)) ? ('no' as const) : ('yes' as const),
        for: who,
      },
    ];
  });
}

function questionOf(schema: SchemaNode, pointer: Pointer, path: string, member: MemberSchema): Question {
  const { node } = member;
  const items = node.items === undefined ? undefined : memberSchema(schema, [...pointer, 0])?.node;
  const parent = memberSchema(schema, pointer.slice(0, -1))?.node;
  const example = (node as { readonly examples?: readonly unknown[] }).examples?.[0];
  return {
    path,
    label: node.title ?? path,
    help: helpOf(member, items),
    input: inputOf(path, member),
    choices: (node.enum ?? []).map((value, index) => ({
      value: String(value),
      label: node.enumDescriptions?.[index] ?? String(value),
    })),
    required: parent?.required?.includes(String(pointer.at(-1))) === true,
    pattern: path === 'ssn' ? '\\d{4}' : (node.pattern ?? null),
    example: member.sensitive !== undefined || example === undefined ? null : String(example),
    sensitive: sensitiveKind(member.sensitive),
  };
}

function helpOf(member: MemberSchema, items: SchemaNode | undefined): string {
  const help = member.node.description ?? '';
  return items === undefined ? help : `${help}; several with commas`;
}

function sensitiveKind(name: string | undefined): SensitiveKind | null {
  return sensitiveKinds.find((one) => one === name) ?? null;
}

/** Members in which people write sentences. */
const sentences: ReadonlySet<string> = new Set(['explanation', 'description', 'plan', 'restrictions']);

function inputOf(path: string, { node, definitions }: MemberSchema): AnswerInput {
  if (node.type === 'array') return 'list';
  if (node.type === 'boolean') return 'yes-no';
  if (node.type === 'integer' || node.type === 'number') return 'number';
  if (node.enum !== undefined) return 'choice';
  if (node.format === 'date') return 'date';
  if (definitions.includes('Month')) return 'month';
  if (definitions.includes('Email')) return 'email';
  if (definitions.includes('Phone')) return 'phone';
  return sentences.has(path.split('.').at(-1) ?? '') ? 'long-text' : 'text';
}

/** A value of the dossier as the text of an answer. */
export function answerText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** The text of an answer as the value of the dossier; a text that does not fit is kept, and found by the schema. */
export function answerValue(schema: SchemaNode, pointer: Pointer, text: string): unknown {
  const node = memberSchema(schema, pointer)?.node;
  const plain = text.trim();
  switch (node?.type) {
    case 'boolean':
      return plain === 'yes' || plain === 'true' ? true : plain === 'no' || plain === 'false' ? false : plain;
    case 'integer':
    case 'number': {
      const digits = plain.replaceAll(/[$,\s]/g, '');
      return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : plain;
    }
    case 'array':
      return plain
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
    default:
      return plain;
  }
}
