import { type CalendarDate, compareDates, firstDate } from './calendar/calendar-date.ts';
import { canonicalJson } from './canonical-json.ts';
import { certificationName } from './certification-name.ts';
import type { CredentialKind, Subject } from './facts.ts';
import { masked } from './identifiers/mask.ts';
import type { Board, Dossier } from './nouns/dossier.ts';
import type { Facility, FacilityCredential } from './nouns/facility.ts';
import type { Group } from './nouns/group.ts';
import { organizationWords } from './organization-words.ts';
import { filedName } from './person-name.ts';
import { valueHash } from './value-hash.ts';

/** A term as a document states it, before it has a ledger id. */
export interface StatedTerm {
  readonly happenedOn: string | null;
  readonly from: string | null;
  readonly through: string | null;
}

/** A credential as a document states it, before it has a ledger id. */
export interface StatedCredential {
  readonly kind: CredentialKind;
  readonly naturalKey: string;
  readonly label: string;
  readonly state: string | null;
  readonly status: string | null;
  readonly valueHash: string;
  readonly terms: readonly StatedTerm[];
}

/** What the ledger keeps of a subject besides its document. */
export type StatedSubject = Omit<Subject, 'id'>;

interface Dated {
  readonly issued?: string;
  readonly expires?: string;
  readonly previousTerms?: readonly { readonly issued?: string; readonly expires?: string }[];
}

/**
 * States in which the provider practices: of the addresses of practice locations not yet left, of the locations of
 * groups they name, and of telehealth; where none is given, of the licenses. `groups` finds a group by key.
 */
export function practiceStates(dossier: Dossier, groups: ReadonlyMap<string, Group>): readonly string[] {
  const found = new Set<string>();
  for (const place of dossier.practiceLocations ?? []) {
    const own = place.address?.state;
    if (own !== undefined) found.add(own);
    const group = place.group === undefined ? undefined : groups.get(place.group);
    for (const location of group?.locations ?? []) {
      const meant = place.location === undefined || location.key === place.location;
      if (meant && location.address.state !== undefined) found.add(location.address.state);
    }
    for (const state of place.telehealthStates ?? []) found.add(state);
  }
  if (found.size === 0) for (const license of dossier.licenses ?? []) found.add(license.state);
  return [...found].sort();
}

/** The subject that a dossier describes. */
export function dossierSubject(dossier: Dossier, groups: ReadonlyMap<string, Group>): StatedSubject {
  const memberships = [...groups.values()].filter((group) =>
    group.members?.some((member) => member.npi === dossier.npi),
  );
  const named = (dossier.practiceLocations ?? []).flatMap((place) => (place.group === undefined ? [] : [place.group]));
  return {
    kind: 'provider',
    key: dossier.npi,
    npi: dossier.npi,
    name: filedName({ first: dossier.name.first ?? '', last: dossier.name.last, suffix: dossier.name.suffix }).replace(
      /, $/,
      '',
    ),
    practice: dossier.practice ?? memberships.find((group) => group.practice !== undefined)?.practice ?? null,
    type: dossier.type,
    status: dossier.status ?? 'active',
    states: practiceStates(dossier, groups),
    taxonomies: (dossier.taxonomies ?? [])
      .toSorted((left, right) => Number(right.primary ?? false) - Number(left.primary ?? false))
      .map((one) => one.code),
    groups: [...new Set([...memberships.map((group) => group.key), ...named])].sort(),
  };
}

/** The subject that a group document describes. */
export function groupSubject(group: Group): StatedSubject {
  const states = (group.locations ?? []).flatMap((location) =>
    location.address.state === undefined ? [] : [location.address.state],
  );
  return {
    kind: 'group',
    key: group.key,
    npi: group.npi ?? null,
    name: group.legalName ?? group.key,
    practice: group.practice ?? null,
    type: null,
    status: 'active',
    states: [...new Set(states)].sort(),
    taxonomies: (group.taxonomies ?? []).map((one) => one.code),
    groups: [],
  };
}

/** The subject that a facility document describes. */
export function facilitySubject(facility: Facility): StatedSubject {
  return {
    kind: 'facility',
    key: facility.key,
    npi: facility.npi ?? null,
    name: facility.name,
    practice: null,
    type: null,
    status: 'active',
    states: facility.address?.state === undefined ? [] : [facility.address.state],
    taxonomies: [],
    groups: [],
  };
}

