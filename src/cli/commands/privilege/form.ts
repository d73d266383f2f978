import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility, PrivilegeForm } from '../../../domain/nouns/facility.ts';
import { isCurrentForm } from '../../../domain/privileges/form-version.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { printPaper } from '../../printing.ts';

/** Prints a delineation form for signature, or lists the forms. */
export const command: Command = {
  summary: 'print a delineation form for signature',
  description:
    'Makes a form of a facility as a page to print and sign: core and special lines, what each asks for the first time and at reappointment, boxes, recommendations, signatures. With --provider the lines of the last request are ticked. Without a form it lists those in use. Markdown, or HTML for paper.',
  arguments: [{ name: 'form', help: 'key of the form', optional: true }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'of which facility' },
    { name: 'provider', value: 'ID', help: 'fill in the applicant, and tick what was asked for' },
    { name: 'edition', value: 'V', help: 'another version than the one in use' },
  ],
  examples: [
    'empanel privilege form --facility riverside-surgery',
    'empanel privilege form family-medicine-procedures --facility riverside-surgery -o form.html',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const { facilitiesOf, facilityMeant } = await import('../../privileges/facility-resolution.ts');
    const facility = facilityMeant(await facilitiesOf(ledger), input.text('facility'));
    const key = input.argumentIfGiven('form');
    if (key === undefined) {
      await context.show(formTable(facility, asOf));
      return 0;
    }
    const form = formMeant(facility, key, input.text('edition'), asOf);
    const words = input.text('provider');
    const [{ paperFormats, renderedPaper }, { paperFormat }, { delineationPaper }, { privilegeCase }] =
      await Promise.all([
        import('../../../render/paper.ts'),
        import('../../paper-format.ts'),
        import('../../../reports/privileges/delineation-form.ts'),
        import('../../privileges/privilege-resolution.ts'),
      ]);
    const who = words === undefined ? null : await privilegeCase(context, ledger, words);
    const request =
      who?.privileges.requests.findLast(
        (one) =>
          one.facility === facility.key &&
          one.lines.some((line) => line.form.key === form.key && line.form.version === form.version),
      ) ?? null;
    const paper = delineationPaper({ facility, form, subject: who?.subject ?? null, request, asOf });
    const format = paperFormat(context, paperFormats);
    printPaper(context, renderedPaper(paper, format), format, 'form');
    sayWhatIsTicked(context, who?.subject.name, request?.id);
    return 0;
  },
};

function sayWhatIsTicked(context: Context, name: string | undefined, request: string | undefined): void {
  if (name === undefined) return;
  context.say(request === undefined ? `${name} has asked for nothing on this form` : `ticked as in request ${request}`);
}

/** The version of a form that is in use, or the one asked for; refuses what there is not. */
function formMeant(facility: Facility, key: string, edition: string | undefined, asOf: CalendarDate): PrivilegeForm {
  const forms = facility.privilegeForms ?? [];
  const named = forms.filter((one) => one.key === key);
  if (named.length === 0) {
    const keys = [...new Set(forms.map((one) => one.key))];
    const near = nearest(key, keys, { limit: 1 })[0];
    throw new UserError('record/not-found', `${facility.key} has no form \`${key}\``, {
      hint: near === undefined ? `forms: ${keys.join(', ') || 'none'}` : `did you mean \`${near}\`?`,
    });
  }
  const found = named.findLast((one) => (edition === undefined ? isCurrentForm(one, asOf) : one.version === edition));
  if (found !== undefined) return found;
  const versions = named.map(({ version }) => version).join(', ');
  throw new UserError(
    'record/not-found',
    edition === undefined
      ? `no version of \`${key}\` is in use on ${asOf}`
      : `the form \`${key}\` has no version \`${edition}\``,
    { hint: `versions: ${versions}; name one with --edition` },
  );
}

function formTable(facility: Facility, asOf: CalendarDate): Parameters<Context['show']>[0] {
  const forms = (facility.privilegeForms ?? []).filter((one) => isCurrentForm(one, asOf));
  return {
    report: 'privilege-forms',
    title: `Privilege forms of ${facility.name}`,
    asOf,
    columns: [
      { id: 'form', label: 'Form', type: 'text', priority: 1 },
      { id: 'specialty', label: 'Specialty', type: 'text', priority: 1 },
      { id: 'version', label: 'Version', type: 'text', priority: 2 },
      { id: 'lines', label: 'Lines', type: 'integer', priority: 2 },
      { id: 'department', label: 'Department', type: 'text', priority: 3 },
      { id: 'approvedOn', label: 'Approved', type: 'date', priority: 4 },
      { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
    ],
    rows: forms.map((one) => ({
      cells: {
        form: one.key,
        specialty: one.specialty,
        version: one.version,
        lines: one.lines.length,
        department: one.department ?? null,
        approvedOn: one.approved ?? null,
        facility: facility.key,
      },
    })),
    notes: [],
    empty: `${facility.name} has no privilege form in use.`,
    ...(forms[0] === undefined
      ? {}
      : { next: `empanel privilege form ${forms[0].key} --facility ${facility.key} -o form.html` }),
  };
}
