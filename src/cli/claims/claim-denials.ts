/** Denials on record with what they are about. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Denial } from '../../domain/claims/claim.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ClaimDenial } from '../../reports/claims/denial-table.ts';
import type { Context } from '../context.ts';
import { practiceAsked } from '../resolution.ts';

/** All denials known on a day, settled ones too, of the practice that is asked about. */
export async function claimDenials(
  context: Context,
  ledger: Ledger,
  asOf: CalendarDate,
): Promise<readonly ClaimDenial[]> {
  const practice = await practiceAsked(context, ledger);
  const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
  const payers = new Map((await ledger.facts.payers()).map((one) => [one.key, one]));
  const claims = new Map((await ledger.claims.list()).map((one) => [one.id, one]));
  return (await ledger.claims.denials({ closed: true })).flatMap((denial) => {
    const claim = claims.get(denial.claimId);
    const provider = denial.subjectId === null ? undefined : subjects.get(denial.subjectId);
    if (claim === undefined || denial.on > asOf) return [];
    if (practice !== undefined && provider?.practice !== practice) return [];
    const isOpen = denial.closedOn === null || denial.closedOn > asOf;
    return [
      {
        denial: isOpen ? { ...denial, closedOn: null, outcome: null } : denial,
        claim,
        provider,
        payer: claim.payer === null ? undefined : payers.get(claim.payer),
      },
    ];
  });
}

/** The denial that is meant, by its id or by the control number of its claim. Refuses where none, or more than one, is. */
export async function resolvedDenial(ledger: Ledger, words: string): Promise<Denial> {
  const byId = await ledger.claims.findDenials(words);
  const found = byId.length > 0 ? byId : await denialsOfControl(ledger, words);
  const [first, second] = found;
  if (first === undefined)
    throw new UserError('record/not-found', `no denial has the id \`${words}\`, and no denied claim this number`, {
      hint: '`empanel claims denials --all` lists them',
    });
  if (second !== undefined)
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} denials`, {
      hint: `say which: ${found.map(({ id, group, code }) => `${id} (${group === null ? code : `${group}-${code}`})`).join(', ')}`,
    });
  return first;
}

/** Those that are open, else those that were settled. */
async function denialsOfControl(ledger: Ledger, controlNumber: string): Promise<readonly Denial[]> {
  const claims = await ledger.claims.ofControl(ledger.claims.controlHash(controlNumber));
  const found: Denial[] = [];
  for (const { id } of claims) found.push(...(await ledger.claims.denials({ claimId: id, closed: true })));
  const open = found.filter(({ closedOn }) => closedOn === null);
  return open.length > 0 ? open : found;
}
