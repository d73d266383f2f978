/**
 * One text for one value: JSON with keys sorted by UTF-16 code units, no blanks, numbers and strings as the language itself
 * writes them. These are the rules of RFC 8785, so other programs come to the same hashes.
 */

/**
 * The canonical text of a value. Properties that are undefined are left out, as if absent. Throws TypeError for what JSON
 * cannot say: undefined by itself, numbers that are not finite, functions, symbols, big integers and objects with a class.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (element) => canonicalJson(element)).join(',')}]`;
  if (!isPlainObject(value)) throw new TypeError(`not a JSON value: ${typeof value}`);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
