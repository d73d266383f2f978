import { addMonths } from '../../domain/calendar/calendar-date.ts';
import { workedSpan } from '../../domain/calendar/month-span.ts';
import { intersection, type Span } from '../../domain/calendar/span.ts';
import type { Check } from './check.ts';
import { items, month, text } from './loose-value.ts';

/** Kinds of training that fill a trainee's time, one after the other. */
const fullTime = new Set(['internship', 'residency', 'fellowship']);

interface Program {
  readonly index: number;
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
}

/** Two programs attended at the same time. */
export const trainingOverlap: Check<'dossier'> = {
  id: 'training/overlap',
  severity: 'warning',
  title: 'training programs follow each other',
  why: 'Residency and fellowship are full time. Two that overlap by months have a slip in a date; the program answers the payer with other dates, and the application is returned.',
  help: 'compare the dates with the certificates; programs are compared by months',
  cite: 'NCQA CR 3 A, education and training; Colorado Medicaid, reasons for return: dates that differ from the proof',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
training:
  - { kind: residency, program: Bayview Medical Center, from: 2012-07, until: 2015-06 }
  - { kind: fellowship, program: Harbor University, from: 2015-07, until: 2016-06 }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
training:
  - { kind: residency, program: Bayview Medical Center, from: 2012-07, until: 2015-06 }
  - { kind: fellowship, program: Harbor University, from: 2014-07, until: 2016-06 }
`,
  *faults({ value }) {
    const programs = items(value.training).flatMap(([index, one]): readonly Program[] => {
      const [kind, from, until] = [text(one.kind) ?? '', month(one.from), month(one.until)];
      if (!fullTime.has(kind) || from === undefined || until === undefined) return [];
      return [{ index, kind, name: text(one.program) ?? kind, span: workedSpan({ from, until }) }];
    });
    const sorted = programs.toSorted((left, right) => (left.span.from < right.span.from ? -1 : 1));
    for (const [at, later] of sorted.entries()) {
      const earlier = sorted
        .slice(0, at)
        .find((one) => !isWithinResidency(one, later) && isLong(intersection(one.span, later.span)));
      if (earlier === undefined) continue;
      const pointer = ['training', later.index, 'from'];
      yield {
        pointer,
        message: `the ${later.kind} at ${later.name} begins before the ${earlier.kind} at ${earlier.name} has ended`,
      };
    }
  },
};

/** A program may end in the month in which the next begins, and a few days later. */
function isLong(shared: Span | undefined): boolean {
  return shared !== undefined && (shared.until === null || addMonths(shared.from, 1) < shared.until);
}

/** The first year of a residency is often listed as an internship of its own. */
function isWithinResidency(left: Program, right: Program): boolean {
  return new Set([left.kind, right.kind]).size === 2 && [left.kind, right.kind].every((kind) => kind !== 'fellowship');
}
