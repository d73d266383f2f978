import type { ClaimValues } from '../../../actions/claims/claim-drafts.ts';
import type { ClaimGate } from '../../../actions/claims/claim-gate.ts';
import { recordOf } from '../../../actions/claims/remitted-denials.ts';
import { filingDay, submittedValues } from '../../../actions/claims/submitted-claims.ts';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { dateBefore, duration } from '../../../domain/calendar/duration.ts';
import { type ScrubCheck, scrubChecks } from '../../../domain/claims/scrubbed-claim.ts';
import { type HeldClaim, heldTable } from '../../../reports/claims/held-claims.ts';
import { releaseMargin } from '../../../rules/participation/filing.ts';
import { durationFact } from '../../../rules/recorded-fact.ts';
import type { ProfessionalClaim } from '../../../sources/x12/professional-claim.ts';
import { type ClaimDesk, claimDesk, shownControl } from '../../claims/claim-files.ts';
import { submittedClaims } from '../../claims/claim-reading.ts';
import { claimGate } from '../../claims/gate.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';

/** Lists claims that wait. */
export const command: Command = {
  summary: 'claims that wait: why, and by when they must go out',
  description:
    'Looks again at claims that were held back: those on record, or those of an 837P at hand, such as the hold file of `claims scrub`. For each: whether it may go out by now, what it waits for, and the last day to release it, with the source of the filing limit. What is no valid claim is named with what is wrong with it.',
  arguments: [{ name: 'file', help: 'an 837P with held claims (default: those on record)', optional: true }],
  flags: [{ name: 'payer', value: 'KEY', help: 'the payer of all of them (default: as each claim says)' }],
  examples: ['empanel claims held', 'empanel claims held batch.837 --json'],
  run: async (context, input) => {
    const ledger = await context.ledgerWithRules();
    const desk = await claimDesk(context, ledger, input);
    const path = input.argumentIfGiven('file');
    const margin = await marginOf(context, desk.asOf);
    if (path === undefined) {
      const held = (await ledger.claims.list({ statuses: ['held'] })).filter(
        ({ payer, on }) => (desk.payer === null || payer === desk.payer) && on <= desk.asOf,
      );
      const claims = held.map((claim) => standing(claim.id, claim, desk, margin));
      await context.show(heldTable(claims, desk.asOf, 'those on record'));
      return 0;
    }
    const { claims } = await submittedClaims(context, path);
    const { gate } = await claimGate(context, ledger, false);
    const found = claims.map((claim) => {
      const id = shownControl(context, claim.controlNumber, `line ${claim.position.line}`);
      const values = submittedValues(claim, 'held', { ledger, ...desk });
      const { faults } = claim;
      return { ...standing(id, { ...values, holds: gateHolds(gate, claim, desk) }, desk, margin), faults };
    });
    await context.show(heldTable(found, desk.asOf, path));
    return found.some(({ faults }) => faults.length > 0) ? 1 : 0;
  },
};

type Margin = (day: CalendarDate) => CalendarDate;

async function marginOf(context: Context, asOf: CalendarDate): Promise<Margin> {
  const margin = durationFact(await context.rules(), releaseMargin, asOf);
  return (day) => (margin === undefined ? day : dateBefore(day, duration(margin)));
}

/** What the gate says besides participation; a payer that the user names is known. */
function gateHolds(gate: ClaimGate, claim: ProfessionalClaim, { payer }: ClaimDesk): readonly string[] {
  if (claim.faults.length > 0) return [];
  const { reasons } = gate.judge(claim);
  return reasons
    .filter(({ check }) => isApart(check) && !(check === 'payer' && payer !== null))
    .map((one) => one.because);
}

/** Whether a check is about something else than participation, which is looked up anew. */
function isApart(check: ScrubCheck): boolean {
  return check in scrubChecks && check !== 'unrecorded';
}

/** How holds of participation begin; the day may have come since. */
const byParticipation = /^(?:on \d{4}-|nothing is recorded |it depends on )/;

function standing(id: string, values: ClaimValues, { office, days }: ClaimDesk, margin: Margin): HeldClaim {
  const record = recordOf(values, office);
  const others = values.holds.filter((hold) => hold !== record.because && !byParticipation.test(hold));
  const last = filingDay(values, days);
  return {
    id,
    provider: office.provider(values.renderingNpi)?.name ?? null,
    npi: values.renderingNpi,
    payer: values.payer ?? values.payerCode,
    serviceOn: values.from,
    chargeCents: values.chargeCents,
    // Participation alone releases nothing that is held for something else.
    verdict: record.verdict === 'bill' && others.length > 0 ? 'hold' : record.verdict,
    because: [...others, record.because].join('; '),
    firstBillableOn: record.firstBillableOn,
    fileBy: last.on,
    releaseBy: last.on === null ? null : margin(last.on),
    fileFrom: last.from,
    faults: [],
  };
}
