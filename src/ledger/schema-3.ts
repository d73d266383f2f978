/** Layout 3 of the ledger: contracts, who stands on them, who left when, and who may be billed where. */
export const schema3 = `
CREATE TABLE contract (
  key TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  holder_key TEXT NOT NULL,
  route TEXT NOT NULL,
  status TEXT NOT NULL,
  products TEXT NOT NULL,
  excluded_products TEXT NOT NULL,
  all_products INTEGER NOT NULL CHECK (all_products IN (0, 1)),
  locations TEXT NOT NULL,
  signed_on TEXT,
  effective_on TEXT,
  ends_on TEXT,
  delegated INTEGER NOT NULL CHECK (delegated IN (0, 1)),
  portable INTEGER CHECK (portable IN (0, 1)),
  new_providers_from TEXT,
  filing_initial TEXT,
  filing_corrected TEXT,
  filing_secondary TEXT,
  filing_appeal TEXT,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX contract_payer ON contract (payer);
CREATE INDEX contract_holder ON contract (holder_key);
CREATE INDEX contract_document ON contract (document_id);

CREATE TABLE contract_member (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  contract TEXT NOT NULL REFERENCES contract (key) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL,
  happened_on TEXT,
  from_on TEXT,
  until_on TEXT,
  products TEXT NOT NULL,
  locations TEXT NOT NULL,
  payer_id TEXT,
  line_id TEXT REFERENCES application_line (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contract_member_subject ON contract_member (subject_id);
CREATE INDEX contract_member_contract ON contract_member (contract);
CREATE INDEX contract_member_line ON contract_member (line_id) WHERE line_id IS NOT NULL;

-- First day on which a provider no longer works for us.
ALTER TABLE subject ADD COLUMN departed_on TEXT;

CREATE TABLE participation (
  subject_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  payer TEXT NOT NULL,
  product TEXT,
  group_key TEXT,
  location TEXT,
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  verdicts TEXT NOT NULL,
  PRIMARY KEY (subject_id, position)
) STRICT, WITHOUT ROWID;
-- Whoever knows the rules next derives everything anew.
UPDATE meta SET value = '' WHERE key = 'rules';
`;
