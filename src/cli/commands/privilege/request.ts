import {
  type AskedLine,
  decideLine,
  formKeeper,
  keptForm,
  requestPrivileges,
} from '../../../actions/privileges/privilege-request.ts';
import { isOpen, lineStanding } from '../../../domain/application.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import type { Facility, Line, PrivilegeForm } from '../../../domain/nouns/facility.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { isCurrentForm } from '../../../domain/privileges/form-version.ts';
import { type RequestType, requestTypes } from '../../../domain/privileges/privilege.ts';
import { bodiesOf } from '../../../domain/privileges/privilege-order.ts';
import { openLines } from '../../../domain/privileges/privilege-standing.ts';
import { folded, nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import { endedWithMembership } from '../../../rules/privilege-prerequisites.ts';
import type { Command } from '../../command.ts';
import { type Input, noteText } from '../../input.ts';
import { lineAhead, warnOutlived } from '../../privileges/privilege-checks.ts';
import { criteriaCount, criteriaMatters, lineCriteria } from '../../privileges/privilege-criteria.ts';
import {
  dossierOf,
  facilitiesAsked,
  happenedOn,
  heldGrants,
  lineKey,
  namedByKey,
  type PrivilegeCase,
  privilegeCase,
} from '../../privileges/privilege-resolution.ts';
import { linesReplaced, replacedRequests } from '../../privileges/replaced-request.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records a request for privileges. */
export const command: Command = {
  summary: 'ask for privileges: the request from form and dossier',
  description:
    'Builds the request of a provider from the form of the facility that is in use on the day, and compares each line with the dossier: met, not met, or cannot be told, with the reason. Without --line it asks for the core of the form; at reappointment for the lines that are held. The lines stay as the form has them now, whatever later versions say. Several facilities at once make a request each.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', many: true, help: 'where; several are possible' },
    { name: 'form', value: 'KEY', many: true, help: 'which form, where there are several' },
    { name: 'line', value: 'KEY', many: true, help: 'which lines, besides the core; `all` for every line' },
    { name: 'without', value: 'KEY', many: true, help: 'lines that are not wanted' },
    { name: 'type', value: 'T', choices: requestTypes, help: `${requestTypes.join(', ')} (default: by what is held)` },
    { name: 'category', value: 'KEY', help: 'category of the staff that is asked for' },
    { name: 'on', value: 'DATE', help: 'day the provider signed (default: the as-of day)' },
    {
      name: 'replaces',
      value: 'ID',
      help: 'the request that this one takes the place of; `none`: an application of its own',
    },
    { name: 'note', value: 'TEXT', help: 'anything a colleague should know' },
  ],
  examples: [
    'empanel privilege request "ruiz, ana" --facility riverside-surgery --dry-run',
    'empanel privilege request "ruiz, ana" --facility riverside-surgery --line all --on 2026-06-01 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const one = await privilegeCase(context, ledger, input.argument('provider'));
    const on = happenedOn(input, asOf);
    const facilities = await facilitiesAsked(ledger, input.texts('facility'));
    const dossier = await dossierOf(ledger, one.subject);
    const note = input.text('note');
    const wanted: Wanted[] = [];
    for (const facility of facilities) {
      const type = typeAsked(input, one, facility, on);
      const lines = linesAsked(input, one, facility, type, dossier, on);
      const ahead = lines.map(({ form, line }) => lineAhead(facility.key, form, line, on));
      warnOutlived(context, one, ahead);
      const known = { ...one.facts, privileges: one.privileges };
      const ended = endedWithMembership(known, facility.key, { on, from: on });
      if (ended !== undefined) context.warn(ended);
      refuseTwins(one, facility, type, lines, on, input.text('replaces'));
      const asked = [...lines.map(({ line }) => line.key), ...openKeys(one, facility, input.text('replaces'))];
      const kept: AskedLine[] = [];
      for (const { form, line } of lines) {
        const criteria = lineCriteria(line, { dossier, facility, privileges: one.privileges, type, asked, on });
        kept.push({ kept: await keptForm(ledger, { facility: facility.key, form }), line: line.key, criteria });
      }
      wanted.push({ facility, type, lines, kept, category: categoryAsked(input, facility) });
    }
    const replaced = replacedRequests(context, one, wanted, input.text('replaces'));
    const { value: ids, receipt } = await recorded(context, ledger, async (tx) => {
      const keep = formKeeper(tx);
      const made: string[] = [];
      for (const { facility, type, lines, kept, category } of wanted) {
        const replacesId = replaced.get(facility.key) ?? null;
        for (const line of linesReplaced(one, replacesId))
          await decideLine(tx, one.subject.id, { ...line, ...takenBackBy(on) });
        const request = {
          subjectId: one.subject.id,
          facility: facility.key,
          type,
          applicationId: applicationAt(one, facility.key, on),
          category,
          department: lines[0]?.form.department ?? null,
          on,
          replacesId,
          note: note === undefined ? null : noteText(note, '--note'),
          lines: kept,
        };
        made.push(await requestPrivileges(tx, request, keep));
      }
      return made;
    });
    await showReceipt(
      context,
      receipt,
      wanted.flatMap((asked, at) => requestLines(one, asked, ids[at] ?? '')),
      { requests: ids },
    );
    const [asked] = wanted;
    const department = asked?.lines[0]?.form.department ?? null;
    const first = asked === undefined ? 'board' : bodiesOf(asked.facility, { department })[0];
    context.say(`next: \`empanel privilege recommend ${ids[0] ?? one.subject.key} --body ${first} --outcome approve\``);
    return 0;
  },
};

