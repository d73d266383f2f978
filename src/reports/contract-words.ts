/** What the document of a contract says, in plain words. */

import { addressWords } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import { contractTerms, endingNotice, termOn } from '../domain/contracts/contract-term.ts';
import { feeWords } from '../domain/contracts/fee-basis.ts';
import type { Contact, Contract } from '../domain/nouns/contract.ts';

/** One line of a contract's page. */
export interface ContractLine {
  readonly section: 'parties' | 'term' | 'notice' | 'money' | 'care' | 'round' | 'clause' | 'member' | 'file';
  readonly what: string;
  readonly says: string;
  /** A day that goes with it; null: none. */
  readonly on: string | null;
}

/** How long, in words. */
function long(text: string | undefined): string | null {
  return text === undefined ? null : durationText(duration(text));
}

/** Where the contract stands on a day: in force until when, renewing or not, negotiated, ended. */
export function contractStanding(contract: Contract, on: CalendarDate): string {
  const { status, effective, ends } = contract;
  if (status === 'negotiating') return 'under negotiation';
  if (ends !== undefined && ends <= on) return `ended ${ends}`;
  if (status === 'ended') return 'ended';
  const notice = endingNotice(contract, on);
  if (notice !== undefined) return noticeStanding(notice, on);
  if (effective === undefined) return 'signed; its first day is not recorded';
  if (effective > on) return `begins ${effective}`;
  if (ends !== undefined) return `in force, ends ${ends}`;
  const term = termOn(contract, on);
  if (term !== undefined) {
    const then = { evergreen: 'renews', agreed: 'renews only if both agree', none: 'ends' }[term.then ?? 'agreed'];
    return `in force, ${term.then === null ? 'term ends' : then} ${term.endsOn}`;
  }
  const last = contractTerms(contract).at(-1);
  if (last === undefined) return 'in force; its term is not recorded';
  return contract.renewal?.kind === 'none' ? `ended ${last.endsOn}` : `its term ran out on ${last.endsOn}: renewed?`;
}

function noticeStanding({ kind, by, effective }: NonNullable<Contract['notices']>[number], on: CalendarDate): string {
  const who = by === 'us' ? 'us' : 'the payer';
  if (effective === undefined) return `${kind} by ${who}; the day it ends is not recorded`;
  return effective <= on ? `ended ${effective}, ${kind} by ${who}` : `ends ${effective}, ${kind} by ${who}`;
}

/** Everything the contract says, line by line. */
export function contractLines(contract: Contract): readonly ContractLine[] {
  return [
    ...partyLines(contract),
    ...termLines(contract),
    ...noticeLines(contract),
    ...moneyLines(contract),
    ...careLines(contract),
    ...roundLines(contract),
    ...(contract.clauses ?? []).map(({ title, section, text }) =>
      line('clause', section === undefined ? title : `${title} (${section})`, text ?? ''),
    ),
  ];
}

function line(section: ContractLine['section'], what: string, says: string, on: string | null = null): ContractLine {
  return { section, what, says, on };
}

/** Lines whose value is there. */
function given(
  section: ContractLine['section'],
  entries: readonly (readonly [what: string, says: string | null | undefined])[],
): readonly ContractLine[] {
  return entries.flatMap(([what, says]) => (says === null || says === undefined ? [] : [line(section, what, says)]));
}

function partyLines(contract: Contract): readonly ContractLine[] {
  const { holder, route, payTo, allProducts, portable } = contract;
  return given('parties', [
    ['payer', contract.payerLegalName ?? contract.payer],
    ['held by', heldBy(holder)],
    ['route', route],
    ['number', contract.number],
    ['products', allProducts === true ? 'all: taking part in one binds to all' : contract.products?.join(', ')],
    ['not for', contract.excludedProducts?.join(', ')],
    ['places', contract.locations?.join(', ')],
    ['tax number', contract.tin],
    ['organization NPIs', contract.npis?.join(', ')],
    ['pays to', payTo === undefined ? null : payTo === 'person' ? 'the provider personally' : 'the practice'],
    ['moves with the provider', portable === undefined ? null : portable ? 'yes, by a clause' : 'no, by a clause'],
    ['delegated', contract.delegated === true ? 'our own committee decides' : null],
    ['others may use it', contract.affiliates?.join(', ')],
  ]);
}

/** Who holds a contract, in words. */
export function heldBy({ provider, group, facility }: Contract['holder']): string {
  if (group !== undefined) return `group ${group}`;
  if (provider !== undefined) return `provider ${provider}`;
  return facility === undefined ? 'nobody' : `facility ${facility}`;
}

