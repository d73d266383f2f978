/** Training that a line of a privilege form asks for: the specialty of a residency or fellowship, and who accredits it. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { lastDayOf, parseMonthOrDate } from '../../domain/calendar/month-span.ts';
import type { Dossier, Training } from '../../domain/nouns/dossier.ts';
import type { Criteria } from '../../domain/nouns/facility.ts';
import type { CriterionResult } from '../../domain/privileges/privilege.ts';
import { choice, criterion } from './criterion.ts';
import { plainWords } from './plain-words.ts';

/** A training with its place in the dossier. */
interface Trained {
  readonly one: Training;
  readonly at: number;
}

/** Whether training in one of the specialties was completed. */
export function* trainingCriteria(
  { training: wanted }: Criteria,
  dossier: Dossier,
  asOf: CalendarDate,
): Iterable<CriterionResult> {
  if (wanted === undefined || wanted.length === 0) return;
  const asked = `training: ${choice(wanted)}`;
  const all = trainings(dossier);
  const fitting = all.filter(({ one }) => isIn(one, wanted));
  const done = fitting.find(({ one }) => isDone(one, asOf) === true);
  if (done !== undefined) {
    yield criterion(asked, 'met', described(done.one), ['training', done.at]);
    return;
  }
  const [first] = fitting;
  if (first !== undefined) {
    const isOpen = isDone(first.one, asOf) === false;
    const because = isOpen ? 'is not completed' : 'is not said to be completed';
    yield criterion(asked, isOpen ? 'not-met' : 'cannot-tell', `${described(first.one)}, ${because}`, [
      'training',
      first.at,
    ]);
    return;
  }
  const near = all.find(({ one }) => wanted.some((specialty) => isNear(one.specialty, specialty)));
  if (near !== undefined)
    yield criterion(asked, 'cannot-tell', `close, but a person must judge: ${described(near.one)}`, [
      'training',
      near.at,
    ]);
  else if (all.length === 0) yield criterion(asked, 'cannot-tell', 'no residency or fellowship is on file');
  else yield criterion(asked, 'not-met', `on file: ${all.map(({ one }) => described(one)).join('; ')}`, ['training']);
}

/** Whether the training that the line asks for was accredited by one of the bodies; any training where it asks for none. */
export function* accreditationCriteria(
  { accreditation: bodies, training: wanted = [] }: Criteria,
  dossier: Dossier,
): Iterable<CriterionResult> {
  if (bodies === undefined || bodies.length === 0) return;
  const asked = `training accredited by ${choice(bodies)}`;
  const all = trainings(dossier);
  const fitting = wanted.length === 0 ? all : all.filter(({ one }) => isIn(one, wanted));
  const names = bodies.map(plainWords);
  const found = fitting.find(({ one }) => hasWords(one.accreditation, names));
  const [first] = fitting;
  if (found !== undefined) {
    const because = `${described(found.one)}: ${found.one.accreditation}`;
    yield criterion(asked, 'met', because, ['training', found.at, 'accreditation']);
  } else if (first === undefined) yield criterion(asked, 'cannot-tell', 'no such training is on file');
  else if (fitting.every(({ one }) => one.accreditation !== undefined)) {
    const because = `${described(first.one)}: ${first.one.accreditation}`;
    yield criterion(asked, 'not-met', because, ['training', first.at, 'accreditation']);
  } else {
    const { at } = fitting.find(({ one }) => one.accreditation === undefined) ?? first;
    yield criterion(asked, 'cannot-tell', 'who accredits the program is not on file', ['training', at]);
  }
}

/**
 * The last day of the training in the specialties, of which board eligibility counts; of any training where none is named.
 * Undefined where it is not known or not completed.
 */
export function trainingEnd(
  { training: wanted = [] }: Criteria,
  dossier: Dossier,
  asOf: CalendarDate,
): CalendarDate | undefined {
  const ends = trainings(dossier)
    .filter(({ one }) => wanted.length === 0 || isIn(one, wanted))
    .flatMap(({ one }) => (isDone(one, asOf) === false ? [] : (endOf(one) ?? [])));
  return ends.toSorted().at(-1);
}

/** Residencies and fellowships; an internship of a year is none. */
function trainings({ training = [] }: Dossier): readonly Trained[] {
  return training.flatMap((one, at) => (one.kind === 'internship' ? [] : [{ one, at }]));
}

/** True when completed, false when not, undefined when nobody says. */
function isDone(training: Training, asOf: CalendarDate): boolean | undefined {
  const end = endOf(training);
  if (training.completed === false || (end !== undefined && end > asOf)) return false;
  return training.completed === true ? true : undefined;
}

function endOf({ until }: Training): CalendarDate | undefined {
  const written = until === undefined ? undefined : parseMonthOrDate(until);
  return written === undefined ? undefined : lastDayOf(written);
}

function isIn({ specialty }: Training, wanted: readonly string[]): boolean {
  return specialty !== undefined && wanted.some((one) => plainWords(one) === plainWords(specialty));
}

/** Whether one names the other among more words: "Internal Medicine and Pediatrics" for "Internal Medicine". */
function isNear(specialty: string | undefined, wanted: string): boolean {
  return (
    specialty !== undefined && (hasWords(specialty, [plainWords(wanted)]) || hasWords(wanted, [plainWords(specialty)]))
  );
}

function hasWords(text: string | undefined, names: readonly string[]): boolean {
  return text !== undefined && names.some((name) => name !== '' && ` ${plainWords(text)} `.includes(` ${name} `));
}

function described({ kind, specialty, program, until }: Training): string {
  return `${kind} in ${specialty ?? 'a specialty not named'}, ${program}${until === undefined ? '' : `, until ${until}`}`;
}
