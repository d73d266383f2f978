/** Faults of form: identifiers, dates, months and lengths of time that are not written as their place needs. */

import { isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateInput } from '../domain/calendar/date-input.ts';
import type { DateInput } from '../domain/calendar/written-date.ts';
import type { Pointer } from '../domain/finding.ts';
import { pastedDigits, pastedText } from '../domain/identifiers/pasted-text.ts';
import { taxonomiesNamed, taxonomyLabel, taxonomySuggestions } from '../domain/identifiers/taxonomy.ts';
import { zipCode, zipFault } from '../domain/zip-code.ts';
import type { MemberSchema } from './kind-schema.ts';
import type { DocumentFault } from './placed-fault.ts';
import { clause, memberIn, memberName, type ShapeContext, shownAt, valueAt } from './schema-words.ts';

/** The fault of a text that has not the form that its place needs. */
export function formFault(pointer: Pointer, context: ShapeContext): DocumentFault {
  const text = String(valueAt(context.value, pointer));
  const member = memberIn(context, pointer);
  if (member.node.format === 'date') return dateFault(pointer, text, member, context);
  const shown = shownAt(pointer, context);
  const name = memberName(pointer);
  const message =
    shown === undefined
      ? `the value of ${name} does not have the form that it needs`
      : `${shown} does not have the form that ${name} needs`;
  const fault = { rule: 'schema/form', pointer, message } as const;
  const meant = writtenOtherwise(text, member, context.asOf);
  if (meant !== undefined) return { ...fault, ...replacedBy(meant, member) };
  return { ...fault, help: formHelp(text, member) };
}

const dateHelp = 'write dates as `2026-12-31`';

function dateFault(pointer: Pointer, text: string, member: MemberSchema, context: ShapeContext): DocumentFault {
  const shown = shownAt(pointer, context);
  const reading = dateReading(text, member, context.asOf);
  const name = memberName(pointer);
  const message =
    shown === undefined
      ? `the value of ${name} is not a date written year, month, day`
      : reading?.ok === false
        ? reading.because
        : `${shown} is not written year, month, day`;
  const fault = { rule: 'schema/date', pointer, message } as const;
  if (reading?.ok === true) return { ...fault, ...replacedBy(reading.date, member) };
  const suggestions = member.sensitive === undefined ? (reading?.suggestions ?? []) : [];
  const days = suggestions.filter(isCalendarDate).map((day) => `\`${day}\``);
  return { ...fault, help: days.length > 0 ? `write ${days.join(' or ')}` : dateHelp };
}

/** What a text comes to as a date; undefined for words and distances, which mean another day every day. */
function dateReading(text: string, { definitions }: MemberSchema, asOf: string): DateInput | undefined {
  if (!/\d/.test(text) || /^\s*[+-]/.test(text) || !isCalendarDate(asOf)) return undefined;
  const reading = dateInput(text, asOf);
  // Two digits of a birth year leave a century open.
  const isBirth = definitions.includes('BirthDate') && !/\d{4}/.test(text);
  return reading.ok && isBirth ? undefined : reading;
}

function replacedBy(
  meant: string,
  { node, definitions, sensitive }: MemberSchema,
): Pick<DocumentFault, 'help' | 'repair'> {
  const repair = { kind: 'replace', with: meant } as const;
  if (sensitive !== undefined) {
    return { help: node.format === 'date' ? dateHelp : 'write it in the form of its kind', repair };
  }
  const label = definitions.includes('TaxonomyCode') ? taxonomyLabel(meant) : undefined;
  const written = node.format === 'date' || !isNumberLike(meant) ? meant : `"${meant}"`;
  return { help: `write \`${written}\`${label === undefined ? '' : ` (${label})`}`, repair };
}

/** Whether YAML would read the text as a number, were it not in quotes. */
function isNumberLike(text: string): boolean {
  return /^[-+.\d]/.test(text) && Number.isFinite(Number(text));
}

