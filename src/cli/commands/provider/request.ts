import { followUpDay } from '../../../actions/follow-up.ts';
import { log } from '../../../actions/log.ts';
import { isOpen, lineStanding } from '../../../domain/application.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { deadlineState } from '../../../domain/deadline.ts';
import { type Application, contactChannels, type PayerFacts, type Subject } from '../../../domain/facts.ts';
import { isOwnBusiness } from '../../../domain/intake-plan.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { AskedBy, OpenItem } from '../../../reports/open-items.ts';
import { facilityPacks, runChecklist } from '../../checklist-run.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { emitMailed, type MailedFormat, mailedFormat } from '../../letter-output.ts';
import { differencesOf } from '../../open-differences.ts';
import { payersOf, resolvedPayer, resolvedSubject } from '../../resolution.ts';

/** Writes one request with everything that is open to a provider. */
export const command: Command = {
  summary: 'one plain request to a provider: every open item, once',
  description:
    'Gathers what is open for one provider over all open applications and the payers named: what checklists miss, what runs out, what a payer asked, what a source says otherwise. Each item stands there once, with the earliest date that is true and for whom. Markdown, HTML for paper, or (-o request.eml) a message that mail programs open as a draft. Nothing is sent; with --log the open applications record that it was.',
  arguments: [{ name: 'id', help: 'NPI or name' }],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'payers besides those of open applications' },
    { name: 'log', help: 'record on the open applications that the provider was asked' },
    {
      name: 'channel',
      value: 'C',
      choices: contactChannels,
      help: `with --log: ${contactChannels.join(', ')} (default email)`,
    },
  ],
  examples: [
    'empanel provider request bell',
    'empanel provider request "bell, marcus" --payer summit-national -o request.eml',
  ],
  run: async (context, input) => {
    const format = mailedFormat(context);
    const ledger = await (input.on('log') ? context.ledgerForWriting() : context.ledgerWithRules());
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
    const document = await ledger.documents.byKey('dossier', subject.key);
    if (document === undefined)
      throw new UserError('record/not-found', `${subject.name} has no synced dossier`, { hint: 'run `empanel sync`' });
    const dossier = JSON.parse(document.body) as Dossier;
    const applications = (await ledger.applications.list({ subjectId: subject.id }))
      .map(({ application }) => application)
      .filter((one) => one.lines.some((line) => isOpen(lineStanding(one, line, asOf).state)));
    const items = await gathered(context, input, { ledger, subject, dossier, applications, asOf });
    await print(context, format, { dossier, items, asOf });
    if (applications.length === 0 && input.texts('payer').length === 0) context.say(withoutApplication(dossier));
    const theirs = items.filter((one) => one.ask !== null).length;
    context.say(`${countWords(theirs, 'item')} for ${subject.name}, ${items.length - theirs} for others`);
    if (!input.on('log')) {
      context.say(
        `when it is sent: empanel provider request ${subject.key} --log -q -o ${format === 'eml' ? 'sent.eml' : `sent.${format}`}`,
      );
      return 0;
    }
    await logged(context, input, ledger, applications, theirs, asOf, subject.name);
    return 0;
  },
};

/** What the request could not look at, where no application is open and no payer is named. */
function withoutApplication({ payers = [], status, draft }: Dossier): string {
  const asks = status === 'draft' && (draft?.ask ?? []).length > 0 ? '; the draft’s own `ask` is listed' : '';
  return payers.length === 0
    ? `no application is open and the dossier names no payer, so no checklist was looked at${asks}: name one with \`--payer KEY\``
    : `no application is open: looked at the checklists of the payers the dossier names, ${payers.map(({ payer }) => payer).join(', ')}`;
}

interface Case {
  readonly ledger: Ledger;
  readonly subject: Subject;
  readonly dossier: Dossier;
  readonly applications: readonly Application[];
  readonly asOf: CalendarDate;
}

async function gathered(context: Context, input: Input, file: Case): Promise<readonly OpenItem[]> {
  const { ledger, subject, asOf } = file;
  const { draftItems, openItems } = await import('../../../reports/open-items.ts');
  const deadlines = await ledger.deadlines.list({ asOf, subjectId: subject.id, kinds: ['expirable', 'attestation'] });
  const { choiceWords, kindSchema } = await import('../../../documents/kind-schema.ts');
  const { daysBetween } = await import('../../../domain/calendar/calendar-date.ts');
  const asked = await askers(context, input, file);
  const found = openItems({
    dossier: file.dossier,
    asked,
    deadlines: deadlines.filter(({ dueOn, leadDays }) => {
      const state = deadlineState(dueOn, dueOn === null ? null : daysBetween(asOf, dueOn), leadDays);
      return state === 'due' || state === 'overdue';
    }),
    differences: await differencesOf(context, ledger, subject.id),
    rules: await context.rules(),
    ownBusiness: appliesAlone(file),
    questions: choiceWords(await kindSchema('dossier'), ['disclosures', 0, 'question']),
  });
  return asked.length > 0 ? found : [...found, ...draftItems(file.dossier)];
}

