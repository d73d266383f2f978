import { type CalendarDate, earliest } from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import type { ContractHolder } from '../domain/contracts/contract.ts';
import type { Contract, Linked } from '../domain/nouns/contract.ts';
import type { Transaction } from '../ledger/command.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Takes a contract's document into the ledger, without its members. */
export async function writeContract(tx: Transaction, contract: Contract, documentId: string): Promise<void> {
  const holder = holderOf(contract);
  const row = {
    payer: contract.payer,
    holder_kind: holder?.kind ?? '',
    holder_key: holder?.key ?? '',
    route: contract.route,
    status: contract.status ?? 'signed',
    products: contract.products ?? [],
    excluded_products: contract.excludedProducts ?? [],
    all_products: flag(contract.allProducts ?? false),
    locations: contract.locations ?? [],
    signed_on: contract.signed ?? null,
    effective_on: contract.effective ?? null,
    ends_on: contractEnd(contract),
    delegated: flag(contract.delegated ?? false),
    portable: contract.portable === undefined ? null : flag(contract.portable),
    new_providers_from: contract.newProvidersFrom ?? null,
    filing_initial: contract.filing?.initial ?? null,
    filing_corrected: contract.filing?.corrected ?? null,
    filing_secondary: contract.filing?.secondary ?? null,
    filing_appeal: contract.filing?.appeal ?? null,
    document_id: documentId,
  } as const;
  if ((await tx.row('contract', contract.key)) === undefined)
    await tx.insert('contract', { key: contract.key, ...row });
  else await tx.update('contract', contract.key, row);
}

/**
 * Brings the members that documents name in step with them: of the contracts that changed, and of those that name a
 * provider who is new. Places on a contract that commands made stay as they are; an NPI without a dossier is passed over
 * until there is one.
 */
export async function linkMembers(
  tx: Transaction,
  ledger: Ledger,
  changed: ReadonlySet<string>,
  newProviders: ReadonlySet<string>,
): Promise<void> {
  for (const { key, body } of await ledger.documents.list('contract')) {
    const members = (JSON.parse(body) as Contract).members ?? [];
    if (changed.has(key) || members.some(({ npi }) => newProviders.has(npi)))
      await writeMembers(tx, ledger, key, members);
  }
}

async function writeMembers(
  tx: Transaction,
  ledger: Ledger,
  contract: string,
  members: readonly Linked[],
): Promise<void> {
  const left = (await ledger.contracts.members(contract)).filter(({ origin }) => origin === 'document');
  for (const member of members) {
    const subject = await ledger.subjects.byKey('provider', member.npi);
    if (subject === undefined) continue;
    const row = {
      from_on: member.from ?? null,
      until_on: member.until ?? null,
      products: member.products ?? [],
      locations: member.locations ?? [],
      payer_id: member.payerId ?? null,
    };
    const own = left.filter(({ subjectId }) => subjectId === subject.id);
    const old = own.find(({ from }) => from === row.from_on) ?? own[0];
    if (old === undefined) {
      const id = await tx.newId('cm');
      await tx.insert('contract_member', { id, subject_id: subject.id, contract, origin: 'document', ...row });
    } else {
      left.splice(left.indexOf(old), 1);
      await tx.update('contract_member', old.id, row);
    }
  }
  for (const gone of left) await tx.delete('contract_member', gone.id);
}

function holderOf({ holder }: Contract): { readonly kind: ContractHolder; readonly key: string } | undefined {
  if (holder.group !== undefined) return { kind: 'group', key: holder.group };
  if (holder.provider !== undefined) return { kind: 'provider', key: holder.provider };
  return holder.facility === undefined ? undefined : { kind: 'facility', key: holder.facility };
}

/**
 * First day on which the contract no longer counts: as its document says; else the day that a notice of termination or
 * non-renewal takes effect, or the end of a first term that does not renew. Null: not in sight.
 */
function contractEnd({ ends, notices, renewal, initialTerm, effective }: Contract): string | null {
  if (ends !== undefined) return ends;
  const noticed = (notices ?? []).flatMap(({ kind, effective: on }) =>
    (kind === 'termination' || kind === 'non-renewal') && on !== undefined ? [on as CalendarDate] : [],
  );
  const bound =
    renewal?.kind === 'none' && initialTerm !== undefined && effective !== undefined
      ? [dateAfter(effective as CalendarDate, duration(initialTerm))]
      : [];
  const [first, ...others] = [...noticed, ...bound];
  return first === undefined ? null : earliest(first, ...others);
}

function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
