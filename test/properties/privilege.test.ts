/**
 * `privilege can` against an evaluator that looks at one day after the other and shares nothing with it but the dates: on
 * random histories both say the same of every grant, and of the procedure.
 */

import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate, calendarDate } from '../../src/domain/calendar/calendar-date.ts';
import type { Credential, SubjectFacts } from '../../src/domain/facts.ts';
import type { Decision, ListMatch } from '../../src/domain/file-facts.ts';
import type { Dossier } from '../../src/domain/nouns/dossier.ts';
import type { Facility, Line } from '../../src/domain/nouns/facility.ts';
import type { FocusedEvaluation } from '../../src/domain/privileges/practice-evaluation.ts';
import type {
  Appointment,
  EmergencyActivation,
  PrivilegeGrant,
  PrivilegeRequest,
} from '../../src/domain/privileges/privilege.ts';
import { grantBases } from '../../src/domain/privileges/privilege.ts';
import type { LeaveOfAbsence, PrivilegeAction } from '../../src/domain/privileges/privilege-action.ts';
import { privilegeActionKinds } from '../../src/domain/privileges/privilege-action.ts';
import { noPrivileges, type PrivilegeFacts } from '../../src/domain/privileges/privilege-facts.ts';
import { grantUses, spanOn, useAnswer } from '../../src/rules/privileging/answer.ts';
import type { UseCase } from '../../src/rules/privileging/use-case.ts';
import fc from '../property.ts';

const first = calendarDate('2026-01-01');
const horizon = 40;
const dayAt = (offset: number): CalendarDate => addDays(first, offset);

const lines: readonly Line[] = [
  { key: 'core', name: 'Core', kind: 'core', procedures: [{ name: 'Tap', code: '100' }], controlledSubstances: true },
  {
    key: 'special',
    name: 'Special',
    kind: 'special',
    procedures: [{ name: 'Tap', code: '100' }, { name: 'Robot' }],
    resources: ['robot'],
    initial: { certifications: ['acls'] },
    renewal: { certifications: ['acls', 'robotic'] },
  },
  { key: 'other', name: 'Other', kind: 'special', procedures: [{ name: 'Drain' }], initial: { privileges: ['core'] } },
  { key: 'drugs', name: 'Drugs', kind: 'special', procedures: [{ name: 'Sedate' }], initial: { dea: true } },
  {
    key: 'boarded',
    name: 'Boarded',
    kind: 'special',
    procedures: [{ name: 'Stitch' }],
    initial: { boards: ['Surgery'], boardEligibleWithin: 'P20D' },
    renewal: { boards: ['Surgery'] },
  },
];
const excuses = ['credentialed', 'privileges: `core`', 'board certified: Surgery'];

const offset = fc.integer({ min: -3, max: horizon + 3 });
const day = offset.map(dayAt);
const orNull = <One>(one: fc.Arbitrary<One>): fc.Arbitrary<One | null> => fc.option(one, { nil: null });
const where = fc.constantFrom('here', 'here', 'here', 'there');
/** A first day and a later one. */
const span = fc
  .tuple(offset, fc.integer({ min: 0, max: 30 }))
  .map(([from, days]) => ({ from: dayAt(from), until: dayAt(from + days) }));

