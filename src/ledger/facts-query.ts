/** All facts about a subject, as rules take them. */

import type { BillingRecord } from '../domain/billing-record.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { elementHashes } from '../domain/dossier-facts.ts';
import type { FacilityFacts } from '../domain/facility-facts.ts';
import type {
  Credential,
  DerivationContext,
  GroupFacts,
  GroupFile,
  PayerFacts,
  Subject,
  SubjectFacts,
  Verification,
  Waiver,
} from '../domain/facts.ts';
import { ownBody } from '../domain/file-facts.ts';
import { medicareEvents } from '../domain/medicare-events.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { premisesOf } from '../domain/premises.ts';
import { noPrivileges } from '../domain/privileges/privilege-facts.ts';
import { noStanding, type ProviderStanding, providerStanding } from '../domain/provider-standing.ts';
import { lookedUpOn } from '../domain/screening/last-screening.ts';
import type { VerifiedFile } from '../domain/verified-value.ts';
import { applicationQueries, assembled } from './application-query.ts';
import { ClaimFactsQuery } from './claim-facts-query.ts';
import { Contracts } from './contract-query.ts';
import { credentialsOf } from './credential-rows.ts';
import type { Store } from './database.ts';
import { facilityFacts, groupFacts, payerDocumentFacts } from './document-facts.ts';
import { FileFactsQuery } from './file-facts-query.ts';
import { type Holder, holders } from './holder-query.ts';
import { batchSize, ManyFacts } from './many-facts.ts';
import { PrivilegeFactsQuery } from './privilege-query.ts';
import { type FormsById, formsById } from './privilege-rows.ts';
import { sql } from './stored-tables.ts';
import { subjectOf } from './subject-query.ts';
import type { StoredRow } from './tables.ts';
import { verificationOf } from './verification-rows.ts';

/** A subject with what billing depends on. */
export interface BillingSubject {
  readonly facts: BillingRecord;
  readonly standing: ProviderStanding;
}

/** Reads facts by subject; each query is built and prepared once, since bulk derivation asks for every subject. */
export class Facts {
  readonly #store: Store;
  #queries: ReturnType<typeof preparedQueries> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** When somebody was last looked up among the excluded, as known on a day; null: never. Nothing else is read. */
  lookedUpOn(subjectId: string, asOf: CalendarDate): CalendarDate | null {
    this.#queries ??= preparedQueries(this.#store);
    const { file, looks } = this.#queries;
    const verifications = looks.all(subjectId).map((row) => ({ element: row.element, on: row.on as CalendarDate }));
    return lookedUpOn({ screenings: file.screenings(subjectId), verifications }, asOf);
  }

  /** Everything recorded about one subject. */
  async of(subjectId: string): Promise<SubjectFacts | undefined> {
    return this.#of(subjectId);
  }

