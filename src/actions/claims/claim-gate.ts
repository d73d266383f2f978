/**
 * The gate that claims pass before they are sent: who bills, who rendered, where, who referred and supervised, and with which
 * codes, each held against our documents and the participation that the ledger derived.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type CodeSet, type CodeSetKey, codeFault } from '../../domain/claims/code-set.ts';
import { ListedPeople } from '../../domain/claims/listed-people.ts';
import type { OrderingList } from '../../domain/claims/ordering-list.ts';
import type { ScrubbedClaim, ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { DerivationContext } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { WorkspaceRole } from '../../rules/pack-entry.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { controlForm } from '../../sources/x12/claim-masks.ts';
import {
  type BillingLoop,
  type ClaimProvider,
  type ProfessionalClaim,
  type ServiceLine,
  serviceDays,
} from '../../sources/x12/professional-claim.ts';
import { type Billing, ClaimBillers } from './claim-billers.ts';
import { lookAtForm } from './claim-form.ts';
import { ClaimIdentities, type PayerAsked } from './claim-identities.ts';
import { ClaimOthers } from './claim-others.ts';
import { keptBack, passed, refused } from './claim-outlines.ts';
import { ClaimPayers } from './claim-payers.ts';
import { ClaimPeople, type KnownPerson } from './claim-people.ts';
import { type OurProvider, OurProviders } from './claim-providers.ts';
import { ClaimVerdicts, type ServiceVerdict } from './claim-verdicts.ts';
import { isMedicare, orderFault } from './ordered-services.ts';
import { RecordedClaims } from './recorded-claims.ts';
import { RepeatedClaims } from './repeated-claims.ts';
import { repeatedServices } from './repeated-services.ts';
import { ServiceRules } from './service-rules.ts';

/** What the gate goes by besides the ledger. */
export interface GateSettings {
  readonly asOf: CalendarDate;
  readonly codes: ReadonlyMap<CodeSetKey, CodeSet>;
  /** Who may order for Medicare; absent or null: the list was not taken in. */
  readonly ordering?: OrderingList | null;
  /** Whether claims to payers that we do not know are released unlooked at. */
  readonly passesUnknownPayers: boolean;
  /** Rules about services, and for whom. */
  readonly rules: RuleSet;
  readonly role: WorkspaceRole;
  /** By when a claim that waits is released; null: not known. */
  readonly release: (
    key: ParticipationKey,
    npi: string,
    on: CalendarDate,
    context: DerivationContext,
  ) => CalendarDate | null;
}

/** Places of service without a place of ours: telehealth in two ways, the home (CMS place of service code set). */
const placeless = new Set(['02', '10', '12']);

/** Judges claims one by one. */
export class ClaimGate {
  readonly #settings: GateSettings;
  readonly #context: DerivationContext;
  readonly #identities: ClaimIdentities;
  readonly #people: ClaimPeople;
  readonly #verdicts: ClaimVerdicts;
  readonly #rules: ServiceRules;
  readonly #billers: ClaimBillers;
  readonly #payers: ClaimPayers;
  readonly #others: ClaimOthers;
  readonly #repeated = new RepeatedClaims();
  readonly #recorded: RecordedClaims;

  private constructor(
    ledger: Ledger,
    settings: GateSettings,
    context: DerivationContext,
    identities: ClaimIdentities,
    providers: OurProviders,
    listed: ListedPeople,
  ) {
    this.#settings = settings;
    this.#context = context;
    this.#identities = identities;
    this.#people = new ClaimPeople(identities, providers);
    this.#billers = new ClaimBillers(identities, providers);
    this.#payers = new ClaimPayers(identities);
    this.#verdicts = new ClaimVerdicts(ledger, settings.asOf, providers.all);
    this.#others = new ClaimOthers(this.#people, providers, this.#verdicts, listed);
    this.#rules = new ServiceRules(ledger, settings.rules, settings.role);
    this.#recorded = new RecordedClaims(ledger);
  }

