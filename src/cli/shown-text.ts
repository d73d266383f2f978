import { withoutSsns } from '../domain/identifiers/mask.ts';
import { harmlessText } from '../render/cell-text.ts';
import { prose } from '../render/prose.ts';
import type { OutputStream } from './io.ts';

/** What people typed, and files say, comes back in errors, warnings and receipts: harmless, and without whole Social Security numbers. */
export function shownText(text: string): string {
  return harmlessText(withoutSsns(text));
}

/** Longer passages in backticks are cut: a pasted page says no more than its beginning. */
const longestQuote = 300;

/** The text with quotes of a readable length. */
function withShortQuotes(text: string): string {
  return text.replaceAll(/`[^`]{301,}`/g, (quote) => {
    const quoted = [...quote.slice(1, -1)];
    return `\`${quoted.slice(0, longestQuote / 5).join('')}…\` (${quoted.length} characters)`;
  });
}

/** A line that begins with a label, as an error or a warning does; the label alone is painted. */
export function labelled(
  label: string,
  text: string,
  stream: OutputStream,
  paint: (label: string) => string = (plain) => plain,
): string {
  return `${paint(label)}${prose(`${label}: ${withShortQuotes(shownText(text))}`, stream.columns, 2).slice(label.length)}\n`;
}
