/** The questions a provider is asked, as values: made from rules and the schema, rendered as a page or as YAML. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Pointer } from './finding.ts';
import type { SensitiveKind } from './identifiers/mask.ts';

/** How an answer is given. `list`: several words with commas. */
export type AnswerInput =
  | 'text'
  | 'long-text'
  | 'date'
  | 'month'
  | 'choice'
  | 'yes-no'
  | 'number'
  | 'email'
  | 'phone'
  | 'list';

/** One question of a section. */
export interface Question {
  /** Member of the section's entry, with dots: `expires`, `name.first`. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
  readonly input: AnswerInput;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** An entry makes no sense without it. */
  readonly required: boolean;
  /** Regular expression of a valid answer, and what to say when it does not fit; null: any. */
  readonly pattern: string | null;
  readonly example: string | null;
  /** What is on file is not shown; an empty answer keeps it. */
  readonly sensitive: SensitiveKind | null;
}

/** Values of one entry that are on file, by the path of the question; sensitive ones are masked and stand in `masked`. */
export interface EntryOnFile {
  /** Place in the list of the dossier; null: an entry that is only suggested. */
  readonly index: number | null;
  readonly values: Readonly<Record<string, string>>;
  readonly masked: Readonly<Record<string, string>>;
}

/** Why something is asked, and for whom. */
export interface Asked {
  readonly rule: string;
  readonly title: string;
  readonly why: string;
  /** Names of payers and facilities. */
  readonly for: readonly string[];
}

/** Questions that belong together. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly intro: string;
  /** Where the answers belong in the dossier. */
  readonly pointer: Pointer;
  readonly shape: 'fields' | 'rows' | 'disclosures';
  /** What one entry is called: "license". */
  readonly noun: string;
  readonly asked: readonly Asked[];
  readonly questions: readonly Question[];
  /** One for fields; any number for rows; one for each disclosure question, in the order of `disclosures`. */
  readonly entries: readonly EntryOnFile[];
  readonly disclosures: readonly DisclosureQuestion[];
}

/** One question about history. */
export interface DisclosureQuestion {
  readonly key: string;
  readonly words: string;
  /** The answer that needs an explanation. */
  readonly explainOn: 'yes' | 'no';
  readonly for: readonly string[];
}

/** A paper to send along. */
export interface PaperWanted {
  /** Kinds of which one will do. */
  readonly kinds: readonly string[];
  readonly label: string;
  readonly asked: readonly Asked[];
  /** Whether one is on file, so that it need not be sent again unless it changed. */
  readonly onFile: boolean;
}

/** Everything asked of one provider. */
export interface Questionnaire {
  /** Tells a page of this workspace, made for this provider, from any other. */
  readonly page: string;
  readonly npi: string;
  readonly type: string;
  readonly typeName: string;
  readonly name: { readonly first: string; readonly last: string };
  readonly madeOn: CalendarDate;
  readonly practice: string;
  /** Whom to ask and where to send the answers; lines for people. */
  readonly contact: readonly string[];
  readonly askers: readonly string[];
  readonly states: readonly string[];
  readonly sections: readonly Section[];
  readonly papers: readonly PaperWanted[];
  /** Requirements that others see to. */
  readonly others: readonly { readonly title: string; readonly by: 'practice' | 'source' }[];
}

/** What a page showed of an entry when it was handed out: an answer is a change only where it differs from this. */
export interface ShownEntry {
  readonly index: number | null;
  readonly values: Readonly<Record<string, string>>;
}

/** What a page showed, by section. */
export type Shown = Readonly<Record<string, readonly ShownEntry[]>>;

/** The values that the sections of a questionnaire show; sensitive ones are in none. */
export function shownBy(sections: readonly Section[]): Shown {
  return Object.fromEntries(
    sections.map(({ key, entries }) => [key, entries.map(({ index, values }) => ({ index, values }))]),
  );
}

/** The name under which a page saves its answers, by the last name and the NPI of who gives them. */
export function answersFile({ name, npi }: Pick<Questionnaire, 'name' | 'npi'>): string {
  return `answers-${name.last.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${npi}.json`;
}

/** The first member of an answers file. */
export const answersMark = 'intake-answers/v1';

/** One entry as it came back: the values by the path of the question, as text. */
export interface AnsweredEntry {
  /** Place in the list of the dossier when the page was made; null: new. */
  readonly index: number | null;
  /** The provider says that the entry no longer holds. */
  readonly removed?: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** What a page saves. */
export interface IntakeAnswers {
  readonly empanel: typeof answersMark;
  readonly page: string;
  readonly npi: string;
  readonly type: string;
  readonly name: { readonly first: string; readonly last: string };
  readonly madeOn: CalendarDate;
  /** ISO instant by the provider's own clock. */
  readonly savedAt: string;
  readonly shown: Shown;
  readonly answers: Readonly<Record<string, readonly AnsweredEntry[]>>;
  readonly papers: readonly { readonly kind: string; readonly file: string }[];
  readonly remarks: string;
}
