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

/** The procedures of lines by every name, as `plainWords`; one name stands for the same procedure wherever it is. */
export function proceduresByName(lines: readonly Line[]): ReadonlyMap<string, NamedProcedure> {
  const byName = new Map<string, NamedProcedure>();
  for (const line of lines) {
    for (const procedure of proceduresOf(line)) {
      for (const name of procedure.names) if (!byName.has(name)) byName.set(name, procedure);
    }
  }
  return byName;
}

/** The procedure that words name. */
export function procedureMeant(words: string, byName: ReadonlyMap<string, NamedProcedure>): ProcedureReading {
  const plain = plainWords(words);
  const found = byName.get(plain);
  if (found !== undefined) return { found, near: [] };
  const parts = plain === '' ? [] : [...byName].filter(([name]) => ` ${name} `.includes(` ${plain} `));
  const close = nearest(plain, byName.keys(), { limit: 3 }).flatMap((name) => byName.get(name)?.label ?? []);
  return { found: undefined, near: [...new Set([...close, ...parts.map(([, { label }]) => label)])].slice(0, 4) };
}
