/** Whom charges name, found in our documents: who bills and rendered, who pays, where the service was, who else had a part in it. */

import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ChargedProvider } from '../../sources/charged-people.ts';
import type { Charge } from '../../sources/charges-csv.ts';
import type { NewProvider } from '../../sources/x12/professional-writer.ts';
import { claimPayerId, type GroupPlace, groupFault, otherProvider } from './charged-parties.ts';
import type { ClaimOffice } from './claim-office.ts';

/** Where the documents are. */
interface Documents {
  readonly ledger: Ledger;
  readonly office: ClaimOffice;
}

/** Whom a claim is from and to, and where the service was. */
export interface Parties {
  readonly provider: Subject;
  readonly payer: PayerFacts;
  readonly payerDocument: Payer;
  readonly payerId: string;
  readonly group: Group;
  readonly dossier: Dossier;
  readonly place: GroupPlace | undefined;
  readonly facility: Facility | undefined;
  readonly placeOfService: string;
}

/** The parties of a claim, or all that is lacking. */
export async function partiesOf(first: Charge, { ledger, office }: Documents): Promise<Parties | string> {
  const faults: string[] = [];
  const provider = office.provider(first.npi);
  if (provider === undefined) faults.push(`no provider has the NPI \`${first.npi}\``);
  const payer = office.context.payers.get(first.payer);
  if (payer === undefined) faults.push(`no payer has the key \`${first.payer}\``);
  const groupKey = first.group === '' ? (provider?.groups.length === 1 ? provider.groups[0] : undefined) : first.group;
  if (groupKey === undefined && provider !== undefined)
    faults.push('name the `group` that bills: the provider belongs to none or several');
  const [group, dossier, payerDocument] = await Promise.all([
    groupKey === undefined ? undefined : documentOf<Group>(ledger, 'group', groupKey),
    documentOf<Dossier>(ledger, 'dossier', first.npi),
    documentOf<Payer>(ledger, 'payer', first.payer),
  ]);
  if (group === undefined && groupKey !== undefined) faults.push(`no group has the key \`${groupKey}\``);
  if ((provider !== undefined && dossier === undefined) || (payer !== undefined && payerDocument === undefined))
    faults.push('the provider or the payer has no document');
  const lack = group === undefined ? undefined : groupFault(group);
  if (lack !== undefined) faults.push(lack);
  const place = first.location === '' ? undefined : group?.locations?.find(({ key }) => key === first.location);
  if (first.location !== '' && place === undefined && group !== undefined)
    faults.push(`group \`${group.key}\` has no location \`${first.location}\``);
  const placeOfService = first.place || place?.posCode || '';
  if (placeOfService === '') faults.push('neither `place` nor the location says the place of service');
  const found =
    payerDocument === undefined ? undefined : claimPayerId(payerDocument, first.product, group?.clearinghouse?.name);
  if (found !== undefined && 'because' in found) faults.push(found.because);
  const payerId = found !== undefined && 'id' in found ? found.id : undefined;
  const isLacking =
    provider === undefined || payer === undefined || payerDocument === undefined || payerId === undefined;
  if (faults.length > 0 || isLacking || group === undefined || dossier === undefined) return faults.join('; ');
  const facility =
    place?.facility === undefined ? undefined : await documentOf<Facility>(ledger, 'facility', place.facility);
  return { provider, payer, payerDocument, payerId, group, dossier, place, facility, placeOfService };
}

/** Who referred, ordered and supervised, as the claim names them; or why it cannot. */
export async function otherProviders(
  charges: readonly Charge[],
  { ledger, office }: Documents,
): Promise<ReadonlyMap<ChargedProvider | null, NewProvider> | string> {
  const found = new Map<ChargedProvider | null, NewProvider>();
  const faults = new Set<string>();
  for (const role of ['referring', 'supervising', 'ordering'] as const) {
    if (role !== 'ordering' && new Set(charges.map((one) => one[role]?.npi)).size > 1)
      faults.add(`rows of one claim differ in \`${role}_npi\``);
    for (const { [role]: charged } of charges) {
      if (charged === null) continue;
      const ours = office.provider(charged.npi) === undefined ? undefined : charged.npi;
      const dossier = ours === undefined ? undefined : await documentOf<Dossier>(ledger, 'dossier', ours);
      const made = otherProvider(charged, role, dossier?.name);
      if (typeof made === 'string') faults.add(made);
      else found.set(charged, made);
    }
  }
  return faults.size === 0 ? found : [...faults].join('; ');
}

/** The document of a kind with a key; undefined: there is none. */
export async function documentOf<T>(
  ledger: Ledger,
  kind: 'group' | 'dossier' | 'payer' | 'facility',
  key: string,
): Promise<T | undefined> {
  const found = await ledger.documents.byKey(kind, key);
  return found === undefined ? undefined : (JSON.parse(found.body) as T);
}
