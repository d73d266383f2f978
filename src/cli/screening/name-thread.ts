/**
 * Similar names looked for by another thread, while the first looks up whom NPI, birth date and business name lead to: the
 * one takes about as long as the other, and only names and numbers go to and fro.
 */

import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { NameBatch, NameIndex } from '../../domain/matching/name-index.ts';
import { type NameSearch, nameSearch, OurNames } from '../../domain/matching/name-search.ts';
import { chunkOf, spareThreads, type ThreadChunk, threadStart } from '../chunk-thread.ts';

/** Fewer names are looked for before a thread has begun. */
const fewestNames = 5000;

/** What is found is kept, and what is made on the way is let go at once. MiB. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/** What a thread is told: our names, then where to look for them, as often as one likes; null behind the last. */
type Told = NameBatch | { readonly index: NameIndex } | null;

/**
 * Looks for names of ours: in a thread where there is a processor for one and it is worth it. It starts at once, so that it
 * knows them when a list has been read.
 */
export function nameSearchFor(names: readonly NameBatch[]): NameSearch {
  const chunk = chunkOf(import.meta.filename);
  const count = names.reduce((sum, { bearers }) => sum + bearers.length, 0);
  return count < fewestNames || chunk === undefined || spareThreads() < 1
    ? nameSearch(names)
    : new NameThread(chunk, names);
}

class NameThread implements NameSearch {
  readonly #worker: Worker;
  readonly #names: readonly NameBatch[];
  #answer: (found: Int32Array | undefined) => void = () => {};
  #hasEnded = false;

  constructor(chunk: ThreadChunk, names: readonly NameBatch[]) {
    this.#names = names;
    this.#worker = new Worker(threadStart, { eval: true, workerData: { chunk }, resourceLimits });
    this.#worker.on('message', (found: Int32Array) => this.#answer(found));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
    for (const batch of names) this.#tell(batch);
    // A command that fails meanwhile does not wait for it.
    this.#worker.unref();
  }

  async similarIn(index: NameIndex): Promise<Int32Array> {
    if (index.lasts.length === 0) return new Int32Array();
    const found = this.#hasEnded ? undefined : await this.#found(index);
    // Should the thread end before it has found anything, the names are looked for here.
    return found ?? nameSearch(this.#names).similarIn(index);
  }

  close(): void {
    this.#tell(null);
  }

  #found(index: NameIndex): Promise<Int32Array | undefined> {
    this.#worker.ref();
    this.#tell({ index });
    return new Promise((resolve) => {
      this.#answer = (found) => {
        this.#worker.unref();
        resolve(found);
      };
    });
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told);
  }

  #end(): void {
    this.#hasEnded = true;
    this.#answer(undefined);
  }
}

/** What the other thread does: numbers the names, and looks for them where it is told to. */
export async function runThread(): Promise<void> {
  const port = parentPort;
  if (isMainThread || port === null) return;
  const ours = new OurNames();
  await new Promise<void>((resolve) => {
    port.on('message', (told: Told) => {
      if (told === null) {
        port.close();
        resolve();
      } else if ('index' in told) {
        const pairs = ours.similarIn(told.index);
        port.postMessage(pairs, [pairs.buffer as ArrayBuffer]);
      } else ours.add(told);
    });
  });
}
