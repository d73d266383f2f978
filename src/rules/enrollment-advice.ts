/**
 * Whether a provider should be enrolled with a payer alone or through the group: from the payer's least number of providers,
 * the contracts in force, open and closed panels and the plans of the practice. Every fact says where it comes from; where
 * they do not decide, neither does this.
 */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type ContractFacts, coversProduct } from '../domain/contracts/contract.ts';
import type { PayerFacts, Route } from '../domain/facts.ts';
import type { Plans } from '../domain/nouns/group.ts';
import type { Panel } from '../domain/nouns/payer.ts';
import { countWords } from '../domain/number-forms.ts';
import { concernsPanel, isShut, isWhole, type PanelApplicant, panelWords } from './closed-panel.ts';
import type { GroupMinimum } from './group-minimum.ts';

/** A fact that counts, and where it comes from. */
export interface AdviceFact {
  readonly matter: string;
  /** What it means for each route. */
  readonly individual: string;
  readonly group: string;
  readonly source: string;
  readonly confidence: string;
}

/** What is known about who asks whom. */
export interface AdviceQuestion {
  readonly asOf: CalendarDate;
  readonly payer: PayerFacts;
  /** Null: the payer's document and the packs name none. */
  readonly minimum: GroupMinimum | null;
  /** Null: the provider works for no group. */
  readonly group: {
    readonly key: string;
    readonly name: string;
    readonly hasNpi: boolean;
    readonly hasTin: boolean;
    readonly plans: Plans | null;
    readonly staff: GroupStaff;
  } | null;
  /** Null: the question is about the group as a whole. */
  readonly provider: (PanelApplicant & { readonly npi: string }) | null;
  /** Contracts with the payer. */
  readonly contracts: readonly ContractFacts[];
  /** Who is paid under each contract by its document, by key; absent: it does not say. */
  readonly payTo: ReadonlyMap<string, 'practice' | 'person'>;
  readonly product: string | null;
}

/** Who works for a group on a day, by whether a payer counts them toward its least number of providers. */
export interface GroupStaff {
  /** Active, and of a profession that plans credential. */
  readonly counted: readonly string[];
  /** Of whom that is not known: no dossier, a draft, or a profession that says nothing. */
  readonly unsure: readonly string[];
  /** Of a profession that plans do not credential, or gone. */
  readonly others: readonly string[];
}

/** Both routes side by side, and which of them, if that can be told. */
export interface Advice {
  readonly route: Route | null;
  readonly because: readonly string[];
  readonly facts: readonly AdviceFact[];
  readonly warnings: readonly string[];
  /** What to ask before anything else. */
  readonly ask: readonly string[];
}

/** What speaks for each route. */
export function enrollmentAdvice(question: AdviceQuestion): Advice {
  const standing = standingOf(question);
  const decision = decided(question, standing);
  return {
    ...decision,
    facts: [
      contractFact(question, standing),
      minimumFact(question),
      panelFact(question, standing),
      plansFact(question),
      portabilityFact(question),
      routesFact(question),
      ...constantFacts(question),
    ],
    warnings: warnings(question, decision.route, standing),
  };
}

interface Standing {
  /** The group's own contract in force or signed. */
  readonly groupContract: ContractFacts | undefined;
  /** The provider's own. */
  readonly ownContract: ContractFacts | undefined;
  /** A panel that is closed to all that is in question. */
  readonly closed: Panel | undefined;
  /** Panels that are closed to a part of it: one product or state of several. */
  readonly partlyClosed: readonly Panel[];
}

