/** Every built-in check, one line each, in the order in which their findings at one place are told. */

import { addressPoBox } from './address-po-box.ts';
import { addressZipState } from './address-zip-state.ts';
import { bankPaperIncomplete } from './bank-paper-incomplete.ts';
import { bankPaperOld } from './bank-paper-old.ts';
import type { Check } from './check.ts';
import { contractCents } from './contract-cents.ts';
import { contractEndEarly } from './contract-end-early.ts';
import { contractOtherTin } from './contract-other-tin.ts';
import { contractRouteHolder } from './contract-route-holder.ts';
import { contractTwoPrices } from './contract-two-prices.ts';
import { coverLimitsSwapped } from './cover-limits-swapped.ts';
import { credentialDuplicate } from './credential-duplicate.ts';
import { dateFuture } from './date-future.ts';
import { dateImplausible } from './date-implausible.ts';
import { dateOrder } from './date-order.ts';
import { deaCheckDigit } from './dea-check-digit.ts';
import { deaNameLetter } from './dea-name-letter.ts';
import { disclosureContradiction } from './disclosure-contradiction.ts';
import { disclosureUnanswered } from './disclosure-unanswered.ts';
import { disclosureUnexplained } from './disclosure-unexplained.ts';
import { draftAsk } from './draft-ask.ts';
import { facilityAgeGroup } from './facility-age-group.ts';
import { facilityBoardBeforeCommittee } from './facility-board-before-committee.ts';
import { facilityFormOverlap } from './facility-form-overlap.ts';
import { facilityResourceMissing } from './facility-resource-missing.ts';
import { facilityTermTooLong } from './facility-term-too-long.ts';
import { facilityTwoCriteria } from './facility-two-criteria.ts';
import { groupMemberUnknown } from './group-member-unknown.ts';
import { groupNotAMember } from './group-not-a-member.ts';
import { groupOwnerShares } from './group-owner-shares.ts';
import { historyContradiction } from './history-contradiction.ts';
import { historyGap } from './history-gap.ts';
import { historyTooShort } from './history-too-short.ts';
import { keyDuplicate } from './key-duplicate.ts';
import { letterPlaceholder } from './letter-placeholder.ts';
import { licenseMissingForState } from './license-missing-for-state.ts';
import { licenseWrongCompact } from './license-wrong-compact.ts';
import { npiCheckDigit } from './npi-check-digit.ts';
import { npiDuplicate } from './npi-duplicate.ts';
import { npiWrongEntity } from './npi-wrong-entity.ts';
import { numberShared } from './number-shared.ts';
import { paperExpired } from './paper-expired.ts';
import { paperExpiring } from './paper-expiring.ts';
import { payerCycleTooLong } from './payer-cycle-too-long.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { registerDeactivated } from './register-deactivated.ts';
import { registerDiffers } from './register-differs.ts';
import { saysDiffers } from './says-differs.ts';
import { ssnFullInFile } from './ssn-full-in-file.ts';
import { ssnShape } from './ssn-shape.ts';
import { supervisionSelf } from './supervision-self.ts';
import { taxonomyOtherProfession } from './taxonomy-other-profession.ts';
import { taxonomyPrimary } from './taxonomy-primary.ts';
import { taxonomyUnknown } from './taxonomy-unknown.ts';
import { tinShape } from './tin-shape.ts';
import { trainingImpossible } from './training-impossible.ts';
import { trainingOverlap } from './training-overlap.ts';
import { w9GroupTin } from './w9-group-tin.ts';
import { w9Old } from './w9-old.ts';
import { w9OtherAddress } from './w9-other-address.ts';
import { w9OtherTaxClass } from './w9-other-tax-class.ts';
import { workspaceQuorum } from './workspace-quorum.ts';
import { workspaceSharedUser } from './workspace-shared-user.ts';
import { workspaceTimeZone } from './workspace-time-zone.ts';

/** The built-in checks. Adding one is a file of its own and a line here. */
export const checks: readonly Check[] = [
  npiCheckDigit,
  npiDuplicate,
  npiWrongEntity,
  registerDeactivated,
  registerDiffers,
  deaCheckDigit,
  deaNameLetter,
  tinShape,
  ssnFullInFile,
  ssnShape,
  numberShared,
  taxonomyOtherProfession,
  taxonomyPrimary,
  taxonomyUnknown,
  licenseMissingForState,
  licenseWrongCompact,
  credentialDuplicate,
  dateFuture,
  dateImplausible,
  dateOrder,
  paperExpired,
  paperExpiring,
  payerCycleTooLong,
  historyContradiction,
  historyGap,
  historyTooShort,
  trainingImpossible,
  trainingOverlap,
  disclosureContradiction,
  disclosureUnanswered,
  disclosureUnexplained,
  saysDiffers,
  w9GroupTin,
  w9Old,
  w9OtherAddress,
  w9OtherTaxClass,
  bankPaperIncomplete,
  bankPaperOld,
  coverLimitsSwapped,
  supervisionSelf,
  addressPoBox,
  addressZipState,
  referenceUnknown,
  groupMemberUnknown,
  groupNotAMember,
  groupOwnerShares,
  contractOtherTin,
  contractRouteHolder,
  contractEndEarly,
  contractCents,
  contractTwoPrices,
  facilityResourceMissing,
  facilityTwoCriteria,
  letterPlaceholder,
  facilityFormOverlap,
  facilityAgeGroup,
  facilityTermTooLong,
  facilityBoardBeforeCommittee,
  keyDuplicate,
  workspaceQuorum,
  workspaceSharedUser,
  workspaceTimeZone,
  draftAsk,
];
