import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { parseDuration } from '../domain/calendar/duration.ts';
import type { ListRhythm } from '../domain/screening/list-rhythm.ts';
import { durationFact, factOn } from './recorded-fact.ts';
import type { RuleSet } from './rule-set.ts';

/** Facts of the packs that say how often a list is renewed, by its name up to the colon. */
const rhythmFacts: Readonly<Record<string, { readonly every: string; readonly outByDay?: string }>> = {
  leie: { every: 'excl.leie.renewed', outByDay: 'excl.leie.updated' },
  sam: { every: 'excl.sam.renewed' },
  state: { every: 'excl.states.renewed' },
};

/** The rhythm of a list in force on a day; undefined where no rule says it. */
export type ListRhythms = (list: string, on: CalendarDate) => ListRhythm | undefined;

/** What the rules say of how often lists are renewed; each answer is kept. */
export function listRhythms(rules: RuleSet): ListRhythms {
  const kept = new Map<string, ListRhythm | undefined>();
  return (list, on) => {
    const kind = list.split(':')[0] ?? '';
    const key = `${kind} ${on}`;
    if (!kept.has(key)) kept.set(key, rhythmOf(rules, kind, on));
    return kept.get(key);
  };
}

function rhythmOf(rules: RuleSet, kind: string, on: CalendarDate): ListRhythm | undefined {
  const facts = rhythmFacts[kind];
  const every = facts === undefined ? undefined : parseDuration(durationFact(rules, facts.every, on) ?? '');
  if (facts === undefined || every === undefined) return undefined;
  const day = facts.outByDay === undefined ? undefined : factOn(rules, facts.outByDay, on)?.number;
  return { every, outByDay: day ?? null };
}
