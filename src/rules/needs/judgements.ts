/** Every kind of need with its judge. */

import type { Need } from '../../domain/nouns/pack.ts';
import type { Element } from '../pack-entry.ts';
import { caqhJudge } from './caqh.ts';
import { type CaseFile, type Judgement, judged, type NeedJudge } from './case-file.ts';
import { coverJudge } from './cover.ts';
import { boardJudge, cdsJudge, certificationJudge, deaJudge, licenseJudge, supervisionJudge } from './credential.ts';
import { disclosuresJudge } from './disclosures.ts';
import { documentJudge } from './document.ts';
import { fieldJudge } from './field.ts';
import { historyJudge } from './history.ts';
import {
  affiliationJudge,
  backgroundJudge,
  claimsJudge,
  demographicsJudge,
  ecfmgJudge,
  educationJudge,
  immunizationJudge,
  medicaidJudge,
  medicareJudge,
  memberJudge,
  militaryJudge,
  optOutJudge,
  practiceLocationJudge,
  referencesJudge,
  trainingJudge,
} from './listed.ts';
import { organizationLicenseJudge, ownershipJudge } from './organization.ts';
import { registeredJudge } from './register.ts';
import { attestationJudge } from './signature.ts';

/** What no document holds: only a recorded verification can tell. */
const bySourceOnly: NeedJudge = (need) => [
  need.verified === undefined
    ? judged('unknown', 'no document holds this; look it up and waive the item when it is settled', null, {
        help: 'settle it by hand, then `empanel checklist waive`',
      })
    : judged('met', 'nothing on file is needed', null),
];

const judges: Readonly<Record<Element, NeedJudge>> = {
  identity: (need, file) => documentJudge({ ...need, kinds: need.kinds ?? ['photo-id'] }, file),
  name: registeredJudge,
  npi: registeredJudge,
  taxonomy: registeredJudge,
  license: licenseJudge,
  dea: deaJudge,
  cds: cdsJudge,
  board: boardJudge,
  education: educationJudge,
  training: trainingJudge,
  ecfmg: ecfmgJudge,
  'work-history': historyJudge,
  'malpractice-cover': coverJudge,
  'malpractice-history': claimsJudge,
  'hospital-affiliation': affiliationJudge,
  references: referencesJudge,
  certification: certificationJudge,
  immunization: immunizationJudge,
  disclosures: disclosuresJudge,
  attestation: attestationJudge,
  caqh: caqhJudge,
  medicare: medicareJudge,
  medicaid: medicaidJudge,
  supervision: supervisionJudge,
  'background-check': backgroundJudge,
  'practice-location': (need, file) =>
    need.agreesWith === undefined ? practiceLocationJudge(need, file) : registeredJudge(need, file),
  'group-member': memberJudge,
  military: militaryJudge,
  'license-sanctions': bySourceOnly,
  'medicare-medicaid-sanctions': bySourceOnly,
  exclusions: bySourceOnly,
  npdb: bySourceOnly,
  'opt-out': optOutJudge,
  'site-visit': bySourceOnly,
  accreditation: bySourceOnly,
  document: documentJudge,
  field: fieldJudge,
  contract: bySourceOnly,
  application: bySourceOnly,
  decision: bySourceOnly,
  'organization-license': organizationLicenseJudge,
  ownership: ownershipJudge,
  'demographics-asked': demographicsJudge,
  privilege: bySourceOnly,
  other: bySourceOnly,
};

/** How a need stands. `isOurs`: whether seeing to it is the duty of this workspace. */
export function judgements(need: Need, file: CaseFile, isOurs: boolean): readonly Judgement[] {
  const found = judges[need.element](need, file);
  if (isOurs) return found.some(isOpen) ? (standIn(need, file) ?? found) : found;
  if (need.verified === undefined) return [judged('not-applicable', 'whoever decides looks at this', null)];
  // Somebody else's duty rests on nothing of ours: only what was verified here all the same is told.
  return found.map((one) => ({ ...one, state: 'met' as const, because: 'whoever decides verifies this' }));
}

function isOpen({ state }: Judgement): boolean {
  return state !== 'met' && state !== 'not-applicable';
}

/** An element that may stand in for a missing one, where it is there. */
function standIn(need: Need, file: CaseFile): readonly Judgement[] | undefined {
  for (const element of need.orElse ?? []) {
    const { orElse: _, ...rest } = need;
    const instead = judges[element]({ ...rest, element }, file);
    if (instead.length > 0 && instead.every((one) => one.state === 'met')) {
      return instead.map((one) => ({
        ...one,
        because: `${one.because}, which stands in for ${need.element.replaceAll('-', ' ')}`,
      }));
    }
  }
  return undefined;
}
