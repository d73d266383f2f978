/**
 * The value of a YAML text, at two speeds. Clean text takes the fast way through js-yaml. Whatever is doubtful there
 * (tabs, anchors, tags, odd numbers, unusual characters, any error) is left to the exact way in `yaml-tree.ts`, which
 * says what is wrong and where. What the fast way accepts has the same value there; a test holds the two together.
 */

import {
  boolCoreTag,
  defineMappingTag,
  defineScalarTag,
  load,
  NOT_RESOLVED,
  nullCoreTag,
  Schema,
  seqTag,
  strTag,
} from 'js-yaml';

/** Levels of lists and maps that a document may have. */
export const deepestLevel = 64;

/**
 * Characters and marks that need a closer look: controls, tabs, odd blanks, a carriage return alone, anything that may
 * begin an anchor, an alias, a tag, a merge, a directive or the end of a document, escaped line ends (which js-yaml and yaml fold differently), and lines longer than a key may be.
 */
const doubtful =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]|\r(?!\n)|(?:^|[\s,[{:?-])(?:&\S|[*!])|<<|\\\r?$|^%|^\.\.\.|^ +---|^[^\n]{1000}/m;

/** A character without which no text is doubtful, but for long lines, dots and dashes: asked first, as it takes a fifth of the time. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\0-\x09\x0b-\x1f\x7f-\xa0\xad\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff!%&*<\\]/;

/** Characters that a line may have without a closer look. */
const longestLine = 999;

/** A number as JavaScript would print it: nothing is lost by reading it. */
const numberTag = defineScalarTag<number>('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: ['-', '+', '.', ...'0123456789'],
  resolve: (source) => {
    if (!numberLike.test(source)) return NOT_RESOLVED;
    const number = Number(source);
    if (String(number) !== source) throw new Doubt();
    return number;
  },
  identify: () => false,
});

/** Everything that the core schema of YAML may take for a number, and a little more. */
const numberLike = /^[-+]?(?:\.?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]+|\.(?:inf|nan))$/i;

/** A map from text keys; any other key is doubtful. */
const mapTag = defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
  create: () => ({}),
  addPair: (map, key, value) => {
    if (typeof key !== 'string' || key === '' || key === '__proto__') throw new Doubt();
    map[key] = value;
    return '';
  },
  // No value is undefined. What every object has (`constructor`) counts as there: the exact way then finds that it is not.
  has: (map, key) => map[key as string] !== undefined,
  keys: (map) => Object.keys(map),
  get: (map, key) => (typeof key === 'string' ? map[key] : undefined),
  identify: () => false,
});

class Doubt extends Error {}

const schema = new Schema([strTag, seqTag, mapTag, nullCoreTag, boolCoreTag, numberTag]);
const options = { schema, maxDepth: deepestLevel, maxAliases: 0 };

/** The value of a clean text that is a map or a list, or undefined where there is any doubt. Never throws. */
export function fastValue(text: string): { readonly value: unknown } | undefined {
  if (maySeemDoubtful(text) && doubtful.test(text)) return undefined;
  try {
    const value = load(text, options);
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch {
    // Doubts and errors alike are explained by the exact way.
    return undefined;
  }
}

/** False only for texts in which there is nothing `doubtful`. */
function maySeemDoubtful(text: string): boolean {
  if (suspicious.test(text) || text.includes('---') || text.includes('...')) return true;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > longestLine) return true;
    start = end + 1;
  }
  return text.length - start > longestLine;
}
