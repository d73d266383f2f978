import type { ActPage } from '../../domain/act-page.ts';
import type { Table } from '../../domain/table.ts';
import type { Context } from '../context.ts';

/** Shows a page of acts: on a terminal as text with acts that can be copied, else as its table in the format asked for. */
export async function showActPage(context: Context, page: ActPage, table: Table): Promise<void> {
  const { stdout } = context.io;
  const asText =
    context.globals.text('output') === undefined && stdout.isTTY && (context.format() ?? 'table') === 'table';
  if (!asText) return context.show(table);
  const { renderedActPage } = await import('../../render/act-page.ts');
  context.emit(renderedActPage(page, { width: stdout.columns ?? 100, paint: context.out.paint }), 'page');
}
