/** A document as read from a file: its text, its value, and where each member of the value stands in the text. */

import { type DecodedText, decodedText, givenText, sizeFault } from './decoded-text.ts';
import { type DocumentKind, kindMarkOf, kindOfPath } from './document-kind.ts';
import type { PlacedFault } from './placed-fault.ts';
import type { YamlTree } from './yaml-tree.ts';
import { fastValue } from './yaml-value.ts';

/** A document as read. It never fails to be made: what is wrong with the file is in `faults`. */
export interface SourceDocument {
  /** The path as shown to people; `-` for standard input. */
  readonly path: string;
  /** The text without a byte order mark, line ends as written. */
  readonly text: string;
  /** Whether a byte order mark stood before the text. */
  readonly marked: boolean;
  /** What the document says it is, or where it does not, what its name promises; null where neither is known. */
  readonly kind: DocumentKind | null;
  /** The value of the text; undefined where the text cannot be relied on. */
  readonly value: unknown;
  /** What is wrong with the text as such. */
  readonly faults: readonly PlacedFault[];
  /** The text taken apart, with the places of its members. Made when asked for: clean files never need it. */
  readonly tree: () => Promise<YamlTree>;
}

/** Reads a document from the bytes of a file, or from a text. */
export async function readSource(path: string, content: Uint8Array | string): Promise<SourceDocument> {
  const decoded = typeof content === 'string' ? givenText(content) : decodedText(content);
  if (!decoded.readable) return sourceOf(path, decoded, undefined, decoded.faults);
  const fast = fastValue(decoded.text);
  if (fast !== undefined) return sourceOf(path, decoded, fast.value, []);
  const tree = await treeOf(decoded.text);
  return sourceOf(path, decoded, tree.value, tree.faults);
}

/** A file that is too large to be read, known by its size in bytes. */
export function oversizedSource(path: string, bytes: number): SourceDocument {
  return sourceOf(path, { text: '', marked: false }, undefined, [sizeFault(bytes)]);
}

/** The NPI of the provider, or the key of the group, facility, payer or contract that a document is about, or null. */
export function subjectOf(source: SourceDocument): string | null {
  const { kind, value } = source;
  if (typeof value !== 'object' || value === null) return null;
  const member = kind === 'dossier' ? 'npi' : kind === 'pack' || kind === 'workspace' ? 'id' : 'key';
  const key = (value as Readonly<Record<string, unknown>>)[member];
  return typeof key === 'string' ? key : null;
}

/** The text last taken apart. Trees are large and asked for many times in a row, so one is kept and no more. */
let latest: { readonly text: string; readonly tree: YamlTree } | undefined;

async function treeOf(text: string): Promise<YamlTree> {
  if (latest?.text === text) return latest.tree;
  const { yamlTree } = await import('./yaml-tree.ts');
  // Another caller may have made it meanwhile.
  if (latest?.text !== text) latest = { text, tree: yamlTree(text) };
  return latest.tree;
}

function sourceOf(
  path: string,
  { text, marked }: Pick<DecodedText, 'text' | 'marked'>,
  value: unknown,
  faults: readonly PlacedFault[],
): SourceDocument {
  const mark = kindMarkOf(value);
  const kind = mark.state === 'known' ? mark.kind : (kindOfPath(path) ?? null);
  return { path, text, marked, kind, value, faults, tree: () => treeOf(text) };
}
