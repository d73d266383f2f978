/** Contracts as last synced, and who stands on them. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { ContractFacts, ContractMember } from '../domain/contracts/contract.ts';
import type { Contract } from '../domain/nouns/contract.ts';
import type { Store } from './database.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** Which contracts. */
export interface ContractFilter {
  readonly payer?: string | undefined;
  /** NPI of a provider, key of a group or facility. */
  readonly holder?: string | undefined;
}

/** Reads contracts. */
export class Contracts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Contracts by key. */
  async list(filter: ContractFilter = {}): Promise<readonly ContractFacts[]> {
    let query = contractQuery();
    if (filter.payer !== undefined) query = query.where('contract.payer', '=', filter.payer);
    if (filter.holder !== undefined) query = query.where('contract.holder_key', '=', filter.holder);
    return (await this.#store.all(query.orderBy('contract.key'))).map(contractOf);
  }

  /** The contract with this key. */
  async byKey(key: string): Promise<ContractFacts | undefined> {
    const row = await this.#store.first(contractQuery().where('contract.key', '=', key));
    return row === undefined ? undefined : contractOf(row);
  }

  /** Who stands, stood or will stand on a contract by a row of its own, in the order of recording. */
  async members(contract: string): Promise<readonly ContractMember[]> {
    const query = sql.selectFrom('contract_member').selectAll().where('contract', '=', contract);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(memberOf);
  }

  /** On which contracts a subject stands, stood or will stand by a row of its own, in the order of recording. */
  async ofSubject(subjectId: string): Promise<readonly ContractMember[]> {
    const query = sql.selectFrom('contract_member').selectAll().where('subject_id', '=', subjectId);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(memberOf);
  }
}

/** Contracts with the texts of their documents, which hold the clauses. */
const contractQuery = () =>
  sql
    .selectFrom('contract')
    .leftJoin('document', 'document.id', 'contract.document_id')
    .selectAll('contract')
    .select('document.body as body');

/** What a document says of terms, notices and changes. */
function clausesOf(body: string | null): Pick<ContractFacts, 'clauses'> {
  if (body === null) return {};
  const contract = JSON.parse(body) as Contract;
  const { effective, ends, initialTerm, renewal, nonRenewalNotice, terminationNotice } = contract;
  const { noTerminationInInitialTerm, notices, amendment, rounds } = contract;
  return {
    clauses: {
      ...(effective === undefined ? {} : { effective }),
      ...(ends === undefined ? {} : { ends }),
      ...(initialTerm === undefined ? {} : { initialTerm }),
      ...(renewal === undefined ? {} : { renewal }),
      ...(nonRenewalNotice === undefined ? {} : { nonRenewalNotice }),
      ...(terminationNotice === undefined ? {} : { terminationNotice }),
      ...(noTerminationInInitialTerm === undefined ? {} : { noTerminationInInitialTerm }),
      ...(notices === undefined ? {} : { notices }),
      ...(amendment === undefined ? {} : { amendment }),
      ...(rounds === undefined ? {} : { rounds }),
    },
  };
}

/** A stored contract as domain value. */
function contractOf(row: StoredRow<'contract'> & { readonly body: string | null }): ContractFacts {
  const { filing_initial: initial, filing_corrected: corrected } = row;
  const { filing_secondary: secondary, filing_appeal: appeal } = row;
  return {
    key: row.key,
    payer: row.payer,
    holder: row.holder_kind === '' ? null : { kind: row.holder_kind, key: row.holder_key },
    route: row.route,
    status: row.status,
    products: JSON.parse(row.products) as string[],
    excludedProducts: JSON.parse(row.excluded_products) as string[],
    allProducts: row.all_products === 1,
    locations: JSON.parse(row.locations) as string[],
    signedOn: row.signed_on as CalendarDate | null,
    effectiveOn: row.effective_on as CalendarDate | null,
    endsOn: row.ends_on as CalendarDate | null,
    delegated: row.delegated === 1,
    portable: row.portable === null ? null : row.portable === 1,
    newProvidersFrom: row.new_providers_from,
    filing: {
      ...(initial === null ? {} : { initial }),
      ...(corrected === null ? {} : { corrected }),
      ...(secondary === null ? {} : { secondary }),
      ...(appeal === null ? {} : { appeal }),
    },
    ...clausesOf(row.body),
  };
}

/** A stored place on a contract as domain value. */
export function memberOf(row: StoredRow<'contract_member'>): ContractMember {
  return {
    id: row.id,
    subjectId: row.subject_id,
    contract: row.contract,
    origin: row.origin,
    on: row.happened_on as CalendarDate | null,
    from: row.from_on as CalendarDate | null,
    until: row.until_on as CalendarDate | null,
    products: JSON.parse(row.products) as string[],
    locations: JSON.parse(row.locations) as string[],
    payerId: row.payer_id,
    lineId: row.line_id,
    reason: row.reason,
    sequence: row.recorded_seq,
  };
}
