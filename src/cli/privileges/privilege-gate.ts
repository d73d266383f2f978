/** A schedule of an operating room through the privileges: a verdict for every row, or why the row was refused. */

import { type CalendarDate, isCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateInput } from '../../domain/calendar/date-input.ts';
import type { Subject } from '../../domain/facts.ts';
import { npiSuggestions } from '../../domain/identifiers/npi.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import { anyPatient, type PatientAsked } from '../../domain/privileges/line-limits.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import type { PrivilegeScheduleVerdict } from '../../reports/privileges/privilege-answer.ts';
import { plainWords } from '../../rules/privileging/plain-words.ts';
import {
  linesOf,
  type NamedProcedure,
  procedureMeant,
  proceduresByName,
} from '../../rules/privileging/procedure-names.ts';
import type { UseIndex } from '../../rules/privileging/use-index.ts';
import type { PrivilegeScheduleRow } from '../../sources/privilege-schedule-csv.ts';
import { subjectsMeant } from '../resolution.ts';
import { patientMeant } from './patient-meant.ts';

type Values = Extract<PrivilegeScheduleRow, { values: unknown }>['values'];

/** What a procedure of a schedule is at a facility: known by its plain words and its name on the form, or not. */
type Reading = { readonly plain: string; readonly label: string } | { readonly because: string };

/** Who is meant by the words of a schedule, or why nobody is. */
type ProviderReading = Subject | { readonly because: string };

/** The procedures of a facility, and what words of the schedule were found to mean. */
interface FacilityProcedures {
  readonly byName: ReadonlyMap<string, NamedProcedure>;
  readonly readings: Map<string, Reading>;
}

/** Days that make sense for a schedule. */
const [firstYear, lastYear] = ['1990-01-01', '2100-01-01'];

/** Answers rows one by one. What a row named once is kept for the next. */
export class PrivilegeGate {
  readonly #index: UseIndex;
  readonly #asOf: CalendarDate;
  readonly #byNpi: ReadonlyMap<string, Subject>;
  readonly #providers: readonly Subject[];
  readonly #byName = new Map<string, Subject[]>();
  readonly #named = new Map<string, ProviderReading>();
  readonly #facilities: ReadonlyMap<string, Facility>;
  readonly #facility: Facility | null;
  readonly #procedures = new Map<string, FacilityProcedures>();
  readonly #places = new Map<string, Facility | null>();
  readonly #patients = new Map<string, PatientAsked | { readonly because: string }>();

