/** The gate that claims are judged by, as the workspace sets it. */

import { ClaimGate } from '../../actions/claims/claim-gate.ts';
import type { CodeSet, CodeSetKey } from '../../domain/claims/code-set.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { releaseDay } from '../../rules/participation/filing.ts';
import type { Context } from '../context.ts';
import { derivationSettings } from '../workspace-packs.ts';
import { storedCodes, storedOrdering } from './code-store.ts';

/** A gate with the lists of codes that it looks at. */
export interface Gate {
  readonly gate: ClaimGate;
  readonly codes: ReadonlyMap<CodeSetKey, CodeSet>;
}

/** The gate on the as-of day; `passesUnknownPayers`: claims to payers without a document are released unlooked at. */
export async function claimGate(context: Context, ledger: Ledger, passesUnknownPayers: boolean): Promise<Gate> {
  const workspace = await context.workspaceIfAny();
  const codes = workspace === undefined ? new Map() : storedCodes(workspace.root);
  const [rules, { role }] = [await context.rules(), derivationSettings(workspace)];
  const asOf = await context.asOf();
  const ordering = workspace === undefined ? null : storedOrdering(workspace.root);
  const release = releaseDay(rules, role);
  return {
    gate: await ClaimGate.of(ledger, { asOf, codes, ordering, passesUnknownPayers, rules, role, release }),
    codes,
  };
}
