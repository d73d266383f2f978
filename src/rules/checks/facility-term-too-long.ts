import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { compareDurations, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import type { Fault, Pointer } from '../../domain/finding.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Check } from './check.ts';
import { items, type Leaf, type Loose, text, texts } from './loose-value.ts';
import { formVersions } from './privilege-lines.ts';
import type { LongestTerm, Windows } from './windows.ts';

/** A term of appointments or privileges that is longer than accreditor, state or programme allow. */
export const facilityTermTooLong: Check<'facility'> = {
  id: 'facility/term-too-long',
  severity: 'error',
  title: 'appointments and privileges last no longer than the accreditor, the state and the programme allow',
  why: 'Privileges past the longest term have ended whatever the letter says: cases done under them are done without privileges, and a survey finds them one by one.',
  help: 'shorten the term to the longest that is allowed, or shorter',
  cite: 'rule packs: tjc.term, accreditors.term, hrsa.term',
  kinds: ['facility'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
accreditor: joint-commission
address: { line1: 1 Bay Street, city: Boston, state: MA, zip: "02111" }
terms: { appointment: P3Y, privileges: P2Y }
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
accreditor: joint-commission
address: { line1: 1 Bay Street, city: San Diego, state: CA, zip: "92101" }
terms: { appointment: P3Y, privileges: P2Y }
`,
  *faults({ value, windows, asOf }) {
    const longest = longestTerm(value, windows, asOf);
    if (longest === undefined) return;
    const { length, rule } = longest;
    for (const [pointer, what, written] of writtenTerms(value)) {
      const term = parseDuration(written);
      if (term === undefined || compareDurations(term, length, asOf) <= 0) continue;
      const message = `${what} of ${durationText(term)} is longer than the ${durationText(length)} that \`${rule}\` allows`;
      yield { pointer, message } satisfies Fault;
    }
  },
};

/** The shortest of the terms that hold for the facility; undefined where none does. */
function longestTerm(facility: Loose<Facility>, windows: Windows, asOf: CalendarDate): LongestTerm | undefined {
  const state = text(facility.address?.state);
  const kind = text(facility.kind);
  const packs = texts(facility.packs).map(([, one]) => one);
  const accreditor = text(facility.accreditor);
  const holding = windows.longestTerms.filter((term) => {
    if (term.kinds !== null && (kind === undefined || !term.kinds.includes(kind))) return false;
    // What a state asks for holds whoever accredits.
    if (term.states !== null) return state !== undefined && term.states.includes(state);
    if (term.accreditors === null) return true;
    return packs.includes(term.pack) || (accreditor !== undefined && term.accreditors.includes(accreditor));
  });
  return holding.toSorted((left, right) => compareDurations(left.length, right.length, asOf))[0];
}

function* writtenTerms(facility: Loose<Facility>): Iterable<readonly [Pointer, string, string]> {
  const one = function* (pointer: Pointer, what: string, leaf: Leaf<string> | null | undefined) {
    const written = text(leaf);
    if (written !== undefined) yield [pointer, what, written] as const;
  };
  yield* one(['terms', 'appointment'], 'an appointment', facility.terms?.appointment);
  yield* one(['terms', 'privileges'], 'a term of privileges', facility.terms?.privileges);
  for (const [at, category] of items(facility.categories)) {
    yield* one(['categories', at, 'term'], 'a term', category.term);
  }
  for (const { lines } of formVersions(facility)) {
    for (const { line, pointer } of lines) yield* one([...pointer, 'term'], 'a term', line.term);
  }
}
