import { tell } from '../../../actions/tell.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { type DerivationContext, type SubjectFacts, submissionChannels } from '../../../domain/facts.ts';
import { type Body, bodyKey, programs } from '../../../domain/reportable-change.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { RecordedOccurrence } from '../../../ledger/occurrence-query.ts';
import { toTell } from '../../change-duties.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { resolvedOccurrence } from '../../occurrence-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedPayer, resolvedSubject } from '../../resolution.ts';

const channels = [...submissionChannels, 'phone'] as const;
const registries: Body = { payer: null, facility: null };

/** Records who was told of an event. */
export const command: Command = {
  summary: 'record who was told of an event; their clocks end',
  description:
    'Records that payers, facilities, programs or registries were told of an event that `empanel provider event` recorded. The clock of each one told ends. --all means everybody who must be told and has not been; `undo` takes all of it back at once.',
  arguments: [
    { name: 'id', help: 'NPI, name, key or id of a provider, group or facility' },
    { name: 'event', help: 'id of the event (`z-…`), or its kind where there is one' },
  ],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'payer that was told; several are possible' },
    { name: 'facility', value: 'KEY', many: true, help: 'facility that was told' },
    { name: 'program', value: 'P', many: true, help: `${programs.join(' or ')}, where no payer stands for it` },
    { name: 'registry', help: 'the NPI registry, a board or the data bank was told' },
    { name: 'all', help: 'everybody who must be told and has not been' },
    { name: 'on', value: 'DATE', help: 'the day they were told (default: the as-of day)' },
    { name: 'via', value: 'CHANNEL', choices: channels, help: channels.join(', ') },
    { name: 'reference', value: 'R', help: 'tracking or confirmation number' },
  ],
  examples: [
    'empanel provider tell "ruiz, ana" location --payer columbia-blue --via portal --reference CB-1 --dry-run',
    'empanel provider tell 1245319599 location --all --on 2026-06-15 --via portal',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const occurrence = await resolvedOccurrence(ledger, subject, input.argument('event'));
    const facts = (await ledger.facts.of(subject.id)) as SubjectFacts;
    const known = await ledger.facts.context();
    const names = nameOf(known);
    const open = await untold(context, ledger, facts, occurrence);
    const asked = await bodiesAsked(input, known, open);
    if (asked.length === 0) throw nobodyNamed(input.on('all'), open, names);
    const on = input.date('on', asOf) ?? asOf;
    if (on > asOf)
      throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`, {
        hint: 'who was told is recorded when they were',
      });
    if (on < occurrence.on)
      throw new UserError('usage/bad-value', `\`--on\` lies before the event, ${longDate(occurrence.on)}`, {
        hint: 'nobody can be told before it has happened; an announced event is recorded when it is announced',
      });
    for (const body of asked) refuseTwice(body, occurrence, names);
    const via = input.choice('via', channels) ?? null;
    const telling = { on, via, reference: input.words('reference') };
    const { receipt } = await recorded(context, ledger, (tx) => tell(tx, occurrence, asked, telling));
    const done = new Set(asked.map(bodyKey));
    const left = open.filter((body) => !done.has(bodyKey(body)));
    await showReceipt(
      context,
      receipt,
      [
        `${subject.name}: told of the ${occurrence.kind} of ${longDate(occurrence.on)} on ${longDate(on)}${via === null ? '' : ` via ${via}`}: ${asked.map(names).join(', ')}`,
        ...(left.length === 0 ? [] : [`  still to be told: ${left.map(names).join(', ')}`]),
      ],
      { occurrence: occurrence.id, told: asked, left },
    );
    if (left.length > 0)
      context.say(`next: \`empanel provider tell ${subject.key} ${occurrence.id} --all --via portal\``);
    return 0;
  },
};

/** Everybody who must be told of an event and has not been. */
async function untold(
  context: Context,
  ledger: Ledger,
  facts: SubjectFacts,
  occurrence: RecordedOccurrence,
): Promise<readonly Body[]> {
  const { duties, untimed } = await toTell(context, ledger, facts, occurrence);
  const told = new Set(occurrence.told.map(bodyKey));
  const found = new Map<string, Body>();
  for (const { payer, facility, about } of duties) {
    const program = programs.find((one) => payer === null && facility === null && one === about.toLowerCase());
    const body = { payer: program ?? payer, facility };
    found.set(bodyKey(body), body);
  }
  for (const body of untimed) found.set(bodyKey(body), body);
  return [...found].flatMap(([key, body]) => (told.has(key) ? [] : [body]));
}

async function bodiesAsked(input: Input, known: DerivationContext, open: readonly Body[]): Promise<readonly Body[]> {
  const asked: Body[] = [
    ...input.texts('payer').map((words) => ({ payer: resolvedPayer(known.payers, words).key, facility: null })),
    ...input.texts('facility').map((words) => ({ payer: null, facility: knownFacility(known, words) })),
    ...input.texts('program').map((words) => ({ payer: knownProgram(words), facility: null })),
    ...(input.on('registry') ? [registries] : []),
    ...(input.on('all') ? open : []),
  ];
  return [...new Map(asked.map((body) => [bodyKey(body), body])).values()];
}

function knownFacility({ facilities }: DerivationContext, words: string): string {
  if (facilities?.has(words) === true) return words;
  const near = nearest(words, facilities?.keys() ?? [], { limit: 1 })[0];
  throw new UserError('record/not-found', `no facility has the key \`${words}\``, {
    hint:
      near === undefined
        ? '`empanel document new facility KEY` makes a file to fill in, `empanel sync` takes it in'
        : `did you mean \`${near}\`?`,
  });
}

function knownProgram(words: string): string {
  const found = programs.find((one) => one === words.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`--program\` cannot be \`${words}\``, {
    hint: `one of: ${programs.join(', ')}`,
  });
}

function nobodyNamed(all: boolean, open: readonly Body[], names: (body: Body) => string): UserError {
  if (open.length === 0)
    return new UserError('record/exists', 'everybody who must be told of it has been told', {
      hint: '`empanel report drift` shows what payers still hold',
    });
  if (all) return new UserError('usage/missing', 'nobody is left to be told');
  return new UserError('usage/missing', 'who was told is not given', {
    hint: `${open.map((body) => `\`${flagOf(body)}\` (${names(body)})`).join(', ')}, or \`--all\``,
  });
}

function flagOf({ payer, facility }: Body): string {
  if (payer === null) return facility === null ? '--registry' : `--facility ${facility}`;
  return programs.some((one) => one === payer) ? `--program ${payer}` : `--payer ${payer}`;
}

function refuseTwice(body: Body, occurrence: RecordedOccurrence, names: (body: Body) => string): void {
  const before = occurrence.told.find((one) => bodyKey(one) === bodyKey(body));
  if (before === undefined) return;
  throw new UserError('record/exists', `${names(body)} was told on ${longDate(before.on)}`, {
    hint: '`empanel undo` takes back what was recorded by mistake',
  });
}

function nameOf({ payers, facilities }: DerivationContext): (body: Body) => string {
  return ({ payer, facility }) => {
    if (payer === null) return facility === null ? 'registries' : (facilities?.get(facility)?.name ?? facility);
    const program = payer === 'medicare' ? 'Medicare' : payer === 'medicaid' ? 'Medicaid' : payer;
    return payers.get(payer)?.name ?? program;
  };
}
