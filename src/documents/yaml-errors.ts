/** Syntax errors of a YAML text in plain words: one fault for one cause, not what follows from it. */

import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';
import type { PlacedFault } from './placed-fault.ts';
import type { TextLines } from './text-lines.ts';

type Explained = Omit<PlacedFault, 'rule'> & { readonly rule?: PlacedFault['rule'] };

/** The faults behind the errors of a parsed document, the first ones where there are very many. */
export function syntaxFaults(
  document: Document,
  text: string,
  lines: TextLines,
  limit: number,
): readonly PlacedFault[] {
  const errors = [...document.errors, ...document.warnings].sort((left, right) => left.pos[0] - right.pos[0]);
  const tabs = errors.filter((error) => isTab(error, lines));
  if (tabs.length > 0) return [tabFault(tabs, lines)];
  const conflicts = conflictFaults(text);
  if (conflicts.length > 0) return conflicts;
  const faults: PlacedFault[] = [];
  let followedUpTo = 0;
  for (const error of errors) {
    if (faults.length >= limit) break;
    const line = lines.lineAt(error.pos[0]);
    const standsAlone = aloneCodes.has(error.code);
    if (!standsAlone && line <= followedUpTo) {
      followedUpTo = line + 1;
      continue;
    }
    const explained = explanation(error, { document, text, lines, errors });
    faults.push({ rule: 'yaml/syntax', ...explained });
    if (!standsAlone) followedUpTo = line + 1;
  }
  return faults;
}

/** Errors that neither follow from others nor bring others about. */
const aloneCodes: ReadonlySet<string> = new Set([
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
  'BAD_DIRECTIVE',
  'TAG_RESOLVE_FAILED',
  'MULTIPLE_DOCS',
]);

interface Place {
  readonly document: Document;
  readonly text: string;
  readonly lines: TextLines;
  readonly errors: readonly YAMLError[];
}

function explanation(error: YAMLError, place: Place): Explained {
  const [start, end] = error.pos;
  switch (error.code) {
    case 'MISSING_CHAR':
      if (error.message.includes('quote')) return openQuote(start, place);
      return error.message.startsWith('Flow') ? openBracket(start, place) : strayLine(start, place);
    case 'MULTILINE_IMPLICIT_KEY':
      return strayLine(start, place);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return blockAsKey(error, place);
    case 'BAD_INDENT':
      return error.message.startsWith('Flow') ? openBracket(start, place) : unevenLine(start, place);
    case 'BAD_SCALAR_START':
      return badStart(start, place);
    case 'UNEXPECTED_TOKEN':
      return unexpected(error, place);
    case 'BAD_DQ_ESCAPE':
      return badEscape(start, place);
    case 'KEY_OVER_1024_CHARS':
      return { rule: 'yaml/key', start, end: start + 40, message: 'a key of more than 1024 characters' };
    case 'NON_STRING_KEY':
      return { rule: 'yaml/key', start, end, message: 'a list or a map stands where a key belongs' };
    case 'MULTIPLE_DOCS':
      return secondDocument(start, place);
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'BAD_COLLECTION_TYPE':
      return { rule: 'yaml/tag', start, end, message: 'a value carries a tag, which documents do without' };
    case 'BAD_DIRECTIVE':
      return {
        rule: 'yaml/tag',
        start,
        end,
        message: 'a line that begins with `%` is a directive, which documents do without',
      };
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return {
        rule: 'yaml/anchor',
        start,
        end,
        message: 'a value begins with `&` or `*`, which YAML keeps for references',
      };
    case 'RESOURCE_EXHAUSTION':
      return { rule: 'yaml/depth', start, end, message: 'the document is nested too deeply' };
    default:
      return notUnderstood(start, place);
  }
}

function notUnderstood(start: number, place: Place): Explained {
  return { start, end: lineEnd(start, place), message: 'YAML cannot make sense of the text from here on' };
}

/** A quote that never closes is reported where the text ends; its beginning is what must be looked at. */
function openQuote(at: number, place: Place): Explained {
  const opened = lastNode(place.document, (node) => isScalar(node) && String(node.type).startsWith('QUOTE'), at);
  const start = opened?.range?.[0] ?? at;
  const mark = place.text[start] === "'" ? "'" : '"';
  return {
    start,
    end: lineEnd(start, place),
    message: 'the quote that opens here is not closed',
    help: `close it with ${mark === '"' ? '`"`' : "`'`; an apostrophe inside is written twice (`''`)"}`,
  };
}

function openBracket(at: number, place: Place): Explained {
  const opened = lastNode(place.document, (node) => isCollection(node) && node.flow === true, at);
  const start = opened?.range?.[0] ?? at;
  const [open, close] = place.text[start] === '{' ? ['{', '}'] : ['[', ']'];
  return {
    start,
    end: lineEnd(start, place),
    message: `the bracket \`${open}\` that opens here is not closed`,
    help: `close it with \`${close}\``,
  };
}

/** The last node of a sort that begins before an offset and reaches up to it, or else the last that begins before it. */
function lastNode(document: Document, wanted: (node: Node) => boolean, offset: number): Node | undefined {
  let reaching: Node | undefined;
  let before: Node | undefined;
  visit(document, {
    Node: (_key, node) => {
      const range = node.range;
      if (!range || !wanted(node) || range[0] > offset) return;
      before = node;
      if (range[1] >= offset) reaching = node;
    },
  });
  return reaching ?? before;
}