const grant = fc.record({
  facility: where,
  basis: fc.constantFrom('regular', 'regular', 'regular', ...grantBases),
  line: fc.constantFrom(null, ...lines),
  span,
  on: day,
  conditions: fc.constantFrom(null, null, null, 'only by day'),
  renewed: fc.boolean(),
  overridden: fc.constantFrom(null, null, null, [], ...excuses.map((one) => [one]), excuses),
});
const action = fc.record({
  facility: where,
  kind: fc.constantFrom('suspension', 'restriction', 'reinstatement', ...privilegeActionKinds),
  about: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  on: day,
  span,
  open: fc.boolean(),
  conditions: fc.constantFrom(null, 'with a second surgeon'),
  grantUntil: orNull(day),
  lifts: fc.integer({ min: 0, max: 4 }),
});
const focused = fc.record({
  facility: where,
  grant: orNull(fc.integer({ min: 0, max: 3 })),
  line: orNull(fc.constantFrom('core', 'special')),
  supervised: fc.boolean(),
  on: day,
  result: orNull(
    fc.constantFrom(
      'satisfactory',
      'unsatisfactory',
      'unsatisfactory',
      'satisfactory',
      'extended',
      'cancelled',
    ) as fc.Arbitrary<FocusedEvaluation['result'] & string>,
  ),
  after: fc.integer({ min: 0, max: 20 }),
});
const paper = fc.record({
  kind: fc.constantFrom('license', 'license', 'dea', 'certification') as fc.Arbitrary<Credential['kind']>,
  state: fc.constantFrom('OR', 'OR', 'OR', 'WA', null),
  type: fc.constantFrom('md', 'md', 'do', 'rn'),
  status: fc.constantFrom('active', 'active', 'active', null, 'suspended', 'restricted'),
  certificate: fc.constantFrom('acls', 'acls', 'robotic'),
  terms: fc.array(fc.record({ from: orNull(day), through: orNull(day) }), { maxLength: 2 }),
  compact: fc.boolean(),
});
const board = fc.record({
  specialty: fc.constantFrom('Surgery', 'Surgery', 'Medicine'),
  status: fc.constantFrom('certified', 'certified', null, 'eligible', 'expired') as fc.Arbitrary<
    'certified' | 'eligible' | 'expired' | null
  >,
  terms: fc.array(fc.record({ from: orNull(day), through: orNull(day) }), { maxLength: 2 }),
  eligibleUntil: orNull(day),
});
const history = fc.record({
  grants: fc.array(grant, { minLength: 1, maxLength: 4 }),
  actions: fc.array(action, { maxLength: 5 }),
  focused: fc.array(focused, { maxLength: 4 }),
  leaves: fc.array(fc.record({ facility: where, on: day, span, open: fc.boolean(), back: orNull(day) }), {
    maxLength: 2,
  }),
  appointments: fc.array(fc.record({ facility: where, on: day, span }), { maxLength: 3 }),
  decisions: fc.array(
    fc.record({
      body: fc.constantFrom('here', 'here', 'self', 'there'),
      program: fc.constantFrom('privileges', 'privileges', 'network') as fc.Arbitrary<Decision['program']>,
      outcome: fc.constantFrom(
        'approved',
        'approved',
        'approved',
        'approved-with-conditions',
        'tabled',
        'denied',
      ) as fc.Arbitrary<Decision['outcome']>,
      on: day,
    }),
    { maxLength: 4 },
  ),
  papers: fc.array(paper, { maxLength: 6 }),
  boards: fc.array(board, { maxLength: 2 }),
  trainedOn: orNull(day),
  boardLapse: fc.constantFrom('rests', 'reappointment', null) as fc.Arbitrary<'rests' | 'reappointment' | null>,
  robots: fc.array(fc.record({ from: orNull(day), until: orNull(day) }), { maxLength: 2 }),
  matches: fc.array(
    fc.record({ on: day, from: orNull(day), until: orNull(day), tier: fc.constantFrom('npi', 'name') }),
    { maxLength: 1 },
  ),
  activations: fc.array(fc.record({ on: day, span, open: fc.boolean() }), { maxLength: 1 }),
  agreement: orNull(
    fc.record({ from: orNull(day), until: orNull(day), listed: fc.boolean(), lines: orNull(fc.constant(['core'])) }),
  ),
  refusal: orNull(
    fc.record({
      on: day,
      outcome: fc.constantFrom('denied', 'withdrawn', 'deferred') as fc.Arbitrary<'denied' | 'withdrawn' | 'deferred'>,
    }),
  ),
  departedOn: fc.option(day, { nil: null, freq: 6 }),
  federal: fc.boolean(),
  addressed: fc.constantFrom(true, true, true, false),
  life: fc.integer({ min: 5, max: 40 }),
  asOf: day,
});
type History = typeof history extends fc.Arbitrary<infer One> ? One : never;

/** Sound histories: with everything in order, so that yes is common. Half of all runs. */
const papersInOrder: readonly { readonly kind: Credential['kind']; readonly certificate: 'acls' | 'robotic' }[] = [
  { kind: 'license', certificate: 'acls' },
  { kind: 'dea', certificate: 'acls' },
  { kind: 'certification', certificate: 'acls' },
  { kind: 'certification', certificate: 'robotic' },
];
const inOrder = (one: History): History => {
  const whole = { from: dayAt(-5), until: dayAt(horizon + 5) };
  return {
    ...one,
    appointments: [...one.appointments, { facility: 'here', on: dayAt(-5), span: whole }],
    decisions: [{ body: 'here', program: 'privileges', outcome: 'approved', on: dayAt(-5) }, ...one.decisions],
    papers: [
      ...one.papers,
      ...papersInOrder
        .filter((_, at) => at !== one.life % 8)
        .map((each) => ({
          ...each,
          state: 'OR' as const,
          type: 'md' as const,
          status: 'active' as const,
          terms: [{ from: null, through: dayAt(horizon + 200) }],
          compact: false,
        })),
    ],
    robots: [...one.robots, { from: null, until: null }],
    grants: one.grants.map((each) => ({
      ...each,
      on: each.on < each.span.from ? each.on : each.span.from,
      span: { from: each.span.from, until: addDays(each.span.until, 15) },
    })),
    actions: one.actions.slice(0, 2),
    leaves: one.leaves.slice(0, 1),
    matches: [],
    departedOn: null,
    life: 90,
    asOf: one.asOf < dayAt(20) ? dayAt(horizon) : one.asOf,
  };
};
const mostlySound = fc.tuple(history, fc.boolean()).map(([one, sound]): History => (sound ? inOrder(one) : one));

