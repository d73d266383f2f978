/**
 * The rows of a long file judged on more than one processor. Each thread reads all that the first passes on and judges the
 * rows that are its own, so that what is known of one provider is read in one thread only; the first puts their lines
 * together in the order of the file. A thread takes the place of `judgedBatches` and nothing else: what it is told comes as
 * plain data, and a refusal in it is a refusal of the command.
 */

import { isMainThread, MessageChannel, type MessagePort, Worker, workerData } from 'node:worker_threads';
import { type ErrorCode, UserError } from '../errors.ts';
import { spareThreads, type ThreadChunk, threadStart } from './chunk-thread.ts';

/** How many verdicts of each kind. */
export type VerdictCounts = Readonly<Record<string, number>>;

/** How many rows to bill each group bills, by its key. */
export type BilledBy = Readonly<Record<string, number>>;

/** The lines of some rows that follow each other. */
export interface JudgedLines {
  readonly text: string;
  readonly counts: VerdictCounts;
  readonly billedBy: BilledBy;
  readonly rows: number;
}

/** What a thread made of its rows of a piece of the file. */
export interface OwnLines {
  /** Its lines, one after the other. */
  readonly text: string;
  /** The length of the line of each row of the piece; 0: the row is another thread's. */
  readonly lengths: Int32Array;
  readonly counts: VerdictCounts;
  readonly billedBy: BilledBy;
}

/** Which rows are a thread's own: those whose name falls to it. */
export interface OwnRows {
  readonly number: number;
  readonly of: number;
}

/** What a thread sends: lines, the end, or why it stopped. */
type Message =
  | { readonly lines: OwnLines }
  | { readonly end: true }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined } }
  | { readonly failed: string };

/** Pieces of the file that threads may be behind the first: enough that none waits, little enough to keep in memory. */
const piecesAhead = 2;

/** Most of what is made is let go at once; with room for more, more lies about. MiB. */
const resourceLimits = { maxYoungGenerationSizeMb: 32 };

/** Whether a row whose provider is so called is the thread's own: providers are dealt out by the end of their names. */
export function isOwn(name: string, { number, of }: OwnRows): boolean {
  if (of === 1) return true;
  const end = name.length - 1;
  const sum = end < 1 ? 0 : name.charCodeAt(end) * 31 + name.charCodeAt(end - 1);
  return sum % of === number;
}

/** How many threads judge rows where there is more than one processor: the first only puts their lines together. */
export function judgingThreads(): number {
  const spare = spareThreads();
  return spare < 1 ? 0 : spare + 1;
}

