import { addDays, lastDate } from '../../domain/calendar/calendar-date.ts';
import { compareNames } from '../../domain/name-order.ts';
import { bestVerdict } from '../../domain/privileges/privilege-use.ts';
import { nearest } from '../../domain/suggestion.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import { UserError } from '../../errors.ts';
import { plainWords } from '../../rules/privileging/plain-words.ts';
import { coveredNames, linesOf, type NamedProcedure, proceduresOf } from '../../rules/privileging/procedure-names.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { facilitiesAsked, privilegeName, whoCells, whoColumns } from './privileged-providers.ts';
import { type UsablePrivilege, usablePrivileges } from './usable-privileges.ts';

const columns: readonly Column[] = [
  { id: 'procedure', label: 'Procedure', type: 'text', priority: 1 },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'verdict', label: 'May do it', type: 'text', priority: 1, role: 'tone' },
  { id: 'because', label: 'While', type: 'text', priority: 2, role: 'description' },
  { id: 'through', label: 'Through', type: 'date', priority: 3 },
  { id: 'privilege', label: 'By the privilege', type: 'text', priority: 4 },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  ...whoColumns,
];

/** Privileges by procedure: who may do it here on the day. */
export const report: Report = {
  name: 'who-can',
  title: 'Who can do it here',
  summary: 'privileges by procedure: who may do it here on the day, on what condition',
  filters: ['facility', 'procedure', 'provider', 'limit'],
  withinDefault: null,
  table: whoCanTable,
};

async function whoCanTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const asked = filters.procedure === undefined ? undefined : plainWords(filters.procedure);
  const label = filters.procedure === undefined ? undefined : await procedureLabel(question, filters.procedure);
  const found = (await usablePrivileges(question)).flatMap((use) =>
    proceduresUnder(use, asked, label).map((procedure) => ({ procedure, use })),
  );
  const best = new Map<string, { readonly procedure: string; readonly use: UsablePrivilege }>();
  for (const one of found) {
    const key = `${one.procedure}|${one.use.facility.key}|${one.use.subject.name}|${one.use.subject.key}`;
    const known = best.get(key);
    const better = known === undefined || bestVerdict(known.use.span, one.use.span) === one.use.span;
    if (known === undefined || (better && known.use.span.verdict !== one.use.span.verdict)) best.set(key, one);
  }
  const rows = [...best]
    .toSorted(([left], [right]) => compareNames(left, right))
    .map(([, { procedure, use }]) => rowOf(procedure, use));
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0]?.cells;
  return {
    report: 'who-can',
    title: label === undefined ? 'Who can do it here' : `Who can do it here: ${label}`,
    asOf,
    columns,
    rows: shown,
    notes: shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : [],
    empty: label === undefined ? 'Nobody may use a privilege on this day.' : `Nobody may do ${label} on this day.`,
    ...(first === undefined
      ? {}
      : {
          next: `empanel privilege can ${first.subject} "${filters.procedure ?? bare(first.procedure)}" --facility ${first.facility}`,
        }),
  };
}

/** "Colonoscopy (45378)" as words of a command. */
function bare(label: unknown): string {
  return String(label).replace(/ \([^()]*\)$/, '');
}

/** The procedure on the forms that words mean; refuses with what is near. */
async function procedureLabel(question: OfficeQuestion, words: string): Promise<string> {
  const facilities = [...(await facilitiesAsked(question)).values()];
  const lines = facilities.flatMap(linesOf);
  const named = new Map(
    lines.flatMap((line) =>
      proceduresOf(line).flatMap(({ label, names }) => names.map((name) => [name, label] as const)),
    ),
  );
  const found = named.get(plainWords(words));
  if (found !== undefined) return found;
  const near = [...new Set(nearest(plainWords(words), named.keys()).map((name) => named.get(name) ?? name))];
  const where = facilities.length === 1 ? `form of ${facilities[0]?.key}` : 'privilege form';
  throw new UserError('record/not-found', `no ${where} names \`${words}\``, {
    hint:
      near.length === 0
        ? '`empanel report facility-privileges` shows the lines of the forms'
        : `did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`,
  });
}

/** The names of what a privilege covers: each procedure of its line, or the one asked for where it is among them. */
function proceduresUnder(
  { grant }: UsablePrivilege,
  asked: string | undefined,
  label: string | undefined,
): readonly string[] {
  if (grant.granted === null) return [label ?? privilegeName(grant)];
  const { line } = grant.granted;
  if (asked !== undefined) return coveredNames(line).has(asked) ? [label ?? asked] : [];
  const own: readonly NamedProcedure[] =
    (line.procedures ?? []).length === 0 ? proceduresOf(line) : proceduresOf(line).slice(0, -1);
  return own.map((one) => one.label);
}

function rowOf(procedure: string, { subject, facility, grant, span }: UsablePrivilege): Row {
  return {
    tone: span.verdict === 'yes' ? 'plain' : 'warn',
    cells: {
      procedure,
      facilityName: facility.name,
      provider: subject.name,
      verdict: span.verdict === 'yes' ? 'yes' : 'on a condition',
      because: span.because === '' ? null : span.because,
      through: span.until >= lastDate ? null : addDays(span.until, -1),
      privilege: privilegeName(grant),
      line: grant.granted?.line.key ?? null,
      ...whoCells(subject, facility.key),
    },
  };
}
