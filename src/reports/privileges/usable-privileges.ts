/** Privileges that may be used on a day, with everything that their use depends on: license, registration, proctor. */

import type { Subject } from '../../domain/facts.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import type { UseSpan } from '../../domain/privileges/privilege-use.ts';
import { grantUses, spanOn } from '../../rules/privileging/answer.ts';
import type { OfficeQuestion } from '../report.ts';
import { facilitiesAsked, privilegedProviders } from './privileged-providers.ts';

/** A privilege that may be used on the as-of day, perhaps while a condition is kept. */
export interface UsablePrivilege {
  readonly subject: Subject;
  readonly facility: Facility;
  readonly grant: PrivilegeGrant;
  /** The verdict of the day and the days on which it is the same. */
  readonly span: UseSpan;
}

/** Everything that anybody may use on the as-of day at the facilities asked for; by name and facility. */
export async function usablePrivileges(question: OfficeQuestion): Promise<readonly UsablePrivilege[]> {
  const { ledger, asOf, office } = question;
  const { privilegeCase } = office;
  if (privilegeCase === undefined) throw new Error('the office does not say what the use of privileges is judged on');
  const facilities = await facilitiesAsked(question);
  const found: UsablePrivilege[] = [];
  for (const { subject, facts } of await privilegedProviders(question)) {
    const places = new Set(facts.grants.map((grant) => grant.facility));
    const all = [...facilities.values()].filter(({ key }) => places.has(key));
    const whole = all.length === 0 ? undefined : await ledger.facts.of(subject.id);
    if (whole === undefined) continue;
    for (const facility of all) {
      for (const { grant, spans } of grantUses(await privilegeCase(ledger, whole, facility, asOf))) {
        const span = spanOn(spans, asOf);
        if (span !== undefined && span.verdict !== 'no') found.push({ subject, facility, grant, span });
      }
    }
  }
  return found;
}
