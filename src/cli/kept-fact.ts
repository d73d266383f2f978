import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Context } from './context.ts';
import { keepReading, keptReading } from './kept-reading.ts';
import { workspaceRulesIdentity } from './workspace-packs.ts';

const keptName = 'facts.json';

/**
 * The ISO duration that a fact entry of the rules states on a day; undefined where none does. It is kept for as long as the
 * rules and the day are the same: to read all rules for one number would be most of a short command.
 */
export async function keptDurationFact(context: Context, id: string, on: CalendarDate): Promise<string | undefined> {
  const workspace = await context.workspaceIfAny();
  const basis = JSON.stringify([await workspaceRulesIdentity(workspace), on, id]);
  const kept = workspace && (keptReading(workspace.root, keptName)?.value as KeptFact | undefined);
  if (kept?.basis === basis) return kept.duration ?? undefined;
  const { durationFact } = await import('../rules/recorded-fact.ts');
  const duration = durationFact(await context.rules(), id, on);
  if (workspace !== undefined)
    keepReading(workspace.root, keptName, { basis, duration: duration ?? null } satisfies KeptFact);
  return duration;
}

interface KeptFact {
  /** The rules, the day and the entry that it is about. */
  readonly basis: string;
  readonly duration: string | null;
}
