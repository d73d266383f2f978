/** The recorded dates a clock may count from, in words, and which of them the ledger can hold. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Anchor } from '../pack-entry.ts';

/** A date as it was recorded, or the place where it should have been. */
export interface RecordedDate {
  /** Null: expected here and not recorded. */
  readonly on: CalendarDate | null;
  /** Ledger id of the fact that carries it, or of the record that lacks it. */
  readonly factId: string;
  /** Key of the group whose document writes the day; absent: it stands in the fact. */
  readonly writtenBy?: string;
  /** The first of the dates of this kind, for terms counted from the first anchor; absent: this one. */
  readonly firstOn?: CalendarDate;
  /** How many dates of this kind there are up to this one; absent: one. */
  readonly count?: number;
  /** How the day itself came about, one step a line; absent: it was recorded as it is. */
  readonly steps?: readonly string[];
  /** What to record, and how, where it is missing. */
  readonly toRecord?: string;
}

/** Dates by the name a pack gives them. */
export type RecordedDates = Readonly<Partial<Record<Anchor, RecordedDate>>>;

/** The anchors that facts of the ledger fill, with the words for a line of arithmetic. */
const words = {
  'credential.issued': 'issued',
  'credential.expires': 'expiry on the paper',
  'caqh.attestedOn': 'CAQH profile attested',
  'medicare.revalidatedOn': 'enrolled in or revalidated with Medicare',
  'medicare.revalidationDueOn': 'due date posted by CMS',
  'medicaid.revalidatedOn': 'enrolled in or revalidated with Medicaid',
  'medicaid.revalidationDueOn': 'due date posted by the state',
  'application.submittedOn': 'submitted',
  'application.receivedOn': 'receipt acknowledged',
  'application.completeOn': 'declared complete',
  'application.returnedOn': 'returned',
  'application.deniedOn': 'denied',
  'application.approvedOn': 'approved',
  'application.intentOn': 'the payer said that it goes on',
  'line.infoRequestedOn': 'information requested',
  'line.infoDueOn': 'day the request or letter names',
  'line.heldUntil': 'on hold until',
  'line.effectiveOn': 'effective',
  'line.panelReopensOn': 'panel reopens',
  'decision.decidedOn': 'credentialing decision',
  'decision.noticeOn': 'told of the decision',
  'decision.conditionsDueOn': 'day that the committee set',
  'privilege.grantedOn': 'privileges granted',
  'privilege.expiresOn': 'privileges end',
  'privilege.temporaryOn': 'temporary privileges granted',
  'privilege.suspendedOn': 'privileges suspended or reduced',
  'request.recommendBy': 'day for the next recommendation that the bylaws name',
  'request.decideBy': 'day for the decision that the bylaws name',
  'request.notifyBy': 'day for telling the applicant that the bylaws name',
  'change.tellBy': 'day for being told of an action elsewhere that the bylaws name',
  'fppe.openedOn': 'focused evaluation opened',
  'fppe.dueOn': 'day that the plan of the evaluation names',
  'oppe.reviewedOn': 'ongoing evaluation reviewed',
  'oppe.startedOn': 'first day of privileges there',
  'oppe.dueOn': 'day of the next review by the schedule of the facility',
  'disaster.arrivedAt': 'arrived in the disaster',
  'hearing.noticeOn': 'notice of the hearing',
  'hearing.actionNoticeOn': 'notice of the action',
  'change.happenedOn': 'it happened',
  'complaint.receivedOn': 'received',
  'npdb.queriedOn': 'data bank queried',
  'npdb.enrolledOn': 'enrolled in continuous query',
  'npdb.paymentOn': 'payment made',
  'npdb.actionOn': 'action taken',
  'monitoring.checkedOn': 'looked at',
  'screening.ranOn': 'screened',
  'screening.listPublishedOn': 'list published',
  'verification.on': 'verified',
  'verification.discrepantOn': 'difference found',
  'verification.answerDueOn': 'day for the answer that the notice names',
  'verification.monitoredOn': 'kept fresh by monitoring',
  'followUp.dueOn': 'follow-up set for',
  'contact.promisedOn': 'promised for',
  'contract.signedOn': 'contract signed',
  'roster.sentOn': 'roster sent',
  'location.opensOn': 'location opens',
  'location.firstServiceOn': 'first day of work at the location',
  'contract.termEndsOn': 'term of the contract ends',
  'contract.nonRenewalBy': 'last day for notice that the contract names',
  'contract.terminatesOn': 'contract is to end',
  'contract.terminationBy': 'last day for notice that the contract names',
  'contract.noticeOn': 'notice that the contract ends',
  'contract.amendmentNoticeOn': 'change of the contract announced',
  'contract.amendmentEffectiveOn': 'change of the contract takes effect',
  'contract.objectionBy': 'last day to object that the contract names',
  'contract.answerBy': 'day by which the offer waits for an answer',
  'medicare.optOutSignedOn': 'opt-out affidavit signed',
  'medicare.optOutEffectiveOn': 'opt-out takes effect',
  'medicare.privateContractOn': 'first private contract',
  'medicare.stayOn': 'enrollment stayed',
  'medicare.revokedOn': 'revocation takes effect',
  'medicare.lastClaimOn': 'last claim',
  'payer.noticeOn': 'date on the notice',
  'payer.noticeReceivedOn': 'notice received',
  'payer.requestedOn': 'date on the request',
  'directory.verifiedOn': 'directory data verified',
  'audit.doneOn': 'audit done',
  'delegation.evaluatedOn': 'delegate evaluated',
  'delegation.reportedOn': 'delegate reported',
  'substitute.firstDayOn': 'first day of the substitute',
  'claim.serviceOn': 'date of service',
  'claim.deniedOn': 'claim denied',
  'claim.remittedOn': 'remittance',
  'claim.redeterminedOn': 'first level of appeal decided',
  'claim.reconsideredOn': 'second level of appeal decided',
  'claim.appealBy': 'last day for the appeal that contract, payer or letter names',
  'claim.sendBy': 'last day for sending the claim again',
  'claim.releaseBy': 'last day for the release, with a margin before the filing limit',
} as const satisfies Partial<Record<Anchor, string>>;

