/**
 * Participation against a plain reading, day by day. The oracle below shares nothing with the derivation but the type of a
 * date: it takes one as-of day and one day of service and says what stands in the way, with numbers of its own.
 */

import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import type { ContractFacts, ContractMember } from '../../src/domain/contracts/contract.ts';
import type {
  Application,
  ApplicationType,
  Credential,
  DerivationContext,
  PayerFacts,
  Step,
  SubjectFacts,
} from '../../src/domain/facts.ts';
import { type ListMatch, noFileFacts } from '../../src/domain/file-facts.ts';
import type { ParticipationKey } from '../../src/domain/participation.ts';
import { noStanding, type ProviderStanding } from '../../src/domain/provider-standing.ts';
import { deriveParticipation, participation } from '../../src/rules/participation/derivation.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { shippedPacks } from '../../src/rules/shipped-packs.ts';
import fc from '../property.ts';

// ---------------------------------------------------------------- days

const oneDay = 86_400_000;
const at = (index: number): CalendarDate =>
  new Date(Date.UTC(2024, 0, 1) + index * oneDay).toISOString().slice(0, 10) as CalendarDate;
const back = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * oneDay).toISOString().slice(0, 10);
const horizon = 700;
const day = fc.integer({ min: 0, max: horizon }).map(at);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const span = fc.tuple(maybe(day), maybe(day));
const npi = '1234567893';

// ---------------------------------------------------------------- a world of facts

type Clause = ContractFacts['newProvidersFrom'];
const clauses: readonly Clause[] = [
  null,
  'approval',
  'application',
  'complete',
  'contract',
  'load',
  'letter',
  'first-of-next-month',
];

const payers = (effectiveFrom: Clause): ReadonlyMap<string, PayerFacts> =>
  new Map(
    [
      {
        key: 'plan',
        name: 'Plan',
        lines: ['commercial'],
        packs: ['state-payer-clocks-or-wy'],
        products: [
          { key: 'ppo', name: null, line: 'commercial', states: [], needs: null },
          { key: 'hmo', name: null, line: 'commercial', states: [], needs: null },
        ],
        productLines: { ppo: 'commercial', hmo: 'commercial' },
        ...(effectiveFrom === null ? {} : { effectiveFrom }),
      },
      { key: 'mac', name: 'MAC', lines: ['medicare'], packs: ['medicare'] },
    ].map((one) => [one.key, { states: ['OR', 'WA'], followUpEvery: null, decisionWithin: null, ...one }]),
  );

const contracts = fc.array(
  fc.record({
    holder: fc.constantFrom(
      { kind: 'group' as const, key: 'clinic' },
      { kind: 'group' as const, key: 'other' },
      { kind: 'provider' as const, key: npi },
    ),
    status: fc.constantFrom('signed' as const, 'signed' as const, 'ended' as const, 'negotiating' as const),
    products: fc.constantFrom([], ['ppo'], ['hmo']),
    excludedProducts: fc.constantFrom([], ['hmo']),
    locations: fc.constantFrom([], ['a'], ['b']),
    signedOn: maybe(day),
    effectiveOn: maybe(day),
    endsOn: maybe(day),
    portable: fc.constantFrom(null, true, false),
    newProvidersFrom: fc.constantFrom(...clauses),
  }),
  { maxLength: 3 },
);

const links = fc.array(
  fc.record({
    contract: fc.nat({ max: 2 }),
    origin: fc.constantFrom('document' as const, 'command' as const),
    on: maybe(day),
    span,
    products: fc.constantFrom([], ['ppo']),
    locations: fc.constantFrom([], ['a']),
    ofLine: fc.boolean(),
  }),
  { maxLength: 3 },
);

const courses = [
  [],
  ['submitted'],
  ['submitted', 'received', 'complete'],
  ['submitted', 'complete', 'approved'],
  ['submitted', 'received', 'complete', 'approved', 'loaded'],
  ['submitted', 'approved', 'loaded'],
  ['submitted', 'denied'],
  ['submitted', 'withdrawn'],
  ['submitted', 'returned'],
  ['submitted', 'denied', 'appealed'],
] as const;

const applications = fc.array(
  fc.record({
    payer: fc.constantFrom('plan', 'plan', 'mac'),
    type: fc.constantFrom<ApplicationType>(
      'initial',
      'initial',
      'recredentialing',
      'reassignment',
      'reactivation',
      'revalidation',
      'change',
      'termination',
      'add-location',
      'edi',
    ),
    route: fc.constantFrom('group' as const, 'individual' as const),
    product: fc.constantFrom(null, 'ppo'),
    group: fc.constantFrom(null, 'clinic', 'clinic'),
    location: fc.constantFrom(null, 'a'),
    course: fc.constantFrom(...courses),
    days: fc.array(fc.integer({ min: 0, max: horizon }), { minLength: 5, maxLength: 5 }),
    via: fc.constantFrom('portal' as const, 'mail' as const),
    effectiveOn: maybe(day),
  }),
  { maxLength: 4 },
);

