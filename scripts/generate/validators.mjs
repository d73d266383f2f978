// Validators compiled ahead from the schemas, in one module that imports nothing: ajv is needed only here.
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { root } from '../files.mjs';
import { pascalCase, schemaFiles } from './schemas.mjs';

/** Words for editors and for masking: they say something about a value without judging it. */
const annotations = [
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

const folder = join(root, 'src/documents/generated');

function declarations(kinds) {
  return `// Types of validators.js, which is made from schemas/ by \`npm run generate\`.
${kinds.map((kind) => `import type { ${pascalCase(kind)} } from '../../domain/nouns/${kind}.ts';`).join('\n')}

/** One fault of shape, as the validator reports it. */
export interface ShapeFault {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema to the word that was not met. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
  readonly message?: string;
}

/** True when the value has the shape; otherwise \`errors\` holds every fault until the next call. */
export interface Validator<Shape> {
  (value: unknown): value is Shape;
  readonly errors?: readonly ShapeFault[] | null;
}

${kinds.map((kind) => `export declare const ${kind}: Validator<${pascalCase(kind)}>;`).join('\n')}
`;
}

/** `src/documents/generated/validators.js` and its declarations: path → text. */
export async function validatorFiles() {
  const all = schemaFiles();
  const kinds = all.filter((each) => each.isKind);
  if (kinds.length === 0) return new Map();
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: false },
  });
  addFormats(ajv, { mode: 'full', keywords: false });
  ajv.addVocabulary(annotations);
  for (const { file, schema } of all) ajv.addSchema(schema, schema.$id ?? file);
  const code = standaloneCode(
    ajv,
    Object.fromEntries(kinds.map(({ kind, file, schema }) => [kind, schema.$id ?? file])),
  );
  const bundle = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
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
  return new Map([
    [join(folder, 'validators.js'), bundle.outputFiles[0].text],
    [join(folder, 'validators.d.ts'), declarations(kinds.map(({ kind }) => kind))],
  ]);
}
