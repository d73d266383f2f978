/** What the door, undo and verification must know about each fact table: its columns, its key and what it stands on. */

import type { FactTable, FactTables } from './tables.ts';

/** How a column is stored. */
export type ColumnStorage = 'text' | 'integer' | 'json';

/** The table that ids of a kind letter are keys of. Payers and published events have keys of their own. */
export const idTables = {
  j: 'command',
  d: 'document',
  p: 'subject',
  g: 'subject',
  f: 'subject',
  c: 'credential',
  t: 'term',
  a: 'application',
  l: 'application_line',
  s: 'step',
  n: 'contact',
  u: 'follow_up',
  b: 'submission',
  v: 'verification',
  w: 'waiver',
  x: 'secret',
  k: 'task',
} as const satisfies Record<string, FactTable>;

/** The first letter of an id: its kind. */
export type IdLetter = keyof typeof idTables;

/** Which subject a row belongs to: it is one, it names one, it hangs on a row that does, one was made from it, or none. */
export type SubjectLink =
  | { readonly by: 'self' }
  | { readonly by: 'column' }
  | { readonly by: 'parent'; readonly table: 'credential' | 'application'; readonly column: string }
  | { readonly by: 'document' }
  | { readonly by: 'none' };

/** The shape of one fact table. */
export interface TableShape<T extends FactTable = FactTable> {
  readonly key: string;
  readonly columns: Readonly<Record<keyof FactTables[T] & string, ColumnStorage>>;
  readonly subject: SubjectLink;
  /** Whether deadlines are derived from it. */
  readonly derives: boolean;
  /** Columns that name rows of other tables; such a row cannot be undone away while this one stands. */
  readonly references: Readonly<Record<string, FactTable>>;
  /** The column that names the course of events which its rows build up: the steps of an application. */
  readonly buildsOn: string | null;
  /** Columns that no log shows. */
  readonly hidden: readonly string[];
}

const noReferences = {};
const bySubject: SubjectLink = { by: 'column' };
const byApplication: SubjectLink = { by: 'parent', table: 'application', column: 'application_id' };
const onApplication = { application_id: 'application' } as const;
const onSubject = { subject_id: 'subject' } as const;