  /** What billing depends on, of many subjects, some hundred at a time, with what their dossiers say of places and numbers. */
  *billing(subjectIds: readonly string[]): Generator<BillingSubject, void, undefined> {
    let known: FormsById | undefined;
    const forms = (): FormsById => {
      known ??= formsById(this.#store);
      return known;
    };
    for (let at = 0; at < subjectIds.length; at += batchSize) {
      const ids = subjectIds.slice(at, at + batchSize);
      const many = new ManyFacts(this.#store, ids);
      const [subjects, credentials, applications] = [many.subjects(), many.credentials(), many.applications()];
      const [decisions, occurrences, matches] = [many.decisions(), many.occurrences(), many.matches()];
      const [links, privileges, dossiers] = [many.links(), many.privileges(forms), many.dossiers()];
      for (const id of ids) {
        const subject = subjects.get(id);
        if (subject === undefined) continue;
        const facts = {
          subject,
          credentials: credentials.get(id) ?? [],
          applications: applications.get(id) ?? [],
          decisions: decisions.get(id) ?? [],
          occurrences: occurrences.get(id) ?? [],
          matches: matches.get(id) ?? [],
          links: links.get(id) ?? [],
          privileges: privileges.get(id) ?? noPrivileges,
        };
        const body = dossiers.get(id);
        yield { facts, standing: standingOf(body === undefined ? undefined : (JSON.parse(body) as Dossier)) };
      }
    }
  }

  #of(subjectId: string): SubjectFacts | undefined {
    this.#queries ??= preparedQueries(this.#store);
    const queries = this.#queries;
    const subject = queries.subject.get(subjectId);
    if (subject === undefined) return undefined;
    const who = subjectOf(subject);
    const credentials = credentialsOf(queries.credentials.all(subjectId), queries.terms.all(subjectId));
    const verifications = queries.verifications.all(subjectId).map(verificationOf);
    return {
      subject: who,
      credentials,
      applications: assembled({
        applications: queries.applications.all(subjectId),
        lines: queries.lines.all(subjectId),
        steps: queries.steps.all(subjectId),
        contacts: queries.contacts.all(subjectId),
        followUps: queries.followUps.all(subjectId),
      }),
      verifications,
      waivers: queries.waivers.all(subjectId).map(waiverOf),
      ...queries.file.of(subjectId),
      privileges: queries.privileges.of(subjectId),
      claims: queries.claims.of(subjectId),
      // Who works in one state never works in another: most dossiers need not be read.
      ...(who.kind === 'provider' && who.states.length > 1 ? { places: this.standing(subjectId).places } : {}),
      ...this.#stated(subjectId, credentials),
      ...this.#written(who, verifications),
    };
  }

  /** What the verifications of many subjects are judged on, some hundred at a time; who is not on file is left out. */
  *verified(subjectIds: readonly string[]): Generator<VerifiedFile, void, undefined> {
    for (let at = 0; at < subjectIds.length; at += batchSize) {
      const ids = subjectIds.slice(at, at + batchSize);
      const many = new ManyFacts(this.#store, ids);
      const [subjects, credentials, verifications] = [many.subjects(), many.credentials(), many.verifications()];
      const [monitorings, occurrences] = [many.monitorings(), many.occurrences()];
      for (const id of ids) {
        const subject = subjects.get(id);
        if (subject === undefined) continue;
        const own = verifications.get(id) ?? [];
        yield {
          subject,
          credentials: credentials.get(id) ?? [],
          verifications: own,
          monitorings: monitorings.get(id) ?? [],
          occurrences: occurrences.get(id) ?? [],
          ...this.#written(subject, own),
        };
      }
    }
  }

  /** What its document says of what was verified. */
  #written(
    { id, kind }: Subject,
    verifications: readonly Verification[],
  ): Pick<SubjectFacts, 'elementHashes' | 'premises'> {
    return kind === 'provider' ? this.#hashed(id, verifications) : this.#placed(id);
  }

  /** What a dossier says of its elements, where a verification of one is held against it. */
  #hashed(subjectId: string, verifications: readonly Verification[]): Pick<SubjectFacts, 'elementHashes'> {
    const isHeld = verifications.some(({ credentialId, valueHash }) => credentialId === null && valueHash !== null);
    const dossier = isHeld ? this.dossier(subjectId) : undefined;
    return dossier === undefined ? {} : { elementHashes: elementHashes(dossier) };
  }