/** Terms of one line, one after the other or at once, and what is done about some of them: before and after they are granted. */
const acted = fc
  .tuple(
    history,
    fc.array(fc.record({ basis: fc.constantFrom(...grantBases), on: day, span, about: fc.boolean() }), {
      minLength: 2,
      maxLength: 3,
    }),
    fc.array(
      fc.record({
        kind: fc.constantFrom(...privilegeActionKinds, 'suspension', 'restriction'),
        whole: fc.boolean(),
        on: day,
        span,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([one, terms, done]): History => {
    const named = terms.flatMap(({ about }, at) => (about ? [at] : []));
    return {
      ...inOrder({
        ...one,
        grants: terms.map(({ basis, on, span: { from } }, at) => ({
          ...{
            facility: 'here',
            basis,
            line: lines[0] as Line,
            conditions: null,
            renewed: at > 0,
            overridden: null,
            on,
          },
          span: { from, until: addDays(from, 20) },
        })),
        actions: done.map(({ kind, whole, ...each }) => ({
          ...{ facility: 'here', kind, open: false, grantUntil: null, lifts: 0, conditions: 'with a second surgeon' },
          ...{ about: whole ? [] : named, ...each },
        })),
      }),
      focused: [],
      leaves: [],
      refusal: null,
      federal: false,
      addressed: true,
      asOf: dayAt(horizon),
    };
  });

/** Evaluations that went well and badly, in turn, of privileges that nothing else binds: their order alone tells. */
const evaluated = fc
  .tuple(
    mostlySound,
    fc.array(fc.record({ well: fc.boolean(), at: fc.integer({ min: 0, max: 30 }) }), { minLength: 2, maxLength: 4 }),
  )
  .map(
    ([one, results]): History => ({
      ...one,
      grants: one.grants.map((each) => ({ ...each, conditions: null, overridden: null })),
      actions: [],
      focused: results.map(({ well, at }) => ({
        facility: 'here',
        grant: null,
        line: null,
        supervised: false,
        on: dayAt(-2),
        result: well ? 'satisfactory' : 'unsatisfactory',
        after: at,
      })),
    }),
  );
/** Sound but for board certificates, which alone tell. */
const certified = fc.tuple(history, fc.array(board, { minLength: 1, maxLength: 2 })).map(
  ([one, boards]): History => ({
    ...inOrder({
      ...one,
      grants: one.grants.map((each) => ({
        ...each,
        ...{ facility: 'here', basis: 'regular' as const, line: lines.at(-1) as Line, conditions: null },
      })),
    }),
    ...{ boards, actions: [], focused: [], leaves: [], refusal: null, departedOn: null, asOf: dayAt(horizon) },
  }),
);
/** Sound but for membership: one or two appointments that end, one after the other, and when the file was decided. */
const rejoined = fc
  .tuple(
    history,
    fc.array(fc.record({ on: day, span }), { minLength: 2, maxLength: 3 }),
    fc.array(fc.record({ on: day, body: fc.constantFrom('here', 'self') }), { minLength: 1, maxLength: 2 }),
  )
  .map(([one, terms, decided]): History => {
    const sound = inOrder({ ...one, actions: one.actions.filter(({ about }) => about.length === 0) });
    return {
      ...sound,
      grants: sound.grants.map((each) => ({ ...each, facility: 'here', basis: 'regular' as const })),
      appointments: terms.map((each) => ({ facility: 'here', ...each })),
      decisions: decided.map((each) => ({ program: 'privileges' as const, outcome: 'approved' as const, ...each })),
      ...{ focused: [], leaves: [], refusal: null, asOf: dayAt(horizon) },
    };
  });
const histories = fc.oneof(
  { weight: 2, arbitrary: rejoined },
  { weight: 2, arbitrary: certified },
  { weight: 3, arbitrary: mostlySound },
  { weight: 1, arbitrary: evaluated },
  { weight: 2, arbitrary: acted },
);

function caseOf(one: History): UseCase {
  const grants: PrivilegeGrant[] = one.grants.map((each, at) => ({
    id: `pg-${at}`,
    subjectId: 's-1',
    facility: each.facility,
    basis: each.basis,
    granted: each.line === null ? null : { form: { id: 'pf-1', key: 'form', version: '1' }, line: each.line },
    on: each.on,
    from: each.span.from,
    until: each.span.until,
    conditions: each.conditions,
    by: null,
    requestId: null,
    requestLineId: 'pl-0',
    recommendationId: null,
    appointmentId: null,
    previousId: each.renewed ? 'pg-x' : null,
    activationId: 'ea-0',
    arrivedAt: null,
    endsAt: each.basis === 'disaster' ? `${addDays(each.span.until, -1)}T10:00` : null,
    distantSite: 'Far Site',
    reason: null,
    checked:
      each.overridden === null
        ? []
        : [
            ...each.overridden.map((prerequisite) => ({ prerequisite, state: 'not-met' as const, because: '' })),
            { prerequisite: 'override', state: 'met' as const, because: 'needed' },
          ],
    sequence: 10 + at,
  }));
  const actions: PrivilegeAction[] = one.actions.map((each, at) => ({
    id: `pa-${at}`,
    subjectId: 's-1',
    facility: each.facility,
    kind: each.kind,
    grantIds: each.about.map((grantAt) => `pg-${grantAt}`),
    on: each.on,
    from: each.span.from,
    until: each.kind === 'suspension' || each.kind === 'restriction' ? (each.open ? null : each.span.until) : null,
    cause: 'administrative',
    underInvestigation: false,
    imminentDanger: false,
    conditions: each.kind === 'restriction' || each.kind === 'modification' ? each.conditions : null,
    grantUntil: each.kind === 'modification' ? each.grantUntil : null,
    liftsId: each.kind === 'reinstatement' ? `pa-${each.lifts}` : null,
    by: null,
    reason: null,
    occurrenceId: null,
    sequence: 20 + at,
  }));
  const evaluations: FocusedEvaluation[] = one.focused.map((each, at) => ({
    id: `fe-${at}`,
    subjectId: 's-1',
    facility: each.facility,
    grantId: each.grant === null ? null : `pg-${each.grant}`,
    line: each.line,
    cause: 'new-privilege',
    method: null,
    cases: null,
    within: null,
    proctor: null,
    proctorNpi: null,
    supervised: each.supervised,
    on: each.on,
    dueOn: null,
    result: each.result,
    resultOn: each.result === null ? null : addDays(each.on, each.after),
    resultBy: null,
    text: null,
    reviewId: null,
    previousId: null,
    watched: [],
    sequence: 30 + at,
  }));
  const leaves: LeaveOfAbsence[] = one.leaves.map((each, at) => ({
    id: `lv-${at}`,
    subjectId: 's-1',
    facility: each.facility,
    on: each.on,
    from: each.span.from,
    until: each.open ? null : each.span.until,
    returnedOn: each.back,
    reason: null,
    sequence: 40 + at,
  }));
  const appointments: Appointment[] = one.appointments.map((each, at) => ({
    id: `ap-${at}`,
    subjectId: 's-1',
    facility: each.facility,
    type: 'initial',
    category: 'active',
    categoryName: 'Active staff',
    duties: [],
    department: null,
    on: each.on,
    from: each.span.from,
    until: each.span.until,
    provisionalUntil: null,
    requestId: null,
    previousId: null,
    conditions: null,
    sequence: 50 + at,
  }));
  const requests: PrivilegeRequest[] =
    one.refusal === null
      ? []
      : [
          {
            id: 'pr-0',
            subjectId: 's-1',
            facility: 'here',
            type: 'initial',
            applicationId: null,
            category: null,
            department: null,
            on: dayAt(-3),
            replacesId: null,
            note: null,
            lines: [],
            recommendations: [],
            decisions: [
              {
                id: 'pd-0',
                requestId: 'pr-0',
                lineId: 'pl-0',
                on: one.refusal.on,
                outcome: one.refusal.outcome,
                cause: 'administrative',
                underInvestigation: false,
                reason: null,
                sequence: 60,
              } as PrivilegeRequest['decisions'][number],
            ],
            sequence: 61,
          },
        ];
  const privileges: PrivilegeFacts = {
    ...noPrivileges,
    appointments,
    requests,
    grants,
    leaves,
    actions,
    focused: evaluations,
  };
  const certificates = one.boards.map(
    ({ specialty, status, terms }, at): Credential => ({
      id: `b-${at}`,
      kind: 'board',
      naturalKey: `Board ${at}|${specialty}`,
      label: `Board ${at}`,
      state: null,
      status,
      valueHash: '',
      terms: terms.map((term, index) => ({ id: `u-${at}-${index}`, happenedOn: null, ...term })),
    }),
  );
  const credentials = one.papers.map(
    (each, at): Credential => ({
      id: `c-${at}`,
      kind: each.kind,
      naturalKey: each.kind === 'certification' ? `${each.certificate}|` : `${each.state}|${each.type}|${at}`,
      label: `${each.kind} ${at}`,
      state: each.kind === 'certification' ? null : each.state,
      status: each.kind === 'certification' ? null : each.status,
      valueHash: '',
      terms: each.terms.map((term, index) => ({ id: `t-${at}-${index}`, happenedOn: null, ...term })),
    }),
  );
  const matches = one.matches.map(
    (each, at): ListMatch => ({
      id: `m-${at}`,
      party: 'self',
      list: 'leie',
      tier: each.tier,
      on: each.on,
      recordSha256: '',
      identitySha256: '',
      from: each.from,
      until: each.until,
      endedAfter: null,
      waiver: null,
      confirmedBefore: false,
      closedOn: null,
      reviews: [],
    }),
  );
  const facts = {
    subject: {
      id: 's-1',
      kind: 'provider',
      key: '1234567893',
      npi: '1234567893',
      name: 'Ruiz, Ana',
      practice: null,
      type: 'md',
      status: 'active',
      states: ['OR'],
      taxonomies: [],
      groups: [],
      departedOn: one.departedOn,
    },
    credentials: [...credentials, ...certificates],
    applications: [],
    verifications: [],
    waivers: [],
    decisions: one.decisions.map(
      (each, at): Decision => ({
        id: `d-${at}`,
        applicationId: null,
        meetingId: null,
        noticeOn: null,
        sequence: at,
        ...each,
      }),
    ),
    monitoring: [],
    occurrences: [],
    matches,
    privileges,
  } as unknown as SubjectFacts;
  const facility: Facility = {
    empanel: 'facility/v1',
    key: 'here',
    name: 'Here',
    kind: 'hospital',
    ...(one.addressed ? { address: { line1: '1 A St', city: 'Portland', state: 'OR' } } : {}),
    federal: one.federal,
    ...(one.boardLapse === null ? {} : { terms: { boardLapse: one.boardLapse } }),
    resources: one.robots.map(({ from, until }) => ({
      key: 'robot',
      name: 'Robot',
      ...(from === null ? {} : { from }),
      ...(until === null ? {} : { until }),
    })),
    ...(one.agreement === null
      ? {}
      : {
          proxyAgreements: [
            {
              distantSite: 'far site',
              kind: 'hospital' as const,
              ...(one.agreement.from === null ? {} : { from: one.agreement.from }),
              ...(one.agreement.until === null ? {} : { until: one.agreement.until }),
              practitioners: one.agreement.listed
                ? [{ npi: '1234567893', ...(one.agreement.lines === null ? {} : { lines: one.agreement.lines }) }]
                : [],
            },
          ],
        }),
  };
  const activations: EmergencyActivation[] = one.activations.map((each, at) => ({
    id: `ea-${at}`,
    facility: 'here',
    on: each.on,
    from: each.span.from,
    until: each.open ? null : each.span.until,
    by: null,
    reason: null,
    sequence: 70 + at,
  }));
  const compacts = credentials.flatMap(({ kind, naturalKey, id }) =>
    kind === 'license' && one.papers[Number(id.slice(2))]?.compact === true ? [{ naturalKey, states: ['OR'] }] : [],
  );
  const dossier = {
    boards: one.boards.map(({ specialty, status, eligibleUntil }, at) => ({
      board: `Board ${at}`,
      specialty,
      ...(status === null ? {} : { status }),
      ...(eligibleUntil === null ? {} : { eligibleUntil }),
    })),
    training: one.trainedOn === null ? [] : [{ kind: 'residency', program: 'A', until: one.trainedOn }],
  } as unknown as Dossier;
  const liveUntil = (on: CalendarDate): CalendarDate => addDays(on, one.life);
  return { facts, compacts, facility, activations, liveUntil, asOf: one.asOf, dossier: () => dossier };
}

/** The last days of the terms that hold on a day, null where it is open. Without any term: open. */
function inForce(terms: Credential['terms'], on: CalendarDate): readonly (CalendarDate | null)[] {
  if (terms.length === 0) return [null];
  return terms
    .map(({ from, through }) => {
      const later = terms.flatMap((other) => (other.from !== null && other.from > (from ?? '') ? [other.from] : []));
      const next = later.sort()[0];
      return { from, through: through ?? (next === undefined ? null : addDays(next, -1)) };
    })
    .filter(({ from, through }) => (from === null || from <= on) && (through === null || on <= through))
    .map(({ through }) => through);
}

/** Looks at one day only: nothing is prepared, no span is made. */
function onThatDay(one: UseCase, grant: PrivilegeGrant, on: CalendarDate): 'yes' | 'conditions' | 'no' {
  const { facts, facility, asOf } = one;
  const all = facts.privileges ?? noPrivileges;
  const seen = <Thing extends { readonly on: CalendarDate }>(things: readonly Thing[]): readonly Thing[] =>
    things.filter((thing) => thing.on <= asOf);
  const actions = seen(all.actions);
  const isIn = (from: string | null, until: string | null, at = on): boolean =>
    (from === null || from <= at) && (until === null || at < until);
  const before = (action: PrivilegeAction, what: { on: CalendarDate; sequence: number }): boolean =>
    what.on < action.on || (what.on === action.on && what.sequence < action.sequence);
  const grants = seen(all.grants);
  /** Named itself; all of it; or its line, under another grant. What lasts reaches what comes after it, too. */
  const mine = (action: PrivilegeAction, what: PrivilegeGrant): boolean => {
    if (action.facility !== 'here') return false;
    if (action.grantIds.some((id) => id === what.id)) return true;
    const lasts = action.kind === 'suspension' || action.kind === 'restriction';
    if (what.basis === 'emergency') return action.grantIds.length === 0 && before(action, what);
    if (!lasts && !before(action, what)) return false;
    if (action.grantIds.length === 0) return true;
    const named = grants
      .filter(({ id }) => action.grantIds.includes(id))
      .map(({ granted }) => granted?.line.key ?? '-');
    return what.granted !== null && named.includes(what.granted.line.key);
  };
  const ends = (action: PrivilegeAction, at = on): boolean =>
    ['revocation', 'surrender', 'withdrawal'].includes(action.kind) && action.from <= at;
  const rests = (action: PrivilegeAction, at = on): boolean =>
    isIn(action.from, action.until, at) &&
    !actions.some((other) => other.kind === 'reinstatement' && other.liftsId === action.id && other.from <= at);

  // The privilege itself.
  const refusals = all.requests.filter((request) => request.on <= asOf).flatMap((request) => seen(request.decisions));
  const over = (what: PrivilegeGrant, at = on): boolean => {
    if (!isIn(what.from, what.until, at)) return true;
    if (actions.some((act) => mine(act, what) && (ends(act, at) || (act.grantUntil !== null && act.grantUntil <= at))))
      return true;
    if (!what.basis.startsWith('temporary')) return false;
    const boardGranted = grants.some(
      (other) =>
        other.basis === 'regular' &&
        other.facility === 'here' &&
        other.granted !== null &&
        other.granted.line.key === what.granted?.line.key &&
        isIn(what.from, null, at) &&
        other.from >= what.from &&
        other.from <= at,
    );
    if (boardGranted) return true;
    if (what.basis === 'temporary-need') return false;
    return refusals.some((each) => each.lineId === what.requestLineId && each.outcome !== 'deferred' && each.on <= at);
  };
  const suspendedNow = (what: PrivilegeGrant, at = on): boolean =>
    actions.some((act) => act.kind === 'suspension' && mine(act, what) && rests(act, at));
  const backOn = ({ returnedOn, until }: LeaveOfAbsence): CalendarDate | null =>
    returnedOn !== null && returnedOn <= asOf ? returnedOn : until;
  if (over(grant) || suspendedNow(grant)) return 'no';
  /** Whether something was known to be wanting when it was granted, and overridden; and has been so on every day since. */
  const excused = (about: string, isWanting: (at: CalendarDate) => boolean): boolean => {
    if (!grant.checked.some(({ prerequisite }) => prerequisite.startsWith(about))) return false;
    for (let at = grant.from; at <= on; at = addDays(at, 1)) if (!isWanting(at)) return false;
    return true;
  };
  if (seen(all.leaves).some((leave) => leave.facility === 'here' && isIn(leave.from, backOn(leave)))) return 'no';
  // The person.
  if (facts.subject.departedOn != null && facts.subject.departedOn <= on) return 'no';
  if (facts.matches.some((match) => match.on <= asOf && match.tier === 'npi' && isIn(match.from, match.until)))
    return 'no';
  /** The best of the papers that are in force: in order, or only perhaps. */
  const holds = (
    kind: Credential['kind'],
    fits: (credential: Credential) => boolean,
    inOrder: (credential: Credential, through: CalendarDate | null) => boolean = () => true,
  ): 'yes' | 'conditions' | 'no' => {
    const states = facts.credentials
      .filter((credential) => credential.kind === kind && credential.status !== 'suspended' && fits(credential))
      .flatMap((credential) => inForce(credential.terms, on).map((through) => inOrder(credential, through)));
    return states.includes(true) ? 'yes' : states.length > 0 ? 'conditions' : 'no';
  };
  const volunteers = grant.basis === 'disaster' || grant.basis === 'emergency';
  const nowhere = facility.address === undefined;
  const anywhere = volunteers || facility.federal === true || nowhere;
  const byCompact = (credential: Credential): boolean =>
    one.compacts.some(({ naturalKey }) => naturalKey === credential.naturalKey);
  const license = holds(
    'license',
    (credential) =>
      !credential.naturalKey.includes('|rn|') && (anywhere || credential.state === 'OR' || byCompact(credential)),
    ({ status }, through) =>
      status !== 'restricted' && through !== null && (!nowhere || volunteers || facility.federal === true),
  );
  if (license === 'no') return 'no';

  // The staff.
  let isUndecided = false;
  if (grant.basis === 'regular') {
    const staff = seen(all.appointments).filter((each) => each.facility === 'here');
    const isOver = (each: (typeof staff)[number], at: CalendarDate): boolean =>
      each.until <= at ||
      actions.some((act) => act.facility === 'here' && act.grantIds.length === 0 && before(act, each) && ends(act, at));
    const isMember = (at: CalendarDate): boolean => staff.some((each) => each.from <= at && !isOver(each, at));
    if (!isMember(on)) return 'no';
    /** The day on which an appointment is over that was not the day before, and no other is there. */
    const leftStaff = (at: CalendarDate): boolean =>
      !isMember(at) && staff.some((each) => isOver(each, at) && !isOver(each, addDays(at, -1)));
    const decisionBy = (at: CalendarDate): Decision | undefined => {
      let latest: Decision | undefined;
      for (const each of facts.decisions) {
        if (each.outcome === 'tabled' || each.on > asOf || each.on > at) continue;
        if (each.body !== 'self' && !(each.body === 'here' && each.program === 'privileges')) continue;
        if (latest === undefined || each.on >= latest.on) latest = each;
      }
      return latest;
    };
    const wanting = (at: CalendarDate): boolean => {
      const last = decisionBy(at);
      const counts = last === undefined ? undefined : one.liveUntil(last.on);
      if (last === undefined || last.outcome === 'denied' || (counts !== undefined && counts <= at)) return true;
      for (let then = addDays(last.on, 1); then <= at; then = addDays(then, 1)) if (leftStaff(then)) return true;
      return false;
    };
    isUndecided = wanting(on);
    // Neither is a decision made since then excused.
    const isOld = decisionBy(grant.from) === decisionBy(on);
    if (isUndecided && !(isOld && excused('credentialed', wanting))) return 'no';
  }
  if (grant.basis === 'disaster' && !one.activations.some((each) => each.on <= asOf && isIn(each.from, each.until)))
    return 'no';
  if (grant.basis === 'proxy') {
    const agreement = facility.proxyAgreements?.[0];
    const listed = agreement?.practitioners?.[0];
    if (agreement === undefined || listed === undefined || !isIn(agreement.from ?? null, agreement.until ?? null))
      return 'no';
    if (listed.lines !== undefined && grant.granted !== null && !listed.lines.includes(grant.granted.line.key))
      return 'no';
  }

  // The line.
  const line = grant.granted?.line;
  const stateless = facility.federal === true || nowhere;
  const dea =
    line?.key === 'core' || line?.key === 'drugs'
      ? holds(
          'dea',
          ({ state }) => stateless || state === 'OR' || state === null,
          ({ state }, through) => through !== null && (stateless || state !== null),
        )
      : 'yes';
  if (dea === 'no') return 'no';
  let isUnsure = false;
  if (line?.key === 'special') {
    const kinds = grant.basis === 'proxy' ? [] : grant.previousId === null ? ['acls'] : ['acls', 'robotic'];
    const held = kinds.map((kind) =>
      holds(
        'certification',
        ({ naturalKey }) => naturalKey === `${kind}|`,
        (_, through) => kind === 'robotic' || through !== null,
      ),
    );
    if (held.includes('no')) return 'no';
    isUnsure = held.includes('conditions');
    if (!(facility.resources ?? []).some((each) => isIn(each.from ?? null, each.until ?? null))) return 'no';
  }
  const staffed = grant.basis === 'regular' || grant.basis.startsWith('temporary');
  const needsCore = line?.key === 'other' && staffed;
  const lacksCore = (at: CalendarDate): boolean =>
    !grants.some(
      (other) =>
        other.facility === 'here' &&
        other.granted?.line.key === 'core' &&
        other.basis !== 'emergency' &&
        !over(other, at) &&
        !suspendedNow(other, at),
    );
  const hasCore = !lacksCore(on);
  if (needsCore && !hasCore && !excused('privileges:', lacksCore)) return 'no';
  if (line?.key === 'boarded' && staffed) {
    const standing = boardOn(one, grant, on);
    const isLacking = (at: CalendarDate): boolean => boardOn(one, grant, at) === 'no';
    if (standing === 'no') {
      const isLapse = [...Array(60).keys()].some((at) => {
        const day = addDays(grant.from, at);
        return day <= on && !isLacking(day);
      });
      const waits = isLapse && facility.terms?.boardLapse === 'reappointment';
      if (!waits && !excused('board certified:', isLacking)) return 'no';
    }
    isUnsure ||= standing !== 'yes';
  }

  // What binds the use.
  if (isUnsure) return 'conditions';
  if (isUndecided || license === 'conditions' || dea === 'conditions' || (needsCore && !hasCore)) return 'conditions';
  if (grant.endsAt?.startsWith(on) === true) return 'conditions';
  const changed = actions.filter(
    (act) => mine(act, grant) && act.kind === 'modification' && act.from <= on && act.conditions !== null,
  );
  if (changed.length > 0 || grant.conditions !== null) return 'conditions';
  if (actions.some((act) => mine(act, grant) && act.kind === 'restriction' && act.conditions !== null && rests(act)))
    return 'conditions';
  const isBoardOrTemporary = grant.basis === 'regular' || grant.basis.startsWith('temporary');
  const hasOwn = seen(all.focused).some((each) => each.facility === 'here' && each.grantId === grant.id);
  const about = seen(all.focused).filter(
    (each) =>
      each.facility === 'here' &&
      (each.grantId === grant.id ||
        (each.grantId === null && each.line === null) ||
        // Of the same line: where it was opened for another grant, only if this one was given none of its own.
        (each.line !== null && each.line === line?.key && (each.grantId === null || (isBoardOrTemporary && !hasOwn)))),
  );
  const resultOn = (each: FocusedEvaluation): CalendarDate | null =>
    each.resultOn !== null && each.resultOn <= asOf ? each.resultOn : null;
  for (const each of about) {
    const result = resultOn(each);
    if (each.supervised && each.on <= on && (result === null || on < result)) return 'conditions';
    if (each.result !== 'unsatisfactory' || result === null || result > on) continue;
    const mended = about.some((other) => {
      const good = resultOn(other);
      return other.result === 'satisfactory' && good !== null && good > result && good <= on;
    });
    if (!mended) return 'conditions';
  }
  return 'yes';
}

/** Board certification on one day, or eligibility before there was any; conditions: nobody can tell. */
function boardOn(one: UseCase, grant: PrivilegeGrant, on: CalendarDate): 'yes' | 'conditions' | 'no' {
  const { facts, asOf } = one;
  const surgical = facts.credentials.filter(
    ({ kind, naturalKey }) => kind === 'board' && naturalKey.endsWith('Surgery'),
  );
  const certified = surgical.filter(({ status }) => status === null || status === 'certified');
  if (certified.some(({ terms }) => inForce(terms, on).length > 0)) return 'yes';
  const isLost = surgical.some(({ status }) => status === 'expired');
  const begins = certified
    .flatMap(({ terms }) => (terms.length === 0 ? [''] : terms.map(({ from }) => from ?? '')))
    .sort()[0];
  const known = (facts.privileges?.grants ?? []).filter((each) => each.on <= asOf && each.facility === 'here');
  const since = known.map(({ from }) => from).sort()[0] ?? '';
  const file = one.dossier?.();
  if (grant.previousId !== null) {
    const isNamed =
      surgical.length > 0 && (certified.length > 0 || isLost || surgical.some(({ status }) => status === 'eligible'));
    return isNamed ? 'no' : 'conditions';
  }
  if (isLost || (begins !== undefined && (begins <= since || begins <= on))) return 'no';
  const closes = (file?.boards ?? [])
    .flatMap(({ specialty, eligibleUntil }) =>
      specialty === 'Surgery' && eligibleUntil !== undefined ? [eligibleUntil] : [],
    )
    .sort()[0];
  if (closes !== undefined && on > closes) return 'no';
  const trained = file?.training?.[0]?.until as CalendarDate | undefined;
  if (trained === undefined) return 'conditions';
  return on <= addDays(trained, 20) ? 'yes' : 'no';
}

describe('privilege can', () => {
  test('says of every grant on every day what looking at that day alone says', () => {
    const seen = { yes: 0, conditions: 0, no: 0 };
    fc.assert(
      fc.property(histories, (one) => {
        const question = caseOf(one);
        for (const { grant: each, spans } of grantUses(question)) {
          for (let at = -4; at <= horizon + 4; at += 1) {
            const on = dayAt(at);
            const expected = onThatDay(question, each, on);
            seen[expected] += 1;
            expect(`${each.id} ${on} ${spanOn(spans, on)?.verdict}`).toBe(`${each.id} ${on} ${expected}`);
          }
        }
      }),
      { numRuns: 500 },
    );
    // Otherwise the histories would prove little.
    expect(Math.min(seen.yes, seen.conditions, seen.no)).toBeGreaterThan(500);
  });

  test('answers for a procedure with the best of the grants that cover it, known by then', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom('tap', '100', 'robot', 'drain', 'sedate', 'core'),
        day,
        (one, procedure, on) => {
          const question = caseOf(one);
          const rank = ['yes', 'conditions', 'no'] as const;
          const covering = (question.facts.privileges?.grants ?? []).filter(
            ({ facility, granted, on: decidedOn }) =>
              facility === 'here' &&
              decidedOn <= question.asOf &&
              (granted === null ||
                granted.line.key === procedure ||
                (granted.line.procedures ?? []).some(
                  ({ name, code }) => name.toLowerCase() === procedure || code === procedure,
                )),
          );
          const verdicts = covering.map((each) => onThatDay(question, each, on));
          const expected = rank.find((verdict) => verdicts.includes(verdict)) ?? 'no';
          const answer = useAnswer(question, procedure, on);
          expect(answer.verdict).toBe(expected);
          // A no has a reason, a yes none against it; and the ends are where the days change.
          expect(answer.reasons.some(({ ok }) => !ok)).toBe(expected === 'no');
          const isYes = (at: CalendarDate): boolean => covering.some((each) => onThatDay(question, each, at) !== 'no');
          if (expected === 'no') expect(answer.until).toBeNull();
          else if (answer.until !== null) {
            expect(isYes(answer.until)).toBe(false);
            expect(isYes(addDays(answer.until, -1))).toBe(true);
          }
          let next: CalendarDate | null = null;
          for (let at = on; at <= dayAt(horizon + 60) && next === null; at = addDays(at, 1)) if (isYes(at)) next = at;
          expect(answer.nextOn).toBe(next);
        },
      ),
      { numRuns: 500 },
    );
  });
});
