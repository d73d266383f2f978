/** A delineation form to be printed and signed: the core, the lines around it, what each asks for, boxes to tick. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { durationText, parseDuration } from '../../domain/calendar/duration.ts';
import { certificationName } from '../../domain/certification-name.ts';
import type { Subject } from '../../domain/facts.ts';
import type { Criteria, Facility, Line, PrivilegeForm } from '../../domain/nouns/facility.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Paper, PaperPart, PaperSection } from '../../domain/paper.ts';
import { lackingResources } from '../../domain/privileges/facility-resources.ts';
import { focusedMethodWords } from '../../domain/privileges/focused-progress.ts';
import type { PrivilegeRequest } from '../../domain/privileges/privilege.ts';

/** What a form is made of. */
export interface FormParts {
  readonly facility: Facility;
  readonly form: PrivilegeForm;
  /** Whom it is for; null: an empty form. */
  readonly subject: Subject | null;
  /** The request whose lines are ticked; null: none. */
  readonly request: PrivilegeRequest | null;
  readonly asOf: CalendarDate;
}

const [empty, ticked] = ['☐', '☒'];

/** The form as a paper with the signatures that the facility asks for. */
export function delineationPaper(parts: FormParts): Paper {
  const { facility, form, subject, request, asOf } = parts;
  const core = form.lines.filter(({ kind }) => kind === 'core');
  const special = form.lines.filter(({ kind }) => kind === 'special');
  const department = facility.departments?.find(({ key }) => key === form.department);
  return {
    title: `Delineation of privileges: ${form.specialty}`,
    particulars: [
      ['Facility', facility.name],
      [
        'Form',
        `${form.key}, version ${form.version}${form.approvedBy === undefined ? '' : `, approved by ${form.approvedBy}${form.approved === undefined ? '' : ` ${longDate(form.approved as CalendarDate)}`}`}`,
      ],
      ['Applicant', subject === null ? '______________________________' : subject.name],
      ['NPI', subject?.npi ?? '____________________'],
      ['This is', typeWords(request)],
      ...(request === null ? [] : [['Requested', longDate(request.on)] as const]),
      ['Printed', longDate(asOf)],
    ],
    sections: [
      {
        heading: 'How to fill it in',
        parts: [
          {
            kind: 'paragraph',
            text: 'Tick only what you ask for. Privileges hold in this facility alone and only for what it has. Attach the proof that a line names; a line without it is not looked at.',
          },
        ],
      },
      ...core.map((line) => coreSection(line, parts)),
      ...(special.length === 0 ? [] : [specialSection(special, parts)]),
      ...(form.acknowledgment === undefined
        ? []
        : [{ heading: 'Acknowledgment', parts: [{ kind: 'paragraph' as const, text: form.acknowledgment }] }]),
      recommendationSection(facility, form),
    ],
    signatures: [
      subject === null ? 'Applicant' : `${subject.name}, applicant`,
      department?.chair === undefined ? 'Department chair' : `${department.chair}, chair, ${department.name}`,
      ...(facility.committees ?? [])
        .filter(({ kind }) => kind === 'credentials' || kind === 'mec' || kind === 'board')
        .map(({ name }) => `For the ${name}`),
    ],
  };
}

function typeWords(request: PrivilegeRequest | null): string {
  const mark = (type: PrivilegeRequest['type']): string => (request?.type === type ? ticked : empty);
  return `${mark('initial')} first request   ${mark('reappointment')} reappointment   ${mark('additional')} more privileges`;
}

/** The box of a line: ticked where it was asked for. */
function box({ key }: Line, { request, form }: FormParts): string {
  return request?.lines.some((one) => one.form.key === form.key && one.line.key === key) === true ? ticked : empty;
}

function coreSection(line: Line, parts: FormParts): PaperSection {
  return {
    heading: line.name,
    parts: [
      {
        kind: 'paragraph',
        text: `${box(line, parts)} I ask for the core privileges.${line.description === undefined ? '' : ` ${line.description}.`}`,
      },
      ...scope(line, parts),
      ...(line.procedures === undefined
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: 'The core includes these procedures. Strike out what you do not ask for:',
            },
            { kind: 'list' as const, items: line.procedures.map(procedureWords) },
          ]),
      {
        kind: 'table',
        columns: ['Needed the first time', 'Needed at reappointment', 'Focused evaluation'],
        rows: [[criteriaText(line.initial, parts), criteriaText(line.renewal, parts), focusedText(line)]],
      },
    ],
  };
}

function scope(line: Line, { facility, asOf }: FormParts): readonly PaperPart[] {
  const lacking = lackingResources(facility, line, asOf);
  const said = [
    ...limitsOf(line),
    ...(lacking.length === 0
      ? []
      : [`Not granted here today: ${lacking.map(({ key, because }) => `${key}, ${because}`).join('; ')}.`]),
  ];
  return said.length === 0 ? [] : [{ kind: 'paragraph', text: said.join(' ') }];
}

