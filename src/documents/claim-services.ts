/** Kinds of services that rules about claims ask for: `schemas/claim-services.json`. */

import services from '../../schemas/claim-services.json' with { type: 'json' };

/**
 * Whether a service is a laboratory test, for which a claim names the laboratory's CLIA number. What a physician makes of
 * a result is none, but for tests that are done by reading a slide.
 */
export function isLaboratory(code: string, modifiers: readonly string[]): boolean {
  const { modifier, testFrom, testTo } = services.interpretation;
  if (modifiers.includes(modifier) && !(code >= testFrom && code <= testTo)) return false;
  const [first = '', last = ''] = services.laboratory;
  if (services.alsoLaboratory.includes(code)) return true;
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

/** Whether modifiers say that a service was rendered again, or apart from another of the same code. */
export function isRepeated(modifiers: readonly string[]): boolean {
  return modifiers.some((one) => services.repeated.includes(one));
}

/** The modifiers of a service by which payers pay a part of its price: an assistant, one of several procedures, half of them done. */
export function loweringModifiers(modifiers: readonly string[]): readonly string[] {
  return modifiers.filter((one) => services.lowering.includes(one));
}

/** Whether Medicare pays for a service only when somebody ordered it: laboratory tests, and images but for what a physician reads. */
export function isOrdered(code: string, modifiers: readonly string[]): boolean {
  if (isLaboratory(code, modifiers)) return true;
  if (modifiers.includes(services.interpretation.modifier) || services.notImaging.includes(code)) return false;
  return services.imaging.some(([first = '', last = '']) => code.length === 5 && code >= first && code <= last);
}

/** Whether a frequency code (CLM05-3) is one that payers take on professional claims. */
export function isProfessionalFrequency(code: string): boolean {
  return services.frequencies.includes(code);
}
