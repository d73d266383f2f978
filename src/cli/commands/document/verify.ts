import { countWords } from '../../../domain/number-forms.ts';
import type { Row } from '../../../domain/table.ts';
import type { Evidence } from '../../../ledger/evidence-query.ts';
import type { Command } from '../../command.ts';
import { evidenceFolder, keptFiles, type PaperState, paperState } from '../../evidence/evidence-store.ts';

/** Whether what is kept as evidence still is what was kept. */
export const command: Command = {
  summary: 'prove that no kept paper was changed or lost',
  description:
    'Hashes every kept paper again. One that is changed, missing or replaced by something else is listed, and so is a file among the kept papers that no record names. Exit 1 when there is any.',
  examples: ['empanel document verify', 'empanel document verify --json'],
  run: async (context) => {
    const ledger = await context.ledger();
    const { root } = await context.workspace();
    const all = await ledger.evidence.list();
    const states = new Map<string, PaperState>();
    for (const { path, sha256 } of all) if (!states.has(path)) states.set(path, await paperState(root, path, sha256));
    const files = await keptFiles(root);
    const unknown = files.filter((path) => !states.has(path) && /^evidence\/(?:[0-9a-f]{2}\/|\.incoming-)/.test(path));
    const loose = files.length - unknown.length - files.filter((path) => states.has(path)).length;
    const faulty = all.filter(({ path }) => states.get(path) !== 'sound');
    const rows = [...faulty.map((one) => faultRow(one, states.get(one.path) ?? 'missing')), ...unknown.map(unknownRow)];
    await context.show({
      report: 'document-verify',
      title: 'Evidence checked by its hash',
      asOf: await context.asOf(),
      columns: [
        { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
        { id: 'id', label: 'Id', type: 'id', priority: 1 },
        { id: 'name', label: 'Whose', type: 'text', priority: 1 },
        { id: 'kind', label: 'Kind', type: 'text', priority: 3 },
        { id: 'file', label: 'File', type: 'text', priority: 2 },
        { id: 'path', label: 'Path', type: 'text', priority: 1 },
        { id: 'sha256', label: 'SHA-256', type: 'text', priority: 'machine' },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      ],
      rows,
      lead: [
        `${countWords(states.size, 'file')} of ${countWords(all.length, 'record')} checked: ${rows.length === 0 ? 'all as they were kept' : `${rows.length} not as kept`}`,
      ],
      notes:
        loose === 0
          ? []
          : [`${loose} other ${loose === 1 ? 'file' : 'files'} in ${evidenceFolder}/ not kept by the ledger`],
      empty: 'Every kept paper is as it was kept.',
      ...(rows.length === 0 ? {} : { next: 'empanel document list' }),
    });
    return rows.length === 0 ? 0 : 1;
  },
};

function faultRow({ id, subject, kind, name, path, sha256 }: Evidence, state: PaperState): Row {
  return {
    tone: 'bad',
    cells: {
      state,
      id,
      name: subject?.name ?? null,
      kind,
      file: name,
      path,
      sha256,
      subject: subject?.key ?? null,
      subjectKind: subject?.kind ?? null,
      npi: subject?.kind === 'provider' ? subject.npi : null,
    },
  };
}

function unknownRow(path: string): Row {
  const cells = {
    id: null,
    name: null,
    kind: null,
    file: null,
    sha256: null,
    subject: null,
    subjectKind: null,
    npi: null,
  };
  return { tone: 'warn', cells: { ...cells, state: 'unknown', path } };
}
