import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import { licensed } from '../../../rules/privilege-prerequisites.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { happenedOn, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import { linesInUse, plainSpecial, recordSpecial } from '../../privileges/privilege-special.ts';

/** Records that somebody acted in an emergency. */
export const command: Command = {
  summary: 'record that somebody acted in an emergency',
  description:
    'In an emergency anybody with a license does what saves a life or a limb, whatever was granted. This records it for the day, with the reason, so that it is no act without privileges.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'on', value: 'DATE', help: 'the day (default: the as-of day)' },
    {
      name: 'line',
      value: 'KEY',
      many: true,
      help: 'what was done, by lines of the forms (default: what the license covers)',
    },
    { name: 'because', value: 'TEXT', help: 'what the emergency was; never with what tells who the patient was' },
    { name: 'by', value: 'NAME', help: 'who confirms it' },
  ],
  examples: [
    'empanel privilege emergency "bell, marcus" --facility riverside-surgery --because "airway in the recovery room" --dry-run',
    'empanel privilege emergency "bell, marcus" --facility riverside-surgery --line minor-procedures --because "bleeding" --on -1d --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const because = input.text('because');
    if (because === undefined) {
      throw new UserError('usage/missing', '`--because` is not given', {
        hint: 'say in a few words what the emergency was, and nothing of who the patient was',
      });
    }
    const reason = noteText(because, '--because');
    const license = licensed(one.facts, facility, on);
    if (license.state !== 'met') context.warn(`${one.subject.name}: ${license.because}`);
    const words = input.texts('line');
    const grant = {
      ...plainSpecial,
      basis: 'emergency' as const,
      on,
      from: on,
      until: addDays(on, 1),
      by: input.words('by'),
      reason,
      checked: [license],
    };
    const lines = words.length === 0 ? [null] : linesInUse(facility, on, words);
    const title = 'privileges in an emergency';
    await recordSpecial(
      context,
      ledger,
      { one, facility, title },
      lines.map((line) => ({ line, formId: null, grant })),
    );
    return 0;
  },
};
