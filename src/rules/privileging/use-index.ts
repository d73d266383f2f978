/**
 * Verdicts on the use of all privileges, prepared so that a long schedule is a search in sorted days. Plain data, so that
 * it can be kept: days are numbers like 20260615, texts and lines stand in lists once.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { anyPatient, outsideLine } from '../../domain/privileges/line-limits.ts';
import { type UseSpan, type UseVerdict, useVerdicts } from '../../domain/privileges/privilege-use.ts';
import type { GrantUse } from './answer.ts';
import { coveredNames } from './procedure-names.ts';

/** A line as the index has it; `names` are those it answers to. */
interface IndexedLine {
  readonly line: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly ages?: readonly string[];
  readonly settings?: readonly string[];
}

/** The index as plain data. */
export interface UseIndexData {
  readonly lines: readonly IndexedLine[];
  readonly texts: readonly string[];
  /**
   * By NPI and key of the facility: of each grant the place of its line, -1 for whatever the license covers, then for each
   * verdict its first day and one number for text and verdict.
   */
  readonly holders: Readonly<Record<string, Readonly<Record<string, readonly (readonly number[])[]>>>>;
}

/** The verdict on a row of a schedule. */
export interface IndexedVerdict {
  readonly verdict: UseVerdict;
  readonly because: string;
  /** Key of the line; null: whatever the license covers. */
  readonly line: string | null;
}

/** Makes an index from the privileges of one holder after the other. */
export class UseIndexBuilder {
  readonly #lines: IndexedLine[] = [];
  readonly #lineAt = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #textAt = new Map<string, number>();
  readonly #holders: Record<string, Record<string, (readonly number[])[]>> = {};

  /** Adds the privileges of a holder at a facility. */
  add(npi: string, facility: string, uses: readonly GrantUse[]): void {
    if (uses.length === 0) return;
    const places = this.#holders[npi] ?? {};
    this.#holders[npi] = places;
    places[facility] = uses.map((use) => [
      use.grant.granted === null ? -1 : this.#line(use.grant.granted),
      ...indexedSpans(use).flatMap(({ from, verdict, because }) => [
        dayNumber(from),
        this.#text(because) * useVerdicts.length + useVerdicts.indexOf(verdict),
      ]),
    ]);
  }

  /** The index of what was added. */
  data(): UseIndexData {
    return { lines: this.#lines, texts: this.#texts, holders: this.#holders };
  }

  #line({ form, line }: NonNullable<GrantUse['grant']['granted']>): number {
    const key = `${form.id}|${line.key}`;
    let at = this.#lineAt.get(key);
    if (at === undefined) {
      const { key: own, name, ages, settings } = line;
      const limits = { ...(ages === undefined ? {} : { ages }), ...(settings === undefined ? {} : { settings }) };
      at = this.#lines.push({ line: own, name, names: [...coveredNames(line)], ...limits }) - 1;
      this.#lineAt.set(key, at);
    }
    return at;
  }

  #text(because: string): number {
    let at = this.#textAt.get(because);
    if (at === undefined) {
      at = this.#texts.push(because) - 1;
      this.#textAt.set(because, at);
    }
    return at;
  }
}

/** Answers from an index. */
export class UseIndex {
  readonly #data: UseIndexData;
  /** Places of the lines that answer to a name. */
  readonly #linesNamed = new Map<string, Set<number>>();

  constructor(data: UseIndexData) {
    this.#data = data;
    for (const [at, { names }] of data.lines.entries()) {
      for (const name of names) {
        const known = this.#linesNamed.get(name);
        if (known === undefined) this.#linesNamed.set(name, new Set([at]));
        else known.add(at);
      }
    }
  }

  /** The best verdict of the privileges that cover a procedure, named as `plainWords`; undefined where none does. */
  verdict(
    npi: string,
    facility: string,
    procedure: string,
    on: CalendarDate,
    asked = anyPatient,
  ): IndexedVerdict | undefined {
    const grants = this.#data.holders[npi]?.[facility];
    if (grants === undefined) return undefined;
    const covering = this.#linesNamed.get(procedure);
    const day = dayNumber(on);
    let best: number = useVerdicts.length;
    let [from, text, line] = [0, 0, -2];
    let outside: IndexedVerdict | undefined;
    for (const grant of grants) {
      const place = grant[0] as number;
      if (place >= 0 && covering?.has(place) !== true) continue;
      const limit = place < 0 || asked === anyPatient ? null : outsideLine(this.#data.lines[place] ?? {}, asked);
      if (limit !== null) {
        outside = { verdict: 'no', because: limit, line: this.#data.lines[place]?.line ?? null };
        continue;
      }
      let at = grant.length - 2;
      while (at > 1 && (grant[at] as number) > day) at -= 2;
      const code = grant[at + 1] as number;
      const rank = code % useVerdicts.length;
      // Of two that say no, the one whose word is newer says why.
      if (rank > best || (rank === best && (grant[at] as number) < from)) continue;
      [best, from, text, line] = [rank, grant[at] as number, (code - rank) / useVerdicts.length, place];
    }
    if (line === -2) return outside;
    return {
      verdict: useVerdicts[best] ?? 'no',
      because: this.#data.texts[text] ?? '',
      line: this.#data.lines[line]?.line ?? null,
    };
  }

  /** Whether any line that was granted answers to a procedure, named as `plainWords`. */
  knows(procedure: string): boolean {
    return this.#linesNamed.has(procedure);
  }
}

/** The verdicts within the term; outside of it the term alone says why, whatever else would stand in the way. */
function indexedSpans({ term, spans }: GrantUse): readonly Omit<UseSpan, 'until'>[] {
  return term.flatMap(({ level, from, until, because }) => {
    if (level === 'no') return [{ from, verdict: 'no' as const, because }];
    return spans
      .filter((span) => span.from < until && from < span.until)
      .map((span) => ({ from: span.from < from ? from : span.from, verdict: span.verdict, because: span.because }));
  });
}

function dayNumber(day: CalendarDate): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}
