/** Answers about coverage against our products and the participation of the provider. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  type Coverage,
  type CoverageDays,
  covers,
  type EligibilityFinding,
  enrollmentRejections,
  rejectionWords,
} from '../../domain/claims/eligibility.ts';
import type { Subject } from '../../domain/facts.ts';
import type { Benefit, EligibilityAnswer, PlanDays } from '../../sources/x12/eligibility-answer.ts';
import type { ClaimIdentities, PayerAsked } from './claim-identities.ts';
import type { OurProviders } from './claim-providers.ts';
import type { ClaimVerdicts } from './claim-verdicts.ts';

/** What answers are held against. */
export interface EligibilityDesk {
  readonly identities: ClaimIdentities;
  readonly providers: OurProviders;
  readonly verdicts: ClaimVerdicts;
  /** The provider that the user names; null: the one of the file. */
  readonly named: Subject | null;
  readonly provider: (npi: string) => Subject | undefined;
  readonly on: CalendarDate;
}

/** Days of a plan or of eligibility: a first day, a last day, or both (X12 code list 374). */
const firstDays = new Set(['346', '356', '348', '539']);
const lastDays = new Set(['347', '357', '349', '540']);
const wholeDays = new Set(['291', '307', '292', '472']);

/** Kinds of insurance (EB04, X12 code list 1336) as lines of business. */
const insuranceLines: Readonly<Record<string, readonly string[]>> = {
  C1: ['commercial', 'exchange'],
  EP: ['commercial', 'exchange'],
  HM: ['commercial', 'exchange'],
  HN: ['medicare-advantage'],
  MA: ['medicare'],
  MB: ['medicare'],
  MC: ['medicaid', 'medicaid-mco', 'chip'],
  PR: ['commercial', 'exchange'],
  PS: ['commercial', 'exchange'],
};

/** What one answer comes to: a finding for each plan that covers the patient, since the provider may take part in one only. */
export function eligibilityFindings(answer: EligibilityAnswer, desk: EligibilityDesk): readonly EligibilityFinding[] {
  const active = answer.benefits.filter((one) => isActive(one.kind) && isWhole(one));
  const there = active.filter(({ days }) => covers(stretch(days.length > 0 ? days : answer.days), desk.on));
  const plans = [...new Set(there.flatMap(({ planName }) => planName ?? []))];
  if (plans.length < 2) return [eligibilityFinding(answer, desk)];
  return plans.map((plan) => {
    const benefits = answer.benefits.filter(
      (one) => one.kind === 'R' || (there.includes(one) && one.planName === plan),
    );
    return eligibilityFinding({ ...answer, benefits }, desk);
  });
}

function eligibilityFinding(answer: EligibilityAnswer, desk: EligibilityDesk): EligibilityFinding {
  const { payer, provider, patient, benefits, position } = answer;
  const because: string[] = [...answer.faults];
  const coverage = coverageOf(answer, desk.on, because);
  const plan = planOf(answer);
  const lines = benefits.flatMap(({ insuranceType }) => insuranceLines[insuranceType ?? ''] ?? []);
  const asked = desk.identities.insurance(payer.id, payer.name, plan, lines);
  if (asked === undefined) because.push(`none of our payers has the id or name of ${payer.name} (${payer.id})`);
  const subject = desk.named ?? (provider.npi === null ? undefined : desk.provider(provider.npi)) ?? null;
  const verdict = asked === undefined ? null : verdictOf(asked, subject, provider.npi, desk, because);
  // By the products that are recorded nobody can tell of another.
  const isOther = plan !== null && asked !== undefined && asked.product === undefined && isOneOfSeveral(asked);
  if (isOther) because.push(`no product of ${asked.payer.name} has the name or key \`${plan}\``);
  const others = otherPayers(answer, desk.on);
  for (const name of others)
    because.push(`the answer names another payer${name === '' ? '' : `, ${name}`}: ask it too, it may come first`);
  const who = [patient.initials, patient.memberId].filter((part) => part !== null).join(' ');
  return {
    line: position.line,
    patient: who === '' ? 'not named' : who,
    coverage,
    on: desk.on,
    payer: asked?.payer.key ?? null,
    payerName: payer.name,
    plan,
    product: asked?.product ?? null,
    provider: subject?.name ?? null,
    npi: subject?.npi ?? provider.npi,
    verdict: isOther && verdict === 'bill' ? null : verdict,
    otherPayers: others,
    because,
  };
}

/** Payers besides this one (EB01 R) on a day, each once: a Medicare Advantage plan stands so beside Medicare. */
function otherPayers({ benefits }: EligibilityAnswer, on: CalendarDate): readonly string[] {
  const there = benefits.filter(({ kind, days }) => kind === 'R' && covers(stretch(days), on));
  return [...new Set(there.map(({ otherPayer }) => otherPayer ?? ''))];
}