  /** `facility`: where every row is whose facility is not named. */
  constructor(
    index: UseIndex,
    asOf: CalendarDate,
    providers: readonly Subject[],
    facilities: ReadonlyMap<string, Facility>,
    facility: Facility | null,
  ) {
    this.#index = index;
    this.#asOf = asOf;
    this.#providers = providers;
    this.#byNpi = new Map(providers.map((one) => [one.key, one]));
    for (const one of providers) {
      const name = folded(one.name);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), one]);
    }
    this.#facilities = facilities;
    this.#facility = facility;
  }

  /** The verdict on one row. */
  verdict(row: PrivilegeScheduleRow): PrivilegeScheduleVerdict {
    if ('because' in row) return refused(row.row, noValues, row.because);
    const { values } = row;
    const subject = this.#provider(values.provider);
    if ('because' in subject) return refused(row.row, values, subject.because);
    const facility = values.facility === '' ? this.#facility : this.#place(values.facility);
    if (facility === null) return refused(row.row, values, this.#unknownFacility(values.facility));
    const procedure = this.#procedure(facility, values.procedure);
    if ('because' in procedure) return refused(row.row, values, procedure.because, facility);
    const on = this.#day(values.on);
    if (typeof on !== 'string') return refused(row.row, values, on.because, facility);
    const asked =
      values.ages === '' && values.age === '' && values.setting === '' ? anyPatient : this.#patient(facility, values);
    if ('because' in asked) return refused(row.row, values, asked.because, facility);
    const found = this.#index.verdict(subject.key, facility.key, procedure.plain, on, asked);
    return {
      row: row.row,
      npi: subject.key,
      provider: subject.name,
      facility: facility.key,
      procedure: procedure.label,
      on,
      room: values.room,
      verdict: found?.verdict ?? 'no',
      line: found?.line ?? null,
      because: found?.because ?? 'no privilege that covers it was granted',
    };
  }

  #provider(words: string): ProviderReading {
    const subject = this.#byNpi.get(words);
    if (subject !== undefined) return subject;
    if (words === '') return { because: 'it names no provider' };
    let named = this.#named.get(words);
    if (named === undefined) {
      named = this.#providerNamed(words);
      this.#named.set(words, named);
    }
    return named;
  }

  /** Who is meant by a name or an id. The last name is written out: nobody looks at a row before it is answered. */
  #providerNamed(words: string): ProviderReading {
    const plain = ` ${plainWords(words)} `;
    const isNamed = ({ id, name }: Subject): boolean =>
      id === words || plain.includes(` ${plainWords(name.split(',')[0] ?? name)} `);
    const found = this.#byName.get(folded(words)) ?? subjectsMeant(words, this.#providers).filter(isNamed);
    const [named, other] = found;
    if (named !== undefined && other === undefined) return named;
    if (named !== undefined) {
      const some = found.slice(0, 3).map(({ name, key }) => `${name} (${key})`);
      const more = found.length > some.length ? `, and ${found.length - some.length} more` : '';
      return { because: `\`${words}\` fits ${found.length} providers, give the NPI: ${some.join('; ')}${more}` };
    }
    const near = npiSuggestions(words, (one) => this.#byNpi.has(one)).find((one) => this.#byNpi.has(one));
    if (near !== undefined)
      return {
        because: `no provider has the NPI \`${words}\`; did you mean ${near} (${this.#byNpi.get(near)?.name})?`,
      };
    if (/^\d+$/.test(words)) return { because: `no provider has the NPI \`${words}\`` };
    const name = nearest(words, this.#byName.keys(), { limit: 1 })[0];
    const meant = name === undefined ? undefined : this.#byName.get(name)?.[0]?.name;
    return {
      because: `no provider is called \`${words}\`${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
    };
  }

  #place(words: string): Facility | null {
    let facility = this.#places.get(words);
    if (facility === undefined) {
      const all = [...this.#facilities.values()];
      const plain = folded(words);
      facility =
        this.#facilities.get(words) ??
        all.find(({ key, name }) => folded(key) === plain || folded(name) === plain) ??
        null;
      this.#places.set(words, facility);
    }
    return facility;
  }

  #unknownFacility(words: string): string {
    if (words === '') return 'it names no facility';
    const near = nearest(words, this.#facilities.keys(), { limit: 1 })[0];
    return `no facility has the key \`${words}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
  }

  #procedure(facility: Facility, words: string): Reading {
    let known = this.#procedures.get(facility.key);
    if (known === undefined) {
      known = { byName: proceduresByName(linesOf(facility)), readings: new Map() };
      this.#procedures.set(facility.key, known);
    }
    let reading = known.readings.get(words);
    if (reading === undefined) {
      const plain = plainWords(words);
      reading = readingOf(facility, known.byName, words);
      // A form that the facility no longer lists still covers what was granted by it.
      if ('because' in reading && this.#index.knows(plain)) reading = { plain, label: words };
      known.readings.set(words, reading);
    }
    return reading;
  }

  #patient(facility: Facility, { ages, age, setting }: Values): PatientAsked | { readonly because: string } {
    const key = `${facility.key}|${ages}|${age}|${setting}`;
    let asked = this.#patients.get(key);
    if (asked === undefined) {
      asked = patientMeant(facility, { ages, age, setting });
      this.#patients.set(key, asked);
    }
    return asked;
  }

  #day(written: string): CalendarDate | { readonly because: string } {
    if (isCalendarDate(written)) return inRange(written);
    const reading = dateInput(written, this.#asOf);
    if (reading.ok) return inRange(reading.date);
    const meant = reading.suggestions.map((one) => `\`${one}\``).join(' or ');
    return { because: meant === '' ? reading.because : `${reading.because}; did you mean ${meant}?` };
  }
}

const noValues: Values = {
  provider: '',
  procedure: '',
  facility: '',
  on: '',
  room: '',
  ages: '',
  age: '',
  setting: '',
};

function readingOf(facility: Facility, byName: FacilityProcedures['byName'], words: string): Reading {
  if (words === '') return { because: 'it names no procedure' };
  const { found, near } = procedureMeant(words, byName);
  if (found !== undefined) return { plain: plainWords(words), label: found.label };
  const meant = near.map((one) => `\`${one}\``).join(' or ');
  return {
    because: `no form of ${facility.key} names \`${words}\`${meant === '' ? '' : `; did you mean ${meant}?`}`,
  };
}

function inRange(on: CalendarDate): CalendarDate | { readonly because: string } {
  return on < firstYear || on >= lastYear ? { because: `\`${on}\` is no day of a schedule` } : on;
}

function refused(row: number, values: Values, because: string, facility?: Facility): PrivilegeScheduleVerdict {
  const { provider, procedure, on, room } = values;
  return {
    row,
    npi: '',
    provider,
    facility: facility?.key ?? values.facility,
    procedure,
    on,
    room,
    verdict: 'refused',
    line: null,
    because,
  };
}
