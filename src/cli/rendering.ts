import { nearest } from '../domain/suggestion.ts';
import type { RenderOptions, Table, TableStream } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { formatForFile, type TableFormat, tableFormats } from '../render/formats.ts';
import { type Context, generator } from './context.ts';

/** A table in the format that `--format`, `--json` or the `-o` extension asks for; `table` by default. */
export async function renderedTable(
  table: Table,
  context: Context,
  options: Pick<RenderOptions, 'published'>,
): Promise<string | Uint8Array> {
  const format = formatAsked(context);
  const output = context.globals.text('output');
  if (format.binary === true && output === undefined && context.io.stdout.isTTY) {
    throw new UserError('usage/conflict', `\`${format.name}\` is not for a terminal`, {
      hint: 'name a file with `-o FILE`',
    });
  }
  const terminal = output === undefined && context.io.stdout.isTTY;
  const { render } = await format.load();
  return render(table, {
    terminal,
    width: terminal ? context.io.stdout.columns : undefined,
    paint: context.out.paint,
    generator,
    ...options,
  });
}

/**
 * How a table is printed while its rows are read, where the format that is asked for can do so; undefined on a terminal,
 * whose columns are as wide as their rows want.
 */
export async function streamRenderer(context: Context): Promise<((table: TableStream) => string) | undefined> {
  if (context.globals.text('output') === undefined && context.io.stdout.isTTY) return undefined;
  return (await formatAsked(context).load()).renderStream;
}

function formatAsked(context: Context): TableFormat {
  const output = context.globals.text('output');
  const name = context.format() ?? (output === undefined ? 'table' : formatForFile(output));
  const names = tableFormats.map((format) => format.name);
  const format = tableFormats.find((one) => one.name === name);
  if (format === undefined) {
    const near = name === undefined ? undefined : nearest(name, names, { limit: 1 })[0];
    throw new UserError(
      'usage/bad-value',
      name === undefined
        ? `the extension of \`${output}\` names no format`
        : `\`${name}\` is not a format of this command`,
      {
        hint:
          near === undefined
            ? `formats: ${names.join(', ')}`
            : `did you mean \`${near}\`? formats: ${names.join(', ')}`,
      },
    );
  }
  return format;
}
