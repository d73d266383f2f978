import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { writeOutput } from '../output.ts';
import type { Workspace } from '../workspace.ts';

/** Where it is remembered which answers of a provider were read last. */
function readsFile(workspace: Workspace, npi: string): string {
  return join(workspace.root, '.empanel', 'intake', `${npi}.json`);
}

/** Warns when answers were saved before those that were read last: they may undo what came later. */
export function warnOfOlder(context: Context, workspace: Workspace, npi: string, savedAt: string): void {
  const file = readsFile(workspace, npi);
  if (!existsSync(file)) return;
  const last = lastRead(readFileSync(file, 'utf8'));
  if (last === undefined || savedAt >= last.savedAt) return;
  context.warn(
    `these answers were saved ${savedAt.slice(0, 16).replace('T', ' ')}, before those read on ${last.readAt.slice(0, 10)} (saved ${last.savedAt.slice(0, 16).replace('T', ' ')} UTC): look at each item`,
  );
}

/** Remembers which answers were read. The ledger knows nothing of it: files are edited, nothing is recorded. */
export function rememberRead(workspace: Workspace, npi: string, savedAt: string, readAt: string): void {
  const file = readsFile(workspace, npi);
  const last = existsSync(file) ? lastRead(readFileSync(file, 'utf8')) : undefined;
  if (last !== undefined && last.savedAt > savedAt) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeOutput(file, `${JSON.stringify({ savedAt, readAt })}\n`);
}

function lastRead(text: string): { readonly savedAt: string; readonly readAt: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('savedAt' in value) || !('readAt' in value)) return undefined;
    return { savedAt: String(value.savedAt), readAt: String(value.readAt) };
  } catch {
    // A note that cannot be read only means that no warning can be given.
    return undefined;
  }
}