function standingOf({ asOf, contracts, group, provider, payer, product }: AdviceQuestion): Standing {
  const live = contracts.filter(
    (one) =>
      one.status === 'signed' &&
      (one.signedOn === null || one.signedOn <= asOf) &&
      (one.endsOn === null || asOf < one.endsOn) &&
      coversProduct(one, product),
  );
  const shut = (payer.panels ?? []).filter((panel) => isShut(panel, asOf) && concernsPanel(panel, provider, product));
  const whole = shut.filter((panel) => isWhole(panel, provider, product));
  const products = (payer.products ?? []).map(({ key }) => key);
  const all =
    products.length > 0 && product === null && products.every((key) => shut.some((panel) => panel.product === key))
      ? shut[0]
      : undefined;
  return {
    groupContract: live.find(({ holder }) => group !== null && holder?.kind === 'group' && holder.key === group.key),
    ownContract: live.find(
      ({ holder }) => provider !== null && holder?.kind === 'provider' && holder.key === provider.npi,
    ),
    closed: whole[0] ?? all,
    partlyClosed: whole.length > 0 || all !== undefined ? [] : shut,
  };
}

type Decision = Pick<Advice, 'route' | 'because' | 'ask'>;

function decided(question: AdviceQuestion, { groupContract, ownContract, closed }: Standing): Decision {
  const { payer, group, minimum } = question;
  const only = payer.routes?.length === 1 ? payer.routes[0] : undefined;
  if (ownContract !== undefined && group === null)
    return made('individual', [`the provider holds the contract ${ownContract.key} already`]);
  if (ownContract !== undefined && goesAlong(ownContract, payer) && groupContract === undefined && closed !== undefined)
    return made('individual', [
      `the panel is closed, and the provider is in the network by the contract ${ownContract.key}, which goes along`,
    ]);
  if (closed !== undefined && closed.groupsMayAdd !== true)
    return open(
      [`the panel is closed${closed.reopens === undefined ? '' : ` until ${closed.reopens}`}: neither route is open`],
      ['ask for the day on which the panel opens again, or appeal with the need of the area'],
    );
  if (closed !== undefined) {
    return groupContract === undefined
      ? open(
          ['the panel is closed; only groups that are in the network may add providers, and this one has no contract'],
          ['ask for the day on which the panel opens again, or appeal with the need of the area'],
        )
      : made('group', [`the panel is closed, and the group may add to its contract ${groupContract.key}`]);
  }
  if (groupContract !== undefined && only !== 'individual')
    return made('group', [`the group holds the contract ${groupContract.key}: a provider is added to it`]);
  if (only !== undefined) return made(only, [`the payer offers the ${only} route only`]);
  if (group === null)
    return made('individual', ['the provider works for no group: nobody else could hold the contract']);
  const { counted, unsure } = group.staff;
  if (minimum !== null && counted.length < minimum.number && counted.length + unsure.length >= minimum.number)
    return open(
      [
        `the payer asks ${minimum.number} providers of a group: ${countWords(counted.length, 'counts', 'count')}, and of ${unsure.length} more that is not known`,
      ],
      [`complete the dossiers of ${unsure.join('; ')}`],
    );
  if (minimum !== null && counted.length < minimum.number) {
    const missing = minimum.number - counted.length;
    return made('individual', [
      `the group has ${counted.length} of the ${minimum.number} providers that the payer asks of a group: until ${countWords(missing, 'more joins', 'more join')}, the individual route is the only one`,
      ...(ownContract === undefined
        ? []
        : [
            goesAlong(ownContract, payer)
              ? `the provider holds the contract ${ownContract.key} already, and it goes along`
              : `the contract ${ownContract.key} that the provider holds does not go along: ask whether it serves this practice or a new one is needed`,
          ]),
      ...(wanted(group.plans) >= minimum.number ? ['the plans reach that number: ask for a group contract then'] : []),
    ]);
  }
  if (minimum !== null) {
    const because = `the group has ${countWords(counted.length, 'provider')}, and the payer asks ${minimum.number} of a group`;
    if (group.plans?.growing === true || counted.length > 1)
      return made('group', [because, 'who joins later is added to the group, without a contract of their own']);
    return open([because], [`say in \`plans\` of group ${group.key} whether more providers are to join`]);
  }
  if (group.plans?.growing === false && counted.length + unsure.length <= 1)
    return made('individual', [
      'one provider, and no plans to grow: a contract of their own goes along wherever they work',
    ]);
  return open(
    ["the payer's least number of providers for a group contract is not known"],
    [
      'ask the payer how many providers a group contract takes, and record it as `groupMinimum` of the payer',
      ...(group.plans === null ? [`say in \`plans\` of group ${group.key} whether it is to grow`] : []),
    ],
  );
}

