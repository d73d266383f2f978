import { type ScannedRow, scannedBatches } from '../csv-scanner.ts';

const doubleBlank = /\s\s|[^\S ]/;

/**
 * Rows of a list, many at a time, with cleaned cells; they are numbered from the header on. `wanted` gets the header and
 * returns the index of each wanted column, -1 where there is none.
 */
export async function* listRows(
  chunks: AsyncIterable<Uint8Array>,
  separator: ',' | '\t',
  above: number,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<Iterable<ScannedRow>> {
  const body = above === 0 ? chunks : withoutLines(chunks, above);
  if (separator === ',') yield* scannedBatches(body, wanted, cleaned);
  else for await (const row of tabRows(body, wanted)) yield [row];
}

/** Tab-separated rows: a quote is a character like any other. */
async function* tabRows(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<ScannedRow> {
  let row = -1;
  let indexes: readonly number[] | undefined;
  let columns = 0;
  for await (const { text, whole } of lines(chunks)) {
    row += 1;
    if (text === '') continue;
    const cells = text.split('\t');
    if (indexes === undefined) {
      indexes = wanted(cells);
      columns = cells.length;
    } else {
      const picked = indexes.map((index) => cleaned(cells[index] ?? ''));
      yield { row, cells: picked, columns: cells.length, cutOff: !whole && cells.length < columns };
    }
  }
  if (indexes === undefined) wanted([]);
}

async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ text: string; whole: boolean }> {
  const decoder = new TextDecoder();
  let rest = '';
  let first = true;
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield { text: bare(part, first), whole: true };
      first = false;
    }
  }
  if (rest !== '') yield { text: bare(rest, first), whole: false };
}

function bare(text: string, first: boolean): string {
  const unmarked = first && text.startsWith('\ufeff') ? text.slice(1) : text;
  return unmarked.endsWith('\r') ? unmarked.slice(0, -1) : unmarked;
}

async function* withoutLines(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    let at = 0;
    while (left > 0 && at < chunk.length) {
      const end = chunk.indexOf(0x0a, at);
      if (end < 0) at = chunk.length;
      else {
        at = end + 1;
        left -= 1;
      }
    }
    if (at < chunk.length) yield chunk.subarray(at);
  }
}

function cleaned(cell: string): string {
  if (isClean(cell)) return cell;
  const text = cell.trim();
  if (text.length === 4 && text.toLowerCase() === 'null') return '';
  return doubleBlank.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

/** Whether nothing is to be cleaned: printable ASCII with single blanks inside, and not the word for nothing. */
function isClean(cell: string): boolean {
  const { length } = cell;
  let blank = true;
  for (let at = 0; at < length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (blank && code === 0x20)) return false;
    blank = code === 0x20;
  }
  return length === 0 || (!blank && (length !== 4 || cell.toLowerCase() !== 'null'));
}
