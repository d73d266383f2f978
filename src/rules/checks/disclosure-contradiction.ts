import type { Pointer } from '../../domain/finding.ts';
import type { Check, CheckInput } from './check.ts';
import { flag, isGiven, items, text } from './loose-value.ts';

/** Something in the dossier that a `no` denies. */
interface Event {
  readonly question: string;
  readonly what: string;
}

const licenseActions = new Set(['probation', 'restricted', 'suspended', 'revoked']);
const registrationActions = new Set(['revoked', 'suspended']);

/** A question answered with no that another part of the dossier answers with yes. */
export const disclosureContradiction: Check<'dossier'> = {
  id: 'disclosure/contradiction',
  severity: 'warning',
  title: 'answers agree with the rest of the dossier',
  why: 'Payers compare the answers with the boards and the data bank. An answer that denies what they find there is taken for concealment, which weighs more than what was concealed.',
  help: 'go through the answer with the provider, and correct it or the entry that speaks against it',
  cite: 'NCQA CR 3 C, application and attestation: the applicant attests that the answers are correct and complete',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures: [{ question: malpractice-claims, answer: "yes", explanation: "One claim, dismissed in 2019" }]
malpracticeClaims: [{ filed: 2018-03, closed: 2019-05, status: dismissed }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures: [{ question: malpractice-claims, answer: "no" }]
malpracticeClaims: [{ filed: 2018-03, closed: 2019-05, status: dismissed }]
`,
  *faults(input) {
    const events = eventsIn(input);
    if (events.length === 0) return;
    for (const [index, one] of items(input.value.disclosures)) {
      // A question put by one payer may ask for some years only.
      if (text(one.answer) !== 'no' || isGiven(one.payer)) continue;
      const event = events.find(({ question }) => question === text(one.question));
      if (event === undefined) continue;
      const pointer: Pointer = ['disclosures', index, 'answer'];
      yield { pointer, message: `\`${event.question}\` is answered \`no\`, and the dossier has ${event.what}` };
    }
  },
};

function eventsIn({ value }: CheckInput<'dossier'>): readonly Event[] {
  const events: Event[] = [];
  for (const [, { status, state }] of items(value.licenses)) {
    const standing = text(status) ?? '';
    if (licenseActions.has(standing))
      events.push({ question: 'license-action', what: `a ${text(state) ?? ''} license with status \`${standing}\`` });
  }
  const registrations = [
    ...items(value.dea).map(([, one]) => text(one.status)),
    ...items(value.cds).map(([, one]) => text(one.status)),
  ];
  for (const standing of registrations) {
    if (standing === undefined) continue;
    if (registrationActions.has(standing))
      events.push({ question: 'dea-action', what: `a registration with status \`${standing}\`` });
  }
  if (items(value.boards).some(([, { status }]) => text(status) === 'revoked')) {
    events.push({ question: 'board-action', what: 'a board certificate with status `revoked`' });
  }
  if (items(value.hospitalAffiliations).some(([, { status }]) => text(status) === 'suspended')) {
    events.push({ question: 'privileges-action', what: 'an affiliation with status `suspended`' });
  }
  const claims = items(value.malpracticeClaims);
  if (claims.length > 0)
    events.push({
      question: 'malpractice-claims',
      what: claims.length === 1 ? 'a malpractice claim' : `${claims.length} malpractice claims`,
    });
  if (claims.some(([, { reportedToNpdb }]) => flag(reportedToNpdb) === true)) {
    events.push({ question: 'npdb-report', what: 'a claim that was reported to the data bank' });
  }
  return events;
}
