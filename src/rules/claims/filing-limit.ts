/** By when something must be done about a claim: what contract and payer say, else law that is certain; never a figure that was only read somewhere. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import { type ContractFacts, coversProduct } from '../../domain/contracts/contract.ts';
import type { DerivationContext, PayerFacts } from '../../domain/facts.ts';
import { citation, type WorkspaceRole } from '../pack-entry.ts';
import { contractsWith } from '../participation/billing-case.ts';
import type { RuleSet } from '../rule-set.ts';
import { claimSituation, type SelectedEntry, selectedEntries, versionOn } from '../selection.ts';

/** Which limit: for the first claim and a corrected one from the day of service, for an appeal from the denial. */
export type LimitKind = 'initial' | 'corrected' | 'appeal' | 'second-appeal' | 'third-appeal';

const isAppeal = (kind: LimitKind): boolean => kind !== 'initial' && kind !== 'corrected';

/** A claim in question. */
export interface LimitQuestion {
  readonly payer: string | null;
  readonly product: string | null;
  readonly group: string | null;
  readonly npi: string | null;
  /** Day of service; null: not known. */
  readonly serviceOn: CalendarDate | null;
  /** Day of the denial; null: there is none. */
  readonly deniedOn: CalendarDate | null;
}

/** A last day with where it comes from, or why there is none. */
export interface LastDay {
  readonly on: CalendarDate | null;
  readonly from: string;
}

/** What finds last days. */
export type LastDays = (kind: LimitKind, question: LimitQuestion) => LastDay;

/** A length of time with its source. */
interface Limit {
  readonly length: string;
  readonly source: string;
}

/** Finds last days by what documents and rules say. */
export function lastDays(rules: RuleSet, role: WorkspaceRole, context: DerivationContext): LastDays {
  return (kind, question) => {
    const start = isAppeal(kind) ? question.deniedOn : question.serviceOn;
    const payer = question.payer === null ? undefined : context.payers.get(question.payer);
    if (payer === undefined) return { on: null, from: 'the payer is none of ours: name it with `--payer`' };
    if (start === null)
      return { on: null, from: isAppeal(kind) ? 'the day of the denial is not known' : 'no day of service' };
    const limit =
      agreed(kind, payer, question, start, context) ??
      lawful(kind, payer, question, start, rules, role) ??
      (kind === 'corrected' ? limitOfFirst(payer, question, start, context, rules, role) : undefined);
    if (limit === undefined) return { on: null, from: unknownWords(kind, payer, question, start, rules, role) };
    const length = duration(limit.length);
    return {
      on: dateAfter(start, length),
      from: `${durationText(length)} from ${isAppeal(kind) ? 'the decision' : 'the service'} on ${start}: ${limit.source}`,
    };
  };
}

/** Where nothing is said of corrected claims the limit of the first claim is the safe one. */
function limitOfFirst(
  payer: PayerFacts,
  question: LimitQuestion,
  start: CalendarDate,
  context: DerivationContext,
  rules: RuleSet,
  role: WorkspaceRole,
): Limit | undefined {
  const first =
    agreed('initial', payer, question, start, context) ?? lawful('initial', payer, question, start, rules, role);
  if (first === undefined) return undefined;
  return { ...first, source: `${first.source}, the limit of first claims; none is stated for corrected ones` };
}

/** The length that contract or payer document names, as a duration; null: neither does. */
export function statedLimit(kind: LimitKind, question: LimitQuestion, context: DerivationContext): string | null {
  const start = isAppeal(kind) ? question.deniedOn : question.serviceOn;
  const payer = question.payer === null ? undefined : context.payers.get(question.payer);
  if (payer === undefined || start === null) return null;
  return agreed(kind, payer, question, start, context)?.length ?? null;
}

