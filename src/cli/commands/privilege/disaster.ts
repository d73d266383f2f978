import { addDays, type CalendarDate, isCalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../../domain/nouns/facility.ts';
import type { PrivilegeGrant } from '../../../domain/privileges/privilege.ts';
import { grantEnd } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import { licensed, licenseVerified, planActive } from '../../../rules/privilege-prerequisites.ts';
import type { Command } from '../../command.ts';
import { type Input, noteText } from '../../input.ts';
import { checkedPrerequisites, endWithin } from '../../privileges/privilege-checks.ts';
import { happenedOn, heldGrants, type PrivilegeCase, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import {
  linesInUse,
  plainSpecial,
  recordSpecial,
  ruleLimit,
  type SpecialGrant,
} from '../../privileges/privilege-special.ts';

const proofs = ['facility-id', 'license', 'primary-source', 'response-team', 'authority', 'colleague'] as const;

/** Grants disaster privileges to a volunteer. */
export const command: Command = {
  summary: 'disaster privileges for a volunteer, while the plan is active',
  description: `Grants disaster privileges to a volunteer who arrived while the emergency plan of the facility is active (\`privilege emergency-plan\`), on a photo ID and one proof: ${proofs.join(', ')}. They end when the time of the rule packs after the arrival has passed, unless by then it is decided with --continue that they go on; the license is verified at its source by then.`,
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'arrived', value: 'TIME', help: 'day and local time of the arrival: 2026-06-10T14:30' },
    { name: 'photo-id', value: 'KIND', help: 'the photo ID that was shown: passport, driver license …' },
    { name: 'proof', value: 'P', choices: proofs, help: proofs.join(', ') },
    { name: 'line', value: 'KEY', many: true, help: 'only these lines (default: what the license covers)' },
    { name: 'continue', help: 'the decision that they go on' },
    { name: 'on', value: 'DATE', help: 'day of the decision to go on (default: the as-of day)' },
    {
      name: 'until',
      value: 'DATE',
      help: 'first day on which they no longer hold (default: as long as they may last)',
    },
    { name: 'by', value: 'NAME', help: 'who granted them, who oversees' },
    { name: 'override', help: 'although a prerequisite is not met (needs --reason)' },
  ],
  examples: [
    'empanel privilege disaster "bell, marcus" --facility riverside-surgery --arrived 2026-06-14T08:30 --photo-id passport --proof license --until +3d --dry-run',
    'empanel privilege disaster "bell, marcus" --facility riverside-surgery --arrived 2026-06-15T07:00 --photo-id passport --proof colleague --until 2026-06-18 --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const activations = (await ledger.privileges.activations(facility.key)).filter(({ on }) => on <= asOf);
    const by = input.words('by');
    if (input.on('continue')) {
      const on = happenedOn(input, asOf);
      const before = newestDisaster(one, facility);
      const due = (before.endsAt ?? before.until).slice(0, 10) as CalendarDate;
      if (on > due) {
        throw new UserError('privilege/refused', `${before.id} ended on ${longDate(due)}, before ${longDate(on)}`, {
          hint: 'a decision that comes after the time is none: grant them anew',
        });
      }
      const { activation, result } = planActive(activations, on);
      const from = grantEnd(before, one.privileges).on;
      const limit =
        activation?.until == null ? undefined : { until: activation.until, because: 'the emergency plan ends then' };
      const until = endWithin(input, asOf, { from, limit, what: 'disaster privileges' });
      const checked = checkedPrerequisites(context, input, 'it', [
        result,
        licensed(one.facts, facility, on),
        licenseVerified(one.facts, on),
      ]);
      const line = before.granted === null ? null : { form: plainForm(before), line: before.granted.line };
      const grant = {
        ...plainSpecial,
        basis: 'disaster' as const,
        on,
        from,
        until,
        by,
        previousId: before.id,
        activationId: activation?.id ?? null,
        arrivedAt: before.arrivedAt,
        checked,
      };
      await recordSpecial(context, ledger, { one, facility, title: 'disaster privileges go on' }, [
        { line, formId: before.granted?.form.id ?? null, grant },
      ]);
      return 0;
    }
    const { day, time } = arrival(input, asOf);
    refuseSecond(one, facility, day, input.texts('line'));
    const photo = noteText(input.required('photo-id'), '--photo-id');
    const proof = input.choice('proof', proofs);
    if (proof === undefined)
      throw new UserError('usage/missing', '`--proof` is not given', { hint: proofs.join(', ') });
    const { activation, result } = planActive(activations, day);
    if (activation === null && !input.on('override')) {
      throw new UserError('privilege/refused', `disaster privileges cannot be granted: ${result.because}`, {
        hint: `\`empanel privilege emergency-plan ${facility.key} --on ${day}\` records its activation`,
      });
    }
    const checked = checkedPrerequisites(context, input, 'it', [
      result,
      { prerequisite: 'photo-id', state: 'met', because: photo },
      { prerequisite: 'proof', state: 'met', because: proof },
    ]);
    const limit = await ruleLimit(context, one, facility, 'disaster.arrivedAt', day);
    const due = endWithin(input, asOf, { from: day, limit, what: 'disaster privileges' });
    const base = { ...plainSpecial, basis: 'disaster' as const, on: day, from: day, until: addDays(due, 1), by };
    const grant = {
      ...base,
      activationId: activation?.id ?? null,
      arrivedAt: `${day}T${time}`,
      endsAt: `${due}T${time}`,
      checked,
    };
    const words = input.texts('line');
    const grants: readonly SpecialGrant[] =
      words.length === 0
        ? [{ line: null, formId: null, grant }]
        : linesInUse(facility, day, words).map((line) => ({ line, formId: null, grant }));
    await recordSpecial(context, ledger, { one, facility, title: 'disaster privileges' }, grants);
    return 0;
  },
};

