import type { Fault } from '../../domain/finding.ts';
import type { Check } from './check.ts';
import { items, type Leaf, type Loose, text } from './loose-value.ts';

type Parts = readonly (Leaf<string> | null | undefined)[];

/** The same license, registration, certificate or policy entered twice. */
export const credentialDuplicate: Check<'dossier'> = {
  id: 'credential/duplicate',
  severity: 'error',
  title: 'a credential is entered once, its past in earlier terms',
  why: 'A renewal continues the same credential. Entered a second time, one of the two would be watched for expiry and the other verified, and neither would have its whole past.',
  help: 'keep one entry with the current dates and move the older ones under `previousTerms`',
  cite: 'empanel convention: a credential is known by its number, and has terms',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses:
  - { state: MA, number: "204511", previousTerms: [{ issued: 2022-02-01, expires: 2024-01-31 }] }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses:
  - { state: MA, number: "204511" }
  - { state: MA, type: md, number: "204511" }
`,
  *faults({ value }) {
    yield* repeated('licenses', value.licenses, 'license', ({ state, type, number }) => [
      state,
      type ?? value.type,
      number,
    ]);
    yield* repeated('dea', value.dea, 'DEA registration', ({ number }) => [number]);
    yield* repeated('cds', value.cds, 'registration', ({ state, number }) => [state, number]);
    yield* repeated('boards', value.boards, 'certificate', ({ board, specialty }) => [board, specialty], 1);
    yield* repeated(
      'malpracticeCover',
      value.malpracticeCover,
      'policy',
      ({ carrier, policy }) => [carrier, policy],
      1,
    );
  },
};

/** Entries of which all parts, or at least the first so many, are given and the same as those of an earlier one. */
function* repeated<Entry>(
  list: string,
  entries: Parameters<typeof items<Entry>>[0],
  what: string,
  partsOf: (entry: Loose<Entry>) => Parts,
  least?: number,
): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [index, entry] of items(entries)) {
    const parts = partsOf(entry).map(text);
    if (parts.slice(0, least ?? parts.length).includes(undefined)) continue;
    const key = parts.join('\n').toUpperCase();
    if (seen.has(key)) yield { pointer: [list, index], message: `this ${what} is entered a second time` };
    seen.add(key);
  }
}
