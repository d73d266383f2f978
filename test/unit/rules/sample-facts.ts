/** Facts for tests, with everything that a test does not name left empty. */

import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type {
  Application,
  Contact,
  Credential,
  FollowUp,
  PayerFacts,
  Step,
  StepName,
  Subject,
  SubjectFacts,
  Term,
  Verification,
} from '../../../src/domain/facts.ts';
import { noFileFacts } from '../../../src/domain/file-facts.ts';

/** A date of a test. */
export const day = (text: string): CalendarDate => text as CalendarDate;

/** The days of a test, for spreading into records. */
export const subject = (more: Partial<Subject> = {}): Subject => ({
  id: 's-1',
  kind: 'provider',
  key: '1234567893',
  npi: '1234567893',
  name: 'Ruiz, Ana',
  practice: null,
  type: 'md',
  status: 'active',
  states: ['MA'],
  taxonomies: ['207Q00000X'],
  groups: [],
  ...more,
});

/** Facts about one subject. */
export const facts = (more: Partial<SubjectFacts> = {}): SubjectFacts => ({
  subject: subject(),
  credentials: [],
  applications: [],
  verifications: [],
  waivers: [],
  ...noFileFacts,
  ...more,
});

/** One term: `[event, from, through]`, any of which may be null. */
export const term = (id: string, on: string | null, from: string | null, through: string | null): Term => ({
  id,
  happenedOn: on as CalendarDate | null,
  from: from as CalendarDate | null,
  through: through as CalendarDate | null,
});

/** A credential with terms. */
export const credential = (
  kind: Credential['kind'],
  terms: readonly Term[],
  more: Partial<Credential> = {},
): Credential => ({
  id: `c-${kind}`,
  kind,
  naturalKey: kind,
  label: `${kind} of Ruiz`,
  state: null,
  status: null,
  valueHash: 'h',
  terms,
  ...more,
});

let sequence = 0;

/** A step of all lines, in the order of the calls. */
export const step = (name: StepName, on: string, more: Partial<Step> = {}): Step => {
  sequence += 1;
  return {
    id: `t-${sequence}`,
    lineId: null,
    name,
    on: day(on),
    sequence,
    via: null,
    reference: null,
    reason: null,
    dueOn: null,
    until: null,
    reopensOn: null,
    effectiveOn: null,
    payerId: null,
    note: null,
    ...more,
  };
};

/** A logged contact. */
export const contact = (on: string, more: Partial<Contact> = {}): Contact => {
  sequence += 1;
  return {
    id: `k-${sequence}`,
    on: day(on),
    sequence,
    text: '',
    channel: null,
    rep: null,
    reference: null,
    promisedOn: null,
    ...more,
  };
};

/** A follow-up set on a day for another. */
export const followUp = (on: string, dueOn: string): FollowUp => {
  sequence += 1;
  return { id: `u-${sequence}`, on: day(on), sequence, dueOn: day(dueOn), origin: 'asked' };
};

/** An application with one line. */
export const application = (
  openedOn: string,
  steps: readonly Step[],
  more: Partial<Application> = {},
): Application => ({
  id: 'a-1',
  subjectId: 's-1',
  payer: 'aetna-ma',
  facility: null,
  type: 'initial',
  route: 'group',
  what: null,
  owner: 'dana',
  openedOn: day(openedOn),
  previousId: null,
  replacesId: null,
  lines: [{ id: 'l-1', number: 1, product: null, group: null, location: null }],
  steps,
  contacts: [],
  followUps: [],
  ...more,
});

/** A verification. */
export const verification = (element: string, on: string, more: Partial<Verification> = {}): Verification => {
  sequence += 1;
  return {
    id: `v-${sequence}`,
    element,
    credentialId: null,
    source: 'state-board',
    method: null,
    on: day(on),
    sequence,
    by: null,
    result: 'verified',
    valueHash: null,
    evidence: null,
    ...more,
  };
};

/** A payer's facts. */
export const payer = (more: Partial<PayerFacts> = {}): PayerFacts => ({
  key: 'aetna-ma',
  name: 'Aetna Massachusetts',
  lines: ['commercial'],
  states: [],
  packs: ['caqh', 'ncqa-windows', 'commercial-generic'],
  followUpEvery: null,
  decisionWithin: null,
  ...more,
});
