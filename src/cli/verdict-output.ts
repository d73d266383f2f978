import type { Column, Row } from '../domain/table.ts';
import { type TableFormat, tableFormats } from '../render/formats.ts';
import type { Context } from './context.ts';
import { renderedTable } from './rendering.ts';

/** Formats that can be written piece by piece, and how many lines each piece begins with that only the first keeps. */
const pieceHeads: Readonly<Record<string, number>> = { csv: 1, tsv: 1, ndjson: 0 };

/** What the verdicts are called. */
export interface VerdictTable {
  readonly report: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** Whether the format in which a table is shown has room for notes. */
export function saysNotes(context: Context): boolean {
  return pieceHeads[shownFormat(context)] === undefined;
}

function shownFormat(context: Context): string {
  const output = context.globals.text('output');
  const extension = output?.split('.').at(-1);
  const piped = output === undefined && !context.io.stdout.isTTY ? 'tsv' : 'table';
  return context.format() ?? extension ?? piped;
}

/** Verdicts on the rows of a schedule on their way out: piece by piece where the format allows it, else at the end. */
export class VerdictOutput {
  readonly #context: Context;
  readonly #asOf: string;
  readonly #about: VerdictTable;
  readonly #format: string;
  readonly #head: number | undefined;
  readonly #whole: boolean;
  readonly #pieces: Buffer[] = [];
  #rows: Row[] = [];
  #begun = false;

  constructor(context: Context, asOf: string, about: VerdictTable) {
    this.#context = context;
    this.#asOf = asOf;
    this.#about = about;
    this.#format = shownFormat(context);
    this.#head = pieceHeads[this.#format];
    this.#whole = context.globals.text('output') !== undefined;
  }

  /** Whether the format has room for the summary. */
  get saysNotes(): boolean {
    return this.#head === undefined;
  }

  /** The format where lines may be made elsewhere, by `linesOf`; undefined where it is not written line by line. */
  get lineFormat(): string | undefined {
    return this.#head === undefined ? undefined : this.#format;
  }

  /** Takes the next rows, and writes them where the format allows it. */
  async add(rows: readonly Row[]): Promise<void> {
    if (this.#head === undefined) for (const row of rows) this.#rows.push(row);
    else if (rows.length > 0) this.#write(await this.#lines(rows));
  }

  /** Takes the next rows as lines that `linesOf` made. */
  async addLines(lines: string): Promise<void> {
    this.#write(this.#begun ? lines : `${await this.#lines([])}${lines}`);
  }

  /** Writes what is left. */
  async end(summary: string): Promise<void> {
    if (this.#head === undefined)
      return this.#context.show({ ...this.#table(this.#rows), lead: [summary], notes: [summary] });
    if (!this.#begun) this.#write(await this.#lines([]));
    if (this.#whole) this.#context.emit(Buffer.concat(this.#pieces), summary);
  }

  /** Rows as lines, the first time with those that the format begins with. */
  async #lines(rows: readonly Row[]): Promise<string> {
    const text = String(await renderedTable(this.#table(rows), this.#context, {}));
    return this.#begun && this.#head === 1 ? withoutHead(text) : text;
  }

  #write(piece: string): void {
    this.#begun = true;
    if (this.#whole) this.#pieces.push(Buffer.from(piece));
    else this.#context.emit(piece, 'verdicts');
  }

  #table(rows: readonly Row[]): Parameters<Context['show']>[0] {
    return { ...this.#about, asOf: this.#asOf, rows, notes: [] };
  }
}

/** Rows as lines of a format that is written line by line: the text of all, and how long each is. */
export async function linesOf(
  format: string,
  about: VerdictTable,
  asOf: string,
  rows: readonly Row[],
): Promise<{ readonly text: string; readonly lengths: readonly number[] }> {
  const render = (some: readonly Row[]): string => {
    const text = String(renderer.render({ ...about, asOf, rows: some, notes: [] }, {}));
    return pieceHeads[format] === 1 ? withoutHead(text) : text;
  };
  const renderer = await (tableFormats.find(({ name }) => name === format) as TableFormat).load();
  const text = render(rows);
  const lengths = lineLengths(text);
  // A cell with a line break in it makes a line more than there are rows.
  if (lengths.length === rows.length) return { text, lengths };
  const lines = rows.map((row) => render([row]));
  return { text: lines.join(''), lengths: lines.map(({ length }) => length) };
}

function lineLengths(text: string): readonly number[] {
  const lengths: number[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from) + 1 || text.length;
    lengths.push(end - from);
    from = end;
  }
  return lengths;
}

function withoutHead(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}
