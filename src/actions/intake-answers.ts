/** Answers as they come back, from the page or in an edited dossier, brought into one form. */

import { kindSchema } from '../documents/kind-schema.ts';
import { answersMark, type IntakeAnswers, type ShownEntry } from '../domain/intake.ts';
import { type SectionPlan, sectionPlans } from '../domain/intake-plan.ts';
import { pageMark } from './intake.ts';
import type { Received, ReceivedEntry } from './intake-difference.ts';
import { answerValue, questionPointer } from './intake-question.ts';

/** What a file of answers turned out to be. */
export type AnswersReading =
  | { readonly ok: true; readonly answers: IntakeAnswers }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** Reads the text of an answers file; refuses what was not saved by a page of this workspace. */
export function readAnswers(text: string, workspaceId: string): AnswersReading {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refusal(
      'the answers are cut short or were changed on the way: they are not whole',
      'have them saved and sent again',
    );
  }
  if (!isMap(value) || value.empanel !== answersMark) {
    const mark = isMap(value) ? String(value.empanel ?? '') : '';
    return mark.startsWith('intake-answers/')
      ? refusal(`the answers are \`${mark}\`; this program reads \`${answersMark}\``, 'install a newer empanel')
      : refusal('this is no file of saved answers', 'it begins with `"empanel": "intake-answers/v1"`');
  }
  if (!isWhole(value))
    return refusal('the answers lack a part that every page saves', 'have them saved and sent again');
  if (pageMark(workspaceId, value.npi, value.madeOn, value.shown) !== value.page)
    return refusal(
      'the page that these answers come from was not made in this workspace, or was changed',
      'hand out a page of this workspace with `empanel provider intake`',
    );
  return { ok: true, answers: value };
}

function refusal(message: string, hint: string): AnswersReading {
  return { ok: false, message, hint };
}

function isWhole(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & IntakeAnswers {
  const texts = ['page', 'npi', 'type', 'madeOn', 'savedAt', 'remarks'];
  return (
    texts.every((key) => typeof value[key] === 'string') &&
    !Number.isNaN(Date.parse(String(value.savedAt))) &&
    isMap(value.name) &&
    typeof value.name.first === 'string' &&
    typeof value.name.last === 'string' &&
    isEntries(value.shown) &&
    isEntries(value.answers) &&
    Array.isArray(value.papers) &&
    value.papers.every((one) => isMap(one) && typeof one.kind === 'string' && typeof one.file === 'string')
  );
}

function isEntries(value: unknown): boolean {
  return (
    isMap(value) &&
    Object.values(value).every(
      (list) =>
        Array.isArray(list) &&
        list.every(
          (one) =>
            isMap(one) &&
            (one.index === null || (Number.isInteger(one.index) && Number(one.index) >= 0)) &&
            isMap(one.values) &&
            Object.values(one.values).every((each) => typeof each === 'string'),
        ),
    )
  );
}

/** The answers of a page, given on its day, or on this day at the latest: the provider's clock may be ahead. */
export async function receivedFromPage(answers: IntakeAnswers, asOf: string): Promise<Received> {
  const schema = await kindSchema('dossier');
  const foreign = Object.keys(answers.answers)
    .filter((key) => planOf(key) === undefined)
    .map((key) => ({ path: key, why: 'no page asks for this' }));
  const entries = Object.entries(answers.answers).flatMap(([key, list]) => {
    const plan = planOf(key);
    if (plan === undefined) return [];
    return list.map(({ index, values, removed }): ReceivedEntry => {
      const known = shownOf(plan, answers.shown[key] ?? [], index, values);
      const shown =
        plan.shape === 'disclosures' && known !== undefined ? { ...known, question: values.question ?? '' } : known;
      const typed = (texts: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
        Object.fromEntries(
          Object.entries(texts).map(([path, text]) => [
            path,
            answerValue(schema, questionPointer(plan, path, 0), text),
          ]),
        );
      return {
        plan,
        index: plan.shape === 'fields' ? null : index,
        shown: shown === undefined ? null : typed(shown),
        values: typed(values),
        removed: removed === true,
      };
    });
  });
  const savedOn = answers.savedAt.slice(0, 10);
  return { entries, foreign, none: [], answeredOn: savedOn < asOf ? savedOn : asOf };
}

/** What was shown of an entry: of fields always, of a new entry only where it began as a suggestion. */
function shownOf(
  plan: SectionPlan,
  shown: readonly ShownEntry[],
  index: number | null,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  if (plan.shape === 'fields') return shown[0]?.values;
  if (index !== null) return shown.find((one) => one.index === index)?.values;
  return shown.find((one) => one.index === null && isStartOf(one.values, values))?.values;
}

function isStartOf(shown: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): boolean {
  const texts = Object.entries(shown);
  return texts.length > 0 && texts.every(([path, text]) => values[path] === text);
}

function planOf(key: string): SectionPlan | undefined {
  return sectionPlans.find((plan) => plan.key === key);
}

/** Members of a dossier that are the practice's or the program's own. */
const ours = 'is kept by the practice: edit the dossier itself';

/** The answers in an edited dossier. What it leaves out is not answered; members that are not asked for are foreign. */
export function receivedFromDossier(edited: Readonly<Record<string, unknown>>, dossier: unknown, on: string): Received {
  const entries: ReceivedEntry[] = [];
  const foreign: { path: string; why: string }[] = [];
  for (const [member, value] of Object.entries(edited)) {
    if (silent.has(member)) continue;
    const plan = sectionPlans.find((one) => one.pointer[0] === member);
    if (plan === undefined) {
      if (aboutMembers.has(member)) continue;
      if (!isEqual(value, isMap(dossier) ? dossier[member] : undefined)) foreign.push({ path: member, why: ours });
      continue;
    }
    if (plan.shape === 'fields') {
      if (isMap(value)) entries.push(entry(plan, value));
      else foreign.push({ path: member, why: 'is not a map of answers' });
      continue;
    }
    for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
      if (isMap(one)) entries.push(entry(plan, one));
      else if (one !== null) foreign.push({ path: `${member}.${index}`, why: 'is not an entry' });
    }
  }
  const about = sectionPlans.find((plan) => plan.key === 'about');
  const values = Object.fromEntries(
    [...aboutMembers].flatMap((member): readonly (readonly [string, unknown])[] => {
      const value = edited[member];
      if (isMap(value)) return Object.entries(value).map(([key, each]) => [`${member}.${key}`, each] as const);
      return value === undefined ? [] : [[member, value]];
    }),
  );
  if (about !== undefined && Object.keys(values).length > 0) entries.unshift(entry(about, values));
  const none = sectionPlans.filter(({ shape, pointer }) => shape === 'rows' && isEmptyList(edited[String(pointer[0])]));
  return { entries, foreign, none: none.map(({ key }) => key), answeredOn: on };
}

/** Members that only say what the file is. */
const silent: ReadonlySet<string> = new Set(['empanel', 'status', 'draft', 'npi', 'type']);
/** Members of a dossier asked under "About you". */
const aboutMembers: ReadonlySet<string> = new Set(['name', 'contact', 'birthDate', 'birthPlace', 'ssn', 'languages']);

function entry(plan: SectionPlan, values: Readonly<Record<string, unknown>>): ReceivedEntry {
  return { plan, index: null, shown: null, values, removed: false };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
