/** The answer of `privilege can` for people, and the verdicts on a schedule. */

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { conditionWords } from '../../domain/participation.ts';
import type { GrantVerdict, UseAnswer, UseReason, UseVerdict } from '../../domain/privileges/privilege-use.ts';
import type { Column, Row, Table, Tone } from '../../domain/table.ts';

/** A question with its answer. */
export interface PrivilegeReport {
  readonly asOf: string;
  readonly provider: string;
  readonly facility: string;
  /** As the form has it. */
  readonly procedure: string;
  readonly on: CalendarDate;
  readonly answer: UseAnswer;
}

const headings: Readonly<Record<UseVerdict, string>> = {
  yes: 'YES',
  conditions: 'YES, WITH CONDITIONS',
  no: 'NO',
};

/** The answer as a table: what stands in the way first, then what binds the use. */
export function privilegeTable({ asOf, provider, facility, procedure, on, answer }: PrivilegeReport): Table {
  const { verdict, reasons, others } = answer;
  const weight = ({ ok, condition }: UseReason): number => (!ok ? 0 : condition ? 1 : 2);
  return {
    report: 'privilege-can',
    title: `${provider}: ${procedure} at ${facility}`,
    asOf,
    lead: [`${headings[verdict]} on ${longDate(on)}`],
    columns: [
      { id: 'ok', label: '', type: 'text', priority: 1 },
      { id: 'matter', label: 'Matter', type: 'text', priority: 1, role: 'summary' },
      { id: 'because', label: 'Because', type: 'text', priority: 1 },
      { id: 'from', label: 'From', type: 'date', priority: 3 },
      { id: 'until', label: 'Until', type: 'date', priority: 3 },
    ],
    rows: [
      {
        tone: tones[verdict],
        cells: { ok: verdict, matter: 'verdict', because: days(answer, on), from: null, until: null },
      },
      ...reasons.toSorted((left, right) => weight(left) - weight(right)).map(reasonRow),
    ],
    notes: others.map(
      (other) => `Also: ${lineName(other)}, ${other.verdict}${other.because === '' ? '' : `: ${other.because}`}`,
    ),
  };
}

function days({ verdict, until, nextOn }: UseAnswer, on: CalendarDate): string {
  if (verdict !== 'no')
    return until === null ? 'as far as is recorded' : `through ${addDays(until, -1)}, as far as is recorded`;
  return nextOn === null || nextOn === on
    ? 'no day on which it may be done is in sight'
    : `may be done from ${nextOn} on`;
}

function reasonRow({ matter, ok, condition, because, from, until }: UseReason): Row {
  return {
    tone: !ok ? 'bad' : condition ? 'warn' : 'good',
    cells: { ok: !ok ? 'no' : condition ? 'if' : 'yes', matter: conditionWords(matter), because, from, until },
  };
}

function lineName({ line }: GrantVerdict): string {
  return line === null ? 'whatever the license covers' : `${line.name} (${line.line})`;
}

/** A row of a schedule with its verdict, or why it was refused. */
export interface PrivilegeScheduleVerdict {
  readonly row: number;
  readonly npi: string;
  readonly provider: string;
  readonly facility: string;
  readonly procedure: string;
  readonly on: string;
  readonly room: string;
  readonly verdict: UseVerdict | 'refused';
  /** Key of the line of the form. */
  readonly line: string | null;
  readonly because: string;
}

/** Columns of the verdicts on a schedule. */
export const privilegeScheduleColumns: readonly Column[] = [
  { id: 'row', label: 'Row', type: 'integer', priority: 1 },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 4 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1 },
  { id: 'facility', label: 'Facility', type: 'text', priority: 2 },
  { id: 'procedure', label: 'Procedure', type: 'text', priority: 1 },
  { id: 'on', label: 'On', type: 'date', priority: 1 },
  { id: 'room', label: 'Room', type: 'text', priority: 3 },
  { id: 'verdict', label: 'Verdict', type: 'text', priority: 1, role: 'tone' },
  { id: 'line', label: 'Line', type: 'text', priority: 5 },
  { id: 'because', label: 'Because', type: 'text', priority: 2, role: 'summary' },
  { id: 'screenedOn', label: 'Screened', type: 'date', priority: 'machine' },
];

const tones: Readonly<Record<PrivilegeScheduleVerdict['verdict'], Tone>> = {
  yes: 'good',
  conditions: 'warn',
  no: 'bad',
  refused: 'bad',
};

/** A verdict as a row; `screenedOn`: when the provider was last looked up among the excluded, null: never. */
export function privilegeScheduleRow(one: PrivilegeScheduleVerdict, screenedOn: CalendarDate | null): Row {
  const { row, npi, provider, facility, procedure, on, room, verdict, line, because } = one;
  return {
    tone: tones[verdict],
    cells: {
      row,
      npi: npi === '' ? null : npi,
      provider,
      facility,
      procedure,
      on,
      room,
      verdict,
      line,
      because,
      screenedOn,
    },
  };
}
