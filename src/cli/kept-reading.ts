/**
 * What a command read and worked out, kept beside the ledger for the next one. It may be lost, damaged or refused at any
 * time: the command then works it out again. It is for this version of the program alone.
 */

import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import shipped from '../rules/generated/packs-hash.json' with { type: 'json' };
import { writeOutput } from './output.ts';
import { moment } from './stopwatch.ts';
import { version } from './version.ts';

/** A value as it was kept. */
export interface KeptReading {
  readonly value: unknown;
  /** When it was kept, or begun to be read where that was told, by the clock of the disk; milliseconds since 1970. */
  readonly keptAt: number;
}

const folderName = '.empanel';
const madeBy = `${version} ${shipped.sha256}`;

/** What is kept under a name in the workspace at `root`; undefined where there is nothing to rely on. */
export function keptReading(root: string, name: string): KeptReading | undefined {
  const path = join(root, folderName, name);
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isOurs = typeof kept === 'object' && kept !== null && 'by' in kept && kept.by === madeBy && 'value' in kept;
    return isOurs ? { value: kept.value, keptAt: statSync(path).mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value of JSON under a name, for this user alone; does nothing where the workspace has no folder for it yet.
 * `begun`: the moment when the first of what the value rests on was asked for; the file gets this time, so that what changed while
 * others were still read is not taken for read after it.
 */
export function keepReading(root: string, name: string, value: unknown, begun?: number): void {
  const path = join(root, folderName, name);
  try {
    writeOutput(path, JSON.stringify({ by: madeBy, value }), { durable: false });
    if (begun === undefined) return;
    const { atimeMs, mtimeMs } = statSync(path);
    utimesSync(path, atimeMs / 1000, (mtimeMs - (moment() - begun)) / 1000);
  } catch {
    // Not to be written here: the next command reads again.
  }
}
