/** A letter to whoever is credentialed: what a source says that differs from the file, the right to correct it, and until when. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import { elementWords } from '../domain/element-words.ts';
import type { Discrepancy, Subject, SubjectFacts, Verification } from '../domain/facts.ts';
import type { Letter } from '../domain/letter.ts';
import type { Specialist, Workspace } from '../domain/nouns/workspace.ts';
import { sourceKind } from '../domain/verification-source.ts';
import { type RulesOfElement, resolvingLook } from '../rules/clocks/discrepancy-dates.ts';
import { isInForce } from '../rules/pack-entry.ts';
import { type RuleSet, standingPacks } from '../rules/rule-set.ts';

/** The last day for an answer to a difference found today, as the earliest rule in use says; null where none says. */
export function answerDay(rules: RuleSet, on: CalendarDate): CalendarDate | null {
  const packs = standingPacks(rules.use, []);
  const days = rules.entries.flatMap((entry) => {
    if (entry.kind !== 'clock' || entry.rule.anchor !== 'verification.discrepantOn') return [];
    if (!packs.includes(entry.pack.id) || !isInForce(entry, on)) return [];
    const add = rules.use.overrides?.findLast(({ rule }) => rule === entry.id)?.add ?? entry.rule.add;
    return add === undefined ? [] : [dateAfter(on, duration(add))];
  });
  return days.toSorted()[0] ?? null;
}

/** A difference that waits for an answer. */
export interface OpenDifference {
  readonly verification: Verification;
  readonly discrepancy: Discrepancy;
  /** What it is about, in words. */
  readonly about: string;
}

/** The differences of a subject that wait for an answer on a day: neither answered nor resolved by a look that its rules accept. */
export function openDifferences(
  facts: SubjectFacts,
  asOf: CalendarDate,
  rulesOf: RulesOfElement,
): readonly OpenDifference[] {
  const known = { ...facts, verifications: facts.verifications.filter(({ on }) => on <= asOf) };
  return known.verifications.flatMap((verification) => {
    const { discrepancy } = verification;
    if (discrepancy === undefined || discrepancy === null) return [];
    const isAnswered = discrepancy.answeredOn !== null && discrepancy.answeredOn <= asOf;
    if (isAnswered || resolvingLook(verification, known, rulesOf) !== null) return [];
    const credential = facts.credentials.find(({ id }) => id === verification.credentialId);
    return [{ verification, discrepancy, about: credential?.label ?? elementWords(verification.element) }];
  });
}

/** What the letter is made of. */
export interface DiscrepancyNotice {
  readonly subject: Subject;
  readonly workspace: Workspace;
  /** Who signs; null: the office does. */
  readonly signer: Specialist | null;
  readonly asOf: CalendarDate;
  readonly differences: readonly [OpenDifference, ...OpenDifference[]];
}

/** The letter. The earliest of the days for the answers stands for all. */
export function discrepancyLetter({ subject, workspace, signer, asOf, differences }: DiscrepancyNotice): Letter {
  const dueOn = differences.map(({ discrepancy }) => discrepancy.answerDueOn).toSorted()[0] ?? asOf;
  const office = workspace.name ?? 'our office';
  const name = spokenName(subject);
  const where = signer?.email ?? signer?.phone;
  return {
    letterhead: (workspace.letterhead ?? workspace.name ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    writtenOn: asOf,
    to: [name],
    subject: 'Information that differs from your credentialing file: please answer',
    particulars: [
      [subject.kind === 'provider' ? 'Provider' : 'Applicant', name],
      ...(subject.npi === null ? [] : [['NPI', subject.npi] as const]),
      ['Answer by', longDate(dueOn)],
    ],
    parts: [
      {
        kind: 'paragraph',
        text: `${office} verifies your credentials at their sources. What ${differences.length === 1 ? 'a source' : 'sources'} told us differs from what you gave us.`,
      },
      { kind: 'list', heading: 'What differs', items: differences.map(differenceWords) },
      {
        kind: 'paragraph',
        text: `You have the right to see what you may be shown of it, and to correct what is wrong. Please answer in writing by ${longDate(dueOn)}: say for each point whether the source or the file is right, and enclose the paper that shows it. If the source is wrong, please have it corrected there as well.`,
      },
      {
        kind: 'paragraph',
        text: `${where === undefined ? 'Please answer to the address above.' : `Please answer to ${where}.`} We will confirm that we have received it. Without an answer your file is decided on what the source says.`,
      },
    ],
    signature: [signer?.name ?? office, signer?.title, signer?.phone, signer?.email].filter(
      (line) => line !== undefined,
    ),
  };
}

/** The data bank's reports are confidential: the letter says that there is one, and how to see it, not what it says. */
function differenceWords({ verification, discrepancy, about }: OpenDifference): string {
  const day = longDate(verification.on);
  if (sourceKind(verification.source) === 'npdb')
    return `${about}: a report of the National Practitioner Data Bank of ${day} differs from your file. A self-query at the data bank shows it to you, and a report that is wrong is disputed there.`;
  return `${about}: ${verification.source} says (${day}): ${discrepancy.says}`;
}

function spokenName({ kind, name }: Subject): string {
  const [last, ...first] = name.split(', ');
  return kind === 'provider' && first.length > 0 ? `${first.join(' ')} ${last}` : name;
}
