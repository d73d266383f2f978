/** CMS's file `Order and Referring`: NPI, names, and for what each may order, a `Y` or `N` in a column for each. */

import { orderingNumbers } from '../domain/claims/ordering-list.ts';
import { isNpi } from '../domain/identifiers/npi.ts';
import { UserError } from '../errors.ts';
import { scannedRows, widthFault } from './csv-scanner.ts';

/** The file as read: every row is taken, of another part of Medicare, or refused. */
export interface OrderingListReading {
  readonly rows: number;
  readonly numbers: Uint32Array;
  /** Rows of people who may not order for Part B. */
  readonly others: number;
  /** The first of the rows that are refused. */
  readonly refused: readonly { readonly row: number; readonly because: string }[];
  readonly refusedRows: number;
}

/** Refused rows that are told. */
const mostTold = 20;

/**
 * Reads the file.
 * @throws UserError `input/unreadable` where it has not the columns, or nobody in it.
 */
export async function readOrderingList(chunks: AsyncIterable<Uint8Array>, path: string): Promise<OrderingListReading> {
  let width = 0;
  const npis: string[] = [];
  const refused: { row: number; because: string }[] = [];
  let [rows, others, refusedRows] = [0, 0, 0];
  const refuse = (row: number, because: string): void => {
    refusedRows += 1;
    if (refused.length < mostTold) refused.push({ row, because });
  };
  const scanned = scannedRows(chunks, (header) => {
    width = header.length;
    const names = header.map((name) => name.trim().toLowerCase());
    const columns = ['npi', 'partb'].map((name) => names.indexOf(name));
    if (columns.includes(-1))
      throw new UserError('input/unreadable', `\`${path}\` has no columns \`NPI\` and \`PARTB\``, {
        hint: 'name the file `Order and Referring` as CMS publishes it',
      });
    return columns;
  });
  for await (const { row, cells, columns, cutOff } of scanned) {
    rows += 1;
    const [npi = '', partB = ''] = cells.map((cell) => cell.trim());
    if (cutOff) refuse(row, 'the file ends within it');
    else if (columns !== width) refuse(row, widthFault(columns, width));
    else if (!isNpi(npi)) refuse(row, `\`${npi.slice(0, 20)}\` is no NPI`);
    else if (partB === 'Y') npis.push(npi);
    else if (partB === 'N') others += 1;
    else refuse(row, `PARTB is \`${partB.slice(0, 20)}\`, not Y or N`);
  }
  if (npis.length === 0) {
    const [first] = refused;
    const why = first === undefined ? '' : `; row ${first.row}: ${first.because}`;
    throw new UserError('input/unreadable', `\`${path}\` names nobody who may order for Part B${why}`, {
      hint: 'name the file `Order and Referring` as CMS publishes it',
    });
  }
  return { rows, numbers: orderingNumbers(npis), others, refused, refusedRows };
}
