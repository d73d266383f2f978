/** A schedule through the billing gate on more than one processor: every thread has the verdicts of its own providers. */

import { openLedger } from '../ledger/ledger.ts';
import { scheduleVerdictTable } from '../reports/billing-answer.ts';
import { chunkOf } from './chunk-thread.ts';
import { type JudgedLines, judgedByThreads, judgeWhatArrives, type OwnLines, type OwnRows } from './row-threads.ts';
import { judgedRows, type ScheduleAsked, scheduleGate } from './schedule-verdicts.ts';
import { linesOf } from './verdict-output.ts';

/** What a thread is told, as plain data. */
export interface ScheduleTask extends ScheduleAsked {
  readonly ledger: string;
  /** The schedule as refusals call it. */
  readonly path: string;
  readonly format: string;
}

/** The lines of all rows; undefined where the program was not built, which only the first thread can do without. */
export function scheduleLines(
  task: ScheduleTask,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<JudgedLines> | undefined {
  const chunk = chunkOf(import.meta.filename);
  return chunk === undefined ? undefined : judgedByThreads(chunk, task, pieces);
}

/** What another thread does: judges the rows of its own providers. */
export async function runThread(): Promise<void> {
  await judgeWhatArrives(ownLines);
}

async function* ownLines(
  task: ScheduleTask,
  pieces: AsyncIterable<Uint8Array>,
  own: OwnRows,
): AsyncGenerator<OwnLines> {
  const ledger = await openLedger({ path: task.ledger, mode: 'read' });
  try {
    const gate = await scheduleGate(ledger, task);
    for await (const { rows, places, read, counts, billedBy } of judgedRows(gate, pieces, task.path, own)) {
      const { text, lengths } = await linesOf(task.format, scheduleVerdictTable, task.asOf, rows);
      const all = new Int32Array(read);
      for (const [index, place] of places.entries()) all[place] = lengths[index] as number;
      yield { text, lengths: all, counts, billedBy };
    }
  } finally {
    await ledger.close();
  }
}
