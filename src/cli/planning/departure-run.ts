import { type FollowUpDefaults, followUpDay } from '../../actions/follow-up.ts';
import type { Opening } from '../../actions/open.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { departureWords } from '../../domain/departure.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { tellBy } from '../../reports/departure/departure-duties.ts';
import { partings } from '../../reports/departure/departure-partings.ts';
import type { DepartureQuestion, Supervised } from '../../reports/departure/departure-question.ts';
import { dutyReader } from '../../rules/duties.ts';
import { participation } from '../../rules/participation/derivation.ts';
import { releaseDay } from '../../rules/participation/filing.ts';
import type { Context } from '../context.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** All that a departure depends on. */
export async function departureQuestion(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  departedOn: CalendarDate,
): Promise<DepartureQuestion> {
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`there are no facts of ${subject.id}`);
  const rules = await context.rules();
  const { role } = derivationSettings(await context.workspaceIfAny());
  const shared = await ledger.facts.context();
  const release = releaseDay(rules, role);
  const document = await ledger.documents.byKey('dossier', subject.key);
  return {
    asOf: await context.asOf(),
    departedOn,
    facts,
    standing: ledger.facts.standing(subject.id),
    context: shared,
    dossier: document === undefined ? null : (JSON.parse(document.body) as Dossier),
    supervised: await supervisedBy(ledger, subject, departedOn),
    participation: participation(rules, role),
    duties: dutyReader(rules, role),
    releaseDay: (key, on) => release(key, subject.npi ?? '', on, shared),
  };
}

/** Colleagues with an agreement to work under the provider. */
async function supervisedBy(ledger: Ledger, subject: Subject, on: CalendarDate): Promise<readonly Supervised[]> {
  const active = new Map((await ledger.subjects.list({ status: ['active', 'draft'] })).map((one) => [one.key, one]));
  const dossiers = (await ledger.documents.list('dossier')).map(({ body }) => JSON.parse(body) as Dossier);
  return dossiers.flatMap(({ npi, supervision }) => {
    const colleague = active.get(npi);
    const under = supervision?.some(
      (one) => one.with === subject.npi && (one.expires === undefined || on <= one.expires),
    );
    return colleague === undefined || under !== true ? [] : [{ npi, name: colleague.name }];
  });
}

/** The terminations to open: one for each payer and group, and each facility, that has taken the provider in. */
export function departureOpenings(
  question: DepartureQuestion,
  owner: string | null,
  defaults: FollowUpDefaults,
): readonly Opening[] {
  const { facts, context, departedOn, asOf } = question;
  return partings(question).map((parting): Opening => {
    const payer = parting.payer === null ? null : (context.payers.get(parting.payer) ?? undocumented(parting.payer));
    return {
      subject: facts.subject,
      payer,
      facility: parting.facility,
      type: 'termination',
      route: parting.route,
      products: [],
      group: parting.group,
      locations: [],
      what: departureWords(departedOn),
      owner,
      previousId: null,
      replacesId: null,
      nextOn: sooner(
        tellBy(question, parting)?.dueOn ?? null,
        followUpDay(asOf, undefined, payer ?? undefined, defaults).dueOn,
        asOf,
      ),
    };
  });
}

/** The day by which they must be told, where it comes before the usual follow-up; one that has passed is for today. */
function sooner(due: CalendarDate | null, usual: CalendarDate, asOf: CalendarDate): CalendarDate | undefined {
  if (due === null || usual <= due) return undefined;
  return due < asOf ? asOf : due;
}

/** A payer whose document is gone. */
function undocumented(key: string): PayerFacts {
  return { key, name: key, lines: [], states: [], packs: [], followUpEvery: null, decisionWithin: null };
}
