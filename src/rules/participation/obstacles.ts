/** What stops a claim whatever the payer needs: exclusion, opt-out, stopped enrollments, closed places. */

import { type CalendarDate, earliest, firstDate, lastDate, latest } from '../../domain/calendar/calendar-date.ts';
import type { Credential, GroupFacts } from '../../domain/facts.ts';
import type { ListMatch } from '../../domain/file-facts.ts';
import type { BillingMatter } from '../../domain/participation.ts';
import type { MatchTier } from '../../domain/screening/exclusion.ts';
import {
  type BlockedSpan,
  blockedSpans,
  federalLines,
  type MatchVerdict,
  type ReviewedMatch,
} from '../../domain/screening/exclusion-block.ts';
import { heldOn } from '../../domain/screening/exclusion-period.ts';
import { selfParty } from '../../domain/screening/screened-parties.ts';
import type { BillingCase } from './billing-case.ts';
import { noticeStops, overdueRevalidations } from './enrollment-stops.ts';
import { anyOf, noneOf, type Part, type Stretch, type Timeline } from './timeline.ts';

/** A person, as known on a day, and the lines of business and states in which lists may stand in the way. */
export type ListedCase = Pick<BillingCase, 'asOf' | 'lines' | 'states'> & {
  readonly facts: Pick<BillingCase['facts'], 'subject' | 'matches'>;
};

/** Whom lists of excluded, precluded, revoked, deactivated and opted-out parties name. */
export function listed(one: ListedCase, state: 'excluded' | 'opted-out' | 'deactivated'): readonly Stretch[] {
  const { facts } = one;
  const matches = facts.matches.flatMap((match) => reviewed(match, one) ?? []);
  if (matches.length === 0) return [];
  return blockedSpans(matches)
    .filter((span) => span.party === 'self' && matterOf(span.list) === state && concerns(span, one))
    .map(({ list, from, until, why }) => ({
      from: from ?? firstDate,
      until: until ?? lastDate,
      level: 'no' as const,
      because: `${facts.subject.name} is on ${listWords(list, why)}`,
    }));
}

/** An exclusion in force of somebody who applies, or of an owner or official of an organization that does. */
export interface StandingExclusion {
  readonly matchId: string;
  /** Whether a person has confirmed it; else an equal number, or a changed record, awaits review. */
  readonly isConfirmed: boolean;
  readonly because: string;
}

/** The exclusions that stand on a day: who is excluded is enrolled by no federal program (42 CFR 424.530(a)(2), 455.436). */
export function standingExclusions(one: ListedCase): readonly StandingExclusion[] {
  const { subject, matches } = one.facts;
  return blockedSpans(matches.flatMap((match) => reviewed(match, one) ?? []))
    .filter((span) => matterOf(span.list) === 'excluded' && concerns(span, one) && heldOn(span, one.asOf))
    .map(({ matchId, party, list, why }) => ({
      matchId,
      isConfirmed: why === 'confirmed',
      because: `${party === selfParty ? subject.name : `${party}, of ${subject.name},`} is on ${listWords(list, why)}`,
    }));
}

/**
 * What lists say of the group that bills, its owners, officials and managing employees. The group itself is barred like a
 * provider. What an excluded person owns or manages is not barred by law, but no federal program pays for the management
 * (42 USC 1320a-7(a), (b)(8); 42 CFR 1001.1901(b)): its claims are not sent; all others, and all while nobody has reviewed
 * an equal NPI, wait until somebody has cleared them.
 */
function groupListed(one: BillingCase, state: 'excluded' | 'deactivated'): readonly Stretch[] {
  const { key, context, group, lines } = one;
  const file = key.group === null ? undefined : context.groupFile?.(key.group);
  if (file === undefined || file.matches.length === 0) return [];
  const federal = lines.some((line) => federalLines.includes(line));
  const name = group?.name ?? key.group ?? '';
  return blockedSpans(file.matches.flatMap((match) => reviewed(match, one) ?? []))
    .filter((span) => matterOf(span.list) === state && (state === 'excluded' || span.party === selfParty))
    .filter((span) => concerns(span, one))
    .map((span) => {
      const { party, list, why } = span;
      return {
        ...associated(span, group?.associations),
        level: party === selfParty || (federal && why === 'confirmed') ? ('no' as const) : ('hold' as const),
        because: `${partyWords(party, name, group)} is on ${listWords(list, why)}`,
      };
    })
    .filter(({ from, until }) => from < until);
}

/** Whom a match is about. Where the document names somebody no longer, it says what to write there. */
function partyWords(party: string, name: string, group: GroupFacts | null): string {
  if (party === selfParty) return name;
  const gone = group?.associations?.has(party) === false;
  return `${party}, of ${name},${gone ? ' whom its document names no longer (write until when),' : ''}`;
}

/**
 * The days of a span on which its party owned or managed the group. Somebody whom the document names no longer may do so
 * still: only the day of the end, written there, tells otherwise.
 */
