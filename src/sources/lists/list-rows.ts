import type { CellMaker } from '../csv-cells.ts';
import { madeBatches, type ScannedRow } from '../csv-scanner.ts';
import type { ListSeparator } from './column-map.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Rows of a list, many at a time; they are numbered from the header on. `wanted` gets the header and returns the index of
 * each wanted column, -1 where there is none.
 */
export async function* listRows<Cells>(
  chunks: AsyncIterable<Uint8Array>,
  separator: ListSeparator,
  above: number,
  wanted: (header: readonly string[]) => readonly number[],
  cells: CellMaker<Cells>,
): AsyncGenerator<Iterable<ScannedRow<Cells>>> {
  const lines = withLineFeeds(chunks);
  const body = above === 0 ? lines : withoutLines(lines, above);
  // Lists parted by tabs hold quotes that are never closed.
  const quoted = separator === ',' || separator === ';';
  yield* madeBatches(body, wanted, cells, { byte: separator.charCodeAt(0), quoted });
}

/** The same with line feeds where a file of an old kind has carriage returns only. */
async function* withLineFeeds(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isOld: boolean | undefined;
  for await (const chunk of chunks) {
    isOld ??= areOldLines(chunk);
    yield isOld ? chunk.map((byte) => (byte === carriageReturn ? lineFeed : byte)) : chunk;
  }
}

/** Whether lines end with carriage returns only; undefined where the chunk does not show how a line ends. */
function areOldLines(chunk: Uint8Array): boolean | undefined {
  if (chunk.includes(lineFeed)) return false;
  const first = chunk.indexOf(carriageReturn);
  return first < 0 || first === chunk.length - 1 ? undefined : true;
}

async function* withoutLines(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    let at = 0;
    while (left > 0 && at < chunk.length) {
      const end = chunk.indexOf(lineFeed, at);
      if (end < 0) at = chunk.length;
      else {
        at = end + 1;
        left -= 1;
      }
    }
    if (at < chunk.length) yield chunk.subarray(at);
  }
}
