import { isOpen, lineStanding } from '../domain/application.ts';
import { lastDate } from '../domain/calendar/calendar-date.ts';
import type { Application, ApplicationOfSubject, PayerFacts, Subject, SubjectKind } from '../domain/facts.ts';
import { npiSuggestions } from '../domain/identifiers/npi.ts';
import { pastedDigits } from '../domain/identifiers/pasted-text.ts';
import { nameFits, nameReadings } from '../domain/person-name.ts';
import { folded, nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from './context.ts';

/** The subject meant by an NPI, a ledger id or its prefix, a key, or a name written any way round. */
export async function resolvedSubject(
  context: Context,
  ledger: Ledger,
  words: string,
  kinds: readonly SubjectKind[] = ['provider', 'group', 'facility'],
): Promise<Subject> {
  const all = await allSubjects(ledger);
  const subjects = all.filter((subject) => kinds.includes(subject.kind));
  const found = subjectsMeant(words, subjects);
  if (found.length === 1) return found[0] as Subject;
  if (found.length > 1) return chosen(context, words, found, (subject) => `${subject.name} (${subject.key})`);
  const [other] = subjectsMeant(
    words,
    all.filter((subject) => !kinds.includes(subject.kind)),
  );
  throw other === undefined ? unknownSubject(words, subjects) : ofAnotherKind(other, words, kinds);
}

/** It is known, and no such thing as the command is about. */
function ofAnotherKind({ kind, name, key }: Subject, words: string, kinds: readonly SubjectKind[]): UserError {
  const members = kind === 'group' && kinds.includes('provider');
  return new UserError('record/not-found', `\`${words}\` is a ${kind}, ${name}; a ${kinds.join(' or ')} is asked for`, {
    hint: members
      ? `name one of its providers: \`empanel provider list --group ${key}\``
      : kinds.includes('provider')
        ? '`empanel provider list` shows who is in the ledger'
        : `name the ${kinds.join(' or ')} by its key`,
  });
}

const known = new WeakMap<Ledger, Promise<readonly Subject[]>>();

/** Every subject, read once: a command resolves what it was given before it writes. */
function allSubjects(ledger: Ledger): Promise<readonly Subject[]> {
  const read = known.get(ledger) ?? ledger.subjects.list();
  known.set(ledger, read);
  return read;
}

/** The subjects that words may mean; the surest way of naming that fits any wins. */
export function subjectsMeant(words: string, subjects: readonly Subject[]): readonly Subject[] {
  const text = words.trim();
  const digits = pastedDigits(text);
  const ways: readonly ((subject: Subject) => boolean)[] = [
    (subject) =>
      subject.key === text ||
      subject.id === text ||
      (digits.length === 10 && subject.kind === 'provider' && subject.npi === digits),
    (subject) => /^[pgf]-[0-9a-z]+$/.test(text) && subject.id.startsWith(text),
    (subject) => folded(subject.name) === folded(text),
    (subject) => subject.kind === 'provider' && nameReadings(subject.name).some((name) => nameFits(text, name)),
    (subject) => subject.kind !== 'provider' && text.length >= 3 && folded(subject.name).startsWith(folded(text)),
  ];
  for (const fits of ways) {
    const found = subjects.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** The practice named by `--practice`, or undefined for all; refuses a key that neither the workspace nor a document names. */
export async function practiceAsked(context: Context, ledger: Ledger): Promise<string | undefined> {
  const words = context.globals.text('practice');
  if (words === undefined) return undefined;
  const declared = (await context.workspaceIfAny())?.document.practices?.map(({ key }) => key) ?? [];
  const carried = (await allSubjects(ledger)).flatMap(({ practice }) => practice ?? []);
  const practices = [...new Set([...declared, ...carried])].sort();
  if (practices.includes(words)) return words;
  const near = nearest(words, practices, { limit: 1 })[0];
  throw new UserError('record/not-found', `no practice has the key \`${words}\``, {
    hint:
      near === undefined ? `practices: ${practices.join(', ') || 'none is named yet'}` : `did you mean \`${near}\`?`,
  });
}

/** Refuses what is none of the keys that are known; `what` names the thing: `location`. */
export function refuseUnknownKey(what: string, words: string, known: readonly string[]): void {
  if (known.includes(words)) return;
  const near = nearest(words, known, { limit: 1 })[0];
  throw new UserError('record/not-found', `no ${what} has the key \`${words}\``, {
    hint: near === undefined ? `known: ${[...new Set(known)].join(', ') || 'none'}` : `did you mean \`${near}\`?`,
  });
}

function unknownSubject(words: string, subjects: readonly Subject[]): UserError {
  const byNpi = new Map(
    subjects.filter((one) => one.kind === 'provider' && one.npi !== null).map((one) => [one.npi as string, one]),
  );
  const npi = /\d{9}/.test(words)
    ? npiSuggestions(words, (one) => byNpi.has(one)).find((one) => byNpi.has(one))
    : undefined;
  if (npi !== undefined) {
    return new UserError('record/not-found', `no subject has the NPI \`${words}\``, {
      hint: `did you mean ${npi} (${byNpi.get(npi)?.name})?`,
    });
  }
  const names = new Map(
    subjects.flatMap((one) =>
      [one.key, one.name, ...one.name.split(', ').slice(0, 1)].map((name) => [name, one] as const),
    ),
  );
  const near = nearest(words, names.keys(), { limit: 1 })[0];
  const meant = near === undefined ? undefined : names.get(near);
  return new UserError('record/not-found', `no provider, group or facility is known as \`${words}\``, {
    hint:
      meant === undefined
        ? '`empanel provider list` shows who is in the ledger; `empanel sync` takes new dossiers in'
        : `did you mean ${meant.name} (${meant.key})?`,
  });
}

async function chosen<T>(context: Context, words: string, found: readonly T[], label: (one: T) => string): Promise<T> {
  if (!context.interactive) {
    const shown = found.slice(0, 8).map(label);
    const more = found.length > shown.length ? `, and ${found.length - shown.length} more` : '';
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} records`, {
      hint: `${shown.join('; ')}${more}`,
    });
  }
  const { answer } = await import('./prompts.ts');
  const index = await answer(context, {
    flag: 'npi',
    message: `Which one is \`${words}\`?`,
    choices: found.map((one, at) => ({ value: String(at), name: label(one) })),
  });
  return found[Number(index)] as T;
}

/**
 * The application meant by its id or a unique prefix of it, or by `SUBJECT/PAYER`: the open one of that subject at that
 * payer or facility, else the newest.
 */
export async function resolvedApplication(
  context: Context,
  ledger: Ledger,
  words: string,
): Promise<ApplicationOfSubject> {
  const all = await ledger.applications.list();
  const found = applicationsMeant(words.trim(), all);
  const label = ({ application, subject }: ApplicationOfSubject): string =>
    `${application.id} ${subject.name}, ${application.payer ?? application.facility}`;
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) return chosen(context, words, found, label);
  const slash = words.lastIndexOf('/');
  if (slash > 0) throw unknownPair(words.slice(0, slash), words.slice(slash + 1), all);
  const ids = all.map(({ application }) => application.id);
  const near = nearest(prefixOf(words), ids, { limit: 1 })[0];
  const meant = all.find(({ application }) => application.id === near);
  throw new UserError('record/not-found', `no application is known as \`${words}\``, {
    hint:
      meant === undefined ? '`empanel application list` shows them with their ids' : `did you mean ${label(meant)}?`,
  });
}

