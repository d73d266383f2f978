/**
 * What the use of privileges is judged on, of all holders: some hundred are read at once.
 */

import type { Dossier } from '../domain/nouns/dossier.ts';
import { noPrivileges } from '../domain/privileges/privilege-facts.ts';
import type { UseFacts } from '../domain/privileges/privilege-use.ts';
import { type CompactLicense, providerStanding } from '../domain/provider-standing.ts';
import type { Store } from './database.ts';
import { batchSize, ManyFacts } from './many-facts.ts';
import { formsById } from './privilege-rows.ts';
import { sql } from './stored-tables.ts';

/** A holder of privileges with the licenses that count in other states. */
export interface Holder {
  readonly facts: UseFacts;
  readonly compacts: readonly CompactLicense[];
  /** The dossier as it was last synced, read when it is asked for; few questions do. */
  readonly dossier: () => Dossier | undefined;
}

/** Everybody to whom privileges were granted, in the order of their ids. */
export function* holders(store: Store): Generator<Holder, void, undefined> {
  const granted = store.prepared(
    sql.selectFrom('privilege_grant').select('subject_id').distinct().orderBy('subject_id'),
  );
  const ids = granted.all().map(({ subject_id }) => subject_id);
  const forms = formsById(store);
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = ids.slice(at, at + batchSize);
    const many = new ManyFacts(store, batch);
    const subjects = many.subjects();
    const credentials = many.credentials();
    const decisions = many.decisions();
    const matches = many.matches();
    const privileges = many.privileges(() => forms);
    const dossiers = many.dossiers();
    for (const id of batch) {
      const subject = subjects.get(id);
      if (subject === undefined) continue;
      const dossier = dossiers.get(id);
      yield {
        facts: {
          subject,
          credentials: credentials.get(id) ?? [],
          decisions: decisions.get(id) ?? [],
          matches: matches.get(id) ?? [],
          privileges: privileges.get(id) ?? noPrivileges,
        },
        compacts: compactsOf(dossier),
        dossier: () => (dossier === undefined ? undefined : (JSON.parse(dossier) as Dossier)),
      };
    }
  }
}

/** Few dossiers name states of a compact; the others need not be read as JSON. */
function compactsOf(body: string | undefined): readonly CompactLicense[] {
  return body?.includes('privilegeStates') ? providerStanding(JSON.parse(body)).compacts : [];
}
