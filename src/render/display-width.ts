/** Text measured in terminal cells: the one door to string-width. */

import stringWidth from 'string-width';

/** Text of characters that are one cell wide each: ASCII, accented Latin letters, dashes and quotes. Almost all text is. */
const narrow = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
const ellipsis = '…';

/** The cells a text takes on a terminal: two for East Asian wide characters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

/**
 * The text in lines of at most `width` cells, broken at blanks where it can be, inside a word where it must. Text that needs
 * more than `maxLines` is cut, its last line ending in `…`.
 */
export function wrapped(text: string, width: number, maxLines = Number.POSITIVE_INFINITY): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  return [...kept.slice(0, -1), ended(kept.at(-1) ?? '', width)];
}

/** The line with an ellipsis at its end, within the width. */
function ended(line: string, width: number): string {
  const characters = graphemes(line);
  while (characters.length > 0 && displayWidth(characters.join('')) + 1 > width) characters.pop();
  return characters.join('').trimEnd() + ellipsis;
}

/** A word in parts that each fit the width. */
function pieces(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of graphemes(word)) {
    if (part !== '' && displayWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

const ascii = /^[\x20-\x7e]*$/;

/** Made when a text first needs it: setting it up takes longer than writing a whole report. */
let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): string[] {
  if (ascii.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (one) => one.segment);
}
