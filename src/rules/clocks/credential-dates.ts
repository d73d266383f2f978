/** Dates of papers and enrollments: licenses, registrations, certificates, cover, the CAQH profile, Medicare and Medicaid. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential, CredentialKind, SubjectKind, Term } from '../../domain/facts.ts';
import type { Anchor, Element } from '../pack-entry.ts';
import type { RecordedDate, RecordedDates } from './anchor.ts';
import { type About, type Circumstance, circumstanceOn, joined, stretches, unattached } from './circumstance.ts';

/** What packs call a kind of credential. */
export const elementOfKind: Readonly<Record<CredentialKind, Element>> = {
  license: 'license',
  dea: 'dea',
  cds: 'cds',
  board: 'board',
  malpractice: 'malpractice-cover',
  certification: 'certification',
  caqh: 'caqh',
  medicare: 'medicare',
  medicaid: 'medicaid',
  supervision: 'supervision',
  paper: 'document',
};

/** What packs call what was verified: records may name a kind of credential, packs name an element of the file. */
export function verifiedElement(recorded: string): string {
  return Object.hasOwn(elementOfKind, recorded) ? elementOfKind[recorded as CredentialKind] : recorded;
}

/** What packs call the element of a record or paper of an organization: its licenses are of another kind than a person's. */
export function elementOfSubject(recorded: string, subject: SubjectKind): string {
  const element = verifiedElement(recorded);
  return element === 'license' && subject !== 'provider' ? 'organization-license' : element;
}

/** Papers that always end, so that a missing expiry is something to find out. */
const alwaysEnding: ReadonlySet<CredentialKind> = new Set(['license', 'dea', 'cds', 'malpractice']);

/** Records of an organization that have no end: a visit to the place, and what Medicare certified until it says otherwise. */
const endless: ReadonlySet<string> = new Set(['site-visit', 'medicare-certification']);

/** Whether a credential always ends. */
function mustEnd({ kind, naturalKey }: Credential): boolean {
  return alwaysEnding.has(kind) && !endless.has(naturalKey.split('|')[0] ?? '');
}

/** Standings under which nobody renews, attests or revalidates any more, or not yet. */
const lifeless: ReadonlySet<string> = new Set([
  'inactive',
  'retired',
  'surrendered',
  'revoked',
  'pending',
  'not-certified',
  'opt-out',
  'deactivated',
  'opted-out',
  'none',
  'terminated',
]);

/** Whether a credential is renewed, attested or revalidated, as far as its standing says. */
export function credentialLives({ status }: Credential): boolean {
  return status === null || !lifeless.has(status);
}

/** The dates of every credential of a subject, each as it stands from one recorded event to the next. */
export function credentialCircumstances(credentials: readonly Credential[]): readonly Circumstance[] {
  return credentials.flatMap((credential) => {
    if (!credentialLives(credential)) return [];
    const siblings = credentials.filter(
      (one) => one !== credential && one.kind === credential.kind && scope(one) === scope(credential),
    );
    const days = [credential, ...siblings].flatMap((one) => one.terms.flatMap((term) => term.happenedOn ?? []));
    const about: About = {
      ...unattached,
      about: credential.label,
      element: elementOfKind[credential.kind],
      paperKind: credential.kind === 'certification' ? kindOnPaper(credential) : null,
      state: credential.state,
    };
    return joined(
      stretches(days).flatMap((stretch) => {
        const { from } = stretch;
        const terms = visibleTerms(credential, from);
        // Every term lies ahead: the credential is not known yet.
        if (terms.length === 0 && credential.terms.length > 0) return [];
        const dates = datesOf(
          credential,
          terms,
          siblings.flatMap((one) => visibleTerms(one, from)),
        );
        return [circumstanceOn(about, stretch, dates)];
      }),
    );
  });
}