/** Refuses what a volunteer holds already: everything, or the same line. */
function refuseSecond(one: PrivilegeCase, facility: Facility, day: CalendarDate, words: readonly string[]): void {
  const held = heldGrants(one.privileges, facility.key, day).find(
    ({ basis, granted }) =>
      basis === 'disaster' && (granted === null || words.length === 0 || words.includes(granted.line.key)),
  );
  if (held === undefined) return;
  throw new UserError(
    'record/exists',
    `${one.subject.name} holds disaster privileges at ${facility.name} through ${longDate(addDays(held.until, -1))} (${held.id})`,
    { hint: '`--continue` records the decision that they go on' },
  );
}

function newestDisaster(one: PrivilegeCase, facility: Facility): PrivilegeGrant {
  const found = one.privileges.grants.findLast(
    ({ basis, facility: key }) => basis === 'disaster' && key === facility.key,
  );
  if (found !== undefined) return found;
  throw new UserError('record/not-found', `${one.subject.name} has no disaster privileges at ${facility.name}`, {
    hint: '`--arrived`, `--photo-id` and `--proof` grant them',
  });
}

function plainForm(before: PrivilegeGrant): {
  readonly key: string;
  readonly version: string;
  readonly specialty: string;
  readonly lines: readonly [];
} {
  return { key: before.granted?.form.key ?? '', version: before.granted?.form.version ?? '', specialty: '', lines: [] };
}

function arrival(input: Input, asOf: CalendarDate): { readonly day: CalendarDate; readonly time: string } {
  const words = input.required('arrived');
  const [day = '', time = ''] = words.split(/[T ]/);
  if (!isCalendarDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new UserError('usage/bad-value', `\`--arrived\` cannot be \`${words}\``, {
      hint: 'write day and local time: 2026-06-10T14:30',
    });
  }
  if (day > asOf) throw new UserError('usage/bad-value', `\`--arrived\` lies after the as-of day, ${longDate(asOf)}`);
  return { day, time };
}
