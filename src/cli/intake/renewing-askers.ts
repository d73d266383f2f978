/** Who asks a provider for a renewal: what was verified once for all is not asked again. */

import { isOpenOn } from '../../domain/departure.ts';
import type { Application, PayerFacts, Subject, SubjectFacts } from '../../domain/facts.ts';
import { type Decision, ownBody } from '../../domain/file-facts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { lastDecision } from '../../rules/clocks/decision-dates.ts';
import { changedSince, changeLines } from '../committee/changed-since.ts';
import { beginsAnew, type CommitteeDesk, committeeDesk } from '../committee/committee-run.ts';
import type { Context } from '../context.ts';

/** Payers and facilities, by key, and what has changed since they, or our committee for them, decided last. */
export interface RenewingAskers {
  readonly payers: ReadonlySet<string>;
  readonly facilities: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/**
 * Those of the payers and facilities asked whose recredentialing is open, or for whom a committee of ours has approved the
 * file and its cycle does not begin anew.
 */
export async function renewingAskers(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  payers: readonly PayerFacts[],
  facilities: readonly Subject[],
): Promise<RenewingAskers> {
  const asOf = await context.asOf();
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) return { payers: new Set(), facilities: new Set(), notes: [] };
  const open = facts.applications.filter((one) => one.type === 'recredentialing' && isOpenOn(one, asOf));
  const desk = facts.decisions.length === 0 ? null : await committeeDesk(context, ledger);
  const approved = (body: string): boolean => desk !== null && isApproved(desk, facts, body, asOf);
  const ours = desk?.office.role === 'delegated-group' && approved(ownBody);
  const renewed = new Map<string, readonly string[]>();
  const notes = async (whose: string, last: Parameters<typeof changedSince>[2]): Promise<void> => {
    const changes = await changedSince(ledger, subject, last);
    renewed.set(whose, changes === undefined ? [] : changeLines(whose, changes));
  };
  const byPayer = new Set<string>();
  for (const { key, name, delegated } of payers) {
    const application = open.find(({ payer }) => payer === key);
    if (ours && delegated === true) await notes('our committee', { body: ownBody });
    else if (application !== undefined) await notes(name, { applicationId: previousOf(application, facts)?.id });
    else continue;
    byPayer.add(key);
  }
  const byFacility = new Set<string>();
  for (const { key, name } of facilities) {
    const application = open.find(({ facility }) => facility === key);
    if (approved(key)) await notes(name, { body: key });
    else if (application !== undefined) await notes(name, { applicationId: previousOf(application, facts)?.id });
    else continue;
    byFacility.add(key);
  }
  return {
    payers: byPayer,
    facilities: byFacility,
    notes: [
      ...(renewed.size === 0
        ? []
        : [
            `a recredentialing with ${[...renewed.keys()].join(', ')}: what was verified once for all is not asked again`,
          ]),
      ...[...renewed.values()].flat(),
    ],
  };
}

/** Whether the last decision of a body approved the file, and the next one renews it. */
function isApproved(
  desk: CommitteeDesk,
  facts: SubjectFacts,
  body: string,
  asOf: Parameters<typeof lastDecision>[1],
): boolean {
  const last: Decision | undefined = lastDecision(
    facts.decisions.filter((one) => one.body === body),
    asOf,
  );
  const isYes = last?.outcome === 'approved' || last?.outcome === 'approved-with-conditions';
  return isYes && !beginsAnew(desk, facts, body, asOf);
}

function previousOf({ previousId }: Application, { applications }: SubjectFacts): Application | undefined {
  return applications.find(({ id }) => id === previousId);
}
