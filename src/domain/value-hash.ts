import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** The SHA-256 hash, in hex, of a value in canonical JSON: the same for every order of its members. */
export function valueHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
