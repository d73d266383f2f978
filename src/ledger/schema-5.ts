/** Layout 5 of the ledger: appointments, privileges and their evaluation. */
export const schema5 = `
CREATE TABLE privilege_form (
  id TEXT PRIMARY KEY,
  facility TEXT NOT NULL,
  key TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX privilege_form_content ON privilege_form (facility, key, version, sha256);

CREATE TABLE emergency_activation (
  id TEXT PRIMARY KEY,
  facility TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  by TEXT,
  reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE privilege_request (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  type TEXT NOT NULL,
  application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT,
  department TEXT,
  happened_on TEXT NOT NULL,
  replaces_id TEXT REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_request_subject ON privilege_request (subject_id);
CREATE INDEX privilege_request_application ON privilege_request (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX privilege_request_replaces ON privilege_request (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX privilege_request_facility ON privilege_request (facility);

CREATE TABLE appointment (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  type TEXT NOT NULL,
  category TEXT NOT NULL,
  category_name TEXT NOT NULL,
  duties TEXT NOT NULL,
  department TEXT,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  provisional_until TEXT,
  request_id TEXT REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  previous_id TEXT REFERENCES appointment (id) DEFERRABLE INITIALLY DEFERRED,
  conditions TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX appointment_subject ON appointment (subject_id);
CREATE INDEX appointment_request ON appointment (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX appointment_previous ON appointment (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX appointment_facility ON appointment (facility);

CREATE TABLE privilege_line (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  request_id TEXT NOT NULL REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  form_id TEXT NOT NULL REFERENCES privilege_form (id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT NOT NULL,
  criteria TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_line_subject ON privilege_line (subject_id);
CREATE INDEX privilege_line_request ON privilege_line (request_id);
CREATE INDEX privilege_line_form ON privilege_line (form_id);

CREATE TABLE privilege_recommendation (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  request_id TEXT NOT NULL REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  outcome TEXT NOT NULL,
  lines TEXT NOT NULL,
  conditions TEXT,
  by TEXT,
  meeting_id TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_recommendation_subject ON privilege_recommendation (subject_id);
CREATE INDEX privilege_recommendation_request ON privilege_recommendation (request_id);
CREATE INDEX privilege_recommendation_meeting ON privilege_recommendation (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE privilege_line_decision (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  request_id TEXT NOT NULL REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  line_id TEXT NOT NULL REFERENCES privilege_line (id) DEFERRABLE INITIALLY DEFERRED,
  recommendation_id TEXT REFERENCES privilege_recommendation (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  outcome TEXT NOT NULL,
  cause TEXT NOT NULL,
  under_investigation INTEGER NOT NULL CHECK (under_investigation IN (0, 1)),
  reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_line_decision_subject ON privilege_line_decision (subject_id);
CREATE INDEX privilege_line_decision_request ON privilege_line_decision (request_id);
CREATE INDEX privilege_line_decision_line ON privilege_line_decision (line_id);
CREATE INDEX privilege_line_decision_recommendation ON privilege_line_decision (recommendation_id) WHERE recommendation_id IS NOT NULL;

CREATE TABLE privilege_grant (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  basis TEXT NOT NULL,
  form_id TEXT REFERENCES privilege_form (id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  conditions TEXT,
  by TEXT,
  request_id TEXT REFERENCES privilege_request (id) DEFERRABLE INITIALLY DEFERRED,
  request_line_id TEXT REFERENCES privilege_line (id) DEFERRABLE INITIALLY DEFERRED,
  recommendation_id TEXT REFERENCES privilege_recommendation (id) DEFERRABLE INITIALLY DEFERRED,
  appointment_id TEXT REFERENCES appointment (id) DEFERRABLE INITIALLY DEFERRED,
  previous_id TEXT REFERENCES privilege_grant (id) DEFERRABLE INITIALLY DEFERRED,
  activation_id TEXT REFERENCES emergency_activation (id) DEFERRABLE INITIALLY DEFERRED,
  arrived_at TEXT,
  ends_at TEXT,
  distant_site TEXT,
  reason TEXT,
  checked TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_grant_subject ON privilege_grant (subject_id);
CREATE INDEX privilege_grant_form ON privilege_grant (form_id) WHERE form_id IS NOT NULL;
CREATE INDEX privilege_grant_request ON privilege_grant (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX privilege_grant_request_line ON privilege_grant (request_line_id) WHERE request_line_id IS NOT NULL;
CREATE INDEX privilege_grant_recommendation ON privilege_grant (recommendation_id) WHERE recommendation_id IS NOT NULL;
CREATE INDEX privilege_grant_appointment ON privilege_grant (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX privilege_grant_previous ON privilege_grant (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX privilege_grant_activation ON privilege_grant (activation_id) WHERE activation_id IS NOT NULL;
CREATE INDEX privilege_grant_facility ON privilege_grant (facility);

CREATE TABLE privilege_leave (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  returned_on TEXT,
  reason TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_leave_subject ON privilege_leave (subject_id);

CREATE TABLE privilege_action (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  kind TEXT NOT NULL,
  grants TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  cause TEXT NOT NULL,
  under_investigation INTEGER NOT NULL CHECK (under_investigation IN (0, 1)),
  imminent_danger INTEGER NOT NULL CHECK (imminent_danger IN (0, 1)),
  conditions TEXT,
  grant_until TEXT,
  lifts_id TEXT REFERENCES privilege_action (id) DEFERRABLE INITIALLY DEFERRED,
  by TEXT,
  reason TEXT,
  occurrence_id TEXT REFERENCES occurrence (id) DEFERRABLE INITIALLY DEFERRED,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_action_subject ON privilege_action (subject_id);
CREATE INDEX privilege_action_lifts ON privilege_action (lifts_id) WHERE lifts_id IS NOT NULL;
CREATE INDEX privilege_action_occurrence ON privilege_action (occurrence_id) WHERE occurrence_id IS NOT NULL;

CREATE TABLE privilege_event (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  action_id TEXT REFERENCES privilege_action (id) DEFERRABLE INITIALLY DEFERRED,
  decision_id TEXT REFERENCES privilege_line_decision (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  hearing_on TEXT,
  text TEXT,
  reference TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privilege_event_subject ON privilege_event (subject_id);
CREATE INDEX privilege_event_action ON privilege_event (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX privilege_event_decision ON privilege_event (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE ongoing_review (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  department TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  by TEXT,
  cases INTEGER,
  indicators TEXT NOT NULL,
  refs TEXT NOT NULL,
  result TEXT NOT NULL,
  text TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX ongoing_review_subject ON ongoing_review (subject_id);

CREATE TABLE focused_evaluation (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT NOT NULL,
  grant_id TEXT REFERENCES privilege_grant (id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT,
  cause TEXT NOT NULL,
  method TEXT,
  cases INTEGER,
  within TEXT,
  proctor TEXT,
  proctor_npi TEXT,
  supervised INTEGER NOT NULL CHECK (supervised IN (0, 1)),
  happened_on TEXT NOT NULL,
  due_on TEXT,
  result TEXT,
  result_on TEXT,
  result_by TEXT,
  text TEXT,
  review_id TEXT REFERENCES ongoing_review (id) DEFERRABLE INITIALLY DEFERRED,
  previous_id TEXT REFERENCES focused_evaluation (id) DEFERRABLE INITIALLY DEFERRED,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX focused_evaluation_subject ON focused_evaluation (subject_id);
CREATE INDEX focused_evaluation_grant ON focused_evaluation (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX focused_evaluation_review ON focused_evaluation (review_id) WHERE review_id IS NOT NULL;
CREATE INDEX focused_evaluation_previous ON focused_evaluation (previous_id) WHERE previous_id IS NOT NULL;

CREATE TABLE focused_case (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  evaluation_id TEXT NOT NULL REFERENCES focused_evaluation (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  method TEXT,
  reference TEXT,
  by TEXT,
  acceptable INTEGER NOT NULL CHECK (acceptable IN (0, 1)),
  note TEXT,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX focused_case_subject ON focused_case (subject_id);
CREATE INDEX focused_case_evaluation ON focused_case (evaluation_id);

CREATE TABLE case_count (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
  facility TEXT,
  elsewhere TEXT,
  line TEXT,
  procedure TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  count INTEGER NOT NULL,
  outcomes TEXT NOT NULL,
  source TEXT NOT NULL,
  sha256 TEXT,
  happened_on TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX case_count_subject ON case_count (subject_id);
`;
