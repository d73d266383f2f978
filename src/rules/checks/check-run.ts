/** Running the checks of a kind over a document. */

import type { DocumentKind } from '../../documents/document-kind.ts';
import { documentRules } from '../../documents/document-rules.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type Fault, type Pointer, pointerText } from '../../domain/finding.ts';
import { packRules } from '../pack-rules.ts';
import type { Check, CheckInput } from './check.ts';
import { documentParts } from './document-parts.ts';
import { isMap, looseDocument } from './loose-value.ts';
import { checks } from './registry.ts';
import type { Windows } from './windows.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** What is known around a document. */
export interface CheckContext {
  /** Path of the file as the index has it; null for a document that has none. */
  readonly path: string | null;
  readonly asOf: CalendarDate;
  readonly index: WorkspaceIndex;
  readonly windows: Windows;
}

/** A fault and the check that found it. */
export interface CheckedFault {
  readonly check: Check;
  readonly fault: Fault;
}

/** A fault that reading or the schema found: its rule and where it stands. */
export interface ShapeFault {
  readonly rule: string;
  readonly pointer?: Pointer;
}

/**
 * Every fault that the checks find in a document, in the order of the registry. The value may have any shape: checks pass
 * over what they cannot read. `shape` holds what the schema found, so that one cause gives one finding: nothing is said a
 * second time at the same place, and nothing is called missing where something there could not be read. Of a dossier that
 * is a draft, only errors are reported, and what is still to be asked.
 */
export function faultsOf(
  value: unknown,
  kind: DocumentKind,
  context: CheckContext,
  shape: readonly ShapeFault[] = [],
): readonly CheckedFault[] {
  const input = {
    kind,
    value: looseDocument(value),
    parts: documentParts(value),
    ruleIds,
    ...context,
  } as unknown as CheckInput;
  const isDraft = kind === 'dossier' && isMap(value) && value.status === 'draft';
  const said = new Set(shape.flatMap(({ pointer }) => (pointer === undefined ? [] : [pointerText(pointer)])));
  const found: CheckedFault[] = [];
  for (const check of checksByKind[kind]) {
    if (check.reads !== undefined && (isDraft || isUnreadable(check.reads, shape))) continue;
    for (const fault of check.faults(input)) {
      if (said.size > 0 && said.has(pointerText(fault.pointer))) continue;
      if (isDraft && check.drafts !== true && (fault.severity ?? check.severity) !== 'error') continue;
      found.push({ check, fault });
    }
  }
  return withoutRepeats(found);
}

/** Where something is certainly wrong, what else could be said of the same value follows from it. */
function withoutRepeats(found: readonly CheckedFault[]): readonly CheckedFault[] {
  if (found.length < 2) return found;
  const isError = ({ check, fault }: CheckedFault): boolean => (fault.severity ?? check.severity) === 'error';
  const wrong = new Set(found.filter(isError).map(({ fault }) => pointerText(fault.pointer)));
  return found.filter((one) => isError(one) || !wrong.has(pointerText(one.fault.pointer)));
}

/** Ids of every rule of `check`, for settings that name one. */
export const ruleIds: ReadonlySet<string> = new Set([
  ...checks.map((check) => check.id),
  ...Object.keys(documentRules),
  ...Object.keys(packRules),
]);

const checksOf = (kind: DocumentKind): readonly Check[] => checks.filter((check) => check.kinds.includes(kind));

const checksByKind: Readonly<Record<DocumentKind, readonly Check[]>> = {
  workspace: checksOf('workspace'),
  dossier: checksOf('dossier'),
  group: checksOf('group'),
  payer: checksOf('payer'),
  contract: checksOf('contract'),
  facility: checksOf('facility'),
  pack: checksOf('pack'),
};

/** Whether the schema found something at or in one of the members, or a key at the top that may have been meant for one. */
function isUnreadable(members: readonly string[], shape: readonly ShapeFault[]): boolean {
  return shape.some(({ pointer = [], rule }) => {
    const [first] = pointer;
    if (typeof first === 'string' && members.includes(first)) return true;
    return rule === 'schema/unknown-key' && pointer.length <= 1;
  });
}
