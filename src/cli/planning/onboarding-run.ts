import { type CalendarDate, latest } from '../../domain/calendar/calendar-date.ts';
import { firstDayOfWork } from '../../domain/departure.ts';
import type { Application, DerivationContext, PayerFacts, Subject, SubjectFacts } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { StartSeeingRule } from '../../domain/start-seeing.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ChecklistCounts, OnboardingQuestion, WantedPayer } from '../../reports/onboarding/onboarding-question.ts';
import { participation } from '../../rules/participation/derivation.ts';
import { participationKeys } from '../../rules/participation/participation-keys.ts';
import { runChecklist } from '../checklist-run.ts';
import type { Context } from '../context.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** What is asked about a provider: these payers alone, none for all that are known to be wanted, and the day of the first visit. */
export interface OnboardingAsked {
  readonly payers: readonly PayerFacts[];
  readonly on: CalendarDate | undefined;
}

/** All that the page of a new provider is made from. */
export async function onboardingQuestion(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  asked: OnboardingAsked,
): Promise<OnboardingQuestion> {
  const asOf = await context.asOf();
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`there are no facts of ${subject.id}`);
  const shared = await ledger.facts.context();
  const standing = ledger.facts.standing(subject.id);
  const document = await ledger.documents.byKey('dossier', subject.key);
  const dossier = document === undefined ? null : (JSON.parse(document.body) as Dossier);
  const began = firstDayOfWork(subject.npi, shared.groups?.values() ?? [], standing);
  const about = { facts, standing, context: shared, privileges: [] };
  const keys = new Set([
    ...(dossier?.payers ?? []).map(({ payer }) => payer),
    ...participationKeys(about).map(({ payer }) => payer),
    ...heldByGroups(subject, shared),
    ...asked.payers.map(({ key }) => key),
  ]);
  const payers: WantedPayer[] = [];
  for (const payer of [...shared.payers.values()].filter(({ key }) => keys.has(key))) {
    const shown = asked.payers.length === 0 || asked.payers.some(({ key }) => key === payer.key);
    const checklist = dossier === null || !shown ? null : await counts(context, ledger, facts, payer);
    payers.push({ payer, checklist, shown });
  }
  const { role } = derivationSettings(await context.workspaceIfAny());
  return {
    asOf,
    on: asked.on ?? (began === null ? asOf : latest(began, asOf)),
    facts,
    standing,
    context: shared,
    dossier,
    payers,
    participation: participation(await context.rules(), role),
    ofGroups: await applicationsOfGroups(ledger, subject),
    clearinghouse: await clearinghouseOf(ledger, subject),
    rule: await ruleFor(context, subject),
  };
}

/** Payers with which a group of the provider has a contract in force or signed. */
function heldByGroups({ groups }: Subject, { contracts }: DerivationContext): readonly string[] {
  return [...(contracts?.values() ?? [])]
    .filter(({ holder, status }) => holder?.kind === 'group' && status === 'signed' && groups.includes(holder.key))
    .map(({ payer }) => payer);
}

async function counts(
  context: Context,
  ledger: Ledger,
  { subject, applications }: SubjectFacts,
  payer: PayerFacts,
): Promise<ChecklistCounts> {
  const application = applications.findLast(
    (one) => one.payer === payer.key && !['edi', 'termination', 'change'].includes(one.type),
  );
  const only = subject.groups.length === 1 ? (subject.groups[0] ?? null) : null;
  const group = application === undefined ? only : (application.lines[0]?.group ?? null);
  const { items, ready } = await runChecklist(context, ledger, {
    subject,
    payer,
    packs: [],
    type: application?.type ?? 'initial',
    route: application?.route ?? (group === null ? 'individual' : 'group'),
    group,
    locations: (application?.lines ?? []).flatMap(({ location }) => location ?? []),
    products: (application?.lines ?? []).flatMap(({ product }) => product ?? []),
    by: undefined,
  });
  const open = items.filter(({ state, blocks }) => blocks && !['met', 'waived', 'not-applicable'].includes(state));
  const toVerify = open.filter(({ state }) => state === 'unverified').length;
  return { missing: open.length - toVerify, toVerify, ready };
}

async function applicationsOfGroups(ledger: Ledger, { groups }: Subject): Promise<readonly Application[]> {
  const found: Application[] = [];
  for (const key of groups) {
    const group = await ledger.subjects.byKey('group', key);
    if (group !== undefined)
      found.push(...(await ledger.applications.list({ subjectId: group.id })).map(({ application }) => application));
  }
  return found;
}

async function clearinghouseOf(ledger: Ledger, { groups }: Subject): Promise<string | null> {
  for (const key of groups) {
    const document = await ledger.documents.byKey('group', key);
    const name = document === undefined ? undefined : (JSON.parse(document.body) as Group).clearinghouse?.name;
    if (name !== undefined) return name;
  }
  return null;
}

/** The condition of the provider's practice; of the only one where the dossier names none. */
async function ruleFor(context: Context, { practice, groups }: Subject): Promise<StartSeeingRule | null> {
  const practices = (await context.workspaceIfAny())?.document.practices ?? [];
  const own =
    practices.find(({ key }) => key === practice) ??
    practices.find((one) => one.groups?.some((key) => groups.includes(key))) ??
    (practices.length === 1 ? practices[0] : undefined);
  return own?.startSeeing ?? null;
}
