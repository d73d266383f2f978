/** What a certification is called, by its kind in a dossier or on a form. */

/** Kinds that people say letter by letter. */
const letters = new Set(['bls', 'acls', 'pals', 'nrp', 'atls', 'nccpa', 'ancc', 'aanp', 'nbcrna', 'bacb', 'cme']);

/** The name of a certification: "ACLS", "moderate sedation". */
export function certificationName(kind: string): string {
  return letters.has(kind) ? kind.toUpperCase() : kind.replaceAll('-', ' ');
}

/** Kinds that are given for a time only. */
const timed = new Set(['bls', 'acls', 'pals', 'nrp', 'atls', 'nccpa', 'ancc', 'aanp', 'nbcrna', 'bacb']);

/** Whether a certification always ends: one whose last day nobody wrote down may have ended. */
export function alwaysEnds(kind: string): boolean {
  return timed.has(kind);
}
