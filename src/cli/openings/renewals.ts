/** Recredentialings and revalidations that are due to be begun: which are opened, which are not and why. */

import { type Opened, type Opening, open, openTwin } from '../../actions/open.ts';
import { renewal } from '../../actions/renewal.ts';
import { lineStanding } from '../../domain/application.ts';
import { type CalendarDate, daysBetween, longDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Receipt } from '../../ledger/command.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { longestLead } from '../../rules/clocks/distance.ts';
import { type DueCycle, dueCycles } from '../committee/due-cycles.ts';
import type { Context } from '../context.ts';
import { recorded } from '../recording.ts';
import { payersOf } from '../resolution.ts';
import { followUpDefaults } from './follow-up-defaults.ts';

/** A renewal that was opened, of a cycle. */
export interface OpenedRenewal extends Opened {
  readonly cycle: DueCycle;
}

/** What became of cycles that end. */
export interface Renewals {
  readonly opened: readonly OpenedRenewal[];
  readonly left: readonly { readonly cycle: DueCycle; readonly because: string }[];
  readonly receipt: Receipt;
}

/** Nothing was opened, and nothing was due. */
export const noRenewals: Renewals = { opened: [], left: [], receipt: { commandId: null, journal: null, changes: [] } };

/** Whether the time is over in which a late one still counts as one. */
export function isLapsed(
  cycle: DueCycle,
  asOf: CalendarDate,
): cycle is DueCycle & { readonly lateUntil: CalendarDate } {
  return cycle.lateUntil !== null && asOf > cycle.lateUntil;
}

/** Whether a payer or facility decides, so that the next cycle begins with an application. */
export function isApplied({ payer, facility, type }: DueCycle): boolean {
  return payer !== null || facility !== null || type === 'revalidation';
}

/** Whether the time has come to begin the next one, and nobody has. */
export function isToBegin(cycle: DueCycle, asOf: CalendarDate): boolean {
  return isApplied(cycle) && cycle.begun === null && cycle.leadOn !== null && cycle.leadOn <= asOf;
}

/** Who decides, or which enrollment is renewed where nobody knows who keeps it. */
export function bodyWords({ payer, facility, enrollment }: DueCycle, payers: ReadonlyMap<string, PayerFacts>): string {
  return payers.get(payer ?? '')?.name ?? payer ?? facility ?? enrollment ?? 'our committee';
}

/** Opens the applications that begin the next of these cycles, each of the owner of the last or else of `owner`. */
export async function openRenewals(
  context: Context,
  ledger: Ledger,
  cycles: readonly DueCycle[],
  owner: string | null,
): Promise<Renewals> {
  const asOf = await context.asOf();
  return opened(
    context,
    ledger,
    cycles.map((cycle) => ({ cycle, because: hindrance(cycle, asOf), owner: cycle.previous?.owner ?? owner })),
  );
}

/**
 * Opens, without being asked, the applications of cycles whose lead has begun, or for which a letter asks. What somebody
 * closed or took back stays closed, and what has ended already is left to a person, where no source says that a late one
 * still counts.
 */
export async function openDueRenewals(context: Context, ledger: Ledger): Promise<Renewals> {
  const { document } = await context.workspace();
  if (document.renewals === 'by-hand') return noRenewals;
  const asOf = await context.asOf();
  const due = (await dueCycles(context, ledger, await longestReminder(context))).filter((one) => isToBegin(one, asOf));
  if (due.length === 0) return noRenewals;
  const judged: Judged[] = [];
  for (const cycle of due)
    judged.push({
      cycle,
      because: await reasonToLeave(ledger, cycle, asOf),
      owner: cycle.previous?.owner ?? cycle.owner,
    });
  return opened(
    context,
    ledger,
    judged,
    occasionWords(judged.flatMap((one) => (one.because === null ? one.cycle : []))),
  );
}

/** Why renewals are opened now, with the rules that say so. */
function occasionWords(cycles: readonly DueCycle[]): string {
  const rules = (ones: readonly DueCycle[]): string => [...new Set(ones.map(({ rule }) => rule))].sort().join(', ');
  const asked = cycles.filter(({ letterOn }) => letterOn !== null);
  const due = cycles.filter(({ letterOn }) => letterOn === null);
  return [
    ...(due.length === 0 ? [] : [`the lead time of ${rules(due)} has begun`]),
    ...(asked.length === 0 ? [] : [`a letter asks for it (${rules(asked)})`]),
  ].join('; ');
}

/** Why a renewal that is due to be begun is not opened without being asked; null: it is. */
export async function reasonToLeave(ledger: Ledger, cycle: DueCycle, asOf: CalendarDate): Promise<string | null> {
  const { dueOn, lateUntil, givenUp } = cycle;
  const hindered = hindrance(cycle, asOf);
  if (hindered !== null) return hindered;
  if (givenUp !== null) return `${givenUp.id} ${endWords(givenUp, asOf)}`;
  if (dueOn !== null && dueOn < asOf && lateUntil === null)
    return `its day was ${longDate(dueOn)}, and no source says how long a late one counts`;
  return (await wasTakenBack(ledger, cycle)) ? 'it was opened and taken back with `empanel undo`' : null;
}

