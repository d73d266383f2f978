import { parseDuration } from '../../domain/calendar/duration.ts';
import { groupAges } from '../../domain/privileges/patient-age.ts';
import type { Check } from './check.ts';
import { items, text, texts } from './loose-value.ts';
import { formVersions } from './privilege-lines.ts';

/** An age group of a line whose ages nobody can tell although the facility names ages, or one that ends before it begins. */
export const facilityAgeGroup: Check<'facility'> = {
  id: 'facility/age-group',
  severity: 'warning',
  title: 'the ages of every age group of the forms are known',
  why: 'A patient of sixteen is an adolescent at one hospital and an adult at the next. Where the document does not say it, `privilege can --age` answers no.',
  help: 'name the group in `ageGroups` as the line writes it, with `from` and `until`, or write its ages on the line: `12 to 17`',
  cite: 'empanel convention: age groups of lines are names of the `ageGroups` of the same facility, or written with their ages',
  kinds: ['facility'],
  reads: ['ageGroups'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
ageGroups: [{ name: adults, from: P18Y }]
privilegeForms:
  - key: internal-medicine
    specialty: Internal Medicine
    version: "2026.1"
    lines: [{ key: core, name: Core, kind: core, ages: [adults, 12 to 17] }]
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
ageGroups: [{ name: adults, from: P18Y }]
privilegeForms:
  - key: internal-medicine
    specialty: Internal Medicine
    version: "2026.1"
    lines: [{ key: core, name: Core, kind: core, ages: [adults, adolescents] }]
`,
  *faults({ value }) {
    const defined = items(value.ageGroups).flatMap(([at, one]) => {
      const name = text(one.name);
      return name === undefined ? [] : [{ at, name, from: text(one.from), until: text(one.until) }];
    });
    if (defined.length === 0) return;
    for (const { at, name, from, until } of defined) {
      const ages = groupAges(name, [
        { name, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
      ]);
      const isRead = [from, until].every((one) => one === undefined || parseDuration(one) !== undefined);
      if (isRead && ages !== undefined && ages.until <= ages.from)
        yield { pointer: ['ageGroups', at, 'until'], message: `the age group \`${name}\` ends before it begins` };
    }
    for (const { lines } of formVersions(value)) {
      for (const { line, pointer } of lines) {
        for (const [at, group] of texts(line.ages)) {
          if (
            groupAges(
              group,
              defined.map(({ name }) => ({ name })),
            ) !== undefined
          )
            continue;
          yield { pointer: [...pointer, 'ages', at], message: `no age group of \`ageGroups\` is called \`${group}\`` };
        }
      }
    }
  },
};
