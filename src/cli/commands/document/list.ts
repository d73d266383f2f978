import type { Row } from '../../../domain/table.ts';
import type { Evidence } from '../../../ledger/evidence-query.ts';
import type { Command } from '../../command.ts';
import { resolvedSubject } from '../../resolution.ts';

/** What is kept as evidence. */
export const command: Command = {
  summary: 'papers kept as evidence',
  description:
    'Every paper that was kept with `empanel document add` or `verify --evidence`, the newest first: whose it is, what it proves, and its hash.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id; all when left out', optional: true }],
  flags: [{ name: 'kind', value: 'K', help: 'of one kind' }],
  examples: ['empanel document list', 'empanel document list "ruiz, ana" --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const words = input.argumentIfGiven('subject');
    const subject = words === undefined ? undefined : await resolvedSubject(context, ledger, words);
    const kind = input.text('kind');
    const all = await ledger.evidence.list({ subjectId: subject?.id, asOf });
    const shown = all.filter((one) => kind === undefined || one.kind === kind).toReversed();
    await context.show({
      report: 'documents',
      title: subject === undefined ? 'Evidence' : `Evidence of ${subject.name}`,
      asOf,
      columns: [
        { id: 'id', label: 'Id', type: 'id', priority: 1 },
        { id: 'addedOn', label: 'Kept', type: 'date', priority: 2 },
        { id: 'name', label: 'Whose', type: 'text', priority: 1 },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 8 },
        { id: 'kind', label: 'Kind', type: 'text', priority: 1 },
        { id: 'file', label: 'File', type: 'text', priority: 1 },
        { id: 'bytes', label: 'Bytes', type: 'integer', priority: 5 },
        { id: 'of', label: 'Of', type: 'id', priority: 4 },
        { id: 'note', label: 'Note', type: 'text', priority: 3 },
        { id: 'path', label: 'Path', type: 'text', priority: 9 },
        { id: 'sha256', label: 'SHA-256', type: 'text', priority: 'machine' },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      ],
      rows: shown.map(rowOf),
      notes: [],
      empty: 'No paper is kept.',
      next: shown.length === 0 ? 'empanel document add FILE --provider ID --kind KIND' : 'empanel document verify',
    });
    return 0;
  },
};

function rowOf({ subject, name, ...evidence }: Evidence): Row {
  const { id, addedOn, kind, bytes, of, note, path, sha256 } = evidence;
  return {
    cells: {
      id,
      addedOn,
      name: subject?.name ?? null,
      npi: subject?.kind === 'provider' ? subject.npi : null,
      kind,
      file: name,
      bytes,
      of,
      note,
      path,
      sha256,
      subject: subject?.key ?? null,
      subjectKind: subject?.kind ?? null,
    },
  };
}
