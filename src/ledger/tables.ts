/**
 * The fact tables: what each row holds, and what the write door must know about each table. A row here is what callers
 * give and get: lists and objects as values. In the file they are JSON text.
 */

import type { ContractHolder, ContractStatus, MemberOrigin, PaidFrom } from '../domain/contracts/contract.ts';
import type { RateOwner } from '../domain/contracts/rate.ts';
import type {
  ApplicationType,
  ContactChannel,
  CredentialKind,
  FollowUp,
  Route,
  StepName,
  Subject,
  SubjectKind,
  SubmissionChannel,
  Verification,
} from '../domain/facts.ts';
import type { ClaimTables } from './claim-tables.ts';
import type { FileTables } from './file-tables.ts';
import type { PrivilegeTables } from './privilege-tables.ts';

/** Kinds of document that a workspace holds. */
export type DocumentKind = 'workspace' | 'dossier' | 'group' | 'payer' | 'contract' | 'facility' | 'pack';

/** A file that a command wrote outside the ledger; undo removes it while its content still has this hash. */
export interface WrittenFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly sha256: string;
}

/** A document as it was when something was sent. */
export interface DocumentHash {
  readonly kind: string;
  readonly path: string;
  readonly sha256: string;
}

/** A rule pack in the version that was used. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
}

/**
 * Rows of the fact tables. `…_on` is a calendar date, `…_at` an instant; `recorded_seq` is the journal sequence of the
 * entry that inserted the row (order of recording) and is filled in by the door.
 */
