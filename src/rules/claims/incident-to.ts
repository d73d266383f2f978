/** Whether a service that another rendered may be billed under the number of the provider who supervised (42 CFR 410.26). */

import { isInstitutional, isNewPatient } from '../../documents/claim-services.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { billingRule } from './billing-rule.ts';
import type { DayOfService } from './payer-judgement.ts';

/** The modifier by which some payers are told that a nurse practitioner rendered the service. */
export const practitionerModifier = 'SA';

/** A service that one provider rendered and another bills. */
export interface IncidentService {
  readonly on: CalendarDate;
  readonly code: string;
  readonly placeOfService: string;
  readonly group: string;
  /** Under whose number it is billed. */
  readonly biller: Subject;
  /** Who rendered it; undefined: nobody of ours. */
  readonly rendered: Subject | undefined;
  /** What is on record of them with the payer on the day. */
  readonly day: DayOfService;
}

/** Every reason why the service may not be billed so, as far as a file tells. Empty: none is known. */
export function incidentFaults(
  { on, code, placeOfService, group, biller, rendered, day }: IncidentService,
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): readonly string[] {
  if (rendered === undefined)
    return ['`rendered_by` is no provider of ours: only an employee or contractor may render it'];
  const found: string[] = [];
  const asked = { payer, on, providerType: biller.type };
  const rule = ['incident-to', 'sa'].find((named) => billingRule({ ...asked, named }, rules, role) !== undefined);
  if (rule === undefined)
    found.push(
      `no rule of ${payer.name} lets what ${rendered.name} rendered be billed under the number of ${biller.name}`,
    );
  if (rendered.id === biller.id) found.push(`\`rendered_by\` is ${biller.name}, who bills it`);
  if (!rendered.groups.includes(group)) found.push(`${rendered.name}, who rendered it, does not belong to the group`);
  if (isInstitutional(placeOfService))
    found.push(`in place of service ${placeOfService} nothing is billed incident to another's service`);
  if (isNewPatient(code)) found.push(`${code} is a new patient, whom ${biller.name} must see first`);
  // A new hire who is not enrolled yet is billed once they are: this rule is no bridge over the time until then.
  if (day.verdict !== 'bill')
    found.push(`${rendered.name} is not billable: ${day.because}; another's number does not bridge that`);
  return found;
}
