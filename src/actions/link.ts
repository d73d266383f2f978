import { lineStanding } from '../domain/application.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { ContractFacts, ContractMember } from '../domain/contracts/contract.ts';
import type { Application } from '../domain/facts.ts';
import { UserError } from '../errors.ts';
import type { Transaction } from '../ledger/command.ts';

/** A place on a contract. */
export interface Link {
  readonly contract: string;
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly products: readonly string[];
  readonly locations: readonly string[];
  readonly payerId: string | null;
  readonly reason: string | null;
}

/** Refuses a place that the contract cannot give: outside its days, products and places, or held already. */
export function refuseLink(contract: ContractFacts, link: Link, standing: readonly ContractMember[]): void {
  const { from, until } = link;
  if (until !== null && until <= from)
    throw new UserError('usage/bad-value', `the place ends on ${until}, not after ${from}`);
  if (contract.effectiveOn !== null && from < contract.effectiveOn) {
    throw new UserError('usage/bad-value', `\`${contract.key}\` begins on ${contract.effectiveOn}, after ${from}`, {
      hint: `say \`--from ${contract.effectiveOn}\` or a later day`,
    });
  }
  if (contract.endsOn !== null && contract.endsOn <= from)
    throw new UserError('usage/bad-value', `\`${contract.key}\` ended on ${contract.endsOn}, before ${from}`);
  refuseOthers('product', link.products, contract.products, contract.key);
  refuseOthers('location', link.locations, contract.locations, contract.key);
  const held = standing.find(
    (one) => overlap(one, link) && shares(one.products, link.products) && shares(one.locations, link.locations),
  );
  if (held === undefined) return;
  const since = held.from === null ? '' : ` since ${held.from}`;
  throw new UserError('record/exists', `the provider stands on \`${contract.key}\`${since} already`, {
    hint: held.until === null ? '`empanel contract unlink` ends that place' : `that place ends on ${held.until}`,
  });
}

function refuseOthers(what: string, asked: readonly string[], offered: readonly string[], contract: string): void {
  const other = offered.length === 0 ? undefined : asked.find((one) => !offered.includes(one));
  if (other === undefined) return;
  throw new UserError('usage/bad-value', `\`${contract}\` does not cover the ${what} \`${other}\``, {
    hint: `${what}s: ${offered.join(', ')}`,
  });
}

function overlap(held: ContractMember, { from, until }: Link): boolean {
  return (held.until === null || from < held.until) && (until === null || held.from === null || held.from < until);
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.length === 0 || right.length === 0 || left.some((one) => right.includes(one));
}

/** Puts a provider on a contract. */
export async function link(tx: Transaction, subjectId: string, place: Link): Promise<string> {
  return tx.insert('contract_member', {
    id: await tx.newId('cm'),
    subject_id: subjectId,
    contract: place.contract,
    origin: 'command',
    happened_on: place.on,
    from_on: place.from,
    until_on: place.until,
    products: place.products,
    locations: place.locations,
    payer_id: place.payerId,
    reason: place.reason,
  });
}

/** A place that the approval of a line made. */
export interface ApprovedPlace {
  readonly lineId: string;
  readonly product: string | null;
  readonly location: string | null;
  readonly payerId: string | null;
}

/** The places on a group's contract that approvals of its route made for a provider, without rows of their own. */
export function approvedPlaces(
  contract: ContractFacts,
  applications: readonly Application[],
  standing: readonly ContractMember[],
  asOf: CalendarDate,
): readonly ApprovedPlace[] {
  const replaced = new Set(standing.flatMap(({ lineId }) => lineId ?? []));
  return applications
    .filter(({ payer, route }) => payer === contract.payer && route === 'group')
    .flatMap((application) =>
      application.lines.flatMap((line) => {
        const { state, payerId } = lineStanding(application, line, asOf);
        if (line.group !== contract.holder?.key || replaced.has(line.id)) return [];
        if (state !== 'approved' && state !== 'loaded') return [];
        return [{ lineId: line.id, product: line.product, location: line.location, payerId }];
      }),
    );
}

/**
 * Ends the places of a provider on a contract: `on` is the first day without them. Places that approvals made get rows of
 * their own; those that the document names end there. Returns how many ended.
 */
export async function unlink(
  tx: Transaction,
  subjectId: string,
  contract: string,
  places: readonly ContractMember[],
  approved: readonly ApprovedPlace[],
  { on, asOf, reason }: { readonly on: CalendarDate; readonly asOf: CalendarDate; readonly reason: string | null },
): Promise<number> {
  for (const { id } of places) await tx.update('contract_member', id, { until_on: on, reason });
  for (const { lineId, product, location, payerId } of approved) {
    await tx.insert('contract_member', {
      id: await tx.newId('cm'),
      subject_id: subjectId,
      contract,
      origin: 'command',
      happened_on: asOf,
      from_on: null,
      until_on: on,
      products: product === null ? [] : [product],
      locations: location === null ? [] : [location],
      payer_id: payerId,
      line_id: lineId,
      reason,
    });
  }
  return places.length + approved.length;
}