function unknownPair(who: string, asked: string, all: readonly ApplicationOfSubject[]): UserError {
  const theirs = all.filter(({ subject }) => subjectsMeant(who, [subject]).length > 0);
  const places = [...new Set(theirs.map(({ application }) => application.payer ?? application.facility ?? ''))];
  const near = nearest(asked, places, { limit: 1 })[0] ?? (places.length === 1 ? places[0] : undefined);
  return new UserError('record/not-found', `\`${who}\` has no application at \`${asked}\``, {
    hint:
      near !== undefined
        ? `did you mean \`${who}/${near}\`?`
        : places.length > 0
          ? `there are: ${places.map((place) => `${who}/${place}`).join(', ')}`
          : '`empanel application list` shows them all',
  });
}

function prefixOf(words: string): string {
  const text = words.trim().toLowerCase();
  return text.startsWith('a-') ? text : `a-${text}`;
}

function applicationsMeant(words: string, all: readonly ApplicationOfSubject[]): readonly ApplicationOfSubject[] {
  const slash = words.lastIndexOf('/');
  if (slash > 0) return applicationsAt(words.slice(0, slash), words.slice(slash + 1), all);
  const prefix = prefixOf(words);
  const exact = all.filter(({ application }) => application.id === prefix);
  return exact.length > 0 || words === '' ? exact : all.filter(({ application }) => application.id.startsWith(prefix));
}