/** A line with the form it stands on. */
interface FormLine {
  readonly form: PrivilegeForm;
  readonly line: Line;
}

interface Wanted {
  readonly facility: Facility;
  readonly type: RequestType;
  readonly lines: readonly FormLine[];
  readonly kept: readonly AskedLine[];
  readonly category: string | null;
}

function typeAsked(input: Input, one: PrivilegeCase, facility: Facility, on: CalendarDate): RequestType {
  const held = heldGrants(one.privileges, facility.key, on).some(({ basis }) => basis === 'regular');
  const type = input.choice('type', requestTypes) ?? (held ? 'additional' : 'initial');
  if (type === 'initial' && held) {
    throw new UserError('usage/conflict', `${one.subject.name} holds privileges at ${facility.name} already`, {
      hint: '`--type additional` asks for more, `--type reappointment` for the next term',
    });
  }
  if (type !== 'initial' && !held) {
    throw new UserError('usage/conflict', `${one.subject.name} holds no privileges at ${facility.name} on ${on}`, {
      hint: 'ask for them with `--type initial`: what has ended is not renewed',
    });
  }
  return type;
}

/** The forms in use on the day: those named, those of the lines that are held, or the only one. */
function formsAsked(
  input: Input,
  one: PrivilegeCase,
  facility: Facility,
  type: RequestType,
  dossier: Dossier,
  on: CalendarDate,
): readonly PrivilegeForm[] {
  const current = (facility.privilegeForms ?? []).filter((form) => isCurrentForm(form, on));
  if (current.length === 0) {
    throw new UserError('record/not-found', `${facility.name} has no privilege form in use on ${longDate(on)}`, {
      hint: `\`privilegeForms\` of facilities/${facility.key}.facility.yaml name them`,
    });
  }
  const words = input.texts('form');
  if (words.length > 0)
    return namedByKey(current, ({ key }) => key, words, `${facility.name} has no form in use named`);
  if (type !== 'initial') {
    const held = new Set(heldGrants(one.privileges, facility.key, on).map((grant) => grant.granted?.form.key));
    const theirs = current.filter(({ key }) => held.has(key));
    if (theirs.length > 0) return theirs;
  }
  const asked = new Set(input.texts('line').map(folded));
  const having = current.filter(({ lines }) => lines.some(({ key }) => asked.has(folded(key))));
  const fitting = current.filter((form) => fits(form, one, dossier, facility, on));
  const choice = having.length > 0 ? having : fitting.length > 0 ? fitting : current;
  const [only, other] = choice;
  if (only !== undefined && other === undefined) return [only];
  throw new UserError('usage/missing', '`--form` is not given', {
    hint: `forms of ${facility.name}: ${choice.map(({ key }) => key).join(', ')}`,
  });
}

