/** A file of claims through the gate, with its files and its account. */

import { basename } from 'node:path';
import type { ClaimGate } from '../../actions/claims/claim-gate.ts';
import { ClaimScrub, type ScrubSummary } from '../../actions/claims/scrub-claims.ts';
import type { ScrubbedClaim } from '../../domain/claims/scrubbed-claim.ts';
import { tableFormats } from '../../render/formats.ts';
import { type ReasonTotal, reasonKey, scrubColumns, scrubRow } from '../../reports/claims/claim-scrub.ts';
import type { Context } from '../context.ts';
import { fullPath, inputChunks } from '../files.ts';
import { outputFolder, PendingFile } from './scrub-files.ts';

/** Claims that the report lists; a file report has them all. */
const mostListed = 5_000;
/** Rows of the file report that are made into text at once. */
const rowsAtOnce = 250;

/** What a run came to. */
export interface ScrubRun {
  readonly summary: ScrubSummary;
  /** Held and refused claims, the first of them. */
  readonly claims: readonly ScrubbedClaim[];
  readonly reasons: readonly ReasonTotal[];
  /** Names of the files that were written. */
  readonly files: readonly string[];
  /** Held claims whose day for release has passed. */
  readonly late: number;
}

/** Runs a file; `folder` null: nothing is written. */
export async function scrubRun(
  context: Context,
  path: string,
  gate: ClaimGate,
  folder: string | null,
): Promise<ScrubRun> {
  const asOf = await context.asOf();
  const collected = new Collected(asOf);
  const output = folder === null ? null : new ScrubOutput(context, path, folder, asOf);
  try {
    await output?.begin();
    const scrub = new ClaimScrub(path, gate, output, (claim) => {
      if (claim.outcome === 'released') return;
      collected.add(claim);
      output?.tell(claim);
    });
    for await (const chunk of inputChunks(context, path)) scrub.take(chunk);
    const summary = scrub.finish();
    const files = output?.finish(summary) ?? [];
    return { summary, claims: collected.claims, reasons: collected.reasons, files, late: collected.late };
  } catch (error) {
    output?.discard();
    throw error;
  }
}

class Collected {
  readonly claims: ScrubbedClaim[] = [];
  late = 0;
  readonly #asOf: string;
  readonly #totals = new Map<
    string,
    { outcome: ReasonTotal['outcome']; check: ReasonTotal['check']; claims: number; cents: number }
  >();

  constructor(asOf: string) {
    this.#asOf = asOf;
  }

  get reasons(): readonly ReasonTotal[] {
    return [...this.#totals.values()];
  }

  add(claim: ScrubbedClaim): void {
    if (this.claims.length < mostListed) this.claims.push(ownCopy(claim));
    if (claim.releaseBy !== null && claim.releaseBy < this.#asOf) this.late += 1;
    const check = claim.reasons[0]?.check ?? 'invalid';
    const key = reasonKey(claim.outcome, check);
    const total = this.#totals.get(key) ?? { outcome: claim.outcome, check, claims: 0, cents: 0 };
    total.claims += 1;
    total.cents += claim.cents;
    this.#totals.set(key, total);
  }
}

/**
 * A claim with reasons of its own. Where objects are made of which thousands stay, V8 makes all later ones in the memory for
 * those that stay, and the memory of a long run would grow.
 */
function ownCopy(claim: ScrubbedClaim): ScrubbedClaim {
  return { ...claim, reasons: claim.reasons.map(({ check, because }) => ({ check, because })) };
}

/** The files to send and to hold, and the report with every claim that is not sent. */
class ScrubOutput {
  readonly #release: PendingFile;
  readonly #hold: PendingFile;
  readonly #report: PendingFile;
  readonly #asOf: string;
  #rows: ScrubbedClaim[] = [];
  #render: ((rows: readonly ScrubbedClaim[]) => string) | null = null;
  #begun = false;

  constructor(context: Context, path: string, folder: string, asOf: string) {
    const place = fullPath(context, folder);
    outputFolder(place);
    const stem = path === '-' ? 'claims' : basename(path).replace(/\.[^.]+$/, '');
    this.#asOf = asOf;
    this.#release = new PendingFile(place, `${stem}.release.837`);
    this.#hold = new PendingFile(place, `${stem}.hold.837`);
    this.#report = new PendingFile(place, `${stem}.report.csv`);
  }

  readonly release = (bytes: Uint8Array): void => this.#release.write(bytes);
  readonly hold = (bytes: Uint8Array): void => this.#hold.write(bytes);

  async begin(): Promise<void> {
    const csv = await tableFormats.find(({ name }) => name === 'csv')?.load();
    if (csv === undefined) throw new Error('there is no format csv');
    this.#render = (claims) =>
      String(
        csv.render(
          {
            report: 'claims-scrub',
            title: '',
            asOf: this.#asOf,
            columns: scrubColumns,
            rows: claims.map(scrubRow),
            notes: [],
          },
          {},
        ),
      );
  }

  tell(claim: ScrubbedClaim): void {
    this.#rows.push(claim);
    if (this.#rows.length >= rowsAtOnce) this.#flush();
  }

  /** Reads the written files back and puts them in their places; a file without a claim is none. */
  finish({ release, hold }: ScrubSummary): readonly string[] {
    this.#flush();
    const pairs = [
      { file: this.#release, written: release },
      { file: this.#hold, written: hold },
    ];
    for (const { file, written } of pairs) {
      const fault = written.claims === 0 ? null : file.differs(written);
      if (fault !== null) throw new Error(`${file.name} does not read back as it was written: ${fault}`);
    }
    const names: string[] = [];
    for (const { file, written } of pairs) {
      if (written.claims === 0) file.withdraw();
      else {
        file.publish();
        names.push(file.name);
      }
    }
    this.#report.publish();
    return [...names, this.#report.name];
  }

  discard(): void {
    for (const file of [this.#release, this.#hold, this.#report]) file.discard();
  }

  #flush(): void {
    if (this.#render === null || (this.#begun && this.#rows.length === 0)) return;
    const text = this.#render(this.#rows);
    this.#report.write(Buffer.from(this.#begun ? text.slice(text.indexOf('\n') + 1) : text));
    this.#begun = true;
    this.#rows = [];
  }
}
