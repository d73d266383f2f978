/** Electronic payment, remittance and claims: billing is right without them, and no money arrives. */

import { lineStanding } from '../../domain/application.ts';
import type { Application, PayerFacts } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { PlanQuestion } from './plan-question.ts';
import type { PlanStep } from './plan-step.ts';

const names = {
  eft: 'electronic payment (EFT)',
  era: 'electronic remittances (ERA)',
  claims: 'electronic claims (EDI)',
};

/** The step that lets money arrive; none where the payer asks for no enrollment, or it is done. */
export function ediSteps({
  question: { edi, about, asOf, startOn },
  payer,
  keys,
}: {
  readonly question: PlanQuestion;
  readonly payer: PayerFacts;
  readonly keys: readonly ParticipationKey[];
}): readonly PlanStep[] {
  const asked = (['claims', 'era', 'eft'] as const).filter((part) => payer.edi?.[part] === true);
  if (edi === undefined || asked.length === 0) return [];
  const own = edi.filter((one) => one.type === 'edi' && one.payer === payer.key && one.openedOn <= asOf);
  const standing = own.map((one) => ({ one, states: linesOf(one).map((line) => lineStanding(one, line, asOf).state) }));
  if (standing.some(({ states }) => states.every((state) => state === 'approved' || state === 'loaded'))) return [];
  const open = standing.find(
    ({ states }) => !states.some((state) => ['denied', 'rejected', 'withdrawn'].includes(state)),
  )?.one;
  const group = keys[0]?.group ?? null;
  return [
    {
      id: `${payer.key} edi`,
      kind: 'edi',
      title: `enroll with ${payer.name} for ${listed(asked.map((part) => names[part]))}`,
      payer: payer.key,
      who: 'us',
      because: open === undefined ? 'no enrollment is on record' : `application ${open.id} is open`,
      after: [],
      length: null,
      unknown: true,
      toRecord: `an application of type edi with its steps; nobody has recorded how long ${payer.key} takes`,
      beginsOn: null,
      latestOn: startOn,
      earlier: false,
      projectedOn: null,
      slackDays: null,
      critical: false,
      forBilling: false,
      command: ediCommand(open, group ?? about.facts.subject.key, payer),
    },
  ];
}

function ediCommand(open: Application | undefined, subject: string, payer: PayerFacts): string {
  if (open === undefined) return `empanel application open ${subject} --payer ${payer.key} --type edi`;
  return `empanel application show ${open.id}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
