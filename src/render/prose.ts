/** Prose on a terminal: lines broken at blanks, so that no word is cut by the edge of the window. */

/** What stands before the words of a line: blanks, the mark of a list, or a short column with a gap after it. */
const opening = /^ *(?:[-+*~!=→] |\d+\. |\S+ {2,})?/;
/** A command at the end of a line, a passage in backticks with what clings to it, or a word. */
const piece = /(?<=: |→ )empanel [a-z-]+(?!:|[a-z-])[^`]*$|(?:`[^`]*`|[^\s`]|`)+/g;
/** Terminals that say they are narrower do not know their width. */
const leastWidth = 20;
/** Code that is shown, and rows of a table of Markdown. */
const asItStands = /^(?: {4,}(?!\S+ {2,})|\|)/;

/**
 * The text with lines of at most `width` characters; what a line goes on with stands under its first word, or is set in by
 * `hang` where no mark stands before it. Commands and passages in backticks are never broken, so that they can be copied
 * whole: they may be longer. Without a width (no terminal) lines stay whole.
 */
export function prose(text: string, width: number | undefined, hang = 0): string {
  if (width === undefined || width < leastWidth) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width || asItStands.test(line) ? [line] : broken(line, width, hang)))
    .join('\n');
}

function broken(line: string, width: number, hang: number): readonly string[] {
  const [start = ''] = opening.exec(line) ?? [];
  const isMarked = start.trim() !== '';
  // Under a column that takes half of the line nothing could be read.
  const under = ' '.repeat(isMarked && start.length > width / 2 ? 2 : start.length + (isMarked ? 0 : hang));
  const lines: string[] = [];
  let now = start;
  let isEmpty = true;
  for (const [word] of line.slice(start.length).matchAll(piece)) {
    if (!isEmpty && now.length + 1 + word.length > width) {
      lines.push(now);
      now = under;
      isEmpty = true;
    }
    now += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, now];
}