/** Whether a text has the form that its place needs, as far as the text alone can tell. */
export function hasForm(text: string, { node }: MemberSchema): boolean {
  if (node.type !== 'string' || text.length < (node.minLength ?? 0)) return false;
  if (node.enum !== undefined && !node.enum.includes(text)) return false;
  if (node.const !== undefined && node.const !== text) return false;
  if (node.format === 'date' && !isCalendarDate(text)) return false;
  return node.pattern === undefined || new RegExp(node.pattern, 'u').test(text);
}

/** What a text that has not the form certainly stands for, in the right form; undefined where nothing is certain. */
export function writtenOtherwise(text: string, member: MemberSchema, asOf: string): string | undefined {
  const readings = [...new Set(otherWritings(text, member, asOf))].filter((each) => hasForm(each, member));
  return readings.length === 1 ? readings[0] : undefined;
}

function otherWritings(text: string, member: MemberSchema, asOf: string): readonly string[] {
  const { node, definitions } = member;
  if (node.format === 'date') {
    const reading = dateReading(text, member, asOf);
    return reading?.ok === true ? [reading.date] : [];
  }
  if (node.pattern === undefined) return [];
  if (definitions.includes('Month')) return monthWritings(text, member, asOf);
  if (definitions.includes('Duration')) return durationWritings(text);
  if (definitions.includes('TaxonomyCode')) {
    const named = taxonomiesNamed(text).map(({ code }) => code);
    return named.length > 0 ? named : [pastedText(text)];
  }
  const pasted = [pastedText(text), pastedDigits(text)];
  const zip = zipFault(text) === 'zeros' ? zipCode(text) : undefined;
  return zip === undefined ? pasted : [...pasted, zip];
}

/** `03/2019`, `2019/3` and dates in other orders, as months. */
function monthWritings(text: string, member: MemberSchema, asOf: string): readonly string[] {
  const monthFirst = /^\s*(\d{1,2})[/-](\d{4})\s*$/.exec(text);
  if (monthFirst !== null) return [`${monthFirst[2]}-${(monthFirst[1] ?? '').padStart(2, '0')}`];
  const yearFirst = /^\s*(\d{4})[/.-](\d{1,2})\s*$/.exec(text);
  if (yearFirst !== null) return [`${yearFirst[1]}-${(yearFirst[2] ?? '').padStart(2, '0')}`];
  const reading = dateReading(text, member, asOf);
  return reading?.ok === true ? [reading.date] : [];
}

const unitLetters: readonly (readonly [words: RegExp, letter: string])[] = [
  [/^(?:business|working) days?$/, 'BD'],
  [/^d(?:ays?)?$/, 'D'],
  [/^w(?:eeks?)?$/, 'W'],
  [/^m(?:onths?)?$/, 'M'],
  [/^y(?:ears?)?$/, 'Y'],
  [/^h(?:ours?)?$/, 'H'],
];

/** `90 days`, `3 months`, `10 business days`, as durations. */
function durationWritings(text: string): readonly string[] {
  const match = /^\s*(\d{1,4})\s*([a-z]+(?: [a-z]+)?)\s*$/i.exec(text);
  const letter = unitLetters.find(([words]) => words.test((match?.[2] ?? '').toLowerCase()))?.[1];
  if (match === null || letter === undefined) return [text.trim().toUpperCase()];
  const count = match[1] ?? '';
  if (letter === 'BD') return [`${count}BD`];
  return [letter === 'H' ? `PT${count}H` : `P${count}${letter}`];
}

function formHelp(text: string, { node, definitions }: MemberSchema): string {
  if (definitions.includes('TaxonomyCode')) {
    const near = taxonomySuggestions(text);
    if (near.length > 0) return `write ${near.map(({ code, label }) => `\`${code}\` (${label})`).join(' or ')}`;
  }
  if (node.patternErrorMessage !== undefined) return clause(node.patternErrorMessage);
  return node.format === 'email' ? 'write an address such as `name@example.org`' : 'write it in the form of its kind';
}
