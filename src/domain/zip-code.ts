/**
 * ZIP codes: five digits, or nine with a hyphen. The first three digits lie in one state but for a few places; which, is the
 * postal service's list of sectional centers (Domestic Mail Manual L002).
 */

/** Prefix ranges, both ends included, by state. */
const prefixes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  AA: [[340, 340]],
  AE: [[90, 98]],
  AK: [[995, 999]],
  AL: [[350, 369]],
  AP: [[962, 966]],
  AR: [[716, 729]],
  AZ: [[850, 865]],
  CA: [[900, 961]],
  CO: [[800, 816]],
  CT: [[60, 69]],
  DC: [
    [200, 200],
    [202, 205],
    [569, 569],
  ],
  DE: [[197, 199]],
  FL: [
    [320, 339],
    [341, 349],
  ],
  GA: [
    [300, 319],
    [398, 399],
  ],
  HI: [[967, 968]],
  IA: [[500, 528]],
  ID: [[832, 838]],
  IL: [[600, 629]],
  IN: [[460, 479]],
  KS: [[660, 679]],
  KY: [[400, 427]],
  LA: [[700, 714]],
  MA: [
    [10, 27],
    [55, 55],
  ],
  MD: [[206, 219]],
  ME: [[39, 49]],
  MI: [[480, 499]],
  MN: [[550, 567]],
  MO: [[630, 658]],
  MS: [[386, 397]],
  MT: [[590, 599]],
  NC: [[270, 289]],
  ND: [[580, 588]],
  NE: [[680, 693]],
  NH: [[30, 38]],
  NJ: [[70, 89]],
  NM: [[870, 884]],
  NV: [[889, 898]],
  NY: [
    [5, 5],
    [100, 149],
  ],
  OH: [[430, 459]],
  OK: [
    [730, 732],
    [734, 749],
  ],
  OR: [[970, 979]],
  PA: [[150, 196]],
  PR: [
    [6, 7],
    [9, 9],
  ],
  RI: [[28, 29]],
  SC: [[290, 299]],
  SD: [[570, 577]],
  TN: [[370, 385]],
  TX: [
    [733, 733],
    [750, 799],
    [885, 885],
  ],
  UT: [[840, 847]],
  VA: [
    [201, 201],
    [220, 246],
  ],
  VI: [[8, 8]],
  VT: [
    [50, 54],
    [56, 59],
  ],
  WA: [[980, 994]],
  WI: [[530, 549]],
  WV: [[247, 268]],
  WY: [[820, 831]],
};

/** Places whose state is not that of their prefix, or is a second one; five-digit ranges, both ends included. */
const exceptions: readonly (readonly [number, number, readonly string[]])[] = [
  [6390, 6390, ['NY']],
  [42223, 42223, ['KY', 'TN']],
  [83414, 83414, ['WY']],
  [84536, 84536, ['UT', 'AZ']],
  [86044, 86044, ['AZ', 'UT']],
  [86515, 86515, ['AZ', 'NM']],
  [88021, 88021, ['NM', 'TX']],
  [96799, 96799, ['AS']],
  [96910, 96932, ['GU']],
  [96939, 96940, ['PW']],
  [96941, 96944, ['FM']],
  [96950, 96952, ['MP']],
  [96960, 96979, ['MH']],
];

/** What is wrong with a text given as a ZIP code; `zeros`: three or four digits, so leading zeros were lost. */
export type ZipFault = 'shape' | 'zeros';

/** The first fault of a text given as a ZIP code (`02139`, `02139-4307` or nine digits), or undefined where it is sound. */
export function zipFault(text: string): ZipFault | undefined {
  if (/^\d{5}(?:-?\d{4})?$/.test(text)) return undefined;
  return /^\d{3,4}$/.test(text) ? 'zeros' : 'shape';
}

/** The ZIP code of a file that writes nine digits in a row, or that lost leading zeros; undefined where there is none. */
export function zipCode(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{3,5}$|^\d{7,9}$/.test(digits)) return undefined;
  if (digits.length <= 5) return digits.padStart(5, '0');
  const nine = digits.padStart(9, '0');
  return nine.endsWith('0000') ? nine.slice(0, 5) : `${nine.slice(0, 5)}-${nine.slice(5)}`;
}

/** The states in which a ZIP code lies, mostly one; none where the text is no ZIP code or its prefix is not in use. */
export function statesOfZip(zip: string): readonly string[] {
  if (zipFault(zip) !== undefined) return [];
  const five = Number(zip.slice(0, 5));
  const special = exceptions.find(([from, through]) => from <= five && five <= through);
  if (special !== undefined) return special[2];
  const prefix = Math.floor(five / 100);
  return Object.keys(prefixes).filter((state) =>
    prefixes[state]?.some(([from, through]) => from <= prefix && prefix <= through),
  );
}
