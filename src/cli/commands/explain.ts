import { documentRules } from '../../documents/document-rules.ts';
import { nearest } from '../../domain/suggestion.ts';
import { errorTable, UserError } from '../../errors.ts';
import { checks } from '../../rules/checks/registry.ts';
import { explanation, explanationText } from '../../rules/explanation.ts';
import { packRules } from '../../rules/pack-rules.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { deadlineFields, deadlineText, explainedDeadline } from '../explained-deadline.ts';
import { print } from '../printing.ts';

/** Explains a rule, an error code or a deadline. */
export const command: Command = {
  summary: 'why: a rule, an error code, a deadline',
  description:
    'For a rule of a pack or of `check`: what it asks, why, its source and how sure that source is. For an error code: what it means and what to do. For the id of a deadline: which rule of which pack made it, from which recorded date and entry of the journal, by which arithmetic, and what would move it.',
  arguments: [{ name: 'what', help: 'rule id, error code or deadline id' }],
  examples: ['empanel explain caqh.attest', 'empanel explain npi/check-digit'],
  run: async (context, input) => {
    const what = input.argument('what').trim();
    const found =
      checkExplained(what) ??
      errorExplained(what) ??
      (await ruleExplained(context, what)) ??
      (await deadlineExplained(context, what));
    if (found === undefined) throw await unknownThing(context, what);
    const text = `${found.lines.join('\n')}\n`;
    if (context.format() !== 'json') print(context, text, 'explanation');
    else {
      const json = { schemaVersion: 1, asOf: await context.asOf(), id: what, ...found.fields, text };
      context.emit(`${JSON.stringify(json, null, 2)}\n`, 'explanation');
    }
    return 0;
  },
};

/** An explanation for people and for programs. */
interface Explained {
  readonly lines: readonly string[];
  readonly fields: object;
}

async function ruleExplained(context: Context, id: string): Promise<Explained | undefined> {
  const rules = await context.rules();
  if (!rules.byId.has(id)) return undefined;
  const explained = explanation(rules, id, await context.asOf());
  return explained === undefined
    ? undefined
    : { lines: explanationText(explained), fields: { kind: 'rule', ...explained } };
}

function checkExplained(id: string): Explained | undefined {
  const check = checks.find((one) => one.id === id);
  const rule =
    check ??
    (Object.hasOwn(documentRules, id) ? documentRules[id as keyof typeof documentRules] : undefined) ??
    (Object.hasOwn(packRules, id) ? packRules[id as keyof typeof packRules] : undefined);
  if (rule === undefined) return undefined;
  const { severity, title, why, help, cite, good, bad } = rule;
  const indented = (text: string): readonly string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`);
  return {
    lines: [
      `${id} (${severity}): ${title}`,
      '',
      why,
      '',
      `What to do: ${help}`,
      `Source: ${cite}`,
      '',
      'Good:',
      ...indented(good),
      '',
      'Bad:',
      ...indented(bad),
    ],
    fields: { kind: 'check', severity, title, why, help, cite, good, bad },
  };
}

function errorExplained(code: string): Explained | undefined {
  if (!Object.hasOwn(errorTable, code)) return undefined;
  const { title, explanation: why, exit } = errorTable[code as keyof typeof errorTable];
  return { lines: [`${code}: ${title} (exit ${exit})`, '', why], fields: { kind: 'error', title, why, exit } };
}

async function deadlineExplained(context: Context, id: string): Promise<Explained | undefined> {
  const explained = await explainedDeadline(context, id);
  return explained === undefined
    ? undefined
    : { lines: deadlineText(explained, await context.asOf()), fields: deadlineFields(explained) };
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
