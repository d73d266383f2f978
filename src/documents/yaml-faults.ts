/** What is wrong with a YAML text as such, each cause once, in the order of the text. */

import { type Document, isScalar, type Pair, visit } from 'yaml';
import type { PlacedFault } from './placed-fault.ts';
import type { TextLines } from './text-lines.ts';
import { syntaxFaults } from './yaml-errors.ts';
import { scalarsUnder, type YamlScalar } from './yaml-places.ts';
import type { YamlToken } from './yaml-scan.ts';
import { deepestLevel } from './yaml-value.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Characters that no document may hold at all. */
export function characterFault(text: string): PlacedFault | undefined {
  const at = text.search(controls);
  if (at >= 0) {
    const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const message = `the control character U+${code} stands here`;
    return { rule: 'file/character', start: at, end: at + 1, message, help: 'delete it and type the value again' };
  }
  const alone = text.search(/\r(?!\n)/);
  if (alone < 0) return undefined;
  const message = 'the line ends in a carriage return alone, as old Macintosh files do';
  return {
    rule: 'file/character',
    start: alone,
    end: alone + 1,
    message,
    help: 'save the file with the line ends LF or CRLF',
  };
}

/** The fault of a text that is nested too deeply. */
export function depthFault(start: number, end: number): PlacedFault {
  return { rule: 'yaml/depth', start, end, message: `the document is nested more than ${deepestLevel} levels deep` };
}

/** Faults told of one text, at most: a file of another sort under the name of a document has thousands. */
const mostFaults = 100;

/** Faults of a parsed text. */
export function documentFaults(
  document: Document,
  text: string,
  lines: TextLines,
  marks: readonly YamlToken[],
): readonly PlacedFault[] {
  const oddBlanks = oddBlankFaults(text);
  // An odd blank makes nonsense of what follows it, which needs no saying.
  const syntax = oddBlanks.length > 0 ? oddBlanks : syntaxFaults(document, text, lines, mostFaults);
  if (isBlank(document) && syntax.length + marks.length === 0) {
    return [{ rule: 'file/empty', start: 0, end: 0, message: 'the file says nothing' }];
  }
  const firstError = Math.min(...syntax.filter((fault) => unreliable.has(fault.rule)).map((fault) => fault.start));
  // Nodes after an error may have been put together wrongly.
  const others = [...marks.slice(0, mostFaults).map(markFault), ...nodeFaults(document, text, lines)].filter(
    (fault) => fault.start < firstError,
  );
  return uniquePlaces([...others, ...syntax])
    .slice(0, mostFaults)
    .map((fault) => withinText(fault, text));
}

/** Faults after which the nesting of the text cannot be relied on. */
const unreliable: ReadonlySet<string> = new Set(['yaml/syntax', 'yaml/tab', 'yaml/key', 'file/empty']);

/** Whether a text with these faults and marks still says one certain thing. */
export function isReliable(faults: readonly PlacedFault[], marks: readonly YamlToken[]): boolean {
  return !faults.some((fault) => unreliable.has(fault.rule)) && !marks.some((mark) => mark.text.startsWith('*'));
}

function isBlank(document: Document): boolean {
  const { contents } = document;
  return contents === null || (isScalar(contents) && contents.source === '');
}

/** One fault for one place and rule; libraries report some errors twice. */
function uniquePlaces(faults: readonly PlacedFault[]): readonly PlacedFault[] {
  const byPlace = new Map<string, PlacedFault>();
  for (const fault of faults) {
    const place = `${fault.start} ${fault.rule}`;
    if (!byPlace.has(place)) byPlace.set(place, fault);
  }
  return [...byPlace.values()].sort((left, right) => left.start - right.start);
}

/** Errors at the very end are placed after the last character. */
function withinText(fault: PlacedFault, text: string): PlacedFault {
  const start = Math.min(fault.start, text.length);
  return { ...fault, start, end: Math.max(start, Math.min(fault.end, text.length)) };
}

