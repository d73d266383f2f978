/** A letter as a mail message (RFC 5322) that mail programs open as a draft: nothing is sent by this program. */

import { createHash } from 'node:crypto';
import { calendarDate, monthNames, weekday, weekdayNames } from '../domain/calendar/calendar-date.ts';
import type { Letter } from '../domain/letter.ts';
import { renderedLetter } from './letter.ts';
import { letterText } from './letter-text.ts';

/** A person or office with an address of mail. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** What a message says besides the letter. */
export interface Envelope {
  /** Null: the mail program fills in who writes. */
  readonly from: Mailbox | null;
  readonly to: Mailbox | null;
  /** ISO instant of the message. */
  readonly at: string;
}

/** The message: text and HTML as alternatives, lines of at most 76 characters, ended by CRLF. The same letter makes the same bytes. */
export function mailMessage(letter: Letter, envelope: Envelope): string {
  const { from, to, at } = envelope;
  const text = letterText(letter);
  const html = renderedLetter(letter, 'html');
  const digest = createHash('sha256')
    .update(JSON.stringify([from, to, at, letter.subject, text]))
    .digest('hex');
  // Between the parts stands a line that no part holds: quoted-printable writes `=_` as `=3D_`.
  const boundary = `=_${digest.slice(0, 32)}`;
  const domain = from?.address.split('@').at(-1) ?? 'empanel.invalid';
  const headers = [
    ...(from === null ? [] : [header('From', mailboxWords(from))]),
    ...(to === null ? [] : [header('To', mailboxWords(to))]),
    header('Subject', unstructured(letter.subject)),
    `Date: ${mailDate(at)}`,
    `Message-ID: <${digest.slice(32, 56)}@${domain}>`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ];
  const parts = [
    ['plain', text],
    ['html', html],
  ].map(([kind, body = '']) =>
    [
      `--${boundary}`,
      `Content-Type: text/${kind}; charset=utf-8`,
      'Content-Transfer-Encoding: quoted-printable',
      '',
      quotedPrintable(body),
    ].join('\r\n'),
  );
  return `${headers.join('\r\n')}\r\n\r\n${parts.join('\r\n')}\r\n--${boundary}--\r\n`;
}

/** RFC 5322 date in UTC of an ISO instant. */
function mailDate(at: string): string {
  const [date = '', time = ''] = at.split('T');
  const on = calendarDate(date);
  const month = monthNames[Number(date.slice(5, 7)) - 1] ?? '';
  const day = weekdayNames[weekday(on)];
  return `${day.slice(0, 3)}, ${Number(date.slice(8))} ${month.slice(0, 3)} ${date.slice(0, 4)} ${time.slice(0, 8)} +0000`;
}

function mailboxWords({ name, address }: Mailbox): readonly string[] {
  const plain = harmless(name);
  const words = isAscii(plain) ? [quotedName(plain)] : encodedWords(plain);
  return [...words, `<${harmless(address).replaceAll(/[\s<>,]/g, '')}>`];
}

/** A phrase as it may stand before an address. */
function quotedName(name: string): string {
  return /^[\w !#$%&'*+\-/=?^`{|}~]*$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
}

function unstructured(text: string): readonly string[] {
  const plain = harmless(text);
  return isAscii(plain) ? plain.split(' ') : encodedWords(plain);
}

/** A break in a header would begin another header. */
function harmless(text: string): string {
  return [...text].map((one) => (one < ' ' || one === '\u007f' ? ' ' : one)).join('');
}

function isAscii(text: string): boolean {
  return [...text].every((one) => one <= '~');
}

/** A header folded at blanks, so that no line is longer than 76 characters where its words allow it. */
function header(name: string, words: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of words) {
    if (line.length + 1 + word.length > 76 && line !== `${name}:`) {
      lines.push(line);
      line = ` ${word}`;
    } else line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** RFC 2047 encoded words of at most 75 characters, none of which ends within a character. */
function encodedWords(text: string): readonly string[] {
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character, 'utf8') > 39) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...words, chunk].map((one) => `=?utf-8?B?${Buffer.from(one, 'utf8').toString('base64')}?=`);
}

/** Text as quoted-printable (RFC 2045) with lines of at most 76 characters. */
function quotedPrintable(text: string): string {
  return text
    .replace(/\n$/, '')
    .split(/\r\n|\n/)
    .map(quotedLine)
    .join('\r\n');
}

function quotedLine(line: string): string {
  const bytes = [...Buffer.from(line, 'utf8')];
  const units = bytes.map((byte, at) => {
    const isLast = at === bytes.length - 1;
    const isBlank = byte === 0x20 || byte === 0x09;
    const isPlain = (byte >= 0x21 && byte <= 0x7e && byte !== 0x3d) || (isBlank && !isLast);
    return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const lines: string[] = [];
  let current = '';
  for (const each of units) {
    // A full stop at the beginning of a line may end a message on the way.
    const unit = current === '' && each === '.' ? '=2E' : each;
    if (current.length + unit.length > 75) {
      lines.push(`${current}=`);
      current = '';
    }
    current += unit;
  }
  return [...lines, current].join('\r\n');
}
