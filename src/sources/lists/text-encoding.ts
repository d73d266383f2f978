/** Texts in UTF-8 or UTF-16: spreadsheets save "Unicode text" in the latter. */

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes as UTF-8, whatever Unicode encoding they came in. */
export async function* unicodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    }
    yield decoder === null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }));
  }
}

/** The text of the beginning of a file. */
export function decodedText(start: Uint8Array): string {
  return new TextDecoder(encodingOf(start)).decode(start);
}

/** By the mark at the beginning; without one, text whose every second byte is zero is UTF-16. */
function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start.length >= 4 && start[1] === 0 && start[3] === 0) return 'utf-16le';
  return start.length >= 4 && start[0] === 0 && start[2] === 0 ? 'utf-16be' : 'utf-8';
}
