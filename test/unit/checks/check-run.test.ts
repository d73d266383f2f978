import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../../src/documents/document-kind.ts';
import { faultsOf } from '../../../src/rules/checks/check-run.ts';
import { noWorkspace, workspaceIndex } from '../../../src/rules/checks/workspace-index.ts';
import fc from '../../property.ts';
import { asOf, documentsIn, said, windows } from './sample.ts';
import { soundDossier, soundWorkspace } from './sound-practice.ts';

/** Keys that checks read, so that arbitrary values meet them. */
const keys = [
  ...new Set(
    (await Promise.all([soundDossier, ...soundWorkspace].map(documentsIn)))
      .flat()
      .flatMap(({ value }) => keysIn(value)),
  ),
];

function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...keysIn(member)]);
}

/** Values with the right names and anything under them. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1e21,
      '',
      '2026-02-31',
      '2026-13',
      '0001-01',
      '9999-12-31',
      'draft',
      'yes',
      'MA',
      '207Q00000X',
    ),
    fc.string(),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys, '__proto__', 'constructor', 'length'), tie('value'), { maxKeys: 8 }),
  ),
})).value;

describe('running the checks', () => {
  it('never throws, whatever the document is', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...documentKinds), anything, (value, kind, other) => {
        const index = workspaceIndex([
          { path: 'a', kind, value },
          { path: 'b', kind: 'group', value: other },
          { path: 'c', kind: 'workspace', value: other },
        ]);
        for (const around of [index, noWorkspace]) {
          for (const { check, fault } of faultsOf(value, kind, { path: 'a', asOf, index: around, windows })) {
            expect(check.kinds).toContain(kind);
            expect(fault.message.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });

  it('never throws on a sound document of which one member became anything', async () => {
    const all = (await Promise.all([soundDossier, ...soundWorkspace].map(documentsIn))).flat();
    const index = workspaceIndex(all);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), anything, ({ value, kind, path }, at, member) => {
        const changed = withMember(value, at, member);
        faultsOf(changed, kind, { path, asOf, index, windows });
      }),
      { numRuns: 1000, seed: 20261121 },
    );
  });

  it('finds nothing in a sound practice', async () => {
    const found = await Promise.all(
      [soundDossier, ...soundWorkspace].map((document, at, all) =>
        said([document, ...all.filter((_, other) => other !== at)].join('---\n')),
      ),
    );
    expect(found.flat()).toEqual([]);
  });

  it('says nothing where the schema has spoken, and calls nothing missing that could not be read', async () => {
    const [first] = await documentsIn(
      `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licences: [{ state: MA, number: "204511" }]
practiceLocations:
  - { name: Harbor Clinic, address: { line1: 12 Pier Road, city: Boston, state: MA, zip: "02110" } }
`,
    );
    const context = { path: null, asOf, index: noWorkspace, windows };
    const ids = (shape: Parameters<typeof faultsOf>[3]): readonly string[] =>
      faultsOf(first?.value, 'dossier', context, shape).map(({ check }) => check.id);
    expect(ids([])).toEqual(['license/missing-for-state']);
    expect(ids([{ rule: 'schema/unknown-key', pointer: ['licences'] }])).toEqual([]);
    expect(ids([{ rule: 'schema/type', pointer: ['licenses'] }])).toEqual([]);
    expect(ids([{ rule: 'schema/choice', pointer: ['practiceLocations', 0, 'role'] }])).toEqual([]);
    expect(ids([{ rule: 'schema/form', pointer: ['contact', 'email'] }])).toEqual(['license/missing-for-state']);
  });

  it('says of one value only that it is wrong, not what follows from it', async () => {
    const found = await said(`empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", issued: 2026-02-01, expires: 2025-01-31 }]
`);
    expect(found).toEqual([
      'error date/order /licenses/0/expires: `expires` is 2025-01-31, before `issued`, 2026-02-01',
    ]);
  });
});

/** The value with the nth of its members replaced. */
function withMember(value: unknown, at: number, member: unknown): unknown {
  const count = membersIn(value);
  let left = count === 0 ? 0 : at % count;
  const changed = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, child]) => {
      const isHere = left === 0;
      left -= 1;
      return [key, isHere ? member : changed(child)] as const;
    });
    return Array.isArray(node) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
  };
  return changed(value);
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, child) => sum + 1 + membersIn(child), 0);
}
