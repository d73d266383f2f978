// TypeScript types of the document kinds, from their schemas.
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { root } from '../files.mjs';
import { pascalCase, schemaFiles } from './schemas.mjs';

/** Says more about when a document is right than about its shape: no type can hold it. */
const conditions = ['if', 'then', 'else', 'not', 'dependentRequired', 'dependentSchemas', 'contains', 'propertyNames'];
const shapes = ['$ref', 'type', 'properties', 'const', 'enum', 'items', 'oneOf', 'anyOf', 'allOf'];

const isShape = (schema) =>
  typeof schema === 'object' && schema !== null && !('if' in schema) && shapes.some((word) => word in schema);

/**
 * The schema reduced to shape, in the words the type writer knows: conditions dropped, titles (which it would turn
 * into type names) dropped, tuples in their older spelling, references to other files pointing into `$defs`.
 */
function shapeOf(schema, refer) {
  if (Array.isArray(schema)) return schema.map((each) => shapeOf(each, refer));
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return reference(schema, refer);
  const shape = {};
  for (const [word, value] of Object.entries(schema)) {
    if (conditions.includes(word) || word === 'title' || word === '$defs' || word === '$id' || word === '$schema')
      continue;
    if (word === 'examples' || word === 'default' || word.startsWith('unevaluated')) continue;
    if (word === 'const' || word === 'enum' || word === 'required') shape[word] = value;
    else if (word === 'properties') {
      shape.properties = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each, refer)]));
    } else if (word === 'allOf' || word === 'anyOf' || word === 'oneOf') {
      const branches = value.filter(isShape);
      const narrows = schema.properties && !branches.some((branch) => '$ref' in branch);
      if (branches.length > 0 && !narrows) shape[word] = branches.map((each) => shapeOf(each, refer));
    } else if (word === 'prefixItems') shape.items = shapeOf(value, refer);
    else if (word !== 'items' || !schema.prefixItems) shape[word] = shapeOf(value, refer);
  }
  if (schema.description === undefined && schema.title !== undefined) shape.description = schema.title;
  return shape;
}

/** A reference with a description of its own stays a reference: merged, it would become a second type. */
function reference(schema, refer) {
  const ref = { $ref: refer(schema.$ref) };
  const description = schema.description ?? schema.title;
  return description === undefined ? ref : { description, allOf: [ref] };
}

/** One self-contained schema for a kind: every definition it reaches, in its own file or another, under `$defs`. */
function selfContained(kind, all) {
  const byFile = new Map(all.map((each) => [each.file, each.schema]));
  const defs = {};
  const within = (file) => (ref) => {
    const [address, pointer = ''] = ref.split('#');
    const target = address === '' ? file : address.split('/').at(-1);
    const name = pointer.split('/').at(-1);
    const definition = byFile.get(target)?.$defs?.[name];
    if (definition === undefined) throw new Error(`schemas/${file}: no definition at \`${ref}\``);
    const known = pascalCase(
      target === kind.file || !byFile.get(kind.file).$defs?.[name] ? name : `${target.split('.')[0]}-${name}`,
    );
    if (!(known in defs)) {
      defs[known] = {};
      defs[known] = shapeOf(definition, within(target));
    }
    return `#/definitions/${known}`;
  };
  const shape = shapeOf(kind.schema, within(kind.file));
  return { ...shape, title: pascalCase(kind.kind), definitions: defs };
}

/** The same text with every property, array and tuple read-only: documents are values. */
function readonlyText(text) {
  const source = ts.createSourceFile('noun.ts', text, ts.ScriptTarget.Latest, true);
  const inserts = [];
  const visit = (node) => {
    const guarded =
      ts.isTypeOperatorNode(node.parent ?? node) && node.parent.operator === ts.SyntaxKind.ReadonlyKeyword;
    const opens = ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node);
    if (opens && !node.modifiers?.length) inserts.push(node.getStart(source));
    if ((ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) && !guarded) inserts.push(node.getStart(source));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return inserts.sort((a, b) => b - a).reduce((out, at) => `${out.slice(0, at)}readonly ${out.slice(at)}`, text);
}

/** `src/domain/nouns/<kind>.ts` for every kind: path → text. */
export async function nounFiles() {
  const all = schemaFiles();
  const files = new Map();
  for (const kind of all.filter((each) => each.isKind)) {
    const text = await compile(selfContained(kind, all), pascalCase(kind.kind), {
      additionalProperties: false,
      bannerComment: `// Generated from schemas/${kind.file} by \`npm run generate\`; edit the schema instead.`,
      declareExternallyReferenced: true,
      format: true,
      ignoreMinAndMaxItems: true,
      strictIndexSignatures: false,
      style: { printWidth: 120, singleQuote: true, semi: true, trailingComma: 'all' },
      unreachableDefinitions: false,
    });
    files.set(join(root, 'src/domain/nouns', `${kind.kind}.ts`), readonlyText(text));
  }
  return files;
}
