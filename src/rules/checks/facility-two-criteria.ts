import type { Fault } from '../../domain/finding.ts';
import type { Check } from './check.ts';
import { coveredBy, type FormLine, formVersions } from './privilege-lines.ts';

/** One procedure in two lines of a form that ask for different things. */
export const facilityTwoCriteria: Check<'facility'> = {
  id: 'facility/two-criteria',
  severity: 'error',
  title: 'a procedure has one set of criteria on a form',
  why: 'With two, whoever fails the stricter is granted the procedure by the other, and nobody can say in a hearing which the board meant.',
  help: 'leave the procedure in one of the two lines, or give both lines the same criteria',
  cite: 'empanel convention: criteria of one procedure agree on a form; 42 CFR 482.22(c)(6) asks for criteria that are applied alike',
  kinds: ['facility'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
privilegeForms:
  - key: internal-medicine
    specialty: Internal Medicine
    version: "2026.1"
    lines:
      - { key: core, name: Core, kind: core, procedures: [{ name: Thoracentesis, code: "32554" }], initial: { training: [Internal Medicine] } }
      - { key: bronchoscopy, name: Bronchoscopy, kind: special, procedures: [{ name: Bronchoscopy, code: "31622" }], initial: { training: [Pulmonary Disease] } }
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
privilegeForms:
  - key: internal-medicine
    specialty: Internal Medicine
    version: "2026.1"
    lines:
      - { key: core, name: Core, kind: core, procedures: [{ name: Thoracentesis, code: "32554" }], initial: { training: [Internal Medicine] } }
      - { key: pleural, name: Pleural procedures, kind: special, procedures: [{ name: Chest tap, code: "32554" }], initial: { cases: [{ count: 5, within: P24M }] } }
`,
  *faults({ value }) {
    for (const { lines } of formVersions(value)) yield* contradictions(lines);
  },
};

function* contradictions(lines: readonly FormLine[]): Iterable<Fault> {
  const first = new Map<string, { readonly name: string; readonly criteria: string; readonly at: FormLine }>();
  for (const at of lines) {
    const criteria = sameText([at.line.initial, at.line.renewal]);
    const told = new Set<string>();
    for (const [name, pointer] of coveredBy(at)) {
      const before = first.get(name);
      if (before === undefined) first.set(name, { name: at.name, criteria, at });
      else if (before.at !== at && before.criteria !== criteria && !told.has(pointer.join('/'))) {
        // A procedure with a code and a name is one procedure, and told once.
        told.add(pointer.join('/'));
        yield { pointer, message: `\`${name}\` also stands in \`${before.name}\`, with other criteria` };
      }
    }
  }
}

/** A value as a text that is the same however its maps and lists are ordered. */
function sameText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sameText).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${members
    .map(([name, one]) => `${name}:${sameText(one)}`)
    .sort()
    .join()}}`;
}
