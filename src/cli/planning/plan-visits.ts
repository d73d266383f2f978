/** Visits that a plan counts on exposed days: so many a working day, or those of a schedule. */

import { isBusinessDay } from '../../domain/calendar/business-day.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { releaseDay } from '../../rules/participation/filing.ts';
import type { VisitCount } from '../../rules/planning/exposure.ts';
import { type ScheduleRow, scheduleRows } from '../../sources/schedule-csv.ts';
import type { Context } from '../context.ts';
import { inputChunks } from '../files.ts';
import type { Input } from '../input.ts';
import { ScheduleGate } from '../schedule-run.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** How visits are counted. */
export interface VisitsAsked {
  readonly count: VisitCount;
  /** In words: where they come from. */
  readonly words: string;
  /** Rows of the schedule that were refused, each with its reason. */
  readonly refused: readonly string[];
}

/** What a row of a schedule must name to be about the plan; undefined: any. */
export interface VisitPlace {
  readonly product: string | undefined;
  readonly group: string | undefined;
  readonly location: string | undefined;
}

/** Visits as asked; undefined: they are not counted. */
export async function visitsAsked(
  context: Context,
  ledger: Ledger,
  input: Input,
  subject: Subject,
  place: VisitPlace,
): Promise<VisitsAsked | undefined> {
  const path = input.text('schedule');
  const each = input.count('visits-per-day');
  if (path !== undefined && each !== undefined)
    throw new UserError('usage/conflict', '`--schedule` and `--visits-per-day` say the same', {
      hint: 'leave one of them out',
    });
  if (path !== undefined) return ofSchedule(context, ledger, path, subject, place);
  if (each === undefined) return undefined;
  return {
    count: (_payer, on) => (isBusinessDay(on) ? each : 0),
    words: `visits: ${each} with each payer on every working day (Monday to Friday, no federal holidays)`,
    refused: [],
  };
}

async function ofSchedule(
  context: Context,
  ledger: Ledger,
  path: string,
  subject: Subject,
  place: VisitPlace,
): Promise<VisitsAsked> {
  const { role } = derivationSettings(await context.workspaceIfAny());
  const gate = new ScheduleGate(
    ledger,
    await context.asOf(),
    await ledger.facts.context(),
    await ledger.subjects.list({ kind: 'provider' }),
    releaseDay(await context.rules(), role),
  );
  const counts = new Map<string, number>();
  const refused: string[] = [];
  let others = 0;
  let counted = 0;
  for await (const row of scheduleRows(inputChunks(context, path), path)) {
    const [judged] = gate.verdicts([row]);
    if (judged === undefined) continue;
    const { verdict, because, npi, payer, on } = judged;
    if (verdict === 'refused') refused.push(`row ${row.row}: ${because}`);
    else if (npi !== subject.npi || !isOf(row, place)) others += 1;
    else {
      counted += 1;
      const key = `${payer} ${on}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rest = others === 0 ? '' : `, ${others} of other providers or places`;
  const away = refused.length === 0 ? '' : `, ${refused.length} refused`;
  return {
    count: (payer: string, on: CalendarDate) => counts.get(`${payer} ${on}`) ?? 0,
    words: `visits: ${counted} of ${countWords(counted + others + refused.length, 'row')} of ${path}${rest}${away}`,
    refused,
  };
}

/** Whether a row is about the product, group and place of the plan; a row that names none may be. */
function isOf(row: ScheduleRow, place: VisitPlace): boolean {
  if (!('values' in row)) return false;
  const { values } = row;
  return (['product', 'group', 'location'] as const).every(
    (part) => place[part] === undefined || values[part] === '' || values[part] === place[part],
  );
}
