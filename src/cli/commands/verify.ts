import { answerDiscrepancy, verify } from '../../actions/verify.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { elementHashes } from '../../domain/dossier-facts.ts';
import { elementWords } from '../../domain/element-words.ts';
import type { Credential, Discrepancy, Subject, SubjectFacts, Verification } from '../../domain/facts.ts';
import { isPlaced, verifiedHash } from '../../domain/verified-value.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { credentialMeant, evidenceGiven, evidenceId, type GivenEvidence } from '../evidence/evidence-input.ts';
import { type Input, noteText, pastDay } from '../input.ts';
import { dossierOf } from '../letter-output.ts';
import { differencesOf, rulesOfElement } from '../open-differences.ts';
import { type PlaceOfLook, placeOfLook, presentPlace } from '../place-of-look.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';

const results = ['verified', 'discrepant', 'not-found'] as const;

/** Elements of a file that are verified without being credentials with terms. */
const elements = [
  'education',
  'training',
  'work-history',
  'malpractice-history',
  'malpractice-cover',
  'license-sanctions',
  'medicare-medicaid-sanctions',
  'exclusions',
  'npdb',
  'references',
  'hospital-affiliation',
  'background-check',
  'identity',
  'opt-out',
  'organization-license',
  'accreditation',
  'site-visit',
  'medicare',
  'medicaid',
  'ownership',
] as const;

/** Credentials that stand in a dossier, which may have none of them. */
const kinds = ['license', 'dea', 'cds', 'board', 'certification', 'malpractice'] as const;

/** Words for elements that people use, with what the check covers. */
const byOtherNames: Readonly<Record<string, { readonly element: string; readonly scope: string | null }>> = {
  fingerprints: { element: 'background-check', scope: 'fingerprints' },
  fingerprint: { element: 'background-check', scope: 'fingerprints' },
};

/** Records a primary source verification. */
export const command: Command = {
  summary: 'record a primary source verification',
  description: `Records that a credential or element of the file was verified: from which source, on which day, by whom, with what result. CREDENTIAL is a kind (license, dea, board …), a credential id, or an element: ${elements.join(', ')}, fingerprints. A source that the rules do not accept is told; what was found is recorded all the same and reads \`source not accepted\`, unless \`--strict\` refuses it. A difference (\`--result discrepant --says TEXT\`) starts the time in which the provider may answer: \`empanel provider notice\` writes the letter, \`--answer TEXT\` records what came back.`,
  arguments: [
    { name: 'subject', help: 'NPI, name, key or id' },
    { name: 'credential', help: 'credential id or kind, or an element of the file' },
  ],
  flags: [
    { name: 'source', value: 'NAME', help: 'who was asked: the state board, ABMS, NPDB, an agency …' },
    { name: 'on', value: 'DATE', help: 'day of the verification (default: the as-of day)' },
    { name: 'reported', value: 'DATE', help: "date of the source's own report; the age counts from it" },
    { name: 'method', value: 'M', help: 'website, letter, phone, query' },
    { name: 'by', value: 'KEY', help: 'who verified, if not you' },
    { name: 'state', value: 'ST', help: 'which license, when there are several' },
    { name: 'result', value: 'R', choices: results, help: `${results.join(', ')} (default verified)` },
    { name: 'says', value: 'TEXT', help: 'what the source says otherwise (with --result discrepant)' },
    { name: 'answer-by', value: 'DATE', help: 'last day for the answer (default: as the rules say)' },
    { name: 'answer', value: 'TEXT', help: 'what was answered to an open difference' },
    { name: 'present-address', help: 'looked up for the address of today, though another was on record that day' },
    { name: 'scope', value: 'TEXT', help: 'what a background check covered: places, years, fingerprints' },
    { name: 'consent', value: 'DATE', help: 'day on which the person agreed to the check' },
    { name: 'evidence', value: 'FILE', help: 'the proof: a file, which is kept, or the id of one that is' },
    { name: 'strict', help: 'refuse a source that the rules do not accept' },
  ],
  examples: [
    'empanel verify "ruiz, ana" license --state OR --source "Oregon Medical Board" --dry-run',
    'empanel verify 1245319599 malpractice-history --source NPDB --dry-run',
    'empanel verify "ruiz, ana" fingerprints --source "Oregon State Police" --consent 2026-06-01 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const facts = await ledger.facts.of(subject.id);
    const dossier = await dossierOf(ledger, subject);
    const credentials = facts?.credentials ?? [];
    const matter = matterMeant(input, subject, credentials);
    if (input.text('answer') !== undefined) return answered(context, input, ledger, subject, facts, matter);
    const looked = await verificationGiven(context, input, matter, dossier?.birthDate);
    const place = await placeGiven(context, input, ledger, subject, facts, looked);
    const file =
      dossier === null
        ? { credentials, ...(place === null ? {} : { premises: place.premises }) }
        : { credentials, elementHashes: elementHashes(dossier) };
    const verification = { ...looked, valueHash: verifiedHash(looked, file, looked.on) };
    const judgement = await judgementOf(context, ledger, subject, verification);
    if (input.on('strict') && judgement.refused !== undefined) {
      throw new UserError('verification/not-accepted', judgement.refused, {
        hint: 'ask an accepted source, or leave out `--strict` to record it as not counting',
      });
    }
    const words = input.text('evidence');
    const given = words === undefined ? null : await evidenceGiven(context, ledger, words);
    const later = facts === undefined ? null : await laterLook(context, ledger, verification, facts);
    const warnings = [
      ...matterWarnings(verification, matter, subject, given),
      ...(later === null || verification.discrepancy === null
        ? []
        : [`${later.source} was asked later, on ${later.on}: that look stands, and no answer to this one is awaited`]),
      ...judgement.warnings,
      ...(place?.warnings ?? []),
    ];
    const about = {
      subjectId: subject.id,
      kind: matter.element,
      of: matter.credential?.id ?? null,
      on: verification.on,
    };
    const { value, receipt } = await recorded(context, ledger, async (tx) => {
      const evidence = given === null ? null : await evidenceId(tx, given, about);
      return verify(tx, subject.id, { ...verification, evidence });
    });
    for (const warning of warnings) context.warn(warning);
    await showReceipt(
      context,
      receipt,
      [
        `${subject.name}: ${matter.label} ${verification.result.replace('-', ' ')} on ${longDate(verification.on)} from ${verification.source}`,
      ],
      { id: value, warnings },
    );
    if (later === null) sayNext(context, subject, verification, value);
    return 0;
  },
};

