import type { DocumentKind } from '../../documents/document-kind.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';
import { text } from './loose-value.ts';
import { otherPaths } from './workspace-index.ts';

/** Lists whose entries are told apart by their keys. */
const keyedLists = new Set(
  'locations products practices specialists committees departments resources categories lines indicators exclusionLists'.split(
    ' ',
  ),
);

/** One key for two things. */
export const keyDuplicate: Check<'group' | 'payer' | 'contract' | 'facility' | 'workspace'> = {
  id: 'key/duplicate',
  severity: 'error',
  title: 'a key names one thing',
  why: 'Other files and the ledger refer to things by their keys. With two of the same, an application may be opened for one and watched for the other.',
  help: 'give one of the two another key, and follow with what refers to it',
  cite: 'empanel convention: keys are unique among documents of a kind, and within a list',
  kinds: ['group', 'payer', 'contract', 'facility', 'workspace'],
  good: `empanel: payer/v1
key: aetna-ma
name: Aetna of Massachusetts
lines: [commercial]
---
empanel: payer/v1
key: aetna-ri
name: Aetna of Rhode Island
lines: [commercial]
`,
  bad: `empanel: payer/v1
key: aetna-ma
name: Aetna of Massachusetts
lines: [commercial]
---
empanel: payer/v1
key: aetna-ma
name: Aetna of Rhode Island
lines: [commercial]
`,
  *faults(input) {
    const { kind, index, path, parts } = input;
    const key = kind === 'workspace' ? undefined : text(input.value.key);
    const others = key === undefined ? undefined : otherPaths(index, kind satisfies DocumentKind, key, path);
    if (others !== undefined) yield { pointer: ['key'], message: `\`${key}\` is also the key of ${others}` };
    const seen = new Map<unknown, Set<string>>();
    for (const { name, members, place } of parts.maps) {
      if (place === null || typeof place.part !== 'number' || !keyedLists.has(name) || typeof members.key !== 'string')
        continue;
      const keys = seen.get(place.parent) ?? new Set();
      seen.set(place.parent, keys);
      if (keys.has(members.key))
        yield { pointer: pointerOf(place, 'key'), message: `\`${members.key}\` is the key of an earlier entry, too` };
      keys.add(members.key);
    }
  },
};