  /** Claims so far that are on record as sent with the very file at hand. */
  get sentBefore(): number {
    return this.#recorded.again;
  }

  /** Reads what the ledger knows, once for a file. */
  static async of(ledger: Ledger, settings: GateSettings): Promise<ClaimGate> {
    ledger.readOnce();
    const context = await ledger.facts.context();
    const identities = await ClaimIdentities.of(ledger, context);
    const providers = new OurProviders(ledger);
    const { asOf } = settings;
    const listed = new ListedPeople(await ledger.screenings.matches({ asOf }), asOf);
    return new ClaimGate(ledger, settings, context, identities, providers, listed);
  }

  /** What becomes of a claim. */
  judge(claim: ProfessionalClaim): ScrubbedClaim {
    const { billing, subscriber } = claim;
    if (claim.faults.length > 0 || billing === null || subscriber === null) return refused(claim);
    const asked = this.#payers.of(subscriber);
    const who = this.#billers.of(billing);
    const days = serviceDays(claim);
    const found = this.#repetition(claim, asked?.payer.key ?? null, days);
    if (asked === undefined && this.#settings.passesUnknownPayers) return this.#passed(claim, found);
    found.push(...who.reasons);
    if (asked === undefined) {
      const name = `${subscriber.payerName} (${subscriber.payerId})`;
      found.push({ check: 'payer', because: `none of our payers has the id or name of ${name}` });
    }
    lookAtForm(claim, found);
    // A void takes a claim back: whoever may bill by now, it is to reach the payer.
    const isVoid = claim.frequencyCode === '8';
    const services = this.#services(claim, billing, who, asked, isVoid ? [] : found);
    if (days !== null && days.to > this.#settings.asOf)
      found.push({
        check: 'ahead',
        because: `the service on ${days.to} lies ahead: it is billed once it was rendered`,
      });
    if (!isVoid) {
      this.#others.look(claim, days, found);
      this.#lines(claim, billing, who, asked, found);
      this.#codes(claim, days?.from, found);
    }
    return this.#judged(claim, days, asked, who, services, found);
  }

  /** Whether it went out before, stands in the file before, or has a service twice. */
  #repetition(claim: ProfessionalClaim, payer: string | null, days: ReturnType<typeof serviceDays>): ScrubReason[] {
    const found: ScrubReason[] = [];
    const recorded = this.#recorded.repeated(claim, payer, days);
    if (recorded !== null) found.push(recorded);
    const first = this.#repeated.firstOf(claim);
    if (first !== null) {
      const because = `the same claim stands in the file before, as claim ${first}: patient, payer, days, services and charge are the same; what was rendered again has a modifier for it`;
      found.push({ check: 'duplicate', because });
    }
    if (claim.frequencyCode !== '8') found.push(...repeatedServices(claim));
    return found;
  }

  /** A claim that is not looked into; but nobody sends what an excluded person had a part in, nor a claim twice. */
  #passed(claim: ProfessionalClaim, found: readonly ScrubReason[]): ScrubbedClaim {
    const reasons = claim.frequencyCode === '8' ? found : [...found, ...this.#others.excluded(claim)];
    return reasons.length === 0 ? passed(claim) : keptBack(claim, reasons);
  }

  #judged(
    claim: ProfessionalClaim,
    days: ReturnType<typeof serviceDays>,
    asked: PayerAsked | undefined,
    who: Billing,
    services: Services,
    found: readonly ScrubReason[],
  ): ScrubbedClaim {
    const reasons = found.length < 2 ? found : [...new Map(found.map((one) => [one.because, one])).values()];
    const { position, chargeCents } = claim;
    // Written out: a spread for every claim of a large file costs more than looking at it.
    return {
      ordinal: claim.ordinal,
      segment: position.segment,
      line: position.line,
      controlNumber: claim.controlNumber,
      cents: chargeCents,
      from: days?.from ?? null,
      to: days?.to ?? null,
      outcome: reasons.length === 0 ? 'released' : 'held',
      reasons,
      payer: asked?.payer.key ?? null,
      product: asked?.product ?? services.product,
      group: who.group?.key ?? null,
      location: services.location ?? null,
      // Of nobody of ours it may be anything that a damaged file has in this place.
      npi: services.subject === null && services.npi !== null ? controlForm(services.npi) : services.npi,
      provider: services.subject?.name ?? null,
      firstBillableOn: services.firstBillableOn,
      releaseBy: reasons.length === 0 || asked === undefined ? null : this.#releaseBy(claim, asked, who, services),
    };
  }

