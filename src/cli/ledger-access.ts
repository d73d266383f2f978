import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDateIn } from '../domain/calendar/calendar-date.ts';
import { dateInput } from '../domain/calendar/date-input.ts';
import { UserError } from '../errors.ts';
import { type Ledger, openKnownAt, openLedger } from '../ledger/ledger.ts';
import type { Context } from './context.ts';
import { progress } from './progress.ts';
import { workspaceRulesIdentity } from './workspace-packs.ts';
import type { WorkspaceDerivation } from './workspace-rules.ts';

/** The ledger file: `--ledger`, then `EMPANEL_LEDGER`, then the workspace's own. */
async function ledgerPath(context: Context): Promise<string> {
  const asked = context.globals.text('ledger') ?? context.io.env.EMPANEL_LEDGER;
  if (asked === undefined || asked === '') return (await context.workspace()).ledgerPath;
  if (/^[a-z]+:\/\//i.test(asked)) {
    throw new UserError('ledger/unsupported-url', `\`${asked.split('@').at(-1)}\` is not a path to a file`, {
      hint: 'give the path of an SQLite file',
    });
  }
  return asked.startsWith('/') ? asked : join(context.io.cwd, asked);
}

/**
 * Opens the ledger for questions, as known at `--known-at` when given. Rules are only loaded when the deadlines were not
 * made by the present ones.
 */
export async function openForReading(context: Context): Promise<Ledger> {
  if (context.globals.text('known-at') !== undefined) return openWithRules(context);
  const path = await ledgerPath(context);
  refuseMissing(path);
  const ledger = await openLedger({ path, mode: 'read', at: context.at });
  if (ledger.derivedBy === (await workspaceRulesIdentity(await context.workspaceIfAny()))) return ledger;
  await ledger.close();
  return openWithRules(context);
}

/** Opens the ledger for questions together with the rules that make its deadlines. */
export async function openWithRules(context: Context): Promise<Ledger> {
  const path = await ledgerPath(context);
  refuseMissing(path);
  const rules = await rulesOf(context);
  const knownAt = context.globals.text('known-at');
  if (knownAt !== undefined) return openKnownAt({ path, instant: await instantOf(context, knownAt), ...rules });
  return current(context, await openLedger({ path, mode: 'read', at: context.at, ...rules }));
}

async function rulesOf(context: Context): Promise<WorkspaceDerivation> {
  const { derivation } = await import('./workspace-rules.ts');
  return derivation(context);
}

/** Whether whoever else opens the file of a ledger sees the same: not what was known once, nor what was derived for this command only. */
export async function isStored(context: Context, ledger: Ledger): Promise<boolean> {
  if (context.globals.text('known-at') !== undefined) return false;
  return ledger.derivedBy === (await workspaceRulesIdentity(await context.workspaceIfAny()));
}

/** Opens the ledger for a command that records something. */
export async function openForWriting(context: Context): Promise<Ledger> {
  if (context.globals.text('known-at') !== undefined) {
    throw new UserError('usage/conflict', '`--known-at` looks at the past; nothing can be recorded there', {
      hint: 'leave it out',
    });
  }
  const path = await ledgerPath(context);
  refuseMissing(path);
  return current(context, await openLedger({ path, mode: 'write', at: context.at, ...(await rulesOf(context)) }));
}

/** Sees to it that the deadlines follow the present rules. */
async function current(context: Context, ledger: Ledger): Promise<Ledger> {
  const bar = progress(context, 'derive');
  const state = await ledger.ensureDerived(bar.step);
  bar.end();
  if (state === 'rederived') context.say('the rules have changed: deadlines derived anew');
  if (state === 'temporary')
    context.say('the rules have changed and the ledger cannot be written: deadlines derived for this command only');
  return ledger;
}

/** Makes a new ledger for a workspace. */
export async function createLedger(context: Context, path: string, workspaceId: string): Promise<Ledger> {
  const ledger = await openLedger({
    path,
    mode: 'create',
    at: context.at,
    workspaceId,
    ...(await rulesOf(context)),
  });
  await ledger.ensureDerived();
  return ledger;
}

function refuseMissing(path: string): void {
  if (!existsSync(path)) {
    throw new UserError('ledger/missing', `there is no ledger at \`${path}\``, {
      hint: '`empanel init` makes one in a workspace; `--ledger PATH` names another',
    });
  }
}

/** An instant as given, or the end of a day in the practice's time zone. */
async function instantOf(context: Context, words: string): Promise<string> {
  if (/^\d{4}-\d{2}-\d{2}T/.test(words) && !Number.isNaN(Date.parse(words))) return new Date(words).toISOString();
  const zone = (await context.workspaceIfAny())?.timeZone ?? 'UTC';
  const reading = dateInput(words, calendarDateIn(context.at, zone));
  if (!reading.ok) {
    throw new UserError('usage/bad-value', `\`--known-at\` cannot be \`${words}\``, {
      hint: 'give a day, or an instant such as 2026-06-01T14:30:00Z',
    });
  }
  return endOfDay(reading.date, zone);
}

/** The last instant of a calendar day in a time zone, found by looking where the date changes. */
function endOfDay(day: string, zone: string): string {
  const start = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000;
  let low = start;
  let high = start + 60 * 3_600_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (calendarDateIn(new Date(middle).toISOString(), zone) <= day) low = middle;
    else high = middle;
  }
  return new Date(low).toISOString();
}
