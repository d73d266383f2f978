/**
 * Sources of verification under the names that rule packs use. People write who they asked in their own words ("Oregon
 * Medical Board", "OIG LEIE"); a pack names a kind of source (`state-board`, `oig-leie`).
 */

import { isStateCode, states } from './state.ts';
import { folded } from './suggestion.ts';

/** A kind of source: its name in packs, how it reads, and the words by which it is known. The first that fits counts. */
const kinds: readonly (readonly [code: string, name: string, words: RegExp])[] = [
  ['npdb', 'National Practitioner Data Bank', /\bnpdb\b|\bpractitioner data ?bank\b/],
  ['oig-leie', 'OIG exclusion list (LEIE)', /\bleie\b|\blist of excluded\b|^(?:us |hhs )*oig$|\boig exclusions?\b/],
  ['sam', 'SAM.gov', /\bsam\b|\bsystem for award management\b/],
  ['state-medicaid', 'state Medicaid agency', /\bmedicaid\b|\bmedi cal\b|\bhealth care authority\b/],
  ['cms', 'CMS', /\bcms\b|\bcenters for medicare\b|\bpecos\b/],
  ['dea-certificate', 'copy of the DEA certificate', /\bdea\b.*\bcertificate\b|\bcertificate\b.*\bdea\b/],
  ['cds-certificate', 'copy of the state certificate', /\bcds\b.*\bcertificate\b/],
  ['ntis', 'NTIS registration data', /\bntis\b/],
  ['dea', 'DEA', /\bdea\b|\bdrug enforcement\b/],
  ['ama-masterfile', 'AMA Physician Masterfile', /\bama\b|\bmasterfile\b|\bamerican medical association\b/],
  ['aoa', 'AOA Official Osteopathic Physician Profile', /\baoa\b|\bosteopathic (?:physician )?profile\b/],
  ['abms', 'ABMS or its display agents', /\babms\b|\bcertifacts\b|\bboard of medical specialties\b/],
  ['nccpa', 'NCCPA', /\bnccpa\b|\bcertification of physician assistants\b/],
  [
    'nurse-certification',
    'nurse certification body',
    /\bancc\b|\baanp(?:cb)?\b|\bpncb\b|\bnbcrna\b|\bamcb\b|\bnurses credentialing\b/,
  ],
  ['specialty-board', 'specialty board', /\bamerican (?:osteopathic )?board\b|\babps\b|\babpp\b|\babfm\b|\babim\b/],
  ['cin-bad', 'CIN-BAD', /\bcin bad\b/],
  ['fpmb', 'Federation of Podiatric Medical Boards', /\bfpmb\b|\bfederation of podiatric\b/],
  ['fsmb', 'Federation of State Medical Boards', /\bfsmb\b|\bfederation of state medical\b|\bdocinfo\b/],
  ['fcvs', 'Federation Credentials Verification Service', /\bfcvs\b|\bfederation credentials\b/],
  ['ecfmg', 'ECFMG', /\becfmg\b|\beducational commission for foreign\b/],
  ['national-student-clearinghouse', 'National Student Clearinghouse', /\bstudent clearinghouse\b/],
  ['carrier', 'malpractice carrier', /\bcarrier\b|\bloss runs?\b|\binsurer\b|\binsurance\b|\bmutual\b/],
  ['training-program', 'training program', /\bresidency\b|\bfellowship\b|\binternship\b|\btraining program\b/],
  ['accreditor', 'accrediting body', /\bjoint commission\b|\btjc\b|\bdnv\b|\baaahc\b|\bcarf\b|\bachc\b|\baccredit/],
  [
    'state-board',
    'state licensing board',
    /\b(?:state|licensing|medical|nursing|registration|licensure) board\b|\bboards? of\b|\bboard\b|\bnursys\b|\bmedical commission\b|\bnursing commission\b|\bcommission on\b|\b(?:department|dept|division) of (?:public )?(?:health|consumer affairs|state|commerce)\b|\bdepartment of safety\b|\b(?:department|dept|division|office|bureau) of (?:[a-z]+ ){0,3}?(?:licens|profession|occupation|regulat)\w*\b|\blicens(?:ing|ure) (?:agency|department|division)\b|\bstate education department\b|\b(?:idfpr|nysed|dopl|lara|oplc|llr|breeze)\b/,
  ],
  ['school', 'professional school', /\bschool\b|\buniversity\b|\bcollege\b|\bregistrar\b|\btranscript\b/],
];

const names: ReadonlyMap<string, string> = new Map(kinds.map(([code, name]) => [code, name]));

/** The kind of source meant by a name as people write it, or undefined where none is known by it. */
export function sourceKind(written: string): string | undefined {
  const text = folded(written)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const coded = text.replaceAll(' ', '-');
  return names.has(coded) ? coded : kinds.find(([, , words]) => words.test(text))?.[0];
}

/** The name of a kind of source for people; what is no known kind reads as it is written. */
export function sourceName(code: string): string {
  return names.get(code) ?? code;
}

/**
 * Whether what was asked is one of the sources that a rule accepts: as it is written, or of a kind that it names. A board of
 * other states than that of the paper cannot speak of it.
 */
export function isAcceptedSource(written: string, accepted: readonly string[], state: string | null = null): boolean {
  const kind = sourceKind(written);
  const plain = folded(written);
  const isElsewhere = kind === 'state-board' && state !== null && isOfOtherStates(written, state);
  return (
    !isElsewhere &&
    accepted.some((one) => folded(one) === plain || (kind !== undefined && (one === kind || sourceKind(one) === kind)))
  );
}

/** Whether a source names states, and this one (a postal code) is none of them. */
export function isOfOtherStates(written: string, state: string): boolean {
  const named = statesNamed(written);
  return named.size > 0 && !named.has(state);
}

/** Longer names first: West Virginia is not Virginia. */
const byLength = states.toSorted((left, right) => right.name.length - left.name.length);

/** Postal codes of the states that a text names, by name or by a code in capitals. */
function statesNamed(written: string): ReadonlySet<string> {
  let text = ` ${written.toLowerCase().replace(/[^a-z]+/g, ' ')} `;
  const found = new Set<string>();
  for (const { code, name } of byLength) {
    const words = ` ${name.toLowerCase()} `;
    if (!text.includes(words)) continue;
    found.add(code);
    text = text.replaceAll(words, '  ');
  }
  // In a text of capitals only, IN, OR and ME are words.
  const codes = /[a-z]/.test(written) ? written.split(/[^A-Za-z]+/).filter(isStateCode) : [];
  for (const code of codes) found.add(code);
  // "Washington, DC" is the District.
  if (found.has('DC')) found.delete('WA');
  return found;
}
