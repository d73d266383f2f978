/** A screening that looks only at what changed sees what one that begins with nothing sees, whatever happened in between. */

import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordScreening, type ScreeningList, type ScreeningPlan, screeningPlan } from '../../src/actions/screen.ts';
import { keptRoster, previousRoster, storedRosterPath } from '../../src/cli/screening/kept-roster.ts';
import { addDays, type CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import { nameSearch } from '../../src/domain/matching/name-search.ts';
import { listIndex } from '../../src/domain/matching/possible-matches.ts';
import type { ListedParty } from '../../src/domain/screening/exclusion.ts';
import { exclusionPeriods, type ListEdition } from '../../src/domain/screening/exclusion-period.ts';
import { searchOf } from '../../src/domain/screening/periods-by-record.ts';
import type { RosterSubject } from '../../src/domain/screening/screening-roster.ts';
import type { Transaction } from '../../src/ledger/command.ts';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import fc from '../property.ts';
import { command, created } from '../unit/ledger/practice.ts';

const lasts = ['Ruiz', 'Ruis', 'Chen', 'Garcia-Ruiz', 'Okafor'];
const firsts = ['Ana', 'Anna', 'Wei'];
const births = ['1970-03-04', '1970-04-03', '1980-01-01', undefined];
const days = ['2026-04-01', '2026-04-02', '2026-05-01'] as CalendarDate[];
const byWhom = 'dana';

const deedNames = [
  'add',
  'add',
  'edit',
  'edit',
  'group',
  'owner',
  'archive',
  'gone',
  'list',
  'review',
  'undo',
  'day',
  'none',
];
const deeds = fc.array(
  fc.record({
    names: fc.array(fc.tuple(fc.constantFrom(...deedNames), fc.nat({ max: 60 })), { minLength: 0, maxLength: 6 }),
    /** Before this run the kept rosters are lost. */
    lost: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  }),
  { minLength: 2, maxLength: 7 },
);

test('a second run equals a run from nothing', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), deeds, async (people, runs) => {
      const office = await Office.opened();
      try {
        await office.write((tx) => times(people, (at) => office.addProvider(tx, at)));
        for (const { names, lost } of runs) {
          for (const [name, pick] of names) await office.does(name, pick);
          if (lost) office.loseRosters();
          await office.screens();
        }
      } finally {
        await office.close();
      }
    }),
    { numRuns: 30 },
  );
});

async function times(count: number, deed: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < count; at += 1) await deed(at);
}

/** A workspace: its ledger, the folder of its rosters, and the lists of the day. */
class Office {
  readonly root: string;
  readonly ledger: Ledger;
  #day = 0;
  #number = 0;
  #editions = [0, 0];

  private constructor(root: string, ledger: Ledger) {
    this.root = root;
    this.ledger = ledger;
  }

  static async opened(): Promise<Office> {
    const root = mkdtempSync(join(tmpdir(), 'empanel-screening-'));
    mkdirSync(join(root, '.empanel/lists'), { recursive: true });
    const path = join(root, '.empanel/ledger.db');
    return new Office(root, await openLedger({ path, mode: 'create', at: created, workspaceId: 'test' }));
  }