/** Whether nothing in the core of a form speaks against the file: the form is of the person's specialty. */
function fits(
  form: PrivilegeForm,
  one: PrivilegeCase,
  dossier: Dossier,
  facility: Facility,
  on: CalendarDate,
): boolean {
  const asked = form.lines.map(({ key }) => key);
  const { privileges } = one;
  return form.lines
    .filter(({ kind }) => kind === 'core')
    .flatMap((line) => lineCriteria(line, { dossier, facility, privileges, type: 'initial', asked, on }))
    .every(({ state }) => state !== 'not-met');
}

/** The lines asked for: the core, unless it was asked for and more is, and those named; at reappointment those that are held and those named. */
function linesAsked(
  input: Input,
  one: PrivilegeCase,
  facility: Facility,
  type: RequestType,
  dossier: Dossier,
  on: CalendarDate,
): readonly FormLine[] {
  const forms = formsAsked(input, one, facility, type, dossier, on);
  const offered = forms.flatMap((form) => form.lines.map((line): FormLine => ({ form, line })));
  const named = (flag: string): ReadonlySet<string> =>
    new Set(input.texts(flag).map((word) => lineNamed(word, offered) ?? refuseUnknown(word, facility, forms)));
  const [wanted, without] = [named('line'), named('without')];
  const both = [...wanted].find((key) => without.has(key));
  if (both !== undefined) {
    throw new UserError('usage/conflict', `\`${both}\` is asked for with \`--line\` and left out with \`--without\``, {
      hint: 'name it once',
    });
  }
  const held = new Set(heldGrants(one.privileges, facility.key, on).map(lineKey));
  const open = new Set(openKeys(one, facility, input.text('replaces')));
  const isWanted = ({ line }: FormLine): boolean => {
    if (wanted.has('all') || wanted.has(line.key)) return true;
    if (type === 'reappointment') return held.has(line.key);
    return type === 'initial' && line.kind === 'core' && !(wanted.size > 0 && open.has(line.key));
  };
  const usual = offered.filter(isWanted);
  const lines = usual.filter(({ line }) => !without.has(line.key));
  if (lines.length > 0) return lines;
  if (usual.length > 0) {
    throw new UserError('usage/conflict', `\`--without\` leaves nothing to ask for: ${[...without].join(', ')}`, {
      hint: `\`--line\` names what is wanted: ${offered.map(({ line }) => line.key).join(', ')}`,
    });
  }
  throw new UserError('usage/missing', '`--line` is not given', {
    hint: `lines: ${offered.map(({ line }) => line.key).join(', ')}`,
  });
}

/** Keys of the lines that were asked for at a facility and that nobody has decided yet. */
function openKeys(one: PrivilegeCase, facility: Facility, replaces: string | undefined): readonly string[] {
  return one.privileges.requests
    .filter((request) => request.facility === facility.key && request.id !== replaces)
    .flatMap((request) => openLines(request, one.privileges).map(({ line }) => line.key));
}

/** The key of a line by the word typed, in any case; `all` stands for every line. */
function lineNamed(word: string, offered: readonly FormLine[]): string | undefined {
  if (word.toLowerCase() === 'all') return 'all';
  return offered.find(({ line }) => folded(line.key) === folded(word))?.line.key;
}