/** Whether the provider is known to apply in the own name, so that the papers of the business are the provider's. */
function appliesAlone({ dossier, applications }: Case): boolean {
  const lines = applications.flatMap((one) => one.lines);
  return lines.length > 0 && lines.every(({ group }) => group === null) && isOwnBusiness(dossier);
}

async function askers(context: Context, input: Input, file: Case): Promise<readonly AskedBy[]> {
  const { ledger, subject, applications, asOf } = file;
  const payers = await payersOf(ledger);
  const found: AskedBy[] = [];
  for (const application of applications) {
    const payer = application.payer === null ? null : (payers.get(application.payer) ?? null);
    const facility = (await ledger.subjects.list()).find(
      (one) => one.kind === 'facility' && one.key === application.facility,
    );
    const { items } = await runChecklist(context, ledger, {
      subject,
      payer,
      packs: await facilityPacks(ledger, application.facility),
      type: application.type,
      route: application.route,
      group: application.lines[0]?.group ?? null,
      locations: application.lines.every(({ location }) => location !== null)
        ? [...new Set(application.lines.flatMap(({ location }) => location ?? []))]
        : [],
      products: application.lines.flatMap(({ product }) => product ?? []),
      by: undefined,
    });
    const asking = application.lines
      .map((line) => lineStanding(application, line, asOf))
      .find(({ state }) => state === 'info-requested');
    found.push({
      name: payer?.name ?? facility?.name ?? application.payer ?? application.facility ?? '',
      items,
      answerBy: asking?.step?.dueOn ?? null,
      question: asking === undefined ? null : (asking.step?.note ?? asking.step?.reason ?? ''),
    });
  }
  const open = new Set(applications.map(({ payer }) => payer));
  for (const key of payersAsked(input, file, payers)) {
    const payer = resolvedPayer(payers, key);
    if (open.has(payer.key)) continue;
    const group = subject.groups.length === 1 ? (subject.groups[0] ?? null) : null;
    const route = group === null ? 'individual' : 'group';
    const request = {
      subject,
      payer,
      packs: [],
      type: 'initial',
      route,
      group,
      locations: [],
      products: [],
      by: undefined,
    } as const;
    found.push({
      name: payer.name,
      items: (await runChecklist(context, ledger, request)).items,
      answerBy: null,
      question: null,
    });
  }
  return found;
}

/** The payers named; where none is and no application is open, those that the dossier names. */
function payersAsked(input: Input, file: Case, known: ReadonlyMap<string, PayerFacts>): readonly string[] {
  const named = input.texts('payer');
  if (named.length > 0 || file.applications.length > 0) return named;
  return (file.dossier.payers ?? []).flatMap(({ payer }) => (known.has(payer) ? [payer] : []));
}

async function print(
  context: Context,
  format: MailedFormat,
  {
    dossier,
    items,
    asOf,
  }: { readonly dossier: Dossier; readonly items: readonly OpenItem[]; readonly asOf: CalendarDate },
): Promise<void> {
  const workspace = await context.workspace();
  const [{ providerRequest }, { specialistFor }] = await Promise.all([
    import('../../../reports/provider-request.ts'),
    import('../../letter-signer.ts'),
  ]);
  const signer = specialistFor(context, workspace);
  const letter = providerRequest({ dossier, workspace: workspace.document, signer, asOf, items });
  await emitMailed(context, { letter, format, signer, dossier, what: 'request' });
}

/** Records the request on every open application, in one receipt. */
async function logged(
  context: Context,
  input: Input,
  ledger: Ledger,
  applications: readonly Application[],
  count: number,
  asOf: CalendarDate,
  provider: string,
): Promise<void> {
  if (applications.length === 0) {
    context.say('no application is open, so there is nothing to record it on');
    return;
  }
  const [{ followUpDefaults }, { recorded, showReceipt }] = await Promise.all([
    import('../../openings/follow-up-defaults.ts'),
    import('../../recording.ts'),
  ]);
  const payers = await payersOf(ledger);
  const defaults = await followUpDefaults(context);
  const contact = {
    on: asOf,
    text: `asked the provider for ${count} open ${count === 1 ? 'item' : 'items'} in one request`,
    channel: input.choice('channel', contactChannels) ?? 'email',
    rep: provider,
    reference: null,
    promisedOn: null,
  } as const;
  const lines: string[] = [];
  const { receipt } = await recorded(context, ledger, async (tx) => {
    for (const { id, payer } of applications) {
      const next = followUpDay(asOf, undefined, payer === null ? undefined : payers.get(payer), defaults);
      await log(tx, id, contact, next);
      lines.push(`${id}: request to the provider logged; next follow-up ${longDate(next.dueOn)}`);
    }
  });
  for (const line of lines) context.say(line);
  // The product of the command is the letter: what was recorded is said beside it.
  if (context.globals.text('output') === undefined && context.globals.on('dry-run'))
    context.say('dry run: nothing was written');
  else if (context.globals.text('output') === undefined)
    context.say(receipt.journal === null ? 'nothing was recorded' : 'undo with `empanel undo`');
  else await showReceipt(context, receipt, []);
}
