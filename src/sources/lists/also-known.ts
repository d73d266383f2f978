/** The cell in which a list writes who else somebody is: several names of persons and of businesses, in one text. */

import { nameReadings, type PersonName } from '../../domain/person-name.ts';
import type { NameOrder } from './column-map.ts';

/** Other names of a listed party. */
export interface AlsoKnown {
  /** Names that can be a person's. One that is nobody's for certain is here, too. */
  readonly names: readonly PersonName[];
  /** Names that only a business bears. */
  readonly businesses: readonly string[];
}

/** Words that make a name that of a business. */
export const businessWords =
  /\b(INC|LLC|LLP|PC|PA|PLLC|CORP|CO|LTD|PHARMACY|DRUGS?|HOSPITAL|CLINIC|CENTER|CENTRE|HOME|CARE|SERVICES?|SUPPLY|MEDICAL|ASSOCIATES|GROUP|LAB|LABORATORY|AGENCY|TRANSPORTATION|AMBULETTE|TAXI|STORE)\b/i;
/** Further ones that stand among other names. */
const moreBusinessWords =
  /\b(INCORPORATED|CORPORATION|COMPANY|LIMITED|LP|GMBH|SOLUTIONS|CONSTRUCTION|ENTERPRISES?|INDUSTRIES|TRADING|CONSULTING|HOLDINGS|PARTNERS|FOUNDATION|UNIVERSITY|INSTITUTE|HEALTH|HEALTHCARE|DENTAL|REHAB|REHABILITATION|LOGISTICS|CONTRACTORS?|INTERNATIONAL)\b/i;

const called =
  '(?:A[./]?K[./]?A|D[./]?B[./]?A|F[./]?K[./]?A|ALSO KNOWN AS|FORMERLY KNOWN AS|DOING BUSINESS AS|ALSO|FORMERLY)[./]?:?';
const before = new RegExp(`^${called}(?= )`, 'i');
const between = new RegExp(` ${called} `, 'i');
/** What belongs to the name before the comma: a legal form or a generation, whatever is told of the name behind it. */
const ofTheLast = new RegExp(
  `^(?:INC|INCORPORATED|LLC|LLP|LP|PLLC|PC|PA|CORP|CO|LTD|LIMITED|JR|SR|II|III|IV)(?=$| ${called} )`,
  'i',
);

/**
 * The names in a cell: `(also ANN LEE, LEE SUPPLY, LLC DBA LEE DRUGS)` of SAM, or the bare names of a state. Commas part
 * names, but neither a legal form from its business nor, in a list that files persons so, given names from a last name.
 */
export function alsoKnown(cell: string, own: string, order: NameOrder, person: PersonName | null = null): AlsoKnown {
  if (cell === '') return noNames;
  const listed = cell.replace(/^\(also\s+/i, '').replace(/\)$/, '');
  const names: PersonName[] = [];
  const businesses: string[] = [];
  for (const text of textsIn(listed, order)) {
    const plain = text.replaceAll('.', '');
    const [name] = businessWords.test(plain) || moreBusinessWords.test(plain) ? [] : nameReadings(text);
    // One word is no whole name of a person, but may be another last name; of three letters it is a license.
    if (name !== undefined) {
      names.push(name);
      continue;
    }
    if (person?.first !== undefined && oneWord.test(plain)) names.push({ ...person, last: text });
    if (plain.length > 3 && text !== own && !businesses.includes(text)) businesses.push(text);
  }
  return { names, businesses };
}

const oneWord = /^[\p{L}'-]{4,}$/u;
const noNames: AlsoKnown = { names: [], businesses: [] };

function textsIn(listed: string, order: NameOrder): readonly string[] {
  const joined: string[] = [];
  for (const piece of listed.split(/\s*[,;]\s*| \/ /)) {
    const last = joined.at(-1);
    if (last !== undefined && (ofTheLast.test(piece.replaceAll('.', '')) || isGiven(last, piece, order)))
      joined[joined.length - 1] = `${last}, ${piece}`;
    else joined.push(piece);
  }
  return joined.flatMap((text) => text.split(between)).flatMap((text) => text.replace(before, '').trim() || []);
}

/** Whether a piece has the given names of the last name before the comma. */
function isGiven(last: string, piece: string, order: NameOrder): boolean {
  return order !== 'first-last' && piece !== '' && !/[ ,]/.test(last.replace(before, '').trim());
}
