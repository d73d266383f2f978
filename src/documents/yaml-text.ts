/** Values as YAML text in the style of the documents: short lists in brackets, dates bare, digits and traps in quotes. */

import {
  COLLECTION_STYLE,
  CORE_SCHEMA,
  type DumpOptions,
  dump,
  type Node,
  SCALAR_STYLE,
  type ScalarNode,
  visit,
} from 'js-yaml';

/** Lists of words that fit into so many characters stand in one line. */
const shortList = 60;

/**
 * Texts that another version of YAML reads as something else: `yes` and `no`, digits with marks between them. Dates are not
 * among them: nothing that reads these documents makes anything else of them, and people read and type them all the time.
 */
const trap = /^(?:y|n|yes|no|on|off|[-+]?[\d_]*[:_.][\d_:.]*|0b[01_]+)$/i;

const options: DumpOptions = {
  schema: CORE_SCHEMA,
  quoteStyle: 'double',
  lineWidth: -1,
  noRefs: true,
  skipInvalid: true,
  transform: (documents) =>
    visit(documents, (node, { isKey }) => {
      if (node.kind === 'sequence' && isShort(node.items)) node.style = COLLECTION_STYLE.FLOW;
      if (node.kind === 'scalar' && !isKey && isText(node) && trap.test(node.value))
        node.style = SCALAR_STYLE.DOUBLE_QUOTED;
    }),
};

/** A value as lines of YAML, the last one ended. Members that are undefined are left out. */
export function yamlText(value: unknown): string {
  return dump(value, options);
}

function isText(node: ScalarNode): boolean {
  return node.tag.endsWith(':str');
}

function isShort(items: readonly Node[]): boolean {
  const words = items.map((item) =>
    item.kind === 'scalar' && !item.value.includes('\n') ? item.value.length + 2 : shortList + 1,
  );
  return words.reduce((sum, length) => sum + length, 0) <= shortList;
}
