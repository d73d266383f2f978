/** Rosters of screening runs, kept beside the lists under their hash. */

import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of the roster of a run, relative to the workspace. */
export function storedRosterPath(sha256: string): string {
  return join('.empanel', 'lists', `${sha256}.roster`);
}

/** The text of a roster, or undefined where it is gone or is no longer what was kept. */
export function keptRoster(root: string, sha256: string): string | undefined {
  try {
    const text = readFileSync(join(root, storedRosterPath(sha256)), 'utf8');
    return hash('sha256', text, 'hex') === sha256 ? text : undefined;
  } catch {
    return undefined;
  }
}
