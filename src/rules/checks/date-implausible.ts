import { lastDate, yearOf } from '../../domain/calendar/calendar-date.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';
import { isDay } from './loose-value.ts';

/** Members that are dates, of which the schema only asks that such a day exists. */
const dateNames = new Set(
  'birthDate issued expires firstIssued initial recertified eligibleUntil examOn from until on signed signedOn received retroactive answered effective ends opens closes revalidationDue enrolled founded consent by asked reopens lastChecked'.split(
    ' ',
  ),
);

/** The first year of which a living provider's papers may speak. */
const firstYear = 1900;
/** Years ahead within which papers end; beyond lies only the day that stands for "never". */
const yearsAhead = 100;
/** Ages between which people practise. */
const ages = { youngest: 16, oldest: 110 } as const;

/** A date that exists but that nobody can mean. */
export const dateImplausible: Check<'dossier' | 'group' | 'facility' | 'contract' | 'payer'> = {
  id: 'date/implausible',
  severity: 'error',
  title: 'a date lies within a lifetime',
  why: 'A year such as 0026 or 2206 passes for a date and is a slip of the keyboard. A paper that ends in 2206 is never called expiring.',
  help: 'correct the year; a paper without an end has no `expires`',
  cite: 'empanel convention: dates lie between 1900 and a hundred years ahead',
  kinds: ['dossier', 'group', 'facility', 'contract', 'payer'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2028-01-31 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2208-01-31 }]
`,
  *faults({ parts, asOf }) {
    const now = yearOf(asOf);
    const [first, last] = [String(firstYear), String(now + yearsAhead)];
    for (const { name, text, place } of parts.texts) {
      if (text.length !== 10 || !dateNames.has(name)) continue;
      const isOutside = text < first || (text.slice(0, 4) > last && text !== lastDate);
      if (isOutside && isDay(text)) {
        const what = name === 'birthDate' ? 'the birth date' : `\`${text}\``;
        yield { pointer: pointerOf(place), message: `${what} lies in the year ${text.slice(0, 4)}` };
      } else if (name === 'birthDate' && text <= asOf && isDay(text)) {
        const age = now - yearOf(text);
        if (age >= ages.youngest && age <= ages.oldest) continue;
        const message = `by the birth date this is a person of ${countWords(age, 'year')}`;
        yield {
          pointer: pointerOf(place),
          message,
          help: 'compare the birth date with a photo ID',
          severity: 'warning',
        };
      }
    }
  },
};
