import type { Context } from './context.ts';

/** A counter on standard error for work of many steps. */
export interface Progress {
  /** One more step is done. */
  readonly step: () => void;
  readonly end: () => void;
}

const quietMilliseconds = 700;
const redrawMilliseconds = 120;

/** The clock is looked at for every so many steps at most, while they are quick: it takes longer than many a step. */
const longestStride = 32;

/**
 * Counts steps. Nothing shows in the first moments; then a terminal gets a line that is redrawn, anything else a line
 * for every tenth of the way, where the way is known.
 */
export function progress(context: Context, label: string, total?: number): Progress {
  const { stderr } = context.io;
  if (context.globals.on('quiet') || (total !== undefined && total < 2)) return { step: () => {}, end: () => {} };
  const now = (): number => Date.parse(context.io.now());
  const started = now();
  let done = 0;
  let drawnAt = 0;
  let shown = false;
  let tenth = 0;
  let lookedAt = started;
  let stride = 1;
  let look = 1;
  return {
    step: () => {
      done += 1;
      if (done < look && done !== total) return;
      const at = now();
      stride = at - lookedAt < redrawMilliseconds ? Math.min(2 * stride, longestStride) : 1;
      look = done + stride;
      lookedAt = at;
      if (at - started < quietMilliseconds) return;
      if (stderr.isTTY) {
        if (at - drawnAt < redrawMilliseconds) return;
        drawnAt = at;
        shown = true;
        stderr.write(`\r${label}: ${done}${total === undefined ? '' : ` of ${total}`}\u001B[K`);
      } else if (total !== undefined && Math.floor((done * 10) / total) > tenth) {
        tenth = Math.floor((done * 10) / total);
        stderr.write(`${label}: ${done} of ${total}\n`);
      }
    },
    end: () => {
      if (shown) stderr.write('\r\u001B[K');
    },
  };
}
