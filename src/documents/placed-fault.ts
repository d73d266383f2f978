/** Faults that documents find on their own, before any rule of the trade is asked. */

import type { Fault, Pointer, Repair } from '../domain/finding.ts';
import type { DocumentRuleId } from './document-rules.ts';

/** A fault of reading: placed by offsets, since a text that cannot be read has no pointers. */
export interface PlacedFault {
  readonly rule: DocumentRuleId;
  /** Offset of the first character marked. */
  readonly start: number;
  /** Offset just after the last character marked. */
  readonly end: number;
  readonly message: string;
  readonly help?: string;
  /** The value at fault, where there is one. */
  readonly pointer?: Pointer;
  readonly repair?: Repair;
}

/** A fault of shape: placed by its pointer, as those of rules are, with the rule it breaks. */
export interface DocumentFault extends Fault {
  readonly rule: DocumentRuleId;
}
