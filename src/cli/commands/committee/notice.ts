import { tellOfDecision } from '../../../actions/decide.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import type { DecisionOnFile } from '../../../ledger/committee-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { noticeLetter } from '../../../reports/committee-papers.ts';
import type { Command } from '../../command.ts';
import { committeesHere, deadlineAfter } from '../../committee/committee-run.ts';
import type { Context } from '../../context.ts';
import { calledName, dossierOf, emitMailed, mailedFormat } from '../../letter-output.ts';
import { specialistFor } from '../../letter-signer.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** The letter about a decision, and the day on which it went out. */
export const command: Command = {
  summary: 'the letter that tells a provider of a decision',
  description:
    'Writes the letter about the last decision: the outcome, conditions, for a denial the reason and the time to ask for a hearing, and when the next decision is due: Markdown, HTML for paper, or (-o letter.eml) a message that mail programs open as a draft. With --sent-on it records the day on which the letter went out, which fulfils the notice.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id' }],
  flags: [{ name: 'sent-on', value: 'DATE', help: 'record that the letter went out on this day' }],
  examples: ['empanel committee notice ruiz', 'empanel committee notice ruiz --sent-on 2026-06-12 --dry-run'],
  run: async (context, input) => {
    const sentOn = input.date('sent-on', await context.asOf());
    const ledger = sentOn === undefined ? await context.ledger() : await context.ledgerForWriting();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const asOf = await context.asOf();
    const decision = await lastOnFile(ledger, subject.id, asOf);
    if (decision === undefined) {
      const tabled = (await ledger.committees.decisions({ subjectId: subject.id })).findLast(
        ({ happened_on }) => happened_on <= asOf,
      );
      throw new UserError(
        'record/not-found',
        tabled === undefined
          ? `no decision on ${subject.name} is recorded`
          : `${subject.name} was tabled on ${longDate(tabled.happened_on as CalendarDate)}: there is no decision to tell of yet`,
        { hint: '`empanel committee decide` records one' },
      );
    }
    const decidedOn = decision.happened_on as CalendarDate;
    if (sentOn === undefined) {
      const format = mailedFormat(context);
      const told = decision.notice_on as CalendarDate | null;
      const toldOn = told !== null && told <= asOf ? told : null;
      if (toldOn !== null)
        context.warn(`${subject.name} was told on ${longDate(toldOn)}; this is the letter once more`);
      const dossier = await dossierOf(ledger, subject);
      const letter = noticeLetter({
        letterhead: await letterhead(context),
        writtenOn: asOf,
        subject,
        addressee: dossier === null ? subject.name : calledName(dossier),
        committee: await committeeName(context, ledger, decision),
        decision,
        dueOn: await deadlineAfter(ledger, subject.id, 'recredentialing', decidedOn),
        hearingBy: await hearingBy(context, decision, toldOn ?? asOf),
        signature: await signature(context),
      });
      const signer = specialistFor(context, await context.workspace());
      await emitMailed(context, { letter, format, signer, dossier, what: 'letter' });
      if (toldOn === null)
        context.say(`when it has gone out: \`empanel committee notice ${subject.key} --sent-on ${asOf}\``);
      return 0;
    }
    if (sentOn < decidedOn || sentOn > asOf) {
      throw new UserError(
        'usage/bad-value',
        `\`--sent-on\` lies outside of ${longDate(decidedOn)} to ${longDate(asOf)}`,
        {
          hint: 'a letter goes out after the decision, and is recorded when it has',
        },
      );
    }
    const due = await deadlineAfter(ledger, subject.id, 'notice', decidedOn);
    const { receipt } = await recorded(context, ledger, (tx) => tellOfDecision(tx, decision.id, sentOn));
    const late = due !== null && sentOn > due ? `, late: it was due by ${longDate(due)}` : '';
    await showReceipt(context, receipt, [`${subject.name} told on ${longDate(sentOn)}${late}`]);
    return 0;
  },
};

/** The last decision by a day that is to be told; what was tabled is not. */
async function lastOnFile(ledger: Ledger, subjectId: string, asOf: string): Promise<DecisionOnFile | undefined> {
  return (await ledger.committees.decisions({ subjectId }))
    .filter(({ happened_on, outcome }) => happened_on <= asOf && outcome !== 'tabled')
    .toSorted((left, right) => (left.happened_on < right.happened_on ? -1 : 1))
    .at(-1);
}

async function letterhead(context: Context): Promise<readonly string[]> {
  const { document } = await context.workspace();
  return [document.letterhead ?? document.name ?? 'Credentialing'];
}

async function committeeName(context: Context, ledger: Ledger, { body, meeting_id }: DecisionOnFile): Promise<string> {
  const committees = await committeesHere(context, ledger);
  const meeting = (await ledger.committees.meetings()).find(({ id }) => id === meeting_id);
  const found = committees.find(({ key }) => key === meeting?.committee) ?? committees.find((one) => one.body === body);
  return found?.name ?? 'committee';
}

/** The last day to ask for a hearing when the letter goes out on a day, as the packs in use say. */
async function hearingBy(
  context: Context,
  { outcome }: DecisionOnFile,
  on: CalendarDate,
): Promise<CalendarDate | null> {
  if (outcome !== 'denied') return null;
  const { dateAfter, duration } = await import('../../../domain/calendar/duration.ts');
  const clocks = [...(await context.rules()).byId.values()].flatMap((versions) =>
    versions.flatMap((entry) =>
      entry.kind === 'clock' && entry.rule.kind === 'appeal' && entry.rule.anchor === 'hearing.actionNoticeOn'
        ? [entry.rule.add]
        : [],
    ),
  );
  const [first] = clocks.flatMap((add) => add ?? []);
  return first === undefined ? null : dateAfter(on, duration(first));
}

async function signature(context: Context): Promise<readonly string[]> {
  const { specialists, document } = await context.workspace();
  const actor = await context.actor();
  const found = specialists.find(({ key }) => key === actor);
  return [found?.name ?? actor, found?.title ?? '', document.name ?? ''].filter((line) => line !== '');
}
