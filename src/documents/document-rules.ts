/**
 * What can be wrong with a file before the trade has a say: its encoding, its YAML, its shape, its suppressions. Each rule
 * has the text that `empanel explain` prints and a bad and a good example, which are its tests.
 */

import type { Severity } from '../domain/finding.ts';

/** A rule about documents as such. */
export interface DocumentRule {
  readonly severity: Severity;
  /** The rule in a few words. */
  readonly title: string;
  /** What goes wrong when it is broken. */
  readonly why: string;
  readonly help: string;
  /** The standard, or the convention of this program, that the rule comes from. */
  readonly cite: string;
  /** A text that breaks it; for faults that no text can show, a description. */
  readonly bad: string;
  /** The same, repaired. */
  readonly good: string;
}

/** The rules, by their ids, which never change. */
export const documentRules = {
  'file/size': {
    severity: 'error',
    title: 'a document is small',
    why: 'A dossier is a few kilobytes of text. A file of many megabytes is something else under its name, such as a scan, and reading it would take the memory of the machine.',
    help: 'keep scans and exports in `evidence/` and name them in the dossier',
    cite: 'empanel convention: documents are at most 1 MiB',
    bad: 'a file of 100 MB named `ruiz.dossier.yaml`',
    good: 'a text file of at most 1 MiB',
  },
  'file/encoding': {
    severity: 'error',
    title: 'a document is UTF-8 text',
    why: 'In another encoding names with accents turn into other letters, and agencies return papers whose names differ.',
    help: 'save the file again with the encoding UTF-8',
    cite: 'YAML 1.2.2, 5.2 Character Encodings',
    bad: 'a file saved as UTF-16 ("Unicode" in Notepad) or Windows-1252',
    good: 'the same file saved as UTF-8',
  },
  'file/character': {
    severity: 'error',
    title: 'a document holds only characters that can be seen',
    why: 'Invisible characters come along when text is copied from a web page or a PDF; two values that look the same then differ.',
    help: 'delete the character and type the value again',
    cite: 'YAML 1.2.2, 5.1 Character Set',
    bad: 'empanel: group/v1\nkey: "north\u200bside"\n',
    good: 'empanel: group/v1\nkey: "northside"\n',
  },
  'file/empty': {
    severity: 'error',
    title: 'a document says something',
    why: 'An empty file is most often a save that went wrong or a file made to be filled later and forgotten.',
    help: 'begin with what the document is, such as `empanel: dossier/v1`, or delete the file',
    cite: 'empanel convention: the first member names the kind',
    bad: '# to be filled\n',
    good: 'empanel: group/v1\n',
  },
  'file/gone': {
    severity: 'warning',
    title: 'what the ledger took in stays on disk',
    why: 'A dossier that was deleted by mistake is missed when its provider is due. Nothing is taken out of the ledger because a file is gone, so the two no longer say the same.',
    help: 'restore the file, or archive what it was about with `empanel provider archive`',
    cite: 'empanel convention: a file gone from disk deletes nothing',
    bad: 'a dossier that was synced and then deleted',
    good: 'the dossier at its place, or its provider archived',
  },
  'yaml/syntax': {
    severity: 'error',
    title: 'a document is well-formed YAML',
    why: 'Where the text cannot be read, nothing in it is checked, and nothing of it reaches the ledger.',
    help: 'correct the line that is marked; texts with `: `, `#` or a leading `@`, `%`, `&`, `*` belong in quotes',
    cite: 'YAML 1.2.2',
    bad: 'note: call back: Tuesday\n',
    good: 'note: "call back: Tuesday"\n',
  },
  'yaml/tab': {
    severity: 'error',
    title: 'lines are indented by spaces',
    why: 'YAML does not say how wide a tab is, so what belongs to what would depend on the editor.',
    help: 'indent by two spaces; most editors can turn tabs into spaces when they save',
    cite: 'YAML 1.2.2, 6.1 Indentation Spaces',
    bad: 'name:\n\tlast: Ruiz\n',
    good: 'name:\n  last: Ruiz\n',
  },
  'yaml/duplicate-key': {
    severity: 'error',
    title: 'a key is written once',
    why: 'Of two values under one key one would silently win, and nobody could say which was meant.',
    help: 'keep the one that is right',
    cite: 'YAML 1.2.2, 3.2.1.1 Nodes',
    bad: 'npi: "1234567893"\nnpi: "1992999999"\n',
    good: 'npi: "1234567893"\n',
  },
  'yaml/anchor': {
    severity: 'error',
    title: 'values are written out',
    why: 'Anchors, aliases and merge keys put values where nobody sees them, and a few lines of them can grow to gigabytes.',
    help: 'write the value at each place; a text that begins with `&` or `*` belongs in quotes',
    cite: 'empanel convention: documents do without YAML 1.2.2, 3.2.2.2 Anchors and Aliases',
    bad: 'home: &address {city: Reno}\noffice: *address\n',
    good: 'home: {city: Reno}\noffice: {city: Reno}\n',
  },
  'yaml/tag': {
    severity: 'error',
    title: 'values carry no tags',
    why: 'The schema says what kind of value belongs where; a tag or directive would say it a second time, and differently.',
    help: 'remove the tag; put text that must stay text in quotes',
    cite: 'empanel convention: documents do without YAML 1.2.2, 6.9.1 Node Tags',
    bad: 'zip: !!str 02139\n',
    good: 'zip: "02139"\n',
  },
  'yaml/key': {
    severity: 'error',
    title: 'keys are plain words',
    why: 'A list, a map or nothing at all as a key cannot be a member of any document.',
    help: 'write a word, a colon and the value',
    cite: 'empanel convention: keys are text',
    bad: '{ npi }: "1234567893"\n',
    good: 'npi: "1234567893"\n',
  },
  'yaml/depth': {
    severity: 'error',
    title: 'a document is nested a few levels deep',
    why: 'No document needs more than a handful of levels; a file with hundreds is damaged or made to break programs.',
    help: 'check the indentation and the brackets from the marked place on',
    cite: 'empanel convention: at most 64 levels',
    bad: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
    good: '[[1]]\n',
  },
  'yaml/documents': {
    severity: 'error',
    title: 'a file is one document',
    why: 'What follows a line of `---` is a second document, which would be left unread.',
    help: 'move the second document to a file of its own, or delete the `---` line',
    cite: 'empanel convention: one subject, one file',
    bad: 'name: A\n---\nname: B\n',
    good: '---\nname: A\n',
  },
  'yaml/lost-digits': {
    severity: 'error',
    title: 'numbers that are names stand in quotes',
    why: 'Unquoted, YAML takes `02139` for the number 2139. A ZIP code, an NPI or a license number loses digits that way, here and in every other program that reads the file.',
    help: 'put the digits in quotes; `empanel check --fix` does it from the text as written',
    cite: 'YAML 1.2.2, 10.3.2 Tag Resolution',
    bad: 'empanel: group/v1\ntin: 012345678\n',
    good: 'empanel: group/v1\ntin: "012345678"\n',
  },
  'schema/kind': {
    severity: 'error',
    title: 'a document says what it is',
    why: 'The first member names the kind and the version of the shape. Without it nothing can be checked against anything.',
    help: 'begin the file with a line such as `empanel: dossier/v1`',
    cite: 'schemas/',
    bad: 'empanel: dosier/v1\n',
    good: 'empanel: dossier/v1\n',
  },
  'schema/unknown-key': {
    severity: 'error',
    title: 'keys are those of the schema',
    why: 'A misspelled key is a value that nobody reads: the license that was entered stays missing.',
    help: 'correct the spelling, or remove the line; notes belong under `notes` or in a comment',
    cite: 'schemas/',
    bad: 'empanel: group/v1\nlegalNmae: Northside\n',
    good: 'empanel: group/v1\nlegalName: Northside\n',
  },
  'schema/missing': {
    severity: 'error',
    title: 'what is required is there',
    why: 'The member is needed to know who or what the document is about, or to make sense of the entry it belongs to.',
    help: 'add the member',
    cite: 'schemas/',
    bad: 'empanel: group/v1\nkey: northside\n',
    good: 'empanel: group/v1\nkey: northside\nlegalName: Northside Medical PLLC\ntin: 12-3456789\nnpi: "1234567893"\n',
  },
  'schema/type': {
    severity: 'error',
    title: 'a value has the kind that its place needs',
    why: 'A list where one text is expected, or a text where a list is, cannot be read by anything that uses the document.',
    help: 'write the value in the form the message names',
    cite: 'schemas/',
    bad: 'empanel: group/v1\nlegalName: [Northside]\n',
    good: 'empanel: group/v1\nlegalName: Northside\n',
  },
  'schema/choice': {
    severity: 'error',
    title: 'a value is one of those the place takes',
    why: 'Rules and reports know the listed values only; any other is passed over.',
    help: 'use one of the listed values; labels are suggested by their code',
    cite: 'schemas/',
    bad: 'empanel: dossier/v1\nlicenses:\n  - {state: MA, number: "12345", status: live}\n',
    good: 'empanel: dossier/v1\nlicenses:\n  - {state: MA, number: "12345", status: active}\n',
  },
  'schema/form': {
    severity: 'error',
    title: 'a value is written in the form of its kind',
    why: 'Identifiers have a fixed form. One digit more or less is another person, or nobody.',
    help: 'compare the value with the paper it comes from',
    cite: 'schemas/',
    bad: 'empanel: group/v1\ntin: "12-34"\n',
    good: 'empanel: group/v1\ntin: "12-3456789"\n',
  },
  'schema/date': {
    severity: 'error',
    title: 'dates are written year, month, day',
    why: 'Of `03/04/26` nobody can say which day it is. Every deadline hangs on a date being one certain day.',
    help: 'write dates as `2026-12-31`',
    cite: 'ISO 8601-1:2019, calendar date, extended format',
    bad: 'empanel: dossier/v1\nlicenses:\n  - {state: MA, number: "12345", expires: 12/31/2026}\n',
    good: 'empanel: dossier/v1\nlicenses:\n  - {state: MA, number: "12345", expires: 2026-12-31}\n',
  },
  'schema/size': {
    severity: 'error',
    title: 'a value lies within its bounds',
    why: 'An empty list, an empty text or a number out of bounds says nothing that can be used.',
    help: 'give a value within the bounds, or remove the line',
    cite: 'schemas/',
    bad: 'empanel: group/v1\nlegalName: ""\n',
    good: 'empanel: group/v1\nlegalName: Northside\n',
  },
  'suppression/incomplete': {
    severity: 'error',
    title: 'a suppression names its rule, its end and its reason',
    why: 'A finding that is silenced for ever, or for no reason that anyone wrote down, is a finding lost.',
    help: 'write `# empanel-ignore RULE until 2027-01-31: the reason`',
    cite: 'empanel convention: suppressions end',
    bad: '# empanel-ignore-file work-history/gap\nempanel: group/v1\n',
    good: '# empanel-ignore-file work-history/gap until 9999-12-31: sabbatical, letter on file\nempanel: group/v1\n',
  },
  'suppression/expired': {
    severity: 'warning',
    title: 'a suppression has not run out',
    why: 'The day that was set for looking again has come. The finding is shown again from then on.',
    help: 'settle the finding and delete the comment, or set a new day with a new reason',
    cite: 'empanel convention: suppressions end',
    bad: '# empanel-ignore-file work-history/gap until 2024-01-31: sabbatical, letter on file\nempanel: group/v1\n',
    good: '# empanel-ignore-file work-history/gap until 9999-12-31: sabbatical, letter on file\nempanel: group/v1\n',
  },
  'suppression/unused': {
    severity: 'warning',
    title: 'a suppression suppresses something',
    why: 'The finding it was written for is gone, so the comment only hides what may come at its place later.',
    help: 'delete the comment',
    cite: 'empanel convention: configuration that does nothing is reported',
    bad: '# empanel-ignore-file schema/date until 9999-12-31: typed by another office\nempanel: group/v1\n',
    good: 'empanel: group/v1\n',
  },
} as const satisfies Record<string, DocumentRule>;

/** The id of a rule about documents as such. */
export type DocumentRuleId = keyof typeof documentRules;