/** Why an application cannot begin the next cycle; null: it can. */
function hindrance(cycle: DueCycle, asOf: CalendarDate): string | null {
  const { subject, payer, facility, type, dueOn, opensOn, ending } = cycle;
  if (payer === null && facility === null)
    return `which payer keeps the enrollment is not on record: \`empanel application open ${subject.key} --payer PAYER --type ${type}\``;
  if (isLapsed(cycle, asOf)) {
    const to = payer === null ? `--facility ${facility}` : `--payer ${payer}`;
    return `a late one counted until ${longDate(cycle.lateUntil)}; what is asked for now is \`empanel application open ${subject.key} ${to} --type initial\``;
  }
  if (opensOn !== null && opensOn > asOf) return `what is sent before ${longDate(opensOn)} comes back`;
  if (ending !== null) return `${ending.id} ends it`;
  const leavesOn = subject.departedOn ?? null;
  return leavesOn !== null && dueOn !== null && leavesOn <= dueOn ? `leaves on ${longDate(leavesOn)}` : null;
}

function endWords(application: NonNullable<DueCycle['givenUp']>, asOf: CalendarDate): string {
  const last = application.lines
    .map((line) => lineStanding(application, line, asOf))
    .reduce((left, right) => (left.since >= right.since ? left : right));
  return `was ${last.state} on ${longDate(last.since)}`;
}

/** Whether a renewal of this cycle was opened once and the opening undone. */
async function wasTakenBack(ledger: Ledger, { subject, type, payer, facility, since }: DueCycle): Promise<boolean> {
  const entries = await ledger.journal.entries({ subjectId: subject.id, table: 'application' });
  return entries.some(
    ({ op, before }) =>
      op === 'delete' &&
      before?.type === type &&
      before.payer === payer &&
      before.facility === facility &&
      (since === null || String(before.opened_on) > since),
  );
}

/** The longest time ahead at which a rule or this workspace reminds of a cycle: a duration of ISO. */
async function longestReminder(context: Context): Promise<string> {
  const rules = await context.rules();
  const asOf = await context.asOf();
  const kinds: readonly string[] = ['recredentialing', 'revalidation'];
  const { leadTimes = [] } = (await context.workspace()).document;
  const leads = [
    ...leadTimes.filter(({ kind }) => kinds.includes(kind)).flatMap(({ lead }) => lead),
    ...rules.entries.flatMap((entry) =>
      entry.kind === 'clock' && kinds.includes(entry.rule.kind)
        ? [entry.rule, ...(entry.rule.exceptions ?? [])].flatMap(({ lead }) => lead ?? [])
        : [],
    ),
  ];
  return `P${longestLead(leads, asOf)}D`;
}

interface Judged {
  readonly cycle: DueCycle;
  readonly because: string | null;
  readonly owner: string | null;
}

async function opened(context: Context, ledger: Ledger, judged: readonly Judged[], reason?: string): Promise<Renewals> {
  const asOf = await context.asOf();
  const payers = await payersOf(ledger);
  const existing = (await ledger.applications.list()).map(({ application }) => application);
  const openings = new Map<Opening, DueCycle>();
  for (const { cycle, because, owner } of judged) {
    if (because !== null) continue;
    const payer = cycle.payer === null ? null : (payers.get(cycle.payer) ?? null);
    const opening = renewal({ ...cycle, payer, owner, nextOn: undefined });
    if (openTwin(opening, existing, asOf) === undefined) openings.set(opening, cycle);
  }
  const left = judged.flatMap(({ cycle, because }) => (because === null ? [] : [{ cycle, because }]));
  const defaults = await followUpDefaults(context);
  const { value, receipt } = await recorded(
    context,
    ledger,
    (tx) => open(tx, [...openings.keys()], asOf, defaults),
    reason,
  );
  return {
    opened: value.flatMap((one) => {
      const cycle = openings.get(one.opening);
      return cycle === undefined ? [] : [{ ...one, cycle }];
    }),
    left,
    receipt,
  };
}

const linesShown = 20;

/** The lines of a receipt: what was opened, till when, and what begins long before anybody asks for it. */
export async function renewalLines(context: Context, { opened: all }: Renewals): Promise<readonly string[]> {
  const asOf = await context.asOf();
  return [
    ...all.slice(0, linesShown).map(({ id, opening, nextOn, cycle }) => {
      const { subject, payer, facility, type } = opening;
      const letter = cycle.letterOn === null ? '' : ` by the letter of ${longDate(cycle.letterOn)}`;
      const due = cycle.dueOn === null ? '' : `, due ${longDate(cycle.dueOn)}${letter}`;
      return `opened ${id}: ${subject.name} → ${payer?.name ?? facility} (${type})${due}, next follow-up ${longDate(nextOn)}${earlyWords(cycle, asOf)}`;
    }),
    ...(all.length > linesShown
      ? [`… and ${all.length - linesShown} more; ${countWords(all.length, 'application')} opened`]
      : []),
  ];
}

function earlyWords({ leadOn, dueOn }: DueCycle, asOf: CalendarDate): string {
  if (leadOn === null || dueOn === null || leadOn <= asOf) return '';
  return `; its rule begins ${countWords(daysBetween(leadOn, dueOn), 'day')} ahead, on ${longDate(leadOn)}`;
}

/** The same for a program. */
export function renewalValues({ opened: all, left }: Renewals): Readonly<Record<string, unknown>> {
  const about = (cycle: DueCycle): Readonly<Record<string, unknown>> => {
    const { subject, payer, facility, type, letterOn, dueOn, rule } = cycle;
    return { subject: subject.key, name: subject.name, payer, facility, type, letterOn, dueOn, rule };
  };
  return {
    opened: all.map(({ id, nextOn, cycle }) => ({ application: id, ...about(cycle), nextOn })),
    left: left.map(({ cycle, because }) => ({ ...about(cycle), because })),
  };
}
