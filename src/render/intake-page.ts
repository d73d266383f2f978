/** A questionnaire as one page that works from a file: fillable, saved as a file or copied, readable on paper. */

import { createHash } from 'node:crypto';
import { longDate } from '../domain/calendar/calendar-date.ts';
import {
  answersFile,
  answersMark,
  type EntryOnFile,
  type Question,
  type Questionnaire,
  type Section,
  shownBy,
} from '../domain/intake.ts';
import { intakeControl } from './intake-control.ts';
import { intakeScript } from './intake-script.ts';
import { intakeStyle } from './intake-style.ts';
import { escaped } from './markup.ts';

/** The page. */
export function intakePage(questionnaire: Questionnaire): string {
  const { name, practice, madeOn } = questionnaire;
  const who = `${name.first} ${name.last}`.trim();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash(intakeStyle)}'; script-src 'sha256-${hash(intakeScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(`Questions for ${who}`)}</title>
<style>${intakeStyle}</style>
</head>
<body>
<header>
<p class="practice">${escaped(practice)}</p>
<h1>Questions for ${escaped(who)}</h1>
<p class="meta">${escaped(questionnaire.typeName)} · NPI ${escaped(questionnaire.npi)} · <time datetime="${escaped(madeOn)}">${escaped(longDate(madeOn))}</time></p>
<p>Everything here is asked by ${escaped(words(questionnaire.askers))}. What we have is filled in: correct it where it is wrong. You may stop at any time, save, and go on later.</p>
${contact(questionnaire.contact)}
<noscript><p class="notice">Your browser does not run the small program in this page. Print it, fill it in by hand and send it to us.</p></noscript>
</header>
<nav aria-label="Parts"><ol>${questionnaire.sections.map((one) => `<li><a href="#${escaped(one.key)}">${escaped(one.title)}</a></li>`).join('')}${questionnaire.papers.length > 0 ? '<li><a href="#papers">Papers to send</a></li>' : ''}</ol></nav>
<main>
<form novalidate autocomplete="off">
${questionnaire.sections.map(sectionMarkup).join('\n')}
${papers(questionnaire)}
<section id="remarks-part" aria-labelledby="remarks-title"><h2 id="remarks-title">Anything else</h2>
<div class="field wide"><label for="remarks">What we should know, or what you could not answer</label><textarea id="remarks" rows="3" maxlength="4000"></textarea></div></section>
</form>
<div class="actions" hidden>
<button type="button" id="save" data-file="${escaped(answersFile(questionnaire))}">Save answers</button>
<button type="button" id="show" class="plain" aria-expanded="false" aria-controls="copy">Show answers as text</button>
<label class="plain button">Open saved answers <input type="file" id="open" accept=".json,application/json"></label>
<output id="status" role="status"></output>
</div>
<section id="copy" hidden aria-labelledby="copy-title"><h2 id="copy-title">Your answers as text</h2>
<p>If your browser saves no file: select all of this, copy it and send it to us as it is, by a way your practice says is safe.</p>
<textarea id="text" rows="12" readonly aria-labelledby="copy-title" spellcheck="false"></textarea></section>
</main>
<footer><p>The page sends nothing anywhere: your answers stay on this computer until you send the file. Of your Social Security number write the last four digits at most.</p></footer>
<script type="application/json" id="page">${embedded(questionnaire)}</script>
<script>${intakeScript}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** "A, B and C". */
function words(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'us') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function contact(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<p class="contact">Questions, and where to send it: ${lines.map(escaped).join(' · ')}</p>`;
}

/** What the answers carry back, so that they are known again. Nothing in it can end the element. */
function embedded({ page, npi, type, name, madeOn, sections }: Questionnaire): string {
  const carried = { empanel: answersMark, page, npi, type, name, madeOn, shown: shownBy(sections) };
  return JSON.stringify(carried).replaceAll('<', '\\u003c');
}

function sectionMarkup(section: Section): string {
  const { key, title, intro, asked } = section;
  const reasons = asked.map(
    (one) => `<li><b>${escaped(one.title)}</b> (${escaped(words(one.for))}). ${escaped(one.why)}</li>`,
  );
  const why =
    reasons.length === 0
      ? ''
      : `<details class="why"><summary>Why this is asked, and by whom</summary><ul>${reasons.join('')}</ul></details>`;
  return `<section id="${escaped(key)}" aria-labelledby="${escaped(key)}-title" data-section="${escaped(key)}" data-shape="${section.shape}">
<h2 id="${escaped(key)}-title">${escaped(title)}</h2>
<p class="intro">${escaped(intro)}</p>
${why}
${section.shape === 'fields' ? fieldsMarkup(section) : section.shape === 'rows' ? rowsMarkup(section) : disclosuresMarkup(section)}
</section>`;
}

const nothing: EntryOnFile = { index: null, values: {}, masked: {} };

function fieldsMarkup({ key, questions, entries }: Section): string {
  return `<div class="entry" data-index="">${controls(`${key}-0`, questions, entries[0] ?? nothing)}</div>`;
}

function controls(id: string, questions: readonly Question[], entry: EntryOnFile): string {
  return `<div class="grid">${questions.map((one) => intakeControl(`${id}-${one.path.replaceAll('.', '-')}`, one, entry)).join('')}</div>`;
}

function rowsMarkup(section: Section): string {
  const { key, noun, questions, entries } = section;
  // An empty entry waits at the end: for typing, and for a pen.
  const shown = entries.length === 0 || entries.every(({ index }) => index !== null) ? [...entries, nothing] : entries;
  const all = shown.map((entry, at) => rowMarkup(section, entry, `${key}-${at}`, at + 1)).join('\n');
  return `<div class="rows">${all}</div>
<template>${rowMarkup({ key, noun, questions }, nothing, `${key}-NEW`, 0)}</template>
<button type="button" class="add plain" hidden>Add another ${escaped(noun)}</button>`;
}

function rowMarkup(
  { noun, questions }: Pick<Section, 'key' | 'noun' | 'questions'>,
  entry: EntryOnFile,
  id: string,
  number: number,
): string {
  const gone =
    entry.index === null
      ? '<button type="button" class="drop plain" hidden>Remove</button>'
      : `<label class="gone"><input type="checkbox" data-removed id="${escaped(id)}-removed"> This is wrong: take it out</label>`;
  return `<fieldset class="entry" data-index="${entry.index ?? ''}"><legend>${escaped(capital(noun))} <span class="count">${number}</span>${entry.index === null ? ' <i>(new)</i>' : ''}</legend>${controls(id, questions, entry)}${gone}</fieldset>`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function disclosuresMarkup({ key, entries, disclosures, questions }: Section): string {
  const explanation = questions.find(({ path }) => path === 'explanation');
  const items = disclosures.map((one, at) => {
    const entry = entries[at] ?? nothing;
    const id = `${key}-${one.key}`;
    const given = entry.values.answer ?? '';
    const radios = (['yes', 'no'] as const).map(
      (answer) =>
        `<label><input type="radio" name="${escaped(id)}" value="${answer}" data-path="answer"${given === answer ? ' checked' : ''}> ${answer === 'yes' ? 'Yes' : 'No'}</label>`,
    );
    const box = explanation === undefined ? '' : intakeControl(`${id}-explanation`, explanation, entry);
    return `<fieldset class="entry disclosure" data-index="${entry.index ?? ''}" data-question="${escaped(one.key)}" data-explain="${one.explainOn}"><legend>${escaped(one.words)}</legend>
<div class="answers">${radios.join('')}</div><p class="paper-only">If ${one.explainOn}, explain:</p><div class="explain">${box}</div></fieldset>`;
  });
  return `<div class="rows">${items.join('\n')}</div>`;
}

function papers({ papers: wanted }: Questionnaire): string {
  if (wanted.length === 0) return '';
  const rows = wanted.map((one, at) => {
    const id = `paper-${at}`;
    const by = words([...new Set(one.asked.flatMap((asked) => asked.for))]);
    return `<div class="entry paper" data-kind="${escaped(one.kinds[0] ?? 'other')}"><p><b>${escaped(one.label)}</b>${one.onFile ? ' <span class="on-file">on file: only if there is a newer one</span>' : ''}<br><span class="help" id="${id}-help">${escaped(one.asked[0]?.why ?? '')} Asked by ${escaped(by)}.</span></p><div class="field wide"><label for="${id}">Name of the file you send with your answers</label><input type="text" id="${id}" data-paper aria-describedby="${id}-help" maxlength="200"></div></div>`;
  });
  return `<section id="papers" aria-labelledby="papers-title"><h2 id="papers-title">Papers to send</h2><p class="intro">This page carries no files. Send them together with your answers, and name them here so that none is missed.</p>${rows.join('\n')}</section>`;
}
