import { lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Check } from './check.ts';
import { text } from './loose-value.ts';
import { type FormVersion, formVersions } from './privilege-lines.ts';

/** Two versions of a form that are in use on the same day. */
export const facilityFormOverlap: Check<'facility'> = {
  id: 'facility/form-overlap',
  severity: 'error',
  title: 'a form has one version on a day',
  why: 'With two versions in use nobody can say which lines and criteria a request was judged by, and a grant may rest on a line that the form no longer had.',
  help: 'end the older version with `until` on the day from which the newer is used, and give each another `version`',
  cite: 'empanel convention: versions of a form follow each other',
  kinds: ['facility'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
privilegeForms:
  - { key: surgery, specialty: Surgery, version: "2024.1", from: 2024-01-01, until: 2026-01-01, lines: [{ key: core, name: Core, kind: core }] }
  - { key: surgery, specialty: Surgery, version: "2026.1", from: 2026-01-01, lines: [{ key: core, name: Core, kind: core }] }
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
privilegeForms:
  - { key: surgery, specialty: Surgery, version: "2024.1", from: 2024-01-01, lines: [{ key: core, name: Core, kind: core }] }
  - { key: surgery, specialty: Surgery, version: "2026.1", from: 2026-01-01, lines: [{ key: core, name: Core, kind: core }] }
`,
  *faults({ value }) {
    const seen = new Map<string, FormVersion[]>();
    for (const version of formVersions(value)) {
      const key = text(version.form.key);
      if (key === undefined) continue;
      const before = seen.get(key) ?? [];
      seen.set(key, [...before, version]);
      const name = versionName(version);
      const twin = before.find((one) => name !== undefined && versionName(one) === name);
      const other = before.find((one) => one.from < version.until && version.from < one.until);
      if (twin !== undefined) {
        yield {
          pointer: [...version.pointer, 'version'],
          message: `\`${name}\` is the version of an earlier entry, too`,
        };
      } else if (other !== undefined) {
        yield { pointer: version.pointer, message: overlap(name, other) };
      }
    }
  },
};

function overlap(name: string | undefined, other: FormVersion): string {
  const end = other.until === lastDate ? 'has no end' : `is used until ${other.until}`;
  return `version \`${name ?? ''}\` begins while version \`${versionName(other) ?? ''}\` ${end}`;
}

function versionName({ form }: FormVersion): string | undefined {
  return text(form.version);
}