  async close(): Promise<void> {
    await this.ledger.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  async write(body: (tx: Transaction) => Promise<unknown>): Promise<void> {
    await this.ledger.write(command(), body);
  }

  loseRosters(): void {
    rmSync(join(this.root, '.empanel/lists'), { recursive: true });
    mkdirSync(join(this.root, '.empanel/lists'));
  }

  async does(name: string, pick: number): Promise<void> {
    if (name === 'day') this.#day = Math.min(this.#day + 1, days.length - 1);
    if (name === 'list') this.#editions[pick % 2] = (this.#editions[pick % 2] ?? 0) + 1;
    if (name === 'undo') await this.ledger.undo(command('undo')).catch(() => undefined);
    if (name === 'add') await this.write((tx) => this.addProvider(tx, pick));
    if (name === 'group') await this.write((tx) => this.#addGroup(tx, pick));
    if (name === 'review') await this.#review(pick);
    const documents = this.ledger.screenings.partyDocuments();
    const one = documents[pick % Math.max(1, documents.length)];
    if (one === undefined) return;
    const { id, kind } = one.subject;
    await this.write(async (tx) => {
      const document = (await tx.row('subject', id))?.document_id ?? '';
      if (name === 'edit' && kind === 'provider') await tx.update('document', document, person(pick));
      if (name === 'owner' && kind === 'group') await tx.update('document', document, owned(pick));
      if (name === 'archive') await tx.update('subject', id, { status: pick % 2 === 0 ? 'archived' : 'active' });
      if (name === 'gone') await tx.update('subject', id, { document_id: null });
    });
  }

  async addProvider(tx: Transaction, pick: number): Promise<string> {
    this.#number += 1;
    const key = `n${this.#number}`;
    const id = await tx.newId('d');
    const place = { kind: 'dossier' as const, key, path: `${key}.yaml`, synced_on: days[0] as string };
    await tx.insert('document', { id, ...place, ...person(pick), status: 'current' });
    return tx.insert('subject', {
      ...blank,
      id: await tx.newId('p'),
      kind: 'provider',
      key,
      name: `Provider ${key}`,
      states: [['OR'], ['CA'], []][pick % 3] ?? [],
      document_id: id,
    });
  }

  async #addGroup(tx: Transaction, pick: number): Promise<string> {
    this.#number += 1;
    const key = `g${this.#number}`;
    const id = await tx.newId('d');
    const place = { kind: 'group' as const, key, path: `${key}.yaml`, synced_on: days[0] as string };
    await tx.insert('document', { id, ...place, ...owned(pick), status: 'current' });
    return tx.insert('subject', {
      ...blank,
      id: await tx.newId('g'),
      kind: 'group',
      key,
      name: `Group ${key}`,
      document_id: id,
    });
  }

  async #review(pick: number): Promise<void> {
    const matches = (await this.ledger.screenings.matches()).filter(({ closedOn }) => closedOn === null);
    const match = matches[pick % Math.max(1, matches.length)];
    if (match === undefined) return;
    await this.write(async (tx) =>
      tx.insert('match_review', {
        id: await tx.newId('hr'),
        subject_id: match.subjectId,
        match_id: match.id,
        happened_on: days[this.#day] as string,
        verdict: pick % 2 === 0 ? 'same' : 'different',
        reason: 'looked',
        record_sha256: match.recordSha256,
        identity_sha256: match.identitySha256,
      }),
    );
  }

  /** Plans the run from what is known and from nothing, compares the two, and records the first. */
  async screens(): Promise<void> {
    const on = days[this.#day] as CalendarDate;
    const lists = this.#editions.map((edition, at) => listOf(at, edition));
    const last = (await this.ledger.screenings.runs()).at(-1);
    const previous = last === undefined ? undefined : previousRoster(this.root, last);
    const request = { on, leastShare: 5, lists, previousDates: {}, step: () => {}, nameSearchFor: nameSearch };
    const plan = await screeningPlan(this.ledger, { ...request, previous });
    const anew = await screeningPlan(this.ledger, { ...request, previous: undefined });
    expect(seen(plan)).toEqual(seen(anew));
    writeFileSync(join(this.root, storedRosterPath(plan.roster.sha256)), plan.roster.bytes);
    const subjects = subjectsOf(anew);
    expect(keptRoster(this.root, plan.roster.sha256)?.subjects).toEqual(subjects);
    const ids = subjects.map(({ subjectId }) => subjectId);
    expect(plan.roster.subjects(ids).toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))).toEqual(subjects);
    expect(plan.lookedUp).toBeLessThanOrEqual(anew.lookedUp);
    await this.ledger.write(command('screen', { actor: byWhom }), async (tx) => {
      const { counts, parties } = await recordScreening(tx, this.ledger, plan, { on, listIds: [], untaken: [] });
      expect(counts.clear + counts.open + counts.confirmed).toBe(plan.roster.screened);
      const all = new Set(subjects.flatMap((one) => one.parties.map(({ party }) => `${one.subjectId}|${party}`)));
      for (const key of parties) expect(all).toContain(key);
    });
  }
}

