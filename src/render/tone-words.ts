import type { Cell, Column, Row, Table, Tone } from '../domain/table.ts';

/** Tones that say something, from the most to the least urgent. */
const tellingTones: readonly Tone[] = ['bad', 'warn', 'good', 'muted'];

/** Words beyond this many to a tone are sentences, not states: formulas and legends leave them out. */
const wordLimit = 24;
const longestWord = 60;

/**
 * Which words of the table's tone column mean which tone, for legends and colour rules. A word that rows use in two tones
 * is left out: it does not say the tone.
 */
export function toneWords(table: Table): readonly (readonly [Tone, readonly string[]])[] {
  const column = table.columns.find((one) => one.role === 'tone');
  if (column === undefined) return [];
  const due = table.columns.find((one) => one.role === 'due');
  const isLate = (row: Row): boolean => due !== undefined && String(row.cells[due.id] ?? table.asOf) < table.asOf;
  // What is late is red for that, whatever its word: of such a row the word says something only where no other row has it.
  const inTime = tonesByWord(
    table.rows.filter((row) => !isLate(row)),
    column,
  );
  const tones = new Map([...tonesByWord(table.rows, column), ...inTime]);
  return tellingTones.flatMap((tone) => {
    const words = [...tones].flatMap(([word, of]) => (of === tone ? [word] : []));
    return words.length === 0 ? [] : [[tone, words.toSorted().slice(0, wordLimit)] as const];
  });
}

/** The tone of each word; undefined where rows use it in two. */
function tonesByWord(rows: readonly Row[], column: Column): ReadonlyMap<string, Tone | undefined> {
  const tones = new Map<string, Tone | undefined>();
  for (const row of rows) {
    const word: Cell = row.cells[column.id] ?? null;
    if (typeof word !== 'string' || word === '' || word.length > longestWord) continue;
    const tone = row.tones?.[column.id] ?? row.tone ?? 'plain';
    tones.set(word, tones.has(word) && tones.get(word) !== tone ? undefined : tone);
  }
  return tones;
}