function isOneOfSeveral({ payer: { products = [] } }: PayerAsked): boolean {
  return products.length > 1;
}

function planOf({ benefits, ids }: EligibilityAnswer): string | null {
  const named =
    benefits.find(({ kind, planName }) => isActive(kind) && planName !== null) ??
    benefits.find(({ planName }) => planName !== null);
  return named?.planName ?? ids.find(({ qualifier }) => /^(?:18|6P|N6)-3$/.test(qualifier))?.value ?? null;
}

function isActive(kind: string): boolean {
  return kind >= '1' && kind <= '5' && kind.length === 1;
}

function isInactive(kind: string): boolean {
  return kind >= '6' && kind <= '8' && kind.length === 1;
}

function coverageOf(answer: EligibilityAnswer, on: CalendarDate, because: string[]): Coverage {
  for (const { code } of answer.rejections) {
    const words = rejectionWords[code] ?? 'the payer gives no reason that is known here';
    const ours = enrollmentRejections.has(code) ? '; look at the enrollment with this payer' : '';
    because.push(`not answered (AAA ${code}): ${words}${ours}`);
  }
  if (answer.rejections.length > 0) return 'unanswered';
  const health = answer.benefits.filter(isWhole);
  const active = health.filter(({ kind }) => isActive(kind));
  const there = active.map(({ days }) => stretch(days.length > 0 ? days : answer.days));
  if (there.some((days) => covers(days, on))) {
    const ended = health.find(
      ({ kind, planName, days }) =>
        isInactive(kind) && covers(stretch(days), on) && active.some((one) => one.planName === planName),
    );
    if (ended === undefined) return 'active';
    because.push('the payer calls the same coverage active and not active');
    return 'unknown';
  }
  const [first] = there;
  if (first !== undefined) {
    because.push(
      `covered ${first.from === null ? '' : `from ${first.from} `}${first.to === null ? '' : `through ${first.to} `}only`,
    );
    return 'inactive';
  }
  if (health.some(({ kind }) => isInactive(kind))) {
    because.push('the payer says that the coverage is not active');
    return 'inactive';
  }
  const some = answer.benefits.filter(({ kind }) => isActive(kind)).flatMap(({ serviceTypes }) => serviceTypes);
  because.push(
    some.length === 0
      ? 'the answer names no coverage, active or not'
      : `active for some kinds of service only (EB03 ${[...new Set(some)].join(', ')})`,
  );
  return 'unknown';
}

/** Coverage as a whole, or without a kind of service: one that is for some services only says less. */
function isWhole({ kind, serviceTypes }: Benefit): boolean {
  return (
    (isActive(kind) || isInactive(kind)) &&
    (serviceTypes.length === 0 || serviceTypes.includes('30') || serviceTypes.includes('1'))
  );
}

function stretch(days: readonly PlanDays[]): CoverageDays {
  let [from, to]: [CalendarDate | null, CalendarDate | null] = [null, null];
  for (const one of days) {
    if (firstDays.has(one.qualifier) || wholeDays.has(one.qualifier)) from = one.from;
    if (lastDays.has(one.qualifier) || (wholeDays.has(one.qualifier) && one.to > one.from)) to = one.to;
  }
  return { from, to };
}

function verdictOf(
  asked: PayerAsked,
  subject: Subject | null,
  npi: string | null,
  { identities, providers, verdicts, on }: EligibilityDesk,
  because: string[],
): EligibilityFinding['verdict'] {
  const { payer, product } = asked;
  const byNpi = npi === null ? undefined : identities.groupByNpi(npi)?.group.key;
  if (subject === null) {
    because.push(
      npi === null
        ? 'the file names no provider by its NPI: name one with `--provider`'
        : byNpi === undefined
          ? `${npi} is no provider of ours: name one with \`--provider\``
          : 'the file names the group, not who will render the service: name one with `--provider`',
    );
    return null;
  }
  const group = byNpi ?? (subject.groups.length === 1 ? (subject.groups[0] ?? null) : null);
  const provider = providers.withId(subject.id);
  if (provider === undefined) throw new Error(`${subject.id} is no provider`);
  const found = verdicts.of(provider, asked, group, undefined, on, on);
  if (found.because === null) return 'bill';
  const place = product === undefined ? payer.name : `${payer.name} (${product})`;
  const then = found.firstBillableOn === null ? '' : `; billable from ${found.firstBillableOn}`;
  because.push(`${subject.name} does not participate in ${place} on ${on}: ${found.because}${then}`);
  return found.verdict;
}
