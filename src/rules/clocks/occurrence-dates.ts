/** What happened to a subject and must be told: a change starts the clocks of each payer, program and registry. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import type { Occurrence, Told } from '../../domain/file-facts.ts';
import { type Body, concernedStates, isChangeKind, programs } from '../../domain/reportable-change.ts';
import type { Anchor, Element } from '../pack-entry.ts';
import { linesOf } from './application-dates.ts';
import {
  type About,
  type Circumstance,
  circumstanceOn,
  farEnd,
  groupedBy,
  joined,
  type Occasion,
  stretches,
  unattached,
} from './circumstance.ts';
import { credentialLives } from './credential-dates.ts';
import { facilityNotices } from './facility-notice-limits.ts';

/** Kinds of occurrence that start a clock of their own. */
const ownClocks: Readonly<Record<string, { readonly anchor: Anchor; readonly element: Element | null }>> = {
  'npdb-alert': { anchor: 'complaint.receivedOn', element: 'npdb' },
  'malpractice-payment': { anchor: 'npdb.paymentOn', element: null },
  'privilege-action': { anchor: 'npdb.actionOn', element: null },
};

/** The clocks that occurrences start, for each body that must be told until it was. */
export function occurrenceCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  return facts.occurrences.flatMap((one) => {
    const own = Object.hasOwn(ownClocks, one.kind) ? ownClocks[one.kind] : undefined;
    if (own !== undefined) return untilToldTo(registries, one, own.anchor, { ...ownDuty, element: own.element });
    if (!isChangeKind(one.kind)) return [];
    return [
      ...untilToldTo(
        registries,
        one,
        'change.happenedOn',
        aboutChange('registries', { of: 'registry', change: one.kind, outcome: null }),
      ),
      ...programsTold(one, facts, context),
      ...bodiesTold(one, facts, context),
      ...facilityNotices(one, facts, context),
    ];
  });
}

const ownDuty: About = { ...unattached, about: 'data bank', occasion: { of: 'own', change: null, outcome: null } };

function aboutChange(about: string, occasion: Occasion): About {
  return { ...unattached, about, occasion };
}

/** Programs in which the subject is enrolled, where no payer's document stands for them. */
function programsTold(one: Occurrence, facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  return programs
    .filter(
      (program) =>
        facts.credentials.some((credential) => credential.kind === program && credentialLives(credential)) &&
        !facts.applications.some(({ payer }) => payer !== null && context.payers.get(payer)?.lines.includes(program)),
    )
    .flatMap((program) => {
      const about = aboutChange(program === 'medicare' ? 'Medicare' : 'Medicaid', {
        of: 'registry',
        change: one.kind,
        outcome: null,
      });
      return untilToldTo({ payer: program, facility: null }, one, 'change.happenedOn', { ...about, element: program });
    });
}

/** Payers and facilities that the subject has joined or asked to join, while that lasts and until each was told. */
function bodiesTold(one: Occurrence, facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const bodies = groupedBy(facts.applications, ({ payer, facility }) => `${payer ?? ''}|${facility ?? ''}`);
  return [...bodies.values()].flatMap((applications) => {
    const [{ payer, facility }] = applications as [Application, ...Application[]];
    const name = payer === null ? context.facilities?.get(facility ?? '')?.name : context.payers.get(payer)?.name;
    const about: About = {
      ...aboutChange(name ?? payer ?? facility ?? '', { of: 'body', change: one.kind, outcome: null }),
      payer,
      facility,
    };
    const told = toldOn(one, (by) => by.payer === payer && by.facility === facility);
    const days = [
      one.on,
      told,
      ...applications.flatMap(({ openedOn, steps }) => [openedOn, ...steps.map(({ on }) => on)]),
    ];
    return joined(
      stretches(days)
        .filter(({ from }) => one.on <= from && from < told && applications.some((asked) => isConcerned(asked, from)))
        .map((stretch) => circumstanceOn(about, stretch, { 'change.happenedOn': { on: one.on, factId: one.id } })),
    );
  });
}

function isConcerned(application: Application, on: CalendarDate): boolean {
  return (
    application.openedOn <= on &&
    application.type !== 'termination' &&
    linesOf(application).some((line) => concernedStates.has(lineStanding(application, line, on).state))
  );
}

/** Registries and boards, which have no key: the NPI registry, the data bank. */
const registries: Body = { payer: null, facility: null };

/** From the day it happened until registries, or a program, were told. */
function untilToldTo(body: Body, one: Occurrence, anchor: Anchor, about: About): readonly Circumstance[] {
  const until = toldOn(one, (told) => told.payer === body.payer && told.facility === body.facility);
  if (until <= one.on) return [];
  return [circumstanceOn(about, { from: one.on, until }, { [anchor]: { on: one.on, factId: one.id } })];
}

function toldOn(one: Occurrence, isWanted: (told: Told) => boolean): CalendarDate {
  return one.told.filter(isWanted).reduce<CalendarDate>((first, { on }) => (on < first ? on : first), farEnd);
}