/** A line that these versions do not have; says so when another version of the form has it. */
function refuseUnknown(word: string, facility: Facility, forms: readonly PrivilegeForm[]): never {
  const elsewhere = (facility.privilegeForms ?? []).find((form) => form.lines.some(({ key }) => key === word));
  const versions = forms.map(({ key, version }) => `${key} ${version}`).join(', ');
  const keys = forms.flatMap(({ lines }) => lines.map(({ key }) => key));
  const near = nearest(word, keys, { limit: 1 })[0];
  throw new UserError('privilege/refused', `${versions} of ${facility.name} has no line \`${word}\``, {
    hint:
      elsewhere !== undefined
        ? `${elsewhere.key} ${elsewhere.version} has it`
        : near === undefined
          ? `lines: ${keys.join(', ')}`
          : `did you mean \`${near}\`?`,
  });
}

/** Nothing is asked for twice: not what another request waits for, nor what is held for good. */
function refuseTwins(
  one: PrivilegeCase,
  facility: Facility,
  type: RequestType,
  lines: readonly FormLine[],
  on: CalendarDate,
  replaces: string | undefined,
): void {
  const keys = new Set(lines.map(({ line }) => line.key));
  const twin = one.privileges.requests.find(
    (request) =>
      request.facility === facility.key &&
      request.id !== replaces &&
      openLines(request, one.privileges).some(({ line }) => keys.has(line.key)),
  );
  if (twin !== undefined) {
    const [again] = openLines(twin, one.privileges).filter(({ line }) => keys.has(line.key));
    throw new UserError(
      'record/exists',
      `${one.subject.name} asked for \`${again?.line.key}\` on ${longDate(twin.on)} (${twin.id})`,
      {
        hint: `\`empanel privilege withdraw ${twin.id}\` takes that back`,
      },
    );
  }
  if (type === 'reappointment') return;
  const held = heldGrants(one.privileges, facility.key, on).find(
    (grant) => grant.basis === 'regular' && keys.has(lineKey(grant)),
  );
  if (held === undefined) return;
  throw new UserError('record/exists', `${one.subject.name} holds \`${lineKey(held)}\` there (${held.id})`, {
    hint: '`--type reappointment` asks for the next term',
  });
}

function categoryAsked(input: Input, facility: Facility): string | null {
  const word = input.text('category');
  if (word === undefined) return null;
  const [found] = namedByKey(
    facility.categories ?? [],
    ({ key }) => key,
    [word],
    `${facility.name} has no category of staff named`,
  );
  return found?.key ?? null;
}

/** The open application for membership there, which this request goes with. */
function applicationAt(one: PrivilegeCase, facility: string, on: CalendarDate): string | null {
  const open = one.facts.applications.find(
    (application) =>
      application.facility === facility &&
      application.openedOn <= on &&
      application.lines.some((line) => isOpen(lineStanding(application, line, on).state)),
  );
  return open?.id ?? null;
}

/** How a line of a request whose place another takes is recorded. */
const takenBackBy = (on: CalendarDate) =>
  ({
    recommendationId: null,
    on,
    outcome: 'withdrawn',
    cause: 'request',
    underInvestigation: false,
    reason: 'another request takes its place',
  }) as const;

function requestLines(one: PrivilegeCase, { facility, type, lines, kept }: Wanted, id: string): readonly string[] {
  const versions = [...new Set(lines.map(({ form }) => `${form.key} ${form.version}`))].join(', ');
  return [
    `${id}: ${one.subject.name} asks ${facility.name} for ${countWords(lines.length, 'line')} of ${versions} (${type})`,
    ...lines.flatMap(({ line }, at) => {
      const criteria = kept[at]?.criteria ?? [];
      return [
        `  ${at + 1} ${line.key}: ${criteriaCount(criteria)}`,
        ...criteriaMatters(criteria).map((matter) => `      ${matter}`),
      ];
    }),
  ];
}
