/** A small ledger to test with: temporary files, plain commands, and a derivation simple enough to foretell. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { DeadlineSpan, DeriveDeadlines } from '../../../src/domain/deadline.ts';
import type { Command, Transaction } from '../../../src/ledger/command.ts';
import { type Ledger, type LedgerOptions, openLedger } from '../../../src/ledger/ledger.ts';

export const created = '2026-01-05T14:00:00.000Z';

/** A private folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empanel-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new ledger that is closed with the test. */
export async function newLedger(options: Partial<LedgerOptions> = {}): Promise<Ledger> {
  const path = options.path ?? join(temporaryFolder(), 'ledger.db');
  return opened({ path, mode: 'create', at: created, workspaceId: 'test', ...options });
}

/** An opened ledger that is closed with the test. */
export async function opened(options: LedgerOptions): Promise<Ledger> {
  const ledger = await openLedger({ derive: derived, rulesHash: 'rules 1', ...options });
  onTestFinished(() => ledger.close());
  return ledger;
}

let minute = 0;

/** A command of Dana's, a minute after the last. */
export function command(name = 'test', given: Partial<Command> = {}): Command {
  minute += 1;
  const at = `2026-03-${String(1 + Math.floor(minute / 1000)).padStart(2, '0')}T${clock(minute % 1000)}Z`;
  return { name, actor: 'dana', at, asOf: '2026-03-14', ...given };
}

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000`;
}

const horizon = '2036-01-01' as CalendarDate;

/** One deadline per license term that ends, and one per newest follow-up; the payer's name is in the title. */
export const derived: DeriveDeadlines = (facts, context) => {
  const expirables = facts.credentials.flatMap((credential) =>
    credential.terms.flatMap((term, position): DeadlineSpan[] => {
      const renewedOn = credential.terms[position + 1]?.from ?? horizon;
      const due = {
        dueOn: term.through,
        validFrom: term.from ?? ('2020-01-01' as CalendarDate),
        validUntil: renewedOn,
      };
      return due.validFrom < due.validUntil
        ? [{ ...plain(`x-${term.id.slice(2)}`), ...due, title: credential.label }]
        : [];
    }),
  );
  const followUps = facts.applications.flatMap((application) => {
    const newest = application.followUps.at(-1);
    const payer = application.payer === null ? undefined : context.payers.get(application.payer);
    if (newest === undefined) return [];
    const span = {
      ...plain(`x-${newest.id.slice(2)}`),
      dueOn: newest.dueOn,
      validFrom: newest.on,
      validUntil: horizon,
    };
    const { owner, id: applicationId } = application;
    return [
      {
        ...span,
        kind: 'follow-up' as const,
        title: `call ${payer?.name ?? '?'}`,
        payer: payer?.key ?? null,
        owner,
        applicationId,
      },
    ];
  });
  return [...expirables, ...followUps];
};

function plain(id: string): DeadlineSpan {
  return {
    id,
    validFrom: '2020-01-01' as CalendarDate,
    validUntil: horizon,
    dueOn: null,
    kind: 'expirable',
    title: '',
    rule: 'paper.expiry',
    cite: 'the paper itself',
    confidence: 'practice',
    anchor: 'expiry date',
    anchorOn: null,
    arithmetic: ['as printed'],
    leadDays: 90,
    payer: null,
    facility: null,
    applicationId: null,
    owner: null,
    blocksBilling: true,
    opensOn: null,
    dueAtLatestOn: null,
  };
}

/** A provider with a license. */
export async function addProvider(
  transaction: Transaction,
  npi = '1234567893',
  name = 'Ruiz, Ana',
  through: string | null = '2026-06-30',
): Promise<{ readonly subjectId: string; readonly credentialId: string; readonly termId: string }> {
  const document = await transaction.insert('document', {
    id: await transaction.newId('d'),
    kind: 'dossier',
    key: npi,
    path: `dossiers/${npi}.dossier.yaml`,
    sha256: 'f'.repeat(64),
    body: JSON.stringify({ npi, birthDate: '1980-02-03' }),
    synced_on: '2026-03-14',
    status: 'current',
  });
  const subjectId = await transaction.insert('subject', {
    id: await transaction.newId('p'),
    kind: 'provider',
    key: npi,
    npi,
    name,
    practice: 'main-street',
    type: 'md',
    status: 'active',
    states: ['CA'],
    taxonomies: ['207Q00000X'],
    groups: [],
    document_id: document,
  });
  const credentialId = await transaction.insert('credential', {
    id: await transaction.newId('c'),
    subject_id: subjectId,
    kind: 'license',
    natural_key: 'CA|md|A12345',
    label: 'CA license A12345',
    state: 'CA',
    status: 'active',
    value_hash: 'v1',
  });
  const term = { credential_id: credentialId, from_on: '2024-07-01', through_on: through };
  const termId = await transaction.insert('term', { id: await transaction.newId('t'), ...term });
  return { subjectId, credentialId, termId };
}

/** A payer. */
export async function addPayer(
  transaction: Transaction,
  key = 'aetna-ca',
  name = 'Aetna of California',
): Promise<string> {
  return transaction.insert('payer', { key, name, lines: ['commercial'], states: ['CA'], packs: ['commercial'] });
}

/** An application with one line and a follow-up. */
export async function openApplication(
  transaction: Transaction,
  subjectId: string,
  payer = 'aetna-ca',
  dueOn = '2026-04-01',
): Promise<string> {
  const applicationId = await transaction.insert('application', {
    id: await transaction.newId('a'),
    subject_id: subjectId,
    payer,
    type: 'initial',
    route: 'individual',
    owner: 'dana',
    opened_on: '2026-03-14',
  });
  await transaction.insert('application_line', {
    id: await transaction.newId('l'),
    application_id: applicationId,
    number: 1,
    product: 'ppo',
  });
  await addFollowUp(transaction, applicationId, dueOn);
  return applicationId;
}

/** A follow-up. */
export async function addFollowUp(transaction: Transaction, applicationId: string, dueOn: string): Promise<string> {
  const row = { application_id: applicationId, set_on: '2026-03-14', due_on: dueOn, origin: 'asked' } as const;
  return transaction.insert('follow_up', { id: await transaction.newId('u'), ...row });
}

/** A step of all lines. */
export async function addStep(
  transaction: Transaction,
  applicationId: string,
  name: 'submitted' | 'received',
): Promise<string> {
  const row = { application_id: applicationId, name, happened_on: '2026-03-14', via: 'portal' } as const;
  return transaction.insert('step', { id: await transaction.newId('s'), ...row });
}
