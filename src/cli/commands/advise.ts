import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { GroupFacts, Subject } from '../../domain/facts.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Group } from '../../domain/nouns/group.ts';
import { isCredentialed } from '../../domain/profession.ts';
import type { Row } from '../../domain/table.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Advice, type AdviceQuestion, enrollmentAdvice, type GroupStaff } from '../../rules/enrollment-advice.ts';
import { groupMinimum } from '../../rules/group-minimum.ts';
import type { Command } from '../command.ts';
import { contractDocuments } from '../contracts/contract-resolution.ts';
import { knownProducts } from '../openings/opening-lines.ts';
import { payersOf, resolvedPayer, resolvedSubject, subjectCells } from '../resolution.ts';

/** Individual or group enrollment. */
export const command: Command = {
  summary: 'individual or group enrollment with a payer, and why',
  description:
    "Puts both routes side by side with the facts that count: the payer's least number of providers, contracts in force, open and closed panels, the plans of the practice, who is paid, what each needs. It names a route where the facts decide, and what to ask where they do not.",
  arguments: [{ name: 'subject', help: 'NPI, name, key or id of a provider or group' }],
  flags: [
    { name: 'payer', value: 'KEY', help: 'the payer' },
    { name: 'group', value: 'KEY', help: 'the group, where a provider works for several' },
    { name: 'product', value: 'P', help: 'product of the payer, for its panels' },
  ],
  examples: [
    'empanel advise riverbend --payer cascade-health',
    'empanel advise "ruiz, ana" --payer columbia-blue --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'), ['provider', 'group']);
    const payer = resolvedPayer(await payersOf(ledger), input.required('payer'));
    const [product = null] = await knownProducts(ledger, payer, input.texts('product').slice(0, 1));
    const rules = await context.rules();
    const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
    const contracts = await ledger.contracts.list({ payer: payer.key });
    const advice = enrollmentAdvice({
      asOf,
      payer,
      minimum: groupMinimum(rules, role, payer, asOf),
      group: await groupOf(ledger, subject, input.text('group'), asOf),
      provider: subject.kind === 'provider' ? { ...subject, npi: subject.key } : null,
      contracts,
      payTo: payToOf(await contractDocuments(ledger)),
      product,
    });
    const verdict =
      advice.route === null
        ? 'it cannot be told'
        : `${advice.route === 'group' ? 'through the group' : 'individually'}`;
    await context.show({
      report: 'advice',
      title: `${subject.name} with ${payer.name}: ${verdict}`,
      asOf,
      columns: [
        { id: 'matter', label: 'Matter', type: 'text', priority: 1 },
        { id: 'individual', label: 'Individual', type: 'text', priority: 1 },
        { id: 'group', label: 'Group', type: 'text', priority: 1 },
        { id: 'source', label: 'Source', type: 'text', priority: 3 },
        { id: 'confidence', label: 'Confidence', type: 'text', priority: 4 },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      ],
      rows: adviceRows(advice).map((row) => ({ ...row, cells: { ...row.cells, ...subjectCells(subject) } })),
      notes: [
        ...advice.because,
        ...advice.warnings.map((text) => `beware: ${text}`),
        ...advice.ask.map((text) => `first: ${text}`),
      ],
      ...(advice.route === null || subject.kind !== 'provider'
        ? {}
        : { next: `empanel application open ${subject.key} --payer ${payer.key} --route ${advice.route}` }),
    });
    return 0;
  },
};

function adviceRows({ route, because, ask, facts }: Advice): readonly Row[] {
  const says = (one: 'individual' | 'group'): string =>
    route === null ? 'cannot be told' : route === one ? 'recommended' : 'not recommended';
  return [
    {
      tone: route === null ? 'warn' : 'good',
      cells: {
        matter: 'recommendation',
        individual: says('individual'),
        group: says('group'),
        source: [...because, ...ask].join('; '),
        confidence: null,
      },
    },
    ...facts.map((fact): Row => ({ cells: { ...fact } })),
  ];
}

/** The group that the question is about: the subject itself, or the one that a provider works for. */
async function groupOf(
  ledger: Ledger,
  subject: Subject,
  asked: string | undefined,
  asOf: CalendarDate,
): Promise<AdviceQuestion['group']> {
  const keys = subject.kind === 'group' ? [subject.key] : subject.groups;
  const key = asked ?? (keys.length === 1 ? keys[0] : undefined);
  if (key === undefined && keys.length > 1)
    throw new UserError('record/ambiguous', `${subject.name} works for ${keys.length} groups`, {
      hint: `say which with \`--group\`: ${keys.join(', ')}`,
    });
  if (key === undefined) return null;
  const document = await ledger.documents.byKey('group', key);
  if (document === undefined)
    throw new UserError('record/not-found', `no group has the key \`${key}\``, {
      hint: `groups: ${keys.join(', ') || 'none'}`,
    });
  const group = JSON.parse(document.body) as Group;
  const facts = (await ledger.facts.context()).groups?.get(key);
  return {
    key,
    name: group.legalName,
    hasNpi: group.npi !== undefined,
    hasTin: group.tin !== undefined,
    plans: group.plans ?? null,
    staff: await staffOf(ledger, group, facts, asOf),
  };
}

/** Who works for the group on the day, and who of them a payer counts. */
async function staffOf(
  ledger: Ledger,
  { members = [] }: Group,
  facts: GroupFacts | undefined,
  asOf: CalendarDate,
): Promise<GroupStaff> {
  const staff = { counted: [] as string[], unsure: [] as string[], others: [] as string[] };
  for (const npi of facts === undefined ? [] : workingOn(facts, asOf)) {
    const one = await ledger.subjects.byKey('provider', npi);
    if (one === undefined) {
      const name = members.find((member) => member.npi === npi)?.name;
      staff.unsure.push(`${name ?? npi}, no dossier`);
      continue;
    }
    // Who leaves on a later day still counts until then.
    const gone = one.departedOn == null ? one.status === 'departed' : one.departedOn <= asOf;
    const credentialed = isCredentialed(one.type);
    if (gone || one.status === 'archived') staff.others.push(`${one.name}, left`);
    else if (credentialed === false) staff.others.push(`${one.name}, ${one.type ?? ''}`);
    else if (one.status === 'draft') staff.unsure.push(`${one.name}, a draft`);
    else if (credentialed === null) staff.unsure.push(`${one.name}, profession not said`);
    else staff.counted.push(`${one.name}, ${one.type ?? ''}`);
  }
  return staff;
}

function workingOn({ members }: GroupFacts, asOf: CalendarDate): readonly string[] {
  return [...members].flatMap(([npi, memberships]) =>
    memberships.some(({ from, until }) => (from === null || from <= asOf) && (until === null || asOf < until))
      ? [npi]
      : [],
  );
}

function payToOf(contracts: readonly Contract[]): ReadonlyMap<string, 'practice' | 'person'> {
  return new Map(contracts.flatMap(({ key, payTo }) => (payTo === undefined ? [] : [[key, payTo] as const])));
}
