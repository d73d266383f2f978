import type { Fault } from '../../domain/finding.ts';
import type { License } from '../../domain/nouns/dossier.ts';
import { isStateCode, licensingStates } from '../../domain/state.ts';
import type { Check, CheckInput } from './check.ts';
import { isInEffect, isLicensedEverywhere, isSameLicense, statesOf } from './license-standing.ts';
import { items, type Loose, text } from './loose-value.ts';
import { type PracticeState, practiceStates } from './practice-places.ts';

/** A state of practice that no license covers. */
export const licenseMissingForState: Check<'dossier'> = {
  id: 'license/missing-for-state',
  severity: 'error',
  title: 'a license covers each state of practice',
  why: 'Seeing patients in a state, also by video, needs a license of that state, a compact privilege there, or a federal site. Without one the payer refuses the location, and the board calls it practice without a license.',
  help: 'add the license of that state, list the state under `privilegeStates` of a compact license, or mark a federal site with `federal: true`',
  cite: 'NCQA CR 3 A: a current license in each state in which the practitioner cares for members; 38 USC 7402(b), 10 USC 1094(d) for federal sites',
  kinds: ['dossier'],
  reads: ['licenses', 'practiceLocations', 'type'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: pt
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "20451", compact: pt, privilegeStates: [NH] }]
practiceLocations:
  - { name: Harbor Clinic, address: { line1: 12 Pier Road, city: Portsmouth, state: NH, zip: "03801" } }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: pt
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "20451" }]
practiceLocations:
  - { name: Harbor Clinic, address: { line1: 12 Pier Road, city: Portsmouth, state: NH, zip: "03801" } }
`,
  *faults(input) {
    const type = text(input.value.type);
    if (type === undefined || !isLicensedEverywhere(type)) return;
    const licenses = items(input.value.licenses).map(([, license]) => license);
    const covered = new Set(licenses.flatMap((license) => statesOf(license, type)));
    const told = new Set<string>();
    for (const place of practiceStates(input)) {
      if (!isUncovered(place, covered, licenses) || told.has(place.state)) continue;
      told.add(place.state);
      yield uncovered(place, licenses, type, input);
    }
  },
};

/** Mail to ships and bases abroad goes to federal sites. */
function isUncovered(place: PracticeState, covered: ReadonlySet<string>, licenses: readonly Loose<License>[]): boolean {
  const isFederal = place.federal || (isStateCode(place.state) && !licensingStates.includes(place.state));
  return isFederal ? !licenses.some(isInEffect) : !covered.has(place.state);
}

function uncovered(
  { state, pointer, isCurrent }: PracticeState,
  licenses: readonly Loose<License>[],
  type: string,
  { asOf }: CheckInput<'dossier'>,
): Fault {
  const held = licenses.find((one) => text(one.state) === state && isSameLicense(text(one.type) ?? type, type));
  const status = held === undefined ? undefined : text(held.status);
  // What lies ahead can still be had in time, and a pending license says that somebody is at it.
  const severity = isCurrent && status !== 'pending' ? 'error' : 'warning';
  const message =
    status === undefined
      ? `no license covers ${state}, where the provider ${isCurrent ? 'practices' : `will practice after ${asOf}`}`
      : `the ${state} license is \`${status}\`, and the provider ${isCurrent ? 'practices' : 'will practice'} there`;
  return { pointer, message, severity };
}
