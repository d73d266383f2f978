import type { CommandEntry } from '../command.ts';

/** Every command: its words, its line in help, and the file that carries it out. */
export const registry: readonly CommandEntry[] = [
  {
    words: [],
    summary: 'the morning page: what needs you today',
    section: 'Daily work',
    load: () => import('./morning.ts'),
  },
  {
    words: ['next'],
    summary: 'what to do next, most consequential first',
    section: 'Daily work',
    load: () => import('./next.ts'),
  },
  {
    words: ['log'],
    summary: 'log a call, mail or portal look-up in one line',
    section: 'Daily work',
    load: () => import('./application/log.ts'),
  },
  { words: ['undo'], summary: 'reverse my last command', section: 'Daily work', load: () => import('./undo.ts') },

  {
    words: ['init'],
    summary: 'make a workspace, or an example practice',
    section: 'Documents',
    load: () => import('./init.ts'),
  },
  {
    words: ['check'],
    summary: 'lint documents: all findings, framed',
    section: 'Documents',
    load: () => import('./check.ts'),
  },
  {
    words: ['sync'],
    summary: 'take checked documents into the ledger',
    section: 'Documents',
    load: () => import('./sync.ts'),
  },

  {
    words: ['provider', 'add'],
    summary: 'add a provider from files, flags or questions',
    section: 'Providers',
    load: () => import('./provider/add.ts'),
  },
  {
    words: ['provider', 'import', 'nppes'],
    summary: 'draft dossiers from the NPPES file or API answers',
    section: 'Providers',
    load: () => import('./provider/import-nppes.ts'),
  },
  {
    words: ['provider', 'list'],
    summary: 'list providers',
    section: 'Providers',
    load: () => import('./provider/list.ts'),
  },
  {
    words: ['provider', 'show'],
    summary: 'one provider: papers, applications, dates',
    section: 'Providers',
    load: () => import('./provider/show.ts'),
  },
  {
    words: ['provider', 'history'],
    summary: 'everything recorded about a provider',
    section: 'Providers',
    load: () => import('./provider/history.ts'),
  },
  {
    words: ['provider', 'archive'],
    summary: 'take a provider out of the daily lists',
    section: 'Providers',
    load: () => import('./provider/archive.ts'),
  },
  {
    words: ['provider', 'vault'],
    summary: 'keep a full SSN in the ledger, not in a file',
    section: 'Providers',
    load: () => import('./provider/vault.ts'),
  },
  {
    words: ['verify'],
    summary: 'record a primary source verification',
    section: 'Providers',
    load: () => import('./verify.ts'),
  },
  {
    words: ['screen'],
    summary: 'screen everyone against exclusion lists',
    section: 'Providers',
    load: () => import('./screen/run.ts'),
  },
  {
    words: ['screen', 'review'],
    summary: 'decide whether a match is the same party',
    section: 'Providers',
    load: () => import('./screen/review.ts'),
  },
  {
    words: ['screen', 'list'],
    summary: 'list matches on exclusion lists',
    section: 'Providers',
    load: () => import('./screen/list.ts'),
  },
  {
    words: ['screen', 'show'],
    summary: 'one match: our party and the listed one side by side',
    section: 'Providers',
    load: () => import('./screen/show.ts'),
  },

  {
    words: ['checklist'],
    summary: 'what is missing before submission',
    section: 'Applications',
    load: () => import('./checklist.ts'),
  },
  {
    words: ['checklist', 'waive'],
    summary: 'record an exception from one rule',
    section: 'Applications',
    load: () => import('./checklist-waive.ts'),
  },
  {
    words: ['application', 'open'],
    summary: 'open applications: subjects × payers',
    section: 'Applications',
    load: () => import('./application/open.ts'),
  },
  {
    words: ['application', 'submit'],
    summary: 'submit: runs the checklist, freezes what was sent',
    section: 'Applications',
    load: () => import('./application/submit.ts'),
  },
  {
    words: ['application', 'advance'],
    summary: 'record a step: received, approved …',
    section: 'Applications',
    load: () => import('./application/advance.ts'),
  },
  {
    words: ['application', 'amend'],
    summary: 'correct the recorded date of a step',
    section: 'Applications',
    load: () => import('./application/amend.ts'),
  },
  {
    words: ['application', 'log'],
    summary: 'log a contact with the payer',
    section: 'Applications',
    load: () => import('./application/log.ts'),
  },
  {
    words: ['application', 'letter'],
    summary: 'write to a payer whose time by law has run out',
    section: 'Applications',
    load: () => import('./application/letter.ts'),
  },
  {
    words: ['application', 'assign'],
    summary: 'give an application to a specialist',
    section: 'Applications',
    load: () => import('./application/assign.ts'),
  },
  {
    words: ['application', 'list'],
    summary: 'list applications and where they stand',
    section: 'Applications',
    load: () => import('./application/list.ts'),
  },
  {
    words: ['application', 'show'],
    summary: 'one application with its history',
    section: 'Applications',
    load: () => import('./application/show.ts'),
  },

  {
    words: ['committee', 'meeting'],
    summary: 'plan a meeting, record who attended, or list meetings',
    section: 'Committee',
    load: () => import('./committee/meeting.ts'),
  },
  {
    words: ['committee', 'agenda'],
    summary: 'which files are ready for a meeting, and which are not',
    section: 'Committee',
    load: () => import('./committee/agenda.ts'),
  },
  {
    words: ['committee', 'packet'],
    summary: 'the packet of a file: evidence, findings, screening',
    section: 'Committee',
    load: () => import('./committee/packet.ts'),
  },
  {
    words: ['committee', 'decide'],
    summary: 'record a decision on a file, with vote and rationale',
    section: 'Committee',
    load: () => import('./committee/decide.ts'),
  },
  {
    words: ['committee', 'notice'],
    summary: 'the letter that tells a provider of a decision',
    section: 'Committee',
    load: () => import('./committee/notice.ts'),
  },
  {
    words: ['committee', 'minutes'],
    summary: 'the minutes of a meeting: attendance, votes, rationale',
    section: 'Committee',
    load: () => import('./committee/minutes.ts'),
  },
  {
    words: ['committee', 'recredential'],
    summary: 'cycles that end soon; --open begins the next ones',
    section: 'Committee',
    load: () => import('./committee/recredential.ts'),
  },

  {
    words: ['report'],
    summary: 'print a report: status, deadlines, expirables, next',
    section: 'Reports',
    load: () => import('./report.ts'),
  },

  {
    words: ['ledger', 'verify'],
    summary: 'prove that nothing was changed behind the journal',
    section: 'Ledger',
    load: () => import('./ledger/verify.ts'),
  },
  {
    words: ['ledger', 'log'],
    summary: 'the journal: who recorded what, when and why',
    section: 'Ledger',
    load: () => import('./ledger/log.ts'),
  },
  {
    words: ['ledger', 'head'],
    summary: 'the hash of the newest journal entry',
    section: 'Ledger',
    load: () => import('./ledger/head.ts'),
  },
  {
    words: ['ledger', 'info'],
    summary: 'what the ledger is and how much it holds',
    section: 'Ledger',
    load: () => import('./ledger/info.ts'),
  },
  {
    words: ['ledger', 'rebuild'],
    summary: 'derive all deadlines anew from the facts',
    section: 'Ledger',
    load: () => import('./ledger/rebuild.ts'),
  },
  {
    words: ['ledger', 'backup'],
    summary: 'write a consistent copy of the ledger',
    section: 'Ledger',
    load: () => import('./ledger/backup.ts'),
  },

  {
    words: ['explain'],
    summary: 'why: a rule, an error code, a deadline',
    section: 'Rules',
    load: () => import('./explain.ts'),
  },
  {
    words: ['pack', 'list'],
    summary: 'the rule packs in use and when they were checked',
    section: 'Rules',
    load: () => import('./pack/list.ts'),
  },
  {
    words: ['pack', 'show'],
    summary: 'the entries of a rule pack with their values and sources',
    section: 'Rules',
    load: () => import('./pack/show.ts'),
  },
  {
    words: ['pack', 'test'],
    summary: 'run the examples of rule packs',
    section: 'Rules',
    load: () => import('./pack/test.ts'),
  },
  {
    words: ['pack', 'diff'],
    summary: 'what changes between two packs, and which deadlines move',
    section: 'Rules',
    load: () => import('./pack/diff.ts'),
  },

  {
    words: ['help', 'states'],
    summary: 'the states of an application and their order',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.states })),
  },
  {
    words: ['help', 'flags'],
    summary: 'the flags of every command',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.flags })),
  },
  {
    words: ['help', 'dates'],
    summary: 'how dates may be written',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.dates })),
  },
  {
    words: ['help', 'formats'],
    summary: 'output formats of reports and of check',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.formats })),
  },
  {
    words: ['help', 'exit-codes'],
    summary: 'what the exit codes mean',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.exitCodes })),
  },
  {
    words: ['help', 'environment'],
    summary: 'environment variables',
    section: 'Getting help',
    load: () => import('./help-topics.ts').then((one) => ({ command: one.environment })),
  },
];
