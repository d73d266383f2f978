import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Body } from '../domain/reportable-change.ts';
import type { Transaction } from '../ledger/command.ts';

/** When and how somebody was told. */
export interface Telling {
  readonly on: CalendarDate;
  readonly via: string | null;
  readonly reference: string | null;
}

/** Records that payers, facilities, programs or registries were told of an occurrence; their clocks for it end. */
export async function tell(
  tx: Transaction,
  occurrence: { readonly id: string; readonly subjectId: string },
  bodies: readonly Body[],
  { on, via, reference }: Telling,
): Promise<void> {
  for (const { payer, facility } of bodies) {
    await tx.insert('told', {
      id: await tx.newId('zt'),
      subject_id: occurrence.subjectId,
      occurrence_id: occurrence.id,
      payer,
      facility,
      happened_on: on,
      via,
      reference,
    });
  }
}