/** The ages and the settings that a line is for, a sentence each. */
function limitsOf({ ages = [], settings = [] }: Line): readonly string[] {
  return [
    ...(ages.length === 0 ? [] : [`Ages: ${ages.join(', ')}.`]),
    ...(settings.length === 0 ? [] : [`Settings: ${settings.map(plain).join(', ')}.`]),
  ];
}

function plain(word: string): string {
  return word.replaceAll('-', ' ');
}

function procedureWords({ name, code }: NonNullable<Line['procedures']>[number]): string {
  return code === undefined ? name : `${name} (${code})`;
}

function specialSection(lines: readonly Line[], parts: FormParts): PaperSection {
  return {
    heading: 'Privileges outside the core, each asked for by itself',
    parts: [
      {
        kind: 'table',
        columns: ['', 'Privilege', 'Needed the first time', 'At reappointment', 'Focused evaluation', 'Chair'],
        rows: lines.map((line) => [
          box(line, parts),
          specialWords(line, parts),
          criteriaText(line.initial, parts),
          criteriaText(line.renewal, parts),
          focusedText(line),
          `${empty}\u00a0yes ${empty}\u00a0limited ${empty}\u00a0no`,
        ]),
      },
    ],
  };
}

function specialWords(line: Line, parts: FormParts): string {
  const lacking = lackingResources(parts.facility, line, parts.asOf);
  const procedures = (line.procedures ?? []).map(procedureWords);
  const limits = limitsOf(line);
  return [
    line.name,
    ...(procedures.length === 0 ? [] : [`: ${procedures.join('; ')}`]),
    ...(limits.length === 0 ? [] : ['.']),
    ...limits.map((words) => ` ${words}`),
    ...(lacking.length === 0 ? [] : [` (not granted here today: ${lacking.map(({ key }) => key).join(', ')})`]),
  ].join('');
}

/** What a set of criteria asks for, in words. */
function criteriaText(criteria: Criteria | undefined, { form }: FormParts): string {
  if (criteria === undefined) return 'nothing more';
  const within = (code: string): string => {
    const length = parseDuration(code);
    return length === undefined ? code : durationText(length);
  };
  const parts = [
    ...(criteria.providerTypes === undefined
      ? []
      : [criteria.providerTypes.map((one) => one.toUpperCase()).join(' or ')]),
    ...(criteria.degrees === undefined ? [] : [`degree ${criteria.degrees.join(' or ')}`]),
    ...(criteria.training === undefined ? [] : [`training in ${criteria.training.join(' or ')}`]),
    ...(criteria.accreditation === undefined ? [] : [`accredited by ${criteria.accreditation.join(' or ')}`]),
    ...(criteria.boards === undefined
      ? []
      : [
          `board certified in ${criteria.boards.join(' or ')}${criteria.boardEligibleWithin === undefined ? '' : `, or eligible for ${within(criteria.boardEligibleWithin)} after training`}`,
        ]),
    ...(criteria.cases ?? []).map(({ count, within: time, of }) => `${count} ${of ?? 'cases'} in ${within(time)}`),
    ...(criteria.certifications ?? []).map(certificationName),
    ...(criteria.dea === true ? ['DEA registration'] : []),
    ...(criteria.references === undefined
      ? []
      : [`${criteria.references} peer ${criteria.references === 1 ? 'reference' : 'references'}`]),
    ...(criteria.privileges === undefined
      ? []
      : [
          `held too: ${criteria.privileges.map((key) => form.lines.find((one) => one.key === key)?.name ?? key).join(', ')}`,
        ]),
    ...(criteria.proof ?? []).map((paper) => `attach: ${paper}`),
    ...(criteria.other === undefined ? [] : [criteria.other]),
  ];
  return parts.length === 0 ? 'nothing more' : parts.join('; ');
}

function focusedText({ fppe }: Line): string {
  if (fppe === undefined) return 'as the department sets it';
  const time = parseDuration(fppe.within ?? '');
  return [
    ...(fppe.cases === undefined ? [] : [countWords(fppe.cases, 'case')]),
    ...(fppe.method === undefined ? [] : [focusedMethodWords[fppe.method]]),
    ...(time === undefined ? [] : [`within ${durationText(time)}`]),
  ].join(', ');
}

function recommendationSection(facility: Facility, form: PrivilegeForm): PaperSection {
  const chair = facility.departments?.find(({ key }) => key === form.department)?.chair;
  const bodies = (facility.committees ?? []).filter(
    ({ kind }) => kind === 'credentials' || kind === 'mec' || kind === 'board',
  );
  const blank = '____________________';
  const rows = [chair === undefined ? 'Department chair' : `Chair, ${chair}`, ...bodies.map(({ name }) => name)].map(
    (name) => [
      name,
      `${empty}\u00a0as asked  ${empty}\u00a0with conditions  ${empty}\u00a0modified  ${empty}\u00a0not`,
      blank,
      '________',
    ],
  );
  return {
    heading: 'Recommendations and decision',
    parts: [{ kind: 'table', columns: ['Who', 'Says', 'Conditions, lines left out', 'Day it was said'], rows }],
  };
}
