/**
 * The criteria of a line of a privilege form, compared with a dossier one by one. What is on file decides between met and
 * not met; where nothing on file says it, the answer is that it cannot be told, and a person looks.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Criteria, Line } from '../../domain/nouns/facility.ts';
import type { CaseCounts } from '../../domain/privileges/practice-evaluation.ts';
import type { CriterionResult, CriterionState } from '../../domain/privileges/privilege.ts';
import { providerTypeName } from '../../domain/profession.ts';
import { boardCriteria } from './board-criteria.ts';
import { caseCriteria } from './case-criteria.ts';
import { choice, criterion, inWordsOnly } from './criterion.ts';
import { certificationCriterion, deaCriterion } from './paper-criteria.ts';
import { plainWords } from './plain-words.ts';
import { accreditationCriteria, trainingCriteria } from './training-criteria.ts';

/** What the criteria are compared with. */
export interface CriteriaFile {
  readonly dossier: Dossier;
  /** State of the facility, for the DEA registration; null: any state will do. */
  readonly state: string | null;
  /** Recorded numbers of cases; those of after the day asked about are passed over. */
  readonly counts: readonly CaseCounts[];
  /** Keys of the lines that are held at the facility on the day. */
  readonly held: ReadonlySet<string>;
  /** Keys of the lines of the same request. */
  readonly asked: ReadonlySet<string>;
}

/** Which of its two sets of criteria a line is judged by. */
export type CriteriaKind = 'initial' | 'renewal';

/**
 * Every criterion of a line, in the order of the form, as it stands on a day. Empty where the form asks for nothing. The
 * pointers are those of the dossier.
 */
export function criteriaOf(
  line: Line,
  kind: CriteriaKind,
  file: CriteriaFile,
  asOf: CalendarDate,
): readonly CriterionResult[] {
  const criteria = line[kind];
  if (criteria === undefined) return [];
  const { dossier } = file;
  return [
    ...professions(criteria, dossier),
    ...degrees(criteria, dossier),
    ...trainingCriteria(criteria, dossier, asOf),
    ...accreditationCriteria(criteria, dossier),
    ...boardCriteria(criteria, dossier, asOf),
    ...caseCriteria(line, criteria, file.counts, asOf),
    ...(criteria.certifications ?? []).map((one) => certificationCriterion(one, dossier, asOf)),
    ...(criteria.dea === true ? [deaCriterion(dossier, file.state, asOf)] : []),
    ...peers(criteria, dossier, asOf),
    ...(criteria.privileges ?? []).map((key) => heldLine(key, file)),
    ...(criteria.proof ?? []).map((paper) => proof(paper, dossier, asOf)),
    ...(criteria.other === undefined ? [] : [criterion(criteria.other, 'cannot-tell', inWordsOnly)]),
  ];
}

/** The worst of several criteria; met where there are none. */
export function worstCriterion(results: readonly CriterionResult[]): CriterionState {
  if (results.some(({ state }) => state === 'not-met')) return 'not-met';
  return results.some(({ state }) => state === 'cannot-tell') ? 'cannot-tell' : 'met';
}

function* professions({ providerTypes }: Criteria, { type }: Dossier): Iterable<CriterionResult> {
  if (providerTypes === undefined || providerTypes.length === 0) return;
  const asked = `profession: ${choice(providerTypes.map(providerTypeName))}`;
  const isOne = providerTypes.includes(type);
  yield criterion(asked, isOne ? 'met' : 'not-met', `the profession is ${providerTypeName(type)}`, ['type']);
}

function* degrees({ degrees: wanted }: Criteria, { education = [] }: Dossier): Iterable<CriterionResult> {
  if (wanted === undefined || wanted.length === 0) return;
  const asked = `degree: ${choice(wanted)}`;
  const letters = (degree: string): string => degree.toUpperCase().replace(/[^A-Z]/g, '');
  const named = new Set(wanted.map(letters));
  const at = education.findIndex(({ degree }) => degree !== undefined && named.has(letters(degree)));
  const school = education[at];
  if (school === undefined) {
    const known = education.flatMap(({ degree }) => degree ?? []);
    if (known.length === 0) yield criterion(asked, 'cannot-tell', 'no degree is on file');
    else yield criterion(asked, 'not-met', `on file: ${known.join(', ')}`, ['education']);
  } else if (school.completed === false) {
    yield criterion(asked, 'not-met', `${school.degree} of ${school.institution} was not completed`, ['education', at]);
  } else {
    const when = school.until === undefined ? '' : `, ${school.until}`;
    yield criterion(asked, 'met', `${school.degree}, ${school.institution}${when}`, ['education', at]);
  }
}

/** Peers count from the day their answer came. */
function* peers(
  { references: wanted }: Criteria,
  { references = [] }: Dossier,
  asOf: CalendarDate,
): Iterable<CriterionResult> {
  if (wanted === undefined || wanted === 0) return;
  const asked = `peer references: ${wanted}`;
  const answered = references.filter(({ received }) => received !== undefined && received <= asOf);
  const told = `${answered.length} of ${wanted} received`;
  if (answered.length >= wanted) {
    yield criterion(asked, 'met', `received: ${answered.map(({ name }) => name).join('; ')}`, ['references']);
  } else if (references.length >= wanted) {
    const open = references.filter((one) => !answered.includes(one)).map(({ name }) => name);
    yield criterion(asked, 'cannot-tell', `${told}; not answered yet: ${open.join('; ')}`, ['references']);
  } else {
    const at: Pointer | undefined = references.length === 0 ? undefined : ['references'];
    yield criterion(asked, 'not-met', `${told}, and ${references.length} named`, at);
  }
}

function heldLine(key: string, { held, asked }: CriteriaFile): CriterionResult {
  const words = `privileges: \`${key}\``;
  if (held.has(key)) return criterion(words, 'met', `\`${key}\` is held here`);
  if (asked.has(key))
    return criterion(words, 'met', `\`${key}\` is asked for in the same request, and to be granted first`);
  return criterion(words, 'not-met', `\`${key}\` is neither held here nor asked for`);
}

/** A paper is there when one on file has that title, or is of the kind that the form's words name. */
function proof(paper: string, { documents = [] }: Dossier, asOf: CalendarDate): CriterionResult {
  const words = plainWords(paper);
  const at = documents.findIndex(({ title, kind, received }) => {
    if (received !== undefined && received > asOf) return false;
    return (title !== undefined && plainWords(title) === words) || ` ${words} `.includes(` ${plainWords(kind)} `);
  });
  const found = documents[at];
  if (found === undefined) return criterion(`attached: ${paper}`, 'cannot-tell', 'no such paper is on file');
  const when = found.received === undefined ? '' : `, received ${found.received}`;
  return criterion(`attached: ${paper}`, 'met', `${found.title ?? plainWords(found.kind)}${when}`, ['documents', at]);
}