/** Most providers have their papers; what is left is then decided by the payer. */
const lasting = (['OR', 'WA', null] as const).map((state) => ({
  kind: state === null ? ('malpractice' as const) : ('license' as const),
  state: state ?? 'OR',
  status: 'active',
  terms: [[null, null] as [CalendarDate | null, CalendarDate | null]],
}));

const randomPapers = fc.array(
  fc.record({
    kind: fc.constantFrom('license' as const, 'license' as const, 'malpractice' as const),
    state: fc.constantFrom('OR', 'WA'),
    status: fc.constantFrom('active', 'active', 'active', 'suspended'),
    terms: fc.array(span, { maxLength: 2 }),
  }),
  { maxLength: 5 },
);

const papers = fc
  .tuple(randomPapers, fc.nat({ max: 3 }))
  .map(([some, chance]) => (chance === 0 ? some : [...lasting, ...some]));

const matches = fc.array(
  fc.record({
    on: day,
    list: fc.constantFrom('leie', 'sam', 'opt-out', 'state:OR'),
    tier: fc.constantFrom('npi', 'name'),
    span,
    waiver: maybe(fc.tuple(fc.constantFrom('OR', 'WA'), maybe(day))),
    closedOn: maybe(day),
    reviews: fc.array(fc.tuple(day, fc.constantFrom('same', 'different'), fc.boolean()), { maxLength: 2 }),
  }),
  { maxLength: 2 },
);

const notices = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'deactivation-notice',
      'revocation',
      'enrollment-stay',
      'enrollment-stay-change',
      'last-claim',
    ),
    on: day,
  }),
  { maxLength: 2 },
);

const worlds = fc.record({
  notices: fc.tuple(notices, fc.nat({ max: 2 })).map(([some, chance]) => (chance === 0 ? some : [])),
  enrollment: fc
    .tuple(maybe(fc.tuple(maybe(day), maybe(day))), fc.nat({ max: 2 }))
    .map(([one, chance]) => (chance === 0 ? one : null)),
  parties: fc
    .tuple(fc.array(fc.tuple(fc.constantFrom('self', 'owner: Lane, Amy'), fc.nat()), { maxLength: 2 }), matches)
    .chain(([named, some]) =>
      fc
        .nat({ max: 2 })
        .map((chance) =>
          chance === 0
            ? some.flatMap((one, index) => (named[index] === undefined ? [] : [{ ...one, party: named[index][0] }]))
            : [],
        ),
    ),
  contracts,
  links,
  applications,
  papers,
  matches: fc.tuple(matches, fc.nat({ max: 3 })).map(([some, chance]) => (chance === 0 ? some : [])),
  effectiveFrom: fc.constantFrom(...clauses),
  departedOn: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day }),
  membership: fc.record({
    span: fc.oneof(fc.constant<readonly [null, null]>([null, null]), span),
    locations: fc.constantFrom([], ['a']),
    isMember: fc.constantFrom(true, true, false),
  }),
  work: maybe(fc.record({ span, location: fc.constantFrom(null, 'b') })),
  opens: span,
  ptan: maybe(fc.record({ span, group: fc.constantFrom(null, 'clinic'), state: fc.constantFrom('OR', 'WA') })),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

interface Facts {
  readonly facts: SubjectFacts;
  readonly standing: ProviderStanding;
  readonly context: DerivationContext;
}

function matchOf(one: World['parties'][number], index: number): ListMatch {
  return {
    id: `h-${index}`,
    party: one.party,
    list: one.list,
    tier: one.tier,
    on: one.on,
    recordSha256: 'r',
    identitySha256: 'i',
    from: one.span[0],
    until: one.span[1],
    endedAfter: null,
    waiver: one.waiver === null ? null : { state: one.waiver[0], from: one.waiver[1] },
    confirmedBefore: false,
    closedOn: one.closedOn,
    reviews: one.reviews
      .toSorted((left, right) => (left[0] < right[0] ? -1 : 1))
      .map(([on, verdict, counts], place) => ({
        id: `hr-${place}`,
        on,
        verdict,
        recordSha256: counts ? 'r' : 'older',
        identitySha256: 'i',
      })),
  };
}

