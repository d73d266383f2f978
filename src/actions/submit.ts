import { createHash } from 'node:crypto';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Transaction } from '../ledger/command.ts';
import type { DocumentHash, PackVersion } from '../ledger/tables.ts';

/** What is frozen at submission, so that it can be shown later what the payer was told. */
export interface Sent {
  /** The synced dossier or group document. */
  readonly document: unknown;
  readonly documents: readonly DocumentHash[];
  readonly packs: readonly PackVersion[];
  /** The checklist as it stood, item by item. */
  readonly checklist: unknown;
  readonly ready: boolean;
  readonly overrideReason: string | null;
}

/** Freezes what was sent with a `submitted` step. */
export async function freeze(
  tx: Transaction,
  applicationId: string,
  stepId: string,
  on: CalendarDate,
  sent: Sent,
): Promise<string> {
  const text = canonicalJson(sent.document);
  return tx.insert('submission', {
    id: await tx.newId('b'),
    application_id: applicationId,
    step_id: stepId,
    happened_on: on,
    dossier: text,
    dossier_sha256: createHash('sha256').update(text).digest('hex'),
    documents: sent.documents,
    packs: sent.packs,
    checklist: sent.checklist,
    ready: sent.ready ? 1 : 0,
    override_reason: sent.overrideReason,
  });
}