function termLines(contract: Contract): readonly ContractLine[] {
  const { renewal, signed, countersigned, effective, ends } = contract;
  const dated = [
    ['signed', signed],
    ['fully signed copy back', countersigned],
    ['effective', effective],
    ['ends', ends],
  ] as const;
  const again = renewal?.term === undefined ? '' : `, ${long(renewal.term)} at a time`;
  const renews = { evergreen: `by itself${again}`, agreed: `only if both agree${again}`, none: 'not at all' };
  return [
    ...dated.flatMap(([what, on]) => (on === undefined ? [] : [line('term', what, on, on)])),
    ...given('term', [
      ['first term', long(contract.initialTerm)],
      ['renews', renewal === undefined ? null : renews[renewal.kind]],
      ['non-renewal', before(contract.nonRenewalNotice, 'before the end of a term')],
      ['ending without cause', before(contract.terminationNotice, 'notice')],
      [
        'bound',
        contract.noTerminationInInitialTerm === true ? 'not to be ended without cause in the first term' : null,
      ],
      ['time to cure', long(contract.cure)],
      ['patients in treatment', before(contract.continuity, 'after the end')],
    ]),
  ];
}

function before(length: string | undefined, words: string): string | null {
  return length === undefined ? null : `${long(length)} ${words}`;
}

function noticeLines({ noticeAddress, noticeBy, amendment, notices }: Contract): readonly ContractLine[] {
  const kinds = {
    mutual: 'only if both sign',
    notice: 'by notice, unless we object',
    unilateral: 'by notice of the payer alone',
  };
  const parts = [
    amendment?.kind === undefined ? null : kinds[amendment.kind],
    before(amendment?.notice, 'notice'),
    before(amendment?.objection, 'to object'),
    amendment?.state === undefined ? null : `law of ${amendment.state}`,
  ].filter((part) => part !== null);
  return [
    ...given('notice', [
      ['send to', noticeAddress === undefined ? null : contactWords(noticeAddress)],
      ['send by', noticeBy?.join(', ').replaceAll('-', ' ')],
      ['changes', parts.length === 0 ? null : parts.join('; ')],
    ]),
    ...(notices ?? []).map(({ kind, by, on, received, effective, note }) => {
      const days = [
        received === undefined ? null : `received ${received}`,
        effective === undefined ? null : `takes effect ${effective}`,
        note ?? null,
      ].filter((part) => part !== null);
      return line('notice', `${kind} by ${by === 'us' ? 'us' : 'the payer'}`, days.join('; '), on);
    }),
  ];
}

/** A contact on one line. */
export function contactWords(contact: Contact): string {
  const { name, role, phone, fax, email, address } = contact;
  return [
    name,
    role,
    address === undefined ? undefined : addressWords(address),
    phone,
    fax === undefined ? undefined : `fax ${fax}`,
    email,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function moneyLines(contract: Contract): readonly ContractLine[] {
  const { escalator, filing } = contract;
  const limits = [
    before(filing?.initial, 'from the service'),
    before(filing?.corrected, 'for a corrected claim'),
    before(filing?.secondary, 'as secondary payer'),
    before(filing?.appeal, 'to appeal'),
  ].filter((part) => part !== null);
  const raise =
    escalator === undefined
      ? null
      : [
          escalator.percent === undefined ? (escalator.index ?? 'an index') : `${escalator.percent} %`,
          escalator.cap === undefined ? null : `at most ${escalator.cap} %`,
          `every ${long(escalator.every ?? 'P1Y')}`,
          escalator.from === undefined ? null : `first on ${escalator.from}`,
        ]
          .filter((part) => part !== null)
          .join(', ');
  return [
    ...(contract.fees ?? []).map((fee) => line('money', 'fee basis', feeWords(fee))),
    ...given('money', [
      ['raised by', raise],
      ['lesser of', contract.lesserOf === true ? 'the lesser of charge and rate is paid' : null],
      ['timely filing', limits.length === 0 ? null : limits.join('; ')],
      ['pays within', long(contract.paymentWithin)],
      ['dispute of a payment', before(contract.disputeWithin, 'from the remittance')],
      ['money taken back', before(contract.recoupmentWithin, 'at most')],
      ['disputes go to', contract.disputeResolution],
      ['new providers are paid from', contract.newProvidersFrom],
    ]),
  ];
}

function careLines({ covered, excluded, rosterEvery }: Contract): readonly ContractLine[] {
  return given('care', [
    ['covers', covered?.join('; ')],
    ['does not cover', excluded?.join('; ')],
    ['roster', rosterEvery === undefined ? null : `every ${long(rosterEvery)}`],
  ]);
}

function roundLines({ rounds }: Contract): readonly ContractLine[] {
  return (rounds ?? []).map(({ on, by, step, changes, fees, answerBy, note }, index) => {
    const parts = [
      ...(changes ?? []).map(
        ({ clause, before: old, after }) => `${clause}: ${old ?? 'nothing'} → ${after ?? 'nothing'}`,
      ),
      ...(changes === undefined ? (fees ?? []).map(feeWords) : []),
      ...(answerBy === undefined ? [] : [`answer by ${answerBy}`]),
      ...(note === undefined ? [] : [note]),
    ];
    return line('round', `${index + 1}: ${step} by ${by === 'us' ? 'us' : 'the payer'}`, parts.join('; '), on);
  });
}
