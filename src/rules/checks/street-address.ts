import { addressKey, addressWords, type StreetAddress } from '../../domain/address.ts';
import { type Leaf, text } from './loose-value.ts';

/** An address as documents and registers write it, any part of which may be missing. */
export interface LooseAddress {
  readonly line1?: Leaf<string> | null;
  readonly line2?: Leaf<string> | null;
  readonly city?: Leaf<string> | null;
  readonly state?: Leaf<string> | null;
  readonly zip?: Leaf<string> | null;
}

/** The address, or undefined where a part is missing without which two addresses cannot be told apart. */
export function streetAddress(address: LooseAddress | null | undefined): StreetAddress | undefined {
  const [line1, city, state, zip] = [
    text(address?.line1),
    text(address?.city),
    text(address?.state),
    text(address?.zip),
  ];
  if (line1 === undefined || city === undefined || state === undefined || zip === undefined) return undefined;
  return { line1, line2: text(address?.line2), city, state, zip };
}

/** Whether two addresses are the same place. The addresses of a group come up once for each of its providers. */
export function isSamePlace(left: StreetAddress, right: StreetAddress): boolean {
  return keptKey(left) === keptKey(right);
}

/** Keys of addresses as written. Emptied when it is full, so that no number of documents fills the memory. */
const keptKeys = new Map<string, string>();
const mostKept = 4096;

function keptKey(address: StreetAddress): string {
  const written = addressWords(address);
  const kept = keptKeys.get(written);
  if (kept !== undefined) return kept;
  const key = addressKey(address);
  if (keptKeys.size >= mostKept) keptKeys.clear();
  keptKeys.set(written, key);
  return key;
}