/** Whether the provider's own contract serves another practice: by its clause, else by the payer's word, else it does. */
function goesAlong({ portable }: ContractFacts, payer: PayerFacts): boolean {
  return (portable ?? payer.portable) !== false;
}

function made(route: Route, because: readonly string[]): Decision {
  return { route, because, ask: [] };
}

function open(because: readonly string[], ask: readonly string[]): Decision {
  return { route: null, because, ask };
}

function wanted(plans: Plans | null): number {
  return plans?.providersWanted ?? 0;
}

function fact(matter: string, individual: string, group: string, source: string, confidence: string): AdviceFact {
  return { matter, individual, group, source, confidence };
}

function contractFact({ payer }: AdviceQuestion, { groupContract, ownContract }: Standing): AdviceFact {
  return fact(
    'contract there',
    ownContract === undefined ? 'none with this payer' : `${ownContract.key}, held by the provider`,
    groupContract === undefined ? 'none with this payer' : `${groupContract.key}: the provider is added to it`,
    `contracts with ${payer.key}`,
    'practice',
  );
}

function minimumFact({ minimum, group }: AdviceQuestion): AdviceFact {
  const have = group === null ? 'no group' : staffWords(group.key, group.staff);
  if (minimum === null)
    return fact(
      'least number of providers',
      'open to one',
      `not known; ${have}`,
      'no pack and no payer document names it',
      'unknown',
    );
  const enough = group !== null && group.staff.counted.length >= minimum.number;
  const possible = group !== null && group.staff.counted.length + group.staff.unsure.length >= minimum.number;
  return fact(
    'least number of providers',
    enough || possible ? 'open to one' : `the only way until ${minimum.number}`,
    `${minimum.number}; ${have}${enough ? '' : possible ? ': not sure' : ': not enough'}`,
    minimum.source,
    minimum.confidence,
  );
}

function staffWords(key: string, { counted, unsure, others }: GroupStaff): string {
  const named = (who: readonly string[]): string => (who.length === 0 ? '' : ` (${who.join('; ')})`);
  return [
    `${counted.length} of ${key} ${counted.length === 1 ? 'counts' : 'count'}${named(counted)}`,
    ...(unsure.length === 0 ? [] : [`not known of ${unsure.length}${named(unsure)}`]),
    ...(others.length === 0 ? [] : [`not counted: ${others.join('; ')}`]),
  ].join('; ');
}

function panelFact({ payer, asOf }: AdviceQuestion, { closed, partlyClosed }: Standing): AdviceFact {
  const known = (payer.panels ?? []).length > 0;
  if (closed === undefined) {
    const due = (payer.panels ?? []).find(({ status, reopens }) => status === 'closed' && (reopens ?? '9') <= asOf);
    const says =
      partlyClosed.length > 0
        ? `closed for ${partlyClosed.map(panelWords).join('; ')}`
        : due !== undefined
          ? `was to open on ${due.reopens}; ask`
          : known
            ? 'not closed'
            : 'not known; ask';
    return fact(
      'panel',
      says,
      says,
      known ? `panels of payer ${payer.key}` : 'the payer document names no panel',
      known ? 'practice' : 'unknown',
    );
  }
  return fact(
    'panel',
    `closed${closed.reopens === undefined ? '' : `, opens ${closed.reopens}`}`,
    closed.groupsMayAdd === true ? 'closed, but a group in the network may add' : 'closed',
    `panels of payer ${payer.key}`,
    'practice',
  );
}

