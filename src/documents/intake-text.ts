/** A questionnaire as a draft dossier: what is on file as members, every question as a comment beside it. */

import { longDate } from '../domain/calendar/calendar-date.ts';
import type { Asked, EntryOnFile, Question, Questionnaire, Section } from '../domain/intake.ts';
import { yamlText } from './yaml-text.ts';

/** The text. `schemaPath` is the path of the schema seen from where the file will stand. */
export function intakeText(questionnaire: Questionnaire, schemaPath: string): string {
  const { npi, type, name, sections } = questionnaire;
  const about = sections.find(({ key }) => key === 'about');
  const blocks = [
    `# yaml-language-server: $schema=${schemaPath}`,
    header(questionnaire),
    yamlText({ empanel: 'dossier/v1', status: 'draft', npi, type }).trimEnd(),
    ...(about === undefined ? [yamlText({ name }).trimEnd()] : [aboutBlock(about)]),
    ...sections.flatMap((one, at) => (one === about ? [] : [sectionBlock(untold(one, sections.slice(0, at)))])),
    ...paperBlocks(questionnaire),
    ...otherBlocks(questionnaire),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A section without the reasons that an earlier one gave already. */
function untold(section: Section, earlier: readonly Section[]): Section {
  const told = new Set(earlier.flatMap(({ asked }) => asked.map(({ rule }) => rule)));
  return { ...section, asked: section.asked.filter(({ rule }) => !told.has(rule)) };
}

const width = 118;

/** Words as comment lines no longer than a screen. */
function comment(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + 2 + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}# ${one}`).join('\n');
}

function header({ name, typeName, npi, madeOn, practice, askers, contact }: Questionnaire): string {
  return [
    comment(`Questions for ${`${name.first} ${name.last}`.trim()}, ${typeName}, NPI ${npi}.`),
    comment(`${practice}, ${longDate(madeOn)}. Asked by ${askers.join(', ')}.`),
    ...(contact.length === 0 ? [] : [comment(`Questions, and where to send it: ${contact.join(', ')}.`)]),
    comment(
      'What is on file stands here: correct it. To answer, take the # away from a line and write after the colon. What stays empty is not answered, and what is left out stays on file as it is. Of a Social Security number write the last four digits at most.',
    ),
  ].join('\n');
}

function reasons(asked: readonly Asked[], indent = ''): readonly string[] {
  return asked.map((one) => comment(`- ${one.title} (${one.for.join(', ')}): ${one.why}`, indent));
}

function heading({ title, intro, asked }: Section): string {
  return [comment(`${title}. ${intro}`), ...reasons(asked)].join('\n');
}

/** The members at the top: those on file, the others as lines to fill in. */
function aboutBlock(section: Section): string {
  const entry = section.entries[0] ?? { index: null, values: {}, masked: {} };
  const tops = [...new Set(section.questions.map(({ path }) => path.split('.')[0] ?? path))];
  const blocks = tops.map((top) => {
    const mine = section.questions.filter(({ path }) => path === top || path.startsWith(`${top}.`));
    const [only] = mine;
    if (only !== undefined && only.path === top) return fieldLines(only, entry, '').join('\n');
    const inner = mine.map((one) => ({ ...one, path: one.path.slice(top.length + 1) }));
    return mapBlock(top, inner, within(entry, top));
  });
  return [heading(section), ...blocks].join('\n');
}

function within(entry: EntryOnFile, top: string): EntryOnFile {
  const cut = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([path, value]) =>
        path.startsWith(`${top}.`) ? [[path.slice(top.length + 1), value] as const] : [],
      ),
    );
  return { index: entry.index, values: cut(entry.values), masked: cut(entry.masked) };
}

/** A map: commented out as a whole where nothing of it is on file. */
function mapBlock(top: string, questions: readonly Question[], entry: EntryOnFile): string {
  const isEmpty = Object.keys(entry.values).length === 0;
  const lines = questions.flatMap((one) => fieldLines(one, entry, '  '));
  return [`${isEmpty ? '# ' : ''}${top}:`, ...lines].join('\n');
}

function fieldLines(question: Question, entry: EntryOnFile, indent: string): readonly string[] {
  const { path } = question;
  const value = entry.values[path];
  if (value !== undefined) return [`${indent}${yamlText({ [path]: typed(question, value) }).trimEnd()}`];
  return [`${indent}# ${path}:  # ${note(question, entry)}`];
}

function note({ label, help, path, required, choices, sensitive, example }: Question, entry: EntryOnFile): string {
  const words = choices.length > 0 && choices.length <= 12 ? `: ${choices.map(({ value }) => value).join(', ')}` : '';
  const onFile = entry.masked[path];
  return [
    `${sensitive === 'ssn' ? 'SSN, last four digits only' : label}${required ? ' (needed)' : ''}${words}`,
    ...(onFile === undefined
      ? sensitive === 'ssn'
        ? []
        : [help]
      : [`on file: ${onFile}; write it only if it changed`]),
    ...(example === null || choices.length > 0 ? [] : [`for example ${JSON.stringify(example)}`]),
  ]
    .join('. ')
    .replaceAll(/\s+/g, ' ');
}

