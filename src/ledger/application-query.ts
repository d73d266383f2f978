/** Applications with all that hangs on them: lines, steps, contacts, follow-ups. */

import { decidedStates } from '../domain/application.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, Contact, FollowUp, Step, Subject } from '../domain/facts.ts';
import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { sql } from './stored-tables.ts';
import { subjectOf } from './subject-query.ts';
import type { FactTables, StoredRow } from './tables.ts';

/** Which applications. */
export interface ApplicationFilter {
  readonly id?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
  readonly facility?: string | undefined;
  readonly owner?: string | undefined;
  readonly practice?: string | undefined;
  /** Some hundred at most. */
  readonly ids?: readonly string[] | undefined;
}

/** An application with the subject it is for and the name of whom it asks. */
export interface ApplicationOfSubject {
  readonly application: Application;
  readonly subject: Subject;
  /** Name of the payer; null for an application to a facility. */
  readonly payerName: string | null;
}

/** What was sent, as frozen when it was submitted. */
export type Submission = FactTables['submission'];

/** Applications that are best read at once. */
const batchSize = 500;

/** Reads applications. */
export class Applications {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Applications with their subjects, by subject name, payer and opening. */
  async list(filter: ApplicationFilter = {}): Promise<readonly ApplicationOfSubject[]> {
    const queries = applicationQueries(filter);
    const applications = assembled({
      applications: await this.#store.all(queries.applications),
      lines: await this.#store.all(queries.lines),
      steps: await this.#store.all(queries.steps),
      contacts: await this.#store.all(queries.contacts),
      followUps: await this.#store.all(queries.followUps),
    });
    const subjectIds = scope(filter).select('application.subject_id');
    const subjectRows = await this.#store.all(sql.selectFrom('subject').selectAll().where('id', 'in', subjectIds));
    const subjects = new Map(subjectRows.map((row) => [row.id, subjectOf(row)]));
    const payers = await this.#store.all(sql.selectFrom('payer').select(['key', 'name']));
    const payerNames = new Map(payers.map(({ key, name }) => [key, name]));
    return applications
      .map((application) => {
        const subject = subjects.get(application.subjectId);
        if (subject === undefined) throw new Error(`application ${application.id} has no subject`);
        const payerName = application.payer === null ? null : (payerNames.get(application.payer) ?? application.payer);
        return { application, subject, payerName };
      })
      .toSorted(bySubject);
  }

  /**
   * Applications of which a line may await a decision on a day, in the order of `list`: all but those whose last step by then
   * decided or ended all of their lines. Of these nothing but that step is read.
   */
  async undecided(on: CalendarDate, filter: Omit<ApplicationFilter, 'ids'>): Promise<readonly ApplicationOfSubject[]> {
    const rows = this.#store.textTuples(
      // With one `max`, the other columns are those of the row that holds it.
      `select id from application where opened_on <= ? and id not in (
        select application_id from (
          select application_id, name, line_id, max(happened_on || printf('%015d', recorded_seq))
          from step where happened_on <= ? group by application_id
        ) where line_id is null and name in (${decidedStates.map((state) => `'${state}'`).join()})
      )`,
      on,
      on,
    );
    const ids = [...rows].map(([id]) => id as string);
    const found: ApplicationOfSubject[] = [];
    for (let at = 0; at < ids.length; at += batchSize)
      found.push(...(await this.list({ ...filter, ids: ids.slice(at, at + batchSize) })));
    return found.toSorted(bySubject);
  }

  /**
   * The day of the last contact on or before a day, by id of application: what `lastContactOn` says of each, without
   * reading all that hangs on them.
   */
  async lastContacts(asOf: CalendarDate): Promise<ReadonlyMap<string, CalendarDate>> {
    const days = this.#store.textTuples(
      `select application_id, max(happened_on) from (
        select application_id, happened_on from contact where happened_on <= ?
        union all select application_id, happened_on from step where happened_on <= ?
      ) group by application_id`,
      asOf,
      asOf,
    );
    return new Map([...days].map(([id, on]) => [id as string, on as CalendarDate]));
  }

  /** The application with this id. */
  async byId(id: string): Promise<ApplicationOfSubject | undefined> {
    return (await this.list({ id }))[0];
  }

  /** The applications whose id begins as typed; several results are for the caller to list. */
  async find(typed: string): Promise<readonly ApplicationOfSubject[]> {
    const prefix = idPrefix(typed, 'a');
    if (prefix === undefined) return [];
    const ids = await this.#store.all(
      sql.selectFrom('application').select('id').where('id', '>=', prefix).where('id', '<', afterPrefix(prefix)),
    );
    const found = await Promise.all(ids.map(({ id }) => this.byId(id)));
    return found.filter((application) => application !== undefined);
  }

  /** What was sent with an application, oldest first. */
  async submissions(applicationId: string): Promise<readonly Submission[]> {
    const query = sql.selectFrom('submission').selectAll().where('application_id', '=', applicationId);
    const rows = await this.#store.all(query.orderBy('recorded_seq'));
    return rows.map((row) => ({
      ...row,
      documents: JSON.parse(row.documents) as Submission['documents'],
      packs: JSON.parse(row.packs) as Submission['packs'],
      checklist: JSON.parse(row.checklist) as unknown,
    }));
  }
}

