import { isOpen, isProviderAsked, lineStanding, waitingOn } from '../../../domain/application.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import type { ApplicationOfSubject, PayerFacts } from '../../../domain/facts.ts';
import { followUpOn, nextAction } from '../../../domain/next-action.ts';
import type { Row, Table } from '../../../domain/table.ts';
import type { Command } from '../../command.ts';
import { payersOf, resolvedApplication, subjectCells } from '../../resolution.ts';

/** Shows one application: its lines, and everything that happened to it. */
export const command: Command = {
  summary: 'show one application with its history',
  arguments: [{ name: 'id', help: 'application id or the beginning of it' }],
  examples: ['empanel application show ruiz/columbia-blue', 'empanel application show tanaka/medicare-noridian --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const found = await resolvedApplication(context, ledger, input.argument('id'));
    const submissions = (await ledger.applications.submissions(found.application.id)).filter(
      (one) => one.happened_on <= asOf,
    );
    const frozen = submissions.map(
      (one) =>
        `frozen at submission on ${one.happened_on}: dossier ${one.dossier_sha256.slice(0, 12)}, ${one.documents.length === 1 ? '1 document' : `${one.documents.length} documents`}, packs ${one.packs.map((pack) => `${pack.id} ${pack.version}`).join(', ')}${one.override_reason === null ? '' : `; checklist overridden: ${one.override_reason}`}`,
    );
    const table = applicationTable(found, await payersOf(ledger), asOf);
    await context.show({ ...table, notes: [...table.notes, ...frozen] });
    return 0;
  },
};

function applicationTable(
  { application, subject }: ApplicationOfSubject,
  payers: ReadonlyMap<string, PayerFacts>,
  asOf: Parameters<typeof lineStanding>[2],
): Table {
  const payer =
    application.payer === null ? application.facility : (payers.get(application.payer)?.name ?? application.payer);
  const followUp = followUpOn(application, asOf);
  const standings = application.lines.map((line) => ({ line, standing: lineStanding(application, line, asOf) }));
  const events: readonly (Row & { readonly order: string })[] = [
    {
      order: `${application.openedOn} 0`,
      cells: { on: application.openedOn, what: 'opened', detail: `${application.type}, ${application.route}` },
    },
    ...application.steps
      .filter((step) => step.on <= asOf)
      .map((step) => ({
        order: `${step.on} ${String(step.sequence).padStart(12, '0')}`,
        cells: {
          on: step.on,
          what: step.name,
          detail: [
            step.lineId === null ? null : `line ${application.lines.find((line) => line.id === step.lineId)?.number}`,
            step.via === null ? null : `via ${step.via}`,
            step.reference === null ? null : `reference ${step.reference}`,
            step.dueOn === null ? null : `answer due ${step.dueOn}`,
            step.until === null ? null : `until ${step.until}`,
            step.reopensOn === null ? null : `reopens ${step.reopensOn}`,
            step.effectiveOn === null ? null : `effective ${step.effectiveOn}`,
            step.payerId === null ? null : `payer id ${step.payerId}`,
            step.reason,
            step.note,
          ]
            .filter((part) => part !== null)
            .join(', '),
        },
      })),
    ...application.contacts
      .filter((contact) => contact.on <= asOf)
      .map((contact) => ({
        order: `${contact.on} ${String(contact.sequence).padStart(12, '0')}`,
        cells: {
          on: contact.on,
          what: contact.channel ?? 'contact',
          detail: [
            contact.text,
            contact.rep === null ? null : `rep ${contact.rep}`,
            contact.reference === null ? null : `reference ${contact.reference}`,
            contact.promisedOn === null ? null : `promised for ${contact.promisedOn}`,
          ]
            .filter((part) => part !== null)
            .join(', '),
        },
      })),
  ];
  const sorted = events.toSorted((left, right) => (left.order < right.order ? -1 : 1));
  const open = standings.some(({ standing }) => isOpen(standing.state));
  return {
    report: 'application',
    title: `${subject.name} → ${payer}`,
    asOf,
    columns: [
      { id: 'on', label: 'On', type: 'date', priority: 1 },
      { id: 'what', label: 'What', type: 'text', priority: 1 },
      { id: 'detail', label: 'Detail', type: 'text', priority: 2 },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
    ],
    rows: sorted.map(({ cells }) => ({ cells: { ...cells, ...subjectCells(subject) } })),
    lead: standings.map(({ line, standing }) => {
      const parts = [line.product, line.group, line.location].filter((part) => part !== null).join(' · ');
      const next = nextAction(standing, followUp);
      const action =
        next.words === '' ? '' : `; next: ${next.words}${next.on === null ? '' : ` on ${longDate(next.on)}`}`;
      const outcome = standing.effectiveOn === null ? '' : `, effective ${standing.effectiveOn}`;
      const id = standing.payerId === null ? '' : `, payer id ${standing.payerId}`;
      return `line ${line.number}${parts === '' ? '' : ` (${parts})`}: ${standing.state} since ${standing.since}, waiting on ${waitingOn(standing.state, isProviderAsked(application, standing, subject, asOf))}${outcome}${id}${action}`;
    }),
    notes: [
      `${application.id} · owner ${application.owner ?? 'nobody'}${application.replacesId === null ? '' : ` · replaces ${application.replacesId}`}${application.previousId === null ? '' : ` · follows ${application.previousId}`}`,
    ],
    ...(open ? { next: `empanel log ${application.id} "what the payer said" --rep NAME --reference R` } : {}),
  };
}
