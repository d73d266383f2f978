/** What a provider is asked to do about an open matter, in words for somebody who does other things all day. */

const words: Readonly<Record<string, string>> = {
  identity: 'Please send a copy of a government photo ID.',
  name: 'Please tell us which spelling is on your license. If the NPI registry is wrong, correct it there, or let us do it for you.',
  npi: 'Please look at your entry in the NPI registry and correct it, or let us do it for you.',
  taxonomy: 'Please tell us your specialty as it should read, or let us correct the NPI registry for you.',
  license: 'Please send the license, or tell us where your application or renewal stands.',
  dea: 'Please send the certificate for that state. If you prescribe nothing controlled there, or a colleague does it for you, tell us that instead.',
  cds: 'Please send the registration, or tell us where its renewal stands.',
  board: 'Please send the certificate, or tell us when your examination is and until when you are eligible.',
  education: 'Please tell us school, degree, and the months of start and end.',
  training: 'Please tell us program, specialty, and the months as on the certificate.',
  ecfmg: 'Please send the ECFMG certificate.',
  'work-history': 'Please tell us what you did in that time, from month to month; of a gap a sentence is enough.',
  'malpractice-cover': 'Please send the face sheet of the policy, or have your carrier send it.',
  'malpractice-history': 'Please tell us of every claim, open or closed, or that there was none.',
  'hospital-affiliation': 'Please tell us where you have privileges, or who admits your patients.',
  references: 'Please give us name, telephone and e-mail address of colleagues who know your recent work.',
  certification: 'Please send the card or certificate.',
  immunization: 'Please send the record.',
  disclosures: 'Please answer the question; where the answer needs it, say what happened and how it ended.',
  attestation: 'Please look through your CAQH profile and attest it, or sign the application.',
  caqh: 'Please tell us the number of your CAQH profile if we do not have it; look through the profile, correct what is wrong, and attest it.',
  medicare: 'Please send the letter with your Medicare numbers, or tell us that you never enrolled.',
  medicaid: 'Please send the letter with your Medicaid number, or tell us that you never enrolled.',
  'opt-out': 'Please tell us whether you opted out of Medicare.',
  supervision: 'Please send the signed agreement, or name the physician, and we prepare it for both signatures.',
  military: 'Please send the DD 214.',
  'demographics-asked': 'Please answer, or tell us that you would rather not.',
  document: 'Please send it.',
  field: 'Please tell us.',
};

/** The request for an element of a file. */
export function requestWords(element: string): string {
  return words[element] ?? 'Please tell us.';
}
