/**
 * A large ledger derived on more than one processor. All threads take a few subjects at a time from one list; what the others
 * derive goes to the first, which alone writes.
 */

import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import type { DerivationHelp, DerivedRows } from '../ledger/derived.ts';
import { deriveApart } from '../ledger/ledger.ts';
import { type DerivationSettings, deriveDeadlines } from '../rules/clocks/derivation.ts';
import { deriveParticipation } from '../rules/participation/derivation.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { chunkOf, spareThreads, threadStart } from './chunk-thread.ts';

/** What a thread is told, as plain data. */
export interface DerivationTask {
  /** The ledger, whose facts are committed. */
  readonly path: string;
  readonly ids: readonly string[];
  readonly rules: RuleSet;
  readonly settings: DerivationSettings;
}

/** Subjects that a thread takes at a time: about a tenth of a second of work. */
const share = 16;

/** Most of what is derived is let go at once: in a small room it is picked up all the time, in a large one it lies about. A thread that needs more ends, and the first does its share. MiB. */
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 128 };

/** Starts the other threads; undefined where there is no processor for one or the program was not built. */
export function derivationThreads(task: DerivationTask): DerivationHelp | undefined {
  const chunk = chunkOf(import.meta.filename);
  const count = spareThreads();
  if (chunk === undefined || count < 1) return undefined;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const threads = Array.from({ length: count }, () => {
    const { port1, port2 } = new MessageChannel();
    const workerData = { chunk, task, next, port: port2 };
    const worker = new Worker(threadStart, { eval: true, workerData, transferList: [port2], resourceLimits });
    const ended = new Promise<void>((resolve) => {
      // What a thread did not get to is derived by the first.
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    });
    return { port: port1, ended };
  });
  const received = (): readonly DerivedRows[] => threads.flatMap(({ port }) => waiting(port));
  return {
    claim: () => claimed(task.ids, next),
    received,
    rest: async () => {
      await Promise.all(threads.map(({ ended }) => ended));
      const rows = received();
      for (const { port } of threads) port.close();
      return rows;
    },
  };
}

/** What has arrived, taken without waiting: the first thread is at work all the time. */
function waiting(port: MessagePort): readonly DerivedRows[] {
  const rows: DerivedRows[] = [];
  for (let one = receiveMessageOnPort(port); one !== undefined; one = receiveMessageOnPort(port))
    rows.push(...(one.message as readonly DerivedRows[]));
  return rows;
}

/** What another thread does: takes its share and sends what it comes to. */
export async function runThread(): Promise<void> {
  if (isMainThread) return;
  const { task, next, port } = workerData as {
    readonly task: DerivationTask;
    readonly next: Int32Array;
    readonly port: MessagePort;
  };
  const { path, ids, rules, settings } = task;
  const derive = deriveDeadlines(rules, settings);
  const participation = deriveParticipation(rules, settings.role);
  await deriveApart(
    { path, derive, participation },
    () => claimed(ids, next),
    (rows) => port.postMessage(rows),
  );
}

function claimed(ids: readonly string[], next: Int32Array): readonly string[] {
  const from = Atomics.add(next, 0, share);
  return ids.slice(from, from + share);
}
