import { documentRules } from '../../documents/document-rules.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../../domain/deadline.ts';
import { nearest } from '../../domain/suggestion.ts';
import { errorTable, UserError } from '../../errors.ts';
import { checks } from '../../rules/checks/registry.ts';
import { explanation } from '../../rules/explanation.ts';
import { packRules } from '../../rules/pack-rules.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';

/** Explains a rule, an error code or a deadline. */
export const command: Command = {
  summary: 'why: a rule, an error code, a deadline',
  description:
    'For a rule of a pack or of `check`: what it asks, why, its source and how sure that source is. For an error code: what it means and what to do. For the id of a deadline: which rule made it, from which recorded date, by which arithmetic.',
  arguments: [{ name: 'what', help: 'rule id, error code or deadline id' }],
  examples: ['empanel explain caqh.attest', 'empanel explain npi/check-digit'],
  run: async (context, input) => {
    const what = input.argument('what').trim();
    const text =
      checkText(what) ?? errorText(what) ?? (await ruleText(context, what)) ?? (await deadlineText(context, what));
    if (text === undefined) throw await unknownThing(context, what);
    context.emit(
      context.format() === 'json'
        ? `${JSON.stringify({ schemaVersion: 1, asOf: await context.asOf(), id: what, text }, null, 2)}\n`
        : text,
      'explanation',
    );
    return 0;
  },
};

async function ruleText(context: Context, id: string): Promise<string | undefined> {
  const entries = (await context.rules()).byId.get(id);
  return entries === undefined ? undefined : `${explanation(entries, await context.asOf()).join('\n')}\n`;
}

function checkText(id: string): string | undefined {
  const check = checks.find((one) => one.id === id);
  const rule =
    check ??
    (Object.hasOwn(documentRules, id) ? documentRules[id as keyof typeof documentRules] : undefined) ??
    (Object.hasOwn(packRules, id) ? packRules[id as keyof typeof packRules] : undefined);
  if (rule === undefined) return undefined;
  const indented = (text: string): string =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  return `${id} (${rule.severity}): ${rule.title}\n\n${rule.why}\n\nWhat to do: ${rule.help}\nSource: ${rule.cite}\n\nGood:\n${indented(rule.good)}\n\nBad:\n${indented(rule.bad)}\n`;
}

function errorText(code: string): string | undefined {
  if (!Object.hasOwn(errorTable, code)) return undefined;
  const { title, explanation: text, exit } = errorTable[code as keyof typeof errorTable];
  return `${code}: ${title} (exit ${exit})\n\n${text}\n`;
}

async function deadlineText(context: Context, id: string): Promise<string | undefined> {
  if (!/^[a-z]-[0-9a-z]+$/.test(id) || (await context.workspaceIfAny()) === undefined) return undefined;
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const spans = await ledger.deadlines.spans(id);
  const ids = new Set(spans.map((span) => span.id));
  if (ids.size > 1)
    throw new UserError('record/ambiguous', `\`${id}\` fits ${ids.size} deadlines`, {
      hint: [...ids].slice(0, 6).join(', '),
    });
  const first = spans[0];
  if (first === undefined) return undefined;
  const now = spans.find((span) => span.validFrom <= asOf && asOf < span.validUntil);
  const subject = await ledger.subjects.byId(first.subjectId);
  const rule = (await context.rules()).byId.get(first.rule);
  const shown = now ?? spans.at(-1) ?? first;
  const lines = [
    `${shown.id}: ${shown.title}${subject === undefined ? '' : ` — ${subject.name}`}`,
    '',
    ...(now === undefined
      ? [`As of ${longDate(asOf)} it is not open${endedWords(spans, asOf)}. As it last stood:`]
      : []),
    shown.dueOn === null ? `Due: unknown, because ${shown.anchor} is not recorded` : `Due: ${longDate(shown.dueOn)}`,
    `Counted from: ${shown.anchor}${shown.anchorOn === null ? '' : `, ${longDate(shown.anchorOn)}`}`,
    'Arithmetic:',
    ...shown.arithmetic.map((step) => `  ${step}`),
    `Rule: ${shown.rule}${rule?.[0] === undefined ? '' : ` (${rule[0].rule.title})`}`,
    `Source: ${shown.cite} [${shown.confidence}]`,
    `Attention from ${shown.leadDays} days before${shown.blocksBilling ? '; missing it stops billing' : ''}`,
  ];
  return `${lines.join('\n')}\n`;
}

function endedWords(spans: readonly DeadlineSpan[], asOf: CalendarDate): string {
  const ended = spans.filter((span) => span.validUntil <= asOf).at(-1);
  return ended === undefined ? '' : ` since ${longDate(ended.validUntil)}`;
}

async function unknownThing(context: Context, what: string): Promise<UserError> {
  const names = [
    ...(await context.rules()).byId.keys(),
    ...checks.map((one) => one.id),
    ...Object.keys(documentRules),
    ...Object.keys(packRules),
    ...Object.keys(errorTable),
  ];
  const near = nearest(what, names, { limit: 1 })[0];
  return new UserError('record/not-found', `nothing is known as \`${what}\``, {
    hint:
      near === undefined
        ? 'give a rule id, an error code, or the id of a deadline from `empanel report deadlines`'
        : `did you mean \`${near}\`?`,
  });
}
