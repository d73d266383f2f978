/** Whether what was verified at a source still reads as it did then. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Credential, SubjectFacts, Verification } from './facts.ts';
import { isKept, mainPremises } from './premises.ts';
import { valueHash } from './value-hash.ts';

/** What of the facts about a subject its verifications are judged on. */
export type VerifiedFile = Pick<
  SubjectFacts,
  'subject' | 'credentials' | 'verifications' | 'monitorings' | 'occurrences' | 'elementHashes' | 'premises'
>;

type File = Pick<SubjectFacts, 'credentials' | 'elementHashes' | 'premises'>;
type Looked = Pick<Verification, 'element' | 'credentialId'>;

/**
 * Papers of groups and facilities that are good for one place. A visit is to it. A DEA registration is asked for each place at
 * one general physical location where controlled substances are dispensed (21 CFR 1301.12(a)), a CLIA certificate for each
 * laboratory location (42 CFR 493.35(a), 493.43(a), 493.55(a)(2)); a certificate that covers mobile laboratories, public health
 * testing or one campus (paragraphs (b) there) still bears one address. Facilities and pharmacies are licensed by state law,
 * for the premises (as in ORS 441.025(3), Cal. Bus. & Prof. Code 4110(a)). These are no numbers of a rule: what a look is bound
 * to is recorded with it, and may not change with the version of a pack.
 */
const papersOfPlace: ReadonlySet<string> = new Set(['site-visit', 'state-license', 'pharmacy', 'dea', 'clia']);

/** The same, where no paper is named. */
const elementsOfPlace: ReadonlySet<string> = new Set(['site-visit', 'organization-license']);

/**
 * Whether the file says something else by a day of what a verification verified: the paper, the element of the dossier, or the
 * place for which a paper of a group or facility is good. What was verified without its place is not held against it.
 */
export function hasChangedSince(verification: Verification, file: File, on: CalendarDate): boolean {
  const { element, credentialId, valueHash: verified } = verification;
  if (verified === null) return false;
  const credential = credentialOf(verification, file);
  if (credentialId !== null && credential === undefined) return false;
  if (credential?.valueHash === verified) return false;
  if (file.premises !== undefined && isOfPlace(element, credential))
    return !file.premises.some((one) => isKept(one, on) && placed(element, credential, one.address) === verified);
  return credential !== undefined || (file.elementHashes !== undefined && file.elementHashes[element] !== verified);
}

/** Whether what is looked up is good for one place, of a group its main one. */
export function isPlaced(looked: Looked, file: File): boolean {
  return file.premises !== undefined && isOfPlace(looked.element, credentialOf(looked, file));
}

/**
 * The hash of what the file says of a matter on the day of a look, with its place where it is good for one. Null: nothing that
 * could change. The premises of the file are those of that day, as `premisesOn` finds them.
 */
export function verifiedHash(looked: Looked, file: File, on: CalendarDate): string | null {
  const credential = credentialOf(looked, file);
  const place = mainPremises(file.premises ?? [], on);
  if (place !== undefined && isOfPlace(looked.element, credential))
    return placed(looked.element, credential, place.address);
  return credential?.valueHash ?? file.elementHashes?.[looked.element] ?? null;
}

function credentialOf({ credentialId }: Looked, { credentials }: File): Credential | undefined {
  return credentials.find(({ id }) => id === credentialId);
}

/** Whether it is good for one place; the natural key of a paper of an organization begins with what it is. */
function isOfPlace(element: string, credential: Credential | undefined): boolean {
  if (credential === undefined) return elementsOfPlace.has(element);
  const isLicense = credential.kind === 'license' || credential.kind === 'dea';
  return isLicense && papersOfPlace.has(credential.naturalKey.split('|')[0] ?? '');
}

function placed(element: string, credential: Credential | undefined, address: string): string {
  return valueHash([credential?.valueHash ?? element, address]);
}