function seen({ roster, changes }: ScreeningPlan): unknown {
  return { screened: roster.screened, skipped: roster.skipped, changes };
}

/** The subjects on the roster of a plan that began with nothing. */
function subjectsOf({ roster }: ScreeningPlan): readonly RosterSubject[] {
  const [, ...lines] = Buffer.from(roster.bytes).toString('utf8').trimEnd().split('\n');
  return roster.subjects(lines.map((line) => (JSON.parse(line) as [string])[0]));
}

const blank = {
  npi: null,
  practice: null,
  type: null,
  status: 'active',
  states: [],
  taxonomies: [],
  groups: [],
} as const;

function person(pick: number): { body: string; sha256: string } {
  const birthDate = births[pick % births.length];
  const name = { last: lasts[pick % lasts.length], first: firsts[pick % firsts.length] };
  return stored({ name, ...(birthDate === undefined ? {} : { birthDate }), note: pick });
}

function owned(pick: number): { body: string; sha256: string } {
  const owners = Array.from({ length: pick % 4 }, (_, at) => ({
    name: { last: lasts[(pick + at) % lasts.length], first: firsts[at % firsts.length] },
    percent: at === 2 ? 1 : 30,
    ...(at === 1 ? { until: days[1] } : {}),
  }));
  return stored({ legalName: 'Ruiz Clinic', owners });
}

function stored(value: unknown): { body: string; sha256: string } {
  const body = JSON.stringify(value);
  return { body, sha256: hash('sha256', body, 'hex') };
}

/** A list and its former editions: rows come, change and go from one to the next. */
function listOf(at: number, edition: number): ScreeningList {
  const editions = Array.from({ length: edition + 1 }, (_, one) => editionOf(at, one));
  return {
    list: at === 0 ? 'leie' : 'sam',
    identity: `edition ${edition}`,
    coverage: 'full list',
    latestOn: latestOf(edition),
    search: async () => {
      const periods = exclusionPeriods(editions);
      return searchOf(listIndex(periods.map(({ record }) => record)), periods);
    },
  };
}

function editionOf(at: number, edition: number): ListEdition {
  const records = Array.from({ length: 8 }, (_, row) => row)
    .filter((row) => (row + edition) % 5 !== 0)
    .map((row) => recordOf(at, row, row % 3 === 0 ? edition : 0));
  return { form: 'full', publishedOn: dayOf(edition), latestOn: latestOf(edition), records };
}

/** Every other edition is of the day of the one before. */
function dayOf(edition: number): CalendarDate {
  return addDays('2025-01-01' as CalendarDate, 30 * Math.floor(edition / 2));
}

/** An edition can have come out later than the day it is of, and the one after it earlier than that. */
function latestOf(edition: number): CalendarDate {
  return addDays(dayOf(edition), (edition % 3) * 20);
}

function recordOf(at: number, row: number, edition: number): ListedParty {
  const birthDate = at === 1 ? undefined : births[(row + at) % births.length];
  const said = {
    name:
      row === 7 ? null : { last: lasts[row % lasts.length] as string, first: firsts[row % firsts.length] as string },
    otherNames: [],
    business: row === 7 ? 'RUIZ CLINIC' : '',
    cut: false,
    npi: null,
    npiNote: null,
    birthDate: (birthDate ?? null) as CalendarDate | null,
    license: '',
    specialty: '',
    city: `City ${edition}`,
    state: row % 2 === 0 ? 'OR' : '',
    grounds: '',
    from: '2024-01-01' as CalendarDate,
    until: null,
    waiver: null,
  };
  return { ...said, line: row, recordSha256: hash('sha256', JSON.stringify([said, at, row]), 'hex') };
}
