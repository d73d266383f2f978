// Validators compiled ahead from the schemas, in one module that imports nothing: ajv is needed only here.
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { root } from '../files.mjs';
import { compacted } from './compact-validator.mjs';
import { pascalCase, schemaFiles } from './schemas.mjs';

/** Words for people, editors and masking: they say something about a value without judging it. */
const annotations = [
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  'markdownDescription',
  'markdownEnumDescriptions',
  'enumDescriptions',
  'patternErrorMessage',
  'errorMessage',
  'deprecationMessage',
  'doNotSuggest',
  'defaultSnippets',
  'sensitive',
];

/** The schema without its annotations: they would be copied into the code. What is not JSON Schema at all stays, to be refused. */
function judging(schema, isNames = false) {
  if (Array.isArray(schema)) return schema.map((each) => judging(each));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([word]) => isNames || !annotations.includes(word));
  return Object.fromEntries(
    kept.map(([word, value]) => [
      word,
      literal.includes(word) ? value : judging(value, named.includes(word) && !isNames),
    ]),
  );
}

/** Words whose keys are names and whose values are schemas; words whose value is data. */
const named = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const literal = ['const', 'enum', 'required', 'dependentRequired'];

const folder = join(root, 'src/documents/generated');

const types = `// Made from schemas/ by \`npm run generate\`.

/** One fault of shape, as a validator reports it. */
export interface ShapeFault {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema to the word that was not met. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

/** True when the value has the shape; otherwise \`errors\` holds every fault until the next call. */
export interface Validator<Shape> {
  (value: unknown): value is Shape;
  readonly errors?: readonly ShapeFault[] | null;
}
`;

/** The module others import: one validator for each kind, by the kind's name. */
function doors(kinds) {
  const code = kinds.map((kind) => `export { validate as ${kind} } from './validators/${kind}.js';\n`);
  const imports = kinds.map((kind) => `import type { ${pascalCase(kind)} } from '../../domain/nouns/${kind}.ts';\n`);
  const consts = kinds.map((kind) => `export declare const ${kind}: Validator<${pascalCase(kind)}>;\n`);
  return new Map([
    [join(folder, 'validators.js'), code.join('')],
    [join(folder, 'validators.d.ts'), `${imports.join('')}\n${types}\n${consts.join('')}`],
  ]);
}

/** `src/documents/generated/validators.js`, its declarations and a module for each kind: path → text. */
export async function validatorFiles() {
  const all = schemaFiles();
  const kinds = all.filter((each) => each.isKind);
  if (kinds.length === 0) return new Map();
  const ajv = new Ajv2020({
    allErrors: true,
    // Findings are told in words of our own.
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    // One function for each definition, not one copy for each place that refers to it.
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  });
  addFormats(ajv, { mode: 'full', keywords: false });
  for (const { file, schema } of all) ajv.addSchema(judging(schema), schema.$id ?? file);
  const code = new Map(
    kinds.map(({ kind, file, schema }) => [kind, compacted(standaloneCode(ajv, { validate: schema.$id ?? file }))]),
  );
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: [...code.keys()].map((kind) => ({ in: `kind:${kind}`, out: kind })),
    outdir: join(folder, 'validators'),
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    plugins: [virtual(code)],
    charset: 'utf8',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: 'error',
  });
  return new Map([...doors([...code.keys()]), ...bundle.outputFiles.map(({ path, text }) => [path, text])]);
}

/** Entries for the bundler that are texts and not files. */
function virtual(code) {
  return {
    name: 'kinds',
    setup(build) {
      build.onResolve({ filter: /^kind:/ }, ({ path }) => ({ path: path.slice('kind:'.length), namespace: 'kind' }));
      build.onLoad({ filter: /./, namespace: 'kind' }, ({ path }) => ({
        contents: code.get(path),
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
}
