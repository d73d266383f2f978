import type { Contract } from '../../domain/nouns/contract.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Every contract as last synced, by key. */
export async function contractDocuments(ledger: Ledger): Promise<readonly Contract[]> {
  const documents = await ledger.documents.list('contract');
  return documents.filter(({ status }) => status === 'current').map(({ body }) => JSON.parse(body) as Contract);
}

/** The contract with this key or number; suggests the nearest. */
export async function resolvedContract(ledger: Ledger, words: string): Promise<Contract> {
  const all = await contractDocuments(ledger);
  const found =
    all.find(({ key }) => key === words) ??
    all.find(({ number }) => number !== undefined && folded(number) === folded(words));
  if (found !== undefined) return found;
  const keys = all.map(({ key }) => key);
  const near = nearest(words, keys, { limit: 1 })[0];
  throw new UserError('record/not-found', `no contract has the key \`${words}\``, {
    hint:
      near === undefined
        ? `contracts: ${keys.slice(0, 12).join(', ') || 'none yet; `empanel document new contract KEY --payer KEY` makes a file to fill in, `empanel sync` takes it in'}`
        : `did you mean \`${near}\`?`,
  });
}

/** A contract, or one round of its negotiation: `aetna-lakeside`, `aetna-lakeside@2`. */
export interface ContractVersion {
  readonly contract: Contract;
  /** From 1; null: what is in force. */
  readonly round: number | null;
  /** The words to call it by. */
  readonly name: string;
}

/**
 * The contract, or the round of its negotiation, that words mean. A round pays by the fee basis that was last offered up to
 * it; the contract itself by its own.
 */
export async function resolvedVersion(ledger: Ledger, words: string): Promise<ContractVersion> {
  const match = /^(.*)@(\d{1,3})$/.exec(words);
  const contract = await resolvedContract(ledger, match?.[1] ?? words);
  if (match === null) return { contract, round: null, name: contract.key };
  const round = Number(match[2]);
  const rounds = contract.rounds ?? [];
  if (round < 1 || round > rounds.length) {
    throw new UserError('record/not-found', `\`${contract.key}\` has no round ${round}`, {
      hint: rounds.length === 0 ? 'its document names no rounds' : `it has rounds 1 to ${rounds.length}`,
    });
  }
  const offered = rounds.slice(0, round).findLast(({ fees }) => fees !== undefined)?.fees;
  return {
    contract: { ...contract, ...(offered === undefined ? {} : { fees: offered }) },
    round,
    name: `${contract.key}@${round}`,
  };
}