  #releaseBy(claim: ProfessionalClaim, asked: PayerAsked, who: Billing, services: Services): CalendarDate | null {
    const key = services.key ?? {
      payer: asked.payer.key,
      product: asked.product ?? null,
      group: who.group?.key ?? null,
      location: services.location ?? null,
    };
    let first: CalendarDate | null = null;
    let before: CalendarDate | null = null;
    for (const { from } of claim.lines) {
      if (from === before) continue;
      before = from;
      const day = from === null ? null : this.#settings.release(key, services.npi ?? '', from, this.#context);
      if (day !== null && (first === null || day < first)) first = day;
    }
    return first;
  }

  /** Each service: who rendered it, where, and whether it may be billed on its days. */
  #services(
    claim: ProfessionalClaim,
    billing: BillingLoop,
    who: Billing,
    asked: PayerAsked | undefined,
    found: ScrubReason[],
  ): Services {
    const services: Services = {
      npi: null,
      subject: null,
      key: null,
      product: null,
      location: undefined,
      firstBillableOn: null,
    };
    let before: ClaimProvider | null = null;
    let person: KnownPerson | null = null;
    let lineBefore: ServiceLine | null = null;
    for (const line of claim.lines) {
      // Most services of a claim differ in their codes only.
      if (lineBefore !== null && isAlike(line, lineBefore)) continue;
      lineBefore = line;
      const renderer = rendererOf(claim, line, billing, who);
      if (renderer === null) {
        const because = 'no rendering provider is named (NM1*82), and a group renders nothing itself';
        found.push({ check: 'rendering-npi', because });
        continue;
      }
      // Most services have the provider of their claim.
      if (person === null || renderer !== before) person = this.#people.named(renderer, 'rendering');
      before = renderer;
      const { subject, reasons }: KnownPerson = person;
      for (const reason of reasons) found.push(reason);
      // That of ours is the same, and there without being made.
      services.npi ??= subject === null ? renderer.npi : subject.npi;
      services.subject ??= subject;
      const location = this.#location(claim, line, billing, who, found);
      services.location ??= location;
      if (subject === null || asked === undefined || (who.group === null && who.own === null)) continue;
      const verdict = this.#verdict(subject, asked, who, location, line);
      if (verdict === null) continue;
      if (services.key === null) services.product = verdict.product;
      services.key ??= verdict.key;
      if (verdict.because === null) continue;
      if (verdict.key === null && line.from !== null && line.to !== null)
        this.#others.lookAtRenderer(subject, { from: line.from, to: line.to }, found);
      const until = verdict.firstBillableOn;
      if (services.firstBillableOn === null || (until !== null && until > services.firstBillableOn))
        services.firstBillableOn = until;
      found.push(participationReason(subject, asked, line, verdict));
    }
    return services;
  }

  #verdict(
    subject: OurProvider,
    asked: PayerAsked,
    who: Billing,
    location: string | undefined,
    { from, to }: ServiceLine,
  ): ServiceVerdict | null {
    if (from === null || to === null) return null;
    const group = who.group?.key ?? null;
    return this.#verdicts.of(subject, asked, group, location, from, to);
  }

  #location(
    claim: ProfessionalClaim,
    line: ServiceLine,
    billing: BillingLoop,
    who: Billing,
    found: ScrubReason[],
  ): string | undefined {
    if (who.group === null || placeless.has(line.placeOfService ?? claim.placeOfService)) return undefined;
    const facility = line.providers.facility ?? claim.providers.facility;
    if (facility === null) return who.place ?? undefined;
    const place = this.#identities.place(who.group, facility, billing);
    if (place !== null) return place;
    const because = `the service facility ${facility.npi ?? ''} is no place of ${who.group.name}, nor a facility of ours`;
    found.push({ check: 'facility', because });
    return undefined;
  }

  /** What payers ask of single services. */
  #lines(
    claim: ProfessionalClaim,
    billing: BillingLoop,
    who: Billing,
    asked: PayerAsked | undefined,
    found: ScrubReason[],
  ): void {
    const isOrderedFor = asked !== undefined && isMedicare(asked.payer, asked.product);
    for (const line of claim.lines) {
      const laboratory = this.#rules.laboratory(claim, line);
      if (laboratory !== null) found.push(laboratory);
      if (asked === undefined) continue;
      const unordered = isOrderedFor ? orderFault(claim, line, this.#settings.ordering ?? null) : null;
      if (unordered !== null) found.push(unordered);
      if (line.modifiers.length === 0) continue;
      const renderer = rendererOf(claim, line, billing, who);
      const subject = renderer === null ? null : this.#people.named(renderer, 'rendering').subject;
      if (subject !== null) found.push(...this.#rules.modified(claim, line, asked.payer, subject));
    }
  }

  #codes(claim: ProfessionalClaim, on: CalendarDate | undefined, found: ScrubReason[]): void {
    const { codes } = this.#settings;
    if (codes.size === 0) return;
    const [procedures, diagnoses, places] = [codes.get('hcpcs'), codes.get('icd-10-cm'), codes.get('place-of-service')];
    const add = (because: string | null): void => {
      if (because !== null) found.push({ check: 'code', because });
    };
    for (const { qualifier, code, from, placeOfService } of claim.lines) {
      if (from === null) continue;
      if (procedures !== undefined && qualifier === 'HC') add(codeFault(procedures, code, from));
      if (places !== undefined) add(codeFault(places, placeOfService ?? claim.placeOfService, from));
    }
    if (diagnoses === undefined || on === undefined) return;
    for (const { qualifier, code } of claim.diagnoses)
      if (isCurrent.has(qualifier)) add(codeFault(diagnoses, code, on));
  }
}