function datesOf(credential: Credential, terms: readonly Term[], successors: readonly Term[]): RecordedDates {
  switch (credential.kind) {
    case 'caqh':
      return { 'caqh.attestedOn': eventDate(credential, terms, 'record the attestation under `caqh.attestations`') };
    case 'medicare':
      return enrollmentDates(credential, terms, 'medicare.revalidatedOn', 'medicare.revalidationDueOn');
    case 'medicaid':
      return enrollmentDates(credential, terms, 'medicaid.revalidatedOn', 'medicaid.revalidationDueOn');
    default:
      return paperDates(credential, terms, successors);
  }
}

/** The term in force last: the one that began last, of several the one that ends last. */
function governing(terms: readonly Term[]): Term | undefined {
  const key = (term: Term): string =>
    `${term.from ?? term.happenedOn ?? term.through ?? ''} ${term.through ?? ''} ${term.id}`;
  return terms.reduce<Term | undefined>(
    (best, term) => (best === undefined || key(term) >= key(best) ? term : best),
    undefined,
  );
}

function paperDates(credential: Credential, terms: readonly Term[], successors: readonly Term[]): RecordedDates {
  const term = governing(terms);
  if (term === undefined && !mustEnd(credential)) return {};
  const through = term?.through ?? null;
  const factId = term?.id ?? credential.id;
  // A new policy or number that begins when this one ends has taken its place.
  const replaced = through !== null && successors.some((one) => one.from !== null && one.from >= through);
  if (replaced || (through === null && !mustEnd(credential))) return {};
  const issuedOn = term?.from ?? term?.happenedOn ?? null;
  return {
    'credential.expires': { on: through, factId, toRecord: `record the expiration date of the ${credential.label}` },
    ...(issuedOn === null ? {} : { 'credential.issued': { on: issuedOn, factId } }),
  };
}

function eventDate(credential: Credential, terms: readonly Term[], toRecord: string): RecordedDate {
  const events = terms.filter((term) => term.happenedOn !== null).toSorted(byDay);
  const last = events.at(-1);
  const firstOn = events[0]?.happenedOn ?? null;
  return {
    on: last?.happenedOn ?? null,
    factId: last?.id ?? credential.id,
    toRecord,
    ...(firstOn === null ? {} : { firstOn, count: events.length }),
  };
}

function enrollmentDates(credential: Credential, terms: readonly Term[], done: Anchor, posted: Anchor): RecordedDates {
  const [due] = terms
    .filter((term) => term.through !== null)
    .toSorted((left, right) => (`${left.through} ${left.id}` < `${right.through} ${right.id}` ? 1 : -1));
  return {
    [done]: eventDate(
      credential,
      terms,
      'record the enrollment or the last revalidation, or the due date that is posted',
    ),
    ...(due === undefined ? {} : { [posted]: { on: due.through, factId: due.id } }),
  };
}

function byDay(left: Term, right: Term): number {
  const key = (term: Term): string => `${term.happenedOn ?? ''} ${term.id}`;
  return key(left) < key(right) ? -1 : 1;
}

/** Facts that have happened by the day. A span without an event date is always visible. */
function visibleTerms(credential: Credential, on: CalendarDate): readonly Term[] {
  return credential.terms.filter((term) => term.happenedOn === null || term.happenedOn <= on);
}

/** Papers of one scope take each other's place: a new number for the same state and profession, a new policy. */
function scope(credential: Credential): string {
  const parts = credential.naturalKey.split('|');
  switch (credential.kind) {
    case 'license':
      return parts.slice(0, 2).join('|');
    case 'dea':
    case 'cds':
      return credential.state ?? '';
    case 'malpractice':
      return '';
    case 'certification':
      return parts[0] ?? '';
    default:
      return credential.naturalKey;
  }
}

/** The kind of a certification, or of a paper of an organization: the natural key of either begins with it. */
export function kindOnPaper({ naturalKey }: Credential): string {
  return naturalKey.split('|')[0] ?? '';
}
