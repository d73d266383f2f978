import { UserError } from '../errors.ts';
import type { Io } from './io.ts';
import { moment } from './stopwatch.ts';

/** Watches for Ctrl-C during long work that writes file after file, so that it ends between two of them. */
export interface Interruption {
  /** Refuses to go on once the user has asked to stop. */
  readonly check: () => Promise<void>;
  /** Stops watching: from here on Ctrl-C ends the program at once, as usual. */
  readonly end: () => void;
}

/** Signals are only delivered between two turns of the event loop; this often there is one, in milliseconds. */
const turnMilliseconds = 50;

/** Starts watching. */
export function interruption(io: Pick<Io, 'onInterrupt'>): Interruption {
  let asked = false;
  let turnedAt = moment();
  const end = io.onInterrupt?.(() => {
    asked = true;
  });
  return {
    check: async () => {
      if (moment() - turnedAt > turnMilliseconds) {
        await new Promise((resolve) => setImmediate(resolve));
        turnedAt = moment();
      }
      if (asked)
        throw new UserError(
          'cancelled',
          'cancelled; what was written before stays, and the same command goes on from there',
        );
    },
    end: () => end?.(),
  };
}
