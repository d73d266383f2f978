/**
 * Layout 1 of the ledger. A migration is history: this text never changes once released; a later layout is a migration
 * of its own.
 *
 * Foreign keys are checked at the end of the transaction, so that undo and replay may go through rows in journal order.
 */
export const schema1 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  command_id TEXT NOT NULL,
  command TEXT NOT NULL,
  reason TEXT,
  subject_id TEXT,
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  op TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_subject ON journal (subject_id, seq) WHERE subject_id IS NOT NULL;

CREATE TABLE journal_payload (
  seq INTEGER PRIMARY KEY,
  before TEXT,
  after TEXT,
  salt TEXT
) STRICT;

-- Appending is all that is possible; with recursive_triggers the delete triggers also stop INSERT OR REPLACE.
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER payload_stays BEFORE DELETE ON journal_payload
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
-- A payload may be emptied whole, right after a tombstone entry that names it, and in no other way.
CREATE TRIGGER payload_keeps BEFORE UPDATE ON journal_payload
WHEN NEW.seq IS NOT OLD.seq OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL
  OR NOT EXISTS (
    SELECT 1 FROM journal
    WHERE seq = (SELECT max(seq) FROM journal)
      AND op = 'purge' AND tbl = 'journal_payload' AND key = CAST(OLD.seq AS TEXT)
  )
BEGIN SELECT raise(ABORT, 'a payload is emptied by purge only'); END;

CREATE TABLE command (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  as_of TEXT NOT NULL,
  reason TEXT,
  files TEXT NOT NULL,
  undoes TEXT UNIQUE,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  first_seq INTEGER NOT NULL UNIQUE,
  last_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  synced_on TEXT NOT NULL,
  status TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  npi TEXT UNIQUE,
  name TEXT NOT NULL,
  practice TEXT,
  type TEXT,
  status TEXT NOT NULL,
  states TEXT NOT NULL,
  taxonomies TEXT NOT NULL,
  groups TEXT NOT NULL,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX subject_document ON subject (document_id);

CREATE TABLE payer (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  lines TEXT NOT NULL,
  states TEXT NOT NULL,
  packs TEXT NOT NULL,
  follow_up_every TEXT,
  decision_within TEXT,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX payer_document ON payer (document_id);

CREATE TABLE credential (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT,
  status TEXT,
  value_hash TEXT NOT NULL,
  UNIQUE (subject_id, kind, natural_key)
) STRICT;

CREATE TABLE term (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL REFERENCES credential (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT,
  from_on TEXT,
  through_on TEXT
) STRICT;
CREATE INDEX term_credential ON term (credential_id);

CREATE TABLE application (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  payer TEXT REFERENCES payer (key) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT,
  type TEXT NOT NULL,
  route TEXT NOT NULL,
  what TEXT,
  owner TEXT,
  opened_on TEXT NOT NULL,
  previous_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  replaces_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX application_subject ON application (subject_id);
CREATE INDEX application_payer ON application (payer) WHERE payer IS NOT NULL;
CREATE INDEX application_previous ON application (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX application_replaces ON application (replaces_id) WHERE replaces_id IS NOT NULL;

CREATE TABLE application_line (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  product TEXT,
  group_key TEXT,
  location TEXT,
  UNIQUE (application_id, number)
) STRICT;

CREATE TABLE step (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  line_id TEXT REFERENCES application_line (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  via TEXT,
  reference TEXT,
  reason TEXT,
  due_on TEXT,
  until_on TEXT,
  reopens_on TEXT,
  effective_on TEXT,
  payer_id TEXT,
  note TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX step_application ON step (application_id);
CREATE INDEX step_line ON step (line_id) WHERE line_id IS NOT NULL;

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  text TEXT NOT NULL,
  channel TEXT,
  rep TEXT,
  reference TEXT,
  promised_on TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_application ON contact (application_id);

CREATE TABLE follow_up (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  set_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  origin TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_application ON follow_up (application_id);

CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  dossier TEXT NOT NULL,
  dossier_sha256 TEXT NOT NULL,
  documents TEXT NOT NULL,
  packs TEXT NOT NULL,
  checklist TEXT NOT NULL,
  ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
  override_reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_application ON submission (application_id);
CREATE INDEX submission_step ON submission (step_id);

CREATE TABLE verification (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  element TEXT NOT NULL,
  credential_id TEXT,
  source TEXT NOT NULL,
  method TEXT,
  happened_on TEXT NOT NULL,
  by TEXT,
  result TEXT NOT NULL,
  value_hash TEXT,
  evidence TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX verification_subject ON verification (subject_id);
CREATE INDEX verification_credential ON verification (credential_id) WHERE credential_id IS NOT NULL;

CREATE TABLE waiver (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  rule TEXT NOT NULL,
  payer TEXT,
  happened_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX waiver_subject ON waiver (subject_id);

CREATE TABLE secret (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (subject_id, kind)
) STRICT;

CREATE TABLE published (
  uid TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  stamped_at TEXT NOT NULL,
  due_on TEXT NOT NULL,
  summary TEXT NOT NULL,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT;

CREATE TABLE task (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  subject_id TEXT REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  due_on TEXT,
  owner TEXT,
  done_on TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX task_subject ON task (subject_id) WHERE subject_id IS NOT NULL;

-- Derived: a pure function of the facts and the packs. Each row holds for the as-of days [valid_from, valid_until).
CREATE TABLE deadline (
  subject_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  due_on TEXT,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  cite TEXT NOT NULL,
  confidence TEXT NOT NULL,
  anchor TEXT NOT NULL,
  anchor_on TEXT,
  arithmetic TEXT NOT NULL,
  lead_days INTEGER NOT NULL,
  payer TEXT,
  facility TEXT,
  application_id TEXT,
  owner TEXT,
  blocks_billing INTEGER NOT NULL CHECK (blocks_billing IN (0, 1)),
  UNIQUE (subject_id, position)
) STRICT;
CREATE INDEX deadline_id ON deadline (id, valid_from);
CREATE INDEX deadline_due ON deadline (due_on, valid_until, valid_from);
-- Most deadlines are met before their day: those that outlive it are few, and among them are all that are overdue.
CREATE INDEX deadline_late ON deadline (due_on, valid_until, valid_from) WHERE valid_until > due_on;
`;