export interface FactTables extends FileTables, ClaimTables, PrivilegeTables {
  /** One row per command that changed something. Written by the door itself, as the command's last journal entry. */
  readonly command: {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly name: string;
    readonly as_of: string;
    readonly reason: string | null;
    readonly files: readonly WrittenFile[];
    /** The command that this one undoes. */
    readonly undoes: string | null;
    readonly undoable: 0 | 1;
    readonly first_seq: number;
    readonly last_seq: number;
  };
  /** The last synced form of a document. `body` is canonical JSON text. */
  readonly document: {
    readonly id: string;
    readonly kind: DocumentKind;
    readonly key: string;
    readonly path: string;
    readonly sha256: string;
    readonly body: string;
    readonly synced_on: string;
    readonly status: 'current' | 'archived';
  };
  readonly subject: {
    readonly id: string;
    readonly kind: SubjectKind;
    readonly key: string;
    readonly npi: string | null;
    readonly name: string;
    readonly practice: string | null;
    readonly type: string | null;
    readonly status: Subject['status'];
    readonly states: readonly string[];
    readonly taxonomies: readonly string[];
    readonly groups: readonly string[];
    readonly document_id: string | null;
    /** First day on which a provider no longer works for us. */
    readonly departed_on: string | null;
  };
  readonly credential: {
    readonly id: string;
    readonly subject_id: string;
    readonly kind: CredentialKind;
    readonly natural_key: string;
    readonly label: string;
    readonly state: string | null;
    readonly status: string | null;
    readonly value_hash: string;
  };
  readonly term: {
    readonly id: string;
    readonly credential_id: string;
    readonly happened_on: string | null;
    readonly from_on: string | null;
    /** Last day in force, inclusive. */
    readonly through_on: string | null;
  };
  readonly payer: {
    readonly key: string;
    readonly name: string;
    readonly lines: readonly string[];
    readonly states: readonly string[];
    readonly packs: readonly string[];
    readonly follow_up_every: string | null;
    readonly decision_within: string | null;
    readonly document_id: string | null;
  };
  /** An agreement with a payer, as last synced from its document; in force on `[effective_on, ends_on)`. */
  readonly contract: {
    readonly key: string;
    readonly payer: string;
    readonly holder_kind: ContractHolder | '';
    /** NPI of a provider, key of a group or facility; empty where the document names nobody. */
    readonly holder_key: string;
    readonly route: Route;
    readonly status: ContractStatus;
    readonly products: readonly string[];
    readonly excluded_products: readonly string[];
    readonly all_products: 0 | 1;
    readonly locations: readonly string[];
    readonly signed_on: string | null;
    readonly effective_on: string | null;
    readonly ends_on: string | null;
    readonly delegated: 0 | 1;
    readonly portable: 0 | 1 | null;
    readonly new_providers_from: PaidFrom | null;
    readonly filing_initial: string | null;
    readonly filing_corrected: string | null;
    readonly filing_secondary: string | null;
    readonly filing_appeal: string | null;
    readonly document_id: string | null;
  };
  readonly application: {
    readonly id: string;
    readonly subject_id: string;
    readonly payer: string | null;
    /** Key of the facility that is asked, for privileges. */
    readonly facility: string | null;
    readonly type: ApplicationType;
    readonly route: Route;
    readonly what: string | null;
    readonly owner: string | null;
    readonly opened_on: string;
    readonly previous_id: string | null;
    readonly replaces_id: string | null;
  };
  readonly application_line: {
    readonly id: string;
    readonly application_id: string;
    readonly number: number;
    readonly product: string | null;
    readonly group_key: string | null;
    readonly location: string | null;
  };
  /** A provider stands on a contract on `[from_on, until_on)`; `line_id` names the approved line whose own place this row replaces. */
  readonly contract_member: {
    readonly id: string;
    readonly subject_id: string;
    readonly contract: string;
    readonly origin: MemberOrigin;
    readonly happened_on: string | null;
    readonly from_on: string | null;
    readonly until_on: string | null;
    readonly products: readonly string[];
    readonly locations: readonly string[];
    readonly payer_id: string | null;
    readonly line_id: string | null;
    readonly reason: string | null;
    readonly recorded_seq: number;
  };
  /** A file of rates, of a contract or of a fee schedule. */
  readonly rate_table: {
    readonly id: string;
    readonly owner: RateOwner;
    readonly key: string;
    /** Of a negotiation, from 1; null: what is in force. */
    readonly round: number | null;
    readonly name: string;
    readonly sha256: string;
    readonly from_on: string | null;
    readonly rows: number;
    readonly refused: number;
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
  /** Rates in the order of their codes, packed: see `ratePages`. */
  readonly rate_page: {
    readonly id: string;
    readonly rate_table_id: string;
    readonly first_code: string;
    readonly last_code: string;
    readonly rows: number;
    readonly body: string;
    readonly recorded_seq: number;
  };
  readonly step: {
    readonly id: string;
    readonly application_id: string;
    readonly line_id: string | null;
    readonly name: StepName;
    readonly happened_on: string;
    readonly via: SubmissionChannel | null;
    readonly reference: string | null;
    readonly reason: string | null;
    readonly due_on: string | null;
    readonly until_on: string | null;
    readonly reopens_on: string | null;
    readonly effective_on: string | null;
    /** The id the payer assigned. */
    readonly payer_id: string | null;
    readonly note: string | null;
    readonly recorded_seq: number;
  };
  readonly contact: {
    readonly id: string;
    readonly application_id: string;
    readonly happened_on: string;
    readonly text: string;
    readonly channel: ContactChannel | null;
    readonly rep: string | null;
    readonly reference: string | null;
    readonly promised_on: string | null;
    readonly recorded_seq: number;
  };
  readonly follow_up: {
    readonly id: string;
    readonly application_id: string;
    /** The day it was set. */
    readonly set_on: string;
    readonly due_on: string;
    readonly origin: FollowUp['origin'];
    readonly recorded_seq: number;
  };
  /** What was sent, frozen. `dossier` is canonical JSON text; `checklist` is the checklist's result as the caller shaped it. */
  readonly submission: {
    readonly id: string;
    readonly application_id: string;
    readonly step_id: string;
    readonly happened_on: string;
    readonly dossier: string;
    readonly dossier_sha256: string;
    readonly documents: readonly DocumentHash[];
    readonly packs: readonly PackVersion[];
    readonly checklist: unknown;
    readonly ready: 0 | 1;
    readonly override_reason: string | null;
    readonly recorded_seq: number;
  };
  readonly verification: {
    readonly id: string;
    readonly subject_id: string;
    readonly element: string;
    /** Not a foreign key: a verification outlives the credential's place in the dossier. */
    readonly credential_id: string | null;
    readonly source: string;
    readonly method: string | null;
    readonly happened_on: string;
    readonly by: string | null;
    readonly result: Verification['result'];
    readonly value_hash: string | null;
    readonly evidence: string | null;
    /** The date that the source's report bears. */
    readonly reported_on: string | null;
    /** What a background check covered. */
    readonly scope: string | null;
    /** The day the person agreed to it. */
    readonly consent_on: string | null;
    /** What a source says that differs from the file. */
    readonly says: string | null;
    /** The last day for the subject's answer to a difference, as the notice names it. */
    readonly answer_due_on: string | null;
    readonly answered_on: string | null;
    readonly answer: string | null;
    readonly recorded_seq: number;
  };
  readonly waiver: {
    readonly id: string;
    readonly subject_id: string;
    readonly rule: string;
    readonly payer: string | null;
    readonly happened_on: string;
    readonly until_on: string;
    readonly reason: string;
    readonly recorded_seq: number;
  };
  /** The vault: values entered by prompt that no file may hold. */
  readonly secret: {
    readonly id: string;
    readonly subject_id: string;
    readonly kind: 'ssn';
    readonly value: string;
  };
  /** Calendar events that were exported, for their sequence numbers and cancellations. */
  readonly published: {
    readonly uid: string;
    readonly sequence: number;
    readonly stamped_at: string;
    readonly due_on: string;
    readonly summary: string;
    readonly cancelled: 0 | 1;
  };
  readonly task: {
    readonly id: string;
    readonly text: string;
    readonly subject_id: string | null;
    readonly due_on: string | null;
    readonly owner: string | null;
    readonly done_on: string | null;
    readonly recorded_seq: number;
  };
}

/** The name of a fact table. */
export type FactTable = keyof FactTables;

/** The name of a fact table that commands may write; `command` belongs to the door. */
export type WritableTable = Exclude<FactTable, 'command'>;

type NullableColumn<Row> = { [K in keyof Row]: null extends Row[K] ? K : never }[keyof Row];

/** A row to insert: columns that may be null may be left out; `recorded_seq` is the door's. */
export type NewRow<T extends FactTable> = Omit<FactTables[T], 'recorded_seq' | NullableColumn<FactTables[T]>> &
  Partial<Pick<FactTables[T], NullableColumn<FactTables[T]>>>;

/** Columns to change. */
export type RowPatch<T extends FactTable> = Partial<Omit<FactTables[T], 'recorded_seq'>>;

/** A row as it lies in the file: lists and objects as JSON text. */
export type StoredRow<T extends FactTable> = {
  -readonly [K in keyof FactTables[T]]: FactTables[T][K] extends string | number | null ? FactTables[T][K] : string;
};
