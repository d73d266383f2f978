import { longDate } from '../domain/calendar/calendar-date.ts';
import type { Letter, LetterPart } from '../domain/letter.ts';
import { harmlessText } from './cell-text.ts';

/** The letter as plain text, as mail programs without HTML show it. Lines end with a line feed and may be long. */
export function letterText(letter: Letter): string {
  const blocks = [
    letter.letterhead.join('\n'),
    longDate(letter.writtenOn),
    letter.to.join('\n'),
    letter.subject,
    letter.particulars.map(([name, value]) => `${name}: ${value}`).join('\n'),
    ...letter.parts.map(part),
    letter.signature.join('\n'),
  ];
  return `${blocks
    .filter((one) => one !== '')
    .map((one) => one.split('\n').map(harmlessText).join('\n'))
    .join('\n\n')}\n`;
}

function part(one: LetterPart): string {
  switch (one.kind) {
    case 'paragraph':
      return one.text;
    case 'list':
      return [one.heading, ...one.items.map((item) => `- ${item}`)].join('\n');
    case 'requests':
      return [
        one.heading,
        ...one.requests.map(({ title, text, when }, at) => `\n${at + 1}. ${title}\n   ${text}\n   ${when}`),
      ].join('\n');
    case 'chronology':
      return [one.heading, ...one.events.map(({ on, text }) => `${longDate(on)}: ${text}`)].join('\n');
    default:
      return one satisfies never;
  }
}