/** Every credential of a dossier with its terms, oldest first. */
export function dossierCredentials(dossier: Dossier): readonly StatedCredential[] {
  return [
    ...(dossier.licenses ?? []).map((one) =>
      stated(
        'license',
        [one.state, one.type ?? dossier.type, one.number],
        `${one.state} license ${one.number}`,
        one,
        one.state,
        one.status,
      ),
    ),
    ...(dossier.dea ?? []).map((one) =>
      stated(
        'dea',
        [one.number],
        `DEA ${masked(one.number, 'dea')}${one.state === undefined ? '' : ` (${one.state})`}`,
        one,
        one.state,
        one.status,
      ),
    ),
    ...(dossier.cds ?? []).map((one) =>
      stated(
        'cds',
        [one.state, one.number],
        `${one.state} controlled substance registration`,
        one,
        one.state,
        one.status,
      ),
    ),
    ...(dossier.boards ?? []).map(boardCredential),
    ...coverCredentials(dossier.malpracticeCover, 'malpractice cover'),
    ...(dossier.certifications ?? []).map((one) =>
      stated(
        'certification',
        [one.kind, one.title ?? ''],
        one.title ?? certificationName(one.kind),
        one,
        undefined,
        undefined,
      ),
    ),
    ...(dossier.supervision ?? []).map((one) =>
      stated(
        'supervision',
        [one.kind, one.state ?? '', one.with ?? one.name ?? ''],
        `${one.kind} agreement with ${one.name ?? one.with ?? 'unnamed'}`,
        one,
        one.state,
        undefined,
      ),
    ),
    ...caqhCredential(dossier),
    ...medicareCredential(dossier.medicare),
    ...medicaidCredentials(dossier.medicaid),
  ];
}

/** Every credential of a group or facility: licenses, accreditation, CLIA, cover, enrollments. */
export function organisationCredentials(
  organisation: Pick<Group, 'licenses' | 'cover' | 'medicare' | 'medicaid'> &
    Pick<Facility, 'licenses' | 'cover' | 'medicare'>,
): readonly StatedCredential[] {
  return [
    ...(organisation.licenses ?? []).map((one) => {
      const kind = one.kind === 'dea' ? 'dea' : 'license';
      const number = one.number === undefined ? '' : ` ${kind === 'dea' ? masked(one.number, 'dea') : one.number}`;
      const label = `${one.state === undefined ? '' : `${one.state} `}${organizationWords(one.kind)}${number}`;
      return stated(kind, organisationLicenseKey(one).split('|'), label, one, one.state, one.status);
    }),
    ...coverCredentials(organisation.cover, 'liability cover'),
    ...medicareCredential(organisation.medicare),
    ...medicaidCredentials(organisation.medicaid),
  ];
}

/** The natural key of a license, accreditation or certificate of a group or facility: its kind, state and number. */
export function organisationLicenseKey(one: FacilityCredential): string {
  return [one.kind, one.state ?? '', one.number ?? one.issuer ?? ''].join('|');
}

function boardCredential(one: Board): StatedCredential {
  const label = one.specialty === undefined ? one.board : `${one.board}, ${one.specialty}`;
  const made = stated('board', [one.board, one.specialty ?? ''], label, one, undefined, one.status);
  if (one.lifetime !== true) return made;
  // The last term of a certificate for life has no end, whatever date the board prints on it.
  return {
    ...made,
    terms: made.terms.map((term, at) => (at < made.terms.length - 1 ? term : { ...term, through: null })),
  };
}

function coverCredentials(covers: Dossier['malpracticeCover'], name: string): readonly StatedCredential[] {
  return (covers ?? []).map((one) => {
    const cover = stated(
      'malpractice',
      [one.carrier, one.policy ?? ''],
      `${name}, ${one.carrier}`,
      one,
      undefined,
      undefined,
    );
    // A policy is bought before it begins: its dates are a span in force, not an event.
    return { ...cover, terms: cover.terms.map((term) => ({ ...term, happenedOn: null })) };
  });
}