function enrolled({ enrollment }: World): readonly Credential[] {
  if (enrollment === null) return [];
  const [on, through] = enrollment;
  return [
    {
      id: 'c-medicare',
      kind: 'medicare',
      naturalKey: 'medicare',
      label: 'Medicare enrollment',
      state: null,
      status: 'enrolled',
      valueHash: '',
      terms: [{ id: 't-medicare', happenedOn: on, from: on, through }],
    },
  ];
}

function madeOf(world: World): Facts {
  const made = world.applications.map((one, index): Application => {
    const on = one.days.toSorted((left, right) => left - right).map(at);
    const steps = one.course.map(
      (name, place): Step => ({
        id: `s-${index}-${place}`,
        lineId: null,
        name,
        on: on[place] as CalendarDate,
        sequence: index * 10 + place,
        via: name === 'submitted' ? one.via : null,
        reference: null,
        reason: null,
        dueOn: null,
        until: null,
        reopensOn: null,
        effectiveOn: name === 'approved' ? one.effectiveOn : null,
        payerId: null,
        note: null,
      }),
    );
    const lines = [
      {
        id: `l-${index}`,
        number: 1,
        product: one.payer === 'plan' ? one.product : null,
        group: one.group,
        location: one.group === null ? null : one.location,
      },
    ];
    return {
      id: `a-${index}`,
      subjectId: 's-1',
      payer: one.payer,
      facility: null,
      type: one.type,
      route: one.route,
      what: null,
      owner: null,
      openedOn: on[0] as CalendarDate,
      previousId: null,
      replacesId: null,
      lines,
      steps,
      contacts: [],
      followUps: [],
    };
  });
  const signed = world.contracts.map(
    (one, index): ContractFacts => ({
      ...one,
      key: `k-${index}`,
      payer: 'plan',
      route: one.holder.kind === 'group' ? 'group' : 'individual',
      allProducts: false,
      delegated: false,
      filing: {},
    }),
  );
  const facts: SubjectFacts = {
    subject: {
      id: 's-1',
      kind: 'provider',
      key: npi,
      npi,
      name: 'Ruiz, Ana',
      practice: null,
      type: 'md',
      status: 'active',
      states: ['OR', 'WA'],
      taxonomies: ['207Q00000X'],
      groups: ['clinic'],
      departedOn: world.departedOn,
    },
    credentials: [
      ...enrolled(world),
      ...world.papers.map(
        (one, index): Credential => ({
          id: `c-${index}`,
          kind: one.kind,
          naturalKey: `${one.state}|md|${index}`,
          label: `${one.kind} ${index}`,
          state: one.kind === 'license' ? one.state : null,
          status: one.status,
          valueHash: '',
          terms: one.terms.map(([from, through], place) => ({ id: `t-${place}`, happenedOn: from, from, through })),
        }),
      ),
    ],
    applications: made,
    verifications: [],
    waivers: [],
    ...noFileFacts,
    occurrences: world.notices.map(({ kind, on }, index) => ({ id: `z-${index}`, kind, on, told: [] })),
    matches: world.matches.map((one, index) => matchOf({ ...one, party: 'self' }, index)),
    links: world.links.flatMap((one, index): readonly ContractMember[] =>
      one.contract >= signed.length
        ? []
        : [
            {
              id: `cm-${index}`,
              subjectId: 's-1',
              contract: `k-${one.contract}`,
              origin: one.origin,
              on: one.origin === 'document' ? null : one.on,
              from: one.span[0],
              until: one.span[1],
              products: one.products,
              locations: one.locations,
              payerId: null,
              lineId: one.ofLine && made.length > 0 && one.origin === 'command' ? 'l-0' : null,
              reason: null,
              sequence: index,
            },
          ],
    ),
  };
  const place = (key: string, state: string, [opensOn, closesOn]: readonly (CalendarDate | null)[]) => ({
    key,
    name: null,
    state,
    posCode: '11',
    kind: 'office',
    facility: null,
    federal: false,
    opensOn: opensOn ?? null,
    closesOn: closesOn ?? null,
  });
  const { membership, work, ptan } = world;
  const members = membership.isMember
    ? [[npi, [{ from: membership.span[0], until: membership.span[1], locations: membership.locations }]] as const]
    : [];
  return {
    facts,
    standing: {
      ...noStanding,
      places:
        work === null
          ? []
          : [
              {
                group: 'clinic',
                location: work.location,
                state: null,
                from: work.span[0],
                until: work.span[1],
                federal: false,
              },
            ],
      numbers:
        ptan === null
          ? []
          : [
              {
                program: 'medicare',
                state: ptan.state,
                group: ptan.group,
                location: null,
                from: ptan.span[0],
                until: ptan.span[1],
              },
            ],
    },
    context: {
      payers: payers(world.effectiveFrom),
      contracts: new Map(signed.map((one) => [one.key, one])),
      groupFile: (key) =>
        key === 'clinic'
          ? { matches: world.parties.map(matchOf), credentials: [], occurrences: [], applications: [] }
          : undefined,
      groups: new Map([
        [
          'clinic',
          {
            key: 'clinic',
            name: 'Clinic',
            practice: null,
            locations: [place('a', 'OR', world.opens), place('b', 'WA', [null, null])],
            members: new Map(members),
          },
        ],
      ]),
    },
  };
}

