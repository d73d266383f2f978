import type { Workspace as WorkspaceDocument } from '../domain/nouns/workspace.ts';
import type { Row } from '../domain/table.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What a workspace without any application has still to do before the first one, with the command for each step. */
export async function firstSteps(ledger: Ledger, role: WorkspaceDocument['role'] | undefined): Promise<readonly Row[]> {
  const enrolls = role !== 'facility' && role !== 'cvo';
  const subjects = await ledger.subjects.list();
  const first = subjects.find(({ kind }) => kind === 'provider');
  const [payer] = await ledger.documents.marks('payer');
  const steps: readonly (readonly [isDone: boolean, what: string, why: string, act: string])[] = [
    [
      first !== undefined,
      'no provider is on file',
      'from the register: `empanel provider import nppes FILE --sync`',
      'empanel provider add',
    ],
    [
      !enrolls || subjects.some(({ kind }) => kind === 'group'),
      'no billing group is on file',
      'its legal name, TIN and places stand on every application',
      'empanel document new group KEY',
    ],
    [
      !enrolls || payer !== undefined,
      'no payer is on file',
      'an application asks one payer; its rules come with its file',
      'empanel document new payer KEY',
    ],
    [
      role !== 'facility' || subjects.some(({ kind }) => kind === 'facility'),
      'no facility is on file',
      'privileges are asked for on its forms',
      'empanel document new facility KEY',
    ],
    [
      first === undefined || payer === undefined,
      'no application is open',
      'everything is there for the first one',
      `empanel application open ${first?.key} --payer ${payer?.key}`,
    ],
  ];
  return steps
    .filter(([isDone]) => !isDone)
    .map(([, what, why, act]): Row => {
      const nobody = { subject: null, subjectKind: 'practice', npi: null };
      return {
        cells: { section: 'first steps', provider: 'this office', what, dueOn: null, why, act, id: null, ...nobody },
      };
    });
}
