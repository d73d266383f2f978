/** What the document of a subject says otherwise than at the last cycle. */

import { changesSince, type FrozenEvidence, frozenDocument } from '../../domain/committee.ts';
import type { Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Whose cycle it was: the body of ours that decided, or the application that was sent. */
export type LastCycle = { readonly body: string } | { readonly applicationId: string | undefined };

/** What changed against the decision's own copy, or what was sent to the payer; undefined where neither is kept. */
export async function changedSince(
  ledger: Ledger,
  subject: Subject,
  last: LastCycle,
): Promise<readonly string[] | undefined> {
  const { kind, key } = subject;
  const of = kind === 'provider' ? 'dossier' : kind === 'facility' ? 'facility' : 'group';
  const document = await ledger.documents.byKey(of, key);
  if (document === undefined) return undefined;
  const before =
    'body' in last ? await decidedCopy(ledger, subject.id, last.body) : await sentCopy(ledger, last.applicationId);
  if (before === undefined) return undefined;
  return changesSince(before, JSON.parse(document.body) as Dossier | Facility | Group);
}

/** The same in lines for people, under whose cycle it was. */
export function changeLines(whose: string, changes: readonly string[]): readonly string[] {
  return [
    `since the last cycle with ${whose}: ${changes.length === 0 ? 'nothing has changed' : `${changes.length} changed`}`,
    ...changes.map((line) => `changed ${line}`),
  ];
}

async function decidedCopy(ledger: Ledger, subjectId: string, of: string): Promise<unknown> {
  const decisions = await ledger.committees.decisions({ subjectId });
  const last = decisions.findLast(({ body, outcome }) => body === of && outcome !== 'tabled');
  const evidence = (last?.evidence ?? []) as readonly FrozenEvidence[];
  return evidence.flatMap((one) => (one.kind === 'dossier' || one.kind === 'organization' ? [one.body] : []))[0];
}

async function sentCopy(ledger: Ledger, applicationId: string | undefined): Promise<unknown> {
  if (applicationId === undefined) return undefined;
  const sent = (await ledger.applications.submissions(applicationId)).at(-1);
  return sent === undefined ? undefined : frozenDocument(JSON.parse(sent.dossier) as Dossier | Facility | Group);
}
