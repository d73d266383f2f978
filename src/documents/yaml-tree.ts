/**
 * The exact way through a YAML text: the tree of its nodes with their places, what is wrong with it in plain words, and
 * its value where that can be relied on.
 */

import { type Document, parseDocument } from 'yaml';
import type { PlacedFault } from './placed-fault.ts';
import { type TextLines, textLines } from './text-lines.ts';
import { characterFault, depthFault, documentFaults, isReliable } from './yaml-faults.ts';
import { firstLine, placesIn, type Stretch, type YamlPlaces } from './yaml-places.ts';
import { type YamlToken, yamlScan } from './yaml-scan.ts';

/** A YAML text, taken apart. */
export interface YamlTree extends YamlPlaces {
  readonly lines: TextLines;
  /** Undefined where the text was not parsed at all. */
  readonly document: Document | undefined;
  readonly faults: readonly PlacedFault[];
  /** Undefined where the faults make it unreliable. */
  readonly value: unknown;
  readonly comments: readonly YamlToken[];
}

const parseOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  // Duplicates are looked for below, in linear time.
  uniqueKeys: false,
  stringKeys: true,
  prettyErrors: false,
  // Keeps warnings from the console; `silent` would also keep a second document from being reported.
  logLevel: 'error',
} as const;

/** Takes a text apart. Never throws. */
export function yamlTree(text: string): YamlTree {
  const lines = textLines(text);
  const blocked = characterFault(text);
  if (blocked !== undefined) return withoutDocument(text, lines, [blocked]);
  const scan = yamlScan(text);
  if (scan.tooDeep !== undefined) {
    const fault = depthFault(scan.tooDeep, scan.tooDeep + 1);
    return withoutDocument(text, lines, [fault], scan.comments);
  }
  try {
    const document = parseDocument(text, parseOptions);
    const faults = documentFaults(document, text, lines, scan.marks);
    const value = isReliable(faults, scan.marks) ? document.toJS({ maxAliasCount: 0 }) : undefined;
    return { ...placesIn(document, text, lines), lines, document, faults, value, comments: scan.comments };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return withoutDocument(text, lines, [depthFault(0, 0)], scan.comments);
  }
}

function withoutDocument(
  text: string,
  lines: TextLines,
  faults: readonly PlacedFault[],
  comments: readonly YamlToken[] = [],
): YamlTree {
  const stretch = (): Stretch => firstLine(text, lines);
  return {
    lines,
    document: undefined,
    faults,
    value: undefined,
    comments,
    members: () => [],
    scalars: () => [],
    scalar: () => undefined,
    stretch,
  };
}
