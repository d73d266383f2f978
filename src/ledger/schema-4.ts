/** Layout 4 of the ledger: rates of contracts and fee schedules, in pages of many codes. */
export const schema4 = `
CREATE TABLE rate_table (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner IN ('contract', 'schedule')),
  key TEXT NOT NULL,
  round INTEGER,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  from_on TEXT,
  rows INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX rate_table_key ON rate_table (owner, key);

CREATE TABLE rate_page (
  id TEXT PRIMARY KEY,
  rate_table_id TEXT NOT NULL REFERENCES rate_table (id) DEFERRABLE INITIALLY DEFERRED,
  first_code TEXT NOT NULL,
  last_code TEXT NOT NULL,
  rows INTEGER NOT NULL,
  body TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX rate_page_code ON rate_page (rate_table_id, first_code);
`;
