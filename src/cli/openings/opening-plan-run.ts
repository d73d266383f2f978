import type { Opened, Opening } from '../../actions/open.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { latest } from '../../domain/calendar/calendar-date.ts';
import type { DerivationContext, PayerFacts, Subject } from '../../domain/facts.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import { changeToldBy } from '../../domain/opening-choice.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PlannedOpening } from '../../reports/opening-plan.ts';
import { changeDuties, type Duty, dutyReader } from '../../rules/duties.ts';
import type { Context } from '../context.ts';
import { derivationSettings } from '../workspace-packs.ts';
import { openedAs } from './opening-route.ts';

/** A pair that nothing is opened for. */
export interface Passed {
  readonly subject: Subject;
  readonly payer: PayerFacts | null;
  readonly facility: string | null;
  readonly because: string;
}

/** The plan of a command: what it opened, or would open, with the day by which each payer must be told, and the rest. */
export async function openingPlan(
  context: Context,
  ledger: Ledger,
  opened: readonly Opened[],
  passed: readonly Passed[],
  about: Pick<Opening, 'type' | 'what'> & { readonly on: CalendarDate },
): Promise<readonly PlannedOpening[]> {
  const { payers } = await ledger.facts.context();
  const duties = await dutiesAsked(context, ledger, opened, about);
  const rows: PlannedOpening[] = [];
  for (const { id, opening } of opened) {
    const duty = duties(opening);
    rows.push({
      ...who(opening, payers),
      type: opening.type,
      route: openedAs(opening),
      what: [opening.what, ...opening.products, ...opening.locations].filter((part) => part !== null).join(', '),
      sendBy: opening.payer === null ? [] : await waysOf(ledger, opening.payer.key),
      tellBy: duty?.dueOn ?? null,
      rule: duty?.rule ?? null,
      application: id,
      because: null,
    });
  }
  return [
    ...rows,
    ...passed.map(
      (one): PlannedOpening => ({
        ...who(one, payers),
        type: about.type,
        route: '',
        what: about.what ?? '',
        sendBy: [],
        tellBy: null,
        rule: null,
        application: null,
        because: one.because,
      }),
    ),
  ];
}

function who(
  { subject, payer, facility }: Pick<Passed, 'subject' | 'payer' | 'facility'>,
  payers: ReadonlyMap<string, PayerFacts>,
): Pick<PlannedOpening, 'subject' | 'provider' | 'payer'> {
  const asked = payer === null ? facility : (payers.get(payer.key)?.name ?? payer.key);
  return { subject: subject.key, provider: subject.name, payer: asked ?? '' };
}

async function waysOf(ledger: Ledger, payer: string): Promise<readonly string[]> {
  const document = await ledger.documents.byKey('payer', payer);
  return document === undefined ? [] : ((JSON.parse(document.body) as Payer).submitBy ?? []);
}

/** Finds the duty to tell a payer of the change that an application is for; what is told once counts for every subject. */
async function dutiesAsked(
  context: Context,
  ledger: Ledger,
  opened: readonly Opened[],
  { type, what, on }: Pick<Opening, 'type' | 'what'> & { readonly on: CalendarDate },
): Promise<(opening: Opening) => Duty | undefined> {
  const kind = changeToldBy(type, what);
  if (kind === null) return () => undefined;
  const asOf = await context.asOf();
  const shared = await ledger.facts.context();
  const { role } = derivationSettings(await context.workspaceIfAny());
  const read = dutyReader(await context.rules(), role);
  const found = new Map<string, readonly Duty[]>();
  for (const { opening } of opened) {
    const { id } = opening.subject;
    if (found.has(id)) continue;
    const facts = await ledger.facts.of(id);
    if (facts !== undefined) found.set(id, changeDuties(read, facts, shared, { kind, on }, latest(asOf, on)));
  }
  return ({ subject, payer }) =>
    found
      .get(subject.id)
      ?.filter((duty) => duty.dueOn !== null && concerns(duty, payer, shared))
      .toSorted((left, right) => ((left.dueOn ?? '') < (right.dueOn ?? '') ? -1 : 1))[0];
}

function concerns(duty: Duty, payer: PayerFacts | null, { payers }: DerivationContext): boolean {
  if (payer === null) return false;
  if (duty.payer !== null || duty.facility !== null) return duty.payer === payer.key;
  // A program that has no key is told through the payer who runs it.
  return payers.get(payer.key)?.lines.includes(duty.about.toLowerCase()) === true;
}
