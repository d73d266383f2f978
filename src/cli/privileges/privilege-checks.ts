/** What is looked at before a privilege is granted, and how a refusal tells it. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility, Line, PrivilegeForm } from '../../domain/nouns/facility.ts';
import { firstLack, lackingResources } from '../../domain/privileges/facility-resources.ts';
import { actionsReaching, type GrantAhead, outlivedOn } from '../../domain/privileges/outlived-action.ts';
import type { PrerequisiteResult } from '../../domain/privileges/privilege.ts';
import type { PrivilegeAction } from '../../domain/privileges/privilege-action.ts';
import { UserError } from '../../errors.ts';
import { windowsOf } from '../../rules/checks/windows.ts';
import { facilityClocks } from '../../rules/facility-clock.ts';
import { type TermLimit, termLimit, type WrittenTerm } from '../../rules/privilege-term.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import type { PrivilegeCase } from './privilege-resolution.ts';

/** Refuses a line whose resource the facility lacks on the first day, and warns where it will be gone before the end. */
export function checkResources(
  context: Context,
  facility: Facility,
  line: Line,
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
): void {
  const [lacking] = lackingResources(facility, line, from);
  if (lacking !== undefined) {
    throw new UserError(
      'privilege/refused',
      `\`${line.key}\` needs \`${lacking.key}\`, which ${facility.name} has not got on ${from}: ${lacking.because}`,
      { hint: `grant it from a day on which it is there, or correct \`resources\` of \`${facility.key}\`` },
    );
  }
  const gone = firstLack(facility, line, from, until);
  if (gone !== undefined)
    context.warn(`\`${line.key}\` needs \`${gone.resource.key}\`, which is there only until ${longDate(gone.on)}`);
}

/** Warns where what is granted rests from its first day on, since a suspension lasts. */
export function warnSuspended(
  context: Context,
  { privileges }: Pick<PrivilegeCase, 'privileges'>,
  grants: readonly GrantAhead[],
): void {
  const standing = grants.flatMap((ahead) => actionsReaching(privileges, ahead, ['suspension']))[0];
  if (standing !== undefined)
    context.warn(`it rests: suspended since ${longDate(standing.from)} (${standing.id}) until reinstated or its end`);
}

/** Says what stands of a time before, which the bodies that are asked should know. */
export function warnOutlived(context: Context, one: PrivilegesOf, ahead: readonly GrantAhead[]): void {
  const because = ahead.flatMap((each) => outlivedActions(one, each).map((found) => found.because));
  for (const each of new Set(because)) context.warn(each);
}

/**
 * Refuses what a suspension or restriction of a time before would reach: of an earlier membership, or of a line that was
 * given up or not renewed. That the board ended it is a decision of its own, and no override stands in for it.
 */
export function refuseOutlived(
  one: Pick<PrivilegeCase, 'privileges' | 'subject'>,
  ahead: GrantAhead,
  on: CalendarDate,
): void {
  const [found] = outlivedActions(one, ahead);
  if (found === undefined) return;
  const { action, because } = found;
  const command = `empanel privilege reinstate ${one.subject.key} --facility ${action.facility} --action ${action.id} --on ${on}`;
  throw new UserError('privilege/refused', because, {
    hint: `\`${command} --because "…"\` records that the board ended it`,
  });
}

type PrivilegesOf = Pick<PrivilegeCase, 'privileges'>;

function outlivedActions(
  { privileges }: PrivilegesOf,
  ahead: GrantAhead,
): readonly { readonly action: PrivilegeAction; readonly because: string }[] {
  return actionsReaching(privileges, ahead, ['suspension', 'restriction']).flatMap((action) => {
    const endedOn = outlivedOn(action, privileges, ahead.from);
    const { id, kind, from } = action;
    const because = `the ${kind} of ${from} (${id}) stands: what it was about ended on ${endedOn}, and nobody ended it`;
    return endedOn === undefined ? [] : [{ action, because }];
  });
}

/** A line of a form as it would be granted from a day on. */
export function lineAhead(facility: string, form: PrivilegeForm, line: Line, from: CalendarDate): GrantAhead {
  const granted = { form: { id: '', key: form.key, version: form.version }, line };
  return { facility, basis: 'regular', granted, from };
}

/** The latest end of what begins on a day, by what is written down and by the packs of the facility. */
export async function limitOf(
  context: Context,
  facility: Facility,
  from: CalendarDate,
  written: readonly WrittenTerm[],
): Promise<TermLimit | undefined> {
  const { longestTerms } = windowsOf(await context.rules(), from);
  return termLimit(facility, from, written, longestTerms);
}

/** The day by which the packs of the facility ask for the result of a focused evaluation; null: none names one. */
export function focusedDue(
  rules: RuleSet,
  facility: Facility,
  { facts }: Pick<PrivilegeCase, 'facts'>,
  from: CalendarDate,
): CalendarDate | null {
  const asked = { facility, providerType: facts.subject.type };
  return facilityClocks(rules, asked, 'fppe.openedOn', from)[0]?.dueOn ?? null;
}

/** The end asked for, or the latest that is allowed. Refuses an end before the beginning, or beyond the limit. */
export function endWithin(
  input: Input,
  asOf: CalendarDate,
  { from, limit, what }: { readonly from: CalendarDate; readonly limit: TermLimit | undefined; readonly what: string },
): CalendarDate {
  const asked = input.date('until', asOf);
  if (asked === undefined && limit === undefined) {
    throw new UserError('usage/missing', '`--until` is not given', {
      hint: `neither the document of the facility nor a rule pack says how long ${what} may last`,
    });
  }
  const until = asked ?? limit?.until ?? from;
  if (until <= from) {
    throw new UserError('privilege/refused', `${what} would end on ${until}, not after its first day, ${from}`, {
      hint: '`--until` is the first day on which it no longer holds',
    });
  }
  if (limit !== undefined && until > limit.until) {
    throw new UserError(
      'privilege/refused',
      `${what} from ${from} may last until ${limit.until} at most: ${limit.because}`,
      { hint: `say \`--until ${limit.until}\` or an earlier day` },
    );
  }
  return until;
}

/**
 * Refuses where a prerequisite is not met, unless it is overridden with a reason, which is recorded with the grant. What
 * cannot be told is warned of.
 */
export function checkedPrerequisites(
  context: Context,
  input: Input,
  what: string,
  results: readonly PrerequisiteResult[],
): readonly PrerequisiteResult[] {
  for (const { because } of results.filter(({ state }) => state === 'cannot-tell'))
    context.warn(`${what}: cannot tell: ${because}`);
  const missing = results.filter(({ state }) => state === 'not-met');
  if (missing.length === 0) return results;
  if (input.on('override')) {
    if (context.reason === null) {
      throw new UserError('usage/missing', '`--reason` is not given', {
        hint: 'an override is recorded with its reason',
      });
    }
    return [...results, { prerequisite: 'override', state: 'met', because: context.reason }];
  }
  const shown = missing.slice(0, 3).map(({ because }) => because);
  const more = missing.length > 3 ? `; and ${missing.length - 3} more` : '';
  throw new UserError('privilege/refused', `${what} cannot be granted: ${shown.join('; ')}${more}`, {
    hint: '`--override --reason TEXT` grants it all the same, and keeps the reason with it',
  });
}
