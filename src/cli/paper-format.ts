import { UserError } from '../errors.ts';
import type { Context } from './context.ts';

/** The format of a letter or paper: as asked, else by the extension of `-o`, else the first. */
export function paperFormat<Format extends string>(context: Context, formats: readonly [Format, ...Format[]]): Format {
  const output = context.globals.text('output');
  const extension = output === undefined ? undefined : /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase();
  const asked = context.format() ?? extension ?? formats[0];
  const found = formats.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${asked}\` is not a format of this paper`, {
    hint: `formats: ${formats.join(', ')}`,
  });
}
