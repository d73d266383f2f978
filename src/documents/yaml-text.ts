/** Values as YAML text in the style of the documents: short lists in brackets, dates bare, digits and traps in quotes. */

import { COLLECTION_STYLE, DUMP_SCHEMA, type DumpOptions, dump, type Node, Schema, visit } from 'js-yaml';

/** Lists of words that fit into so many characters stand in one line. */
const shortList = 60;

/**
 * What any version of YAML might read as something other than text stands in quotes, but dates: no program that reads these
 * documents makes anything else of them, and they are read and typed all the time.
 */
const schema = new Schema(DUMP_SCHEMA.tags.filter((tag) => tag.tagName !== 'tag:yaml.org,2002:timestamp'));

const options: DumpOptions = {
  schema,
  quoteStyle: 'double',
  lineWidth: -1,
  noRefs: true,
  skipInvalid: true,
  transform: (documents) =>
    visit(documents, (node) => {
      if (node.kind === 'sequence' && isShort(node.items)) node.style = COLLECTION_STYLE.FLOW;
    }),
};

/** A value as lines of YAML, the last one ended. Members that are undefined are left out. */
export function yamlText(value: unknown): string {
  return dump(value, options);
}

function isShort(items: readonly Node[]): boolean {
  const words = items.map((item) =>
    item.kind === 'scalar' && !item.value.includes('\n') ? item.value.length + 2 : shortList + 1,
  );
  return words.reduce((sum, length) => sum + length, 0) <= shortList;
}
