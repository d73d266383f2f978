import { Chalk, type ChalkInstance } from 'chalk';
import type { Tone } from '../domain/table.ts';

/** When colour is used. */
export type ColorChoice = 'auto' | 'always' | 'never';

/** Paints text for one stream; tones are always said in words as well. */
export interface Theme {
  readonly colored: boolean;
  paint(text: string, tone: Tone): string;
  bold(text: string): string;
  muted(text: string): string;
}

/**
 * Whether a stream gets colour: flag, then `EMPANEL_COLOR`, `NO_COLOR` (no-color.org), `FORCE_COLOR`, `TERM=dumb`, and
 * last whether it is a terminal.
 */
export function isColored(
  choice: ColorChoice,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  const wanted = choice === 'auto' ? env.EMPANEL_COLOR : choice;
  if (wanted === 'always') return true;
  if (wanted === 'never') return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0') return true;
  return isTTY && env.TERM !== 'dumb';
}

/** The colour asked for on a command line that may not be understood as a whole. */
export function colorTyped(argv: readonly string[]): ColorChoice {
  if (argv.includes('--no-color')) return 'never';
  const at = argv.findLastIndex((word) => word === '--color' || word.startsWith('--color='));
  const typed = argv[at] === '--color' ? argv[at + 1] : argv[at]?.slice('--color='.length);
  return typed === 'always' || typed === 'never' ? typed : 'auto';
}

/** The theme of a stream. */
export function theme(colored: boolean): Theme {
  if (!colored) return { colored, paint: asItIs, bold: asItIs, muted: asItIs };
  const chalk: ChalkInstance = new Chalk({ level: 1 });
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    good: (text) => chalk.green(text),
    muted: (text) => chalk.dim(text),
    plain: (text) => text,
  };
  return {
    colored,
    paint: (text, tone) => tones[tone](text),
    bold: (text) => chalk.bold(text),
    muted: (text) => chalk.dim(text),
  };
}

const asItIs = (text: string): string => text;
