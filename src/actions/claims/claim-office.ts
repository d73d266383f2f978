/** Whom the files of payers speak of: our providers, groups and payers, found by the ids that stand in claims. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { isExcludedOn } from '../../domain/claims/exclusion.ts';
import { ListedPeople } from '../../domain/claims/listed-people.ts';
import type { DerivationContext, Subject } from '../../domain/facts.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { ParticipationRow } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** The office as files of payers see it. */
export interface ClaimOffice {
  readonly context: DerivationContext;
  /** The provider with an NPI. */
  provider(npi: string | null): Subject | undefined;
  /** Key of the group with an NPI or tax id. */
  group(ids: readonly string[]): string | null;
  /** Key of the payer with an id or name out of a file; null: none of ours. */
  payer(codes: readonly string[], name: string): string | null;
  /** What is recorded of a provider as known on the as-of day. */
  participation(subjectId: string): readonly ParticipationRow[];
  /** Whether a provider is excluded from federal programs on a day: by what is recorded with payers, or else by the lists. */
  isExcluded(subjectId: string, on: CalendarDate): boolean;
}

/** Reads whom the ledger knows, once for a whole file. */
export async function claimOffice(ledger: Ledger, asOf: CalendarDate): Promise<ClaimOffice> {
  const [providers, groups, context] = await Promise.all([
    ledger.subjects.list({ kind: 'provider' }),
    groupIds(ledger),
    ledger.facts.context(),
  ]);
  const byNpi = new Map(providers.flatMap((one) => (one.npi === null ? [] : [[one.npi, one] as const])));
  const payers = await payerNames(ledger, context);
  const listed = new ListedPeople(await ledger.screenings.matches({ asOf }), asOf);
  const known = new Map<string, readonly ParticipationRow[]>();
  const participation = (subjectId: string): readonly ParticipationRow[] => {
    let rows = known.get(subjectId);
    if (rows === undefined) {
      rows = ledger.participations.knownOn(subjectId, asOf);
      known.set(subjectId, rows);
    }
    return rows;
  };
  return {
    context,
    provider: (npi) => (npi === null ? undefined : byNpi.get(npi)),
    group: (ids) => ids.flatMap((id) => groups.get(plainId(id)) ?? [])[0] ?? null,
    payer: (codes, name) =>
      codes.flatMap((code) => payers.get(plainId(code)) ?? [])[0] ?? payers.get(plainName(name)) ?? null,
    participation,
    isExcluded: (subjectId, on) => isExcludedOn(subjectId, participation(subjectId), listed, on),
  };
}

async function groupIds(ledger: Ledger): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { key, body } of await ledger.documents.list('group')) {
    const { npi, tin } = JSON.parse(body) as { readonly npi?: string; readonly tin?: string };
    for (const id of [npi, tin]) if (id !== undefined) found.set(plainId(id), key);
  }
  return found;
}

/** Payers by their ids on claims, by their names, and by the ids under which their payments were posted before. */
async function payerNames(ledger: Ledger, context: DerivationContext): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { payer, payerCode } of await ledger.claims.remittances())
    if (payer !== null && payerCode !== null) found.set(plainId(payerCode), payer);
  for (const { key, body } of await ledger.documents.list('payer')) {
    const { name, legalName } = JSON.parse(body) as Payer;
    for (const one of [name, legalName]) if (one !== undefined) found.set(plainName(one), key);
  }
  for (const { key, payerIds = [] } of context.payers.values())
    for (const { id } of payerIds) found.set(plainId(id), key);
  return found;
}

function plainId(id: string): string {
  return id.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
}

function plainName(name: string): string {
  return `name ${name
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]+/g, ' ')
    .trim()}`;
}