function agreed(
  kind: LimitKind,
  payer: PayerFacts,
  question: LimitQuestion,
  start: CalendarDate,
  context: DerivationContext,
): Limit | undefined {
  // Documents name one limit for appeals: that of the first.
  if (kind === 'second-appeal' || kind === 'third-appeal') return undefined;
  const on = question.serviceOn ?? start;
  const contract = contractsWith(payer.key, context).find(
    (one) => one.filing[kind] !== undefined && isFor(one, question, on),
  );
  const byContract = contract?.filing[kind];
  if (contract !== undefined && byContract !== undefined)
    return { length: byContract, source: `contract ${contract.key}` };
  const byPayer = payer.filing?.[kind];
  if (byPayer === undefined) return undefined;
  const { source } = payer.filing ?? {};
  return {
    length: byPayer,
    source: source === undefined ? `${payer.name}, its document here` : `${payer.name}, ${source}`,
  };
}

function isFor(contract: ContractFacts, { group, npi, product }: LimitQuestion, on: CalendarDate): boolean {
  const { holder, effectiveOn, endsOn } = contract;
  return (
    (holder?.key === group || holder?.key === npi) &&
    effectiveOn !== null &&
    effectiveOn <= on &&
    (endsOn === null || on < endsOn) &&
    coversProduct(contract, product)
  );
}

const facts = {
  initial: { fact: 'filing-limit', from: 'claim.serviceOn' },
  corrected: { fact: 'corrected-filing-limit', from: 'claim.serviceOn' },
  appeal: { fact: 'claim-appeal-limit', from: 'claim.deniedOn' },
  'second-appeal': { fact: 'claim-appeal-limit', from: 'claim.redeterminedOn' },
  'third-appeal': { fact: 'claim-appeal-limit', from: 'claim.reconsideredOn' },
} as const;

/** Limits of law and of official papers, and those that the workspace has made its own by an override. */
function lawful(
  kind: LimitKind,
  payer: PayerFacts,
  question: LimitQuestion,
  start: CalendarDate,
  rules: RuleSet,
  role: WorkspaceRole,
): Limit | undefined {
  const sure = entries(kind, payer, question, rules, role).filter(
    ({ entry }) => entry.rule.confidence === 'official' || entry.changes.length > 0,
  );
  return limitsOf(sure, start)[0];
}

/** Why no day can be given, with figures that were read somewhere, to compare with the contract. */
function unknownWords(
  kind: LimitKind,
  payer: PayerFacts,
  question: LimitQuestion,
  start: CalendarDate,
  rules: RuleSet,
  role: WorkspaceRole,
): string {
  const read = limitsOf(entries(kind, payer, question, rules, role), start)[0];
  const told = read === undefined ? '' : `; to compare: ${durationText(duration(read.length))}, ${read.source}`;
  if (kind === 'second-appeal' || kind === 'third-appeal')
    return `no rule names it; give the day of the letter with \`--due\`${told}`;
  return `neither contract nor payer document says \`filing.${kind}\`${told}`;
}

function limitsOf(selected: readonly SelectedEntry[], on: CalendarDate): readonly Limit[] {
  const clocks = selected.flatMap(({ entry }) => (entry.kind === 'clock' ? [entry] : []));
  const values = selected.flatMap(({ entry }) => (entry.kind === 'fact' ? [entry] : []));
  const clock = versionOn(clocks, on);
  const value = versionOn(values, on);
  return [
    ...(clock?.rule.add === undefined
      ? []
      : [{ length: clock.rule.add, source: `${clock.id}, ${citation(clock.rule.cite)}` }]),
    ...(value?.rule.duration === undefined
      ? []
      : [{ length: value.rule.duration, source: `${value.id}, ${citation(value.rule.cite)}` }]),
  ];
}

function entries(
  kind: LimitKind,
  payer: PayerFacts,
  { product }: LimitQuestion,
  rules: RuleSet,
  role: WorkspaceRole,
): readonly SelectedEntry[] {
  const { fact, from } = facts[kind];
  // Figures of other payers stand in packs that all share.
  return selectedEntries(rules, claimSituation(payer, product, role)).filter(({ entry, unsure }) => {
    if (unsure.length > 0) return false;
    if (entry.kind === 'fact') return entry.rule.fact === fact && entry.rule.from === from;
    return isAppeal(kind) && entry.kind === 'clock' && entry.rule.kind === 'appeal' && entry.rule.anchor === from;
  });
}
