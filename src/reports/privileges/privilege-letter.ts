/** Letters of the medical staff office, filled from what is recorded: by the wording of the facility, the workspace or ours. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Letter } from '../../domain/letter.ts';
import {
  filledTemplate,
  type LetterKind,
  type LetterTemplate,
  type LetterValues,
  letterAudience,
  type Placeholder,
  templateFaults,
} from '../../domain/letter-template.ts';
import { letterWording } from '../../domain/letter-wording.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Specialist, Workspace } from '../../domain/nouns/workspace.ts';
import { UserError } from '../../errors.ts';
import type { LetterSubject } from '../letter-values.ts';

/** What a letter is made of. */
export interface PrivilegeLetterParts {
  readonly kind: LetterKind;
  readonly who: LetterSubject;
  readonly workspace: Workspace;
  readonly signer: Specialist | null;
  readonly asOf: CalendarDate;
  readonly values: LetterValues;
  /** Who is written to, line by line. */
  readonly to: readonly string[];
}

/** A letter, and the placeholders that had no value. */
export interface PrivilegeLetter {
  readonly letter: Letter;
  readonly unfilled: readonly Placeholder[];
}

/** The template of a kind of letter: the facility's, else the workspace's, else the one that ships. Refuses one with faults. */
export function templateOf(kind: LetterKind, facility: Facility, workspace: Workspace): LetterTemplate {
  const own = facility.letters?.find((one) => one.kind === kind);
  const found = own ?? workspace.letters?.find((one) => one.kind === kind);
  const [fault] = found === undefined ? [] : templateFaults(kind, found);
  if (fault === undefined) return found ?? letterWording[kind];
  const file = own === undefined ? 'empanel.yaml' : `the document of ${facility.key}`;
  throw new UserError('documents/unsound', `the letter \`${kind}\` in ${file}: ${fault.message}`, { hint: fault.help });
}

/** The letter; no sensitive value can stand in it, since no placeholder names one. */
export function privilegeLetter(parts: PrivilegeLetterParts): PrivilegeLetter {
  const { kind, who, workspace, signer, asOf, values, to } = parts;
  const { facility, subject } = who;
  const { subject: about, parts: text, unfilled } = filledTemplate(templateOf(kind, facility, workspace), values);
  const office = facility.medicalStaffOffice;
  const letter: Letter = {
    letterhead: [workspace.letterhead ?? workspace.name ?? facility.name],
    writtenOn: asOf,
    to,
    subject: about,
    particulars: [
      ...(letterAudience[kind] === 'other-facility' ? [] : [['Facility', facility.name] as const]),
      ...(subject.npi === null ? [] : [['NPI', subject.npi] as const]),
    ],
    parts: text,
    signature: [signer?.name ?? '', signer?.title ?? '', office?.name ?? workspace.name ?? facility.name].filter(
      (line) => line !== '',
    ),
  };
  return { letter, unfilled };
}
