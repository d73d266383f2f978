import { lineStanding } from '../../../domain/application.ts';
import { addDays, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { standingWords } from '../../../domain/departure.ts';
import { taxonomyLabel } from '../../../domain/identifiers/taxonomy.ts';
import type { Row } from '../../../domain/table.ts';
import { hasChangedSince } from '../../../domain/verified-value.ts';
import type { Command } from '../../command.ts';
import { resolvedSubject, subjectCells } from '../../resolution.ts';
import { revealedRows } from '../../revealing.ts';

/** One provider on one page. */
export const command: Command = {
  summary: 'one provider, group or facility: papers, applications, dates',
  arguments: [{ name: 'id', help: 'NPI, name, key or id' }],
  examples: ['empanel provider show "ruiz, ana"', 'empanel provider show 1245319599 --json'],
  reveals: true,
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const facts = await ledger.facts.of(subject.id);
    const applications = await ledger.applications.list({ subjectId: subject.id });
    const deadlines = await ledger.deadlines.list({ asOf, dueBy: addDays(asOf, 366), subjectId: subject.id });
    const verifications = (facts?.verifications ?? []).filter((one) => one.on <= asOf);
    const papers = (facts?.credentials ?? []).map((credential): Row => {
      const terms = credential.terms.filter((term) => term.happenedOn === null || term.happenedOn <= asOf);
      const newest = terms.at(-1);
      const verified = verifications.filter((one) => one.credentialId === credential.id).at(-1);
      const through = newest?.through ?? null;
      const changed = facts !== undefined && verified !== undefined && hasChangedSince(verified, facts, asOf);
      return {
        ...(through !== null && through < asOf ? { tone: 'bad' as const } : {}),
        cells: {
          section: 'paper',
          id: credential.id,
          what: credential.label,
          detail: [
            credential.status,
            verified === undefined
              ? null
              : changed
                ? `changed since verified ${verified.on}`
                : `${verified.result} ${verified.on} (${verified.source})`,
          ]
            .filter((part) => part !== null)
            .join(', '),
          on: newest?.from ?? newest?.happenedOn ?? null,
          through,
          daysLeft: through === null ? null : daysBetween(asOf, through),
        },
      };
    });
    const revealed = context.globals.on('reveal') ? await revealedRows(context, ledger, subject) : [];
    const rows: readonly Row[] = [
      ...revealed,
      ...papers,
      ...applications
        .filter(({ application }) => application.openedOn <= asOf)
        .flatMap(({ application, payerName }) =>
          application.lines.map((line): Row => {
            const standing = lineStanding(application, line, asOf);
            return {
              cells: {
                section: 'application',
                id: application.id,
                what: `${payerName ?? application.facility}${line.product === null ? '' : ` (${line.product})`}`,
                detail: `${standing.state}${standing.effectiveOn === null ? '' : `, effective ${standing.effectiveOn}`}${standing.payerId === null ? '' : `, payer id ${standing.payerId}`}`,
                on: standing.since,
                through: null,
                daysLeft: null,
              },
            };
          }),
        ),
      ...deadlines.map(
        (deadline): Row => ({
          ...(deadline.dueOn !== null && deadline.dueOn < asOf ? { tone: 'bad' as const } : {}),
          cells: {
            section: 'deadline',
            id: deadline.id,
            what: deadline.title,
            detail: deadline.payerName ?? '',
            on: deadline.anchorOn,
            through: deadline.dueOn,
            daysLeft: deadline.dueOn === null ? null : daysBetween(asOf, deadline.dueOn),
          },
        }),
      ),
    ];
    await context.show({
      report: 'provider',
      title: subject.name,
      asOf,
      lead: [
        [
          subject.kind === 'provider' ? `NPI ${subject.npi}` : subject.key,
          subject.type,
          standingWords(subject, asOf),
          subject.states.join(' '),
          subject.taxonomies.map((code) => taxonomyLabel(code) ?? code).join('; '),
          subject.groups.length === 0 ? null : `groups ${subject.groups.join(', ')}`,
        ]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
      ],
      columns: [
        { id: 'section', label: 'Kind', type: 'text', priority: 1 },
        { id: 'what', label: 'What', type: 'text', priority: 1 },
        { id: 'detail', label: 'Detail', type: 'text', priority: 2 },
        { id: 'on', label: 'Since', type: 'date', priority: 4 },
        { id: 'through', label: 'Through', type: 'date', priority: 1, role: 'due' },
        { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
        { id: 'id', label: 'Id', type: 'id', priority: 3 },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      ],
      rows: rows.map((row) => ({ ...row, cells: { ...row.cells, ...subjectCells(subject) } })),
      notes: [],
      empty: 'Nothing is recorded beyond the name.',
      next: `empanel provider history ${subject.key}`,
    });
    return 0;
  },
};
