/** What a plan is made from, read from the ledger and the workspace. */

import type { Application, ApplicationType, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import { turnaround } from '../../domain/turnaround.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { applicationCourses } from '../../reports/courses.ts';
import type { BillingFacts } from '../../rules/participation/billing-case.ts';
import type { PlanQuestion } from '../../rules/planning/plan-question.ts';
import type { OwnTurnaround } from '../../rules/planning/step-length.ts';
import { checklist } from '../../rules/requirement.ts';
import type { Context } from '../context.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** All that is recorded about a provider that billing depends on. */
export async function billingFacts(ledger: Ledger, subject: Subject): Promise<BillingFacts> {
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`there are no facts of ${subject.id}`);
  return {
    facts,
    standing: ledger.facts.standing(subject.id),
    context: await ledger.facts.context(),
    privileges: [],
  };
}

/** What plans look up besides the facts: own turnaround, checklists, electronic enrollments. */
export async function planSources(
  context: Context,
  ledger: Ledger,
  about: BillingFacts,
): Promise<Required<Pick<PlanQuestion, 'own' | 'checklist' | 'edi'>>> {
  return {
    own: await ownTurnarounds(context, ledger),
    checklist: await openItems(context, ledger, about),
    edi: await ediApplications(ledger, about),
  };
}

async function ownTurnarounds(context: Context, ledger: Ledger): Promise<NonNullable<PlanQuestion['own']>> {
  const all = applicationCourses(await ledger.applications.list(), await ledger.facts.context(), await context.asOf());
  return (payer: string, type: ApplicationType, state: string | null): OwnTurnaround => {
    const courses = all.filter(
      (one) =>
        one.of.application.payer === payer &&
        one.of.application.type === type &&
        (state === null || one.state === null || one.state === state),
    );
    const told = turnaround(courses);
    return {
      count: courses.length,
      medianDays: told?.medianDays ?? null,
      ninetiethDays: told?.ninetiethDays ?? null,
    };
  };
}

const settled: ReadonlySet<string> = new Set(['met', 'waived', 'not-applicable']);

/** Items of the checklist that keep an application from being sent, by the documents as they were last synced. */
async function openItems(
  context: Context,
  ledger: Ledger,
  { facts }: BillingFacts,
): Promise<NonNullable<PlanQuestion['checklist']>> {
  const parsed = async <Document>(kind: 'dossier' | 'group' | 'payer'): Promise<ReadonlyMap<string, Document>> =>
    new Map((await ledger.documents.list(kind)).map((row) => [row.key, JSON.parse(row.body) as Document]));
  const own = await ledger.documents.byKey('dossier', facts.subject.key);
  const [groups, payers] = [await parsed<Group>('group'), await parsed<Payer>('payer')];
  const rules = await context.rules();
  const asOf = await context.asOf();
  const { role } = derivationSettings(await context.workspaceIfAny());
  if (own === undefined) return () => [];
  const dossier = JSON.parse(own.body) as Dossier;
  return ({ payer, application, by }) => {
    const { lines, type, route } = application;
    const result = checklist({
      dossier,
      facility: null,
      facts,
      groups,
      group: lines[0]?.group ?? null,
      locations: [...new Set(lines.flatMap(({ location }) => location ?? []))],
      payer: { facts: payer, document: payers.get(payer.key) ?? null },
      packs: [],
      type,
      route,
      products: [...new Set(lines.flatMap(({ product }) => product ?? []))],
      by,
      asOf,
      role,
      rules,
    });
    return result.items.filter(({ blocks, state }) => blocks && !settled.has(state));
  };
}

/** Applications for electronic enrollment, of the provider and of the groups the provider works in. */
async function ediApplications(ledger: Ledger, { facts }: BillingFacts): Promise<readonly Application[]> {
  const groups = await ledger.subjects.list({ kind: 'group' });
  const ids = new Set([
    facts.subject.id,
    ...groups.filter(({ key }) => facts.subject.groups.includes(key)).map(({ id }) => id),
  ]);
  return (await ledger.applications.list())
    .filter(({ application, subject }) => application.type === 'edi' && ids.has(subject.id))
    .map(({ application }) => application);
}
