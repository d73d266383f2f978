/**
 * Letters of the medical staff office from templates: plain text with placeholders in braces. The placeholders are a closed
 * set, and each kind of letter may use those only that its reader is to be told: what peer review found never stands in a
 * letter to another facility.
 */

import type { LetterPart } from './letter.ts';
import { nearest } from './suggestion.ts';

/** The letters that can be written. */
export const letterKinds = [
  'appointment',
  'temporary-privileges',
  'information-request',
  'decision',
  'affiliation',
] as const;
/** One of `letterKinds`. */
export type LetterKind = (typeof letterKinds)[number];

/** What each letter is called. */
export const letterKindWords: Readonly<Record<LetterKind, string>> = {
  appointment: 'appointment and privileges',
  'temporary-privileges': 'temporary privileges',
  'information-request': 'request for information',
  decision: 'decision on a request',
  affiliation: 'verification of affiliation',
};

/** Who reads each letter: the practitioner, or another facility. */
export const letterAudience: Readonly<Record<LetterKind, 'practitioner' | 'other-facility'>> = {
  appointment: 'practitioner',
  'temporary-privileges': 'practitioner',
  'information-request': 'practitioner',
  decision: 'practitioner',
  affiliation: 'other-facility',
};

/** Every placeholder and what stands in its place. */
export const placeholders = {
  provider: 'name of the practitioner',
  npi: 'NPI of the practitioner',
  facility: 'name of the facility',
  department: 'name of the department',
  category: 'category of the medical staff',
  'appointed-on': 'first day of the appointment',
  'appointment-ends': 'last day of the appointment',
  standing: 'whether the privileges are in force, in words',
  privileges: 'a list: the lines held',
  granted: 'a list: the lines granted',
  denied: 'a list: the lines not granted, with the reason',
  conditions: 'a list: conditions and focused evaluations that come with what was granted',
  'decided-on': 'day of the decision',
  'decided-by': 'body that decided',
  'hearing-by': 'last day to ask for a hearing',
  'privileges-from': 'first day of the privileges',
  'privileges-until': 'last day of the privileges',
  missing: 'a list: what is asked for',
  'answer-by': 'day by which to answer',
  office: 'name of the medical staff office',
  phone: 'telephone of the medical staff office',
  today: 'day of the letter',
} as const satisfies Record<string, string>;
/** One of `placeholders`. */
export type Placeholder = keyof typeof placeholders;

/** Placeholders whose value is a list; a list stands in a paragraph of its own, under one line of heading or none. */
const lists: ReadonlySet<Placeholder> = new Set(['privileges', 'granted', 'denied', 'conditions', 'missing']);

const always = ['provider', 'npi', 'facility', 'department', 'office', 'phone', 'today'] as const;
const membership = ['category', 'appointed-on', 'appointment-ends', 'standing', 'privileges'] as const;
const decided = ['granted', 'denied', 'conditions', 'decided-on', 'decided-by', 'hearing-by'] as const;

/** The placeholders that each kind of letter may use. */
export const placeholdersOf: Readonly<Record<LetterKind, readonly Placeholder[]>> = {
  appointment: [...always, ...membership, 'granted', 'conditions', 'decided-on', 'decided-by'],
  'temporary-privileges': [...always, 'granted', 'conditions', 'privileges-from', 'privileges-until'],
  'information-request': [...always, 'missing', 'answer-by'],
  decision: [...always, ...decided],
  affiliation: [...always, ...membership],
};

/** A letter with places to be filled in. Paragraphs are parted by an empty line. */
export interface LetterTemplate {
  readonly subject: string;
  readonly text: string;
}

/** What a template cannot mean. */
export interface TemplateFault {
  readonly in: 'subject' | 'text';
  readonly message: string;
  /** What to write instead, where that can be told. */
  readonly help: string;
}

/** What fills the places: null, or an empty list, where there is nothing to say. */
export type LetterValues = Readonly<Record<Placeholder, string | readonly string[] | null>>;

/** A filled template. */
export interface FilledTemplate {
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  /** Placeholders without a value; the paragraphs that held them are left out. */
  readonly unfilled: readonly Placeholder[];
}

const place = /\{([^{}]*)\}/g;

