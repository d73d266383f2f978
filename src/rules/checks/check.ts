/** What a built-in check is: one rule of the trade about documents, with everything `explain` says about it. */

import type { DocumentKind } from '../../documents/document-kind.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Fault, Severity } from '../../domain/finding.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Pack } from '../../domain/nouns/pack.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import type { DocumentParts } from './document-parts.ts';
import type { Loose } from './loose-value.ts';
import type { Windows } from './windows.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The shape of each kind of document. */
interface Nouns {
  readonly workspace: Workspace;
  readonly dossier: Dossier;
  readonly group: Group;
  readonly payer: Payer;
  readonly contract: Contract;
  readonly facility: Facility;
  readonly pack: Pack;
}

/** The shape of a kind of document. */
export type Noun<Kind extends DocumentKind> = Nouns[Kind];

/** What a check is told: the document, the day, and what is known around it. */
export type CheckInput<Kind extends DocumentKind = DocumentKind> = {
  readonly [Each in Kind]: {
    readonly kind: Each;
    readonly value: Loose<Noun<Each>>;
    /** Every text and map of the document, in its order. */
    readonly parts: DocumentParts;
    /** The file, so that a document is not compared with itself; null where it has none. */
    readonly path: string | null;
    readonly asOf: CalendarDate;
    readonly index: WorkspaceIndex;
    readonly windows: Windows;
    /** Ids of every rule of `check`. */
    readonly ruleIds: ReadonlySet<string>;
  };
}[Kind];

/** One rule about documents of some kinds. */
export interface Check<Kind extends DocumentKind = DocumentKind> {
  /** `area/fault`; the fault is named so that "ignore npi/check-digit" reads. Ids never change. */
  readonly id: `${string}/${string}`;
  /** An error is certainly wrong, in any practice; a single fault may weigh less. */
  readonly severity: Severity;
  /** The rule in a few words, lower case. */
  readonly title: string;
  /** What goes wrong when it is broken. */
  readonly why: string;
  /** The remedy, where a fault has none of its own. */
  readonly help: string;
  /** The source of the rule. */
  readonly cite: string;
  readonly kinds: readonly Kind[];
  /**
   * Members whose absence the check judges. It is skipped for drafts, which are not complete, and where the schema has
   * faults in one of them or the document has unknown keys: what seems to be missing may be what could not be read.
   */
  readonly reads?: readonly string[];
  /** Whether it speaks of drafts, of which else only errors are reported. */
  readonly drafts?: true;
  /** A YAML text that passes. A line of `---` goes before other documents of the same workspace. */
  readonly good: string;
  /** A YAML text that breaks this rule and no other. */
  readonly bad: string;
  /** The faults of a document; empty where it is sound. */
  faults(input: CheckInput<Kind>): Iterable<Fault>;
}
