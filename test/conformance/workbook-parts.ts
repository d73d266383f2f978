import { inflateRawSync } from 'node:zlib';

/** The parts of a ZIP archive by name, read by its directory: no code in common with what wrote it. */
export function archiveParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map<string, string>();
  let entry = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < buffer.readUInt16LE(end + 10); index += 1) {
    const method = buffer.readUInt16LE(entry + 10);
    const size = buffer.readUInt32LE(entry + 20);
    const nameLength = buffer.readUInt16LE(entry + 28);
    const name = buffer.toString('utf8', entry + 46, entry + 46 + nameLength);
    const local = buffer.readUInt32LE(entry + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(start, start + size);
    parts.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    entry += 46 + nameLength + buffer.readUInt16LE(entry + 30) + buffer.readUInt16LE(entry + 32);
  }
  return parts;
}

/** A cell as the file stores it. */
export interface StoredCell {
  readonly address: string;
  /** `s` text, `n` number, `b` boolean, `f` formula. */
  readonly kind: string;
  readonly value: string;
  readonly format: string;
}

/** The cells of a sheet (from 1), text resolved as Excel resolves it, with their number formats. */
export function storedCells(parts: ReadonlyMap<string, string>, sheet: number): readonly StoredCell[] {
  const strings = [...part(parts, 'xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text]) =>
    unescaped(text ?? ''),
  );
  const styles = part(parts, 'xl/styles.xml');
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      unescaped(code ?? ''),
    ]),
  );
  const styleFormats = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf ([^>]*)>/g)].map(
    ([, text]) => formats.get(/numFmtId="(\d+)"/.exec(text ?? '')?.[1]) ?? 'General',
  );
  return [...part(parts, `xl/worksheets/sheet${sheet}.xml`).matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/g)].map(
    ([, attributes = '', content = '']) => {
      const attribute = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
      const raw = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? '';
      const kind = content.includes('<f>') ? 'f' : (attribute('t') ?? 'n');
      return {
        address: attribute('r') ?? '',
        kind,
        value: kind === 's' ? decoded(strings[Number(raw)] ?? '') : raw,
        format: styleFormats[Number(attribute('s') ?? 0)] ?? 'General',
      };
    },
  );
}

/** A part that must be there. */
export function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`no part ${name}`);
  return text;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** `_x0041_` in a cell stands for a character (ECMA-376, ST_Xstring). */
function decoded(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
