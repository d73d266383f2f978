/** One question as a labelled control of a page. */

import type { EntryOnFile, Question } from '../domain/intake.ts';
import { attributes, escaped } from './markup.ts';

/** Answers whose form an example shows; an example of a story would put words into a mouth. */
const exemplified: ReadonlySet<Question['input']> = new Set(['text', 'list', 'number', 'phone', 'email']);

/** The label, the control with what is on file, and its help. `id` is unique in the page. */
export function intakeControl(id: string, question: Question, entry: EntryOnFile): string {
  const { path, label, help, required, example } = question;
  const onFile = entry.masked[path];
  const hint = [
    // Quotes, true and false are for those who write YAML, and a help that only repeats the label helps nobody.
    help === label
      ? ''
      : help
          .replace(/, \*{0,2}in quotes\*{0,2}/, '')
          .replace(/^True\b/, 'Yes')
          .replace(/^False\b/, 'No'),
    ...(onFile === undefined ? [] : [`On file: ${onFile}. Leave it empty to keep it.`]),
    ...(example === null || !exemplified.has(question.input) ? [] : [`Example: ${example}`]),
  ].filter((one) => one !== '');
  const wide = question.input === 'long-text' ? ' wide' : '';
  const title = question.sensitive === 'ssn' ? 'SSN, last four digits only' : label;
  return `<div class="field${wide}"><label for="${escaped(id)}">${escaped(title)}${required ? ' <span class="needed">needed</span>' : ''}</label>${control(id, question, entry.values[path] ?? '')}<p class="help" id="${escaped(id)}-help">${escaped(hint.join('. ').replaceAll('..', '.'))}</p></div>`;
}

function control(id: string, question: Question, value: string): string {
  const common = {
    id,
    'data-path': question.path,
    'aria-describedby': `${id}-help`,
    'data-needed': question.required ? '' : undefined,
  };
  switch (question.input) {
    case 'long-text':
      return `<textarea${attributes({ ...common, rows: 3, maxlength: 4000 })}>${escaped(value)}</textarea>`;
    case 'choice':
      return select(common, question.choices, value);
    case 'yes-no':
      return select(
        common,
        [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
        value,
      );
    default:
      return `<input${attributes({ ...common, ...inputAttributes(question, value), value })}>`;
  }
}

function select(
  common: Readonly<Record<string, string | undefined>>,
  choices: Question['choices'],
  value: string,
): string {
  const options = choices.map(
    (one) =>
      `<option value="${escaped(one.value)}"${one.value === value ? ' selected' : ''}>${escaped(one.label)}</option>`,
  );
  return `<select${attributes(common)}><option value=""></option>${options.join('')}</select>`;
}

/** The native control for a sort of answer, with the form it takes where a browser has no such control. */
function inputAttributes(
  { input, pattern, sensitive }: Question,
  value: string,
): Readonly<Record<string, string | number | undefined>> {
  switch (input) {
    case 'date':
      return { type: 'date', pattern: '\\d{4}-\\d{2}-\\d{2}', placeholder: 'YYYY-MM-DD' };
    case 'month':
      // A month control cannot hold a day that is known.
      return value.length > 7
        ? { type: 'date', placeholder: 'YYYY-MM-DD' }
        : { type: 'month', pattern: '\\d{4}-\\d{2}', placeholder: 'YYYY-MM' };
    case 'number':
      return { type: 'text', inputmode: 'numeric', pattern: '[0-9,$ ]*' };
    case 'email':
      return { type: 'email' };
    case 'phone':
      return { type: 'tel' };
    default:
      return sensitive === 'ssn'
        ? { type: 'text', inputmode: 'numeric', maxlength: 4, pattern: '\\d{4}' }
        : { type: 'text', maxlength: 500, pattern: htmlPattern(pattern) };
  }
}

/** A pattern for the whole value as HTML has it: without the anchors, which it adds itself. */
function htmlPattern(pattern: string | null): string | undefined {
  return pattern === null || !pattern.startsWith('^') || !pattern.endsWith('$') ? undefined : pattern.slice(1, -1);
}
