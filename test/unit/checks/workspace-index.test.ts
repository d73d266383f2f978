import { describe, expect, it } from 'vitest';
import { holderKey } from '../../../src/rules/checks/index-entry.ts';
import { noWorkspace, pathsOf, workspaceIndex } from '../../../src/rules/checks/workspace-index.ts';
import { documentsIn } from './sample.ts';
import { soundDossier, soundWorkspace } from './sound-practice.ts';

describe('the index of a workspace', () => {
  it('knows keys, places, members and holders', async () => {
    const documents = (await Promise.all([soundDossier, ...soundWorkspace].map(documentsIn))).flat();
    const index = workspaceIndex(documents.map((one, at) => ({ ...one, path: `${at}.yaml` })));
    expect(index.isWhole).toBe(true);
    expect([...index.dossiers]).toEqual(['1234567893', '1679576722']);
    expect(pathsOf(index, 'group', 'lakeside')).toEqual(['1.yaml']);
    expect([...(index.payers.get('aetna-ma')?.products ?? [])]).toEqual(['hmo', 'ppo']);
    expect(index.facilities.get('veterans')).toMatchObject({ state: 'ME', federal: true });
    expect(index.groups.get('lakeside')?.places.get('main')).toMatchObject({
      state: 'MA',
      federal: false,
      kind: 'office',
    });
    expect([...(index.groups.get('lakeside')?.members ?? [])]).toEqual(['1234567893', '1679576722', '1992999999']);
    expect(index.holders.get(holderKey('license', 'MA', 'md', '20-4511'))).toEqual([
      { path: '0.yaml', npi: '1234567893' },
    ]);
  });

  it('is whole only with the file of the workspace', async () => {
    expect(workspaceIndex(await documentsIn(soundDossier)).isWhole).toBe(false);
    expect(noWorkspace.isKnown).toBe(false);
  });

  it('takes documents of any shape, the first of two with one key', () => {
    const index = workspaceIndex([
      {
        path: 'a',
        kind: 'group',
        value: { key: 'one', legalName: 'First', locations: [null, 3, { key: 'x', address: 'nowhere' }] },
      },
      { path: 'b', kind: 'group', value: { key: 'one', legalName: 'Second' } },
      { path: 'c', kind: 'dossier', value: ['no', 'map'] },
      { path: 'd', kind: 'payer', value: null },
      { path: 'e', kind: 'workspace', value: { practices: 'none', specialists: [{}] } },
    ]);
    expect(index.groups.get('one')?.legalName).toBe('First');
    expect(pathsOf(index, 'group', 'one')).toEqual(['a', 'b']);
    expect(index.groups.get('one')?.places.get('x')).toEqual({
      address: undefined,
      state: undefined,
      federal: false,
      kind: undefined,
    });
    expect(index.dossiers.size).toBe(0);
  });
});
