/**
 * A list made ready to look a few parties up in, kept beside it: where what stands, and each record by itself. Reading a
 * whole list for a hundred changed files takes as long as for a hundred thousand. It can be made again at any time, and is
 * looked at before it is relied on: what is not as it was written, or is of another list, is not used.
 */

import { hash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { NameIndex } from '../../domain/matching/name-index.ts';
import type { ListIndex, ListKeys } from '../../domain/matching/possible-matches.ts';
import type { ExclusionPeriod } from '../../domain/screening/exclusion-period.ts';
import type { ListSearch } from '../../domain/screening/periods-by-record.ts';
import { UserError } from '../../errors.ts';
import { writeOutput } from '../output.ts';
import { keptListPath, recordText, recordWithMore } from './kept-record.ts';

/** Bytes of the line that a file begins with. */
const headBytes = 256;
const recordsAPiece = 1000;
const form = 'empanel list index 9';

/** The line that a file begins with, filled up with blanks. */
interface Head {
  readonly form: string;
  /** Of which list. */
  readonly identity: string;
  /** Bytes of the records, which come before the keys. */
  readonly records: number;
  readonly keys: number;
  readonly keysSha256: string;
}

/** What leads to the records, kept in one piece. */
interface Keys extends ListKeys {
  readonly undated: NameIndex;
  readonly dated: NameIndex;
  /** Where the text of each record begins, from the head on, and at last where they end. */
  readonly starts: Float64Array;
  /** The first eight bytes of each record's hash, and of that of its text. */
  readonly hashes: BigUint64Array;
  readonly textHashes: BigUint64Array;
}

/** Keeps a list, given by its kind and identity, ready for the next time. */
export function keepIndex(
  root: string,
  list: string,
  identity: string,
  periods: readonly ExclusionPeriod[],
  index: ListIndex,
): void {
  const starts = new Float64Array(periods.length + 1);
  const hashes = new BigUint64Array(periods.length);
  const textHashes = new BigUint64Array(periods.length);
  const pieces: Buffer[] = [];
  let [end, texts] = [0, [] as string[]];
  periods.forEach((period, at) => {
    const text = periodText(period);
    hashes[at] = firstBytes(period.record.recordSha256);
    textHashes[at] = firstBytes(hash('sha256', text, 'hex'));
    texts.push(text);
    end += Buffer.byteLength(text);
    starts[at + 1] = end;
    if (texts.length < recordsAPiece && at < periods.length - 1) return;
    pieces.push(Buffer.from(texts.join('')));
    texts = [];
  });
  const found = { ...index.keys(), undated: index.undated, dated: index.dated() };
  const keys = serialize({ ...found, starts, hashes, textHashes } satisfies Keys);
  const head: Head = { form, identity, records: end, keys: keys.length, keysSha256: hash('sha256', keys, 'hex') };
  const path = keptListPath(root, list, 'index');
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const line = Buffer.from(`${JSON.stringify(head).padEnd(headBytes - 1)}\n`);
  writeOutput(path, Buffer.concat([line, ...pieces, keys]), { durable: false });
}

/** The list as it was kept, or undefined where it was not, or is another one now. */
export function keptIndex(root: string, list: string, identity: string): ListSearch | undefined {
  const path = keptListPath(root, list, 'index');
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  const head = headOf(bytesAt(file, 0, headBytes));
  // A number that was changed does not fit the size, or the keys are not found where it says.
  const isWhole = head !== undefined && fstatSync(file).size === headBytes + head.records + head.keys;
  if (isWhole && head.form === form && head.identity === identity) {
    const keys = bytesAt(file, headBytes + head.records, head.keys);
    if (hash('sha256', keys, 'hex') === head.keysSha256) return searchIn(path, file, deserialize(keys) as Keys);
  }
  closeSync(file);
  return undefined;
}

function searchIn(
  path: string,
  file: number,
  { starts, hashes, textHashes, undated, dated, ...keys }: Keys,
): ListSearch {
  const read = new Map<number, ExclusionPeriod>();
  const periodAt = (at: number): ExclusionPeriod => {
    const known = read.get(at);
    if (known !== undefined) return known;
    const [begins, ends] = [starts[at] as number, starts[at + 1] as number];
    const text = bytesAt(file, headBytes + begins, ends - begins).toString('utf8');
    if (firstBytes(hash('sha256', text, 'hex')) !== textHashes[at]) throw notAsKept(path);
    const period = periodIn(text);
    read.set(at, period);
    return period;
  };
  return {
    index: { undated, keys: () => keys, dated: () => dated, record: (at) => periodAt(at).record },
    periodAt,
    periodOf: (recordSha256) => {
      const wanted = firstBytes(recordSha256);
      for (let at = hashes.indexOf(wanted); at >= 0; at = hashes.indexOf(wanted, at + 1)) {
        if (periodAt(at).record.recordSha256 === recordSha256) return periodAt(at);
      }
      return undefined;
    },
    close: () => closeSync(file),
  };
}

function notAsKept(path: string): UserError {
  return new UserError('input/unreadable', `\`${path}\` is not what was kept`, {
    hint: 'delete that file and screen again: it is made anew from the list',
  });
}

function headOf(line: Buffer): Head | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Head;
  } catch {
    return undefined;
  }
}

/** Bytes of a file; fewer where it ends before them. */
function bytesAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  for (let more = -1; more !== 0 && read < length; read += more)
    more = readSync(file, bytes, read, length - read, from + read);
  return bytes.subarray(0, read);
}

function firstBytes(sha256: string): bigint {
  return BigInt(`0x${sha256.slice(0, 16)}`);
}

type Terms = Omit<ExclusionPeriod, 'record'>;

/** A period as a line: its record without what is blank, and its time. */
function periodText({ record, ...terms }: ExclusionPeriod): string {
  return recordText(record, terms satisfies Terms);
}

function periodIn(text: string): ExclusionPeriod {
  const [record, terms] = recordWithMore<Terms>(text);
  return { record, ...terms };
}