/** The others that packs name: nothing that can be recorded holds them yet, so their clocks do not run. */
const unreadWords = {
  'document.signedOn': 'signed',
  'medicare.enrolledOn': 'Medicare billing privileges began',
  'medicaid.enrolledOn': 'Medicaid enrollment began',
  'document.issued': 'issued',
  'document.expires': 'expiry of the paper',
  'application.signedOn': 'application signed',
  'application.plannedOn': 'planned for',
  'line.infoAnsweredOn': 'request answered',
  'line.loadedOn': 'loaded in the claim system',
  'committee.meetsOn': 'committee meets',
  'verification.reportedOn': 'reported to the client',
  'task.dueOn': 'task due',
  'medicare.deactivatedOn': 'billing deactivated',
  'employment.startsOn': 'first day of work',
  'employment.endsOn': 'last day of work',
  'group.joinedOn': 'joined the group',
  'contract.effectiveOn': 'contract takes effect',
  'appointment.expiresOn': 'appointment ends',
  'register.updatedOn': 'registry entry updated',
  'pack.checkedOn': 'pack last checked',
} as const satisfies Record<Exclude<Anchor, keyof typeof words>, string>;

const allWords: Readonly<Record<Anchor, string>> = { ...words, ...unreadWords };

/** Anchors that the facts of a subject can hold; a clock on any other does not run yet. */
export const readableAnchors: ReadonlySet<Anchor> = new Set(Object.keys(words) as (keyof typeof words)[]);

/** What a recorded date is, in words for a line of arithmetic: "CAQH profile attested". */
export function anchorWords(anchor: Anchor): string {
  return allWords[anchor];
}
