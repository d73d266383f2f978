import { type ScannedRow, scannedBatches } from '../csv-scanner.ts';

/** A row with the wanted cells in the order asked for. `line` counts from 1 in the file. */
export interface ListRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** How many columns it has more or fewer than the header. */
  readonly excess: number;
  readonly cutOff: boolean;
}

/** Rows of a list, many at a time; `wanted` gets the header and returns the index of each wanted column, -1 where there is none. */
export async function* listRows(
  chunks: AsyncIterable<Uint8Array>,
  separator: ',' | '\t',
  above: number,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<Iterable<ListRow>> {
  if (separator === '\t') {
    for await (const row of tabRows(chunks, above, wanted)) yield [row];
    return;
  }
  let columns = 0;
  const body = above === 0 ? chunks : withoutLines(chunks, above);
  const batches = scannedBatches(body, (header) => {
    columns = header.length;
    return wanted(header);
  });
  const listRow = ({ row, cells, columns: width, cutOff }: ScannedRow): ListRow => ({
    line: row + 1 + above,
    cells,
    excess: width - columns,
    cutOff,
  });
  for await (const batch of batches) yield mapped(batch, listRow);
}

function* mapped<From, To>(each: Iterable<From>, to: (one: From) => To): Iterable<To> {
  for (const one of each) yield to(one);
}

/** Tab-separated rows: a quote is a character like any other. */
async function* tabRows(
  chunks: AsyncIterable<Uint8Array>,
  above: number,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<ListRow> {
  let line = 0;
  let indexes: readonly number[] | undefined;
  let columns = 0;
  for await (const { text, whole } of lines(chunks)) {
    line += 1;
    if (line <= above || text === '') continue;
    const cells = text.split('\t');
    if (indexes === undefined) {
      indexes = wanted(cells);
      columns = cells.length;
    } else {
      const picked = indexes.map((index) => cells[index] ?? '');
      yield { line, cells: picked, excess: cells.length - columns, cutOff: !whole && cells.length < columns };
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
