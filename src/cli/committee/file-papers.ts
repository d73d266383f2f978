/** The papers that stand behind a file before a committee, and whether they still are what was kept. */

import type { Subject } from '../../domain/facts.ts';
import type { Evidence } from '../../ledger/evidence-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type CommitteeFile, type IndexedPaper, provenBy } from '../../reports/committee-file.ts';
import { paperState } from '../evidence/evidence-store.ts';

/** What became of a kept paper: `changed`, `missing` …; null: it is as it was kept. */
export type PaperFault = (paper: Pick<Evidence, 'path' | 'sha256'>) => Promise<string | null>;

/** Reads each paper of a workspace once, when it is first asked about. Without a workspace there is nothing to read. */
export function paperFault(root: string | undefined): PaperFault {
  if (root === undefined) return async () => null;
  const known = new Map<string, Promise<string | null>>();
  return ({ path, sha256 }) => {
    const fault = known.get(path) ?? paperState(root, path, sha256).then((state) => (state === 'sound' ? null : state));
    known.set(path, fault);
    return fault;
  };
}

/** The papers kept of a subject by the as-of day, and those of others that prove something of it. */
export async function filePapers(
  desk: {
    readonly ledger: Ledger;
    readonly faultOf: PaperFault;
    readonly office: { readonly asOf: Evidence['addedOn'] };
  },
  { id: subjectId }: Subject,
  verified: Pick<CommitteeFile, 'matters' | 'unasked'>,
): Promise<readonly IndexedPaper[]> {
  const { evidence } = desk.ledger;
  const own = await evidence.list({ subjectId, asOf: desk.office.asOf });
  const others: Evidence[] = [];
  for (const id of provenBy(verified).keys())
    if (!own.some((one) => one.id === id)) others.push(...(await evidence.find(id)));
  const papers: IndexedPaper[] = [];
  for (const paper of [...own, ...others]) {
    const { id, kind, name, sha256, addedOn: on } = paper;
    papers.push({ id, kind, name, sha256, on, fault: await desk.faultOf(paper) });
  }
  return papers;
}
