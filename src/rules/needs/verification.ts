/** Verifications from the source: made, sound, from an accepted source, and not too old on the day of the decision. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import { type Credential, countedFrom, type Verification } from '../../domain/facts.ts';
import { keptFreshBy, monitoringService } from '../../domain/monitoring-service.ts';
import type { Verified } from '../../domain/nouns/pack.ts';
import { isAcceptedSource, sourceName } from '../../domain/verification-source.ts';
import { hasChangedSince } from '../../domain/verified-value.ts';
import { elementOfSubject, verifiedElement } from '../clocks/credential-dates.ts';
import { countingBy } from '../clocks/verification-dates.ts';
import type { RequirementEntry } from '../pack-entry.ts';
import { type CaseFile, dayOf, type Judgement } from './case-file.ts';
import { either } from './paper.ts';

/** A judgement with what verification adds to it. */
export type VerifiedJudgement = Judgement & {
  readonly verifiedOn: CalendarDate | null;
  /** The last day on which the verification still counts. */
  readonly staleOn: CalendarDate | null;
};

/**
 * A judgement after verification. What is not met stays so. Where verifying is somebody else's duty, nothing recorded means
 * nothing to do, and what was recorded all the same is told.
 */
export function verifiedJudgement(
  entry: RequirementEntry,
  judgement: Judgement,
  file: CaseFile,
  isOurs: boolean,
): VerifiedJudgement {
  const plain = { ...judgement, verifiedOn: null, staleOn: null };
  const { verified, element, orElse = [] } = entry.rule.needs;
  if (verified === undefined || judgement.state !== 'met') return plain;
  const credential = credentialOf(judgement, file);
  const state = credential?.state ?? null;
  // What may stand in for the element may be verified in its place.
  const perElement = [element, ...orElse].map((wanted) =>
    (file.facts?.verifications ?? []).filter(
      (one) =>
        isVerificationOf(one, wanted, file) &&
        (credential === undefined || one.credentialId === null || one.credentialId === credential.id),
    ),
  );
  const withNewest = (result: Verification['result']): readonly Verification[] | undefined =>
    perElement.find((all) => countingBy(all, file.asOf, verified.sources, state)?.result === result);
  const made = withNewest('discrepant') ?? withNewest('verified') ?? withNewest('not-found') ?? [];
  const newest = countingBy(made, file.asOf, verified.sources, state);
  if (newest === undefined) {
    if (!isOurs)
      return {
        ...plain,
        state: 'not-applicable',
        because: 'whoever decides verifies this; nothing is recorded here',
        place: null,
      };
    return {
      ...plain,
      state: 'unverified',
      because: `${judgement.because}; no verification is recorded`,
      help: verifyHelp(element, verified, credential),
    };
  }
  const found = soundJudgement(entry, { ...plain, verifiedOn: newest.on }, newest, made, file);
  // What somebody else verifies again is nothing to do here, however old our own record of it is.
  return isOurs || found.state === 'met' ? found : { ...found, state: 'not-applicable' };
}

/** What is recorded of a license of an organization, packs call by a name of its own. */
function isVerificationOf({ element: recorded }: Verification, element: string, { facts }: CaseFile): boolean {
  return (
    verifiedElement(recorded) === element || elementOfSubject(recorded, facts?.subject.kind ?? 'provider') === element
  );
}

function soundJudgement(
  entry: RequirementEntry,
  judgement: VerifiedJudgement,
  newest: Verification,
  made: readonly Verification[],
  file: CaseFile,
): VerifiedJudgement {
  const { verified = {}, element } = entry.rule.needs;
  const fault = faultOf(newest, made, verified, file);
  if (fault !== undefined)
    return {
      ...judgement,
      state: 'unverified',
      because: `${judgement.because}; ${fault}`,
      help: verifyHelp(element, verified, credentialOf(judgement, file)),
    };
  const by = `verified ${newest.on} with ${newest.source}`;
  if (verified.within === undefined) return { ...judgement, because: `${judgement.because}; ${by}` };
  const limit = duration(verified.within);
  const from = countedFrom(newest);
  const staleOn = dateAfter(from, limit);
  const day = dayOf(entry.rule.before, file);
  const kept = keptFresh(newest, verified, file, day ?? file.asOf);
  if (kept !== null) return { ...judgement, because: `${judgement.because}; ${by}; ${kept}` };
  const report = from === newest.on ? '' : ` (report of ${from})`;
  const counts = `${by}${report}, which counts ${durationText(limit)}, through ${staleOn}`;
  const isStale = staleOn < (day ?? file.asOf);
  const against =
    day === null ? '; the day of the decision is not known' : isStale && staleOn >= file.asOf ? `, before ${day}` : '';
  return {
    ...judgement,
    state: isStale ? 'stale' : 'met',
    because: `${judgement.because}; ${counts}${against}`,
    staleOn,
    ...(isStale ? { help: verifyHelp(element, verified, credentialOf(judgement, file)) } : {}),
  };
}

/** How a monitoring service keeps a verification from going stale on a day, in words; null where none does. */
function keptFresh(newest: Verification, verified: Verified, file: CaseFile, day: CalendarDate): string | null {
  const { facts } = file;
  if (facts === null || verified.monitoredBy === undefined) return null;
  const enrollment = keptFreshBy(newest, facts, verified.monitoredBy, day, file.asOf);
  if (enrollment === undefined) return null;
  return `in ${monitoringService(enrollment.service)?.name ?? enrollment.service} since ${enrollment.from}, no alert`;
}

/** Why a verification verifies nothing, or undefined where it is sound. */
function faultOf(
  newest: Verification,
  made: readonly Verification[],
  verified: Verified,
  file: CaseFile,
): string | undefined {
  if (newest.result === 'discrepant') return `the verification of ${newest.on} found a difference`;
  if (newest.result === 'not-found') return `the source found nothing on ${newest.on}`;
  if (file.facts !== null && hasChangedSince(newest, file.facts, file.asOf))
    return `changed since verified on ${newest.on}`;
  const state = file.facts?.credentials.find(({ id }) => id === newest.credentialId)?.state ?? null;
  if (verified.sources !== undefined && !isAcceptedSource(newest.source, verified.sources, state)) {
    if (isAcceptedSource(newest.source, verified.sources)) return `\`${newest.source}\` is of another state`;
    return `\`${newest.source}\` is no accepted source: ${either(verified.sources.map(sourceName))}`;
  }
  const also = verified.alsoSources;
  if (
    also !== undefined &&
    !made.some((one) => one.on <= file.asOf && one.result === 'verified' && isAcceptedSource(one.source, also))
  ) {
    return `a second source is asked for: ${either(also.map(sourceName))}`;
  }
  return undefined;
}

function credentialOf(judgement: Judgement, file: CaseFile): Credential | undefined {
  const key = judgement.credential;
  if (key === undefined) return undefined;
  return file.facts?.credentials.find((one) => one.kind === key.kind && one.naturalKey === key.naturalKey);
}

/** How it is verified. An organization has papers of many kinds, so that the one in question is named. */
function verifyHelp(element: string, verified: Verified, paper: Credential | undefined): string {
  const source = verified.sources?.[0] ?? 'NAME';
  const named = element !== 'organization-license' ? element : paper === undefined ? 'license' : `"${paper.label}"`;
  return `verify it at the source, then \`empanel verify SUBJECT ${named} --source ${source} --on DATE\``;
}