/** What the services of a claim have in common: the first provider and key, the last first billable day. */
interface Services {
  npi: string | null;
  subject: OurProvider | null;
  key: ParticipationKey | null;
  /** Null: it cannot be told. */
  product: string | null;
  location: string | undefined;
  firstBillableOn: CalendarDate | null;
}

const isCurrent = new Set(['ABK', 'ABF']);

/** Who rendered a service: a provider who bills in its own name does where nobody is named. */
function rendererOf(
  claim: ProfessionalClaim,
  line: ServiceLine,
  billing: BillingLoop,
  { own }: Billing,
): ClaimProvider | null {
  return line.providers.rendering ?? claim.providers.rendering ?? (own === null ? null : billing);
}

/** Whether all that counts for a verdict is the same in two services of a claim. */
function isAlike(one: ServiceLine, other: ServiceLine): boolean {
  return (
    one.providers === other.providers &&
    one.from === other.from &&
    one.to === other.to &&
    one.placeOfService === other.placeOfService
  );
}

function participationReason(
  subject: OurProvider,
  { payer, product: asked }: PayerAsked,
  { from }: ServiceLine,
  { matters, because, key, product: found, firstBillableOn: first }: ServiceVerdict,
): ScrubReason {
  const name = key === null ? null : (asked ?? found);
  // One of several products is not named: the claim may be for another.
  const product = name === null ? '' : ` (${name})`;
  const then = first === null ? '' : `; billable from ${first}`;
  return {
    check: matters[0] ?? 'unrecorded',
    because: `${subject.name} with ${payer.name}${product} on ${from}: ${because}${then}`,
  };
}
