/** What the cells of a comma-separated file become: texts, or whatever else is made of their bytes. */

/** Makes rows of bytes. */
export interface CellMaker<Cells> {
  /** A row of so many wanted columns, all of them blank, as those are which the file lacks. */
  row(width: number): Cells;
  /** Puts the cell of at least one byte in its place in a row; `mixed` is `mixOf` of the bytes. */
  put(row: Cells, column: number, bytes: Buffer, from: number, until: number, mixed: number): void;
}

/** Of the hash of Fowler, Noll and Vo, 32 bits. */
export const fnvBasis = 0x811c9dc5 | 0;
/** The other number of that hash. */
export const fnvPrime = 0x01000193;

/** A number mixed of bytes: equal texts have the same, few others do. */
export function mixOf(bytes: Buffer, from: number, until: number): number {
  let mixed = fnvBasis;
  for (let at = from; at < until; at += 1) mixed = Math.imul(mixed ^ (bytes[at] as number), fnvPrime);
  return mixed;
}

/** Puts the cell of these bytes in its place; where quotes in it were doubled, they are made single. */
export function putCell<Cells>(
  maker: CellMaker<Cells>,
  row: Cells,
  column: number,
  bytes: Buffer,
  from: number,
  until: number,
  doubled: boolean,
): void {
  if (doubled) {
    const single = Buffer.from(decoded(bytes, from, until).replaceAll('""', '"'));
    putCell(maker, row, column, single, 0, single.length, false);
  } else if (from < until) {
    maker.put(row, column, bytes, from, until, mixOf(bytes, from, until));
  }
}

/** How many short texts are remembered at a time; a power of two. */
const knownTexts = 16_384;
const longestKnown = 24;

/** Cells as text. Short texts are remembered: states, dates and names come again and again, and making one takes longer than finding it. */
export class KnownTexts implements CellMaker<string[]> {
  readonly #texts: string[] = new Array<string>(knownTexts).fill('');

  row(width: number): string[] {
    return new Array<string>(width).fill('');
  }

  put(row: string[], column: number, bytes: Buffer, from: number, until: number, mixed: number): void {
    row[column] = this.#text(bytes, from, until, mixed);
  }

  #text(bytes: Buffer, from: number, until: number, mixed: number): string {
    const length = until - from;
    if (length > longestKnown) return decoded(bytes, from, until);
    const place = (mixed ^ (mixed >>> 15)) & (knownTexts - 1);
    const known = this.#texts[place] as string;
    if (known.length === length && isText(known, bytes, from)) return known;
    const text = decoded(bytes, from, until);
    // Beyond ASCII a byte is no character.
    if (text.length === length && isText(text, bytes, from)) this.#texts[place] = text;
    return text;
  }
}

function isText(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

let western: InstanceType<typeof TextDecoder> | undefined;

/** Text in UTF-8; what is none was saved by an older program in the code page of Western Windows. */
export function decoded(bytes: Buffer, from: number, until: number): string {
  const text = bytes.toString('utf8', from, until);
  if (!text.includes('\ufffd')) return text;
  const cell = bytes.subarray(from, until);
  if (cell.includes('\ufffd')) return text;
  western ??= new TextDecoder('windows-1252');
  return western.decode(cell);
}