/** The lines of all rows in their order, a piece of the file at a time. */
export async function* judgedByThreads<Task>(
  chunk: ThreadChunk,
  task: Task,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<JudgedLines> {
  const of = judgingThreads();
  const threads = Array.from({ length: of }, (_, number) => new RowThread(chunk, task, { number, of }));
  try {
    let [sent, taken] = [0, 0];
    for await (const piece of pieces) {
      for (const thread of threads) thread.take(piece);
      sent += 1;
      if (sent - taken <= piecesAhead) continue;
      const lines = await nextOf(threads);
      taken += 1;
      if (lines !== undefined) yield lines;
    }
    for (const thread of threads) thread.take(null);
    for (let lines = await nextOf(threads); lines !== undefined; lines = await nextOf(threads)) yield lines;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

async function nextOf(threads: readonly RowThread[]): Promise<JudgedLines | undefined> {
  const parts = await Promise.all(threads.map((thread) => thread.next()));
  const lines = parts.filter((part) => part !== undefined);
  if (lines.length < parts.length) return undefined;
  return together(lines);
}

/** Lines of several threads in the order of their rows. */
function together(parts: readonly OwnLines[]): JudgedLines {
  const rows = parts[0]?.lengths.length ?? 0;
  const places = parts.map(() => 0);
  const texts: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const [index, { text, lengths }] of parts.entries()) {
      const length = lengths[row] as number;
      if (length === 0) continue;
      const place = places[index] as number;
      texts.push(text.slice(place, place + length));
      places[index] = place + length;
    }
  }
  const counts = summed(parts.map((part) => part.counts));
  return { text: texts.join(''), counts, billedBy: summed(parts.map((part) => part.billedBy)), rows };
}

/** Counts of several parts together. */
export function summed(parts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const part of parts) for (const [name, count] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** Another thread, as the first sees it. */
class RowThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #arrived: Message[] = [];
  readonly #exited: Promise<void>;
  #waiting: (() => void) | undefined;
  #ended = false;

  constructor(chunk: ThreadChunk, task: unknown, own: OwnRows) {
    const { port1, port2 } = new MessageChannel();
    this.#worker = new Worker(threadStart, {
      eval: true,
      workerData: { chunk, task, own, port: port2 },
      transferList: [port2],
      resourceLimits,
    });
    this.#port = port1;
    port1.on('message', (message: Message) => this.#take(message));
    this.#exited = new Promise((resolve) => this.#worker.on('exit', () => resolve()));
    this.#worker.on('error', (error) => this.#take({ failed: error.stack ?? String(error) }));
  }

  take(piece: Uint8Array | null): void {
    this.#port.postMessage(piece);
  }

  /** The lines of the next piece; undefined: there are no more. */
  async next(): Promise<OwnLines | undefined> {
    while (this.#arrived.length === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    const message = this.#arrived.shift() as Message;
    if ('lines' in message) return message.lines;
    if ('end' in message) {
      this.#ended = true;
      return undefined;
    }
    if ('failed' in message) throw new Error(`a thread ended: ${message.failed}`);
    const { code, message: words, hint } = message.refused;
    throw new UserError(code, words, hint === undefined ? {} : { hint });
  }

  /** Lets the thread keep what it loaded for the next, if it has come to its end; else ends it where it is. */
  async stop(): Promise<void> {
    this.#port.close();
    await (this.#ended ? this.#exited : this.#worker.terminate());
  }

  #take(message: Message): void {
    this.#arrived.push(message);
    this.#waiting?.();
    this.#waiting = undefined;
  }
}

/** What a thread is given. */
interface ThreadData<Task> {
  readonly task: Task;
  readonly own: OwnRows;
  readonly port: MessagePort;
}

/** What another thread does: makes lines of what arrives, and sends them. */
export async function judgeWhatArrives<Task>(
  linesOf: (task: Task, pieces: AsyncIterable<Uint8Array>, own: OwnRows) => AsyncIterable<OwnLines>,
): Promise<void> {
  if (isMainThread) return;
  const { task, own, port } = workerData as ThreadData<Task>;
  const send = (message: Message): void => port.postMessage(message);
  try {
    for await (const lines of linesOf(task, arriving(port), own)) send({ lines });
    send({ end: true });
  } catch (error) {
    if (error instanceof UserError) send({ refused: { code: error.code, message: error.message, hint: error.hint } });
    else send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    port.close();
  }
}

async function* arriving(port: MessagePort): AsyncGenerator<Uint8Array> {
  const arrived: (Uint8Array | null)[] = [];
  let waiting: (() => void) | undefined;
  port.on('message', (piece: Uint8Array | null) => {
    arrived.push(piece);
    waiting?.();
  });
  for (;;) {
    const piece = arrived.shift();
    if (piece === null) return;
    if (piece !== undefined) yield piece;
    else
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
  }
}

/** A file of which the beginning was read, to see whether it is long enough for threads: several pieces. */
export async function begun(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly isLong: boolean; readonly pieces: AsyncIterable<Uint8Array> }> {
  const all = pieces[Symbol.asyncIterator]();
  const [first, second] = [await all.next(), await all.next()];
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      for (const { done, value } of [first, second]) if (done !== true) yield value;
      for (let next = await all.next(); next.done !== true; next = await all.next()) yield next.value;
    } finally {
      await all.return?.();
    }
  }
  return { isLong: second.done !== true, pieces: whole() };
}
