import type { Payer } from '../domain/nouns/payer.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Office } from './report.ts';

/** One thing that has to be there before the work begins. */
export interface FirstStep {
  /** What is not there yet. */
  readonly what: string;
  readonly why: string;
  /** The command that brings it. */
  readonly act: string;
}

/** What an office in which no application was ever opened has still to do before the work begins; nothing where it has begun. */
export async function firstSteps(
  ledger: Ledger,
  { role, committees = [], practices = [] }: Pick<Office, 'role' | 'committees' | 'practices'>,
): Promise<readonly FirstStep[]> {
  if ((await ledger.applications.list()).length > 0) return [];
  const enrolls = role !== 'facility' && role !== 'cvo';
  const subjects = await ledger.subjects.list();
  const first = subjects.find(({ kind }) => kind === 'provider');
  const hasGroup = subjects.some(({ kind }) => kind === 'group');
  const payers = (await ledger.documents.list('payer')).map(({ body }) => JSON.parse(body) as Payer);
  const [payer] = payers;
  const ruleless = payers.find(({ packs = [] }) => packs.length === 0);
  const steps: readonly (readonly [isDone: boolean, step: FirstStep])[] = [
    [
      role !== 'billing-company' || practices.length > 0,
      {
        what: 'no practice is named',
        why: 'each stands under `practices` in `empanel.yaml`',
        act: 'empanel help roles',
      },
    ],
    [
      first !== undefined,
      {
        what: 'no provider is on file',
        why: 'from the register: `empanel provider import nppes FILE --sync`',
        act: 'empanel provider add',
      },
    ],
    [
      !enrolls || hasGroup,
      {
        what: 'no billing group is on file',
        why: 'its legal name, TIN and places stand on applications; who bills in the own name needs none',
        act: 'empanel document new group KEY',
      },
    ],
    [
      !enrolls || payer !== undefined,
      {
        what: 'no payer is on file',
        why: 'an application asks one payer; its rules come with its file',
        act: 'empanel document new payer KEY',
      },
    ],
    [
      !enrolls || ruleless === undefined,
      {
        what: `${ruleless?.name} names no rule pack`,
        why: `what it asks for is not known: name some under \`packs\` in its file`,
        act: 'empanel pack list',
      },
    ],
    [
      role !== 'facility' || subjects.some(({ kind }) => kind === 'facility'),
      {
        what: 'no facility is on file',
        why: 'privileges are asked for on its forms, and its committees decide',
        act: 'empanel document new facility KEY',
      },
    ],
    [
      role !== 'delegated-group' || subjects.some(({ kind }) => kind === 'facility'),
      {
        what: 'no facility is on file',
        why: 'where plans send patients to one, it is credentialed, too; who has none needs none',
        act: 'empanel document new facility KEY',
      },
    ],
    [
      role !== 'delegated-group' || committees.length > 0,
      {
        what: 'no committee is named',
        why: 'whoever decides stands under `committees` in `empanel.yaml`',
        act: 'empanel help roles',
      },
    ],
    [
      !enrolls || first === undefined || payer === undefined,
      {
        what: 'no application is open',
        why: hasGroup
          ? 'everything is there for the first one'
          : 'there is enough for one in the own name of a provider',
        act: `empanel application open ${first?.key} --payer ${payer?.key}`,
      },
    ],
  ];
  return steps.flatMap(([isDone, step]) => (isDone ? [] : [step]));
}
