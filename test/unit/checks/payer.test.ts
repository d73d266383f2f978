/** What the checks of payers say beyond their own examples. */

import { describe, expect, it } from 'vitest';
import { said } from './sample.ts';

const payer = (lines: string, recredentialEvery: string): string =>
  `empanel: payer/v1\nkey: plan\nname: Plan\nlines: [${lines}]\nrecredentialEvery: ${recredentialEvery}\n`;
const tooLong = (length: string, rule: string): string =>
  `warning payer/cycle-too-long /recredentialEvery: a cycle of ${length} is longer than the ${rule}, which count instead`;

describe('the cycle that a payer states', () => {
  it('may be as long as its accreditor allows, to the day', async () => {
    expect(await said(payer('commercial', 'P3Y'))).toEqual([]);
    expect(await said(payer('commercial', 'P37M'))).toEqual([tooLong('37 months', '36 months of `ncqa.recred.cycle`')]);
  });

  it('is asked of the lines of business that a rule is about, of whichever line it is', async () => {
    expect(await said(payer('workers-comp', 'P5Y'))).toEqual([]);
    expect(await said(payer('workers-comp, medicare-advantage', 'P5Y'))).toEqual([
      tooLong('5 years', '36 months of `ncqa.recred.cycle`'),
    ]);
  });
});
