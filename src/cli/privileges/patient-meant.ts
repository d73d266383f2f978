import type { Facility } from '../../domain/nouns/facility.ts';
import { ageGroup, lineSettings, type PatientAsked } from '../../domain/privileges/line-limits.ts';
import { ageAsked, ageGiven } from '../../domain/privileges/patient-age.ts';
import { nearest } from '../../domain/suggestion.ts';
import { linesOf } from '../../rules/privileging/procedure-names.ts';

/** The patient and place that words mean at a facility; empty: not said. Or why they mean nothing there. */
export function patientMeant(
  facility: Facility,
  words: { readonly ages: string; readonly age: string; readonly setting: string },
): PatientAsked | { readonly because: string } {
  const groups = [...new Set(linesOf(facility).flatMap(({ ages = [] }) => ages))];
  const ages = words.ages === '' ? null : ageGroup(words.ages);
  if (ages !== null && groups.length > 0 && !groups.some((one) => ageGroup(one) === ages)) {
    const meant = ageGiven(words.ages) === undefined ? '' : '; a number is an `age`';
    return {
      because: `no form of ${facility.key} names the age group \`${words.ages}\`; there: ${groups.join(', ')}${meant}`,
    };
  }
  const age = words.age === '' ? null : ageAsked(words.age, facility.ageGroups ?? []);
  if (age === undefined)
    return {
      because: `\`${words.age}\` is no age; write whole years (\`16\`), or a unit: \`8 months\`, \`3 weeks\`, \`10 days\``,
    };
  const plain = words.setting.toLowerCase().replace(/[ _]+/g, '-');
  const setting = lineSettings.find((one) => one === plain) ?? null;
  if (plain !== '' && setting === null) {
    const near = nearest(plain, lineSettings, { limit: 1 })[0];
    const hint = near === undefined ? `there: ${lineSettings.join(', ')}` : `did you mean \`${near}\`?`;
    return { because: `no setting is called \`${words.setting}\`; ${hint}` };
  }
  return { ages, age, setting };
}
