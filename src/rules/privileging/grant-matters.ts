/** What the use of one granted privilege depends on: its term, actions, its line, and how it is watched. */

import {
  addDays,
  type CalendarDate,
  earliest,
  firstDate,
  lastDate,
  latest,
} from '../../domain/calendar/calendar-date.ts';
import { remainingSpans } from '../../domain/calendar/span.ts';
import type { FocusedEvaluation } from '../../domain/privileges/practice-evaluation.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import type { PrivilegeAction } from '../../domain/privileges/privilege-action.ts';
import { actionEnd, concerns, grantEnd, grantStanding } from '../../domain/privileges/privilege-standing.ts';
import { anyOf, noneOf, type Part, type Stretch, type Timeline } from '../participation/timeline.ts';
import { type HeldCase, stretch } from './use-case.ts';

/** What a privilege is held as. */
export const basisWords: Readonly<Record<PrivilegeGrant['basis'], string>> = {
  regular: 'granted',
  'temporary-applicant': 'temporary until the board decides, granted',
  'temporary-need': 'temporary for a need of patients, granted',
  disaster: 'in a disaster, granted',
  emergency: 'in an emergency, used',
  proxy: 'by the decision of a distant site, granted',
};

/** The line of a grant in words. */
export function lineWords({ granted }: Pick<PrivilegeGrant, 'granted'>): string {
  return granted === null ? 'whatever the license covers' : `${granted.line.name} (${granted.line.key})`;
}

/** The days of the privilege: its term, unless something ended it before. */
export function inTerm(one: HeldCase): Timeline {
  const { grant } = one;
  const end = endOfUse(one);
  const name = lineWords(grant);
  if (end.on <= grant.from) return [stretch('no', null, null, `${name} ended on ${end.on}: ${end.why}`)];
  const endsAt = end.on === grant.until ? grant.endsAt : null;
  const last = endsAt === null ? addDays(end.on, -1) : endsAt.replace('T', ' ');
  // What ends at an hour may be used on its last day until then.
  const lastWhole = endsAt === null ? end.on : latest(grant.from, addDays(end.on, -1));
  return [
    stretch('no', null, grant.from, `${name} begins on ${grant.from}`),
    stretch(
      'ok',
      grant.from,
      lastWhole,
      `${name}, ${basisWords[grant.basis]} on ${grant.on}, from ${grant.from} through ${last}`,
    ),
    stretch('hold', lastWhole, end.on, `only until ${last}: ${name}, ${basisWords[grant.basis]} on ${grant.on}`),
    stretch('no', end.on, null, `${name} ended on ${end.on}: ${end.why}`),
  ].filter(({ from, until }) => from < until);
}

const endings: Readonly<Partial<Record<PrivilegeAction['kind'], string>>> = {
  revocation: 'revoked',
  surrender: 'given up',
  withdrawal: 'withdrawn',
  modification: 'the term was shortened',
};

function endOfUse({ grant, privileges }: HeldCase): { readonly on: CalendarDate; readonly why: string } {
  const { on, action, decided } = grantEnd(grant, privileges);
  if (decided === 'granted') return { on, why: 'the board has granted the line' };
  if (decided !== null) return { on, why: `the line it waited for was ${decided}` };
  const ended = action === null ? undefined : endings[action.kind];
  return { on, why: ended ?? (grant.basis === 'regular' ? 'the term ran out' : 'its time ran out') };
}

/** Days on which the privilege is suspended. */
export function suspended({ grant, privileges }: HeldCase): Timeline {
  const parts = privileges.actions
    .filter((action) => action.kind === 'suspension' && concerns(action, grant, privileges))
    .map((action) => {
      const end = actionEnd(action, privileges);
      const through = end === null ? '' : ` through ${addDays(end, -1)}`;
      return stretch('no', action.from, end, `suspended from ${action.from}${through}`);
    });
  return noneOf(parts, 'not suspended');
}

/** What the grant, its changes and restrictions bind the use to. */
export function bound({ grant, privileges }: HeldCase): Timeline {
  const days = new Set<CalendarDate>([firstDate, lastDate]);
  for (const action of privileges.actions) {
    if (!concerns(action, grant, privileges)) continue;
    days.add(action.from);
    if (action.kind === 'restriction') days.add(actionEnd(action, privileges) ?? lastDate);
  }
  const cuts = [...days].sort();
  const parts: Stretch[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at] as CalendarDate;
    const { conditions } = grantStanding(grant, privileges, from);
    if (conditions.length > 0) parts.push(stretch('hold', from, cuts[at + 1] as CalendarDate, conditions.join('; ')));
  }
  return noneOf(parts, 'without conditions');
}

