/**
 * The numbers of the trade that checks need. They stand in rule packs; a check whose number no pack gives stays silent.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { compareDurations, type Duration, parseDuration } from '../../domain/calendar/duration.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import { changedEntries } from '../pack-changes.ts';
import type { RuleEntry } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { versionOn } from '../selection.ts';

/** Windows by what they are for; null where no pack says. */
export interface Windows {
  /** How far back a work history reaches. */
  readonly historyLookback: Duration | null;
  /** An idle span longer than this must be explained. */
  readonly gapExplained: Duration | null;
  /** An idle span longer than this must be explained in writing. */
  readonly gapWritten: Duration | null;
  /** How long the signature on a W-9 counts. */
  readonly w9Signed: Duration | null;
  /** How long a bank letter counts. */
  readonly bankLetterSigned: Duration | null;
  /** How long before its end a paper is called expiring. */
  readonly expiring: Duration | null;
  /** How long appointments and privileges may last at most, by whom it is said of. */
  readonly longestTerms: readonly LongestTerm[];
  /** How long a credentialing cycle may last at most, by lines of business. */
  readonly longestCycles: readonly LongestCycle[];
}

/** A longest credentialing cycle. */
export interface LongestCycle {
  /** Id of the pack entry that says so. */
  readonly rule: string;
  /** Lines of business it is about; null: whatever line. */
  readonly lines: readonly string[] | null;
  readonly length: Duration;
}

/** A longest term of appointments and privileges, and the facilities for which it holds. */
export interface LongestTerm {
  /** Id of the pack entry that says so, and of its pack. */
  readonly rule: string;
  readonly pack: string;
  /** Kinds of facilities it is about; null: of any kind. */
  readonly kinds: readonly string[] | null;
  /** States whose law it is; null: not said of a state. */
  readonly states: readonly string[] | null;
  /** Accreditors whose standard it is; null: of whatever accreditor. */
  readonly accreditors: readonly string[] | null;
  readonly length: Duration;
}

/** The windows that are one length each. */
type LengthName = Exclude<keyof Windows, 'longestTerms' | 'longestCycles'>;

/** Where no rules are asked. */
export const noWindows: Windows = {
  historyLookback: null,
  gapExplained: null,
  gapWritten: null,
  w9Signed: null,
  bankLetterSigned: null,
  expiring: null,
  longestTerms: [],
  longestCycles: [],
};

/** The entries of packs that hold each window, the first that is there counting. */
const windowRules: Readonly<Record<LengthName, readonly string[]>> = {
  historyLookback: ['ncqa.gap.lookback'],
  gapExplained: ['ncqa.gap.explain'],
  gapWritten: ['ncqa.gap.written'],
  w9Signed: ['returns.w9.signed'],
  bankLetterSigned: ['returns.bank-letter.signed'],
  expiring: ['paper.expiry'],
};

/** The entries of packs that hold longest terms, with the accreditors whose word they are. */
const termRules: readonly (readonly [rule: string, accreditors: LongestTerm['accreditors']])[] = [
  ['tjc.term', ['joint-commission']],
  ['accreditors.term', ['dnv', 'achc', 'aaahc']],
  ['hrsa.term', null],
];

/** The entries of packs that hold longest credentialing cycles. */
const cycleRules: readonly string[] = ['ncqa.recred.cycle', 'ma.recred'];

/** The windows in force on a day, with what the workspace changes about them and its own lead times. */
export function windowsOf(rules: RuleSet, asOf: CalendarDate, leadTimes: Workspace['leadTimes'] = []): Windows {
  const found = (name: LengthName): Duration | null => {
    for (const id of windowRules[name]) {
      const entry = entryOn(rules, id, asOf);
      const length = entry === undefined ? undefined : longest(lengthsIn(entry, name), asOf);
      if (length !== undefined) return length;
    }
    return null;
  };
  const ownLead = leadTimes.find((one) => one.kind === 'expirable')?.lead ?? [];
  return {
    historyLookback: found('historyLookback'),
    gapExplained: found('gapExplained'),
    gapWritten: found('gapWritten'),
    w9Signed: found('w9Signed'),
    bankLetterSigned: found('bankLetterSigned'),
    expiring: longest(ownLead, asOf) ?? found('expiring'),
    longestTerms: termRules.flatMap(([id, accreditors]) => {
      const entry = entryOn(rules, id, asOf);
      return entry === undefined ? [] : longestTerms(entry, accreditors);
    }),
    longestCycles: cycleRules.flatMap((id) => longestCycle(entryOn(rules, id, asOf))),
  };
}

/** The version of an entry in force on a day, with what the workspace changes about it. */
function entryOn(rules: RuleSet, id: string, asOf: CalendarDate): RuleEntry | undefined {
  const { overrides = [], off = [] } = rules.use;
  return versionOn(changedEntries(rules.byId.get(id) ?? [], [{ by: 'empanel.yaml', overrides, off }]), asOf);
}

/** The longest term that an entry sets, and those that it sets for some states. */
function longestTerms(entry: RuleEntry, accreditors: LongestTerm['accreditors']): readonly LongestTerm[] {
  const kinds = entry.rule.binds?.facilityKinds ?? entry.packBinds?.facilityKinds ?? null;
  const said = { rule: entry.id, pack: entry.pack.id, kinds };
  const exceptions = entry.kind === 'clock' ? (entry.rule.exceptions ?? []) : [];
  const written = [
    { states: null, accreditors, code: entry.kind === 'fact' ? entry.rule.duration : clockLength(entry) },
    ...exceptions.map(({ when, add }) => ({ states: when.states ?? null, accreditors: null, code: add })),
  ];
  return written.flatMap(({ code, ...whose }) => {
    const length = code === undefined ? undefined : parseDuration(code);
    return length === undefined ? [] : [{ ...said, ...whose, length }];
  });
}

function longestCycle(entry: RuleEntry | undefined): readonly LongestCycle[] {
  const length = parseDuration((entry === undefined ? undefined : clockLength(entry)) ?? '');
  if (entry === undefined || length === undefined) return [];
  return [{ rule: entry.id, lines: entry.rule.binds?.lines ?? entry.packBinds?.lines ?? null, length }];
}

function clockLength(entry: RuleEntry): string | undefined {
  return entry.kind === 'clock' ? entry.rule.add : undefined;
}

/** What an entry holds for a window: requirements and clocks have several lengths. */
function lengthsIn(entry: RuleEntry, name: LengthName): readonly (string | undefined)[] {
  switch (entry.kind) {
    case 'fact':
      return [entry.rule.duration];
    case 'clock':
      return name === 'expiring' ? (entry.rule.lead ?? []) : [entry.rule.add ?? entry.rule.before];
    case 'requirement': {
      const { needs } = entry.rule;
      if (name === 'gapExplained') return [needs.gaps?.explain];
      if (name === 'gapWritten') return [needs.gaps?.inWriting];
      return [name === 'historyLookback' ? needs.lookback : needs.noOlderThan];
    }
    default:
      return entry satisfies never;
  }
}

/** The longest of the lengths, counted from the day, or undefined where none can be read. */
function longest(lengths: readonly (string | undefined)[], from: CalendarDate): Duration | undefined {
  const known = lengths.flatMap((code) => (code === undefined ? [] : (parseDuration(code) ?? [])));
  return known.toSorted((left, right) => compareDurations(right, left, from))[0];
}
