/** Reads 999 (005010X231): whether files and transactions were taken in, and where they break the guide. */

import { componentsOf } from './element-values.ts';
import type { TransactionHead } from './envelope.ts';
import { type InterchangeSummary, readInterchanges, type Segment } from './transactions.ts';

/** A fault that the receiver found. Copies of the faulty data (IK404) are not kept: they may be a patient's. */
export interface SegmentFault {
  /** IK301, the identifier of the segment. */
  readonly segment: string;
  /** IK302, its place in the transaction, ST counting 1. */
  readonly place: number | null;
  readonly loop: string | null;
  /** IK304. */
  readonly code: string;
  /** CTX: our number of the claim that it is in (CLM01); null: it does not say. */
  readonly claim: string | null;
  readonly elements: readonly {
    /** IK401-1. */
    readonly element: string;
    /** IK403. */
    readonly code: string;
  }[];
}

/** What became of one transaction. */
export interface TransactionResult {
  readonly kind: string;
  readonly controlNumber: string;
  /** IK501: A accepted, E accepted with errors, R rejected, M, W and X rejected for security. */
  readonly result: string;
  readonly codes: readonly string[];
  readonly faults: readonly SegmentFault[];
}

/** What became of one functional group. */
export interface GroupResult {
  readonly transaction: TransactionHead;
  /** AK101, `HC`. */
  readonly kind: string;
  /** AK102: GS06 of what was sent. */
  readonly controlNumber: string;
  /** AK103. */
  readonly version: string;
  /** AK901: A accepted, E accepted with errors, P partly, R rejected, M, W and X for security. */
  readonly result: string;
  readonly included: number;
  readonly received: number;
  readonly accepted: number;
  readonly codes: readonly string[];
  readonly transactions: readonly TransactionResult[];
}

/** All that a file says. */
export interface AcknowledgementReading {
  readonly groups: readonly GroupResult[];
  readonly refused: readonly { readonly transaction: TransactionHead; readonly because: string }[];
  readonly summary: InterchangeSummary;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type FaultDraft = Omit<Mutable<SegmentFault>, 'elements'> & { elements: { element: string; code: string }[] };
type TransactionDraft = Omit<Mutable<TransactionResult>, 'codes' | 'faults'> & {
  codes: string[];
  faults: FaultDraft[];
};
type GroupDraft = Omit<Mutable<GroupResult>, 'codes' | 'transactions'> & {
  codes: string[];
  transactions: TransactionDraft[];
};

/** Whether a result says that what was sent was taken in. */
export function isTakenIn(result: string): boolean {
  return result === 'A' || result === 'E';
}

/**
 * Reads a file of 999s.
 * @throws UserError `input/unreadable` where the file is no X12.
 */
export async function readImplementationAcknowledgements(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): Promise<AcknowledgementReading> {
  const groups: GroupResult[] = [];
  const refused: { transaction: TransactionHead; because: string }[] = [];
  let group: GroupDraft | null = null;
  const summary = await readInterchanges(chunks, path, {
    begin: (transaction) => {
      group = transaction.kind === '999' ? emptyGroup(transaction) : null;
      if (group === null) refused.push({ transaction, because: `this is a ${transaction.kind}, not a 999` });
    },
    segment: (segment) => {
      if (group !== null) takeSegment(segment, group);
    },
    end: (transaction, whole) => {
      if (group === null) return;
      if (group.result === '') {
        const because = whole ? 'it has no AK9: what became of the group is not said' : 'it is cut off before AK9';
        refused.push({ transaction, because });
      } else groups.push(group);
      group = null;
    },
  });
  return { groups, refused, summary };
}

function emptyGroup(transaction: TransactionHead): GroupDraft {
  return {
    transaction,
    kind: '',
    controlNumber: '',
    version: '',
    result: '',
    included: 0,
    received: 0,
    accepted: 0,
    codes: [],
    transactions: [],
  };
}

/** The business unit of a fault; other contexts say which segment asks for another. */
function takeContext([name, number = '']: readonly string[], fault: FaultDraft | undefined): void {
  if (name === 'CLM01' && number !== '' && fault !== undefined) fault.claim = number;
}

function takeSegment({ id, elements }: Segment, group: GroupDraft): void {
  const { separators } = group.transaction.interchange;
  const at = (index: number): string => elements[index] ?? '';
  const transaction = group.transactions.at(-1);
  switch (id) {
    case 'AK1':
      group.kind = at(1);
      group.controlNumber = at(2);
      group.version = at(3);
      return;
    case 'AK2':
      group.transactions.push({ kind: at(1), controlNumber: at(2), result: '', codes: [], faults: [] });
      return;
    case 'IK3':
      transaction?.faults.push({
        segment: at(1),
        place: /^\d+$/.test(at(2)) ? Number(at(2)) : null,
        loop: at(3) || null,
        code: at(4),
        claim: null,
        elements: [],
      });
      return;
    case 'IK4':
      transaction?.faults.at(-1)?.elements.push({ element: at(1), code: at(3) });
      return;
    case 'CTX':
      takeContext(componentsOf(at(1), separators), transaction?.faults.at(-1));
      return;
    case 'IK5':
      if (transaction === undefined) return;
      transaction.result = at(1);
      transaction.codes.push(...elements.slice(2).filter((code) => code !== ''));
      return;
    case 'AK9':
      group.result = at(1);
      group.included = Number(at(2)) || 0;
      group.received = Number(at(3)) || 0;
      group.accepted = Number(at(4)) || 0;
      group.codes.push(...elements.slice(5).filter((code) => code !== ''));
  }
}
