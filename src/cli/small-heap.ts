/** Long work in little memory. */

import { setFlagsFromString } from 'node:v8';

/**
 * Does work for which V8 lets go what is no longer used once half as much again was added. Most of what lists and documents
 * are read into is soon done with, and by itself V8 lets it grow to several times what is in use. Afterwards all is as
 * before: what V8 keeps for the next start is for the settings that it was made under.
 */
export async function inSmallHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  setFlagsFromString('--heap-growing-percent=50');
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
  }
}