function plansFact({ group }: AdviceQuestion): AdviceFact {
  const plans = group?.plans ?? null;
  if (plans === null)
    return fact('plans', 'not written down', 'not written down', 'no `plans` in the group document', 'unknown');
  const grows = plans.growing === true ? 'to grow' : plans.growing === false ? 'not to grow' : 'not said';
  const to = plans.providersWanted === undefined ? '' : `, to ${countWords(plans.providersWanted, 'provider')}`;
  const by = plans.by === undefined ? '' : ` by ${plans.by}`;
  return fact(
    'plans',
    plans.growing === true ? 'no guarantee of a contract for a later colleague' : 'suits one who stays alone',
    `${grows}${to}${by}`,
    `plans of group ${group?.key ?? ''}`,
    'practice',
  );
}

function portabilityFact({ payer, contracts, provider }: AdviceQuestion): AdviceFact {
  const clause = contracts.find(
    ({ holder, portable }) =>
      holder?.kind === 'provider' && portable !== null && (provider === null || holder.key === provider.npi),
  );
  const portable = clause?.portable ?? payer.portable;
  const source =
    clause !== undefined
      ? `clause of contract ${clause.key}`
      : payer.portable === undefined
        ? 'contract.individual (credentialing specialists; some say it follows the tax number)'
        : `portable of payer ${payer.key}`;
  return fact(
    'moving on',
    portable === false
      ? 'stays behind when the provider leaves'
      : 'goes along with the provider, and may serve several practices',
    'stays with the group; leaving ends the place on it',
    source,
    'practice',
  );
}

function routesFact({ payer }: AdviceQuestion): AdviceFact {
  const says = (route: Route): string =>
    payer.routes === undefined ? 'not said' : payer.routes.includes(route) ? 'offered' : 'not offered';
  return fact(
    'offered by the payer',
    says('individual'),
    says('group'),
    payer.routes === undefined ? 'no `routes` in the payer document' : `routes of payer ${payer.key}`,
    payer.routes === undefined ? 'unknown' : 'practice',
  );
}

const custom = 'custom of the trade';

function constantFacts({ group }: AdviceQuestion): readonly AdviceFact[] {
  const lacks =
    group === null ? [] : [group.hasNpi ? null : 'NPI-2', group.hasTin ? null : 'TIN'].filter((part) => part !== null);
  const missing = lacks.length === 0 ? '' : ` (${lacks.join(' and ')} not in the group document)`;
  return [
    fact(
      'needs',
      'W-9 in the name of the provider, NPI-1, SSN or own TIN',
      `W-9 of the group, NPI-2, TIN, and NPI-1 of each provider${missing}`,
      custom,
      'practice',
    ),
    fact('pays to', 'the tax number of the W-9: often the provider personally', 'the group', custom, 'practice'),
    fact('a later colleague', 'applies anew, with no guarantee', 'is added to the group', custom, 'practice'),
    fact(
      'adding a provider',
      'application, credentialing, contract, signature, load',
      'roster or link form, credentialing, load; no new contract',
      custom,
      'practice',
    ),
    fact(
      'removing a provider',
      'notice by the provider under their own contract; the practice asks for the place to be taken off',
      'notice of the group with the last day; the place on the contract ends',
      custom,
      'practice',
    ),
  ];
}

function warnings(
  { group, payTo, contracts, provider }: AdviceQuestion,
  route: Route | null,
  { partlyClosed }: Standing,
): readonly string[] {
  const wantsPractice = group?.plans?.payTo === 'practice';
  const own = contracts.filter(
    ({ holder }) => holder?.kind === 'provider' && (provider === null || holder.key === provider.npi),
  );
  const personal = own.filter(({ key }) => payTo.get(key) === 'person').map(({ key }) => key);
  return [
    ...partlyClosed.map((panel) => `the panel is closed for ${panelWords(panel)}: ask before you apply there`),
    ...personal.map(
      (key) =>
        `contract ${key} pays the provider personally${wantsPractice ? ', and the practice wants to be paid' : ''}`,
    ),
    ...(route === 'individual' && wantsPractice && personal.length === 0
      ? [
          'an individual contract may pay the provider personally: have the W-9 and the EFT name the practice, or agree on it in writing',
        ]
      : []),
  ];
}