/** What is verified: a credential, or an element of the file. */
interface Matter {
  readonly credential: Credential | null;
  readonly element: string;
  readonly label: string;
  readonly scope: string | null;
}

function matterMeant(input: Input, subject: Subject, credentials: readonly Credential[]): Matter {
  const words = input.argument('credential');
  const other = Object.hasOwn(byOtherNames, words) ? byOtherNames[words] : undefined;
  if (other !== undefined) return { credential: null, label: words, ...other };
  const kept = kinds.find((kind) => kind === words);
  if (kept !== undefined && !credentials.some(({ kind }) => kind === kept)) throw nothingOnFile(kept, subject);
  const credential = credentialMeant(words, credentials, input.text('state'), elements);
  return {
    credential: credential ?? null,
    element: credential?.kind ?? words,
    label: credential?.label ?? elementWords(words),
    scope: null,
  };
}

function nothingOnFile(kind: (typeof kinds)[number], { kind: subjectKind, name, key }: Subject): UserError {
  const message = `${name} has no \`${kind}\` on file to verify`;
  return new UserError('record/not-found', message, {
    hint:
      subjectKind === 'provider'
        ? `add it to the dossier and take it in with \`empanel sync\`, or ask for it with \`empanel provider intake ${key}\``
        : 'add it to the document and take it in with `empanel sync`',
  });
}

