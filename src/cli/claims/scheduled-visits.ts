/** The visits of a schedule through the billing gate, summed up as money. */

import { countWords } from '../../domain/number-forms.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type ScheduledExposure, ScheduledVisits, scheduleWords } from '../../reports/claims/scheduled-exposure.ts';
import { chargedColumns, scheduleBatches } from '../../sources/schedule-csv.ts';
import type { Context } from '../context.ts';
import { inputChunks } from '../files.ts';
import { progress } from '../progress.ts';
import { scheduleGate } from '../schedule-verdicts.ts';
import { saysNotes } from '../verdict-output.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** How many refused rows are told one by one. */
const refusedTold = 20;

/** What the visits of a schedule come to, by the verdicts that `can-bill --from` gives them; refused rows are told. */
export async function scheduledVisits(context: Context, ledger: Ledger, path: string): Promise<ScheduledExposure> {
  const asOf = await context.asOf();
  const { role } = derivationSettings(await context.workspaceIfAny());
  // With few words, what stands against a visit with whose payer nothing is recorded is not looked into.
  const gate = await scheduleGate(ledger, { asOf, rules: await context.rules(), role, brief: false });
  const visits = new ScheduledVisits(asOf);
  const bar = progress(context, 'schedule');
  let refused = 0;
  for await (const batch of scheduleBatches(inputChunks(context, path), path, chargedColumns)) {
    const rows = [...batch];
    for (const [index, verdict] of gate.verdicts(rows).entries()) {
      const row = rows[index];
      const because = visits.take(verdict, row !== undefined && 'values' in row ? row.values.charge : undefined);
      bar.step();
      if (because === undefined) continue;
      refused += 1;
      if (refused <= refusedTold) context.warn(`refused: row ${verdict.row}: ${because}`);
    }
  }
  bar.end();
  if (refused > refusedTold) context.warn(`… and ${countWords(refused - refusedTold, 'more row')}`);
  const found = visits.exposure(path);
  if (!saysNotes(context)) context.say(scheduleWords(found));
  return found;
}
