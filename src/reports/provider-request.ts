/** One plain letter to a provider: every open item once, for all payers, each with its true date. */

import { type CalendarDate, isCalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Letter, LetterRequest } from '../domain/letter.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Specialist, Workspace } from '../domain/nouns/workspace.ts';
import { countWords } from '../domain/number-forms.ts';
import type { OpenItem } from './open-items.ts';

/** What the letter is made of. */
export interface ProviderRequest {
  readonly dossier: Dossier;
  readonly workspace: Workspace;
  /** Who signs; null: the office does. */
  readonly signer: Specialist | null;
  readonly asOf: CalendarDate;
  readonly items: readonly OpenItem[];
}

/** What a date without a payer is for. */
const everyPayer = 'every payer';

/** The letter. */
export function providerRequest({ dossier, workspace, signer, asOf, items }: ProviderRequest): Letter {
  const theirs = items.filter((one) => one.ask !== null);
  const ours = items.filter((one) => one.ask === null);
  const payers = [...new Set(theirs.flatMap((one) => one.for))].filter((one) => one !== everyPayer);
  const who = [dossier.name.first, dossier.name.last].filter(Boolean).join(' ');
  return {
    letterhead: (workspace.letterhead ?? workspace.name ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    writtenOn: asOf,
    to: [[who, dossier.name.credentials].filter(Boolean).join(', '), dossier.contact?.email ?? ''].filter(
      (line) => line !== '',
    ),
    subject:
      theirs.length === 0
        ? 'Your enrollment: nothing is needed from you at present'
        : `What we need for your enrollment: ${countWords(theirs.length, 'item')}`,
    particulars: [['NPI', dossier.npi]],
    parts: [
      {
        kind: 'paragraph',
        text:
          theirs.length === 0
            ? 'Nothing is needed from you at present.'
            : `This is everything that is open${payers.length === 0 ? '' : ` for ${words(payers)}`}, once each. A date stands only where there is one. Answer in any order, and tell us if something does not apply to you.`,
      },
      ...(theirs.length === 0
        ? []
        : [
            {
              kind: 'requests' as const,
              heading: 'What we need from you',
              requests: theirs.map((one) => request(one, asOf)),
            },
          ]),
      ...(ours.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              heading: 'What we see to ourselves; there is nothing for you to do',
              items: [...new Set(ours.map((one) => one.title))],
            },
          ]),
      {
        kind: 'paragraph',
        text: 'Please do not send a whole Social Security number or birth date by e-mail; call us instead.',
      },
    ],
    signature: [signer?.name, signer?.title, workspace.name, signer?.phone, signer?.email].filter(
      (line) => line !== undefined,
    ),
  };
}

function request({ title, because, ask, due, for: waiting }: OpenItem, asOf: CalendarDate): LetterRequest {
  const fact = because === '' ? '' : `${sentence(spelledDates(because))} `;
  return { title, text: `${fact}${ask ?? ''}`, when: whenWords(due, waiting, asOf) };
}

function whenWords(due: OpenItem['due'], waiting: OpenItem['for'], asOf: CalendarDate): string {
  if (due === null)
    return waiting.length === 0 ? 'No date is set.' : `No date is set; ${words(waiting)} cannot go on without it.`;
  const others = due.for === everyPayer ? [] : waiting.filter((one) => one !== due.for);
  const also = others.length === 0 ? '' : `; then also for ${words(others)}`;
  return `${due.on < asOf ? 'Was due' : 'By'} ${longDate(due.on)}, for ${due.for}${also}.`;
}

/** ISO dates within a sentence as people write them. */
function spelledDates(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => (isCalendarDate(date) ? longDate(date) : date));
}

function sentence(text: string): string {
  const closed = /[.!?]$/.test(text) ? text : `${text}.`;
  return `${closed.charAt(0).toUpperCase()}${closed.slice(1)}`;
}

/** "A, B and C". */
function words(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'your file') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
