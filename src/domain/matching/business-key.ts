/** Names of businesses as they are compared: without legal forms, blanks and signs, and with words that lists shorten. */

import { folded } from '../suggestion.ts';

const legalForms = new Set(
  'incorporated inc llc llp lp pllc plc pc pa psc corp corporation company co ltd limited the and'.split(' '),
);

/** What lists and letterheads write for one word. */
const shortened: ReadonlyMap<string, string> = new Map(
  `
ambulance amb
associates assoc assocs associate
center ctr cntr centre
chiropractic chiro
department dept
doctor dr
family fam
group grp
health hlth
hospital hosp
international intl
laboratory lab labs laboratories
management mgmt mgt
medical med
mount mt
national natl
pharmacy pharm phcy phmcy
practice prct
psychiatric psych
rehabilitation rehab
saint st
services service svc svcs serv servs
surgical surg
transportation transp trans
university univ
`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [whole, ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, whole as string]);
    }),
);

/** A business name as it is compared: `Smith & Jones M.D., P. C.` and `SMITH AND JONES MD PC` have the same key. */
export function businessKey(name: string): string {
  return words(name)
    .filter((word) => !legalForms.has(word))
    .map((word) => shortened.get(word) ?? word)
    .join('');
}

/** The key of a name that may be cut off: what its last word was going to be, nobody knows. */
export function cutBusinessKey(name: string): string {
  const all = words(name);
  const last = all.at(-1) ?? '';
  const known = all.slice(0, -1).filter((word) => !legalForms.has(word));
  return [...known.map((word) => shortened.get(word) ?? word), ...(beginsForm(last) ? [] : [last])].join('');
}

/** Whether a word may be the beginning of one that is left out, or written otherwise, when names are compared. */
function beginsForm(word: string): boolean {
  return [...legalForms, ...shortened.keys()].some((form) => form.startsWith(word));
}

function words(name: string): readonly string[] {
  return folded(name)
    .replaceAll(/[^\p{L}\p{N} ]/gu, (sign) =>
      sign === '&' || sign === '+' ? ' and ' : sign === '/' || sign === ',' ? ' ' : '',
    )
    .replaceAll(/\b(l l [cp]|p l l c|p s c|p [ca])\b/g, (form) => form.replaceAll(' ', ''))
    .split(/ +/)
    .filter((word) => word !== '');
}
