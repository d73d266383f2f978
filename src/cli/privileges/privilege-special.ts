/** Privileges that are not granted by the board for a term: what they have in common. */

import { focusedOfGrant, openFocused } from '../../actions/privileges/fppe.ts';
import { grantPrivilege, type NewGrant } from '../../actions/privileges/privilege-grant.ts';
import { formKeeper, type KeptForm, keptForm } from '../../actions/privileges/privilege-request.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility, Line, PrivilegeForm } from '../../domain/nouns/facility.ts';
import { isCurrentForm } from '../../domain/privileges/form-version.ts';
import type { PrerequisiteResult } from '../../domain/privileges/privilege.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { facilityClocks } from '../../rules/facility-clock.ts';
import type { Anchor } from '../../rules/pack-entry.ts';
import type { TermLimit } from '../../rules/privilege-term.ts';
import type { Context } from '../context.ts';
import { recorded, showReceipt } from '../recording.ts';
import { lineAhead, warnSuspended } from './privilege-checks.ts';
import type { CriteriaAsked } from './privilege-criteria.ts';
import { lineCriteria } from './privilege-criteria.ts';
import { heldGrants, lineKey, namedByKey, type PrivilegeCase } from './privilege-resolution.ts';
import { lastDay } from './privilege-words.ts';

/** A line of a form that is in use. */
export interface LineInUse {
  readonly form: PrivilegeForm;
  readonly line: Line;
}

/** The lines of the forms in use on a day, by their keys. */
export function linesInUse(facility: Facility, on: CalendarDate, words: readonly string[]): readonly LineInUse[] {
  const all = (facility.privilegeForms ?? [])
    .filter((form) => isCurrentForm(form, on))
    .flatMap((form) => form.lines.map((line) => ({ form, line })));
  if (words.length === 0) {
    throw new UserError('usage/missing', '`--line` is not given', {
      hint: `lines of ${facility.name}: ${all.map(({ line }) => line.key).join(', ')}`,
    });
  }
  return namedByKey(all, ({ line }) => line.key, words, `no form in use at ${facility.name} has a line`);
}

/** The day to which a rule of the facility's packs counts from an anchor, as the limit of what begins there. */
export async function ruleLimit(
  context: Context,
  one: PrivilegeCase,
  facility: Facility,
  anchor: Anchor,
  on: CalendarDate,
): Promise<TermLimit | undefined> {
  const asked = { facility, providerType: one.facts.subject.type };
  const [clock] = facilityClocks(await context.rules(), asked, anchor, on);
  return clock === undefined
    ? undefined
    : { until: clock.dueOn, because: `counted from ${longDate(on)} by \`${clock.rule}\`` };
}

/** The criteria of a line, as prerequisites. */
export function criteriaPrerequisites(line: Line, asked: CriteriaAsked): readonly PrerequisiteResult[] {
  return lineCriteria(line, asked).map(({ criterion, state, because }) => ({
    prerequisite: criterion,
    state,
    because: `${criterion}: ${because}`,
  }));
}

/** Refuses what is held on the day already. */
export function refuseHeld(one: PrivilegeCase, facility: Facility, lines: readonly Line[], from: CalendarDate): void {
  const keys = new Set(lines.map(({ key }) => key));
  const held = heldGrants(one.privileges, facility.key, from).find((grant) => keys.has(lineKey(grant)));
  if (held === undefined) return;
  throw new UserError(
    'record/exists',
    `${one.subject.name} holds \`${lineKey(held)}\` there until ${longDate(held.until)} (${held.id})`,
  );
}

/** A special grant of one line, or of whatever the license covers. */
export interface SpecialGrant {
  readonly line: LineInUse | null;
  /** Where the line was frozen before, with a request. */
  readonly formId: string | null;
  readonly grant: Omit<NewGrant, 'subjectId' | 'facility' | 'formId' | 'line'>;
  /** The focused evaluation that opens with it, `dueByPack` as of `focusedOfGrant`; absent: none. */
  readonly focused?: { readonly dueByPack: CalendarDate | null };
}

/** What a special grant holds unless it says otherwise. */
export const plainSpecial = {
  conditions: null,
  by: null,
  requestId: null,
  requestLineId: null,
  recommendationId: null,
  appointmentId: null,
  previousId: null,
  activationId: null,
  arrivedAt: null,
  endsAt: null,
  distantSite: null,
  reason: null,
} as const;

/** Records special grants and prints them. */
export async function recordSpecial(
  context: Context,
  ledger: Ledger,
  { one, facility, title }: { readonly one: PrivilegeCase; readonly facility: Facility; readonly title: string },
  grants: readonly SpecialGrant[],
): Promise<readonly string[]> {
  const kept: (KeptForm | null)[] = [];
  for (const { line, formId } of grants) {
    kept.push(
      line === null || formId !== null ? null : await keptForm(ledger, { facility: facility.key, form: line.form }),
    );
  }
  warnSuspended(
    context,
    one,
    grants.map(({ line, grant: { basis, from } }) => {
      const ahead = line === null ? null : lineAhead(facility.key, line.form, line.line, from);
      return { facility: facility.key, basis, granted: ahead?.granted ?? null, from };
    }),
  );
  const { value, receipt } = await recorded(context, ledger, async (tx) => {
    const keep = formKeeper(tx);
    const ids: string[] = [];
    const opened: string[] = [];
    const where = { subjectId: one.subject.id, facility: facility.key };
    for (const [at, { grant, line, formId, focused }] of grants.entries()) {
      const form = kept[at] ?? null;
      const grantId = await grantPrivilege(tx, {
        ...grant,
        ...where,
        formId: formId ?? (form === null ? null : await keep(form)),
        line: line?.line.key ?? null,
      });
      ids.push(grantId);
      if (focused === undefined || line === null) continue;
      const granted = { ...where, grantId, line: line.line, on: grant.on, from: grant.from };
      opened.push(await openFocused(tx, focusedOfGrant(granted, focused.dueByPack)));
    }
    return { ids, opened };
  });
  const { ids, opened } = value;
  await showReceipt(
    context,
    receipt,
    [
      `${title} to ${one.subject.name} at ${facility.name}:`,
      ...grants.map(({ line, grant: { from, until, endsAt } }, at) => {
        const what = line === null ? 'what the license covers' : `${line.line.key}: ${line.line.name}`;
        const end = endsAt === null ? '' : `, ends ${endsAt.replace('T', ' ')}`;
        return `  ${ids[at]} ${what}, ${longDate(from)} ${lastDay(until)}${end}`;
      }),
      ...opened.map((id) => `  ${id} focused evaluation opened`),
    ],
    { grants: ids, focused: opened },
  );
  context.say(`next: \`empanel privilege show ${one.subject.key}\``);
  return ids;
}
