/** Layout 2 of the ledger: evidence, monitoring, screening, committees and decisions, and what must be told to whom. */
export const schema2 = `
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  subject_id TEXT REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  path TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  of TEXT,
  note TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_subject ON evidence (subject_id) WHERE subject_id IS NOT NULL;

CREATE TABLE monitoring (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  service TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  reference TEXT,
  evidence TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX monitoring_subject ON monitoring (subject_id);

CREATE TABLE screening_list (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  form TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  published_on TEXT,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE screening (
  id TEXT PRIMARY KEY,
  happened_on TEXT NOT NULL,
  lists TEXT NOT NULL,
  roster_sha256 TEXT NOT NULL,
  screened INTEGER NOT NULL,
  skipped TEXT NOT NULL,
  clear INTEGER NOT NULL,
  open INTEGER NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE "match" (
  id TEXT PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening (id) DEFERRABLE INITIALLY DEFERRED,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  party TEXT NOT NULL,
  list TEXT NOT NULL,
  record_sha256 TEXT NOT NULL,
  identity_sha256 TEXT NOT NULL,
  listed TEXT NOT NULL,
  tier TEXT NOT NULL,
  score INTEGER NOT NULL,
  because TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  from_on TEXT,
  until_on TEXT,
  ended_after TEXT,
  waiver_state TEXT,
  waiver_from TEXT,
  closed_on TEXT,
  confirmed_before INTEGER NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX match_subject ON "match" (subject_id);
CREATE INDEX match_screening ON "match" (screening_id);

CREATE TABLE match_review (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  match_id TEXT NOT NULL REFERENCES "match" (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  record_sha256 TEXT NOT NULL,
  identity_sha256 TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX match_review_subject ON match_review (subject_id);
CREATE INDEX match_review_match ON match_review (match_id);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  committee TEXT NOT NULL,
  held_on TEXT NOT NULL,
  happened_on TEXT,
  attendees TEXT NOT NULL,
  note TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT NOT NULL,
  clean INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  packet_sha256 TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX agenda_item_subject ON agenda_item (subject_id);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id);
CREATE INDEX agenda_item_application ON agenda_item (application_id) WHERE application_id IS NOT NULL;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL,
  program TEXT NOT NULL,
  application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  outcome TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  notice_on TEXT,
  conditions TEXT,
  rationale TEXT,
  vote TEXT,
  recused TEXT NOT NULL,
  decided_by TEXT,
  override_reason TEXT,
  evidence TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_subject ON decision (subject_id);
CREATE INDEX decision_application ON decision (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX decision_meeting ON decision (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE occurrence (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT,
  evidence TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX occurrence_subject ON occurrence (subject_id);

CREATE TABLE told (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  occurrence_id TEXT NOT NULL REFERENCES occurrence (id) DEFERRABLE INITIALLY DEFERRED,
  payer TEXT,
  facility TEXT,
  happened_on TEXT NOT NULL,
  via TEXT,
  reference TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX told_subject ON told (subject_id);
CREATE INDEX told_occurrence ON told (occurrence_id);

-- What a background check or a dated report says besides its source.
ALTER TABLE verification ADD COLUMN reported_on TEXT;
ALTER TABLE verification ADD COLUMN scope TEXT;
ALTER TABLE verification ADD COLUMN consent_on TEXT;
-- What the source says otherwise, until when the subject may answer, and what the answer was.
ALTER TABLE verification ADD COLUMN says TEXT;
ALTER TABLE verification ADD COLUMN answer_due_on TEXT;
ALTER TABLE verification ADD COLUMN answered_on TEXT;
ALTER TABLE verification ADD COLUMN answer TEXT;

-- How many fall due when, and with what lead, is answered from the index alone.
DROP INDEX deadline_due;
CREATE INDEX deadline_due ON deadline (due_on, valid_until, valid_from, lead_days);
CREATE INDEX deadline_lasting ON deadline (valid_until, due_on, valid_from, lead_days) WHERE valid_until > due_on;
`;
