import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';

/** No office of the IRS has the prefix 00; one digit nine times over fills a field and is nobody's. */
const neverIssued = /^(?:00|(\d)\1-?\1{7}$)/;

/** Nine digits that cannot be an EIN. Their number is the schema's business. */
export const tinShape: Check<'dossier' | 'group' | 'facility' | 'contract'> = {
  id: 'tin/shape',
  severity: 'error',
  title: 'a tax number is one that the IRS issues',
  why: 'Payers match the tax number with the IRS before they load a contract. Made-up numbers, entered to be replaced later, end as claims paid to nobody.',
  help: 'copy the number from the IRS letter (CP 575 or 147C) or from the signed W-9',
  cite: '26 CFR 301.6109-1; IRS Publication 1635',
  kinds: ['dossier', 'group', 'facility', 'contract'],
  good: 'empanel: group/v1\nkey: lakeside\nlegalName: Lakeside Medical Group PLLC\ntin: "12-3456789"\n',
  bad: 'empanel: group/v1\nkey: lakeside\nlegalName: Lakeside Medical Group PLLC\ntin: "00-0000000"\n',
  *faults({ parts }) {
    for (const { name, text, place } of parts.texts) {
      // Anything but nine digits is told by the schema.
      if (name !== 'tin' || !/^\d{2}-?\d{7}$/.test(text) || !neverIssued.test(text)) continue;
      yield { pointer: pointerOf(place), message: `\`**-***${text.slice(-4)}\` is not a number that the IRS issues` };
    }
  },
};
