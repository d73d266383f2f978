/** Documents on the disk that are not in the ledger as they are there: never synced, edited since, or refused. */

import { join } from 'node:path';
import type { UntakenDocument } from '../../actions/untaken-parties.ts';
import { kindOfPath } from '../../documents/document-kind.ts';
import type { RosterEntry } from '../../domain/screening/screening-roster.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import { progress } from '../progress.ts';
import { documentHashes, documentPaths } from './document-hashes.ts';

/** Which documents were not in the ledger, of which documents, and up to which entry of its journal. */
interface KeptUntaken {
  readonly documents: string;
  readonly through: RosterEntry;
  readonly paths: readonly string[];
}

const keptName = 'untaken-documents.json';

/**
 * Paths, from the workspace at `root`, of the documents whose bytes no sync took in. One that was moved is taken in: of the
 * same bytes the ledger says the same. Where neither a file nor a document of the ledger changed since, none is looked at.
 */
export function untakenPaths(ledger: Ledger, root: string): readonly string[] {
  const paths = documentPaths(root);
  const hashes = documentHashes(root, paths);
  const documents = hashes.digest;
  const kept = keptReading(root, keptName)?.value as KeptUntaken | undefined;
  if (kept?.documents === documents && !ledger.screenings.hasDocumentsSince(kept.through)) return kept.paths;
  const through = ledger.screenings.journalHead();
  const unknown = new Set(paths.map((_, place) => hashes.at(place)));
  for (const sha256 of ledger.screenings.documentHashes()) unknown.delete(sha256);
  const untaken = paths.filter((_, place) => unknown.has(hashes.at(place)));
  keepReading(root, keptName, { documents, through, paths: untaken } satisfies KeptUntaken);
  return untaken;
}

/** Reads and checks documents one after the other, each for itself: whether others contradict it, only a sync tells. */
export async function* untakenDocuments(
  context: Context,
  root: string,
  paths: readonly string[],
): AsyncGenerator<UntakenDocument, void, undefined> {
  if (paths.length === 0) return;
  const { checkedDocuments } = await import('./check-run.ts');
  const bar = progress(context, 'documents that are not taken in', paths.length);
  for (const path of paths) {
    bar.step();
    const file = join(root, path);
    try {
      const { documents } = await checkedDocuments(context, [file], { alone: true, values: true });
      for (const { kind, subject: key, value, findings } of documents) {
        const error = findings.find(({ severity }) => severity === 'error');
        yield { path, kind, key, value, fault: error === undefined ? null : `line ${error.line}: ${error.message}` };
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const fault = error.message.replace(file, path);
      yield { path, kind: kindOfPath(path) ?? null, key: null, value: undefined, fault };
    }
  }
  bar.end();
}
