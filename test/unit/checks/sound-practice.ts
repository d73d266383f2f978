/** A practice in which nothing is wrong as of 2026-11-21, with a dossier as long as a real one. */

/** A physician with two licenses, training, a gap, papers and a register entry. */
export const soundDossier = `empanel: dossier/v1
npi: "1234567893"
type: md
practice: lakeside
name: { prefix: Dr., first: Ana, middle: Lucia, last: Ruiz-Ortega, credentials: MD }
formerNames: [{ last: Ruiz, kind: maiden, until: 2014-06 }]
contact:
  email: ana@lakeside.example
  phone: 617-555-0142
  mailingAddress: { line1: PO Box 1200, city: Boston, state: MA, zip: "02110" }
  homeAddress: { line1: 8 Elm Street, city: Quincy, state: MA, zip: "02169" }
birthDate: 1982-05-17
ssn: "6789"
languages: [Spanish]
taxonomies:
  - { code: 207Q00000X, primary: true, license: "204511", state: MA }
  - { code: 207QG0300X }
caqh: { id: "12345678", status: re-attestation, attestations: [{ on: 2026-05-02 }, { on: 2026-08-28 }], authorization: selected, authorizedPayers: [aetna-ma] }
medicare:
  status: enrolled
  pecosEnrollmentId: I20120831000123
  ptans: [{ ptan: A10023, group: lakeside, location: main }]
  enrolled: 2012-08-31
  revalidations: [{ on: 2022-03-01 }]
  revalidationDue: 2027-03-31
medicaid: [{ state: MA, id: 110012345A, status: enrolled, from: 2013-01-01 }]
licenses:
  - { state: MA, number: "204511", status: active, issued: 2026-05-18, expires: 2028-05-17, firstIssued: 2012-06-20, previousTerms: [{ issued: 2024-05-18, expires: 2026-05-17 }] }
  - { state: NH, number: "19920", status: active, issued: 2026-07-01, expires: 2028-06-30, firstIssued: 2021-03-11 }
  - { state: RI, number: MD11811, status: inactive, issued: 2017-07-01, expires: 2018-06-30 }
dea:
  - { number: AR1234563, state: MA, schedules: ["2", 2N, "3", 3N, "4", "5"], status: active, issued: 2024-04-01, expires: 2027-03-31 }
cds:
  - { state: MA, number: MR0123456A, status: active, issued: 2024-04-01, expires: 2027-03-31 }
boards:
  - { board: American Board of Family Medicine, specialty: Family Medicine, status: certified, initial: 2015-07, recertified: 2022-12, issued: 2022-12-01, expires: 2029-12-31 }
education:
  - { institution: Harbor College, degree: BS, from: 2000-09, until: 2004-05, completed: true }
  - { institution: Harbor University, degree: M.D., from: 2008-08, until: 2012-05, completed: true }
training:
  - { kind: internship, program: Bayview Medical Center, specialty: Family Medicine, from: 2012-07, until: 2013-06, completed: true }
  - { kind: residency, program: Bayview Medical Center, specialty: Family Medicine, from: 2012-07, until: 2015-06, completed: true }
  - { kind: fellowship, program: Harbor University, specialty: Geriatric Medicine, from: 2015-07, until: 2016-06, completed: true }
workHistory:
  - { employer: Lakeside Medical Group, position: Family physician, from: 2025-03, current: true, city: Boston, state: MA }
  - { employer: Northside Clinic, position: Family physician, from: 2019-09, until: 2023-10, city: Boston, state: MA }
  - { employer: Harbor Clinic, position: Family physician, from: 2016-08, until: 2019-06, city: Boston, state: MA }
gaps:
  - { from: 2023-11, until: 2025-02, explanation: Parental leave, inWriting: true }
hospitalAffiliations:
  - { facility: bayview, status: active, category: Active staff, admitting: true, from: 2016-09 }
malpracticeCover:
  - { carrier: Bay State Mutual, policy: MPL-204511, kind: policy, basis: claims-made, perClaim: 1000000, aggregate: 3000000, issued: 2026-07-01, expires: 2027-06-30, retroactive: 2015-07-01 }
  - { carrier: Old Colony Indemnity, policy: OC-9921, basis: claims-made, perClaim: 1000000, aggregate: 3000000, issued: 2018-07-01, expires: 2019-06-30 }
malpracticeClaims:
  - { occurred: 2017-02, filed: 2018-03, closed: 2019-05, status: dismissed, paid: 0 }
references:
  - { name: "Mei Chen, MD", relationship: Partner, npi: "1679576722", phone: 617-555-0143 }
certifications:
  - { kind: bls, issuer: American Heart Association, issued: 2025-09-01, expires: 2027-09-30 }
  - { kind: bls, issuer: American Heart Association, issued: 2023-09-01, expires: 2025-09-30 }
disclosures:
  - { question: license-action, answer: "no", answered: 2026-08-28 }
  - { question: privileges-action, answer: "no", answered: 2026-08-28 }
  - { question: felony, answer: "no", answered: 2026-08-28 }
  - { question: drug-use, answer: "no", answered: 2026-08-28 }
  - { question: essential-functions, answer: "yes", answered: 2026-08-28 }
  - { question: malpractice-cover, answer: "yes", answered: 2026-08-28 }
  - { question: all-licenses, answer: "yes", answered: 2026-08-28 }
  - { question: malpractice-claims, answer: "yes", explanation: "One claim of 2017, dismissed", answered: 2026-08-28 }
practiceLocations:
  - { group: lakeside, location: main, from: 2025-03-03, primary: true, telehealth: true, telehealthStates: [NH] }
  - { facility: bayview, from: 2016-09-01 }
  - { facility: veterans, from: 2026-01-05 }
  - { name: Old office, address: { line1: 4 Main Street, city: Concord, state: VT, zip: "05824" }, from: 2016-08-01, until: 2019-07-01 }
supervision:
  - { kind: supervising, with: "1679576722", name: "Sam Poe, PA-C", state: MA, signed: 2025-03-10, issued: 2025-03-15 }
documents:
  - { kind: license, of: "204511", state: MA, file: evidence/ruiz-ma-2026.pdf, says: { name: "RUIZ-ORTEGA, ANA L", number: 0204511, state: MA, issued: 2026-05-20, expires: 2028-05-17 } }
  - { kind: license, of: "204511", state: MA, file: evidence/ruiz-ma-2024.pdf, says: { name: "Ana Lucia Ruiz-Ortega, MD", number: "204511", expires: 2026-05-17 } }
  - { kind: dea, says: { name: "RUIZ, ANA L MD", deaNumber: AR1234563, schedules: "2,2N,3,3N,4,5", expires: 2027-03-31 } }
  - { kind: malpractice-face-sheet, of: MPL-204511, says: { name: Ana Ruiz-Ortega, carrier: Bay State Mutual Insurance Company, number: MPL-204511, perClaim: 1000000, aggregate: 3000000, issued: 2026-07-01, expires: 2027-06-30 } }
  - { kind: diploma, says: { name: Ana Lucia Ruiz, issuer: Harbor University, until: 2012-05 } }
  - { kind: cv, received: 2026-09-01, says: { signedOn: 2026-08-30 } }
  - { kind: npi-confirmation, says: { name: ANA L RUIZ-ORTEGA, npi: "1234567893", taxonomy: 207Q00000X } }
payers:
  - { payer: aetna-ma, products: [hmo], group: lakeside, by: 2027-01-01 }
register:
  nppes:
    importedOn: 2026-10-01
    enumerated: 2012-05-30
    lastUpdated: 2025-04-02
    entity: individual
    name: { first: ANA, middle: L, last: RUIZ-ORTEGA, credentials: M.D. }
    practiceAddress: { line1: 120 HARBOR ST, line2: STE 4, city: BOSTON, state: MA, zip: "021104301" }
    taxonomies: [{ code: 207Q00000X, primary: true, license: MD204511, state: MA }, { code: 207QG0300X }]
`;

