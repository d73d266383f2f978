/** How much a finding matters. `error` stops a sync; `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** Severities from the most to the least serious. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** A path into a document's value: keys and indexes from the root, as in JSON Pointer. */
export type Pointer = readonly (string | number)[];

/** One edit that repairs a fault without guessing. */
export type Repair =
  /** Put the scalar's own source text between quotes, so that YAML keeps its digits. */
  | { readonly kind: 'quote' }
  /** Replace the scalar by this text. */
  | { readonly kind: 'replace'; readonly with: string }
  /** Rename the key. */
  | { readonly kind: 'rename-key'; readonly to: string };

/** A fault in a document before it has a place: what a rule returns. */
export interface Fault {
  /** Where in the value; an absent member is given by the pointer of its parent. */
  readonly pointer: Pointer;
  /** Whether the frame marks the key or the value at the pointer. Default: value. */
  readonly at?: 'key' | 'value';
  /** The fact, lower case, without a final period, the user's words in backticks. Sensitive values are masked. */
  readonly message: string;
  /** The remedy, imperative. */
  readonly help?: string;
  /** The repair `check --fix` may make, where exactly one is right. */
  readonly repair?: Repair;
  /** Overrides the rule's own severity for this one fault. */
  readonly severity?: Severity;
}

/** A fault with its place in a file: what `check` reports. Lines and columns count from 1, columns in code points. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | null;
  /** The source of the rule: a regulation, a standard, or the page of this program's own convention. */
  readonly cite: string | null;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** JSON Pointer text, `/licenses/0/expires`. */
  readonly pointer: string;
  /** NPI of the provider, or key of the group, facility, payer or contract, when the document has one. */
  readonly subject: string | null;
}

/** The JSON Pointer text (RFC 6901) of a pointer. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
