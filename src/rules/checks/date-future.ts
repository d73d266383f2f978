import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Fault, Pointer } from '../../domain/finding.ts';
import type { Check, CheckInput } from './check.ts';
import { pointerOf } from './document-parts.ts';
import { day, flag, isGiven, items, month, monthOrDay } from './loose-value.ts';

/** Members that tell of something done, so that they cannot lie ahead. `on` is one but for committees and notices. */
const pastNames = new Set([
  'birthDate',
  'firstIssued',
  'initial',
  'recertified',
  'signed',
  'countersigned',
  'signedOn',
  'received',
  'answered',
  'consent',
  'occurred',
  'filed',
  'closed',
  'founded',
  'enumerated',
  'lastUpdated',
  'reactivated',
  'importedOn',
  'lastChecked',
  'approved',
  'on',
]);

/** Lists whose entries say in `issued` when the current term began. Covers are bought ahead and not among them. */
const credentialLists = ['licenses', 'dea', 'cds', 'boards', 'certifications'] as const;

/** Something done that lies after the day the question is asked about. */
export const dateFuture: Check<'dossier' | 'group' | 'facility' | 'contract' | 'payer'> = {
  id: 'date/future',
  severity: 'error',
  title: 'what was done does not lie ahead',
  why: 'An attestation, a signature or a degree dated in the future has a slip in its date. A clock that starts there runs out too late, and a form signed in the future is sent back.',
  help: 'compare the date with the paper; a year is the usual slip',
  cite: 'empanel convention: events lie on or before the as-of day',
  kinds: ['dossier', 'group', 'facility', 'contract', 'payer'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
caqh: { id: "12345678", attestations: [{ on: 2026-09-30 }] }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
caqh: { id: "12345678", attestations: [{ on: 2062-09-30 }] }
`,
  *faults(input) {
    const { parts, asOf } = input;
    for (const { name, text, place } of parts.texts) {
      if (!pastNames.has(name) || !isAfter(text, asOf)) continue;
      const pointer = pointerOf(place);
      const what = name === 'birthDate' ? 'the birth date lies in the future' : `\`${name}\` is ${text}, in the future`;
      yield { pointer, message: `${what} as of ${asOf}` };
    }
    if (input.kind === 'dossier') {
      yield* unfinished(input);
      yield* termsAhead(input);
    }
  },
};

function isAfter(written: string, asOf: CalendarDate): boolean {
  return written > asOf.slice(0, written.length) && monthOrDay(written) !== undefined;
}

/** A degree or training called completed that ends later. One that is planned is no fault. */
function* unfinished({ value, asOf }: CheckInput<'dossier'>): Iterable<Fault> {
  for (const list of ['education', 'training'] as const) {
    for (const [index, one] of items<{ readonly until?: string; readonly completed?: boolean }>(value[list])) {
      const until = month(one.until);
      if (until === undefined || flag(one.completed) !== true || !isAfter(until, asOf)) continue;
      yield {
        pointer: [list, index, 'until'],
        message: `it is called completed, and ends ${until}, in the future as of ${asOf}`,
      };
    }
  }
}

/** A current term that has not begun. After a renewal the term before it still runs, and nothing is wrong. */
function* termsAhead({ value, asOf }: CheckInput<'dossier'>): Iterable<Fault> {
  for (const list of credentialLists) {
    for (const [index, one] of items<{ readonly issued?: string; readonly previousTerms?: readonly unknown[] }>(
      value[list],
    )) {
      const issued = day(one.issued);
      if (issued === undefined || issued <= asOf || isGiven(one.previousTerms)) continue;
      const pointer: Pointer = [list, index, 'issued'];
      yield { pointer, message: `\`issued\` is ${issued}, in the future as of ${asOf}`, severity: 'warning' };
    }
  }
}
