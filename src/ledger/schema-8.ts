/**
 * Layout 8 of the ledger: what ties a claim to the one it corrects (a hash of the payer's number), the others whom it names,
 * and the transaction in which it went out.
 */
export const schema8 = `
ALTER TABLE claim ADD COLUMN payer_control_sha256 TEXT;
ALTER TABLE claim ADD COLUMN other_npis TEXT;
ALTER TABLE claim ADD COLUMN sent_in TEXT;
CREATE INDEX claim_payer_control ON claim (payer_control_sha256) WHERE payer_control_sha256 IS NOT NULL;
CREATE INDEX claim_sent_in ON claim (sent_in) WHERE sent_in IS NOT NULL;
`;
