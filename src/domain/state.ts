/** States, the District of Columbia, territories and the freely associated states, by their postal codes. */

import { folded, nearest } from './suggestion.ts';

/** What kind of place a postal state code stands for. */
export type StateKind = 'state' | 'district' | 'territory' | 'associated' | 'military';

/** One postal state code. */
export interface State {
  /** Two letters, as on mail and licenses. */
  readonly code: string;
  readonly name: string;
  readonly kind: StateKind;
  /** Traditional abbreviations, as older papers print them, and other ways to say it. */
  readonly also: readonly string[];
}

const place =
  (kind: StateKind) =>
  (code: string, name: string, ...also: readonly string[]): State => ({ code, name, kind, also });
const state = place('state');
const territory = place('territory');
const associated = place('associated');
const military = place('military');

/** Every postal state code, states first. */
export const states: readonly State[] = [
  state('AL', 'Alabama', 'Ala.'),
  state('AK', 'Alaska', 'Alas.'),
  state('AZ', 'Arizona', 'Ariz.'),
  state('AR', 'Arkansas', 'Ark.'),
  state('CA', 'California', 'Calif.', 'Cal.'),
  state('CO', 'Colorado', 'Colo.', 'Col.'),
  state('CT', 'Connecticut', 'Conn.'),
  state('DE', 'Delaware', 'Del.'),
  place('district')('DC', 'District of Columbia', 'D.C.', 'Washington, D.C.', 'Washington DC', 'Wash. D.C.'),
  state('FL', 'Florida', 'Fla.'),
  state('GA', 'Georgia'),
  state('HI', 'Hawaii', 'Haw.', "Hawai'i"),
  state('ID', 'Idaho', 'Ida.'),
  state('IL', 'Illinois', 'Ill.', 'Ills.'),
  state('IN', 'Indiana', 'Ind.'),
  state('IA', 'Iowa', 'Ia.'),
  state('KS', 'Kansas', 'Kans.', 'Kan.'),
  state('KY', 'Kentucky', 'Ken.', 'Kent.'),
  state('LA', 'Louisiana'),
  state('ME', 'Maine'),
  state('MD', 'Maryland'),
  state('MA', 'Massachusetts', 'Mass.'),
  state('MI', 'Michigan', 'Mich.'),
  state('MN', 'Minnesota', 'Minn.'),
  state('MS', 'Mississippi', 'Miss.'),
  state('MO', 'Missouri'),
  state('MT', 'Montana', 'Mont.'),
  state('NE', 'Nebraska', 'Nebr.', 'Neb.'),
  state('NV', 'Nevada', 'Nev.'),
  state('NH', 'New Hampshire', 'N.H.'),
  state('NJ', 'New Jersey', 'N.J.'),
  state('NM', 'New Mexico', 'N.M.', 'N. Mex.'),
  state('NY', 'New York', 'N.Y.'),
  state('NC', 'North Carolina', 'N.C.', 'N. Car.'),
  state('ND', 'North Dakota', 'N.D.', 'N. Dak.'),
  state('OH', 'Ohio'),
  state('OK', 'Oklahoma', 'Okla.'),
  state('OR', 'Oregon', 'Ore.', 'Oreg.'),
  state('PA', 'Pennsylvania', 'Penna.', 'Penn.'),
  state('RI', 'Rhode Island', 'R.I.'),
  state('SC', 'South Carolina', 'S.C.', 'S. Car.'),
  state('SD', 'South Dakota', 'S.D.', 'S. Dak.'),
  state('TN', 'Tennessee', 'Tenn.'),
  state('TX', 'Texas', 'Tex.'),
  state('UT', 'Utah'),
  state('VT', 'Vermont'),
  state('VA', 'Virginia', 'Virg.'),
  state('WA', 'Washington', 'Wash.', 'Washington State'),
  state('WV', 'West Virginia', 'W. Va.', 'W. Virg.'),
  state('WI', 'Wisconsin', 'Wis.', 'Wisc.'),
  state('WY', 'Wyoming', 'Wyo.'),
  territory('AS', 'American Samoa'),
  territory('GU', 'Guam'),
  territory('MP', 'Northern Mariana Islands', 'CNMI', 'N. Mariana Islands'),
  territory('PR', 'Puerto Rico', 'P.R.'),
  territory('VI', 'U.S. Virgin Islands', 'Virgin Islands', 'USVI', 'V.I.'),
  associated('FM', 'Federated States of Micronesia', 'Micronesia'),
  associated('MH', 'Marshall Islands'),
  associated('PW', 'Palau'),
  military('AA', 'Armed Forces Americas'),
  military('AE', 'Armed Forces Europe, Middle East, Africa and Canada', 'Armed Forces Europe'),
  military('AP', 'Armed Forces Pacific'),
];

const byCode: ReadonlyMap<string, State> = new Map(states.map((one) => [one.code, one]));

/** Codes of every place that licenses providers: all but the military mail codes. */
export const licensingStates: readonly string[] = states
  .filter((one) => one.kind !== 'military')
  .map((one) => one.code);

/** Whether the text is a postal state code, upper case as it must be written. */
export function isStateCode(text: string): boolean {
  return byCode.has(text);
}

/** The name behind a postal state code, or undefined. */
export function stateName(code: string): string | undefined {
  return byCode.get(code)?.name;
}

/** The code of a place given by code, name or traditional abbreviation in any case and punctuation, or undefined. */
export function stateNamed(text: string): string | undefined {
  const key = stateKey(text);
  if (key === '') return undefined;
  return states.find((one) => [one.code, one.name, ...one.also].some((name) => stateKey(name) === key))?.code;
}

/** Codes that a mistyped state may mean, the likeliest first: `Calif` and `Californa` give CA. */
export function stateSuggestions(text: string, limit = 3): readonly string[] {
  const exact = stateNamed(text);
  if (exact !== undefined) return [exact];
  const names = states.flatMap((one) => [one.name, ...one.also]);
  const near = nearest(text, names, { limit: limit * 2 }).flatMap((name) => stateNamed(name) ?? []);
  return [...new Set(near)].slice(0, limit);
}

/** Lower case without blanks and punctuation: `N. Mex.` and `n mex` are one. */
function stateKey(text: string): string {
  return folded(text).replace(/[^a-z]/g, '');
}
