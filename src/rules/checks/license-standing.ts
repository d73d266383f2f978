/** Which licenses count where: professions that share a license, states of a license, compacts. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { License } from '../../domain/nouns/dossier.ts';
import { compactFor, isProviderType, licenseCompacts } from '../../domain/profession.ts';
import { type Loose, text, texts } from './loose-value.ts';

/** Professions whose licenses boards issue under one name. */
const families: readonly (readonly string[])[] = [
  ['md', 'do'],
  ['dds', 'dmd'],
  ['np', 'crna', 'cnm', 'cns'],
];

/** Professions that some states do not license, and those the dossier does not name. */
const notLicensedEverywhere = new Set(['bcba', 'rd', 'nd', 'lac', 'rt', 'ladc', 'other']);

/** Statuses under which nobody may practise. */
const withoutEffect = new Set(['inactive', 'expired', 'revoked', 'surrendered', 'retired', 'suspended', 'pending']);

/** Whether every state licenses the profession, so that practising without a license there is certainly wrong. */
export function isLicensedEverywhere(type: string): boolean {
  return isProviderType(type) && !notLicensedEverywhere.has(type);
}

/** Whether a license of one profession is one of the other. */
export function isSameLicense(left: string, right: string): boolean {
  return left === right || families.some((family) => family.includes(left) && family.includes(right));
}

/** Whether the license is one under which its holder may practise. Its end is told by other rules. */
export function isInEffect(license: Loose<License>): boolean {
  const status = text(license.status);
  return status === undefined || !withoutEffect.has(status);
}

/** What a compact named on a license gives in another state: a separate license there, or the right to practise. */
export function compactGrant(license: Loose<License>): 'license' | 'practice' | undefined {
  const key = text(license.compact);
  if (key === undefined) return undefined;
  return licenseCompacts.find((compact) => compact.key === key)?.grants === 'license' ? 'license' : 'practice';
}

/** Whether the compact named on a license is one for that profession; true where that cannot be told. */
export function isCompactFor(type: string, compact: string): boolean {
  if (!isProviderType(type) || !licenseCompacts.some((one) => one.key === compact)) return true;
  return compactFor(type)?.key === compact;
}

/** States in which a license lets its holder of this profession practise. */
export function statesOf(license: Loose<License>, type: string): readonly string[] {
  const own = text(license.state);
  if (own === undefined || !isSameLicense(text(license.type) ?? type, type) || !isInEffect(license)) return [];
  const granted = compactGrant(license) === 'practice' ? texts(license.privilegeStates).map(([, state]) => state) : [];
  return [own, ...granted];
}

/** A span during which something holds, its end not included, as practice locations and members give it. */
export function holdsOn(from: CalendarDate | undefined, until: CalendarDate | undefined, on: CalendarDate): boolean {
  return (from === undefined || from <= on) && (until === undefined || on < until);
}