/** Focused evaluations: with a proctor there, it may be used only so; one that went badly is told until another went well. */
export function watched(one: HeldCase): Timeline {
  const own = evaluationsOf(one);
  const supervised = own
    .filter(({ supervised: isSupervised }) => isSupervised)
    .map(({ on, resultOn, proctor }) =>
      stretch('hold', on, resultOn, `focused evaluation since ${on}: only with ${proctor ?? 'the proctor'} there`),
    );
  const failed = own
    .filter(({ result }) => result === 'unsatisfactory')
    .map(({ resultOn }) => {
      const good = own.flatMap((other) =>
        other.result === 'satisfactory' && other.resultOn !== null && resultOn !== null && other.resultOn > resultOn
          ? [other.resultOn]
          : [],
      );
      const because = `the focused evaluation of ${resultOn} was unsatisfactory: ask the chair first`;
      return stretch('hold', resultOn, good.toSorted()[0] ?? null, because);
    });
  const open = own
    .filter(({ supervised: isSupervised }) => !isSupervised)
    .map(({ on, resultOn }) => stretch('ok', on, resultOn, `focused evaluation since ${on}, which needs no proctor`));
  return noneOf([...supervised, ...failed, ...open], 'no focused evaluation asks for a proctor');
}

/**
 * The evaluations that bind the use of a grant: of all work there, of the line, of the grant itself. One that was opened for
 * another grant of the same line counts too where this one has none of its own: it takes over from temporary privileges, or
 * the term was renewed before the result.
 */
function evaluationsOf({ grant, privileges }: HeldCase): readonly FocusedEvaluation[] {
  const here = privileges.focused.filter(({ facility }) => facility === grant.facility);
  const line = grant.granted?.line.key;
  const takesOver = takingOver.has(grant.basis) && !here.some(({ grantId }) => grantId === grant.id);
  return here.filter((one) => {
    if (one.grantId === grant.id) return true;
    if (one.grantId === null && one.line === null) return true;
    return (one.grantId === null || takesOver) && one.line !== null && one.line === line;
  });
}

/** Without a board or a file nothing is taken over: such grants stand by themselves. */
const takingOver: ReadonlySet<PrivilegeGrant['basis']> = new Set(['regular', 'temporary-applicant', 'temporary-need']);

/** A resource of the facility that the line needs. */
export function available({ facility }: HeldCase, key: string): Timeline {
  const entries = (facility.resources ?? []).filter((one) => one.key === key);
  const name = entries[0]?.name ?? key;
  const parts = entries.map(
    ({ from, until }): Part => ({
      ...stretch(
        'ok',
        (from ?? null) as CalendarDate | null,
        (until ?? null) as CalendarDate | null,
        `${name} available`,
      ),
      noun: name,
    }),
  );
  return anyOf(parts, `${facility.name} does not list \`${key}\``);
}

/** A line that must be held too is held, and not suspended. */
export function restsOn({ grant, privileges }: HeldCase, key: string): Timeline {
  const others = privileges.grants.filter(
    (one) => one.facility === grant.facility && one.granted?.line.key === key && one.basis !== 'emergency',
  );
  const parts = others.flatMap((one) => {
    const suspensions = privileges.actions
      .filter((action) => action.kind === 'suspension' && concerns(action, one, privileges))
      .map((action) => ({ from: action.from, until: actionEnd(action, privileges) }));
    const term = { from: one.from, until: grantEnd(one, privileges).on };
    return remainingSpans([term], suspensions).map(
      ({ from, until }): Part => ({
        ...stretch('ok', from, until, `${key} is held too`),
        noun: `\`${key}\`, which it needs,`,
      }),
    );
  });
  return anyOf(parts, `\`${key}\`, which it needs, is not held`);
}

/** The agreement with the distant site is in force, and its list has the practitioner for the line. */
export function agreed({ facility, facts, grant }: HeldCase): Timeline {
  const site = grant.distantSite ?? 'the distant site';
  const parts = (facility.proxyAgreements ?? [])
    .filter(({ distantSite }) => distantSite.toLowerCase() === site.toLowerCase())
    .flatMap((agreement) =>
      (agreement.practitioners ?? [])
        .filter(({ npi, lines }) => npi === facts.subject.npi && isListed(lines, grant))
        .map((listed): Part => {
          const from = latest(dayOr(agreement.from ?? agreement.signed, firstDate), dayOr(listed.from, firstDate));
          const until = earliest(dayOr(agreement.until, lastDate), dayOr(listed.until, lastDate));
          const noun = `the agreement with ${agreement.distantSite}`;
          return { level: 'ok', from, until, because: `listed by ${agreement.distantSite}`, noun };
        }),
    );
  return anyOf(parts, `no agreement with ${site} lists this practitioner`);
}

function isListed(lines: readonly string[] | undefined, { granted }: PrivilegeGrant): boolean {
  return lines === undefined || granted === null || lines.includes(granted.line.key);
}

/** The emergency plan under which a volunteer works is active. */
export function activated({ activations, grant, asOf }: HeldCase): Timeline {
  const active = activations.filter(({ id, on }) => id === grant.activationId && on <= asOf);
  const parts = active.map(
    ({ from, until }): Part => ({
      ...stretch('ok', from, until, `the emergency plan is active since ${from}`),
      noun: 'the emergency plan',
    }),
  );
  return anyOf(parts, 'the emergency plan is not active');
}

function dayOr(day: string | undefined, otherwise: CalendarDate): CalendarDate {
  return (day ?? otherwise) as CalendarDate;
}
