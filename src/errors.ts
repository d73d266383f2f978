/**
 * Refusals: requests that cannot be carried out. A refusal carries a code from the closed table below, a message that
 * states the fact and a hint that states the remedy. Findings in the user's data are values (`domain/finding.ts`), and
 * anything thrown that is neither is a bug.
 */

/** Process exit codes (sysexits.h where it has one). */
export const exitCode = {
  ok: 0,
  answerIsNo: 1,
  usage: 2,
  unreadableInput: 65,
  notFound: 66,
  bug: 70,
  cannotWrite: 73,
  busy: 75,
  noPermission: 77,
  configuration: 78,
  cancelled: 130,
} as const;

/** One entry of the table of error codes: the exit code and the long explanation that `empanel explain CODE` prints. */
export interface ErrorEntry {
  readonly exit: number;
  readonly title: string;
  readonly explanation: string;
}

const entry = (exit: number, title: string, explanation: string): ErrorEntry => ({ exit, title, explanation });

/** Every refusal the program can give. The keys are stable: scripts may match on them. */
export const errorTable = {
  'usage/unknown-command': entry(
    exitCode.usage,
    'no such command',
    'The word after `empanel` is not a command. `empanel help` lists all of them; a close spelling is suggested.',
  ),
  'usage/unknown-flag': entry(
    exitCode.usage,
    'no such flag',
    'The command does not take this flag. Its help (`-h`) lists the flags it takes.',
  ),
  'usage/missing': entry(
    exitCode.usage,
    'something required was not given',
    'A required argument or flag is missing. On a terminal the program asks for it; elsewhere it must be passed.',
  ),
  'usage/bad-value': entry(
    exitCode.usage,
    'a value cannot be used',
    'The value given for a flag or argument has the wrong form or is not one of the allowed ones.',
  ),
  'usage/conflict': entry(
    exitCode.usage,
    'flags that do not go together',
    'Two of the flags given exclude each other, or one needs another.',
  ),
  'input/unreadable': entry(
    exitCode.unreadableInput,
    'a file could not be understood',
    'The file was read but is not what the command needs: damaged, cut off, or of another kind.',
  ),
  'input/not-found': entry(
    exitCode.notFound,
    'no such file',
    'There is no file or folder at this path. Paths are taken from the current folder, not from the workspace.',
  ),
  'input/is-a-folder': entry(
    exitCode.notFound,
    'a folder where a file is needed',
    'The path names a folder. Name a file inside it, or use a command that takes folders, such as `empanel check`.',
  ),
  'input/no-permission': entry(
    exitCode.noPermission,
    'a file may not be read',
    'The operating system refuses to read this file for the current user.',
  ),
  'output/cannot-write': entry(
    exitCode.cannotWrite,
    'the output could not be written',
    'The output file could not be created or written. Nothing was left half-written at its place.',
  ),
  'record/not-found': entry(
    exitCode.notFound,
    'nothing has this name or id',
    'No provider, group, facility, payer, application or other record matches. Ids may be shortened to a unique prefix.',
  ),
  'record/ambiguous': entry(
    exitCode.notFound,
    'the name or id fits several records',
    'More than one record matches. Use the NPI, the full id, or more letters.',
  ),
  'record/exists': entry(
    exitCode.answerIsNo,
    'it is already there',
    'A record with this identity exists already and was not changed.',
  ),
  'ledger/not-a-ledger': entry(
    exitCode.unreadableInput,
    'the file is not a ledger',
    'The file is not an SQLite database, or it is one that another program made. Check `--ledger` and `EMPANEL_LEDGER`.',
  ),
  'ledger/damaged': entry(
    exitCode.unreadableInput,
    'the ledger is damaged',
    'SQLite reports damage in the file. Restore the newest backup; `empanel ledger verify` shows how far the journal is sound.',
  ),
  'ledger/newer': entry(
    exitCode.configuration,
    'the ledger was written by a newer version',
    'A newer empanel has changed the layout of this ledger. Install that version or newer; an older one must not touch it.',
  ),
  'ledger/locked': entry(
    exitCode.busy,
    'another program is writing to the ledger',
    'The ledger stayed locked for several seconds. Nothing was written; run the command again.',
  ),
  'ledger/read-only': entry(
    exitCode.noPermission,
    'the ledger may not be written',
    'The ledger or its folder is read-only for this user. Reports work; commands that record something do not.',
  ),
  'ledger/no-permission': entry(
    exitCode.noPermission,
    'the ledger may not be opened',
    'The operating system refuses to open the ledger for this user. It is kept private (0600) to its owner.',
  ),
  'ledger/missing': entry(
    exitCode.notFound,
    'there is no ledger here',
    'The workspace has no ledger at this path. `empanel init` makes one; `--ledger` names another place.',
  ),
  'ledger/disk-full': entry(
    exitCode.cannotWrite,
    'the disk is full',
    'SQLite could not grow the ledger. The command was rolled back whole; free some space and run it again.',
  ),
  'ledger/unsupported-url': entry(
    exitCode.configuration,
    'this ledger address is not supported',
    'This build keeps its ledger in an SQLite file. Give a path to a file.',
  ),
  'workspace/not-found': entry(
    exitCode.notFound,
    'this is not inside a workspace',
    'No `empanel.yaml` was found here or in any folder above. `empanel init` makes a workspace; `-C DIR` names one.',
  ),
  'workspace/invalid': entry(
    exitCode.configuration,
    'the workspace file cannot be used',
    '`empanel.yaml` has faults that keep the program from starting. `empanel check empanel.yaml` shows them with lines.',
  ),
  'workspace/exists': entry(
    exitCode.cannotWrite,
    'there is a workspace here already',
    '`empanel init` does not write over an existing workspace. Choose another folder.',
  ),
  'config/addon': entry(
    exitCode.configuration,
    'the compiled part of SQLite is for another Node, or is not there',
    'The part of SQLite that is compiled belongs to the version of Node that installed it, and another one runs now, or npm was told not to run the script that makes it. `npm run build` in a clone, or installing again, puts the right one in its place; from Node 22 on it comes ready-made.',
  ),
  'packs/invalid': entry(
    exitCode.configuration,
    'a rule pack of the workspace cannot be used',
    'A file in `packs/` has faults. `empanel check packs` shows them with lines.',
  ),
  'documents/unsound': entry(
    exitCode.answerIsNo,
    'documents have errors',
    'Documents with errors are not taken into the ledger. `empanel check` shows every finding with its line.',
  ),
  'documents/changed-since-sync': entry(
    exitCode.answerIsNo,
    'the dossier differs from its synced form',
    'What is sent must be what the ledger knows. Run `empanel sync`, look at the difference, and submit again.',
  ),
  'application/not-ready': entry(
    exitCode.answerIsNo,
    'the checklist is not met',
    'The application misses something the payer asks for. `empanel checklist` lists it; `--override --reason` submits anyway.',
  ),
  'application/bad-move': entry(
    exitCode.answerIsNo,
    'the application cannot go to this state now',
    'The state machine has no such step from the present state. `empanel help states` shows the states and their order.',
  ),
  'application/bad-date': entry(
    exitCode.answerIsNo,
    'the date of the step is not possible',
    'A step happens between the step before it and the as-of day. Correct an earlier date with `empanel application amend`.',
  ),
  'privilege/refused': entry(
    exitCode.answerIsNo,
    'the privilege cannot be granted, or decided on, so',
    'What was asked goes against the form, the bylaws or the rules of the facility: a line that the version of the form does not have, a board that decides before its committees, a term that is too long, a resource that the facility lacks, a prerequisite that is not there. Nothing was recorded.',
  ),
  'verification/not-accepted': entry(
    exitCode.answerIsNo,
    'the source does not count',
    'The rules that count for this file name the sources they accept for the element, and this is none of them. Nothing was recorded, because of `--strict`.',
  ),
  'monitoring/not-registered': entry(
    exitCode.answerIsNo,
    'this office may not use the service',
    'The data bank answers hospitals, health plans, groups with formal peer review, boards and their agents. A practice that only enrolls its providers asks each provider for a self-query instead.',
  ),
  'evaluation/not-ready': entry(
    exitCode.answerIsNo,
    'the evaluation cannot be judged so yet',
    'Fewer cases were watched than the plan asks for, or the counts ask for more than the result says. `--override --reason TEXT` judges all the same.',
  ),
  'undo/nothing': entry(
    exitCode.answerIsNo,
    'there is nothing to undo',
    'This actor has no command in the journal that can be reversed. `empanel undo --list` shows what is there.',
  ),
  'undo/blocked': entry(
    exitCode.answerIsNo,
    'a later command stands on this one',
    'A later command changed the same rows. Undo that one first; the message names it.',
  ),
  cancelled: entry(exitCode.cancelled, 'cancelled', 'The command was stopped before it wrote anything.'),
} as const satisfies Record<string, ErrorEntry>;

/** A key of the table of refusals. */
export type ErrorCode = keyof typeof errorTable;

/** What a refusal may carry besides its message. */
export interface RefusalDetail {
  /** The imperative remedy, shown on a line of its own. */
  readonly hint?: string | undefined;
  /** The foreign error behind it, shown with `--debug`. */
  readonly cause?: unknown;
}

/** A request that cannot be carried out; shown as `error[code]: message` and `hint: …`, never with a stack. */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, detail: RefusalDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'UserError';
    this.code = code;
    this.hint = detail.hint;
  }

  /** The process exit code of this refusal. */
  get exit(): number {
    return errorTable[this.code].exit;
  }
}
