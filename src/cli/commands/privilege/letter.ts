import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Letter } from '../../../domain/letter.ts';
import {
  type LetterKind,
  letterAudience,
  letterKinds,
  letterKindWords,
  placeholdersOf,
} from '../../../domain/letter-template.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import type { Specialist } from '../../../domain/nouns/workspace.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { LetterAsked, LetterSubject } from '../../../reports/letter-values.ts';
import { inWordsOnly } from '../../../rules/privileging/criterion.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import { printPaper } from '../../printing.ts';

const formats = ['md', 'html', 'eml'] as const;

/** Letters of the medical staff office. */
export const command: Command = {
  summary: 'letters: appointment, decision, affiliation, request',
  description: `Writes one of: ${letterKinds.map((kind) => `${kind} (${letterKindWords[kind]})`).join(', ')}; as Markdown, HTML for paper, or a draft of mail (eml). The wording is that of \`letters\` in the document of the facility or in empanel.yaml, else ours. Placeholders: ${[...new Set(letterKinds.flatMap((kind) => placeholdersOf[kind]))].map((one) => `{${one}}`).join(' ')}. A verification of affiliation goes to another facility and says nothing of peer review. Nothing is sent or recorded.`,
  arguments: [
    { name: 'kind', help: `one of ${letterKinds.join(', ')}` },
    { name: 'provider', help: 'NPI, name, key or id' },
  ],
  flags: [
    { name: 'facility', value: 'KEY', help: 'of which facility' },
    {
      name: 'missing',
      value: 'TEXT',
      many: true,
      help: 'something that is asked for; default: what the criteria lack',
    },
    { name: 'answer-by', value: 'DATE', help: 'day by which to answer a request for information' },
    { name: 'to', value: 'NAME', many: true, help: 'who is written to, line by line (default: the practitioner)' },
  ],
  examples: [
    'empanel privilege letter affiliation "ruiz, ana" --facility riverside-surgery --to "Harbor General"',
    'empanel privilege letter information-request "ruiz, ana" --facility riverside-surgery --missing "log of cases" --answer-by 2026-07-15',
  ],
  run: async (context, input) => {
    const kind = kindAsked(input.argument('kind'));
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const [{ facilitiesOf, facilityMeant }, { dossierOf, privilegeCase }, { paperFormat }] = await Promise.all([
      import('../../privileges/facility-resolution.ts'),
      import('../../privileges/privilege-resolution.ts'),
      import('../../paper-format.ts'),
    ]);
    const format = paperFormat(context, formats);
    const facility = facilityMeant(await facilitiesOf(ledger), input.text('facility'));
    const { subject, privileges: facts } = await privilegeCase(context, ledger, input.argument('provider'));
    const dossier = await dossierOf(ledger, subject);
    const who: LetterSubject = { subject, name: nameOf(dossier), facility, facts };
    const workspace = await context.workspace();
    const [{ grantsOf, letterValues, requestOf }, { privilegeLetter }, { specialistFor }] = await Promise.all([
      import('../../../reports/letter-values.ts'),
      import('../../../reports/privileges/privilege-letter.ts'),
      import('../../letter-signer.ts'),
    ]);
    const decided = requestOf('decision', who) !== undefined;
    mustHaveFacts(kind, who, { decided, temporary: grantsOf('temporary-privileges', who, undefined, asOf).length > 0 });
    const signer = specialistFor(context, workspace);
    const to = input.names('to').map((name) => noteText(name, '--to'));
    const { letter, unfilled } = privilegeLetter({
      kind,
      who,
      workspace: workspace.document,
      signer,
      asOf,
      values: letterValues(kind, who, await asked(context, input, kind, who)),
      to: to.length > 0 ? to : letterAudience[kind] === 'practitioner' ? [who.name] : ['Medical Staff Services'],
    });
    if (unfilled.length > 0)
      context.say(`left out, since nothing is known: ${unfilled.map((one) => `{${one}}`).join(', ')}`);
    await print(context, letter, format, {
      signer,
      email: kind === 'affiliation' ? undefined : dossier.contact?.email,
      name: who.name,
    });
    context.say('read it before sending; nothing was recorded');
    return 0;
  },
};

