import { nearest } from '../domain/suggestion.ts';
import type { RenderOptions, Table } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { formatForFile, tableFormats } from '../render/formats.ts';
import { type Context, generator } from './context.ts';

/** A table in the format that `--format`, `--json` or the `-o` extension asks for; `table` by default. */
export async function renderedTable(
  table: Table,
  context: Context,
  options: Pick<RenderOptions, 'published'>,
): Promise<string | Uint8Array> {
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
