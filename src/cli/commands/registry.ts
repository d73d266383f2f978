import type { CommandEntry, Section } from '../command.ts';

/** Entries under one heading: the words after `empanel`, the line in help, and the file that carries it out. */
const under =
  (section: Section) =>
  (words: string, summary: string, load: CommandEntry['load']): CommandEntry => ({
    words: words === '' ? [] : words.split(' '),
    summary,
    section,
    load,
  });

const dailyWork = under('Daily work');
const documents = under('Documents');
const providers = under('Providers');
const applications = under('Applications');
const committee = under('Committee');
const privileges = under('Privileges');
const contracts = under('Contracts');
const claims = under('Claims');
const reports = under('Reports');
const ledger = under('Ledger');
const rules = under('Rules');
const gettingHelp = under('Getting help');

/** Every command. */
export const registry: readonly CommandEntry[] = [
  dailyWork('', 'the morning page: what needs you today', () => import('./morning.ts')),
  dailyWork('next', 'what to do next, most consequential first', () => import('./next.ts')),
  dailyWork('log', 'log a call, mail or portal look-up in one line', () => import('./application/log.ts')),
  dailyWork('can-bill', 'may this visit be billed: yes, wait, or no, with every reason', () => import('./can-bill.ts')),
  dailyWork('plan', 'count back from a start date: what must be done by when', () => import('./plan.ts')),
  dailyWork('task add', 'add something to do that no deadline asks for', () => import('./task/add.ts')),
  dailyWork('task list', 'open tasks, by the day they are due', () => import('./task/list.ts')),
  dailyWork('task done', 'record that a task is done', () => import('./task/done.ts')),
  dailyWork('undo', 'reverse my last command', () => import('./undo.ts')),

  documents('init', 'make a workspace, or an example practice', () => import('./init.ts')),
  documents('check', 'lint documents: all findings, framed', () => import('./check.ts')),
  documents('sync', 'take checked documents into the ledger', () => import('./sync.ts')),

  providers('provider add', 'add a provider from files, flags or questions', () => import('./provider/add.ts')),
  providers(
    'provider import nppes',
    'draft dossiers from the NPPES file or API answers',
    () => import('./provider/import-nppes.ts'),
  ),
  providers(
    'provider intake',
    'ask what the payers need; take the answers in, item by item',
    () => import('./provider/intake.ts'),
  ),
  providers(
    'provider request',
    'one plain request to a provider: every open item, once',
    () => import('./provider/request.ts'),
  ),
  providers('provider list', 'list providers', () => import('./provider/list.ts')),
  providers('provider show', 'one provider: papers, applications, dates', () => import('./provider/show.ts')),
  providers('provider history', 'everything recorded about a provider', () => import('./provider/history.ts')),
  providers('provider event', 'record a move, name change, action, complaint …', () => import('./provider/event.ts')),
  providers('provider tell', 'record who was told of an event; their clocks end', () => import('./provider/tell.ts')),
  providers(
    'provider onboard',
    'a new provider on one page, with the next act of each step',
    () => import('./provider/onboard.ts'),
  ),
  providers(
    'provider depart',
    'a provider leaves: terminations, notices, last claims',
    () => import('./provider/depart.ts'),
  ),
  providers('provider archive', 'take a provider out of the daily lists', () => import('./provider/archive.ts')),
  providers('provider vault', 'keep a full SSN in the ledger, not in a file', () => import('./provider/vault.ts')),
  providers('verify', 'record a primary source verification', () => import('./verify.ts')),
  providers('provider notice', 'write about what a source says otherwise', () => import('./provider/notice.ts')),
  providers('monitor', 'record an enrollment in continuous monitoring', () => import('./monitor.ts')),

  documents('document new', 'a new payer, group, contract, facility or pack file', () => import('./document/new.ts')),
  documents('document add', 'keep a paper as evidence', () => import('./document/add.ts')),
  documents('document list', 'papers kept as evidence', () => import('./document/list.ts')),
  documents('document verify', 'prove that no kept paper was changed or lost', () => import('./document/verify.ts')),

  providers('screen', 'screen everyone against exclusion lists', () => import('./screen/run.ts')),
  providers('screen review', 'decide whether a match is the same party', () => import('./screen/review.ts')),
  providers('screen list', 'list matches on exclusion lists', () => import('./screen/list.ts')),
  providers('screen show', 'one match: our party and the listed one side by side', () => import('./screen/show.ts')),

  applications('checklist', 'what is missing before submission', () => import('./checklist.ts')),
  applications('checklist waive', 'record an exception from one rule', () => import('./checklist-waive.ts')),
  applications('application open', 'open applications: subjects × payers', () => import('./application/open.ts')),
  applications(
    'application submit',
    'submit: runs the checklist, freezes what was sent',
    () => import('./application/submit.ts'),
  ),
  applications('application advance', 'record a step: received, approved …', () => import('./application/advance.ts')),
  applications('application amend', 'correct the recorded date of a step', () => import('./application/amend.ts')),
  applications('application log', 'log a contact with the payer', () => import('./application/log.ts')),
  applications(
    'application letter',
    'write to a payer whose time by law has run out',
    () => import('./application/letter.ts'),
  ),
  applications('application assign', 'give an application to a specialist', () => import('./application/assign.ts')),
  applications('application list', 'list applications and where they stand', () => import('./application/list.ts')),
  applications('application show', 'one application with its history', () => import('./application/show.ts')),

  committee(
    'committee meeting',
    'plan a meeting, record who attended, or list meetings',
    () => import('./committee/meeting.ts'),
  ),
  committee(
    'committee agenda',
    'which files are ready for a meeting, and which are not',
    () => import('./committee/agenda.ts'),
  ),
  committee(
    'committee packet',
    'the packet of a file: evidence, findings, screening',
    () => import('./committee/packet.ts'),
  ),
  committee(
    'committee decide',
    'record a decision on a file, with vote and rationale',
    () => import('./committee/decide.ts'),
  ),
  committee(
    'committee conditions',
    'conditions of approvals, by when; --met-on closes them',
    () => import('./committee/conditions.ts'),
  ),
  committee(
    'committee notice',
    'the letter that tells a provider of a decision',
    () => import('./committee/notice.ts'),
  ),
  committee(
    'committee minutes',
    'the minutes of a meeting: attendance, votes, rationale',
    () => import('./committee/minutes.ts'),
  ),
  committee(
    'committee recredential',
    'cycles that end soon; --open begins the next ones',
    () => import('./committee/recredential.ts'),
  ),

  contracts('advise', 'individual or group enrollment with a payer, and why', () => import('./advise.ts')),
  contracts(
    'contract list',
    'list contracts: who holds them, until when, how they go on',
    () => import('./contract/list.ts'),
  ),
  contracts(
    'contract show',
    'one contract: terms in plain words, dates, members, rates',
    () => import('./contract/show.ts'),
  ),
  contracts(
    'contract notice',
    'what must be sent under a contract, by when, where and how',
    () => import('./contract/notice.ts'),
  ),
  contracts(
    'contract rates',
    'what a contract pays for a code, and how that comes about',
    () => import('./contract/rates.ts'),
  ),
  contracts(
    'contract compare',
    'compare the rates of two contracts, or of two rounds',
    () => import('./contract/compare.ts'),
  ),
  contracts('contract link', 'put a provider on a contract', () => import('./contract/link.ts')),
  contracts('contract unlink', 'take a provider off a contract', () => import('./contract/unlink.ts')),
  contracts(
    'rates import',
    'take in the rates of a contract, or a fee schedule, from CSV',
    () => import('./rates/import.ts'),
  ),

  claims(
    'claims eligibility',
    'coverage on the day, and does the provider take part',
    () => import('./claims/eligibility.ts'),
  ),
  claims(
    'claims scrub',
    'hold claims against participation before they are sent (837P)',
    () => import('./claims/scrub.ts'),
  ),
  claims('claims codes', 'take in a list of codes, so that retired ones are caught', () => import('./claims/codes.ts')),
  claims('claims post', 'post an 835: payments, reversals, denials with their cause', () => import('./claims/post.ts')),
  claims(
    'claims acknowledge',
    'take in a 999 or 277CA: accepted, rejected, and why',
    () => import('./claims/acknowledge.ts'),
  ),
  claims('claims denials', 'denials and rejections: cause, what to do, last day', () => import('./claims/denials.ts')),
  claims('claims settle', 'settle a denial: appealed, sent again, written off', () => import('./claims/settle.ts')),
  claims('claims decided', 'record the decision about an appeal', () => import('./claims/decided.ts')),
  claims('claims sent', 'record the claims of an 837P that went out', () => import('./claims/sent.ts')),
  claims('claims held', 'claims that wait: why, and by when they must go out', () => import('./claims/held.ts')),
  claims(
    'claims aging',
    'open claims by age, payer and status, with the next limit',
    () => import('./claims/aging.ts'),
  ),
  claims(
    'claims underpaid',
    'payments below the contract, and by when to dispute them',
    () => import('./claims/underpaid.ts'),
  ),
  claims(
    'claims audit',
    'what credentialing costs by month of service, with the trend',
    () => import('./claims/audit.ts'),
  ),
  claims(
    'claims statement',
    'an itemised statement of what is left to a patient',
    () => import('./claims/statement.ts'),
  ),
  claims('claims create', 'make an 837P out of charges; corrected claims too', () => import('./claims/create.ts')),

  privileges(
    'privilege request',
    'ask for privileges: the request from form and dossier',
    () => import('./privilege/request.ts'),
  ),
  privileges(
    'privilege recommend',
    'record what chair, committee or board said of a request',
    () => import('./privilege/recommend.ts'),
  ),
  privileges(
    'privilege grant',
    'grant what the board decided: lines, term, appointment',
    () => import('./privilege/grant.ts'),
  ),
  privileges('privilege deny', 'deny lines of a request, as the board decided', () => import('./privilege/deny.ts')),
  privileges(
    'privilege withdraw',
    'withdraw a request, or give up privileges that are held',
    () => import('./privilege/withdraw.ts'),
  ),
  privileges(
    'privilege modify',
    'modify privileges: other conditions, or an earlier end',
    () => import('./privilege/modify.ts'),
  ),
  privileges(
    'privilege suspend',
    'suspend privileges, for a time or until reinstated',
    () => import('./privilege/suspend.ts'),
  ),
  privileges('privilege revoke', 'revoke privileges: the board ends them', () => import('./privilege/revoke.ts')),
  privileges('privilege reinstate', 'end a suspension or a restriction', () => import('./privilege/reinstate.ts')),
  privileges(
    'privilege event',
    'record what follows an action: notice, hearing, report',
    () => import('./privilege/event.ts'),
  ),
  privileges(
    'privilege leave',
    'record a leave of absence, or the return from it',
    () => import('./privilege/leave.ts'),
  ),
  privileges(
    'privilege appoint',
    'appoint to the medical staff: category, term, duties',
    () => import('./privilege/appoint.ts'),
  ),
  privileges(
    'privilege temporary',
    'temporary privileges: for an applicant, or a need of patients',
    () => import('./privilege/temporary.ts'),
  ),
  privileges(
    'privilege disaster',
    'disaster privileges for a volunteer, while the plan is active',
    () => import('./privilege/disaster.ts'),
  ),
  privileges(
    'privilege emergency',
    'record that somebody acted in an emergency',
    () => import('./privilege/emergency.ts'),
  ),
  privileges(
    'privilege emergency-plan',
    'record when the emergency plan of a facility is active',
    () => import('./privilege/emergency-plan.ts'),
  ),
  privileges(
    'privilege proxy',
    "telemedicine privileges by a distant site's decision",
    () => import('./privilege/proxy.ts'),
  ),
  privileges(
    'privilege list',
    'list privileges: who holds what, where, until when',
    () => import('./privilege/list.ts'),
  ),
  privileges(
    'privilege show',
    'one provider: appointments, privileges, requests, actions',
    () => import('./privilege/show.ts'),
  ),
  privileges(
    'privilege can',
    'may somebody do a procedure at a facility on a day, and why',
    () => import('./privilege/can.ts'),
  ),
  privileges(
    'privilege fppe',
    'focused evaluations (FPPE): due, watched cases, result',
    () => import('./privilege/fppe.ts'),
  ),
  privileges(
    'privilege oppe',
    'ongoing reviews (OPPE): due, case counts, results',
    () => import('./privilege/oppe.ts'),
  ),
  privileges(
    'privilege reappoint',
    'reappointments: who is due, and the packet of one',
    () => import('./privilege/reappoint.ts'),
  ),
  privileges(
    'privilege letter',
    'letters: appointment, decision, affiliation, request',
    () => import('./privilege/letter.ts'),
  ),
  privileges('privilege form', 'print a delineation form for signature', () => import('./privilege/form.ts')),

  reports('report', 'print a report: status, deadlines, expirables, next', () => import('./report.ts')),

  ledger('ledger verify', 'prove that nothing was changed behind the journal', () => import('./ledger/verify.ts')),
  ledger('ledger log', 'the journal: who recorded what, when and why', () => import('./ledger/log.ts')),
  ledger('ledger head', 'the hash of the newest journal entry', () => import('./ledger/head.ts')),
  ledger('ledger info', 'what the ledger is and how much it holds', () => import('./ledger/info.ts')),
  ledger('ledger rebuild', 'derive all deadlines anew from the facts', () => import('./ledger/rebuild.ts')),
  ledger('ledger backup', 'write a consistent copy of the ledger', () => import('./ledger/backup.ts')),

  rules('explain', 'why: a rule, an error code, a deadline', () => import('./explain.ts')),
  rules('pack list', 'the rule packs in use and when they were checked', () => import('./pack/list.ts')),
  rules('pack show', 'the entries of a rule pack with their values and sources', () => import('./pack/show.ts')),
  rules('pack test', 'run the examples of rule packs', () => import('./pack/test.ts')),
  rules('pack diff', 'what changes between two packs, and which deadlines move', () => import('./pack/diff.ts')),

  gettingHelp('help states', 'the states of an application and their order', () =>
    import('./help-topics.ts').then((one) => ({ command: one.states })),
  ),
  gettingHelp('help flags', 'the flags of every command', () =>
    import('./help-topics.ts').then((one) => ({ command: one.flags })),
  ),
  gettingHelp('help dates', 'how dates may be written', () =>
    import('./help-topics.ts').then((one) => ({ command: one.dates })),
  ),
  gettingHelp('help formats', 'output formats of reports and of check', () =>
    import('./help-topics.ts').then((one) => ({ command: one.formats })),
  ),
  gettingHelp('help exit-codes', 'what the exit codes mean', () =>
    import('./help-topics.ts').then((one) => ({ command: one.exitCodes })),
  ),
  gettingHelp('help roles', 'what an office does, and who decides', () =>
    import('./help-topics.ts').then((one) => ({ command: one.roles })),
  ),
  gettingHelp('help environment', 'environment variables', () =>
    import('./help-topics.ts').then((one) => ({ command: one.environment })),
  ),
];
