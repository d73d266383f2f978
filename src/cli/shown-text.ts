import { withoutSsns } from '../domain/identifiers/mask.ts';
import { harmlessText } from '../render/cell-text.ts';
import { prose } from '../render/prose.ts';
import type { OutputStream } from './io.ts';

/** What people typed, and files say, comes back in errors, warnings and receipts: harmless, and without whole Social Security numbers. */
export function shownText(text: string): string {
  return harmlessText(withoutSsns(text));
}

/** A line that begins with a label, as an error or a warning does; the label alone is painted. */
export function labelled(
  label: string,
  text: string,
  stream: OutputStream,
  paint: (label: string) => string = (plain) => plain,
): string {
  return `${paint(label)}${prose(`${label}: ${shownText(text)}`, stream.columns, 2).slice(label.length)}\n`;
}
