import type { Column, Row } from '../domain/table.ts';
import type { Context } from './context.ts';
import { renderedTable } from './rendering.ts';

/** Formats that can be written piece by piece, and how many lines each piece begins with that only the first keeps. */
const pieceHeads: Readonly<Record<string, number>> = { csv: 1, tsv: 1, ndjson: 0 };
const pieceRows = 10_000;

/** What the verdicts are called. */
export interface VerdictTable {
  readonly report: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** Verdicts on the rows of a schedule on their way out: piece by piece where the format allows it, else at the end. */
export class VerdictOutput {
  readonly #context: Context;
  readonly #asOf: string;
  readonly #about: VerdictTable;
  readonly #head: number | undefined;
  readonly #whole: boolean;
  readonly #pieces: Buffer[] = [];
  #rows: Row[] = [];
  #begun = false;

  constructor(context: Context, asOf: string, about: VerdictTable) {
    this.#context = context;
    this.#asOf = asOf;
    this.#about = about;
    const output = context.globals.text('output');
    const extension = output?.split('.').at(-1);
    const piped = output === undefined && !context.io.stdout.isTTY ? 'tsv' : 'table';
    this.#head = pieceHeads[context.format() ?? extension ?? piped];
    this.#whole = output !== undefined;
  }

  /** Whether the format has room for the summary. */
  get saysNotes(): boolean {
    return this.#head === undefined;
  }

  /** Takes the next row; to be waited for only where rows are written. */
  add(row: Row): Promise<void> | undefined {
    this.#rows.push(row);
    return this.#head !== undefined && this.#rows.length === pieceRows ? this.#flush() : undefined;
  }

  /** Writes what is left. */
  async end(summary: string): Promise<void> {
    if (this.#head === undefined) return this.#context.show({ ...this.#table(), lead: [summary], notes: [summary] });
    if (this.#rows.length > 0 || !this.#begun) await this.#flush();
    if (this.#whole) this.#context.emit(Buffer.concat(this.#pieces), summary);
  }

  async #flush(): Promise<void> {
    const text = String(await renderedTable(this.#table(), this.#context, {}));
    const piece = this.#begun && this.#head === 1 ? text.slice(text.indexOf('\n') + 1) : text;
    this.#begun = true;
    this.#rows = [];
    if (this.#whole) this.#pieces.push(Buffer.from(piece));
    else this.#context.emit(piece, 'verdicts');
  }

  #table(): Parameters<Context['show']>[0] {
    return { ...this.#about, asOf: this.#asOf, rows: this.#rows, notes: [] };
  }
}
