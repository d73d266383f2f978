import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { pastedDigits } from '../../domain/identifiers/pasted-text.ts';
import { isUnderWay } from '../../domain/privileges/focused-progress.ts';
import type { FocusedEvaluation } from '../../domain/privileges/practice-evaluation.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import { resolvedSubject } from '../resolution.ts';

/** A focused evaluation with whom it is about. */
export interface EvaluationOfSubject {
  readonly subject: Subject;
  readonly facts: PrivilegeFacts;
  readonly evaluation: FocusedEvaluation;
}

/** What narrows the evaluations of somebody down to one. */
export interface EvaluationAsked {
  readonly facility: string | undefined;
  readonly line: string | undefined;
}

/** The evaluation with an id, or the only one under way of a provider; refuses with those there are. */
export async function evaluationMeant(
  context: Context,
  ledger: Ledger,
  words: string,
  asked: EvaluationAsked,
): Promise<EvaluationOfSubject> {
  const found = await ledger.privileges.byId('focused', words);
  const [first] = found;
  if (first !== undefined && found.length === 1) return ofId(ledger, first);
  if (first !== undefined) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} evaluations`, {
      hint: found.map(({ id }) => id).join('; '),
    });
  }
  const subject = await resolvedSubject(context, ledger, words, ['provider']);
  const facts = ledger.privileges.of(subject.id);
  const evaluation = onlyOne(subject, facts, asked, await context.asOf());
  return { subject, facts, evaluation };
}

async function ofId(
  ledger: Ledger,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
): Promise<EvaluationOfSubject> {
  const subject = await ledger.subjects.byId(subjectId);
  const facts = ledger.privileges.of(subjectId);
  const evaluation = facts.focused.find((one) => one.id === id);
  if (subject === undefined || evaluation === undefined) throw new Error(`no evaluation ${id}`);
  return { subject, facts, evaluation };
}

function onlyOne(
  subject: Subject,
  { focused }: PrivilegeFacts,
  { facility, line }: EvaluationAsked,
  asOf: CalendarDate,
): FocusedEvaluation {
  const open = focused.filter((one) => isUnderWay(one, asOf));
  const here = open.filter((one) => facility === undefined || one.facility === facility);
  const fitting = here.filter((one) => line === undefined || one.line === line);
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  const label = (one: FocusedEvaluation): string => `${one.id} (${one.line ?? 'all work'}, ${one.facility})`;
  if (first !== undefined) {
    throw new UserError('record/ambiguous', `${subject.name} has ${fitting.length} evaluations under way`, {
      hint: `name one by its id or with --line and --facility: ${fitting.map(label).join('; ')}`,
    });
  }
  const what = line === undefined ? 'no focused evaluation is under way' : `no evaluation of \`${line}\` is under way`;
  const near = nearest(
    line ?? '',
    here.flatMap((one) => one.line ?? []),
    { limit: 1 },
  )[0];
  throw new UserError('record/not-found', `${subject.name}: ${what}`, {
    hint:
      near !== undefined
        ? `did you mean \`${near}\`?`
        : open.length > 0
          ? `there are: ${open.map(label).join('; ')}`
          : '`--open --cause concern` opens one; `empanel privilege fppe --all` shows those that ended',
  });
}

/** Somebody who watches, by name, or by the NPI of one of our providers; nobody watches their own work. */
export async function proctorNamed(
  ledger: Ledger,
  words: string,
  watched: Subject,
): Promise<{ readonly name: string; readonly npi: string | null }> {
  const digits = pastedDigits(words);
  const known = digits.length === 10 ? await ledger.subjects.byNpi(digits) : undefined;
  const same = known?.id === watched.id || words.trim().toLowerCase() === watched.name.toLowerCase();
  if (same) {
    throw new UserError('usage/bad-value', `\`--proctor\` is ${watched.name}, whose work is watched`, {
      hint: 'name a colleague who holds the privilege, or somebody from outside',
    });
  }
  return { name: known?.name ?? words.trim(), npi: known?.npi ?? null };
}