const keys: readonly ParticipationKey[] = [
  { payer: 'plan', product: 'ppo', group: 'clinic', location: 'a' },
  { payer: 'plan', product: 'hmo', group: 'clinic', location: 'b' },
  { payer: 'plan', product: 'ppo', group: null, location: null },
  { payer: 'mac', product: null, group: 'clinic', location: 'a' },
  { payer: 'mac', product: null, group: null, location: null },
];

// ---------------------------------------------------------------- the oracle

type Say = 'ok' | 'hold' | 'no';
const better = (found: readonly Say[]): Say => (found.includes('ok') ? 'ok' : found.includes('hold') ? 'hold' : 'no');
const within = (on: string, from: string | null, until: string | null): boolean =>
  (from === null || from <= on) && (until === null || on < until);

/** What stands in the way of a claim for a day of service, as known on a day: `matter hold` or `matter no`. */
function inTheWay({ facts, standing, context }: Facts, key: ParticipationKey, asOf: string, on: string): string[] {
  const states = key.location === 'a' ? ['OR'] : key.location === 'b' ? ['WA'] : ['OR', 'WA'];
  const medicare = key.payer === 'mac';
  const found: (readonly [string, Say])[] = [];

  // Lists of excluded and opted-out parties.
  const clinic = key.group === 'clinic' ? (context.groupFile?.('clinic')?.matches ?? []) : [];
  for (const [whose, match] of [
    ...facts.matches.map((one) => ['provider', one] as const),
    ...clinic.map((one) => ['group', one] as const),
  ]) {
    if (match.on > asOf || (match.closedOn !== null && match.closedOn <= asOf)) continue;
    const last = match.reviews.filter((one) => one.on <= asOf).at(-1);
    const verdict = last !== undefined && last.recordSha256 === 'r' ? last.verdict : null;
    if (!(verdict === 'same' || (verdict === null && match.tier === 'npi'))) continue;
    if (!within(on, match.from, match.until)) continue;
    const { waiver } = match;
    const waived =
      waiver !== null && states.every((one) => one === waiver.state) && (waiver.from === null || waiver.from <= on);
    if (waived) continue;
    // Of a group, only what bars the group or its people bears on its claims: opting out is a person's own.
    if (match.list === 'opt-out' && medicare && whose === 'provider') found.push(['opted-out', 'no']);
    const sure = match.party === 'self' || (medicare && verdict === 'same');
    if (match.list !== 'opt-out') found.push(['excluded', sure ? 'no' : 'hold']);
  }

  // Work: with us, in the group, at an open place.
  const member = context.groups?.get('clinic')?.members.get(npi) ?? [];
  if (facts.subject.departedOn != null && facts.subject.departedOn <= on) found.push(['employed', 'no']);
  // An end that one document names ends what the other leaves open.
  type Times = readonly { readonly from: string | null; readonly until: string | null }[];
  const ended = (spans: Times, others: Times): Times => {
    const ends = others.map(({ until }) => until ?? '').sort();
    const lastEnd = ends[0] === '' ? null : (ends.at(-1) ?? null);
    return spans.map(({ from, until }) => ({
      from,
      until: until ?? (lastEnd !== null && (from ?? '0001-01-01') < lastEnd ? lastEnd : null),
    }));
  };
  const works = (left: Times, right: Times): boolean =>
    ended(left, right).some((one) => within(on, one.from, one.until));
  if (key.group === null) {
    // In the own name: not on a day that lies between two times of work.
    const times = [...ended(member, standing.places), ...ended(standing.places, member)].filter(
      ({ from, until }) => (from ?? '0001-01-01') < (until ?? '9999-12-31'),
    );
    const before = times.some(({ until }) => until !== null && until <= on);
    const after = times.some(({ from }) => from !== null && from > on);
    if (before && after && !times.some(({ from, until }) => within(on, from, until))) found.push(['employed', 'no']);
  }
  if (key.group !== null) {
    const named = member.filter(
      (one) => key.location === null || one.locations.length === 0 || one.locations.includes(key.location),
    );
    const told = standing.places.filter(
      (one) => key.location === null || one.location === null || one.location === key.location,
    );
    if (key.group !== 'clinic' || !(works(named, told) || works(told, named))) found.push(['employed', 'no']);
  }
  const place = context.groups?.get('clinic')?.locations.find((one) => one.key === key.location);
  if (place !== undefined && !within(on, place.opensOn, place.closesOn)) found.push(['location', 'no']);

  // Papers, through their last day.
  const licensedIn = states.filter((state) =>
    facts.credentials.some(
      (one) =>
        one.kind === 'license' &&
        one.status !== 'suspended' &&
        one.state === state &&
        one.terms.some(
          (term) => (term.from === null || term.from <= on) && (term.through === null || on <= term.through),
        ),
    ),
  );
  // Where no place says in which state it is, all must be covered.
  if (licensedIn.length < states.length) found.push(['license', licensedIn.length === 0 ? 'no' : 'hold']);
  const covered = facts.credentials.some(
    (one) =>
      one.kind === 'malpractice' &&
      one.terms.some(
        (term) => (term.from === null || term.from <= on) && (term.through === null || on <= term.through),
      ),
  );
  if (!covered) found.push(['malpractice', 'no']);

  // Contracts that cover it.
  const ours = [...(context.contracts?.values() ?? [])].filter((one) => {
    const covers =
      (key.product === null ||
        (!one.excludedProducts.includes(key.product) &&
          (one.products.length === 0 || one.products.includes(key.product)))) &&
      (key.location === null || one.locations.length === 0 || one.locations.includes(key.location));
    const held =
      one.holder?.kind === 'group'
        ? one.holder.key === key.group
        : one.holder?.key === npi && (key.group === null || one.portable !== false);
    const signed = one.status !== 'negotiating' && (one.signedOn === null || one.signedOn <= asOf);
    return one.payer === key.payer && covers && held && signed;
  });
  const inForce = (one: ContractFacts): boolean =>
    one.effectiveOn !== null &&
    within(on, one.effectiveOn, one.endsOn) &&
    !(one.status === 'ended' && one.endsOn === null);
  if (!medicare && !ours.some(inForce)) found.push(['contracted', 'no']);

  // Places on these contracts.
  const rows = facts.links.filter(
    (one) =>
      ours.some((contract) => contract.key === one.contract) &&
      (one.on === null || one.on <= asOf) &&
      (key.product === null || one.products.length === 0 || one.products.includes(key.product)) &&
      (key.location === null || one.locations.length === 0 || one.locations.includes(key.location)),
  );
  const begins = (contract: string): string | null => ours.find((one) => one.key === contract)?.effectiveOn ?? null;

  // Applications for the product.
  const lines = facts.applications.flatMap((one) => {
    const line = one.lines[0];
    if (line === undefined || one.payer !== key.payer) return [];
    if (line.product !== null && key.product !== null && line.product !== key.product) return [];
    const steps = one.steps.filter((step) => step.on <= asOf);
    const dayOf = (name: string): string | null => steps.find((step) => step.name === name)?.on ?? null;
    return [{ one, line, steps, dayOf, last: steps.at(-1)?.name ?? 'draft' }];
  });
  // The provider belongs to the clinic only: whoever applied through a group without naming it meant that one.
  const ofPlace = ({ one, line }: (typeof lines)[number]): boolean =>
    (line.group ?? (one.route === 'group' ? 'clinic' : null)) === key.group &&
    (line.location === null || key.location === null || line.location === key.location);
  const isPending = (last: string): boolean => ['submitted', 'received', 'complete', 'appealed'].includes(last);
  const isApproved = (last: string): boolean => last === 'approved' || last === 'loaded';

  // Ends: terminations that were approved, renewals that were denied.
  const ends = lines
    .filter(({ line }) => line.group === null || line.group === key.group)
    .filter(({ line }) => line.location === null || line.location === key.location)
    .flatMap(({ one, steps, dayOf, last }) => {
      const approvedOn = dayOf('approved');
      const deniedOn = dayOf('denied');
      const stated = steps.find((step) => step.name === 'approved')?.effectiveOn ?? null;
      if (one.type === 'termination' && isApproved(last) && approvedOn !== null)
        return [{ on: stated ?? approvedOn, decided: approvedOn as string }];
      if ((one.type === 'recredentialing' || one.type === 'revalidation') && last === 'denied' && deniedOn !== null)
        return [{ on: deniedOn as string, decided: deniedOn as string }];
      return [];
    });
  const endFor = (decided: string): string | null =>
    ends
      .filter((end) => end.decided >= decided)
      .map((end) => end.on as string)
      .sort()[0] ?? null;

  const firstService = (): string | null => {
    if (key.group === null) return null;
    const days = [
      ...member.filter(
        (one) => key.location === null || one.locations.length === 0 || one.locations.includes(key.location),
      ),
      ...standing.places.filter(
        (one) => key.location === null || one.location === null || one.location === key.location,
      ),
    ].flatMap((one) => (one.from === null ? [] : [one.from as string]));
    const first = days.sort()[0] ?? null;
    const opens = place?.opensOn ?? null;
    return first === null ? opens : opens === null || first > opens ? first : opens;
  };
  const later = (left: string, right: string | null): string => (right !== null && right > left ? right : left);

  const grants = lines
    .filter(({ one }) =>
      ['initial', 'recredentialing', 'reassignment', 'reactivation', 'revalidation', 'add-location'].includes(one.type),
    )
    .flatMap((filed) => {
      const { one, steps, dayOf, last } = filed;
      const submitted = dayOf('submitted');
      if (submitted === null || !(isPending(last) || isApproved(last))) return [];
      const approved = isApproved(last) ? dayOf('approved') : null;
      const electronic = steps.find((step) => step.name === 'submitted')?.via === 'portal';
      const received = dayOf('received') ?? (electronic ? submitted : null);
      const complete = dayOf('complete');
      const contractOn = ours.find((each) => each.effectiveOn !== null)?.effectiveOn ?? null;
      const stated = approved === null ? null : (steps.find((step) => step.name === 'approved')?.effectiveOn ?? null);
      const clause =
        ours.find((each) => each.newProvidersFrom !== null)?.newProvidersFrom ??
        context.payers.get(key.payer)?.effectiveFrom ??
        null;

      // Laws that may reach back: Oregon from the complete application; Washington from the contract, and when joining a group from the complete application.
      const laws: (string | null)[] = [];
      if (!medicare && states.includes('OR')) laws.push(complete);
      if (!medicare && states.includes('WA')) {
        laws.push(contractOn);
        if (one.route === 'group') laws.push(complete);
      }
      const law = laws.flatMap((each) => (each === null ? [] : [each])).sort()[0] ?? null;

      // Medicare: the later of receipt and first service; a first enrollment or new place bills 30 days before, a reassignment 30 days before it was filed.
      const first = firstService();
      const effective = received === null ? null : later(received, first);
      const reach = (anchor: string): string => later(back(anchor, 30), first);
      let earliest = effective;
      const reaches = one.type === 'initial' || one.type === 'add-location';
      if (effective !== null && reaches) earliest = reach(effective);
      if (effective !== null && one.type === 'reassignment') earliest = reach(submitted);
      if (effective !== null && earliest !== null && earliest > effective) earliest = effective;

      let start: string | null;
      if (stated !== null) start = stated;
      else if (clause === 'approval') start = approved;
      else if (clause === 'application') start = received;
      else if (clause === 'complete') start = complete;
      else if (clause === 'contract') start = contractOn;
      else if (clause === 'load') start = dayOf('loaded');
      else if (clause === 'letter') start = null;
      else if (clause === 'first-of-next-month')
        start =
          approved === null
            ? null
            : new Date(Date.UTC(Number(approved.slice(0, 4)), Number(approved.slice(5, 7)), 1))
                .toISOString()
                .slice(0, 10);
      else start = medicare ? earliest : approved;

      let held: string | null;
      if (approved === null) {
        const known = [submitted, law];
        if (clause === null || ['application', 'complete', 'contract'].includes(clause)) known.push(start);
        held = known.flatMap((each) => (each === null ? [] : [each])).sort()[0] ?? submitted;
        start = null;
      } else if (start === null) {
        held = law !== null && law < submitted ? law : submitted;
      } else {
        const reaching = [law];
        if (stated !== null && medicare && reaches) reaching.push(reach(stated));
        if (stated !== null && medicare && one.type === 'reassignment') reaching.push(reach(submitted));
        const opening = start;
        held = reaching.flatMap((each) => (each !== null && each < opening ? [each] : [])).sort()[0] ?? null;
      }
      return [{ ...filed, submitted, approved, start, held }];
    });

  // Notices of Medicare, and a revalidation that nobody made in time.
  for (const notice of facts.occurrences) {
    const ways: Readonly<Record<string, readonly [Say, readonly string[]]>> = {
      'deactivation-notice': ['no', ['reactivation', 'revalidation', 'initial']],
      revocation: ['no', ['initial', 'reactivation']],
      'enrollment-stay': ['hold', ['reactivation', 'revalidation', 'initial', 'change']],
      'enrollment-stay-change': ['hold', ['reactivation', 'revalidation', 'initial', 'change']],
    };
    const way = ways[notice.kind];
    if (!medicare || way === undefined || notice.on > asOf || on < notice.on) continue;
    const back = grants.filter(
      (one) => way[1].includes(one.one.type) && (one.approved === null || one.approved >= notice.on),
    );
    const changed = lines
      .filter(({ one, last }) => one.type === 'change' && way[1].includes('change') && isApproved(last))
      .map(({ dayOf, steps }) => [dayOf('approved'), steps.find((step) => step.name === 'approved')?.effectiveOn])
      .filter(([approved]) => approved !== null && approved !== undefined && approved >= notice.on)
      .map(([approved, stated]) => stated ?? approved);
    const days = [...back.map(({ start }) => start), ...changed];
    if (days.some((first) => first !== null && first !== undefined && first <= on)) continue;
    const waits = back.some((one) => one.start === null && one.submitted <= on);
    found.push(['deactivated', waits ? 'hold' : way[0]]);
  }
  for (const { kind, terms } of facts.credentials) {
    const [last] = terms;
    if (kind !== 'medicare' || !medicare || last?.through == null || on <= last.through) continue;
    const again = grants.some(
      (one) =>
        one.one.type === 'revalidation' &&
        one.approved !== null &&
        (last.happenedOn === null || one.submitted > last.happenedOn),
    );
    if (!again) found.push(['deactivated', 'hold']);
  }

  const granted = ({ approved, submitted, start, held }: (typeof grants)[number]): Say => {
    const end = endFor(approved ?? submitted);
    if (start !== null && within(on, start, end)) return 'ok';
    return held !== null && within(on, held, start ?? end) ? 'hold' : 'no';
  };

  // Whoever asked to be let in at the place, and is not.
  const asking = lines
    .filter((each) => ['initial', 'reassignment', 'reactivation', 'add-location'].includes(each.one.type))
    .filter((each) => ofPlace(each) && each.one.openedOn <= asOf && !isApproved(each.last))
    .map((each) => ({
      opened: each.one.openedOn as string,
      named: each.line.location !== null && each.line.location === key.location,
      // A further place that nobody was told of refutes nothing.
      meant: each.one.type === 'add-location' && each.last === 'draft',
      refusedOn: ['denied', 'withdrawn'].includes(each.last) ? (each.steps.at(-1)?.on as string) : null,
    }));
  const apart = (since: string): Say => {
    const named = asking.filter((each) => each.named && each.opened >= since);
    return named.length === 0 ? 'ok' : named.every(({ meant }) => meant) ? 'hold' : 'no';
  };
  const elsewhere = [
    ...new Set([
      ...member.flatMap(({ locations }) => (locations.length === 0 ? ['a', 'b'] : locations)),
      ...standing.places.flatMap(({ location }) => (location === null ? ['a', 'b'] : [location])),
    ]),
  ]
    .filter((one) => one !== key.location)
    .flatMap((one) => context.groups?.get('clinic')?.locations.filter((each) => each.key === one) ?? []);
  /** What an approval that names no place says of one. */
  const there = (grant: (typeof grants)[number], say: Say): Say => {
    if (say === 'no' || grant.line.location !== null || place === undefined || key.group !== 'clinic') return say;
    if (apart(grant.submitted) !== 'ok') return apart(grant.submitted);
    const { approved } = grant;
    const isNew =
      approved !== null &&
      place.opensOn !== null &&
      place.opensOn > approved &&
      elsewhere.some(({ opensOn }) => opensOn === null || opensOn <= approved);
    return isNew || (medicare && elsewhere.some(({ state }) => state !== place.state)) ? 'hold' : say;
  };
  const cut = (since: string, until: string | null): boolean => {
    const end = endFor(since);
    return within(on, since, until) && (end === null || on < end);
  };
  const beginning = '0001-01-01';
  const numbers = standing.numbers
    .filter((one) => medicare && one.group === key.group && (one.state === null || states.includes(one.state)))
    .map((one): Say => (cut(one.from ?? beginning, one.until) ? apart(one.from ?? beginning) : 'no'));
  const documented = [
    ...rows
      .filter((one) => one.origin === 'document')
      .map((one) => [one.from ?? begins(one.contract) ?? beginning, one.until] as const),
    ...ours
      .filter((one) => one.holder?.kind === 'provider' && one.effectiveOn !== null)
      .map((one) => [one.effectiveOn ?? beginning, one.endsOn] as const),
  ].map(([since, until]): Say => {
    const isRefuted = asking.some(({ meant, refusedOn }) => !meant && (refusedOn === null || refusedOn >= since));
    return !isRefuted && cut(since, until) ? 'ok' : 'no';
  });
  found.push(['credentialed', better([...grants.map(granted), ...numbers, ...documented])]);

  if (key.group !== null) {
    const replaced = rows.flatMap((one) => one.lineId ?? []);
    found.push([
      'linked',
      better([
        ...ours
          .filter((one) => one.holder?.kind === 'provider' && one.effectiveOn !== null)
          .map((one): Say => (within(on, one.effectiveOn, one.endsOn) ? 'ok' : 'no')),
        ...rows.map((one): Say => (within(on, one.from ?? begins(one.contract), one.until) ? 'ok' : 'no')),
        ...grants
          .filter((one) => ofPlace(one) && !replaced.includes(one.line.id))
          .map((one) => there(one, granted(one))),
        ...numbers,
      ]),
    ]);
  }
  found.push([
    'loaded',
    better([
      ...grants.filter(ofPlace).map((one): Say => {
        const from = [one.held, one.start].flatMap((each) => (each === null ? [] : [each])).sort()[0] ?? one.submitted;
        return there(one, from <= on ? (one.last === 'loaded' ? 'ok' : 'hold') : 'no');
      }),
      ...numbers,
      ...documented,
      ...rows.map((one): Say => (within(on, one.from ?? begins(one.contract), one.until) ? 'hold' : 'no')),
    ]),
  ]);
  const ways = new Map<string, Say>();
  for (const [matter, say] of found) {
    if (say === 'no' || (say === 'hold' && ways.get(matter) !== 'no')) ways.set(matter, say);
  }
  return [...ways].map(([matter, say]) => `${matter} ${say}`).sort();
}