function associated(
  { party, from, until }: BlockedSpan,
  associations: GroupFacts['associations'],
): Pick<Stretch, 'from' | 'until'> {
  const association = associations?.get(party);
  return {
    from: latest(from ?? firstDate, association?.from ?? firstDate),
    until: earliest(until ?? lastDate, association?.until ?? lastDate),
  };
}

function listWords(list: string, why: BlockedSpan['why']): string {
  return `${listNames[list] ?? list.replace('state:', 'the list of ')}${whyWords[why]}`;
}

/** Lists as people call them; those of states are called by the state. */
const listNames: Readonly<Partial<Record<string, string>>> = {
  leie: 'the LEIE of the OIG',
  sam: 'the exclusions of SAM.gov',
  'opt-out': 'the opt-out list of Medicare',
  deactivation: 'the list of deactivated NPIs',
  revocation: 'the list of those whom Medicare revoked',
  preclusion: 'the preclusion list',
};

const whyWords: Readonly<Record<BlockedSpan['why'], string>> = {
  confirmed: '',
  'NPI not reviewed': ', by NPI, which nobody has reviewed',
  'confirmed before, not reviewed again': ', as confirmed before our record or the list changed, not reviewed since',
};

function reviewed(match: ListMatch, { facts, asOf }: Pick<ListedCase, 'facts' | 'asOf'>): ReviewedMatch | undefined {
  if (match.on > asOf || (match.closedOn !== null && match.closedOn <= asOf)) return undefined;
  const last = match.reviews.findLast(({ on }) => on <= asOf);
  const counts = last?.recordSha256 === match.recordSha256 && last.identitySha256 === match.identitySha256;
  return {
    id: match.id,
    subjectId: facts.subject.id,
    party: match.party,
    list: match.list,
    tier: match.tier as MatchTier,
    from: match.from,
    until: match.until,
    endedAfter: match.endedAfter,
    waiver: match.waiver,
    confirmedBefore: match.confirmedBefore,
    verdict: counts ? (last.verdict as MatchVerdict) : null,
  };
}

function matterOf(list: string): BillingMatter {
  if (list === 'opt-out') return 'opted-out';
  return list === 'deactivation' || list === 'revocation' ? 'deactivated' : 'excluded';
}

/**
 * Whether a list bears on the claim. Who is excluded, or has no valid NPI, is billed to nobody; lists of one program bear on
 * their own. A waiver lifts it only where all states in question are its own.
 */
function concerns({ reach, exceptState }: BlockedSpan, { lines, states }: ListedCase): boolean {
  if (exceptState !== null && states.length > 0 && states.every((state) => state === exceptState)) return false;
  return reach.lines === null || reach.lines.some((line) => lines.includes(line));
}

const medicareLines: readonly string[] = ['medicare', 'medicare-advantage'];

/** The provider opted out of Medicare, by the lists or by the dossier. */
export function optedOut(one: BillingCase): Timeline {
  const own: Stretch[] = [];
  const { optOut } = one.standing;
  if (medicareLines.some((line) => one.lines.includes(line))) {
    if (optOut !== null) own.push(block(optOut.from, optOut.until, `opted out of Medicare on ${optOut.from}`));
    else if (statusOf(one, 'medicare') === 'opted-out')
      own.push(block(null, null, 'opted out of Medicare by the dossier'));
  }
  return noneOf([...own, ...listed(one, 'opted-out')], 'not opted out of Medicare');
}

/** An enrollment that was stopped: by a notice, an overdue revalidation, the lists, or as the dossier says, which names no day. */
export function deactivated(one: BillingCase): Timeline {
  return noneOf(
    [
      ...deactivatedNpis(one),
      ...stoppedByDossier(one),
      ...noticeStops(one),
      ...overdueRevalidations(one),
      ...listed(one, 'deactivated'),
      ...groupListed(one, 'deactivated'),
    ],
    'no enrollment is stopped',
  );
}

/** A deactivated NPI cannot stand on any claim, whoever pays: the provider's own, or that of the group. */
function deactivatedNpis({ standing, group, facts }: BillingCase): readonly Stretch[] {
  return [
    { of: facts.subject.name, span: standing.npiDeactivated },
    { of: group?.name ?? '', span: group?.npiDeactivated ?? null },
  ].flatMap(({ of, span }) =>
    span === null ? [] : [block(span.from, span.until, `the register deactivated the NPI of ${of} on ${span.from}`)],
  );
}

/** What Medicare revoked, Medicare Advantage may not pay either (42 CFR 422.222, 422.224). */
const stoppedForAll: readonly string[] = ['revoked'];
const stoppedForMedicare: readonly string[] = ['deactivated', 'revoked', 'ordering-only'];
const stoppedForMedicaid: readonly string[] = ['inactive', 'terminated', 'ordering-only'];
/** Whoever cannot be enrolled with the state leaves the networks of its plans at once (42 CFR 438.602(b)(2)). */
const medicaidLines: readonly string[] = ['medicaid', 'medicaid-mco'];

