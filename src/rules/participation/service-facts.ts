/** What rule packs say about the first day of service: effective dates, billing before them, pay by state law. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { Fact } from '../../domain/nouns/pack.ts';
import type { FactEntry, WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { selectedEntries, versionOn } from '../selection.ts';

/** Kinds of fact that bear on the first day of service. */
const kinds = ['effective-date', 'retro-billing', 'retro-pay', 'provisional-term'] as const;

/** What a fact about services is asked about. */
export interface ServiceQuestion {
  readonly subject: Subject;
  readonly payer: PayerFacts;
  readonly lines: readonly string[];
  readonly product: string | null;
  readonly states: readonly string[];
  readonly applicationType: string;
  readonly route: string;
  /** The day of filing: the version of a rule that held then counts. */
  readonly on: CalendarDate;
}

/** The facts of each kind that count, by kind. */
export type ServiceFacts = Readonly<Record<(typeof kinds)[number], readonly FactEntry[]>>;

/** Finds what packs say; what was found is kept, since many lines ask alike. */
export function serviceFacts(rules: RuleSet, role: WorkspaceRole): (question: ServiceQuestion) => ServiceFacts {
  // By the payer as it is described now: another description is another payer.
  const payers = new WeakMap<PayerFacts, Map<string, ReadonlyMap<string, readonly FactEntry[]>>>();
  return (question) => {
    const { subject, payer, lines, product, states, applicationType, route } = question;
    const who = [subject.kind, subject.type, subject.taxonomies.join()].join('|');
    const key = [who, lines.join(), product, states.join(), applicationType, route].join(' ');
    const kept = payers.get(payer) ?? new Map<string, ReadonlyMap<string, readonly FactEntry[]>>();
    payers.set(payer, kept);
    let found = kept.get(key);
    if (found === undefined) {
      found = versions(rules, role, question);
      kept.set(key, found);
    }
    const inForce = [...found.values()].flatMap((some) => versionOn(some, question.on) ?? []);
    const of = (kind: Fact['fact']): readonly FactEntry[] => inForce.filter(({ rule }) => rule.fact === kind);
    return {
      'effective-date': of('effective-date'),
      'retro-billing': of('retro-billing'),
      'retro-pay': of('retro-pay'),
      'provisional-term': of('provisional-term'),
    };
  };
}

function versions(
  rules: RuleSet,
  role: WorkspaceRole,
  { subject, payer, lines, product, states, applicationType, route }: ServiceQuestion,
): ReadonlyMap<string, readonly FactEntry[]> {
  const selected = selectedEntries(rules, {
    subject: subject.kind,
    role,
    packs: payer.packs,
    payer: payer.key,
    lines,
    products: product === null ? [] : [product],
    states,
    providerType: subject.type,
    taxonomies: subject.taxonomies,
    facilityKind: null,
    applicationType,
    route,
    overrides: payer.overrides ?? [],
    off: payer.off ?? [],
  });
  const found = new Map<string, FactEntry[]>();
  for (const { entry } of selected) {
    if (entry.kind !== 'fact' || !kinds.some((kind) => kind === entry.rule.fact)) continue;
    const known = found.get(entry.id);
    if (known === undefined) found.set(entry.id, [entry]);
    else known.push(entry);
  }
  return found;
}
