import { longDate } from '../../../domain/calendar/calendar-date.ts';
import type { ApplicationOfSubject } from '../../../domain/facts.ts';
import type { Payer } from '../../../domain/nouns/payer.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { PayerClock } from '../../../reports/payer-clock.ts';
import { askedActor } from '../../asked-actor.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { paperFormat } from '../../paper-format.ts';
import { printPaper } from '../../printing.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

/** Writes to a payer whose time to act has run out. */
export const command: Command = {
  summary: 'write to a payer whose time by law has run out',
  description:
    'Makes a letter for an application on which the payer is late by a statute or rule that was read in a reliable source: who asks, the rule, the day and how it was counted, and what happened, from the log. Markdown, or HTML for paper. A rule that was not confirmed in its source never writes to a payer. Nothing is sent or recorded.',
  arguments: [{ name: 'id', help: 'application id or the beginning of it' }],
  examples: [
    'empanel application letter riverbend/medicare-noridian --as-of 2026-09-01',
    'empanel application letter riverbend/medicare-noridian --as-of 2026-09-01 -o letter.html',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const { letterFormats, renderedLetter } = await import('../../../render/letter.ts');
    const format = paperFormat(context, letterFormats);
    const found = await resolvedApplication(context, ledger, input.argument('id'));
    const payer = await payerDocument(ledger, found);
    const workspace = await context.workspace();
    const clocks = await clocksRunOut(context, ledger, found, payer);
    const actor = await signerKey(context, found);
    const { escalationContact, escalationLetter } = await import('../../../reports/escalation-letter.ts');
    const letter = escalationLetter({
      ...found,
      payer,
      workspace: workspace.document,
      signer: workspace.specialists.find(({ key }) => key === actor) ?? null,
      asOf,
      groups: new Map((await ledger.facts.groups()).map((group) => [group.key, group])),
      clocks,
    });
    if (workspace.document.letterhead === undefined)
      context.warn('`empanel.yaml` has no `letterhead`; the letter begins with the name of the office');
    if (escalationContact(payer)?.address === undefined)
      context.warn(`no address of ${payer.name} is recorded; give a contact one in its payer document`);
    for (const { unsure, derivation } of clocks) {
      if (unsure.length > 0)
        context.warn(
          `${derivation.entry.id} may not apply: not confirmed for ${unsure.join(', ')}; see \`empanel explain ${derivation.entry.id}\``,
        );
      if (derivation.clock.confidence === 'secondary')
        context.warn(`the text of ${derivation.entry.id} was read in a secondary source; compare it before sending`);
    }
    printPaper(context, renderedLetter(letter, format), format, 'letter');
    context.say('read it before sending: it quotes the log');
    context.say(`then: empanel log ${found.application.id} "escalation letter sent" --channel mail`);
    return 0;
  },
};

async function payerDocument(ledger: Ledger, { application, subject }: ApplicationOfSubject): Promise<Payer> {
  const document = application.payer === null ? undefined : await ledger.documents.byKey('payer', application.payer);
  if (document !== undefined) return JSON.parse(document.body) as Payer;
  throw new UserError(
    'record/not-found',
    `${applicationLabel(application, subject, await payersOf(ledger))} has no payer to write to`,
    { hint: 'letters are written for applications to payers whose document is synced' },
  );
}

/** Who signs: the actor where they work here, else whoever owns the application. */
async function signerKey(context: Context, { application }: ApplicationOfSubject): Promise<string | null> {
  const { specialists } = await context.workspace();
  const asked = askedActor(context);
  const actor = specialists.find((one) => one.key === asked || (asked === undefined && one.osUser === context.io.user));
  return actor?.key ?? application.owner;
}

type RunOut = readonly [PayerClock, ...PayerClock[]];

/** The clocks that have run out and may be named to a payer; refuses, with the reason, where there are none. */
async function clocksRunOut(
  context: Context,
  ledger: Ledger,
  { application, subject }: ApplicationOfSubject,
  payer: Payer,
): Promise<RunOut> {
  const [{ payerClocks }, { derivationSettings }] = await Promise.all([
    import('../../../reports/payer-clock.ts'),
    import('../../workspace-packs.ts'),
  ]);
  const asOf = await context.asOf();
  const facts = await ledger.facts.of(subject.id);
  const all =
    facts === undefined
      ? []
      : payerClocks(application, facts, payer, asOf, {
          rules: await context.rules(),
          settings: derivationSettings(await context.workspaceIfAny()),
          context: await ledger.facts.context(),
        });
  const reliable = all.filter(
    ({ derivation: { clock } }) => clock.confidence === 'official' || clock.confidence === 'secondary',
  );
  const [first, ...others] = reliable.filter(({ lateAfter }) => lateAfter < asOf);
  if (first !== undefined) return [first, ...others];
  const label = applicationLabel(application, subject, await payersOf(ledger));
  const [next] = reliable;
  if (next !== undefined) {
    throw new UserError('record/not-found', `${label}: the payer has until ${longDate(next.lateAfter)}`, {
      hint: `the rule is ${next.derivation.entry.id}; \`empanel explain ${next.derivation.span.id}\` counts the days`,
    });
  }
  const [unconfirmed] = all.filter(({ lateAfter }) => lateAfter < asOf);
  throw new UserError(
    'record/not-found',
    unconfirmed === undefined
      ? `${label}: no rule of an official or secondary source gives the payer a day`
      : `${label}: only ${unconfirmed.derivation.entry.id} has run out, and its confidence is \`${unconfirmed.derivation.clock.confidence}\``,
    {
      hint:
        unconfirmed === undefined
          ? '`empanel report deadlines --kind payer-decision` shows what is known; statutes count from dates such as `complete`'
          : 'a payer is only told what was read in its source: find the text, then put the rule into a pack of your own in packs/',
    },
  );
}
