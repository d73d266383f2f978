import { type Happening, recordOccurrence } from '../../../actions/occurrence.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../../../domain/calendar/duration.ts';
import { statusOn } from '../../../domain/departure.ts';
import { eventCounts } from '../../../domain/event-threshold.ts';
import type { GroupMembership, Subject, SubjectFacts } from '../../../domain/facts.ts';
import {
  isChangeKind,
  isNoticeKind,
  type OccurrenceKind,
  occurrenceKinds,
  occurrenceWords,
} from '../../../domain/reportable-change.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { recurs } from '../../../rules/clocks/notice-dates.ts';
import { absenceLines, refuseAbsence } from '../../absence.ts';
import { dutyTime, toTell } from '../../change-duties.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { evidenceGiven, evidenceId } from '../../evidence/evidence-input.ts';
import { type Input, noteText, pastDay } from '../../input.ts';
import { dossierOf } from '../../letter-output.ts';
import { occurrenceKindNamed } from '../../occurrence-kind.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { refuseUnknownKey, resolvedSubject } from '../../resolution.ts';

/** Records something that happened to a provider, group or facility. */
export const command: Command = {
  summary: 'record a move, name change, action, complaint …',
  description: `Records that something happened, and on which day. A change that payers, programs or registries ask to be told of starts the clock of each of them, shown by \`empanel report deadlines --kind reporting\` until \`empanel provider tell\` says that they were told. Complaints and adverse events are counted against the thresholds of empanel.yaml. A leave may let a recredentialing wait until the return, where its rule says so. Kinds: ${occurrenceKinds.map((kind) => `${kind} (${occurrenceWords[kind]})`).join('; ')}.`,
  arguments: [
    { name: 'id', help: 'NPI, name, key or id of a provider, group or facility' },
    { name: 'kind', help: `${occurrenceKinds.slice(0, 6).join(', ')} …` },
    { name: 'text', help: 'what happened, in a line' },
  ],
  flags: [
    { name: 'on', value: 'DATE', help: 'the day it happened (default: the as-of day)' },
    { name: 'source', value: 'S', help: 'who said so' },
    { name: 'members', help: 'of a group: for each provider who belongs to it as well' },
    { name: 'location', value: 'KEY', help: 'with --members: for those only who practice at this location' },
    { name: 'evidence', value: 'FILE', help: 'the proof: a file, which is kept, or the id of evidence' },
  ],
  examples: [
    'empanel provider event "ruiz, ana" location "left the Vancouver office" --on 2026-06-12 --dry-run',
    'empanel provider event riverbend bank "new account at Willamette Bank" --on -3d --source "Priya, billing" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const kind = occurrenceKindNamed(input.argument('kind'));
    const text = noteText(input.argument('text'), 'text');
    const bornOn = (await dossierOf(ledger, subject))?.birthDate;
    const on = pastDay(input.date('on', asOf), { until: asOf, what: 'the as-of day', where: '--on', bornOn }) ?? asOf;
    const subjects = [subject, ...(await membersTold(ledger, input, subject, on))];
    for (const one of subjects) await refuseTwin(ledger, one, { kind, on, text });
    await refuseAbsence(ledger, subject, kind, on);
    const given = input.text('evidence');
    const proof = given === undefined ? undefined : await evidenceGiven(context, ledger, given);
    const source = input.words('source');
    const running = new Set(isNoticeKind(kind) ? await deadlineIds(ledger, subject, asOf) : []);
    const { value: ids, receipt } = await recorded(context, ledger, async (tx) => {
      const about = { subjectId: subject.id, kind: 'event', of: null, on } as const;
      const evidence = proof === undefined ? null : await evidenceId(tx, proof, about);
      const made: string[] = [];
      for (const one of subjects) made.push(await recordOccurrence(tx, one.id, { kind, on, text, source, evidence }));
      return made;
    });
    const [id = ''] = ids;
    const facts = (await ledger.facts.of(subject.id)) as SubjectFacts;
    const { duties, untimed } = await toTell(context, ledger, facts, { kind, on });
    const names = await bodyNames(ledger);
    const counts = await thresholdLines(context, facts, { id, kind, on });
    await showReceipt(
      context,
      receipt,
      [
        `${subject.name}: ${kind} on ${longDate(on)}: ${text} (${id})`,
        ...duties.map(
          (duty) => `  ${duty.kind === 'monitoring' ? duty.title : `tell ${duty.about}`}: ${dutyTime(duty)}`,
        ),
        ...(untimed.length === 0
          ? []
          : [
              `  no rule names a time for ${untimed.map((body) => names(body.payer ?? body.facility ?? '')).join(', ')}`,
              ...(untimed.some(({ payer }) => payer !== null)
                ? ["    where a payer's agreement or manual does, write it as `changesWithin` in the payer's document"]
                : []),
            ]),
        ...(isNoticeKind(kind) ? await started(context, ledger, subject, running) : []),
        ...counts,
        ...(await absenceLines(context, ledger, facts, { id, kind, on })),
        ...(subjects.length === 1
          ? []
          : [
              `  recorded for ${subjects.length - 1} of its providers as well: ${subjects
                .slice(1)
                .map(({ name }) => name)
                .join('; ')}`,
            ]),
      ],
      {
        occurrence: id,
        occurrences: subjects.map(({ key }, index) => ({ subject: key, occurrence: ids[index] })),
        tell: [
          ...duties.map(({ payer, facility, about, rule, cite, within, dueOn }) => {
            return { payer, facility, about, rule, cite, within, dueOn };
          }),
          ...untimed.map(({ payer, facility }) => {
            const about = names(payer ?? facility ?? '');
            return { payer, facility, about, rule: null, cite: null, within: null, dueOn: null };
          }),
        ],
      },
    );
    if (kind === 'revalidation-notice') context.say(`to begin it: \`${await beginning(context, subject)}\``);
    if (isNoticeKind(kind) && !recurs(kind))
      context.say(`when it is answered: \`empanel provider tell ${subject.key} ${id} --registry\``);
    if (duties.length + untimed.length > 0 && isChangeKind(kind))
      context.say(`when they were told: \`empanel provider tell ${subject.key} ${id} --all --via portal\``);
    return 0;
  },
};

