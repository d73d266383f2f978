/** The verdicts on all rows of a schedule, as rows of the table of verdicts, here or in one of several threads. */

import type { BillingRecord } from '../domain/billing-record.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { fitsKey, type PartialKey, type ParticipationKey } from '../domain/participation.ts';
import type { Row } from '../domain/table.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { scheduleVerdictRow } from '../reports/billing-answer.ts';
import type { WorkspaceRole } from '../rules/pack-entry.ts';
import type { BillingFacts } from '../rules/participation/billing-case.ts';
import { participation } from '../rules/participation/derivation.ts';
import { releaseDay } from '../rules/participation/filing.ts';
import { participationKeys, supposedKeys } from '../rules/participation/participation-keys.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type ScheduleRow, scheduleBatches } from '../sources/schedule-csv.ts';
import { type BilledBy, isOwn, type OwnRows, type VerdictCounts } from './row-threads.ts';
import { ScheduleGate } from './schedule-run.ts';

/** How a schedule is judged, as plain data. */
export interface ScheduleAsked {
  readonly asOf: CalendarDate;
  readonly rules: RuleSet;
  readonly role: WorkspaceRole;
  /** Reasons in a few words. */
  readonly brief: boolean;
}

/** Verdicts on rows that follow each other. */
export interface JudgedRows {
  readonly rows: readonly Row[];
  /** Which of the rows read they are on. */
  readonly places: readonly number[];
  /** How many rows were read. */
  readonly read: number;
  readonly counts: VerdictCounts;
  readonly billedBy: BilledBy;
}

/** The gate that judges the rows by a ledger. */
export async function scheduleGate(ledger: Ledger, { asOf, rules, role, brief }: ScheduleAsked): Promise<ScheduleGate> {
  const providers = ledger.subjects.providerNames();
  const context = await ledger.facts.context();
  const evaluator = participation(rules, role);
  return new ScheduleGate(ledger, asOf, context, providers, releaseDay(rules, role), {
    factsOf: function* (ids) {
      for (const found of ledger.facts.billing(ids)) yield { ...found, context };
    },
    spansOf: (about, key, controlled) => evaluator.spans(about, key, asOf, controlled),
    keysOf: meantKeys,
    brief,
  });
}

/** The verdicts on the rows of a schedule that are one's own, a piece of the file at a time. */
export async function* judgedRows(
  gate: ScheduleGate,
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  own: OwnRows = { number: 0, of: 1 },
): AsyncGenerator<JudgedRows> {
  for await (const rows of scheduleBatches(pieces, path)) {
    const mine: ScheduleRow[] = [];
    const places: number[] = [];
    let read = 0;
    for (const row of rows) {
      if (isOwn('values' in row ? row.values.npi : '', own)) {
        mine.push(row);
        places.push(read);
      }
      read += 1;
    }
    const counts = { bill: 0, hold: 0, no: 0, refused: 0, neverScreened: 0, cycleEnded: 0 };
    const billedBy: Record<string, number> = {};
    const judged = gate.verdicts(mine).map((verdict) => {
      counts[verdict.verdict] += 1;
      if (verdict.verdict === 'bill' && verdict.screenedOn === null) counts.neverScreened += 1;
      if (verdict.verdict === 'bill' && verdict.cycleEndedOn !== null) counts.cycleEnded += 1;
      if (verdict.verdict === 'bill' && verdict.group !== null)
        billedBy[verdict.group] = (billedBy[verdict.group] ?? 0) + 1;
      return scheduleVerdictRow(verdict);
    });
    yield { rows: judged, places, read, counts, billedBy };
  }
}

/** What a question may mean: the keys that are recorded, else those that it supposes. */
export function meantKeys(about: BillingFacts<BillingRecord>, asked: PartialKey): readonly ParticipationKey[] {
  const recorded = participationKeys(about).filter((key) => fitsKey(key, asked));
  return recorded.length > 0 ? recorded : supposedKeys(asked, about);
}
