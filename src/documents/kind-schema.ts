/** The schemas at run time: which part of a schema speaks about which member of a document. Loaded only where needed. */

import type { Pointer } from '../domain/finding.ts';
import type { DocumentKind } from './document-kind.ts';

/** The words of JSON Schema 2020-12 that the schemas use, as far as findings and edits need them. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The kind of sensitive value that stands here. */
  readonly sensitive?: string;
}

/** What a schema says about one member. */
export interface MemberSchema {
  /** The words that hold for the member, references followed. */
  readonly node: SchemaNode;
  /** The names of the definitions that were followed to get here, the outermost first: `State`, `CalendarDate`. */
  readonly definitions: readonly string[];
  /** The kind of sensitive value that stands here or around it, or undefined. */
  readonly sensitive: string | undefined;
}

const loaders: Readonly<Record<DocumentKind, () => Promise<{ readonly default: unknown }>>> = {
  workspace: () => import('../../schemas/workspace.schema.json', { with: { type: 'json' } }),
  dossier: () => import('../../schemas/dossier.schema.json', { with: { type: 'json' } }),
  group: () => import('../../schemas/group.schema.json', { with: { type: 'json' } }),
  payer: () => import('../../schemas/payer.schema.json', { with: { type: 'json' } }),
  contract: () => import('../../schemas/contract.schema.json', { with: { type: 'json' } }),
  facility: () => import('../../schemas/facility.schema.json', { with: { type: 'json' } }),
  pack: () => import('../../schemas/pack.schema.json', { with: { type: 'json' } }),
};

/** The schema of a kind of document. */
export async function kindSchema(kind: DocumentKind): Promise<SchemaNode> {
  const { default: schema } = await loaders[kind]();
  return schema as SchemaNode;
}

/** What a schema says about the member at a pointer, or undefined where it knows no such member. */
export function memberSchema(schema: SchemaNode, pointer: Pointer): MemberSchema | undefined {
  let member = followed(schema, schema, undefined);
  for (const part of pointer) {
    const inner = innerNode(member.node, part);
    if (inner === undefined) return undefined;
    member = followed(schema, inner, member.sensitive);
  }
  return member;
}

/** The values that a member may have, each with its words for people. */
export function choiceWords(schema: SchemaNode, pointer: Pointer): ReadonlyMap<string, string> {
  const node = memberSchema(schema, pointer)?.node;
  return new Map((node?.enum ?? []).map((value, at) => [String(value), node?.enumDescriptions?.[at] ?? String(value)]));
}

function innerNode(node: SchemaNode, part: string | number): SchemaNode | undefined {
  if (typeof part === 'number') return node.items;
  const property =
    node.properties !== undefined && Object.hasOwn(node.properties, part) ? node.properties[part] : undefined;
  const additional = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  return property ?? additional;
}

/** Follows references; what stands beside a reference is more exact than what it refers to. */
function followed(schema: SchemaNode, start: SchemaNode, around: string | undefined): MemberSchema {
  const definitions: string[] = [];
  let node = start;
  while (node.$ref !== undefined) {
    const { $ref, ...beside } = node;
    const name = $ref.split('/').at(-1) ?? '';
    definitions.push(name);
    node = { ...schema.$defs?.[name], ...beside };
  }
  return { node, definitions, sensitive: node.sensitive ?? around };
}
