/** Changes of documents as values. */

import type { Pointer } from '../domain/finding.ts';

/** One change of a document. */
export type DocumentEdit =
  /** Puts a value at a place, making the maps and lists on the way. */
  | { readonly kind: 'set'; readonly pointer: Pointer; readonly value: unknown }
  /** Puts a value at the end of a list, making the list where there is none. */
  | { readonly kind: 'append'; readonly pointer: Pointer; readonly value: unknown }
  /** Takes a member or an entry away; nothing happens where there is none. */
  | { readonly kind: 'remove'; readonly pointer: Pointer };