function kindAsked(words: string): LetterKind {
  const found = letterKinds.find((one) => one === words);
  if (found !== undefined) return found;
  const near = nearest(words, letterKinds, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${words}\` is not a letter`, {
    hint: near === undefined ? `letters: ${letterKinds.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

/** "Ana Ruiz, MD" */
function nameOf({ name, type }: Dossier): string {
  return [[name.first, name.middle, name.last].filter(Boolean).join(' '), name.suffix, type?.toUpperCase()]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** Refuses a letter about what has not happened. */
function mustHaveFacts(
  kind: LetterKind,
  { subject, facility, facts }: LetterSubject,
  { decided, temporary }: { readonly decided: boolean; readonly temporary: boolean },
): void {
  const here = <One extends { readonly facility: string }>(all: readonly One[]): readonly One[] =>
    all.filter((one) => one.facility === facility.key);
  const lacks: Readonly<Record<LetterKind, string | false>> = {
    appointment: here(facts.appointments).length === 0 && 'no appointment is on record',
    'temporary-privileges': !temporary && 'no temporary privileges are held',
    decision: !decided && 'nothing was granted or denied on a request',
    affiliation: false,
    'information-request': false,
  };
  const because = lacks[kind];
  if (because === false) return;
  throw new UserError('record/not-found', `${subject.name} at ${facility.name}: ${because}`, {
    hint: `\`empanel privilege show ${subject.key}\` shows what is`,
  });
}

async function asked(context: Context, input: Input, kind: LetterKind, who: LetterSubject): Promise<LetterAsked> {
  const asOf = await context.asOf();
  const answerBy = input.date('answer-by', asOf) ?? null;
  if (answerBy !== null && answerBy <= asOf) {
    throw new UserError('usage/bad-value', '`--answer-by` does not lie ahead', { hint: 'name a day that is to come' });
  }
  if (kind !== 'information-request' && (answerBy !== null || input.names('missing').length > 0)) {
    throw new UserError('usage/conflict', '`--missing` and `--answer-by` belong to `information-request`');
  }
  const missing = kind === 'information-request' ? missingOf(input, who) : [];
  const workspace = await context.workspace();
  const office = who.facility.medicalStaffOffice?.name ?? workspace.document.name ?? who.facility.name;
  return {
    asOf,
    office,
    missing,
    answerBy,
    hearingBy: kind === 'decision' ? await hearingBy(context, who, asOf) : null,
  };
}

/** What was named, else the criteria of the last request that nobody could tell or that are not met. */
function missingOf(input: Input, { facts, facility, subject }: LetterSubject): readonly string[] {
  const named = input.names('missing').map((words) => noteText(words, '--missing'));
  const request = facts.requests.findLast((one) => one.facility === facility.key);
  const criteria = (request?.lines ?? []).flatMap(({ line, criteria: all }) =>
    all
      .filter(({ state }) => state !== 'met')
      .map((one) => `${line.name}: ${one.criterion}${one.because === inWordsOnly ? '' : ` (${one.because})`}`),
  );
  const missing = named.length > 0 ? named : [...new Set(criteria)];
  if (missing.length > 0) return missing;
  throw new UserError('usage/missing', `nothing is missing from the request of ${subject.name}, as far as recorded`, {
    hint: 'name what is asked for with --missing',
  });
}

/** The last day to ask for a hearing when a denial for cause is told today, by the packs of the facility. */
async function hearingBy(context: Context, who: LetterSubject, on: CalendarDate): Promise<CalendarDate | null> {
  const { facility, subject } = who;
  const { requestOf } = await import('../../../reports/letter-values.ts');
  const request = requestOf('decision', who);
  const denied = request?.decisions.some(({ outcome, cause }) => outcome === 'denied' && cause === 'professional');
  if (denied !== true) return null;
  const { facilityClocks } = await import('../../../rules/facility-clock.ts');
  const asked = { facility, providerType: subject.type };
  return facilityClocks(await context.rules(), asked, 'hearing.actionNoticeOn', on).at(-1)?.dueOn ?? null;
}

interface Mail {
  readonly signer: Specialist | null;
  readonly email: string | undefined;
  readonly name: string;
}

async function print(
  context: Context,
  letter: Letter,
  format: (typeof formats)[number],
  { signer, email, name }: Mail,
): Promise<void> {
  if (format !== 'eml') {
    const { renderedLetter } = await import('../../../render/letter.ts');
    printPaper(context, renderedLetter(letter, format), format, 'letter');
    return;
  }
  const [{ mailMessage }, { calendarDateIn }, workspace] = await Promise.all([
    import('../../../render/letter-mail.ts'),
    import('../../../domain/calendar/calendar-date.ts'),
    context.workspace(),
  ]);
  const asOf = await context.asOf();
  const message = mailMessage(letter, {
    from: signer?.email === undefined ? null : { name: signer.name, address: signer.email },
    to: email === undefined ? null : { name, address: email },
    // A letter as of another day bears that day, at noon.
    at: calendarDateIn(context.at, workspace.timeZone) === asOf ? context.at : `${asOf}T12:00:00.000Z`,
  });
  context.emit(message, 'message');
}
