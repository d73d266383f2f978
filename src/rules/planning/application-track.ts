/** The application that a participation hangs on: the one that is open, or the one that must be filed. */

import { lineStanding } from '../../domain/application.ts';
import { type CalendarDate, firstDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, ApplicationType, PayerFacts, Route, Subject } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { BillingCase } from '../participation/billing-case.ts';

/** How far an application is: what comes next hangs on it. */
export type TrackStage =
  /** Not opened yet. */
  | 'new'
  | 'draft'
  | 'returned'
  /** With the payer. */
  | 'filed'
  /** The payer waits for an answer of ours. */
  | 'asked'
  | 'on-hold'
  | 'appealed'
  | 'approved';

/** An application on its way, with the lines of it that are on the same way. */
export interface Track {
  readonly application: Application;
  readonly lines: readonly string[];
  readonly stage: TrackStage;
  /** The day it was filed; null: not yet. */
  readonly filedOn: CalendarDate | null;
  readonly approvedOn: CalendarDate | null;
  /** Day by which the payer wants an answer, or until which it is on hold. */
  readonly namedOn: CalendarDate | null;
  /** First day on which it can be filed, when a panel opens; null: at once. */
  readonly opensOn: CalendarDate | null;
  /** Why it cannot be filed; null: it can. */
  readonly closed: string | null;
  readonly keys: readonly ParticipationKey[];
}

/** The furthest first: of several applications the one that is nearest to its end counts. */
const stages: readonly TrackStage[] = ['approved', 'filed', 'asked', 'on-hold', 'appealed', 'returned', 'draft'];

/** Types of application that let a provider take part. */
const granting: readonly ApplicationType[] = [
  'initial',
  'recredentialing',
  'revalidation',
  'reactivation',
  'reassignment',
  'add-to-group',
  'add-location',
];

/** What the user asked of the application. */
export interface TrackWish {
  readonly type: ApplicationType | null;
  readonly route: Route | null;
}

/** The open application that would grant the key, the furthest; undefined: there is none. */
export function openTrack({ facts, key, asOf }: BillingCase): Track | undefined {
  const found = facts.applications
    .filter(({ payer, type, openedOn }) => payer === key.payer && granting.includes(type) && openedOn <= asOf)
    .flatMap((application) =>
      linesOf(application)
        .filter((line) => grants(application, line, key))
        .flatMap((line) => trackOfLine(application, line, key, asOf) ?? []),
    );
  return found.toSorted(
    (left, right) =>
      stages.indexOf(left.stage) - stages.indexOf(right.stage) ||
      (left.application.openedOn < right.application.openedOn ? 1 : -1),
  )[0];
}

/** Whether approval of the line is about the product, group and place. */
function grants(
  { route }: Application,
  line: ApplicationLine,
  { product, group, location }: ParticipationKey,
): boolean {
  if (line.product !== null && product !== null && line.product !== product) return false;
  const ofGroup = line.group === group || (line.group === null && (group === null || route === 'group'));
  return ofGroup && (line.location === null || location === null || line.location === location);
}

function trackOfLine(
  application: Application,
  line: ApplicationLine,
  key: ParticipationKey,
  asOf: CalendarDate,
): Track | undefined {
  const { state, step, submittedOn, decidedOn } = lineStanding(application, line, asOf);
  const stage = stageOf(state);
  if (stage === undefined) return undefined;
  const named = stage === 'asked' ? step?.dueOn : stage === 'on-hold' ? step?.until : null;
  return {
    application,
    lines: [line.id],
    stage,
    filedOn: submittedOn,
    approvedOn: stage === 'approved' ? decidedOn : null,
    namedOn: named ?? null,
    opensOn: null,
    closed: null,
    keys: [key],
  };
}

function stageOf(state: ReturnType<typeof lineStanding>['state']): TrackStage | undefined {
  switch (state) {
    case 'draft':
    case 'returned':
    case 'on-hold':
    case 'appealed':
    case 'approved':
      return state;
    case 'info-requested':
      return 'asked';
    case 'submitted':
    case 'received':
    case 'complete':
    case 'in-review':
    case 'committee':
      return 'filed';
    default:
      return undefined;
  }
}

/** The application that must be filed for a key where none is open. */
export function newTrack(one: BillingCase, wish: TrackWish, failing: ReadonlySet<string>): Track {
  const { key, facts, payer, asOf } = one;
  const type = wish.type ?? typeFor(one, failing);
  const route = wish.route ?? routeFor(payer, key);
  const application = supposedApplication(key, facts.subject.id);
  return {
    application: { ...application, type, route, openedOn: asOf },
    lines: application.lines.map(({ id }) => id),
    stage: 'new',
    filedOn: null,
    approvedOn: null,
    namedOn: null,
    ...panelFor(one),
    keys: [key],
  };
}