/** A line that is neither a member nor an item. */
function strayLine(at: number, place: Place): Explained {
  const end = lineEnd(at, place);
  const content = place.text.slice(at, end);
  if (/^-(?:\s|$)/.test(content)) {
    const help = 'indent it under the key that it belongs to';
    return { start: at, end, message: 'a list item stands where a member (`key: value`) is expected', help };
  }
  if (/^-\S/.test(content)) {
    return {
      start: at,
      end: at + 1,
      message: 'the dash of a list item needs a blank after it',
      help: 'write `- value`',
    };
  }
  const glued = /^(["']?[\w. -]+["']?):\S/.exec(content);
  if (glued !== null) {
    const colon = at + (glued[1]?.length ?? 0);
    return { start: colon, end: colon + 1, message: 'the colon needs a blank after it', help: 'write `key: value`' };
  }
  return {
    start: at,
    end,
    message: 'this line is neither a member (`key: value`) nor an item (`- value`)',
    help: 'add the missing colon, or put a text of several lines in quotes',
  };
}

/** Two members in one line, or a line indented below one that has its value already. */
function blockAsKey(error: YAMLError, place: Place): Explained {
  const [start] = error.pos;
  if (error.message.includes('sequence')) return unevenLine(start, place);
  const twin = place.errors.some((each) => each.code === 'MULTILINE_IMPLICIT_KEY' && each.pos[0] === start);
  if (twin) {
    const line = Math.min(place.lines.lineAt(start) + 1, place.lines.count);
    const content = place.lines.line(line);
    const from = place.lines.start(line) + (content.length - content.trimStart().length);
    const help = 'indent it as the lines that it belongs to';
    return {
      start: from,
      end: lineEnd(from, place),
      message: 'this line is indented below one that has a value already',
      help,
    };
  }
  const help = 'put the value in quotes where the colon belongs to it, or begin a new line';
  return { start, end: lineEnd(start, place), message: 'a second `: ` stands in the line', help };
}

function unevenLine(at: number, place: Place): Explained {
  const content = place.text.slice(at, lineEnd(at, place));
  const start = at + (content.length - content.trimStart().length);
  const message = 'this line is indented differently from those that it stands among';
  return { start, end: lineEnd(at, place), message, help: 'begin lines that belong together in the same column' };
}

function badStart(start: number, place: Place): Explained {
  const sign = place.text[start] ?? '';
  const message =
    sign === '`'
      ? 'a text that begins with a backtick needs quotes'
      : `a text that begins with \`${sign}\` needs quotes`;
  return { start, end: lineEnd(start, place), message, help: 'put the value in quotes' };
}

function badEscape(start: number, place: Place): Explained {
  const sign = place.text.slice(start, start + 2);
  const help = 'use single quotes, or write the backslash twice';
  return { start, end: start + 2, message: `\`${sign}\` means nothing inside double quotes`, help };
}

function unexpected(error: YAMLError, place: Place): Explained {
  const [start, end] = error.pos;
  const before = place.text.slice(0, start).trimEnd().at(-1);
  if (error.message.includes('at node end') && (before === '"' || before === "'")) {
    const help = "put the whole value in quotes; inside single quotes an apostrophe is written twice (`''`)";
    return { start, end: lineEnd(start, place), message: 'text stands after the closing quote', help };
  }
  if (error.message.includes('at node end')) return unevenLine(start, place);
  const token = place.text.slice(start, start + 1);
  if (/^[\]}]/.test(token))
    return { start, end: start + 1, message: `\`${token}\` closes a bracket that was never opened` };
  if (token === ',') return { start, end: start + 1, message: 'a comma with nothing before it' };
  if (/Not a YAML token|Block scalar header/.test(error.message)) {
    const help = 'begin the text on the next line, indented, or put it in quotes';
    return { start, end: Math.max(end, start + 1), message: 'nothing may follow `|` or `>` in its line', help };
  }
  return notUnderstood(start, place);
}

function secondDocument(at: number, place: Place): Explained {
  const marker = place.text.lastIndexOf('\n---', at) + 1;
  const start = place.text.startsWith('---', marker) && marker > 0 ? marker : at;
  return { rule: 'yaml/documents', start, end: lineEnd(start, place), message: 'a second document begins here' };
}

function isTab(error: YAMLError, lines: TextLines): boolean {
  if (error.code === 'TAB_AS_INDENT') return true;
  return error.code === 'BAD_INDENT' && /^ *\t/.test(lines.line(lines.lineAt(error.pos[0])));
}

/** All tabs are one habit of one editor: one fault, at the first. */
function tabFault(errors: readonly YAMLError[], lines: TextLines): PlacedFault {
  const numbers = [...new Set(errors.map((error) => lines.lineAt(error.pos[0])))];
  const first = numbers[0] ?? 1;
  const content = lines.line(first);
  const start = lines.start(first) + Math.max(0, content.indexOf('\t'));
  const more = numbers.length - 1;
  const also = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'is' : 'are'}`;
  const end = start + (/^\t+/.exec(content.slice(content.indexOf('\t')))?.[0].length ?? 1);
  return {
    rule: 'yaml/tab',
    start,
    end,
    message: `this line is indented by a tab${also}`,
    help: 'indent by two spaces for each level; most editors can turn tabs into spaces',
  };
}

/** What git leaves in a file that two people changed. */
function conflictFaults(text: string): readonly PlacedFault[] {
  return [...text.matchAll(/^<{7} .*$/gm)].map((match) => ({
    rule: 'yaml/syntax',
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    message: 'a merge conflict of git stands here',
    help: 'choose between the two versions and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
  }));
}

/** The offset at which the line of an offset ends, trailing blanks not counted. */
function lineEnd(offset: number, place: Place): number {
  const line = place.lines.lineAt(offset);
  const end = place.lines.start(line) + place.lines.line(line).trimEnd().length;
  return Math.max(end, Math.min(offset + 1, place.text.length));
}