function markFault({ offset, text }: YamlToken): PlacedFault {
  const place = { start: offset, end: offset + text.trimEnd().length };
  switch (text[0]) {
    case '&':
    case '*': {
      const what = text.startsWith('&')
        ? 'gives a value a name to be referred to by'
        : 'stands for a value written elsewhere';
      const help = `write the value out, or put it in quotes if it is text that begins with \`${text[0]}\``;
      return { rule: 'yaml/anchor', ...place, message: `\`${text}\` ${what}`, help };
    }
    case '!': {
      const help = 'remove the tag; put text that must stay text, or begins with `!`, in quotes';
      return { rule: 'yaml/tag', ...place, message: `\`${text}\` is a tag, which documents do without`, help };
    }
    default: {
      const message = 'a line that begins with `%` is a directive, which documents do without';
      return { rule: 'yaml/tag', ...place, message, help: 'remove the line' };
    }
  }
}

/** A no-break space, pasted from a word processor, where YAML needs a blank. */
function oddBlankFaults(text: string): readonly PlacedFault[] {
  return [...text.matchAll(/^(?: *\u00a0| *(?:- +)*[\w.-]+:\u00a0)/gm)].map((match) => {
    const end = match.index + match[0].length;
    const message = 'a no-break space stands where a blank is needed';
    return { rule: 'yaml/syntax', start: end - 1, end, message, help: 'delete it and type a blank' };
  });
}

/** Faults of single members: repeated keys, merges, keys that are none, invisible characters. */
function nodeFaults(document: Document, text: string, lines: TextLines): readonly PlacedFault[] {
  const faults: PlacedFault[] = [];
  const add = (found: readonly PlacedFault[]): void => {
    for (const fault of found) if (faults.length < mostFaults) faults.push(fault);
  };
  visit(document, {
    Map: (_key, map) => add(duplicateFaults(map.items, lines)),
    Pair: (_key, pair) => add(keyFaults(pair, text)),
  });
  for (const scalar of scalarsUnder(document.contents, [])) add(invisibleFaults(scalar));
  return faults;
}

function duplicateFaults(pairs: readonly Pair[], lines: TextLines): readonly PlacedFault[] {
  const firstAt = new Map<string, number>();
  return pairs.flatMap(({ key }): readonly PlacedFault[] => {
    if (!isScalar(key) || !key.range || key.value === '') return [];
    const name = String(key.value);
    const before = firstAt.get(name);
    if (before === undefined) {
      firstAt.set(name, key.range[0]);
      return [];
    }
    const message = `the key \`${name}\` stands twice in one map, first on line ${lines.lineAt(before)}`;
    const [start, end] = key.range;
    return [{ rule: 'yaml/duplicate-key', start, end, message, help: 'keep the one that is right' }];
  });
}

function keyFaults(pair: Pair, text: string): readonly PlacedFault[] {
  const key = pair.key;
  if (!isScalar(key) || !key.range) return [];
  const [start, end] = key.range;
  if (key.value === '<<') {
    const message = 'a merge key (`<<`) takes in members from elsewhere, which documents do without';
    return [{ rule: 'yaml/anchor', start, end, message, help: 'write the members out' }];
  }
  if (key.value !== '') return [];
  const colon = text.indexOf(':', start);
  const mark = colon < 0 ? start : colon;
  return [
    {
      rule: 'yaml/key',
      start: mark,
      end: mark + 1,
      message: 'a colon with no key before it',
      help: 'write the key, or remove the line',
    },
  ];
}

/** Characters that take no room and come along when text is copied; joiners that some scripts need are not among them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

function invisibleFaults(scalar: YamlScalar): readonly PlacedFault[] {
  if (typeof scalar.value !== 'string' || scalar.value.search(invisible) < 0) return [];
  const { start, end, pointer } = scalar;
  const message = 'the value holds an invisible character, as text copied from a page or a PDF does';
  const repair = { kind: 'replace', with: scalar.value.replace(invisible, '') } as const;
  return [{ rule: 'file/character', start, end, message, help: 'type the value again', pointer, repair }];
}
