import { createHash } from 'node:crypto';
import { isOpen, lineStanding } from '../domain/application.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { publishedAfter } from '../domain/published-events.ts';
import type { PublishedEvent, Table } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { eventSummary } from '../render/event-summary.ts';
import { formatForFile } from '../render/formats.ts';
import type { Context } from './context.ts';

/**
 * Calendar events of a table with their sequence numbers, when the table goes out as a calendar: unchanged events keep
 * their number and stamp, changed ones get the next, and those published before that no longer hold are cancelled. What
 * was published is remembered in the ledger.
 */
export async function publishedEvents(context: Context, table: Table): Promise<readonly PublishedEvent[] | undefined> {
  const output = context.globals.text('output');
  const format = context.format() ?? (output === undefined ? undefined : formatForFile(output));
  const columns = {
    uid: table.columns.find((column) => column.role === 'uid'),
    due: table.columns.find((column) => column.role === 'due'),
  };
  if (format !== 'ics' || columns.uid === undefined || columns.due === undefined) return undefined;
  const { uid, due } = columns;
  const workspace = await context.workspaceIfAny();
  const domain = createHash('sha256')
    .update(workspace?.document.id ?? '')
    .digest('hex')
    .slice(0, 12);
  const uidOf = (id: string): string => `${id}@${domain}.empanel.invalid`;
  const wanted = new Map(
    table.rows
      .filter((row) => typeof row.cells[due.id] === 'string')
      .map(
        (row) =>
          [
            uidOf(String(row.cells[uid.id])),
            { dueOn: String(row.cells[due.id]), summary: eventSummary(table, row) },
          ] as const,
      ),
  );
  const ledger = await context.ledger();
  const known = await ledger.published();
  const held = new Set((await heldIds(ledger, table.report, await context.asOf())).map(uidOf));
  // Applications and deadlines have calendars of their own; their ids begin with different letters.
  const letter = table.report === 'status' ? 'a' : 'e';
  const events = publishedAfter(wanted, known, (id) => id.startsWith(letter) && !held.has(id), context.at);
  const changed = events.filter(
    (event) => !known.some((one) => one.uid === event.uid && one.sequence === event.sequence),
  );
  if (changed.length > 0 && !context.globals.on('dry-run') && context.globals.text('known-at') === undefined) {
    await remember(context, changed).catch((error: unknown) => {
      // Who may only read the ledger still gets the calendar; the numbers are as if it had never been handed out.
      if (!(error instanceof UserError) || error.code !== 'ledger/read-only') throw error;
      context.warn(`${error.message}: that this calendar was handed out is not remembered`);
    });
  }
  return events;
}

/** The ids that still hold in the calendar of a report: of open application lines for `status`, else of deadlines. */
async function heldIds(ledger: Ledger, report: string, asOf: CalendarDate): Promise<readonly string[]> {
  if (report !== 'status') return (await ledger.deadlines.list({ asOf })).map((deadline) => deadline.id);
  return (await ledger.applications.list()).flatMap(({ application }) =>
    application.lines
      .filter((line) => isOpen(lineStanding(application, line, asOf).state))
      .map((line) => `${application.id}.${line.number}`),
  );
}

async function remember(context: Context, events: readonly PublishedEvent[]): Promise<void> {
  const ledger = await context.ledgerForWriting();
  const command = {
    name: `${context.command} (calendar)`,
    actor: await context.actor(),
    at: context.at,
    asOf: await context.asOf(),
    irreversible: true,
  };
  await ledger.write(command, async (tx) => {
    for (const event of events) {
      const row = {
        sequence: event.sequence,
        stamped_at: event.stampedAt,
        due_on: event.dueOn,
        summary: event.summary,
        cancelled: event.cancelled ? 1 : 0,
      } as const;
      if ((await tx.row('published', event.uid)) === undefined)
        await tx.insert('published', { uid: event.uid, ...row });
      else await tx.update('published', event.uid, row);
    }
  });
}
