import type { SyncChange } from '../actions/sync.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Facility, PrivilegeForm } from '../domain/nouns/facility.ts';
import type { Ledger } from '../ledger/ledger.ts';

/**
 * Privilege forms whose text was changed under a version by which privileges were already asked for or granted: what was
 * decided keeps the text of its day, and a changed text is another version.
 */
export async function editedForms(ledger: Ledger, changes: readonly SyncChange[]): Promise<readonly string[]> {
  const said: string[] = [];
  for (const { document } of changes) {
    if (document.kind !== 'facility') continue;
    const kept = await ledger.privileges.forms(document.key);
    for (const form of (document.value as Facility).privilegeForms ?? []) {
      const used = kept.filter(({ key, version }) => key === form.key && version === form.version);
      const text = textOf(form);
      if (used.length === 0 || used.some((one) => textOf(one.form) === text)) continue;
      said.push(
        `${document.path}: ${form.key} ${form.version} reads otherwise than when it was used; what was asked for and granted keeps the old text: give the new one a \`version\` and a \`from\` of its own`,
      );
    }
  }
  return said;
}

/** A form without the day on which it ends: a version that is no longer used reads as it did. */
function textOf({ until: _, ...form }: PrivilegeForm): string {
  return canonicalJson(form);
}
