import { type MonthOrDate, monthOf } from '../../domain/calendar/month-span.ts';
import type { Check, CheckInput } from './check.ts';
import { items, month, text } from './loose-value.ts';

/** Degrees after which postgraduate training begins, without dots and blanks. */
const professionalDegree = /\b(?:md|do|mbbs|mbbch|mbchb|dds|dmd|dpm|pharmd)\b/;

/** Kinds of training that come after the degree. */
const postgraduate = new Set(['internship', 'residency', 'fellowship']);

/** Postgraduate training that begins before the degree it needs. */
export const trainingImpossible: Check<'dossier'> = {
  id: 'training/impossible',
  severity: 'error',
  title: 'residency begins after the degree',
  why: 'Nobody enters a residency without the degree. A start before graduation is a slip in one of the two dates, and both schools will confirm the other one.',
  help: 'compare the dates with the diploma and the training certificate',
  cite: 'NCQA CR 3 A, education and training; ACGME Institutional Requirements: residents are graduates',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
education: [{ institution: Harbor University, degree: MD, from: 2008-08, until: 2012-05 }]
training: [{ kind: residency, program: Bayview Medical Center, from: 2012-07, until: 2015-06 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
education: [{ institution: Harbor University, degree: MD, from: 2008-08, until: 2012-05 }]
training: [{ kind: residency, program: Bayview Medical Center, from: 2011-07, until: 2014-06 }]
`,
  *faults({ value }) {
    const graduated = firstGraduation(value);
    if (graduated === undefined) return;
    for (const [index, one] of items(value.training)) {
      const [kind, from] = [text(one.kind), month(one.from)];
      if (kind === undefined || from === undefined || !postgraduate.has(kind)) continue;
      if (monthOf(from) >= monthOf(graduated)) continue;
      const pointer = ['training', index, 'from'];
      yield { pointer, message: `the ${kind} begins ${from}, before the degree of ${monthOf(graduated)}` };
    }
  },
};

/** The first professional degree; a second one may come after training. */
function firstGraduation(value: CheckInput<'dossier'>['value']): MonthOrDate | undefined {
  const degrees = items(value.education).flatMap(([, one]) => {
    const degree = text(one.degree)?.toLowerCase().replace(/[.\s]/g, '') ?? '';
    const until = month(one.until);
    return until !== undefined && professionalDegree.test(degree) ? [until] : [];
  });
  return degrees.toSorted()[0];
}
