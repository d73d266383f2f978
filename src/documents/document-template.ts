/** New documents to be filled in: what is known stands, everything else that may be said stands as a comment. */

import type { DocumentKind } from './document-kind.ts';
import { kindSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { yamlText } from './yaml-text.ts';

/** Comments are broken at this many characters. */
const commentWidth = 110;

/** Members that programs write, or demonstrations need, not people. */
const notForPeople = new Set(['empanel', 'register', 'storyDay']);

/**
 * The text of a new document whose members in `known` are set. Each other member of the schema follows in its place as a
 * comment: a line with `##` says what it means, the lines with `#` below it are its example, which holds as it stands when
 * the mark is taken away. `schemaPath` is the path of the schema seen from the file's folder.
 */
export async function documentTemplate(
  kind: DocumentKind,
  known: Readonly<Record<string, unknown>>,
  schemaPath: string,
): Promise<string> {
  const schema = await kindSchema(kind);
  const blocks = Object.keys(schema.properties ?? {}).flatMap((name) => {
    if (name in known) return [`${[...explained(schema, name), yamlText({ [name]: known[name] })].join('\n')}`];
    return notForPeople.has(name) ? [] : [suggested(schema, name)];
  });
  const guide =
    '## Lines with one # are examples: take the mark away where they apply, and put your own values in their place.\n## Lines with ## explain. What does not apply can go.\n';
  return `# yaml-language-server: $schema=${schemaPath}\n${guide}${blocks.join('\n')}`;
}

/** What a member means, in comment lines; nothing for the mark that says what the file is. */
function explained(schema: SchemaNode, name: string): readonly string[] {
  const node = memberSchema(schema, [name])?.node;
  if (node === undefined || notForPeople.has(name)) return [];
  return [
    ...wrapped(`${node.title ?? name}: ${node.markdownDescription ?? node.description ?? ''}`),
    ...choices(schema, name).flatMap((words) => wrapped(`One of ${words}.`)),
    ...further(schema, [name], node.examples?.[0]).flatMap(wrapped),
  ];
}

function suggested(schema: SchemaNode, name: string): string {
  const example = memberSchema(schema, [name])?.node.examples?.[0];
  const lines = yamlText({ [name]: example })
    .trimEnd()
    .split('\n');
  return `${[...explained(schema, name), ...lines.map((line) => `# ${line}`)].join('\n')}\n`;
}

/** The values that a member, or each entry of its list, may take. */
function choices(schema: SchemaNode, name: string): readonly string[] {
  const node = memberSchema(schema, [name])?.node;
  const values = node?.enum ?? memberSchema(schema, [name, 0])?.node.enum;
  // Everyone knows the states.
  return values === undefined || values.length > 40 ? [] : [values.join(', ')];
}

/** The members that the example of a map, or of the entries of a list, leaves out; a line for each place that has some. */
function further(schema: SchemaNode, pointer: readonly (string | number)[], example: unknown): readonly string[] {
  if (Array.isArray(example)) return example.length === 0 ? [] : further(schema, [...pointer, 0], example[0]);
  if (typeof example !== 'object' || example === null) return [];
  const properties = Object.keys(memberSchema(schema, pointer)?.node.properties ?? {});
  const absent = properties.filter((name) => !(name in example));
  const place = pointer.filter((part) => typeof part === 'string').join('.');
  return [
    ...(absent.length === 0 ? [] : [`${place} may also say ${absent.join(', ')}.`]),
    ...Object.entries(example).flatMap(([name, value]) => further(schema, [...pointer, name], value)),
  ];
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > commentWidth) lines.push(`## ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