async function verificationGiven(
  context: Context,
  input: Input,
  { credential, element, scope }: Matter,
  bornOn: string | undefined,
): Promise<Omit<Verification, 'id' | 'sequence' | 'valueHash'>> {
  const asOf = await context.asOf();
  const source = noteText(input.required('source'), '--source');
  const day = (flag: string, until: CalendarDate, what: string): CalendarDate | undefined =>
    pastDay(input.date(flag, until), { until, what, where: `--${flag}`, bornOn });
  const on = day('on', asOf, 'the as-of day') ?? asOf;
  const words = input.text('scope');
  const checkOnly = (['scope', 'consent'] as const).find((flag) => input.text(flag) !== undefined);
  if (checkOnly !== undefined && element !== 'background-check')
    throw new UserError('usage/conflict', `\`--${checkOnly}\` belongs to a background check`, {
      hint: 'leave it out, or verify `background-check` or `fingerprints`',
    });
  return {
    element,
    credentialId: credential?.id ?? null,
    source,
    method: input.words('method'),
    on,
    by: input.words('by') ?? (await context.actor()),
    result: input.choice('result', results) ?? 'verified',
    evidence: null,
    reportedOn: day('reported', on, 'the day of the verification') ?? null,
    scope: scopeGiven(scope, words),
    consentOn: day('consent', on, 'the day of the check') ?? null,
    discrepancy: await discrepancyGiven(context, input, asOf),
  };
}

/** Where a look was made that is good for one place; null: it is good for any. */
async function placeGiven(
  context: Context,
  input: Input,
  ledger: Ledger,
  subject: Subject,
  facts: SubjectFacts | undefined,
  looked: Pick<Verification, 'element' | 'credentialId' | 'on'>,
): Promise<PlaceOfLook | null> {
  const isPresent = input.on('present-address');
  if (facts === undefined || !isPlaced(looked, facts)) {
    if (!isPresent) return null;
    throw new UserError('usage/conflict', '`--present-address` belongs to what is good for one place', {
      hint: 'leave it out: this is good wherever they are',
    });
  }
  const asOf = await context.asOf();
  return isPresent ? presentPlace(facts, asOf) : placeOfLook(ledger, subject, facts, looked.on, asOf);
}

/** What a check covered: what its name says of it, with what `--scope` adds. */
function scopeGiven(named: string | null, words: string | undefined): string | null {
  if (words === undefined) return named;
  const given = noteText(words, '--scope');
  return named === null || given.toLowerCase().includes(named) ? given : `${named}, ${given}`;
}

async function discrepancyGiven(context: Context, input: Input, asOf: CalendarDate): Promise<Discrepancy | null> {
  const says = input.text('says');
  const isDiscrepant = input.text('result') === 'discrepant';
  const needless = (['says', 'answer-by'] as const).find((flag) => input.text(flag) !== undefined && !isDiscrepant);
  if (needless !== undefined)
    throw new UserError('usage/conflict', `\`--${needless}\` belongs to \`--result discrepant\``, {
      hint: 'leave it out, or say `--result discrepant`',
    });
  if (says === undefined) {
    if (input.text('answer-by') !== undefined)
      throw new UserError('usage/missing', '`--says` is not given', {
        hint: 'an answer is asked to what a source says',
      });
    return null;
  }
  const asked = input.date('answer-by', asOf);
  if (asked !== undefined && asked < asOf)
    throw new UserError('usage/bad-value', `\`--answer-by\` lies before the as-of day, ${longDate(asOf)}`, {
      hint: 'the provider needs time to answer: a day that lies ahead',
    });
  const { answerDay } = await import('../../reports/discrepancy-letter.ts');
  const answerDueOn = asked ?? answerDay(await context.rules(), asOf);
  if (answerDueOn === null)
    throw new UserError('usage/missing', '`--answer-by` is not given', {
      hint: 'no rule says how long an answer may take; name the last day',
    });
  return { says: noteText(says, '--says'), answerDueOn, answeredOn: null, answer: null };
}

interface Judgement {
  readonly warnings: readonly string[];
  /** Why a strict office refuses it. */
  readonly refused?: string;
}

/** What the rules that count for the subject's files say of a verification before it is recorded. */
async function judgementOf(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  verification: Omit<Verification, 'id' | 'sequence'>,
): Promise<Judgement> {
  const [{ prospects }, { officeOf }] = await Promise.all([
    import('../../reports/verification-prospect.ts'),
    import('../office.ts'),
  ]);
  const question = {
    ledger,
    asOf: await context.asOf(),
    filters: { all: true, subjectId: subject.id },
    office: await officeOf(context),
  };
  const found = await prospects(question, verification);
  const refused = found.find(({ state }) => state === 'source not accepted');
  const warnings = found.map(({ message }) => message);
  return refused === undefined ? { warnings } : { warnings, refused: refused.message };
}

