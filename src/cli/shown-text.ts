import { withoutSsns } from '../domain/identifiers/mask.ts';
import { harmlessText } from '../render/cell-text.ts';

/** What people typed, and files say, comes back in errors, warnings and receipts: harmless, and without whole Social Security numbers. */
export function shownText(text: string): string {
  return harmlessText(withoutSsns(text));
}
