/** How often each service is billed, as CSV: code, modifier, count. */

import { procedureCode } from '../domain/contracts/rate.ts';
import { UserError } from '../errors.ts';
import { csvRecords } from './csv-records.ts';

/** A service and how often it is billed. */
export interface Volume {
  readonly code: string;
  readonly modifier: string | null;
  readonly count: number;
}

/** Volumes of a file; the same service in several rows is summed. Every row is taken or refused. */
export interface Volumes {
  readonly rows: number;
  readonly volumes: readonly Volume[];
  readonly refused: readonly { readonly row: number; readonly because: string }[];
}

/** Reads volumes; refuses a file without `code` and `count`, and one without rows. */
export function volumesOf(bytes: Uint8Array, path: string): Volumes {
  const { header, records, refused: unread } = csvRecords(bytes, path);
  const countColumn = ['count', 'volume', 'units'].find((name) => header.includes(name));
  if (!header.includes('code') || countColumn === undefined) {
    throw new UserError('input/unreadable', `\`${path}\` has no columns \`code\` and \`count\``, {
      hint: 'the first row names the columns: code, modifier, count',
    });
  }
  if (records.length + unread.length === 0)
    throw new UserError('input/unreadable', `\`${path}\` has a header and no row`, {
      hint: 'each row names a code, a modifier and how often it is billed',
    });
  const refused = unread.map(({ row, reason }) => ({ row, because: reason }));
  const sums = new Map<string, Volume>();
  for (const { row, values } of records) {
    const code = procedureCode(values.code ?? '');
    const modifier = (values.modifier ?? '').toUpperCase();
    const count = (values[countColumn] ?? '').replaceAll(',', '');
    if (code === undefined) refused.push({ row, because: `\`${values.code ?? ''}\` is no procedure code` });
    else if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) refused.push({ row, because: `\`${modifier}\` is no modifier` });
    else if (!/^\d{1,9}$/.test(count)) refused.push({ row, because: `\`${count}\` is no count` });
    else {
      const key = `${code},${modifier}`;
      const sum = (sums.get(key)?.count ?? 0) + Number(count);
      sums.set(key, { code, modifier: modifier === '' ? null : modifier, count: sum });
    }
  }
  return { rows: records.length + unread.length, volumes: [...sums.values()], refused };
}
