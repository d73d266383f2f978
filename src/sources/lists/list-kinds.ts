/** Which list a file is: as the person says, by its header, or by the columns that the workspace names. */

import type { ListMap } from '../../domain/nouns/workspace.ts';
import { isStateCode } from '../../domain/state.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { type ColumnMap, knownLists, type ListSeparator } from './column-map.ts';
import { listByHeader } from './list-reader.ts';
import { decodedText } from './text-encoding.ts';

/** Lines that may stand above the header. */
const mostAbove = 10;
const webPage = /^\ufeff?\s*<(?:!doctype|html|head|\?xml|body)/i;
/** A header with fewer of a list's columns is not that of a list which was changed. */
const leastShareOfColumns = 0.7;
const separators: readonly ListSeparator[] = [',', '\t', ';', '|'];

/** A list as the workspace describes it: `state:OH`, or its key where it is no state's, such as `preclusion`. */
export function workspaceList(map: ListMap): ColumnMap {
  const { key, title, state, header = 1, dateFormat, until: through, reinstated: until, ...columns } = map;
  return {
    list: state === undefined ? key : `state:${state}`,
    title,
    separator: ',',
    above: header - 1,
    columns: { ...columns, ...(through === undefined ? {} : { through }), ...(until === undefined ? {} : { until }) },
    ...(state === undefined ? {} : { state }),
    ...(dateFormat?.trim().toUpperCase().startsWith('D') === true ? { dayFirst: true } : {}),
  };
}

/** All lists that can be read in a workspace; its own stand before those that ship, so that it can describe one anew. */
export function readableLists(maps: readonly ListMap[]): readonly ColumnMap[] {
  return [...maps.map(workspaceList), ...knownLists];
}

/** What it is when a list names the day of an end: that of a reinstatement, or the last of a term, as on SAM. */
export function namedEnd(maps: readonly ColumnMap[]): (list: string) => 'reinstated' | 'stated' {
  return (list) => (maps.some((map) => map.list === list && map.columns.until !== undefined) ? 'reinstated' : 'stated');
}

/**
 * The list that a person names: `leie`, `state:PA`, `state:pa`, or the key of a list of the workspace.
 * @throws UserError `usage/bad-value` when there is none of that name, with the nearest.
 */
export function namedList(name: string, maps: readonly ListMap[]): string {
  const all = readableLists(maps);
  const typed = folded(name.trim());
  const byKey = maps.find(({ key }) => key === typed || `state:${key}` === typed);
  const found = byKey === undefined ? all.find(({ list }) => folded(list) === typed) : workspaceList(byKey);
  if (found !== undefined) return found.list;
  const names = [...new Set(all.map(({ list }) => list))];
  const [, state] = /^state:([a-z]{2})$/.exec(typed) ?? [];
  const isOtherState = state !== undefined && isStateCode(state.toUpperCase());
  const near = isOtherState ? undefined : nearest(typed, names, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `there is no list \`${name}\``, {
    hint:
      near === undefined
        ? `lists: ${names.join(', ')}; describe others under \`exclusionLists\``
        : `did you mean \`${near}\`?`,
  });
}

/**
 * How to read a file, by its beginning: the map whose columns stand in one of its first lines, among those of the list
 * named, or of all. Where none fits the one named, or most columns of one list are there and not all, the map of that comes
 * back, whose reader says what is missing.
 * @throws UserError `input/unreadable` when the file is a workbook or a PDF, or nothing is named and no list fits.
 */
export function listMapOf(
  file: string,
  start: Uint8Array,
  maps: readonly ColumnMap[],
  named: string | undefined,
): ColumnMap {
  refuseOtherFormats(file, start);
  const candidates = named === undefined ? maps : maps.filter(({ list }) => list === named);
  const lines = decodedText(start)
    .split(/\r\n?|\n/)
    .slice(0, mostAbove);
  let near: ColumnMap | undefined;
  for (const [above, line] of lines.entries()) {
    for (const separator of separators) {
      const cells = headerCells(line, separator);
      const map = listByHeader(cells, candidates);
      if (map !== undefined) return { ...map, above, separator };
      const like = listNearHeader(cells, candidates);
      if (like !== undefined) near ??= { ...like, above, separator };
    }
  }
  if (near !== undefined) return near;
  const [first] = candidates;
  if (named !== undefined && first !== undefined) return first;
  if (start.length === 0)
    throw new UserError('input/unreadable', `\`${file}\` is empty`, { hint: 'get the file again' });
  throw new UserError('input/unreadable', `\`${file}\` has the header of no known list`, {
    hint: `say which list it is, as in \`--list leie=${file}\`, or describe its columns under \`exclusionLists\``,
  });
}

/** The list of which a header has most columns, and not all: one was renamed, or is missing. */
function listNearHeader(header: readonly string[], maps: readonly ColumnMap[]): ColumnMap | undefined {
  const keys = new Set(header.map(folded));
  const shareOf = ({ columns }: ColumnMap): number => {
    const wanted = Object.entries(columns).flatMap(([field, column]) => (field === 'nameOrder' ? [] : [column]));
    return wanted.filter((column) => keys.has(folded(column))).length / wanted.length;
  };
  return maps
    .map((map) => ({ map, share: shareOf(map) }))
    .filter(({ share }) => share > leastShareOfColumns)
    .toSorted((left, right) => right.share - left.share)[0]?.map;
}

/** The names of columns in a line; within quotes a separator parts nothing. */
function headerCells(line: string, separator: ListSeparator): readonly string[] {
  const cells: string[] = [];
  for (const piece of line.split(separator)) {
    const last = cells.at(-1);
    const isOpen = last !== undefined && last.split('"').length % 2 === 0;
    if (isOpen) cells[cells.length - 1] = `${last}${separator}${piece}`;
    else cells.push(piece);
  }
  return cells.map((cell) => cell.trim().replaceAll('"', ''));
}

function refuseOtherFormats(file: string, start: Uint8Array): void {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => start[at] === byte);
  const kind =
    begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)
      ? 'a workbook or an archive'
      : begins(0x1f, 0x8b)
        ? 'a compressed file'
        : begins(0x25, 0x50, 0x44, 0x46)
          ? 'a PDF'
          : webPage.test(decodedText(start))
            ? 'a web page'
            : undefined;
  if (kind === undefined) return;
  throw new UserError('input/unreadable', `\`${file}\` is ${kind}, not a text file with columns`, {
    hint:
      kind === 'a web page'
        ? 'the site answered with a page instead of the list: look at it, and get the file again'
        : 'unpack it, or save the sheet as CSV, and give that file',
  });
}
