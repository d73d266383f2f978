/** Appointments, privileges and their evaluation, by subject and across everybody. */

import type {
  EmergencyActivation,
  FormOnFile,
  PrivilegeGrant,
  PrivilegeRequest,
} from '../domain/privileges/privilege.ts';
import { noPrivileges, type PrivilegeFacts } from '../domain/privileges/privilege-facts.ts';
import type { Prepared, Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import {
  activationOf,
  type FormsById,
  formOf,
  formsById,
  type PrivilegeRows,
  type PrivilegeTable,
  privilegeFactsOf,
  privilegeTables,
} from './privilege-rows.ts';
import { sql } from './stored-tables.ts';
import type { IdLetter } from './table-shapes.ts';
import type { StoredRow } from './tables.ts';

/** Kinds of record that commands name by id, with the letters of their ids. */
const named = {
  request: ['pr', 'privilege_request'],
  grant: ['pg', 'privilege_grant'],
  appointment: ['ap', 'appointment'],
  leave: ['lv', 'privilege_leave'],
  action: ['pa', 'privilege_action'],
  decision: ['pd', 'privilege_line_decision'],
  focused: ['fe', 'focused_evaluation'],
  review: ['og', 'ongoing_review'],
} as const satisfies Record<string, readonly [IdLetter, PrivilegeTable]>;

/** A kind of record that commands name by id. */
export type NamedPrivilegeRecord = keyof typeof named;

/** Reads privileging. */
export class Privileges {
  readonly #store: Store;
  #statements: { readonly [T in PrivilegeTable]: Prepared<StoredRow<T>> } | undefined;
  #forms: { readonly state: string; readonly all: FormsById } = { state: '', all: new Map() };

  constructor(store: Store) {
    this.#store = store;
  }

  /** Everything about one subject. */
  of(subjectId: string): PrivilegeFacts {
    this.#statements ??= statements(this.#store);
    const prepared = this.#statements;
    const rows = Object.fromEntries(privilegeTables.map((table) => [table, prepared[table].all(subjectId)]));
    return privilegeFactsOf(rows as unknown as PrivilegeRows, this.#formsById());
  }

  /** Everything about everybody, by id of the subject: who never asked for privileges is not in it. */
  async everybody(): Promise<ReadonlyMap<string, PrivilegeFacts>> {
    const found = new Map<string, Record<PrivilegeTable, unknown[]>>();
    for (const table of privilegeTables) {
      for (const row of await this.#store.all(sql.selectFrom(table).selectAll().orderBy('recorded_seq'))) {
        const known = found.get(row.subject_id) ?? emptyRows();
        known[table].push(row);
        found.set(row.subject_id, known);
      }
    }
    const forms = this.#formsById();
    return new Map([...found].map(([id, rows]) => [id, privilegeFactsOf(rows as unknown as PrivilegeRows, forms)]));
  }

  /** Ids of the subjects that hold, held or asked for privileges at a facility. */
  async subjectIdsAt(facility: string): Promise<readonly string[]> {
    const requests = sql.selectFrom('privilege_request').select('subject_id').where('facility', '=', facility);
    const grants = sql.selectFrom('privilege_grant').select('subject_id').where('facility', '=', facility);
    const appointments = sql.selectFrom('appointment').select('subject_id').where('facility', '=', facility);
    const rows = await this.#store.all(requests.union(grants).union(appointments));
    return rows.map(({ subject_id }) => subject_id).toSorted();
  }

  /** Ids of the records whose id begins so, each with its subject. */
  async byId(
    kind: NamedPrivilegeRecord,
    prefix: string,
  ): Promise<readonly { readonly id: string; readonly subjectId: string }[]> {
    const [letter, table] = named[kind];
    const from = idPrefix(prefix, letter);
    if (from === undefined) return [];
    const query = sql.selectFrom(table).select(['id', 'subject_id']);
    const rows = await this.#store.all(query.where('id', '>=', from).where('id', '<', afterPrefix(from)).orderBy('id'));
    return rows.map(({ id, subject_id }) => ({ id, subjectId: subject_id }));
  }

  /** A request by its whole id. */
  async request(id: string): Promise<PrivilegeRequest | undefined> {
    const owner = (await this.byId('request', id))[0];
    return owner === undefined ? undefined : this.of(owner.subjectId).requests.find((one) => one.id === id);
  }

  /** A grant by its whole id. */
  async grant(id: string): Promise<PrivilegeGrant | undefined> {
    const owner = (await this.byId('grant', id))[0];
    return owner === undefined ? undefined : this.of(owner.subjectId).grants.find((one) => one.id === id);
  }

  /** The form versions that were used, in the order of recording. */
  async forms(facility?: string): Promise<readonly FormOnFile[]> {
    return [...this.#formsById().values()].filter((form) => facility === undefined || form.facility === facility);
  }

  /** The form that was kept with this content. */
  async formWith(facility: string, key: string, version: string, sha256: string): Promise<FormOnFile | undefined> {
    const query = sql.selectFrom('privilege_form').selectAll().where('facility', '=', facility).where('key', '=', key);
    const row = await this.#store.first(query.where('version', '=', version).where('sha256', '=', sha256));
    return row === undefined ? undefined : formOf(row);
  }

  /** When the emergency plan of a facility was active, in the order of recording. */
  async activations(facility: string): Promise<readonly EmergencyActivation[]> {
    const query = sql.selectFrom('emergency_activation').selectAll().where('facility', '=', facility);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(activationOf);
  }

  /** Few, and the same for everybody: read once until there are others. */
  #formsById(): FormsById {
    const state = this.#store.statement<{ readonly id: string }>(lastFormText).get()?.id ?? '';
    if (this.#forms.state !== state) this.#forms = { state, all: formsById(this.#store) };
    return this.#forms.all;
  }
}

/** Reads the same for derivation, which asks about every subject: one question tells whether there is anything. */
export class PrivilegeFactsQuery {
  readonly #privileges: Privileges;
  readonly #present: Prepared<{ readonly found: number }>;

  constructor(store: Store) {
    this.#privileges = new Privileges(store);
    this.#present = store.statement(presenceText);
  }

  /** What is recorded about one subject. */
  of(subjectId: string): PrivilegeFacts {
    return this.#present.get(subjectId)?.found === 1 ? this.#privileges.of(subjectId) : noPrivileges;
  }
}

/** The newest form tells whether there are others; a sum over all would read every one of them, and each is long. */
const lastFormText = 'SELECT id FROM privilege_form ORDER BY rowid DESC LIMIT 1';

/** Lines, recommendations, cases and the like hang on rows of these. */
const presenceText = `
  WITH asked (id) AS (SELECT ?)
  SELECT (
    EXISTS (SELECT 1 FROM privilege_grant WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM privilege_request WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM appointment WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM privilege_leave WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM privilege_action WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM focused_evaluation WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM ongoing_review WHERE subject_id = asked.id)
    OR EXISTS (SELECT 1 FROM case_count WHERE subject_id = asked.id)
  ) AS found
  FROM asked`;

const statements = (store: Store): { readonly [T in PrivilegeTable]: Prepared<StoredRow<T>> } => {
  const made = privilegeTables.map((table) => [
    table,
    store.prepared(sql.selectFrom(table).selectAll().where('subject_id', '=', '').orderBy('recorded_seq')),
  ]);
  return Object.fromEntries(made) as { readonly [T in PrivilegeTable]: Prepared<StoredRow<T>> };
};

function emptyRows(): Record<PrivilegeTable, unknown[]> {
  return Object.fromEntries(privilegeTables.map((table): [string, unknown[]] => [table, []])) as Record<
    PrivilegeTable,
    unknown[]
  >;
}
