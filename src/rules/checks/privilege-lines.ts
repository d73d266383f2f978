/** The privilege forms of a facility as its checks see them: forms, their lines, and what a line covers. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Facility, Line, PrivilegeForm, Procedure } from '../../domain/nouns/facility.ts';
import { day, items, type Loose, type LooseList, text, texts } from './loose-value.ts';

/** One version of a form. */
export interface FormVersion {
  readonly form: Loose<PrivilegeForm>;
  readonly pointer: Pointer;
  /** First day on which it is used; the first of all days where it does not say. */
  readonly from: CalendarDate;
  /** First day on which it is no longer used; the last of all days where it does not say. */
  readonly until: CalendarDate;
  readonly lines: readonly FormLine[];
}

/** One line of a form. */
export interface FormLine {
  readonly line: Loose<Line>;
  readonly pointer: Pointer;
  /** Its name, or its key where it has none. */
  readonly name: string;
}

/** The versions of the forms of a facility in the order of its document. */
export function formVersions(facility: Loose<Facility>): readonly FormVersion[] {
  return items(facility.privilegeForms).map(([at, form]) => ({
    form,
    pointer: ['privilegeForms', at],
    from: day(form.from) ?? firstDate,
    until: day(form.until) ?? lastDate,
    lines: items(form.lines as LooseList<Line>).map(([entry, line]) => ({
      line,
      pointer: ['privilegeForms', at, 'lines', entry],
      name: text(line.name) ?? text(line.key) ?? `line ${entry + 1}`,
    })),
  }));
}

/** The keys of the lines of all forms. */
export function lineKeys(forms: readonly FormVersion[]): ReadonlySet<string> {
  return new Set(forms.flatMap(({ lines }) => lines.flatMap(({ line }) => text(line.key) ?? [])));
}

/** The names under which a line covers something, with their places: each code, and each name in lower case. */
export function coveredBy({ line, pointer }: FormLine): readonly (readonly [name: string, pointer: Pointer])[] {
  return items(line.procedures as LooseList<Procedure>).flatMap(([at, procedure]) => {
    const place = [...pointer, 'procedures', at];
    const names = [text(procedure.name), ...texts(procedure.also).map(([, one]) => one)];
    const code = text(procedure.code);
    return [
      ...(code === undefined ? [] : [[code, place] as const]),
      ...names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), place] as const])),
    ];
  });
}
