/** What came in the mail or was done on a day, and starts one clock: notices and requests of programs, audits, checks of directories. */

import { type CalendarDate, earliest } from '../../domain/calendar/calendar-date.ts';
import type { Credential, SubjectFacts } from '../../domain/facts.ts';
import type { Occurrence } from '../../domain/file-facts.ts';
import { isNoticeKind, type NoticeKind } from '../../domain/reportable-change.ts';
import type { Anchor, Element } from '../pack-entry.ts';
import { type About, type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';

/** What a notice is in the words of clocks. */
interface NoticeClock {
  /** Whose it is, for titles. */
  readonly about: string;
  readonly anchors: readonly Anchor[];
  /** Line of business of the rules that count; null: not in question. `own`: those of whoever delegates to us. */
  readonly line: 'medicare' | 'medicaid' | 'own' | null;
  readonly element?: Element;
  readonly applicationType?: string;
  readonly outcome?: string;
  /** Done again and again: the next one begins the clock anew. */
  readonly recurs?: true;
}

const clocks: Readonly<Record<NoticeKind, NoticeClock>> = {
  'revalidation-notice': {
    about: 'Medicare',
    anchors: ['payer.noticeOn'],
    line: 'medicare',
    applicationType: 'revalidation',
  },
  'data-request': {
    about: 'Medicare',
    anchors: ['payer.noticeReceivedOn'],
    line: 'medicare',
    outcome: 'information-requested',
  },
  'deactivation-notice': { about: 'Medicare', anchors: ['payer.noticeOn'], line: 'medicare', outcome: 'deactivated' },
  'enrollment-stay': { about: 'Medicare', anchors: ['medicare.stayOn'], line: 'medicare' },
  'enrollment-stay-change': {
    about: 'Medicare',
    anchors: ['medicare.stayOn'],
    line: 'medicare',
    outcome: 'unreported-change',
  },
  revocation: { about: 'Medicare', anchors: ['medicare.revokedOn'], line: 'medicare' },
  'opt-out-signed': { about: 'Medicare', anchors: ['medicare.optOutSignedOn'], line: 'medicare', recurs: true },
  'opt-out-effective': { about: 'Medicare', anchors: ['medicare.optOutEffectiveOn'], line: 'medicare', recurs: true },
  'opt-out-refused': { about: 'Medicare', anchors: ['payer.noticeOn'], line: 'medicare', applicationType: 'opt-out' },
  'private-contract': { about: 'Medicare', anchors: ['medicare.privateContractOn'], line: 'medicare' },
  'last-claim': { about: 'Medicare', anchors: ['medicare.lastClaimOn'], line: 'medicare', recurs: true },
  substitute: { about: 'Medicare', anchors: ['substitute.firstDayOn'], line: 'medicare' },
  'exclusion-notice': { about: 'OIG', anchors: ['payer.noticeOn'], line: null, outcome: 'excluded' },
  'disclosure-request': { about: 'Medicaid', anchors: ['payer.requestedOn'], line: 'medicaid', element: 'ownership' },
  'fingerprint-request': {
    about: 'Medicaid',
    anchors: ['payer.requestedOn'],
    line: 'medicaid',
    element: 'background-check',
  },
  'directory-check': { about: 'directories', anchors: ['directory.verifiedOn'], line: null, recurs: true },
  'complaint-review': {
    about: 'all on record',
    anchors: ['monitoring.checkedOn'],
    line: 'own',
    element: 'other',
    recurs: true,
  },
  'data-audit': { about: 'credentialing data', anchors: ['audit.doneOn'], line: 'own', recurs: true },
  'data-audit-findings': {
    about: 'credentialing data',
    anchors: ['audit.doneOn'],
    line: 'own',
    outcome: 'findings',
    recurs: true,
  },
  'delegate-report': { about: 'delegating plan', anchors: ['delegation.reportedOn'], line: 'own', recurs: true },
  'delegate-audit': { about: 'delegating plan', anchors: ['delegation.evaluatedOn'], line: 'own', recurs: true },
  'delegate-evaluation': {
    about: 'delegating plan',
    anchors: ['delegation.evaluatedOn'],
    line: 'own',
    outcome: 'before-delegation',
  },
};

/** Whether nobody answers it: it is done again instead, which begins its clock anew. */
export function recurs(kind: NoticeKind): boolean {
  return clocks[kind].recurs === true;
}

/** Kinds that begin each other's clocks anew: an audit is one whatever it finds. */
const family = (kind: string): string => kind.replace(/-findings$/, '');

/** The clocks that notices start: until they were answered, or until the next of those that recur. */
export function noticeCircumstances({ occurrences, credentials, stated = [] }: SubjectFacts): readonly Circumstance[] {
  // What was recorded as an event on the day that the dossier names is told once.
  const told = new Set(occurrences.map(({ kind, on }) => `${kind} ${on}`));
  const all = [...occurrences, ...stated.filter(({ kind, on }) => !told.has(`${kind} ${on}`))];
  return all.flatMap((one) => {
    if (!isNoticeKind(one.kind)) return [];
    const clock = clocks[one.kind];
    const until = earliest(answeredOn(one), clock.recurs ? nextOn(one, all) : revalidatedOn(one, credentials));
    if (until <= one.on) return [];
    const dates = Object.fromEntries(clock.anchors.map((anchor) => [anchor, { on: one.on, factId: one.id }]));
    return [circumstanceOn(aboutNotice(clock), { from: one.on, until }, dates)];
  });
}

function aboutNotice({ about, line, element, applicationType, outcome }: NoticeClock): About {
  const lines = line === null || line === 'own' ? null : [line];
  return {
    ...unattached,
    about,
    element: element ?? null,
    applicationType: applicationType ?? null,
    occasion: { of: line === 'own' ? 'own' : 'notice', change: null, outcome: outcome ?? null, lines },
  };
}

function nextOn(one: Occurrence, all: readonly Occurrence[]): CalendarDate {
  return all.reduce<CalendarDate>(
    (first, { kind, on }) => (family(kind) === family(one.kind) && on > one.on && on < first ? on : first),
    farEnd,
  );
}

/** The day of the revalidation that a letter asked for. */
function revalidatedOn({ kind, on }: Occurrence, credentials: readonly Credential[]): CalendarDate {
  const done =
    kind !== 'revalidation-notice'
      ? []
      : credentials.flatMap((one) => (one.kind === 'medicare' ? one.terms.map(({ happenedOn }) => happenedOn) : []));
  return done.reduce<CalendarDate>((first, day) => (day !== null && day >= on && day < first ? day : first), farEnd);
}

function answeredOn({ told }: Occurrence): CalendarDate {
  return told.reduce<CalendarDate>((first, { on }) => (on < first ? on : first), farEnd);
}
