import { prose } from '../render/prose.ts';
import type { Context } from './context.ts';

/**
 * Prints words to be read: broken at the width of a terminal, in a pipe or the `-o` file with whole lines. What a line goes
 * on with is set in by `hang` cells.
 */
export function print(context: Context, text: string, what: string, hang = 0): void {
  const toFile = context.globals.text('output') !== undefined;
  context.emit(toFile ? text : prose(text, context.io.stdout.columns, hang), what);
}

/** Prints a letter or paper: as Markdown it is read on a terminal, any other format is for programs and stays as it is. */
export function printPaper(context: Context, text: string, format: string, what: string): void {
  if (format === 'md') print(context, text, what);
  else context.emit(text, what);
}
