/** A letter to a payer whose time to act has run out: the rule, the day and how it was counted, and what happened. */

import { type CalendarDate, daysBetween, longDate } from '../domain/calendar/calendar-date.ts';
import type { Application, Contact as LoggedContact, Step, StepName, Subject } from '../domain/facts.ts';
import type { Letter } from '../domain/letter.ts';
import type { Contact, Payer } from '../domain/nouns/payer.ts';
import type { Specialist, Workspace } from '../domain/nouns/workspace.ts';
import { countWords } from '../domain/number-forms.ts';
import type { PayerClock } from './payer-clock.ts';

/** What the letter is made of. */
export interface Escalation {
  readonly application: Application;
  readonly subject: Subject;
  readonly payer: Payer;
  readonly workspace: Workspace;
  /** Who signs; null: the office does. */
  readonly signer: Specialist | null;
  readonly asOf: CalendarDate;
  /** Names of groups by key; a group without one is told by its key. */
  readonly groups: ReadonlyMap<string, { readonly name: string }>;
  /** Clocks that have run out, the earliest first. */
  readonly clocks: readonly [PayerClock, ...PayerClock[]];
}

/** The letter. */
export function escalationLetter(escalation: Escalation): Letter {
  const { application, subject, payer, workspace, asOf, clocks } = escalation;
  // A letter leads with what surely binds the payer.
  const first = clocks.find(({ unsure }) => unsure.length === 0) ?? clocks[0];
  const filing = filingOf(application, asOf);
  const sent = filing.find((step) => step.name === 'submitted');
  const office = workspace.name ?? 'our office';
  const late = daysBetween(first.lateAfter, asOf);
  return {
    letterhead: lettersOf(workspace.letterhead ?? workspace.name ?? ''),
    writtenOn: asOf,
    to: addressee(payer),
    subject: `Overdue: ${application.type.replaceAll('-', ' ')} application of ${spokenName(subject)}`,
    particulars: particulars(escalation, sent),
    parts: [
      paragraph(
        `${office} ${sent === undefined ? 'asked for this' : `submitted this application on ${longDate(sent.on)}`}. ${cited(first)} gave ${payer.name} until ${longDate(first.lateAfter)}. That was ${countWords(late, 'day')} ago, and nothing that ends this time has reached us.`,
      ),
      ...(clocks.some(({ unsure }) => unsure.length > 0)
        ? [
            paragraph(
              'As we read it, the rule applies to this application. If you hold that it does not, please tell us why.',
            ),
          ]
        : []),
      {
        kind: 'list',
        heading: 'How the day was counted',
        items: clocks.flatMap((clock) => countedLines(clock, clocks.length > 1)),
      },
      { kind: 'chronology', heading: 'What happened', events: chronology(application, filing, asOf) },
      paragraph(
        'Please send us the decision in writing. If it still waits for something, please name in writing everything that it waits for, and the day on which it will be made.',
      ),
    ],
    signature: signature(escalation),
  };
}

function paragraph(text: string): Letter['parts'][number] {
  return { kind: 'paragraph', text };
}

/** "Ana Reyes" for a person filed as "Reyes, Ana". */
function spokenName({ kind, name }: Subject): string {
  const [last, ...first] = name.split(', ');
  return kind === 'provider' && first.length > 0 ? `${first.join(' ')} ${last}` : name;
}

/** Lines of a letterhead as it is written: by line, else as it stands. */
function lettersOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** "A.R.S. 20-3453, A" with no address: a letter is read on paper. */
function cited({ derivation }: PayerClock): string {
  const { source, section } = derivation.clock.cite;
  return section === undefined ? source : `${source}, ${section},`;
}

function countedLines(clock: PayerClock, named: boolean): readonly string[] {
  const { reading, clock: rule } = clock.derivation;
  if (reading.state !== 'running') return [];
  // Codes of durations are for packs; their words stand beside them.
  const steps = reading.arithmetic.map((step) => step.replaceAll(/ \((?:P[0-9A-Z]+|\d+BD)\)/g, '')).join('; ');
  return [named ? `${rule.title} (${cited(clock).replace(/,$/, '')}): ${steps}` : steps];
}

