/** Records of lists as lines of files that are made ready beside them. */

import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { ListedParty } from '../../domain/screening/exclusion.ts';

/** What most records say of most things. Its order is that in which they are hashed. */
const blank: Omit<ListedParty, 'recordSha256' | 'line' | 'otherBusinesses'> = {
  name: null,
  otherNames: [],
  business: '',
  cut: false,
  npi: null,
  npiNote: null,
  birthDate: null,
  license: '',
  specialty: '',
  city: '',
  state: '',
  grounds: '',
  from: null,
  until: null,
  waiver: null,
};

type Said = typeof blank & Pick<ListedParty, 'otherBusinesses'>;

const fields = Object.keys(blank) as readonly (keyof typeof blank)[];
const blanks = Object.values(blank);

/** A record as a line: its place in its list, and what is not blank; with more that is to be kept with it. */
export function recordText(record: ListedParty, more?: object): string {
  const { otherBusinesses } = record;
  const said: Record<string, unknown> = otherBusinesses === undefined ? {} : { otherBusinesses };
  const values = valuesOf(record);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value !== blanks[at] && (value !== record.otherNames || record.otherNames.length > 0))
      said[fields[at] as string] = value;
  }
  return `${JSON.stringify(more === undefined ? [record.line, said] : [record.line, said, more])}\n`;
}

/** What a record says, in the order of `fields`. */
function valuesOf(record: Omit<ListedParty, 'recordSha256' | 'line'>): readonly unknown[] {
  const { name, otherNames, business, cut, npi, npiNote, birthDate, license, specialty } = record;
  const { city, state, grounds, from, until, waiver } = record;
  const who = [name, otherNames, business, cut, npi, npiNote, birthDate, license, specialty];
  return [...who, city, state, grounds, from, until, waiver];
}

/** The record that a line holds. */
export function recordIn(text: string): ListedParty {
  const [line, some] = JSON.parse(text) as [number, Partial<Said>];
  return recordOf(line, some);
}

/** The record that a line holds, with what was kept with it. */
export function recordWithMore<More extends object>(text: string): readonly [record: ListedParty, more: More] {
  const [line, some, more] = JSON.parse(text) as [number, Partial<Said>, More];
  return [recordOf(line, some), more];
}

function recordOf(line: number, some: Partial<Said>): ListedParty {
  const said: Said = { ...blank, ...some };
  return { recordSha256: hash('sha256', JSON.stringify(said), 'hex'), line, ...said };
}

/** Path of a file made ready of a list, one for each kind: what it is made for says the ending. */
export function keptListPath(root: string, list: string, ending: string): string {
  return join(root, '.empanel', 'lists', `${list.replaceAll(/[^A-Za-z0-9]+/g, '-')}.${ending}`);
}
