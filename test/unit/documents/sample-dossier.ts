/** A sound dossier with comments in many places, for tests that spoil, repair and edit it. */
export const sampleDossier = `# yaml-language-server: $schema=../schemas/dossier.schema.json
empanel: dossier/v1
npi: "1234567893" # from the register
type: md
name:
  first: Ana
  last: Ruiz # married name

# never on a screen
birthDate: 1980-05-18
ssn: "6789"
contact:
  phone: 617-555-0142
  mailingAddress:
    line1: 12 Main St
    city: Cambridge
    state: MA
    zip: "02139"

taxonomies:
  - code: 207Q00000X # family medicine
    primary: true

caqh:
  id: "00123456"
  attestations:
    - on: 2026-10-01

licenses:
  # the first one
  - state: MA
    number: "012345"
    status: active
    issued: 2024-02-01
    expires: 2026-12-31
  - {state: RI, number: "0099", expires: 2027-01-15} # by endorsement

dea:
  - number: AR1234563
    state: MA
    schedules: ["2", 2N, "3"]
    expires: 2027-03-31

workHistory:
  - employer: Northside Medical
    from: 2019-07
    current: true
notes: |
  Prefers calls after 4 pm.
  # not a comment
`;