function particulars(
  { application, subject, payer, groups: known, clocks }: Escalation,
  sent: Step | undefined,
): readonly (readonly [string, string])[] {
  const products = application.lines
    .filter(({ product }) => clocks.some((clock) => reaches(clock, product, payer)))
    .flatMap((line) => payer.products?.find(({ key }) => key === line.product)?.name ?? line.product ?? []);
  const keys = new Set(application.lines.flatMap((line) => line.group ?? []));
  const groups = [...keys].map((key) => known.get(key)?.name ?? key);
  const reference = sent?.reference ?? null;
  return [
    [subject.kind === 'provider' ? 'Provider' : 'Applicant', spokenName(subject)] as const,
    ...(subject.npi === null ? [] : [['NPI', subject.npi] as const]),
    ...(products.length === 0 ? [] : [['Product', [...new Set(products)].join(', ')] as const]),
    ...(groups.length === 0 ? [] : [['Group', groups.join('; ')] as const]),
    ...(reference === null ? [] : [['Your reference', reference] as const]),
    ['Our reference', application.id] as const,
  ];
}

/** Whether a clock runs for a product: one still undecided, of a line of business that the rule binds. */
function reaches({ derivation }: PayerClock, product: string | null, payer: Payer): boolean {
  const wanted = derivation.clock.binds?.lines;
  const line = payer.products?.find(({ key }) => key === product)?.line;
  return (
    product !== null &&
    derivation.circumstance.products.includes(product) &&
    (wanted === undefined || line === undefined || wanted.includes(line))
  );
}

/** The steps of the filing that is open: from the last submission on. */
function filingOf(application: Application, asOf: CalendarDate): readonly Step[] {
  const steps = application.steps.filter((step) => step.on <= asOf);
  return steps.slice(
    Math.max(
      0,
      steps.findLastIndex((step) => step.name === 'submitted'),
    ),
  );
}

/** What a payer is told of a step; steps that are ours alone are left out. */
const stepWords: Readonly<Partial<Record<StepName, string>>> = {
  submitted: 'Application submitted',
  received: 'Receipt acknowledged by you',
  complete: 'Declared complete by you',
  'in-review': 'In review',
  committee: 'Before your committee',
  'info-requested': 'More information requested by you',
  answered: 'Information provided',
  returned: 'Returned by you',
  approved: 'Approved by you',
  denied: 'Denied by you',
  appealed: 'Appealed',
};

function chronology(
  application: Application,
  filing: readonly Step[],
  asOf: CalendarDate,
): readonly { readonly on: CalendarDate; readonly text: string }[] {
  const since = filing[0]?.on ?? application.openedOn;
  const steps = filing.flatMap(({ name, on, sequence, via, reference }) => {
    const words = stepWords[name];
    if (words === undefined) return [];
    const how = [via === null ? null : `via ${via}`, reference === null ? null : `reference ${reference}`];
    return [{ on, sequence, text: [words, ...how.filter((part) => part !== null)].join(', ') }];
  });
  const contacts = application.contacts
    .filter(({ on }) => since <= on && on <= asOf)
    .map((contact) => ({ on: contact.on, sequence: contact.sequence, text: contactText(contact) }));
  return [...steps, ...contacts]
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1))
    .map(({ on, text }) => ({ on, text }));
}

/** Contacts by channel. */
const channelWords = { phone: 'Call', email: 'E-mail', portal: 'Portal', fax: 'Fax', mail: 'Letter' } as const;

function contactText({ channel, rep, reference, text, promisedOn }: LoggedContact): string {
  const who = [
    channel === null ? 'Contact' : channelWords[channel],
    ...(rep === null ? [] : [`with ${rep}`]),
    ...(reference === null ? [] : [`(reference ${reference})`]),
  ].join(' ');
  return `${who}: ${text}${promisedOn === null ? '' : `; promised for ${longDate(promisedOn)}`}`;
}

/** Roles of contacts that letters about applications go to. */
const rightDesk = /escalat|credential|enrol|application|provider relations/i;

/** The contact of a payer that a letter goes to: with an address before one without, the right desk before another. */
export function escalationContact(payer: Payer): Contact | undefined {
  const score = (one: Contact): number =>
    (one.address === undefined ? 0 : 2) + (rightDesk.test(`${one.role ?? ''} ${one.name ?? ''}`) ? 1 : 0);
  return (payer.contacts ?? []).toSorted((left, right) => score(right) - score(left))[0];
}

function addressee(payer: Payer): readonly string[] {
  const contact = escalationContact(payer);
  const address = contact?.address;
  const place =
    address === undefined ? '' : [address.city, [address.state, address.zip].filter(Boolean).join(' ')].join(', ');
  return [
    payer.legalName ?? payer.name,
    contact?.name,
    address?.line1,
    address?.line2,
    place,
    ...(address === undefined ? [contact?.fax === undefined ? undefined : `Fax ${contact.fax}`, contact?.email] : []),
  ].filter((line) => line !== undefined && line !== '') as readonly string[];
}

function signature({ signer, workspace }: Escalation): readonly string[] {
  const lines = [signer?.name, signer?.title, workspace.name, signer?.phone, signer?.email];
  return lines.filter((line) => line !== undefined);
}
