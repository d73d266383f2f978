import type { ClaimValues } from '../../../actions/claims/claim-drafts.ts';
import { recordOf } from '../../../actions/claims/remitted-denials.ts';
import { filingDay, submittedValues } from '../../../actions/claims/submitted-claims.ts';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { dateBefore, duration } from '../../../domain/calendar/duration.ts';
import { type HeldClaim, heldTable } from '../../../reports/claims/held-claims.ts';
import { releaseMargin } from '../../../rules/participation/filing.ts';
import { durationFact } from '../../../rules/recorded-fact.ts';
import { type ClaimDesk, claimDesk, shownControl } from '../../claims/claim-files.ts';
import { submittedClaims } from '../../claims/claim-reading.ts';
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
    const found = claims.map((claim) => ({
      ...standing(
        shownControl(context, claim.controlNumber),
        submittedValues(claim, 'held', { ledger, ...desk }),
        desk,
        margin,
      ),
      faults: claim.faults,
    }));
    await context.show(heldTable(found, desk.asOf, path));
    return found.some(({ faults }) => faults.length > 0) ? 1 : 0;
  },
};

type Margin = (day: CalendarDate) => CalendarDate;

async function marginOf(context: Context, asOf: CalendarDate): Promise<Margin> {
  const margin = durationFact(await context.rules(), releaseMargin, asOf);
  return (day) => (margin === undefined ? day : dateBefore(day, duration(margin)));
}

function standing(id: string, values: ClaimValues, { office, days }: ClaimDesk, margin: Margin): HeldClaim {
  const record = recordOf(values, office);
  const others = values.holds.filter((hold) => hold !== record.because);
  const last = filingDay(values, days);
  return {
    id,
    provider: office.provider(values.renderingNpi)?.name ?? null,
    npi: values.renderingNpi,
    payer: values.payer ?? values.payerCode,
    serviceOn: values.from,
    chargeCents: values.chargeCents,
    verdict: record.verdict,
    because: [record.because, ...others].join('; held for: '),
    firstBillableOn: record.firstBillableOn,
    fileBy: last.on,
    releaseBy: last.on === null ? null : margin(last.on),
    fileFrom: last.from,
    faults: [],
  };
}