/** What opens the revalidation that a letter asks for. */
async function beginning(context: Context, { key }: Subject): Promise<string> {
  const byHand = (await context.workspace()).document.renewals === 'by-hand';
  return byHand ? `empanel committee recredential --provider ${key} --open` : 'empanel sync';
}

async function deadlineIds(ledger: Ledger, subject: Subject, asOf: CalendarDate): Promise<readonly string[]> {
  return (await ledger.deadlines.list({ asOf, subjectId: subject.id })).map(({ id }) => id);
}

/** What a notice made fall due. */
async function started(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  before: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (context.globals.on('dry-run')) return [];
  const rows = await ledger.deadlines.list({ asOf: await context.asOf(), subjectId: subject.id });
  const fresh = rows.flatMap(({ id, dueOn, title, rule }) =>
    before.has(id) || dueOn === null ? [] : [`  by ${longDate(dueOn)}: ${title} (${rule})`],
  );
  return fresh.length > 0 ? fresh : ['  no rule that counts here makes a day of it'];
}

/** The members of a group for whom it counts as well: as asked, all of them or those at one location. */
async function membersTold(ledger: Ledger, input: Input, group: Subject, on: string): Promise<readonly Subject[]> {
  const location = input.text('location');
  if (!input.on('members')) {
    if (location === undefined) return [];
    throw new UserError('usage/conflict', '`--location` belongs to `--members`', {
      hint: 'give both, or say in the text which location it is',
    });
  }
  const members = await membersOf(ledger, group, on);
  if (location === undefined) return members;
  const found = (await ledger.facts.groups()).find(({ key }) => key === group.key);
  const known = found?.locations.map(({ key }) => key) ?? [];
  refuseUnknownKey(`location of ${group.name}`, location, known);
  return members.filter(({ npi }) => {
    const times = found?.members.get(npi ?? '')?.filter((one) => holdsOn(one, on));
    return times === undefined || times.some(({ locations }) => locations.length === 0 || locations.includes(location));
  });
}

function holdsOn({ from, until }: GroupMembership, on: string): boolean {
  return (from === null || from <= on) && (until === null || on < until);
}

/** The providers who belong to a group on a day. */
async function membersOf(ledger: Ledger, group: Subject, on: string): Promise<readonly Subject[]> {
  if (group.kind !== 'group')
    throw new UserError('usage/conflict', `\`--members\` is for groups, and ${group.name} is none`, {
      hint: 'leave it out, or name the group',
    });
  const providers = await ledger.subjects.list({ kind: 'provider', status: ['draft', 'active', 'departed'] });
  return providers.filter((one) => statusOn(one, on) !== 'departed' && one.groups.includes(group.key));
}

async function refuseTwin(
  ledger: Ledger,
  subject: Subject,
  { kind, on, text }: Pick<Happening, 'kind' | 'on' | 'text'>,
): Promise<void> {
  const twin = (await ledger.occurrences.list(subject.id)).find(
    (one) => one.kind === kind && one.on === on && one.text === text,
  );
  if (twin === undefined) return;
  throw new UserError('record/exists', `the same event of ${subject.name} is recorded as ${twin.id}`, {
    hint: isChangeKind(kind)
      ? `\`empanel provider tell ${subject.key} ${twin.id} --all\` records who was told`
      : 'another one of that day is told in other words',
  });
}

/** Names of payers and facilities by their keys. */
async function bodyNames(ledger: Ledger): Promise<(key: string) => string> {
  const { payers, facilities } = await ledger.facts.context();
  return (key) => payers.get(key)?.name ?? facilities?.get(key)?.name ?? key;
}

/** What the thresholds of the workspace say once this event counts. */
async function thresholdLines(
  context: Context,
  facts: SubjectFacts,
  event: { readonly id: string; readonly kind: OccurrenceKind; readonly on: SubjectFacts['occurrences'][number]['on'] },
): Promise<readonly string[]> {
  const thresholds = (await context.workspaceIfAny())?.document.thresholds ?? [];
  const events = [...facts.occurrences.filter(({ id }) => id !== event.id), event];
  const decidedOn = facts.decisions.flatMap(({ outcome, on }) => (outcome === 'tabled' ? [] : [on]));
  return eventCounts(thresholds, events, await context.asOf(), decidedOn)
    .filter(({ threshold }) => threshold.what === event.kind)
    .map(({ threshold, events: counted, reachedOn }) => {
      const time = durationText(duration(threshold.within));
      const number = `${counted.length} of kind ${threshold.what} within ${time}`;
      const alone = counted.some(({ id }) => id === event.id) ? '' : ', this one not among them';
      return reachedOn === null
        ? `  ${number}${alone}; the committee looks at ${threshold.count}`
        : `  ${number} on ${longDate(reachedOn)}${alone}, the threshold is ${threshold.count}: to the committee`;
    });
}