function caqhCredential(dossier: Dossier): readonly StatedCredential[] {
  if (dossier.caqh === undefined) return [];
  const attestations = events(dossier.caqh.attestations);
  return [
    {
      kind: 'caqh',
      naturalKey: 'caqh',
      label: 'CAQH profile',
      state: null,
      status: dossier.caqh.status ?? null,
      valueHash: valueHash(dossier.caqh.id ?? ''),
      terms: attestations,
    },
  ];
}

function medicareCredential(medicare: Dossier['medicare'] | Group['medicare']): readonly StatedCredential[] {
  if (medicare === undefined || medicare.status === 'none') return [];
  const start = medicare.enrolled === undefined ? [] : [{ on: medicare.enrolled }];
  const terms = events([...start, ...(medicare.revalidations ?? [])], medicare.revalidationDue);
  return [
    {
      kind: 'medicare',
      naturalKey: 'medicare',
      label: 'Medicare enrollment',
      state: null,
      status: medicare.status ?? null,
      valueHash: valueHash(medicare.pecosEnrollmentId ?? ''),
      terms,
    },
  ];
}

function medicaidCredentials(medicaid: Dossier['medicaid']): readonly StatedCredential[] {
  return (medicaid ?? []).map((one) => {
    const start = one.from === undefined ? [] : [{ on: one.from }];
    return {
      kind: 'medicaid',
      naturalKey: `${one.state}|${one.location ?? ''}|${one.id ?? ''}`,
      label: `${one.state} Medicaid enrollment`,
      state: one.state,
      status: one.status ?? null,
      valueHash: valueHash([one.state, one.id]),
      terms: events([...start, ...(one.revalidations ?? [])], one.revalidationDue),
    };
  });
}

/** Terms made by events; a due date that the payer posted stands on the newest. */
function events(list: readonly { readonly on: string }[] | undefined, postedDue?: string): readonly StatedTerm[] {
  const days = (list ?? []).map((event) => event.on).sort();
  const terms = days.map((day) => ({ happenedOn: day, from: day, through: null }));
  if (postedDue === undefined) return terms;
  const newest = terms.at(-1) ?? { happenedOn: null, from: null, through: null };
  return [...terms.slice(0, -1), { ...newest, through: postedDue }];
}

function stated(
  kind: CredentialKind,
  key: readonly string[],
  label: string,
  one: Dated,
  state: string | undefined,
  status: string | undefined,
): StatedCredential {
  const { previousTerms = [], issued, expires } = one;
  const terms = [...previousTerms, ...(issued === undefined && expires === undefined ? [] : [{ issued, expires }])]
    .map((term) => ({ happenedOn: term.issued ?? null, from: term.issued ?? null, through: term.expires ?? null }))
    .toSorted((left, right) => compareDates(endOf(left), endOf(right)));
  const { note: _, ...values } = one as Dated & { readonly note?: string };
  return {
    kind,
    naturalKey: key.join('|'),
    label,
    state: state ?? null,
    status: status ?? null,
    valueHash: valueHash(values),
    terms,
  };
}

/** Elements that are verified without being papers, and the list of a dossier that holds what is verified. */
const listOfElement = {
  education: 'education',
  training: 'training',
  'work-history': 'workHistory',
  'malpractice-history': 'malpracticeClaims',
  references: 'references',
  'hospital-affiliation': 'hospitalAffiliations',
} as const satisfies Readonly<Record<string, keyof Dossier>>;

/** Members by which somebody is reached, or that remind the office: no source verifies them. */
const unverified: ReadonlySet<string> = new Set(['note', 'phone', 'email', 'document']);

/** A hash of what a dossier says of each element that is no paper, whatever the order; who says nothing of one has none. */
export function elementHashes(dossier: Dossier): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(listOfElement).flatMap(([element, list]) => {
      const entries: readonly object[] | undefined = dossier[list];
      if (entries === undefined) return [];
      const values = entries.map((entry) =>
        canonicalJson(Object.fromEntries(Object.entries(entry).filter(([member]) => !unverified.has(member)))),
      );
      return [[element, valueHash(values.toSorted())]];
    }),
  );
}

/** The day by which terms are put in order. */
function endOf({ through, from }: { readonly through: string | null; readonly from: string | null }): CalendarDate {
  return (through ?? from ?? firstDate) as CalendarDate;
}