/** The text of an answer as the value that it stands for. */
function typed({ input }: Question, text: string): unknown {
  switch (input) {
    case 'yes-no':
      return text === 'yes';
    case 'number':
      return Number(text);
    case 'list':
      return text.split(', ');
    default:
      return text;
  }
}

function sectionBlock(section: Section): string {
  const { key, shape, questions, entries } = section;
  if (shape === 'fields') {
    return [heading(section), mapBlock(key, questions, entries[0] ?? { index: null, values: {}, masked: {} })].join(
      '\n',
    );
  }
  return shape === 'rows' ? rowsBlock(section) : disclosuresBlock(section);
}

function rowsBlock(section: Section): string {
  const { key, questions, entries, noun } = section;
  // An entry of which something necessary is masked cannot stand here whole: it stays on file as it is.
  const isMasked = (entry: EntryOnFile): boolean =>
    questions.some(({ path, required }) => required && path in entry.masked);
  const onFile = entries.filter(({ index }) => index !== null);
  const kept = onFile.filter((entry) => !isMasked(entry));
  const masked = onFile
    .filter(isMasked)
    .map((entry) =>
      comment(
        `On file: ${[...Object.values(entry.masked), ...Object.values(entry.values)].join(', ')}. Write an entry only if it changed.`,
        '  ',
      ),
    );
  const body = [kept.length === 0 ? `# ${key}:` : `${key}:`, ...kept.flatMap((entry) => entryLines(questions, entry))];
  const suggested = entries.filter(({ index }) => index === null);
  const templates = (suggested.length === 0 ? [{ index: null, values: {}, masked: {} }] : suggested).map((entry) =>
    template(questions, entry),
  );
  return [heading(section), ...body, ...masked, comment(`Another ${noun}:`, '  '), ...templates].join('\n');
}

/** An entry that is on file, and beside it what is not known of it yet. */
function entryLines(questions: readonly Question[], entry: EntryOnFile): readonly string[] {
  const known = questions.filter(({ path }) => entry.values[path] !== undefined);
  const open = questions.filter(({ path }) => entry.values[path] === undefined);
  const [first = '', ...rest] = known.flatMap((one) => fieldLines(one, entry, '    '));
  return [`  - ${first.trimStart()}`, ...rest, ...open.flatMap((one) => fieldLines(one, entry, '    '))];
}

function template(questions: readonly Question[], entry: EntryOnFile): string {
  return questions
    .map((one, at) => {
      const value = entry.values[one.path];
      return `  # ${at === 0 ? '- ' : '  '}${one.path}:${value === undefined ? '' : ` ${value}`}  # ${note(one, entry)}`;
    })
    .join('\n');
}

function disclosuresBlock(section: Section): string {
  const lines = section.disclosures.flatMap((one, at) => {
    const entry = section.entries[at];
    const words = comment(
      `${one.words} If ${one.explainOn}, explain what happened and how it ended. (${one.for.join(', ')})`,
      '  ',
    );
    const answer = entry?.values.answer;
    if (answer === undefined) return [words, `  # - { question: ${one.key}, answer: , explanation: "" }`];
    const explanation = entry?.values.explanation;
    const value = { question: one.key, answer, ...(explanation === undefined ? {} : { explanation }) };
    const [first = '', ...rest] = yamlText(value).trimEnd().split('\n');
    return [words, `  - ${first}`, ...rest.map((line) => `    ${line}`)];
  });
  const isEmpty = section.entries.every(({ values }) => values.answer === undefined);
  return [heading(section), `${isEmpty ? '# ' : ''}disclosures:`, ...lines].join('\n');
}

function paperBlocks({ papers }: Questionnaire): readonly string[] {
  if (papers.length === 0) return [];
  const lines = papers.map(({ label, asked, onFile }) =>
    comment(
      `- ${label}${onFile ? ' (on file; send it only if there is a newer one)' : ''}: ${asked[0]?.why ?? ''} Asked by ${[...new Set(asked.flatMap((one) => one.for))].join(', ')}.`,
    ),
  );
  return [[comment('Papers to send along with this file:'), ...lines].join('\n')];
}

function otherBlocks({ others }: Questionnaire): readonly string[] {
  const titles = (by: 'practice' | 'source'): string =>
    [...new Set(others.filter((one) => one.by === by).map(({ title }) => title))].join('; ');
  return [
    ...(titles('practice') === '' ? [] : [comment(`Not asked of you, the practice answers: ${titles('practice')}.`)]),
    ...(titles('source') === '' ? [] : [comment(`Not asked of you, looked up at the source: ${titles('source')}.`)]),
  ];
}
