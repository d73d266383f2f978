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

/** What of it a claim with the modifier tells: who rendered it stands in no claim. */
export interface PractitionerService extends Pick<IncidentService, 'on' | 'code' | 'placeOfService'> {
  readonly biller: Pick<Subject, 'name' | 'type'>;
}

/** Every reason why a service with the modifier may not be billed, as far as a claim tells. Empty: none is known. */
export function practitionerFaults(
  service: PractitionerService,
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): readonly string[] {
  const { on, biller } = service;
  const faults = serviceFaults(service);
  return hasRule(on, biller, payer, rules, role) ? faults : [unruled('a practitioner', biller, payer), ...faults];
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
  if (!hasRule(on, biller, payer, rules, role)) found.push(unruled(rendered.name, biller, payer));
  if (rendered.id === biller.id) found.push(`\`rendered_by\` is ${biller.name}, who bills it`);
  if (!rendered.groups.includes(group)) found.push(`${rendered.name}, who rendered it, does not belong to the group`);
  found.push(...serviceFaults({ code, placeOfService, biller }));
  // A new hire who is not enrolled yet is billed once they are: this rule is no bridge over the time until then.
  if (day.verdict !== 'bill')
    found.push(`${rendered.name} is not billable: ${day.because}; another's number does not bridge that`);
  return found;
}

function hasRule(
  on: CalendarDate,
  { type: providerType }: PractitionerService['biller'],
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): boolean {
  return ['incident-to', 'sa'].some(
    (named) => billingRule({ named, payer, on, providerType }, rules, role) !== undefined,
  );
}

function unruled(who: string, { name }: PractitionerService['biller'], payer: PayerFacts): string {
  return `no rule of ${payer.name} lets what ${who} rendered be billed under the number of ${name}`;
}

function serviceFaults({ code, placeOfService, biller }: Omit<PractitionerService, 'on'>): readonly string[] {
  const found: string[] = [];
  if (isInstitutional(placeOfService))
    found.push(`in place of service ${placeOfService} nothing is billed incident to another's service`);
  if (isNewPatient(code)) found.push(`${code} is a new patient, whom ${biller.name} must see first`);
  return found;
}