/** The group, facilities, payer, contract, workspace and other providers around her. */
export const soundWorkspace: readonly string[] = [
  `empanel: group/v1
key: lakeside
practice: lakeside
legalName: Lakeside Medical Group PLLC
dba: [Lakeside Family Care]
tin: "12-3456789"
npi: "1245319599"
taxClassification: llc-p
taxonomies: [{ code: 193200000X, primary: true }]
mailingAddress: { line1: PO Box 1200, city: Boston, state: MA, zip: "02110" }
locations:
  - { key: main, name: Lakeside Family Care, address: { line1: 120 Harbor Street, line2: Suite 4, city: Boston, state: MA, zip: 02110-4301 }, kind: office, primary: true }
members:
  - { npi: "1234567893", from: 2025-03-03, locations: [main] }
  - { npi: "1679576722", from: 2020-01-01 }
  - { npi: "1992999999", from: 2018-01-01, until: 2024-01-01 }
owners:
  - { name: { first: Mei, last: Chen }, percent: 66.7 }
  - { name: { first: Omar, last: Diaz }, percent: 33.4 }
licenses: [{ kind: clia, number: 22D1234567, state: MA, issued: 2025-06-01, expires: 2027-05-31 }]
cover: [{ carrier: Bay State Mutual, policy: GL-1, perClaim: 1000000, aggregate: 3000000, issued: 2026-07-01, expires: 2027-06-30 }]
documents:
  - { kind: w9, says: { legalName: "LAKESIDE MEDICAL GROUP, P.L.L.C.", tin: 12-3456789, taxClassification: Limited liability company (P), signedOn: 2026-09-01, address: { line1: P.O. Box 1200, city: Boston, state: MA, zip: "02110" } } }
  - { kind: cp575, says: { legalName: Lakeside Medical Group PLLC, tin: "123456789", issued: 2014-02-03 } }
  - { kind: bank-letter, says: { legalName: Lakeside Medical Group PLLC, accountType: checking, routingNumber: true, accountNumber: true, signedOn: 2026-09-02, signedBy: Branch manager } }
register: { nppes: { entity: organization, legalName: LAKESIDE MEDICAL GROUP PLLC, practiceAddress: { line1: 120 HARBOR ST STE 4, city: BOSTON, state: MA, zip: "021104301" } } }
`,
  `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
address: { line1: 1 Bay Street, city: Boston, state: MA, zip: "02111" }
departments: [{ key: medicine, name: Medicine }]
`,
  `empanel: facility/v1
key: veterans
name: Veterans Clinic
kind: other
federal: true
address: { line1: 9 Fort Road, city: Portland, state: ME, zip: "04101" }
`,
  `empanel: payer/v1
key: aetna-ma
name: Aetna of Massachusetts
lines: [commercial]
packs: [ncqa]
products: [{ key: hmo, name: HMO }, { key: ppo, name: PPO }]
panels: [{ product: ppo, status: closed, asked: 2026-01-05, reopens: 2027-01-01 }]
lastChecked: 2026-10-01
off: [{ rule: caqh.attest, reason: "takes its own attestation" }]
`,
  `empanel: contract/v1
key: aetna-lakeside
practice: lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
status: signed
products: [hmo]
locations: [main]
tin: "12-3456789"
signed: 2020-01-15
effective: 2020-03-01
members: [{ npi: "1234567893", from: 2025-03-03, products: [hmo] }]
notices: [{ kind: amendment, by: payer, on: 2026-02-01, received: 2026-02-05, effective: 2026-06-01 }]
`,
  `empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
practices: [{ key: lakeside, name: Lakeside Family Care, groups: [lakeside] }]
specialists: [{ key: dana, name: Dana Reyes, osUser: dreyes, practices: [lakeside] }]
owner: dana
packs: [practice, ncqa]
rules: [{ rule: history/gap, severity: info, reason: asked in the intake call }]
`,
  `empanel: dossier/v1
npi: "1679576722"
type: pa
name: { first: Sam, last: Poe }
licenses: [{ state: MA, number: PA4411, expires: 2028-03-01 }]
practiceLocations: [{ group: lakeside }]
`,
];
