/** The fact tables of claims: remittances, acknowledgements, claims, what was paid and what was denied. */

import type {
  Acknowledgement,
  AdjustmentGroup,
  ClaimAdjustment,
  ClaimLine,
  ClaimStatus,
  DenialCause,
  DenialStep,
  PayerVerdict,
  ProviderAdjustment,
} from '../domain/claims/claim.ts';
import type { BillingVerdict } from '../domain/participation.ts';

/** Rows of the tables of claims; dates and `recorded_seq` as in `FactTables`, money in cents. */
export interface ClaimTables {
  /** One payment, or notice without one, of an 835. The same trace number is posted once. */
  readonly remittance: {
    readonly id: string;
    readonly payer: string | null;
    readonly payer_code: string | null;
    readonly payer_name: string | null;
    readonly trace: string;
    readonly method: string | null;
    readonly paid_on: string | null;
    readonly total_cents: number;
    readonly provider_adjustments: readonly ProviderAdjustment[];
    readonly file_sha256: string;
    readonly name: string;
    readonly claims: number;
    readonly refused: number;
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
  readonly acknowledgement: {
    readonly id: string;
    readonly kind: Acknowledgement['kind'];
    readonly file_sha256: string;
    readonly name: string;
    readonly accepted: number;
    readonly rejected: number;
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
  /** A claim, as it stands: no patient, and of the control number a hash. */
  readonly claim: {
    readonly id: string;
    readonly control_sha256: string;
    readonly payer: string | null;
    readonly payer_code: string | null;
    readonly product: string | null;
    readonly subject_id: string | null;
    readonly billing_npi: string | null;
    readonly rendering_npi: string | null;
    readonly group_key: string | null;
    readonly location: string | null;
    readonly place_of_service: string | null;
    readonly from_on: string | null;
    readonly through_on: string | null;
    readonly charge_cents: number;
    readonly paid_cents: number;
    readonly patient_cents: number;
    readonly status: ClaimStatus;
    readonly replaces_id: string | null;
    readonly holds: readonly string[];
    readonly release_by: string | null;
    readonly lines: readonly ClaimLine[];
    readonly happened_on: string;
    readonly recorded_seq: number;
    readonly payer_control_sha256: string | null;
    readonly other_npis: readonly string[];
    readonly sent_in: string | null;
  };
  /** What one remittance says of one claim. */
  readonly claim_payment: {
    readonly id: string;
    readonly claim_id: string;
    readonly remittance_id: string;
    readonly status_code: string;
    readonly charge_cents: number;
    readonly paid_cents: number;
    readonly patient_cents: number;
    readonly adjustments: readonly ClaimAdjustment[];
    readonly remarks: readonly string[];
    readonly lines: readonly ClaimLine[];
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
  /** A denial or rejection to be worked on. */
  readonly denial: {
    readonly id: string;
    readonly claim_id: string;
    readonly subject_id: string | null;
    readonly remittance_id: string | null;
    readonly acknowledgement_id: string | null;
    readonly line: number | null;
    readonly group_code: AdjustmentGroup | null;
    readonly code: string;
    readonly remarks: readonly string[];
    readonly cause: DenialCause;
    readonly cents: number;
    readonly verdict: BillingVerdict | null;
    readonly payer_is: PayerVerdict;
    readonly because: string;
    readonly step: DenialStep;
    readonly due_on: string | null;
    readonly due_from: string;
    readonly task_id: string | null;
    readonly closed_on: string | null;
    readonly outcome: string | null;
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
}
