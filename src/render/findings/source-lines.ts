/** The lines of a code frame: what of each is shown, and where the carets go. Columns count code points, from 1. */

import type { Excerpt } from '../../domain/check-report.ts';
import type { Finding } from '../../domain/finding.ts';
import { singleLine } from '../cell-text.ts';
import { displayWidth } from '../display-width.ts';

/** A line of a frame. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
  /** The shown text before the carets, and how many cells these take; absent on lines without carets. */
  readonly mark?: { readonly before: string; readonly width: number };
}

/** Lines longer than this are cut where the terminal sets no narrower limit. */
const widestLine = 160;
const narrowestLine = 40;

/**
 * The lines of an excerpt, tabs as blanks and control characters visible, those too long for `room` cells cut to the part
 * around the finding. A finding that goes on over several lines has its carets to the end of its first line.
 */
export function sourceLines(finding: Finding, excerpt: Excerpt, room: number | undefined): readonly SourceLine[] {
  const limit = Math.max(narrowestLine, Math.min(room ?? widestLine, widestLine));
  const lines = excerpt.lines.map((line) => [...singleLine(line.replace(/\r?\n?$/, ''))]);
  const marked = lines[finding.line - excerpt.firstLine] ?? [];
  const from = Math.min(Math.max(0, finding.column - 1), marked.length);
  const until = finding.endLine > finding.line ? marked.length : Math.min(finding.endColumn - 1, marked.length);
  // One window for all lines keeps their indentation comparable.
  const start = marked.length <= limit || until <= limit - 1 ? 0 : Math.max(0, from - Math.floor(limit / 3));
  return lines.map((line, index) => {
    const number = excerpt.firstLine + index;
    const text = windowed(line, start, limit);
    if (number !== finding.line) return { number, text };
    const before = windowed(line, start, limit, from);
    const covered = line.slice(from, Math.min(Math.max(until, from + 1), start + limit - 1));
    return { number, text, mark: { before, width: Math.max(1, displayWidth(covered.join(''))) } };
  });
}

/** The part of a line from `start`, at most `limit` characters, cut ends shown as `…`; only up to `end` where it is given. */
function windowed(line: readonly string[], start: number, limit: number, end = line.length): string {
  const cutLeft = start > 0;
  const cutRight = line.length > start + limit;
  const last = Math.min(end, cutRight ? start + limit - 1 : line.length);
  const kept = line.slice(cutLeft ? start + 1 : start, last).join('');
  return `${cutLeft && line.length > start ? '…' : ''}${kept}${cutRight && end > last ? '…' : ''}`;
}
