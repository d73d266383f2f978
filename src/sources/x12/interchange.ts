/** The interchange header of X12 (ISA): fixed in width, it names the separators of everything up to its IEA. */

/** The separators of an interchange, as bytes. */
export interface Separators {
  readonly element: number;
  readonly component: number;
  /** Null: version before 5010, or none named. */
  readonly repetition: number | null;
  readonly segment: number;
}

/** A header as read. */
export interface Interchange {
  readonly separators: Separators;
  /** ISA01 to ISA16 at 1 to 16, blanks at the ends kept as far as they were there; 0 holds `ISA`. */
  readonly elements: readonly string[];
  /** ISA13. */
  readonly controlNumber: string;
  /** ISA12, `00501`. */
  readonly version: string;
  /** Whether it has its fixed width of 106 characters. */
  readonly fixedWidth: boolean;
}

/** What reading a header came to: `more` bytes are needed, or it is no usable header and why. */
export type InterchangeReading =
  | { readonly state: 'read'; readonly interchange: Interchange; readonly end: number }
  | { readonly state: 'more' }
  | { readonly state: 'damaged'; readonly because: string };

/** Width of a header with its terminator. */
const width = 106;
/** A header of another width is looked for this far. */
const reach = 200;
const elementCount = 16;

/** Reads the header that begins at `start`; `end` is the index after its terminator. `last`: no more bytes will come. */
export function interchangeAt(bytes: Buffer, start: number, last: boolean): InterchangeReading {
  const available = bytes.length - start;
  if (available < reach && !last) return { state: 'more' };
  const element = bytes[start + 3];
  if (element === undefined) return { state: 'damaged', because: 'the file ends inside the ISA segment' };
  if (isLetterOrDigit(element)) return { state: 'damaged', because: 'no element separator follows `ISA`' };
  const last16 = nthAt(bytes, start, Math.min(bytes.length, start + reach), element, elementCount);
  if (last16 < 0) return { state: 'damaged', because: 'the ISA segment has fewer than 16 elements' };
  const component = bytes[last16 + 1];
  const segment = bytes[last16 + 2];
  if (component === undefined || segment === undefined)
    return { state: 'damaged', because: 'the file ends inside the ISA segment' };
  const fault = separatorFault(element, component, segment);
  if (fault !== undefined) return { state: 'damaged', because: fault };
  const elements = bytes.toString('latin1', start, last16 + 2).split(String.fromCharCode(element));
  const version = elements[12]?.trim() ?? '';
  return {
    state: 'read',
    interchange: {
      separators: { element, component, segment, repetition: repetitionOf(elements[11] ?? '', version) },
      elements,
      controlNumber: elements[13]?.trim() ?? '',
      version,
      fixedWidth: last16 + 3 - start === width,
    },
    end: last16 + 3,
  };
}

/** The index of the n-th occurrence of a byte, or -1. */
function nthAt(bytes: Buffer, from: number, until: number, byte: number, n: number): number {
  let found = 0;
  for (let at = from; at < until; at += 1) {
    if (bytes[at] === byte) found += 1;
    if (found === n) return at;
  }
  return -1;
}

function separatorFault(element: number, component: number, segment: number): string | undefined {
  if (component === element || segment === element || segment === component)
    return 'the ISA segment names the same character for two separators';
  if (isLetterOrDigit(component) || isLetterOrDigit(segment))
    return 'the ISA segment does not end with a component separator and a segment terminator';
  return undefined;
}

/** ISA11 is the repetition separator since 00402; `U` there is the standards identifier of before. */
function repetitionOf(text: string, version: string): number | null {
  const byte = text.charCodeAt(0);
  return version >= '00402' && text.length === 1 && !isLetterOrDigit(byte) && byte !== 0x20 ? byte : null;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
