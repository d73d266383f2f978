import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Office } from '../reports/report.ts';
import type { Context } from './context.ts';
import type { UseCases } from './privileges/privilege-cases.ts';

/** The office that asks: what reports need of the workspace besides its ledger. */
export async function officeOf(context: Context): Promise<Office> {
  const workspace = await context.workspaceIfAny();
  const leads = workspace?.document.leadTimes?.find(({ kind }) => kind === 'privilege')?.lead;
  let cases: UseCases | undefined;
  return {
    role: workspace?.document.role ?? 'practice',
    committees: (workspace?.document.committees ?? []).map(({ key }) => key),
    practices: (workspace?.document.practices ?? []).map(({ key }) => key),
    meetings: (workspace?.document.committees ?? []).flatMap(
      ({ meetings = [] }) => meetings as readonly CalendarDate[],
    ),
    thresholds: workspace?.document.thresholds ?? [],
    ...(workspace === undefined ? {} : { specialists: workspace.specialists, timeZone: workspace.timeZone }),
    ...(leads === undefined ? {} : { privilegeLeads: leads }),
    privilegeCase: async (ledger, facts, facility, asOf) => {
      cases ??= new (await import('./privileges/privilege-cases.ts')).UseCases(ledger, await context.rules(), asOf);
      return cases.of(facts, facility);
    },
    rules: () => context.rules(),
    roster: async (sha256) =>
      workspace === undefined
        ? undefined
        : (await import('./screening/kept-roster.ts')).keptRoster(workspace.root, sha256),
  };
}