/** Enrollments that the dossier calls stopped, which names no day. */
function stoppedByDossier(one: BillingCase): readonly Stretch[] {
  const { lines, credentials, states } = one;
  const medicare = statusOf(one, 'medicare');
  const stops = lines.includes('medicare')
    ? stoppedForMedicare
    : lines.includes('medicare-advantage')
      ? stoppedForAll
      : [];
  const own: Stretch[] = [];
  if (medicare !== null && stops.includes(medicare))
    own.push(block(null, null, `Medicare enrollment is ${medicare} by the dossier`));
  if (medicaidLines.some((line) => lines.includes(line))) {
    const here = credentials.filter(
      ({ kind, state }) => kind === 'medicaid' && state !== null && states.includes(state),
    );
    const stopped = here.find(({ status }) => status !== null && stoppedForMedicaid.includes(status));
    if (stopped !== undefined && !here.some(({ status }) => status === 'enrolled'))
      own.push(block(null, null, `${stopped.label} is ${stopped.status} by the dossier`));
  }
  return own;
}

/** Excluded from programs, alone or with the group: blocks, and nobody can override it. */
export function excluded(one: BillingCase): Timeline {
  return noneOf(
    [...listed(one, 'excluded'), ...groupListed(one, 'excluded'), ...alikeListed(one)],
    `${noExclusionWords(one)}${unreviewedWords(one)}`,
  );
}

/**
 * A listed party of the same name and birth date, which nobody has reviewed: hardly ever another person. The claims wait
 * until somebody has looked.
 */
function alikeListed(one: BillingCase): readonly Stretch[] {
  return one.facts.matches
    .flatMap((match) => reviewed(match, one) ?? [])
    .filter(
      ({ party, verdict, tier, list }) =>
        party === selfParty && verdict === null && tier === 'name-dob' && matterOf(list) === 'excluded',
    )
    .flatMap((match) => blockedSpans([{ ...match, verdict: 'same' }]))
    .filter((span) => concerns(span, one))
    .map(({ list, from, until }) => ({
      from: from ?? firstDate,
      until: until ?? lastDate,
      level: 'hold' as const,
      because: `a match by name and birth date on ${listWords(list, 'confirmed')} awaits review`,
    }));
}

/** What is said where no exclusion stands in the way: one that is waived in a state is known all the same. */
export function noExclusionWords(one: Pick<ListedCase, 'facts' | 'asOf'>): string {
  const waived = one.facts.matches
    .flatMap((match) => reviewed(match, one) ?? [])
    .filter(({ party, until, list }) => {
      const isOwn = party === selfParty && matterOf(list) === 'excluded';
      return isOwn && (until === null || until > one.asOf);
    });
  const statesOf = (matches: typeof waived): string =>
    [...new Set(matches.flatMap(({ waiver }) => waiver?.state ?? []))].join(', ');
  const confirmed = statesOf(waived.filter(({ verdict }) => verdict === 'same'));
  if (confirmed !== '') return `excluded, which is waived in ${confirmed}`;
  const unreviewed = statesOf(waived.filter(({ verdict, tier }) => verdict === null && tier === 'npi'));
  return unreviewed === ''
    ? 'no exclusion is known'
    : `listed by NPI, which nobody has reviewed; waived in ${unreviewed}`;
}

/** Open matches by name block nothing, but whoever bills should know that a question is open. */
function unreviewedWords(one: BillingCase): string {
  const lists = one.facts.matches
    .flatMap((match) => reviewed(match, one) ?? [])
    .filter(
      ({ party, verdict, tier, list }) =>
        party === 'self' && verdict === null && tier !== 'npi' && matterOf(list) === 'excluded',
    )
    .map(({ list }) => list.replace('state:', 'the list of '));
  return lists.length === 0 ? '' : `; a match by name on ${[...new Set(lists)].sort().join(', ')} awaits review`;
}

function statusOf({ credentials }: BillingCase, kind: Credential['kind']): string | null {
  return credentials.find((credential) => credential.kind === kind)?.status ?? null;
}

/** The place is open. Null: no place is in question. */
export function open({ key, group, place }: BillingCase): Timeline | null {
  if (key.location === null) return null;
  if (place === null) return anyOf([], `${group?.name ?? key.group ?? 'nobody'} has no location ${key.location}`);
  const { opensOn, closesOn } = place;
  const part: Part = {
    level: 'ok',
    from: opensOn ?? firstDate,
    until: closesOn ?? lastDate,
    because: `${place.name ?? place.key} is open`,
    noun: `service at ${place.name ?? place.key}`,
  };
  return anyOf([part], 'the location is closed');
}

/** Days on which it may not be billed. */
export function block(from: CalendarDate | null, until: CalendarDate | null, because: string): Stretch {
  return { from: from ?? firstDate, until: until ?? lastDate, level: 'no', because };
}