/** The look on a later day by which a difference that is recorded after it was resolved; null: there is none. */
async function laterLook(
  context: Context,
  ledger: Ledger,
  verification: Omit<Verification, 'id' | 'sequence'>,
  facts: SubjectFacts,
): Promise<Verification | null> {
  if (verification.discrepancy === null) return null;
  const { resolvingLook } = await import('../../rules/clocks/discrepancy-dates.ts');
  const made = { ...verification, id: '', sequence: Number.MAX_SAFE_INTEGER };
  return resolvingLook(made, facts, await rulesOfElement(context, ledger, facts));
}

/** What is odd about a verification by itself. */
function matterWarnings(
  { element, consentOn, result, discrepancy, on }: Omit<Verification, 'id' | 'sequence'>,
  { credential, label }: Matter,
  subject: Subject,
  evidence: GivenEvidence | null,
): readonly string[] {
  const begun = (credential?.terms ?? []).flatMap(({ from }) => from ?? []).toSorted()[0];
  const whose = evidence !== null && 'kept' in evidence ? evidence.kept.subject : null;
  return [
    ...(element === 'background-check' && consentOn === null
      ? ['no consent is recorded; a background check needs the person’s written agreement first (`--consent DATE`)']
      : []),
    ...(result === 'discrepant' && discrepancy === null
      ? ['nobody is told of the difference; `--says TEXT` records what the source says and starts the time to answer']
      : []),
    ...(begun !== undefined && on < begun ? [`${label} begins on ${begun}, after the day of this look: ${on}`] : []),
    ...(whose !== null && whose.id !== subject.id ? [`the evidence is kept for ${whose.name}`] : []),
  ];
}

function sayNext(
  context: Context,
  subject: Subject,
  { discrepancy }: Omit<Verification, 'id' | 'sequence'>,
  id: string,
): void {
  if (discrepancy === undefined || discrepancy === null || context.format() === 'json') return;
  context.say(`the answer is due by ${longDate(discrepancy.answerDueOn)}`);
  if (!context.globals.on('dry-run'))
    context.say(`next: \`empanel provider notice ${subject.key} ${id} -o notice.html\``);
}

/** Records the answer to the newest open difference about a matter. */
async function answered(
  context: Context,
  input: Input,
  ledger: Ledger,
  subject: Subject,
  facts: SubjectFacts | undefined,
  matter: Matter,
): Promise<number> {
  const needless = ['source', 'result', 'says', 'answer-by', 'reported', 'scope', 'consent', 'evidence'].find(
    (flag) => input.text(flag) !== undefined,
  );
  if (needless !== undefined)
    throw new UserError('usage/conflict', `\`--answer\` and \`--${needless}\` exclude each other`, {
      hint: 'what a source says after the answer is a verification of its own',
    });
  const asOf = await context.asOf();
  const on = pastDay(input.date('on', asOf), { until: asOf, what: 'the as-of day', where: '--on' }) ?? asOf;
  const open = (facts?.verifications ?? []).findLast(
    (one) =>
      one.element === matter.element &&
      one.credentialId === (matter.credential?.id ?? null) &&
      (matter.scope === null || one.scope?.toLowerCase().includes(matter.scope) === true) &&
      one.on <= on &&
      one.discrepancy?.answeredOn === null,
  );
  if (open === undefined)
    throw new UserError('record/not-found', `no difference about \`${matter.label}\` waits for an answer`, {
      hint: '`empanel report verification` shows what is discrepant',
    });
  const text = noteText(input.required('answer'), '--answer');
  const { receipt } = await recorded(context, ledger, (tx) => answerDiscrepancy(tx, open.id, { on, text }));
  await showReceipt(context, receipt, [`${subject.name}: ${matter.label}, answered on ${longDate(on)}: ${text}`]);
  if (context.format() !== 'json') {
    const others = (await differencesOf(context, ledger, subject.id)).filter(
      ({ verification }) =>
        verification.element === open.element &&
        verification.credentialId === open.credentialId &&
        verification.id !== open.id,
    );
    for (const { verification } of others)
      context.say(`what ${verification.source} said on ${longDate(verification.on)} waits for an answer of its own`);
    context.say(
      'the element stays discrepant until it is verified anew or decided on: record what the source says now',
    );
  }
  return 0;
}
