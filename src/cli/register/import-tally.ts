import type { FieldConflict, ImportPlan } from '../../actions/import-nppes.ts';
import { maskedAt } from '../../documents/sensitive-members.ts';
import { pointerText } from '../../domain/finding.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Context } from '../context.ts';
import { print } from '../printing.ts';

/** Lines of one kind that are shown; the rest is counted. */
const shown = 15;

/** Counts what became of every row, so that rows in equal rows kept and rows left out. */
export class ImportTally {
  rows = 0;
  filtered = 0;
  fresh = 0;
  changed = 0;
  same = 0;
  kept = 0;
  readonly deactivated: string[] = [];
  readonly skipped: string[] = [];
  readonly refused: string[] = [];
  readonly conflicts: { readonly npi: string; readonly conflict: FieldConflict }[] = [];

  planned(plan: ImportPlan): void {
    if (plan.kind === 'new') this.fresh += 1;
    else if (plan.kind === 'changed') this.changed += 1;
    else if (plan.kind === 'same') this.same += 1;
    else if (plan.kind === 'deactivated')
      this.deactivated.push(`${plan.npi}${plan.on === null ? '' : ` (since ${plan.on})`}`);
    else this.skipped.push(`${plan.npi}: ${plan.reason}`);
    if (plan.kind === 'same' || plan.kind === 'changed')
      this.conflicts.push(...plan.conflicts.map((conflict) => ({ npi: plan.npi, conflict })));
  }

  async report(context: Context): Promise<void> {
    listed(context, 'refused', this.refused);
    listed(context, 'deactivated', this.deactivated);
    listed(context, 'skipped', this.skipped);
    listed(
      context,
      'conflict, yours is kept',
      await Promise.all(this.conflicts.map(({ npi, conflict }) => conflictLine(npi, conflict))),
    );
    const dry = context.globals.on('dry-run') ? 'would be ' : '';
    const parts = [
      `${this.fresh} ${dry}drafted`,
      `${this.changed} ${dry}updated`,
      `${this.same} unchanged`,
      `${this.deactivated.length} deactivated`,
      `${this.skipped.length} skipped`,
      ...(this.filtered > 0 ? [`${this.filtered} not asked for`] : []),
      `${this.refused.length} refused`,
    ];
    if (context.format() === 'json') return;
    print(
      context,
      `${countWords(this.rows, 'row')} = ${parts.join(' + ')}${this.conflicts.length === 0 ? '' : `; ${countWords(this.conflicts.length, 'field')} in conflict`}\n`,
      'receipt',
      2,
    );
  }
}

/** The counts and lists of an import for scripts. */
export async function tallyCounts(tally: ImportTally): Promise<Readonly<Record<string, unknown>>> {
  const conflicts = tally.conflicts.map(async ({ npi, conflict: { pointer, yours, register } }) => ({
    npi,
    pointer: pointerText(pointer),
    yours: await maskedAt('dossier', pointer, yours),
    register,
  }));
  return {
    rows: tally.rows,
    drafted: tally.fresh,
    updated: tally.changed,
    unchanged: tally.same,
    deactivated: tally.deactivated,
    skipped: tally.skipped,
    notAskedFor: tally.filtered,
    refused: tally.refused,
    conflicts: await Promise.all(conflicts),
  };
}

async function conflictLine(npi: string, { pointer, yours, register }: FieldConflict): Promise<string> {
  const shownYours = JSON.stringify(await maskedAt('dossier', pointer, yours));
  return `${npi} ${pointerText(pointer).slice(1)}: yours ${shownYours}, register ${JSON.stringify(register)}`;
}

function listed(context: Context, label: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, shown)) context.say(`${label}: ${line}`);
  if (lines.length > shown) context.say(`${label}: … and ${lines.length - shown} more`);
}