/** An application that nobody has opened, with one line for a key. */
export function supposedApplication(
  { payer, product, group, location }: ParticipationKey,
  subjectId: string,
): Application {
  return {
    id: `plan ${payer}`,
    subjectId,
    payer,
    facility: null,
    type: 'initial',
    route: group === null ? 'individual' : 'group',
    what: null,
    owner: null,
    openedOn: firstDate,
    previousId: null,
    replacesId: null,
    lines: [{ id: `plan ${payer} 1`, number: 1, product, group, location }],
    steps: [],
    contacts: [],
    followUps: [],
  };
}

function routeFor({ routes }: PayerFacts, { group }: ParticipationKey): Route {
  const only = routes?.length === 1 ? routes[0] : undefined;
  return only ?? (group === null ? 'individual' : 'group');
}

/**
 * What is asked for: who is enrolled with Medicare assigns benefits to the group; who takes part already is added to it, or
 * to the place; else it is the first time.
 */
function typeFor(one: BillingCase, failing: ReadonlySet<string>): ApplicationType {
  const { key, facts, payer, lines, credentials } = one;
  if (failing.has('deactivated') && wasEnrolled(one)) return 'reactivation';
  const enrolled =
    lines.includes('medicare') && credentials.some(({ kind, status }) => kind === 'medicare' && status === 'enrolled');
  if (enrolled && key.group !== null) return 'reassignment';
  if (failing.has('credentialed')) return 'initial';
  const inGroup = facts.applications.some(
    (application) => application.payer === payer.key && linesOf(application).some(({ group }) => group === key.group),
  );
  if (key.location !== null && inGroup) return 'add-location';
  return key.group === null ? 'initial' : 'add-to-group';
}

/** Whether an enrollment of the provider's own is on record that may have been stopped: whoever had none enrolls anew. */
function wasEnrolled({ lines, credentials, states, filed }: BillingCase): boolean {
  const never: readonly (string | null)[] = [null, 'none', 'pending', 'ordering-only', 'opted-out'];
  return (
    filed.some(({ approvedOn }) => approvedOn !== null) ||
    credentials.some(
      ({ kind, state, status }) =>
        !never.includes(status) &&
        ((kind === 'medicare' && lines.includes('medicare')) ||
          (kind === 'medicaid' && lines.includes('medicaid') && (state === null || states.includes(state)))),
    )
  );
}

/** Whether the payer takes nobody: until a day, or as long as nobody says. A group in the network may add where it says so. */
function panelFor({ payer, key, facts, states, contracts }: BillingCase): Pick<Track, 'opensOn' | 'closed'> {
  const closed = (payer.panels ?? []).find(
    (panel) =>
      panel.status === 'closed' &&
      (panel.product === undefined || key.product === null || panel.product === key.product) &&
      (panel.state === undefined || states.includes(panel.state)) &&
      (panel.providerTypes === undefined || isAmong(panel.providerTypes, facts.subject)) &&
      (panel.taxonomies === undefined || panel.taxonomies.some((code) => facts.subject.taxonomies.includes(code))) &&
      !(panel.groupsMayAdd === true && contracts.some(({ holder }) => holder?.kind === 'group')),
  );
  if (closed === undefined) return { opensOn: null, closed: null };
  const asked = closed.asked === undefined ? '' : ` (asked on ${closed.asked})`;
  if (closed.reopens !== undefined) return { opensOn: closed.reopens as CalendarDate, closed: null };
  return { opensOn: null, closed: `the panel is closed${asked}, and nobody said when it opens` };
}

function isAmong(types: readonly string[], { type }: Subject): boolean {
  return type !== null && types.includes(type);
}

/** Tracks of several keys made one where they are the same application at the same stage, or the same one to be filed. */
export function mergedTracks(tracks: readonly Track[]): readonly Track[] {
  const merged = new Map<string, Track>();
  for (const track of tracks) {
    const { application, stage, opensOn, closed } = track;
    // What is closed to one product is filed apart from what is open to another.
    const id = `${application.id} ${stage} ${opensOn} ${closed}`;
    const known = merged.get(id);
    if (known !== undefined) merged.set(id, joined(known, track));
    else {
      const twins = [...merged.values()].filter((one) => one.application.id === application.id).length;
      const apart = stage !== 'new' || twins === 0 ? track : renamed(track, `${application.id} ${twins + 1}`);
      merged.set(id, apart);
    }
  }
  return [...merged.values()];
}

function renamed(track: Track, id: string): Track {
  const lines = track.application.lines.map((line) => ({ ...line, id: `${id} ${line.number}` }));
  return { ...track, lines: lines.map((line) => line.id), application: { ...track.application, id, lines } };
}

function joined(known: Track, { application, lines, keys, stage }: Track): Track {
  const merged = { ...known, keys: [...known.keys, ...keys], lines: [...new Set([...known.lines, ...lines])] };
  const [line] = application.lines;
  if (stage !== 'new' || line === undefined) return merged;
  const number = known.application.lines.length + 1;
  const own = { ...line, id: `${known.application.id} ${number}`, number };
  return {
    ...merged,
    lines: [...known.lines, own.id],
    application: { ...known.application, lines: [...known.application.lines, own] },
  };
}
