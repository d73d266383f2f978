/**
 * Facts of many subjects at once: each table is read in one go for some hundred of them, which is several times as fast as
 * asking for one subject after the other.
 */

import type { ContractMember } from '../domain/contracts/contract.ts';
import type { Application, Credential, Subject, Verification } from '../domain/facts.ts';
import type { Decision, ListMatch, Monitoring, Occurrence } from '../domain/file-facts.ts';
import type { PrivilegeFacts } from '../domain/privileges/privilege-facts.ts';
import { assembled } from './application-query.ts';
import { memberOf } from './contract-query.ts';
import { credentialsOf } from './credential-rows.ts';
import type { Store } from './database.ts';
import { decisionOf, matchesOf, monitoringOf, occurrencesOf } from './file-facts-query.ts';
import { type FormsById, type PrivilegeRows, privilegeFactsOf, privilegeTables } from './privilege-rows.ts';
import { subjectOf } from './subject-query.ts';
import type { FactTable, StoredRow } from './tables.ts';
import { verificationOf } from './verification-rows.ts';

/** Subjects that are best read at once. */
export const batchSize = 500;

/** Something of each subject by its id; who has none is not in it. */
export type BySubject<Value> = ReadonlyMap<string, Value>;

/** Reads facts of the same subjects table by table, each in the order in which those of one subject are read. */
export class ManyFacts {
  readonly #store: Store;
  /** The ids as the one parameter of all statements. */
  readonly #ids: string;

  constructor(store: Store, ids: readonly string[]) {
    this.#store = store;
    this.#ids = JSON.stringify(ids);
  }

  /** The subjects themselves. */
  subjects(): BySubject<Subject> {
    const rows = this.#rows<StoredRow<'subject'>>(`SELECT * FROM subject WHERE id IN ${asked}`);
    return new Map(rows.map((row) => [row.id, subjectOf(row)]));
  }

  /** Credentials with their terms. */
  credentials(): BySubject<readonly Credential[]> {
    const rows = this.#of('credential', 'kind, natural_key');
    if (rows.size === 0) return new Map();
    const terms = grouped(
      this.#rows<StoredRow<'term'> & { readonly subject_id: string }>(
        `SELECT term.*, credential.subject_id FROM credential JOIN term ON term.credential_id = credential.id
         WHERE credential.subject_id IN ${asked}`,
      ),
    );
    return mapped(rows, (own, id) => credentialsOf(own, terms.get(id) ?? []));
  }

  /** Applications with all that hangs on them. */
  applications(): BySubject<readonly Application[]> {
    const applications = [...this.#of('application', 'opened_on, id').values()].flat();
    if (applications.length === 0) return new Map();
    const found = new Map<string, Application[]>();
    const parts = <T extends 'application_line' | 'step' | 'contact' | 'follow_up'>(table: T, order: string) =>
      this.#rows<StoredRow<T>>(
        `SELECT part.* FROM application JOIN ${table} AS part ON part.application_id = application.id
         WHERE application.subject_id IN ${asked} ORDER BY part.${order}`,
      );
    const all = assembled({
      applications,
      lines: parts('application_line', 'number'),
      steps: parts('step', 'recorded_seq'),
      contacts: parts('contact', 'recorded_seq'),
      followUps: parts('follow_up', 'recorded_seq'),
    });
    for (const one of all) added(found, one.subjectId, one);
    return found;
  }

  /** What bodies decided. */
  decisions(): BySubject<readonly Decision[]> {
    return mapped(this.#of('decision'), (rows) => rows.map(decisionOf));
  }

  /** Looks at sources. */
  verifications(): BySubject<readonly Verification[]> {
    return mapped(this.#of('verification'), (rows) => rows.map(verificationOf));
  }

  /** Enrollments in services that watch continuously. */
  monitorings(): BySubject<readonly Monitoring[]> {
    return mapped(this.#of('monitoring'), (rows) => rows.map(monitoringOf));
  }

  /** Occurrences with who was told. */
  occurrences(): BySubject<readonly Occurrence[]> {
    const rows = this.#of('occurrence');
    const told = rows.size === 0 ? undefined : this.#of('told');
    return mapped(rows, (own, id) => occurrencesOf(own, told?.get(id) ?? []));
  }

  /** What screening found, with its reviews. */
  matches(): BySubject<readonly ListMatch[]> {
    const rows = this.#of('match');
    const reviews = rows.size === 0 ? undefined : this.#of('match_review');
    return mapped(rows, (own, id) => matchesOf(own, reviews?.get(id) ?? []));
  }

  /** Rows that put providers on contracts. */
  links(): BySubject<readonly ContractMember[]> {
    return mapped(this.#of('contract_member'), (rows) => rows.map(memberOf));
  }

  /** Appointments, privileges and their evaluation. */
  privileges(forms: () => FormsById): BySubject<PrivilegeFacts> {
    const tables = privilegeTables.map((table) => [table, this.#of(table)] as const);
    const ids = new Set(tables.flatMap(([, rows]) => [...rows.keys()]));
    return new Map(
      [...ids].map((id) => {
        const rows = Object.fromEntries(tables.map(([table, found]) => [table, found.get(id) ?? []]));
        return [id, privilegeFactsOf(rows as unknown as PrivilegeRows, forms())];
      }),
    );
  }

  /** The text of the dossiers from which providers were last synced. */
  dossiers(): BySubject<string> {
    const rows = this.#rows<{ readonly id: string; readonly body: string }>(
      `SELECT subject.id, document.body FROM subject JOIN document ON document.id = subject.document_id
       WHERE document.kind = 'dossier' AND subject.id IN ${asked}`,
    );
    return new Map(rows.map(({ id, body }) => [id, body]));
  }

  #of<T extends TableOfSubjects>(table: T, order = 'recorded_seq'): BySubject<StoredRow<T>[]> {
    type Own = StoredRow<T> & { readonly subject_id: string };
    return grouped(this.#rows<Own>(`SELECT * FROM "${table}" WHERE subject_id IN ${asked} ORDER BY ${order}`));
  }

  #rows<Row>(text: string): readonly Row[] {
    return this.#store.statement<Row>(text).all(this.#ids);
  }
}

/** The subjects asked about. */
const asked = '(SELECT value FROM json_each(?))';

/** Tables of which every row is about a subject. */
type TableOfSubjects = {
  [T in FactTable]: StoredRow<T> extends { subject_id: string } ? T : never;
}[FactTable];

function grouped<Row extends { readonly subject_id: string }>(rows: readonly Row[]): BySubject<Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) added(found, row.subject_id, row);
  return found;
}

function added<Value>(found: Map<string, Value[]>, id: string, value: Value): void {
  const known = found.get(id);
  if (known === undefined) found.set(id, [value]);
  else known.push(value);
}

function mapped<From, To>(found: BySubject<From>, to: (from: From, id: string) => To): BySubject<To> {
  return new Map([...found].map(([id, from]) => [id, to(from, id)]));
}