/** Stored rows of some applications. */
export interface ApplicationRows {
  readonly applications: readonly StoredRow<'application'>[];
  readonly lines: readonly StoredRow<'application_line'>[];
  readonly steps: readonly StoredRow<'step'>[];
  readonly contacts: readonly StoredRow<'contact'>[];
  readonly followUps: readonly StoredRow<'follow_up'>[];
}

const scope = (filter: ApplicationFilter) => {
  let query = sql.selectFrom('application');
  if (filter.id !== undefined) query = query.where('application.id', '=', filter.id);
  if (filter.subjectId !== undefined) query = query.where('application.subject_id', '=', filter.subjectId);
  if (filter.payer !== undefined) query = query.where('application.payer', '=', filter.payer);
  if (filter.facility !== undefined) query = query.where('application.facility', '=', filter.facility);
  if (filter.owner !== undefined) query = query.where('application.owner', '=', filter.owner);
  if (filter.ids !== undefined) query = query.where('application.id', 'in', filter.ids);
  if (filter.practice === undefined) return query;
  const subjects = sql.selectFrom('subject').select('subject.id').where('practice', '=', filter.practice);
  return query.where('application.subject_id', 'in', subjects);
};

/** The five queries that make up applications. With a filter of `subjectId` alone each has that one parameter. */
export const applicationQueries = (filter: ApplicationFilter) => {
  const ids = scope(filter).select('application.id');
  return {
    applications: scope(filter).selectAll('application').orderBy('opened_on').orderBy('application.id'),
    lines: sql.selectFrom('application_line').selectAll().where('application_id', 'in', ids).orderBy('number'),
    steps: sql.selectFrom('step').selectAll().where('application_id', 'in', ids).orderBy('recorded_seq'),
    contacts: sql.selectFrom('contact').selectAll().where('application_id', 'in', ids).orderBy('recorded_seq'),
    followUps: sql.selectFrom('follow_up').selectAll().where('application_id', 'in', ids).orderBy('recorded_seq'),
  };
};

/** Applications put together from their rows, in the order of the application rows. */
export function assembled(rows: ApplicationRows): readonly Application[] {
  const lines = byApplication(rows.lines, lineOf);
  const steps = byApplication(rows.steps, stepOf);
  const contacts = byApplication(rows.contacts, contactOf);
  const followUps = byApplication(rows.followUps, followUpOf);
  return rows.applications.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    payer: row.payer,
    facility: row.facility,
    type: row.type,
    route: row.route,
    what: row.what,
    owner: row.owner,
    openedOn: row.opened_on as CalendarDate,
    previousId: row.previous_id,
    replacesId: row.replaces_id,
    lines: lines.get(row.id) ?? [],
    steps: steps.get(row.id) ?? [],
    contacts: contacts.get(row.id) ?? [],
    followUps: followUps.get(row.id) ?? [],
  }));
}

function byApplication<Row extends { application_id: string }, Part>(
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): ReadonlyMap<string, readonly Part[]> {
  const parts = new Map<string, Part[]>();
  for (const row of rows) {
    const known = parts.get(row.application_id);
    if (known === undefined) parts.set(row.application_id, [partOf(row)]);
    else known.push(partOf(row));
  }
  return parts;
}

function lineOf(row: StoredRow<'application_line'>): ApplicationLine {
  return { id: row.id, number: row.number, product: row.product, group: row.group_key, location: row.location };
}

function stepOf(row: StoredRow<'step'>): Step {
  return {
    id: row.id,
    lineId: row.line_id,
    name: row.name,
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
    via: row.via,
    reference: row.reference,
    reason: row.reason,
    dueOn: row.due_on as CalendarDate | null,
    until: row.until_on as CalendarDate | null,
    reopensOn: row.reopens_on as CalendarDate | null,
    effectiveOn: row.effective_on as CalendarDate | null,
    payerId: row.payer_id,
    note: row.note,
  };
}

function contactOf(row: StoredRow<'contact'>): Contact {
  return {
    id: row.id,
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
    text: row.text,
    channel: row.channel,
    rep: row.rep,
    reference: row.reference,
    promisedOn: row.promised_on as CalendarDate | null,
  };
}

function followUpOf(row: StoredRow<'follow_up'>): FollowUp {
  return {
    id: row.id,
    on: row.set_on as CalendarDate,
    sequence: row.recorded_seq,
    dueOn: row.due_on as CalendarDate,
    origin: row.origin,
  };
}

function bySubject(left: ApplicationOfSubject, right: ApplicationOfSubject): number {
  const keys = ({ subject, application, payerName }: ApplicationOfSubject): readonly string[] => [
    subject.name,
    subject.key,
    payerName ?? application.facility ?? '',
    application.openedOn,
    application.id,
  ];
  const rightKeys = keys(right);
  for (const [position, key] of keys(left).entries()) {
    const other = rightKeys[position] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}
