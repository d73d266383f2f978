/** Letters to providers as they leave the program: on paper, or as a message that a mail program opens as a draft. */

import { calendarDateIn } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import type { Letter } from '../domain/letter.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Specialist } from '../domain/nouns/workspace.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from './context.ts';
import { paperFormat } from './paper-format.ts';
import { printPaper } from './printing.ts';

/** Formats of a letter to a provider, the first when none is asked for. */
const mailedFormats = ['md', 'html', 'eml'] as const;
/** One of the formats of a letter to a provider. */
export type MailedFormat = (typeof mailedFormats)[number];

/** The format asked for, by `--format` or the extension of `-o`. */
export function mailedFormat(context: Context): MailedFormat {
  return paperFormat(context, mailedFormats);
}

/** The last synced dossier of a provider; null of whoever has none. */
export async function dossierOf(ledger: Ledger, { kind, key }: Subject): Promise<Dossier | null> {
  const document = kind === 'provider' ? await ledger.documents.byKey('dossier', key) : undefined;
  return document === undefined ? null : (JSON.parse(document.body) as Dossier);
}

/** A letter with who it is from and for. */
export interface MailedLetter {
  readonly letter: Letter;
  readonly format: MailedFormat;
  /** Null: the office signs, and the mail program fills in who writes. */
  readonly signer: Specialist | null;
  /** The provider's dossier; null where there is none, as for organisations. */
  readonly dossier: Dossier | null;
  /** What is written, for the line that says where it went: "request", "letter". */
  readonly what: string;
}

/** Prints the letter; as a message it bears the addresses on file, and what is missing is told. */
export async function emitMailed(
  context: Context,
  { letter, format, signer, dossier, what }: MailedLetter,
): Promise<void> {
  if (format !== 'eml') {
    const { renderedLetter } = await import('../render/letter.ts');
    printPaper(context, renderedLetter(letter, format), format, what);
    return;
  }
  const { timeZone } = await context.workspace();
  const asOf = await context.asOf();
  const address = dossier?.contact?.email;
  if (address === undefined)
    context.warn(
      dossier === null
        ? 'no address of mail is on file: fill it in before sending'
        : 'the dossier has no `contact.email`: fill in the address before sending',
    );
  const { mailMessage } = await import('../render/letter-mail.ts');
  const message = mailMessage(letter, {
    from: signer?.email === undefined ? null : { name: signer.name, address: signer.email },
    to: dossier === null || address === undefined ? null : { name: calledName(dossier), address },
    // A letter as of another day bears that day, at noon.
    at: calendarDateIn(context.at, timeZone) === asOf ? context.at : `${asOf}T12:00:00.000Z`,
  });
  context.emit(message, 'message');
}

/** First and last name, as people are addressed. */
export function calledName({ name }: Dossier): string {
  return [name.first, name.last].filter(Boolean).join(' ');
}
