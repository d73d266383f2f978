/** Whose an NPI is: it belongs to one subject of the ledger, also where the document that says so is gone from the disk. */

import type { Subject, SubjectKind } from '../domain/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DocumentKind } from '../ledger/tables.ts';

/** A document as it is looked at here. */
interface ClaimingDocument {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly path: string;
  readonly value: unknown;
}

/** A document that cannot be taken in, since its NPI belongs to another subject of the ledger. */
export interface HeldNpi {
  /** Relative to the workspace. */
  readonly path: string;
  readonly npi: string;
  readonly holder: Pick<Subject, 'kind' | 'key'>;
}

/** What has to be settled about NPIs before documents are written. */
export interface NpiClaims {
  readonly held: readonly HeldNpi[];
  /** Ids of subjects whose NPI goes to another one, while they get another or none. */
  readonly released: ReadonlySet<string>;
}

const subjectKinds: Readonly<Partial<Record<DocumentKind, SubjectKind>>> = {
  dossier: 'provider',
  group: 'group',
  facility: 'facility',
};

/** Holds the NPIs of new and changed documents against the ledger. */
export async function npiClaims(ledger: Ledger, touched: readonly ClaimingDocument[]): Promise<NpiClaims> {
  const wanted = new Map<string, { readonly document: ClaimingDocument; readonly npi: string | undefined }>();
  for (const document of touched) {
    const kind = subjectKinds[document.kind];
    const { npi } = document.value as { readonly npi?: string };
    if (kind !== undefined) wanted.set(subjectKey({ kind, key: document.key }), { document, npi });
  }
  if (wanted.size === 0) return { held: [], released: new Set() };
  const organizations = [
    ...(await ledger.subjects.list({ kind: 'group' })),
    ...(await ledger.subjects.list({ kind: 'facility' })),
  ];
  const holders = new Map(organizations.map((one) => [one.npi, one]));
  const held: HeldNpi[] = [];
  const released = new Set<string>();
  // A document that is refused releases nothing: whoever waited for its NPI is looked at again.
  for (let before = -1; before < held.length; ) {
    before = held.length;
    released.clear();
    for (const [key, { document, npi }] of wanted) {
      if (npi === undefined) continue;
      const holder =
        holders.get(npi) ?? (document.kind === 'dossier' ? undefined : await ledger.subjects.byKey('provider', npi));
      if (holder === undefined || subjectKey(holder) === key) continue;
      const next = wanted.get(subjectKey(holder));
      if (next !== undefined && next.npi !== npi) released.add(holder.id);
      else {
        held.push({ path: document.path, npi, holder: { kind: holder.kind, key: holder.key } });
        wanted.delete(key);
      }
    }
  }
  return { held, released };
}

function subjectKey({ kind, key }: Pick<Subject, 'kind' | 'key'>): string {
  return `${kind}|${key}`;
}
