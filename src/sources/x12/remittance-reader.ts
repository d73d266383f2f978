/** Reads 835 (005010X221A1): one transaction after the other, and inside it claim by claim. */

import { UserError } from '../../errors.ts';
import type { TransactionHead } from './envelope.ts';
import type { RemittanceAdvice } from './remittance-advice.ts';
import { AdviceBuilder } from './remittance-builder.ts';
import { type InterchangeSummary, readInterchanges } from './transactions.ts';

/** A transaction of the file that was not read, and why. */
export interface RefusedTransaction {
  readonly transaction: TransactionHead;
  readonly because: string;
}

/** All that an 835 file says. */
export interface RemittanceReading {
  readonly advices: readonly RemittanceAdvice[];
  readonly refused: readonly RefusedTransaction[];
  readonly summary: InterchangeSummary;
}

/** Payments of one file: a day's remittances of a large payer come to some thousands, and all are kept in memory. */
const mostTransactions = 100_000;
/** Versions of the guide that are read. */
const versions = /^005010X221(?:A1)?$/;

/**
 * Reads an 835 file whole. Transactions that are not 835s of version 5010 are refused with the reason.
 * @throws UserError `input/unreadable` where the file is no X12.
 */
export async function readRemittances(chunks: AsyncIterable<Uint8Array>, path: string): Promise<RemittanceReading> {
  const advices: RemittanceAdvice[] = [];
  const refused: RefusedTransaction[] = [];
  let open: AdviceBuilder | null = null;
  const summary = await readInterchanges(chunks, path, {
    begin: (head) => {
      if (advices.length + refused.length >= mostTransactions)
        throw new UserError('input/unreadable', `\`${path}\` has more than ${mostTransactions} transactions`, {
          hint: 'nothing was posted; divide the file at an interchange (ISA to IEA)',
        });
      const because = otherKind(head);
      if (because !== null) refused.push({ transaction: head, because });
      open = because === null ? new AdviceBuilder(head) : null;
    },
    segment: (segment) => open?.take(segment),
    end: (_, whole) => {
      if (open !== null) advices.push(open.finish(whole));
      open = null;
    },
  });
  return { advices, refused, summary };
}

function otherKind({ kind, version }: TransactionHead): string | null {
  if (kind !== '835') return `this is a ${kind}, not an 835`;
  // ST03 is not used in an 835; where GS is missing no version is said, and the content decides.
  if (version === '' || versions.test(version)) return null;
  return version.startsWith('004010')
    ? `version \`${version}\` is 4010; 005010X221A1 is required since 2012`
    : `version \`${version}\` is not 005010X221A1`;
}
