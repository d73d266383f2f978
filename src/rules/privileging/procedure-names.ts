/** Which procedures a line of a privilege form covers, by every name that a schedule may use. */

import type { Facility, Line } from '../../domain/nouns/facility.ts';
import { nearest } from '../../domain/suggestion.ts';
import { plainWords } from './plain-words.ts';

/** Something that can be asked for: a procedure of a line, or the line itself. */
export interface NamedProcedure {
  /** As the form has it: "Lumbar puncture (62270)", or the name of a line. */
  readonly label: string;
  /** Every way to name it, as `plainWords`. */
  readonly names: readonly string[];
}

const covered = new WeakMap<Line, ReadonlySet<string>>();

/** Names that a line answers to, as `plainWords`: codes, names and other names of its procedures, its own name and key. */
export function coveredNames(line: Line): ReadonlySet<string> {
  let names = covered.get(line);
  if (names === undefined) {
    names = new Set(proceduresOf(line).flatMap((one) => one.names));
    covered.set(line, names);
  }
  return names;
}

/** The procedures of a line, and the line. */
export function proceduresOf(line: Line): readonly NamedProcedure[] {
  const own = { label: line.name, names: [plainWords(line.name), plainWords(line.key)] };
  return [
    ...(line.procedures ?? []).map(({ name, code, also = [] }) => ({
      label: code === undefined ? name : `${name} (${code})`,
      names: [name, ...(code === undefined ? [] : [code]), ...also].map(plainWords),
    })),
    own,
  ];
}

/** Every line of every version of the forms of a facility. */
export function linesOf({ privilegeForms = [] }: Facility): readonly Line[] {
  return privilegeForms.flatMap(({ lines }) => lines);
}

/** What words may mean: one procedure of the lines, or what is near. */
export interface ProcedureReading {
  readonly found: NamedProcedure | undefined;
  /** Labels of procedures with a similar name. */
  readonly near: readonly string[];
}

/** The procedure that words name among lines; one name stands for the same procedure wherever it is. */
export function procedureMeant(words: string, lines: readonly Line[]): ProcedureReading {
  const all = lines.flatMap(proceduresOf);
  const plain = plainWords(words);
  const found = all.find(({ names }) => names.includes(plain));
  if (found !== undefined) return { found, near: [] };
  const byName = new Map<string, string>();
  for (const { label, names } of all) for (const name of names) if (!byName.has(name)) byName.set(name, label);
  const parts = plain === '' ? [] : [...byName].filter(([name]) => ` ${name} `.includes(` ${plain} `));
  const close = nearest(plain, byName.keys(), { limit: 3 }).map((name) => byName.get(name) ?? name);
  return { found: undefined, near: [...new Set([...close, ...parts.map(([, label]) => label)])].slice(0, 4) };
}
