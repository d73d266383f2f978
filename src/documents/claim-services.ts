/** Kinds of services that rules about claims ask for: `schemas/claim-services.json`. */

import services from '../../schemas/claim-services.json' with { type: 'json' };

/** Whether a procedure is a laboratory test, for which a claim names the laboratory's CLIA number. */
export function isLaboratory(code: string): boolean {
  const [first = '', last = ''] = services.laboratory;
  if (/^\d{4}U$/.test(code)) return true;
  return /^\d{5}$/.test(code) && code >= first && code <= last && !services.notLaboratory.includes(code);
}

/** Whether a procedure is a visit of a new patient. */
export function isNewPatient(code: string): boolean {
  return services.newPatient.includes(code);
}

/** Whether a place of service is a hospital or another institution, where nothing is billed incident to another's service. */
export function isInstitutional(placeOfService: string): boolean {
  return services.institutional.includes(placeOfService);
}