/** The shapes of all fact tables, parents before children. */
export const tableShapes: { readonly [T in FactTable]: TableShape<T> } = {
  document: {
    key: 'id',
    columns: {
      id: 'text',
      kind: 'text',
      key: 'text',
      path: 'text',
      sha256: 'text',
      body: 'text',
      synced_on: 'text',
      status: 'text',
    },
    subject: { by: 'document' },
    derives: false,
    references: noReferences,
    buildsOn: null,
    hidden: ['body'],
  },
  subject: {
    key: 'id',
    columns: {
      id: 'text',
      kind: 'text',
      key: 'text',
      npi: 'text',
      name: 'text',
      practice: 'text',
      type: 'text',
      status: 'text',
      states: 'json',
      taxonomies: 'json',
      groups: 'json',
      document_id: 'text',
    },
    subject: { by: 'self' },
    derives: true,
    references: { document_id: 'document' },
    buildsOn: null,
    hidden: [],
  },
  payer: {
    key: 'key',
    columns: {
      key: 'text',
      name: 'text',
      lines: 'json',
      states: 'json',
      packs: 'json',
      follow_up_every: 'text',
      decision_within: 'text',
      document_id: 'text',
    },
    subject: { by: 'none' },
    derives: true,
    references: { document_id: 'document' },
    buildsOn: null,
    hidden: [],
  },
  credential: {
    key: 'id',
    columns: {
      id: 'text',
      subject_id: 'text',
      kind: 'text',
      natural_key: 'text',
      label: 'text',
      state: 'text',
      status: 'text',
      value_hash: 'text',
    },
    subject: bySubject,
    derives: true,
    references: onSubject,
    buildsOn: null,
    hidden: ['natural_key'],
  },
  term: {
    key: 'id',
    columns: { id: 'text', credential_id: 'text', happened_on: 'text', from_on: 'text', through_on: 'text' },
    subject: { by: 'parent', table: 'credential', column: 'credential_id' },
    derives: true,
    references: { credential_id: 'credential' },
    buildsOn: null,
    hidden: [],
  },
  application: {
    key: 'id',
    columns: {
      id: 'text',
      subject_id: 'text',
      payer: 'text',
      facility: 'text',
      type: 'text',
      route: 'text',
      what: 'text',
      owner: 'text',
      opened_on: 'text',
      previous_id: 'text',
      replaces_id: 'text',
    },
    subject: bySubject,
    derives: true,
    references: { subject_id: 'subject', payer: 'payer', previous_id: 'application', replaces_id: 'application' },
    buildsOn: null,
    hidden: [],
  },
  application_line: {
    key: 'id',
    columns: {
      id: 'text',
      application_id: 'text',
      number: 'integer',
      product: 'text',
      group_key: 'text',
      location: 'text',
    },
    subject: byApplication,
    derives: true,
    references: onApplication,
    buildsOn: 'application_id',
    hidden: [],
  },
  step: {
    key: 'id',
    columns: {
      id: 'text',
      application_id: 'text',
      line_id: 'text',
      name: 'text',
      happened_on: 'text',
      via: 'text',
      reference: 'text',
      reason: 'text',
      due_on: 'text',
      until_on: 'text',
      reopens_on: 'text',
      effective_on: 'text',
      payer_id: 'text',
      note: 'text',
      recorded_seq: 'integer',
    },
    subject: byApplication,
    derives: true,
    references: { application_id: 'application', line_id: 'application_line' },
    buildsOn: 'application_id',
    hidden: [],
  },
  contact: {
    key: 'id',
    columns: {
      id: 'text',
      application_id: 'text',
      happened_on: 'text',
      text: 'text',
      channel: 'text',
      rep: 'text',
      reference: 'text',
      promised_on: 'text',
      recorded_seq: 'integer',
    },
    subject: byApplication,
    derives: true,
    references: onApplication,
    buildsOn: null,
    hidden: [],
  },
  follow_up: {
    key: 'id',
    columns: {
      id: 'text',
      application_id: 'text',
      set_on: 'text',
      due_on: 'text',
      origin: 'text',
      recorded_seq: 'integer',
    },
    subject: byApplication,
    derives: true,
    references: onApplication,
    buildsOn: null,
    hidden: [],
  },
  submission: {
    key: 'id',
    columns: {
      id: 'text',
      application_id: 'text',
      step_id: 'text',
      happened_on: 'text',
      dossier: 'text',
      dossier_sha256: 'text',
      documents: 'json',
      packs: 'json',
      checklist: 'json',
      ready: 'integer',
      override_reason: 'text',
      recorded_seq: 'integer',
    },
    subject: byApplication,
    derives: false,
    references: { application_id: 'application', step_id: 'step' },
    buildsOn: 'application_id',
    hidden: ['dossier', 'checklist'],
  },
  verification: {
    key: 'id',
    columns: {
      id: 'text',
      subject_id: 'text',
      element: 'text',
      credential_id: 'text',
      source: 'text',
      method: 'text',
      happened_on: 'text',
      by: 'text',
      result: 'text',
      value_hash: 'text',
      evidence: 'text',
      recorded_seq: 'integer',
    },
    subject: bySubject,
    derives: true,
    references: { ...onSubject, credential_id: 'credential' },
    buildsOn: null,
    hidden: [],
  },
  waiver: {
    key: 'id',
    columns: {
      id: 'text',
      subject_id: 'text',
      rule: 'text',
      payer: 'text',
      happened_on: 'text',
      until_on: 'text',
      reason: 'text',
      recorded_seq: 'integer',
    },
    subject: bySubject,
    derives: true,
    references: onSubject,
    buildsOn: null,
    hidden: [],
  },
  secret: {
    key: 'id',
    columns: { id: 'text', subject_id: 'text', kind: 'text', value: 'text' },
    subject: bySubject,
    derives: false,
    references: onSubject,
    buildsOn: null,
    hidden: ['value'],
  },
  published: {
    key: 'uid',
    columns: {
      uid: 'text',
      sequence: 'integer',
      stamped_at: 'text',
      due_on: 'text',
      summary: 'text',
      cancelled: 'integer',
    },
    subject: { by: 'none' },
    derives: false,
    references: noReferences,
    buildsOn: null,
    hidden: [],
  },
  task: {
    key: 'id',
    columns: {
      id: 'text',
      text: 'text',
      subject_id: 'text',
      due_on: 'text',
      owner: 'text',
      done_on: 'text',
      recorded_seq: 'integer',
    },
    subject: bySubject,
    derives: false,
    references: onSubject,
    buildsOn: null,
    hidden: [],
  },
  command: {
    key: 'id',
    columns: {
      id: 'text',
      at: 'text',
      actor: 'text',
      name: 'text',
      as_of: 'text',
      reason: 'text',
      files: 'json',
      undoes: 'text',
      undoable: 'integer',
      first_seq: 'integer',
      last_seq: 'integer',
    },
    subject: { by: 'none' },
    derives: false,
    references: noReferences,
    buildsOn: null,
    hidden: [],
  },
};

/** Names of all fact tables, parents before children. */
export const factTableNames = Object.keys(tableShapes) as readonly FactTable[];
