/**
 * A first pass over the tokens of a YAML text, without recursion: how deep it is nested, before anything descends into
 * it, and where its comments and its marks (anchors, aliases, tags, directives) stand.
 */

import { Lexer } from 'yaml';
import { deepestLevel } from './yaml-value.ts';

/** A token of the text: a comment from its `#` on, `&name`, `*name`, `!tag`, or a line that begins with `%`. */
export interface YamlToken {
  readonly offset: number;
  readonly text: string;
}

/** What the first pass saw. */
export interface YamlScan {
  /** The offset at which the text goes deeper than documents may; undefined where it does not. The pass ends there. */
  readonly tooDeep: number | undefined;
  readonly comments: readonly YamlToken[];
  /** Anchors, aliases, tags and directives. */
  readonly marks: readonly YamlToken[];
}

/** Marks that the lexer puts between tokens; they stand for no characters of the text. */
const markers: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
const scalarMarker = '\u001f';

/** Scans a text that holds no control characters. */
export function yamlScan(text: string): YamlScan {
  const comments: YamlToken[] = [];
  const marks: YamlToken[] = [];
  const levels = new Levels();
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (markers.has(token)) {
      isScalar = token === scalarMarker;
      continue;
    }
    if (!isScalar && token.startsWith('#')) comments.push({ offset, text: token });
    else if (!isScalar && /^[&*!%]/.test(token)) marks.push({ offset, text: token });
    levels.take(isScalar ? 'scalar' : token, offset);
    isScalar = false;
    if (levels.depth > deepestLevel) return { tooDeep: offset, comments, marks };
    offset += token.length;
  }
  return { tooDeep: undefined, comments, marks };
}

/** Counts the lists and maps that are open, from indentation and brackets. */
class Levels {
  /** Open block collections by place: twice the column, one more for lists, which may stand at their key's column. */
  readonly #blocks: number[] = [];
  #brackets = 0;
  #lineStart = 0;
  /** Where the text that a `:` would make a key began; undefined after an indicator. */
  #keyStart: number | undefined;

  get depth(): number {
    return this.#blocks.length + this.#brackets;
  }

  take(token: string, offset: number): void {
    if (token.endsWith('\n')) {
      this.#lineStart = offset + token.length;
      this.#keyStart = undefined;
    } else if (token === '[' || token === '{') {
      this.#keyStart ??= offset;
      this.#brackets += 1;
    } else if (token === ']' || token === '}') this.#brackets = Math.max(0, this.#brackets - 1);
    else if (this.#brackets > 0 || token.trim() === '') return;
    else if (token === '-' || token === '?') this.#open((offset - this.#lineStart) * 2 + (token === '-' ? 1 : 0));
    else if (token === ':') this.#open(((this.#keyStart ?? offset) - this.#lineStart) * 2);
    else this.#keyStart ??= offset;
  }

  #open(place: number): void {
    this.#keyStart = undefined;
    while (this.#blocks.length > 0 && (this.#blocks.at(-1) ?? 0) >= place) this.#blocks.pop();
    this.#blocks.push(place);
  }
}