function applicationsAt(
  who: string,
  asked: string,
  all: readonly ApplicationOfSubject[],
): readonly ApplicationOfSubject[] {
  const subjects = new Map(all.map(({ subject }) => [subject.id, subject]));
  const meant = new Set(subjectsMeant(who, [...subjects.values()]).map((subject) => subject.id));
  const there = all.filter(
    ({ application, subject }) =>
      meant.has(subject.id) && (application.payer === asked || application.facility === asked),
  );
  const open = there.filter(({ application }) =>
    application.lines.some((line) => isOpen(lineStanding(application, line, lastDate).state)),
  );
  if (open.length > 0) return open;
  const newest = there
    .map(({ application }) => application.openedOn)
    .sort()
    .at(-1);
  return there.filter(({ application }) => application.openedOn === newest);
}

/** Every payer by its key. */
export async function payersOf(ledger: Ledger): Promise<ReadonlyMap<string, PayerFacts>> {
  return (await ledger.facts.context()).payers;
}

/** The payer with this key; suggests the nearest key or name. */
export function resolvedPayer(payers: ReadonlyMap<string, PayerFacts>, words: string): PayerFacts {
  const found = payers.get(words) ?? [...payers.values()].find((payer) => folded(payer.name) === folded(words));
  if (found !== undefined) return found;
  const names = new Map(
    [...payers.values()].flatMap((payer) => [[payer.key, payer.key] as const, [payer.name, payer.key] as const]),
  );
  const near = nearest(words, names.keys(), { limit: 1 })[0];
  throw new UserError('record/not-found', `no payer has the key \`${words}\``, {
    hint: near === undefined ? payersWords(payers) : `did you mean \`${names.get(near)}\`?`,
  });
}

/** "payers: aetna, cigna"; where there is none, how one is made. */
export function payersWords(payers: ReadonlyMap<string, PayerFacts>): string {
  const keys = [...payers.keys()].slice(0, 12).join(', ');
  return `payers: ${keys || 'none yet; `empanel document new payer KEY` makes a file to fill in, `empanel sync` takes it in'}`;
}

/** "Ruiz, Ana → Aetna (a-7k3fq2mx)" */
export function applicationLabel(
  application: Application,
  subject: Subject,
  payers: ReadonlyMap<string, PayerFacts>,
): string {
  const asked =
    application.payer === null ? application.facility : (payers.get(application.payer)?.name ?? application.payer);
  return `${subject.name} → ${asked} (${application.id})`;
}

/** The cells that say whom a row is about. */
export function subjectCells(subject: Subject): {
  readonly subject: string;
  readonly subjectKind: string;
  readonly npi: string | null;
} {
  return { subject: subject.key, subjectKind: subject.kind, npi: subject.kind === 'provider' ? subject.npi : null };
}