  /** Where the document of a group or facility says that it stands. */
  #placed(subjectId: string): Pick<SubjectFacts, 'premises'> {
    this.#queries ??= preparedQueries(this.#store);
    const row = this.#queries.dossier.get(subjectId);
    return row === undefined ? {} : { premises: premisesOf(JSON.parse(row.body) as Facility | Group) };
  }

  /** What a dossier says of Medicare besides its terms; few say anything, and the others need not be read as JSON. */
  #stated(subjectId: string, credentials: readonly Credential[]): Pick<SubjectFacts, 'stated'> {
    const enrollment = credentials.find(({ kind }) => kind === 'medicare');
    const row = enrollment === undefined ? undefined : this.#queries?.dossier.get(subjectId);
    if (enrollment === undefined || row?.kind !== 'dossier' || !/"(?:optOut|lastClaim)":/.test(row.body)) return {};
    return { stated: medicareEvents((JSON.parse(row.body) as Dossier).medicare, enrollment.id) };
  }

  /** The facts of every subject, one subject at a time, by id. */
  async *all(): AsyncGenerator<SubjectFacts, void, undefined> {
    for (const id of await this.subjectIds()) {
      const facts = await this.of(id);
      if (facts !== undefined) yield facts;
    }
  }

  /** What the use of privileges is judged on, of everybody to whom any were granted, in the order of their ids. */
  holders(): Generator<Holder, void, undefined> {
    return holders(this.#store);
  }

  /** Ids of all subjects, sorted. */
  async subjectIds(): Promise<readonly string[]> {
    return (await this.#store.all(sql.selectFrom('subject').select('id').orderBy('id'))).map(({ id }) => id);
  }

  /**
   * Ids of the subjects whose deadlines and participation a payer or facility may move: those with an application to it,
   * those whom our own committee, or its, has decided on, and those who stand on or hold a contract with it.
   */
  async subjectIdsOfBody(key: string): Promise<readonly string[]> {
    const asking = sql
      .selectFrom('application')
      .select('subject_id')
      .where((eb) => eb.or([eb('payer', '=', key), eb('facility', '=', key)]));
    const decided = sql.selectFrom('decision').select('subject_id').where('body', 'in', [key, ownBody]);
    const linked = sql
      .selectFrom('contract_member')
      .innerJoin('contract', 'contract.key', 'contract_member.contract')
      .select('contract_member.subject_id')
      .where('contract.payer', '=', key);
    const holding = sql
      .selectFrom('contract')
      .innerJoin('subject', 'subject.key', 'contract.holder_key')
      .whereRef('subject.kind', '=', 'contract.holder_kind')
      .select('subject.id as subject_id')
      .where('contract.payer', '=', key);
    const found = await this.#store.all(asking.union(decided).union(linked).union(holding));
    return found.map(({ subject_id }) => subject_id);
  }

  /** Ids of the providers who belong to a group. */
  async subjectIdsOfGroup(key: string): Promise<readonly string[]> {
    const query = sql.selectFrom('subject').select('id').where('groups', 'like', `%"${key}"%`);
    return (await this.#store.all(query)).map(({ id }) => id);
  }

  /** Ids of the subjects that stand for everybody in a screening: all but the providers of groups. */
  async rosterBearerIds(): Promise<readonly string[]> {
    const query = sql
      .selectFrom('subject')
      .select('id')
      .where((eb) => eb.or([eb('kind', '!=', 'provider'), eb('groups', '=', '[]')]));
    return (await this.#store.all(query)).map(({ id }) => id);
  }

  /** What derivation needs besides a subject's own facts. */
  async context(): Promise<DerivationContext> {
    return {
      payers: new Map((await this.payers()).map((payer) => [payer.key, payer])),
      facilities: new Map((await this.facilities()).map((facility) => [facility.key, facility])),
      groups: new Map((await this.groups()).map((group) => [group.key, group])),
      contracts: new Map((await new Contracts(this.#store).list()).map((contract) => [contract.key, contract])),
      groupFile: this.#groupFile(),
    };
  }

  /** Finds the file of a group when it is first asked for. */
  #groupFile(): NonNullable<DerivationContext['groupFile']> {
    const found = new Map<string, GroupFile | undefined>();
    return (key) => {
      if (!found.has(key)) {
        const query = sql.selectFrom('subject').select('id').where('kind', '=', 'group').where('key', '=', '');
        const id = this.#store.prepared(query).get('group', key)?.id;
        found.set(key, id === undefined ? undefined : this.#of(id));
      }
      return found.get(key);
    };
  }

  /** All payers by name. */
  async payers(): Promise<readonly PayerFacts[]> {
    return (await this.#store.all(payerQuery().orderBy('payer.name').orderBy('payer.key'))).map(payerOf);
  }

  /** All facilities that have a document. */
  async facilities(): Promise<readonly FacilityFacts[]> {
    const query = sql.selectFrom('document').select('body').where('kind', '=', 'facility');
    return (await this.#store.all(query.where('status', '=', 'current'))).map(({ body }) => facilityFacts(body));
  }

  /** All groups that have a document. */
  async groups(): Promise<readonly GroupFacts[]> {
    const query = sql.selectFrom('document').select('body').where('kind', '=', 'group');
    return (await this.#store.all(query.where('status', '=', 'current'))).map(({ body }) => groupFacts(body));
  }

  /** What the dossier of a provider says of places and numbers. */
  standing(subjectId: string): ProviderStanding {
    return standingOf(this.dossier(subjectId));
  }

  /** The dossier of a provider as it was last synced. */
  dossier(subjectId: string): Dossier | undefined {
    this.#queries ??= preparedQueries(this.#store);
    const row = this.#queries.dossier.get(subjectId);
    return row === undefined || row.kind !== 'dossier' ? undefined : (JSON.parse(row.body) as Dossier);
  }

  /** The payer with this key. */
  async payer(key: string): Promise<PayerFacts | undefined> {
    const row = await this.#store.first(payerQuery().where('payer.key', '=', key));
    return row === undefined ? undefined : payerOf(row);
  }
}

const standingOf = (dossier: Dossier | undefined): ProviderStanding =>
  dossier === undefined ? noStanding : providerStanding(dossier);

/** Payers with the text of their documents, which may change rules. */
const payerQuery = () =>
  sql
    .selectFrom('payer')
    .leftJoin('document', 'document.id', 'payer.document_id')
    .selectAll('payer')
    .select('document.body as body');

/** Statements that take one parameter, the subject's id. */
const preparedQueries = (store: Store) => {
  const id = '';
  const { applications, lines, steps, contacts, followUps } = applicationQueries({ subjectId: id });
  const credentials = sql.selectFrom('credential').selectAll().where('subject_id', '=', id);
  const terms = sql
    .selectFrom('term')
    .innerJoin('credential', 'credential.id', 'term.credential_id')
    .selectAll('term')
    .where('credential.subject_id', '=', id);
  const verifications = sql.selectFrom('verification').selectAll().where('subject_id', '=', id).orderBy('recorded_seq');
  const looks = sql.selectFrom('verification').select(['element', 'happened_on as on']).where('subject_id', '=', id);
  const waivers = sql.selectFrom('waiver').selectAll().where('subject_id', '=', id).orderBy('recorded_seq');
  const dossier = sql
    .selectFrom('subject')
    .innerJoin('document', 'document.id', 'subject.document_id')
    .select(['document.kind', 'document.body'])
    .where('subject.id', '=', id);
  return {
    dossier: store.prepared(dossier),
    subject: store.prepared(sql.selectFrom('subject').selectAll().where('id', '=', id)),
    credentials: store.prepared(credentials.orderBy('kind').orderBy('natural_key')),
    terms: store.prepared(terms),
    applications: store.prepared(applications),
    lines: store.prepared(lines),
    steps: store.prepared(steps),
    contacts: store.prepared(contacts),
    followUps: store.prepared(followUps),
    verifications: store.prepared(verifications),
    looks: store.prepared(looks),
    waivers: store.prepared(waivers),
    file: new FileFactsQuery(store),
    privileges: new PrivilegeFactsQuery(store),
    claims: new ClaimFactsQuery(store),
  };
};

function payerOf(row: StoredRow<'payer'> & { readonly body: string | null }): PayerFacts {
  return {
    key: row.key,
    name: row.name,
    lines: JSON.parse(row.lines) as string[],
    states: JSON.parse(row.states) as string[],
    packs: JSON.parse(row.packs) as string[],
    followUpEvery: row.follow_up_every,
    decisionWithin: row.decision_within,
    ...payerDocumentFacts(row.body),
  };
}

function waiverOf(row: StoredRow<'waiver'>): Waiver {
  return {
    id: row.id,
    rule: row.rule,
    payer: row.payer,
    on: row.happened_on as CalendarDate,
    until: row.until_on as CalendarDate,
    reason: row.reason,
  };
}
