/** Layout 6 of the ledger: claims as far as they are kept, what was paid, and what was denied. */
export const schema6 = `
CREATE TABLE remittance (
  id TEXT PRIMARY KEY,
  payer TEXT,
  payer_code TEXT,
  payer_name TEXT,
  trace TEXT NOT NULL,
  method TEXT,
  paid_on TEXT,
  total_cents INTEGER NOT NULL,
  provider_adjustments TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  claims INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX remittance_trace ON remittance (trace);
CREATE INDEX remittance_file ON remittance (file_sha256);

CREATE TABLE acknowledgement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('999', '277CA')),
  file_sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX acknowledgement_file ON acknowledgement (file_sha256);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  control_sha256 TEXT NOT NULL,
  payer TEXT,
  payer_code TEXT,
  product TEXT,
  subject_id TEXT REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  billing_npi TEXT,
  rendering_npi TEXT,
  group_key TEXT,
  location TEXT,
  place_of_service TEXT,
  from_on TEXT,
  through_on TEXT,
  charge_cents INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  patient_cents INTEGER NOT NULL,
  status TEXT NOT NULL,
  replaces_id TEXT,
  holds TEXT NOT NULL,
  release_by TEXT,
  lines TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_control ON claim (control_sha256);
CREATE INDEX claim_subject ON claim (subject_id);
CREATE INDEX claim_status ON claim (status);

CREATE TABLE claim_payment (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  remittance_id TEXT NOT NULL REFERENCES remittance (id) DEFERRABLE INITIALLY DEFERRED,
  status_code TEXT NOT NULL,
  charge_cents INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  patient_cents INTEGER NOT NULL,
  adjustments TEXT NOT NULL,
  remarks TEXT NOT NULL,
  lines TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_payment_claim ON claim_payment (claim_id);
CREATE INDEX claim_payment_remittance ON claim_payment (remittance_id);

CREATE TABLE denial (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  subject_id TEXT REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  remittance_id TEXT REFERENCES remittance (id) DEFERRABLE INITIALLY DEFERRED,
  acknowledgement_id TEXT REFERENCES acknowledgement (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER,
  group_code TEXT,
  code TEXT NOT NULL,
  remarks TEXT NOT NULL,
  cause TEXT NOT NULL,
  cents INTEGER NOT NULL,
  verdict TEXT,
  payer_is TEXT NOT NULL CHECK (payer_is IN ('right', 'wrong', 'unknown')),
  because TEXT NOT NULL,
  step TEXT NOT NULL,
  due_on TEXT,
  due_from TEXT NOT NULL,
  task_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  closed_on TEXT,
  outcome TEXT,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX denial_claim ON denial (claim_id);
CREATE INDEX denial_open ON denial (due_on) WHERE closed_on IS NULL;
`;
