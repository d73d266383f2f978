import type { Fault } from '../../domain/finding.ts';
import { nearest } from '../../domain/suggestion.ts';
import type { Check } from './check.ts';
import { day, items, text, texts } from './loose-value.ts';
import { type FormVersion, formVersions } from './privilege-lines.ts';

/** When each resource is there: its first day and the first day without it, as far as they are known. */
type Resources = ReadonlyMap<string, readonly { readonly from: string; readonly until: string }[]>;

/** A line that needs equipment, a unit or a service that the facility does not have. */
export const facilityResourceMissing: Check<'facility'> = {
  id: 'facility/resource-missing',
  severity: 'error',
  title: 'a privilege line needs only what the facility has',
  why: 'A privilege cannot be used where the equipment or the unit is not there, so the line cannot be granted. Whoever asks for it waits for a board that can only say no.',
  help: 'add it to `resources`, or take the line off the form of this facility',
  cite: 'empanel convention: resources of a line are keys of the `resources` of the same facility',
  kinds: ['facility'],
  reads: ['resources'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
resources: [{ key: endoscopy, name: Endoscopy suite, kind: unit, from: 2019-03-01 }]
privilegeForms:
  - key: gastroenterology
    specialty: Gastroenterology
    version: "2026.1"
    from: 2026-01-01
    lines: [{ key: ercp, name: ERCP, kind: special, resources: [endoscopy] }]
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
resources: [{ key: endoscopy, name: Endoscopy suite, kind: unit, from: 2019-03-01 }]
privilegeForms:
  - key: gastroenterology
    specialty: Gastroenterology
    version: "2026.1"
    from: 2026-01-01
    lines: [{ key: ercp, name: ERCP, kind: special, resources: [endoscopy, fluoroscopy] }]
`,
  *faults({ value }) {
    const known = new Map<string, { readonly from: string; readonly until: string }[]>();
    for (const [, one] of items(value.resources)) {
      const key = text(one.key);
      if (key === undefined) continue;
      const span = { from: day(one.from) ?? '', until: day(one.until) ?? '~' };
      known.set(key, [...(known.get(key) ?? []), span]);
    }
    for (const form of formVersions(value)) yield* missing(form, known);
  },
};

function* missing({ from, until, lines }: FormVersion, known: Resources): Iterable<Fault> {
  for (const { line, name, pointer } of lines) {
    for (const [at, key] of texts(line.resources)) {
      const place = [...pointer, 'resources', at];
      const spans = known.get(key);
      if (spans === undefined) {
        const [near] = nearest(key, known.keys(), { limit: 1 });
        const message = `\`${name}\` needs \`${key}\`, which this facility does not list`;
        yield near === undefined
          ? { pointer: place, message }
          : { pointer: place, message, help: `write \`${near}\` if that is meant, or add \`${key}\` to \`resources\`` };
      } else if (!spans.some((span) => span.from < until && from < span.until)) {
        yield {
          pointer: place,
          severity: 'warning',
          message: `\`${name}\` needs \`${key}\`, which is not there on any day of this form`,
          help: 'correct the days of the resource or of the form, or take the line off the form',
        };
      }
    }
  }
}