/** Everything in a template that has no meaning: unknown placeholders, those its reader is not to be told, single braces. */
export function templateFaults(kind: LetterKind, template: LetterTemplate): readonly TemplateFault[] {
  return (['subject', 'text'] as const).flatMap((member) => [
    ...namesIn(template[member]).flatMap((name) => nameFault(kind, member, name)),
    ...(/[{}]/.test(template[member].replaceAll(place, ''))
      ? [{ in: member, message: 'a brace stands alone', help: 'placeholders are written `{provider}`' }]
      : []),
    ...listFaults(kind, member, template[member]),
  ]);
}

function nameFault(kind: LetterKind, member: 'subject' | 'text', name: string): readonly TemplateFault[] {
  const allowed = placeholdersOf[kind];
  if (allowed.some((one) => one === name)) return [];
  if (name in placeholders) {
    const why =
      letterAudience[kind] === 'other-facility'
        ? `\`{${name}}\` is not told to another facility`
        : `\`{${name}}\` has no value in a letter of the kind \`${kind}\``;
    return [{ in: member, message: why, help: `take it out; there is ${worded(allowed)}` }];
  }
  const near = nearest(name, allowed, { limit: 1 })[0];
  const help = near === undefined ? `there is ${worded(allowed)}` : `write \`{${near}}\` if that is meant`;
  return [{ in: member, message: `there is no placeholder \`{${name}}\``, help }];
}

/** A list within a sentence would not read; one that is not to be told at all is told of once. */
function listFaults(kind: LetterKind, member: 'subject' | 'text', text: string): readonly TemplateFault[] {
  return paragraphs(text).flatMap((paragraph) => {
    const name = placeholdersOf[kind].find((one) => lists.has(one) && namesIn(paragraph).includes(one));
    if (name === undefined || (member === 'text' && listParagraph(paragraph) !== undefined)) return [];
    const message = `\`{${name}}\` is a list and stands within a sentence`;
    return [{ in: member, message, help: 'give it a line of its own, at the end of its paragraph' }];
  });
}

function worded(names: readonly Placeholder[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(place)].map(([, name = '']) => name.trim()))];
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** A paragraph that is a list: the placeholder on a line of its own, under its heading or alone. */
function listParagraph(paragraph: string): { readonly heading: string; readonly name: Placeholder } | undefined {
  const found = /^(?:(?<heading>[^\n]*)\n)?[ \t]*\{\s*(?<name>[a-z-]+)\s*\}$/.exec(paragraph)?.groups;
  const { heading = '', name = '' } = found ?? {};
  const inHeading = namesIn(heading).some((one) => lists.has(one as Placeholder));
  return lists.has(name as Placeholder) && !inHeading ? { heading, name: name as Placeholder } : undefined;
}

/**
 * The template with its places filled. A paragraph of which a placeholder has no value is left out: a sentence about a day
 * that is not known says nothing. Expects a template without faults.
 */
export function filledTemplate({ subject, text }: LetterTemplate, values: LetterValues): FilledTemplate {
  const unfilled = new Set<Placeholder>();
  const parts = paragraphs(text).flatMap((paragraph): readonly LetterPart[] => {
    const list = listParagraph(paragraph);
    if (list !== undefined) {
      const items = values[list.name];
      if (Array.isArray(items) && items.length > 0) return [listPart(filled(list.heading, values), items)];
      unfilled.add(list.name);
      return [];
    }
    const missing = namesIn(paragraph).filter((name) => typeof values[name as Placeholder] !== 'string');
    for (const name of missing) unfilled.add(name as Placeholder);
    return missing.length > 0 ? [] : [{ kind: 'paragraph', text: filled(paragraph, values) }];
  });
  return { subject: filled(subject, values), parts, unfilled: [...unfilled] };
}

function listPart(heading: string, items: readonly string[]): LetterPart {
  return { kind: 'list', heading: heading.replace(/:$/, ''), items };
}

function filled(text: string, values: LetterValues): string {
  return text
    .replaceAll(place, (_, name: string) => {
      const value = values[name.trim() as Placeholder];
      return typeof value === 'string' ? value : '';
    })
    .replaceAll(/\s+/g, ' ')
    .trim();
}
