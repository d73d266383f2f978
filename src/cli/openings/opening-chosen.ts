import type { Opening } from '../../actions/open.ts';
import type { ApplicationType, DerivationContext, PayerFacts, Route, Subject } from '../../domain/facts.ts';
import { compareNames } from '../../domain/name-order.ts';
import { passedOver } from '../../domain/opening-choice.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { practiceAsked, resolvedPayer, resolvedSubject } from '../resolution.ts';
import { knownLocations, knownProducts } from './opening-lines.ts';
import type { Passed } from './opening-plan-run.ts';
import { notWorking, OpeningRelations } from './opening-relations.ts';
import { groupOf, locatedAt } from './opening-route.ts';

/** What is the same for all that is chosen. */
export interface ChoiceAsked {
  readonly group: string | undefined;
  readonly route: Route | undefined;
  readonly type: ApplicationType;
  readonly owner: string;
  readonly common: Pick<Opening, 'what' | 'previousId' | 'replacesId' | 'nextOn'>;
}

/** Openings for `--all-providers` and `--all-payers`: of all pairs those that need one, and the others with the reason. */
export async function chosenOpenings(
  context: Context,
  input: Input,
  ledger: Ledger,
  asked: ChoiceAsked,
): Promise<{ readonly openings: readonly Opening[]; readonly passed: readonly Passed[] }> {
  const asOf = await context.asOf();
  const shared = await ledger.facts.context();
  const subjects = await chosenSubjects(context, input, ledger, asked.group);
  const payers = chosenPayers(input, shared.payers);
  await refuseUnknownPlaces(ledger, input.texts('location'), asked.group ?? null, shared);
  const providers = await ledger.subjects.list({ kind: 'provider' });
  const applications = await ledger.applications.list();
  const relations = new OpeningRelations(ledger, asOf, shared, applications, providers);
  const openings: Opening[] = [];
  const passed: Passed[] = [];
  for (const subject of subjects) {
    const away = asked.type === 'termination' ? null : notWorking(subject, asOf, input.on('all-providers'));
    for (const payer of payers) {
      const pass = (because: string): void => void passed.push({ subject, payer, facility: null, because });
      if (away !== null) {
        pass(away);
        continue;
      }
      try {
        const opening = await openingOf(context, input, ledger, { subject, payer, asked });
        const relation = await relations.of(subject, payer, {
          group: asked.group ?? opening.group ?? (subject.groups.length === 1 ? (subject.groups[0] ?? null) : null),
          locations: opening.locations,
        });
        const because = passedOver(asked.type, relation);
        if (because === null) openings.push(opening);
        else pass(because);
      } catch (error) {
        // What one payer does not know, as a product or a route, is no reason to leave out the others.
        if (!(error instanceof UserError) || payers.length + subjects.length === 2) throw error;
        pass(error.message);
      }
    }
  }
  return { openings, passed };
}

/** A location that no group has is a slip, whoever it is for. */
async function refuseUnknownPlaces(
  ledger: Ledger,
  words: readonly string[],
  group: string | null,
  { groups }: DerivationContext,
): Promise<void> {
  const [first] = groups?.keys() ?? [];
  if (group !== null) await knownLocations(ledger, group, words);
  else if (groups?.size === 1 && first !== undefined) await knownLocations(ledger, first, words);
}

async function openingOf(
  context: Context,
  input: Input,
  ledger: Ledger,
  { subject, payer, asked }: { readonly subject: Subject; readonly payer: PayerFacts; readonly asked: ChoiceAsked },
): Promise<Opening> {
  const through = await groupOf(context, ledger, subject, payer, {
    group: subject.kind === 'group' ? undefined : asked.group,
    route: asked.route,
  });
  return {
    ...asked.common,
    ...through,
    subject,
    payer,
    facility: null,
    type: asked.type,
    products: await knownProducts(ledger, payer, input.texts('product')),
    locations: await knownLocations(
      ledger,
      locatedAt(subject, through.group ?? asked.group ?? null),
      input.texts('location'),
    ),
    owner: asked.owner,
  };
}

async function chosenSubjects(
  context: Context,
  input: Input,
  ledger: Ledger,
  group: string | undefined,
): Promise<readonly Subject[]> {
  const words = input.arguments('subject');
  if (!input.on('all-providers')) {
    if (words.length === 0)
      throw new UserError('usage/missing', 'no subject is given', {
        hint: 'name a provider or group, or choose everybody with --all-providers',
      });
    return Promise.all(words.map((one) => resolvedSubject(context, ledger, one)));
  }
  if (words.length > 0)
    throw new UserError('usage/conflict', '`--all-providers` goes without names', { hint: 'leave one of them out' });
  const key = group === undefined ? undefined : (await resolvedSubject(context, ledger, group, ['group'])).key;
  const practice = await practiceAsked(context, ledger);
  const found = (
    await ledger.subjects.list({ kind: 'provider', practice, status: ['draft', 'active', 'departed'] })
  ).filter(({ groups }) => key === undefined || groups.includes(key));
  if (found.length === 0)
    throw new UserError(
      'record/not-found',
      key === undefined ? 'there are no providers' : `nobody works for \`${key}\``,
    );
  return found.toSorted((left, right) => compareNames(left.name, right.name));
}

function chosenPayers(input: Input, payers: ReadonlyMap<string, PayerFacts>): readonly PayerFacts[] {
  const keys = input.texts('payer');
  if (input.text('facility') !== undefined)
    throw new UserError('usage/conflict', '`--facility` goes with subjects that are named', { hint: 'leave it out' });
  if (!input.on('all-payers')) {
    if (keys.length === 0)
      throw new UserError('usage/missing', '`--payer` is not given', { hint: 'name payers, or --all-payers' });
    return keys.map((key) => resolvedPayer(payers, key));
  }
  if (keys.length > 0)
    throw new UserError('usage/conflict', '`--all-payers` goes without `--payer`', { hint: 'leave one of them out' });
  return [...payers.values()];
}