const verdictOf = (ways: readonly string[]): string =>
  ways.some((way) => way.endsWith(' no')) ? 'no' : ways.length > 0 ? 'hold' : 'bill';

// ---------------------------------------------------------------- the comparison

const rules = ruleSet(shippedPacks(), []);
const evaluator = participation(rules, 'practice');
const derive = deriveParticipation(rules, 'practice');

test('every verdict is what a plain reading of one day says', () => {
  const seen = { bill: 0, hold: 0, no: 0 };
  fc.assert(
    fc.property(worlds, fc.array(fc.tuple(day, day), { minLength: 12, maxLength: 12 }), (world, days) => {
      const made = madeOf(world);
      const about = { ...made, privileges: [] };
      for (const key of keys) {
        for (const [asOf, on] of days) {
          const ways = inTheWay(made, key, asOf, on);
          const answer = evaluator.answer(about, key, asOf, on);
          const said = answer.reasons.filter(({ ok }) => !ok).map(({ state }) => state);
          expect([answer.verdict, ...said.toSorted()]).toEqual([
            verdictOf(ways),
            ...ways.map((way) => way.split(' ')[0]),
          ]);
          seen[answer.verdict] += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  // A world in which nothing may ever be billed would prove nothing.
  expect(Math.min(seen.bill, seen.hold)).toBeGreaterThan(20);
});

test('rows of the derived table say the same for every day of knowledge and of service', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.tuple(day, day), { minLength: 12, maxLength: 12 }), (world, days) => {
      const made = madeOf(world);
      // The oracle knows the places of one group only.
      const rows = derive(made.facts, made.standing, made.context).filter(({ group }) => group !== 'other');
      for (const [asOf, on] of days) {
        for (const row of rows.filter(({ validFrom, validUntil }) => validFrom <= asOf && asOf < validUntil)) {
          const then = row.verdicts.findLast(({ from }) => from <= on);
          const ways = inTheWay(made, row, asOf, on);
          expect([then?.verdict, ...(then?.matters ?? []).toSorted()]).toEqual([
            verdictOf(ways),
            ...ways.map((way) => way.split(' ')[0]),
          ]);
        }
      }
      // Of each key exactly one row is known on any day.
      for (const [asOf] of days) {
        const known = rows.filter(({ validFrom, validUntil }) => validFrom <= asOf && asOf < validUntil);
        const named = known.map(({ payer, product, group, location }) => [payer, product, group, location].join('|'));
        expect(new Set(named).size).toBe(named.length);
      }
    }),
    { numRuns: 200 },
  );
});
