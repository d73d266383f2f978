import { expect, test, vi } from 'vitest';
import { addDays, calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type DeriveDeadlines, deadlineKinds } from '../../../src/domain/deadline.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { tableFormats } from '../../../src/render/formats.ts';
import { deadlineStream } from '../../../src/reports/deadline-stream.ts';
import { report } from '../../../src/reports/deadlines.ts';
import type { OfficeQuestion, ReportFilters } from '../../../src/reports/report.ts';
import { addPayer, addProvider, command, derived, newLedger, openApplication } from '../ledger/practice.ts';

const asOf = calendarDate('2026-03-14');
const office: OfficeQuestion['office'] = {
  role: 'practice',
  meetings: [],
  rules: () => Promise.reject(new Error('no rules are asked for')),
  roster: async () => undefined,
};

const frame = { report: report.name, title: report.title, empty: '' };

/** Deadlines on every side of the day, with titles that need care, at a facility, of unknown date, not confirmed. */
const manifold: DeriveDeadlines = (facts, context) => {
  const [pattern] = derived(facts, context);
  if (pattern === undefined) return [];
  const titles = [
    'Renew',
    '=1+1',
    'Renew, then "send"',
    'line\nbreak',
    'Łukasz – 山田',
    '\u202eturned',
    'at: riverside',
    'a"b',
    '"quoted, whole"',
    'x","y',
    '+1, 2',
    "'=1",
    'tab\tin',
    '\u2028',
    '\u0085',
    '\\ \b\u0001 /',
    '😀',
    '\ufdd0',
    '',
  ];
  return Array.from({ length: 120 }, (_, index) => {
    const dueOn = index % 17 === 0 ? null : addDays(asOf, ((index * 37) % 240) - 60);
    return {
      ...pattern,
      id: `${pattern.id}${index}`,
      validFrom: calendarDate('2026-01-01'),
      validUntil: calendarDate(index % 5 === 0 ? '2027-01-01' : '9999-12-31'),
      dueOn,
      kind: deadlineKinds[index % deadlineKinds.length] ?? 'expirable',
      title: titles[index % titles.length] ?? '',
      cite: titles[(index * 5) % titles.length] ?? '',
      anchor: titles[(index * 3) % titles.length] ?? '',
      confidence: index % 13 === 0 ? 'background' : 'official',
      leadDays: (index % 4) * 30,
      payer: index % 3 === 0 ? 'aetna-ca' : null,
      facility: index % 7 === 6 ? 'riverside' : null,
      owner: index % 2 === 0 ? 'dana' : null,
    } as const;
  });
};

async function manifoldLedger(): Promise<Ledger> {
  const ledger = await newLedger({ derive: manifold });
  await ledger.write(command('sync'), async (transaction) => {
    await addPayer(transaction);
    for (const [npi, name] of [
      ['1234567893', 'Ruiz, Ana'],
      ['1679576722', 'Núñez, José'],
      ['1245319599', '@Ortega "Ben"'],
    ] as const) {
      const { subjectId } = await addProvider(transaction, npi, name);
      await openApplication(transaction, subjectId);
    }
    await transaction.insert('subject', {
      id: await transaction.newId('p'),
      kind: 'facility',
      key: 'riverside',
      npi: null,
      name: 'Riverside $& Hospital',
      practice: null,
      type: null,
      status: 'active',
      states: ['CA'],
      taxonomies: [],
      groups: [],
      document_id: null,
    });
  });
  return ledger;
}

test('the report is the same text whether its rows are read at once, one by one, or come as text from the ledger', async () => {
  const ledger = await manifoldLedger();
  const dueBy = addDays(asOf, 90);
  const narrowed: readonly Partial<ReportFilters>[] = [
    {},
    { dueBy },
    { dueBy: addDays(asOf, -10) },
    { dueBy, state: 'due' },
    { state: 'unknown' },
    { kind: 'follow-up' },
    { payer: 'aetna-ca', owner: 'dana' },
    { payer: 'nobody' },
    { limit: 0 },
    { limit: 40 },
    { dueBy, limit: 7, owner: 'dana' },
    { dueBy, limit: 100_000 },
  ];
  const formats = await Promise.all(tableFormats.map(async ({ name, load }) => ({ name, format: await load() })));
  let rows = 0;
  for (const filters of narrowed) {
    const question: OfficeQuestion = { ledger, asOf, filters: { all: false, ...filters }, office };
    const table = await report.table(question);
    rows += table.rows.length;
    for (const { name, format } of formats) {
      if (format.renderStream === undefined) continue;
      for (const isLarge of [false, true]) {
        const stream = await deadlineStream(question, frame, isLarge);
        if (stream === undefined) throw new Error('the report cannot be read while it is printed');
        const text = format.renderStream(stream);
        expect(text, `${name} ${JSON.stringify(filters)} ${isLarge}`).toBe(await format.render(table, {}));
        expect(stream.count()).toBe(table.rows.length);
      }
    }
  }
  expect(rows).toBeGreaterThan(500);
});

test('the first of a state, groups and a state that there is not: nothing is read while it is printed', async () => {
  const ledger = await manifoldLedger();
  const asked = (filters: Partial<ReportFilters>) =>
    report.stream?.({ ledger, asOf, filters: { all: false, ...filters }, office });
  expect(await asked({ limit: 5, state: 'due' })).toBeUndefined();
  expect(await asked({ groupBy: 'owner' })).toBeUndefined();
  await expect(asked({ state: 'done' })).rejects.toThrow('`done` is not a state of a deadline');
});

test('text from the ledger is taken where nothing in it needs care', async () => {
  const ledger = await newLedger({
    derive: (facts, context) =>
      derived(facts, context).map((one) => ({ ...one, title: 'Erneuern – „sofort“, 山田', cite: 'a, b; c' })),
  });
  await ledger.write(command('sync'), async (transaction) => {
    await addPayer(transaction);
    const { subjectId } = await addProvider(transaction, '1679576722', 'Núñez, José');
    await openApplication(transaction, subjectId);
  });
  const question: OfficeQuestion = { ledger, asOf, filters: { all: false }, office };
  const table = await report.table(question);
  expect(table.rows.length).toBeGreaterThan(0);
  for (const { name, load } of tableFormats) {
    const { render, renderStream } = await load();
    const stream = await deadlineStream(question, frame, true);
    if (renderStream === undefined || stream === undefined) continue;
    const blocks = [...stream.blocks].map((block) => ({
      ...block,
      rows: () => expect.fail(`${name} reads rows one by one`),
    }));
    expect(renderStream({ ...stream, blocks }), name).toBe(await render(table, {}));
  }
});

test('what a limit leaves out is counted only for a format that tells it', async () => {
  const ledger = await manifoldLedger();
  const counts = vi.spyOn(ledger.deadlines, 'counts');
  const counting: string[] = [];
  for (const { name, load } of tableFormats) {
    const { renderStream } = await load();
    const stream = await deadlineStream({ ledger, asOf, filters: { all: false, limit: 5 } }, frame);
    if (renderStream === undefined || stream === undefined) continue;
    counts.mockClear();
    renderStream(stream);
    if (counts.mock.calls.length > 0) counting.push(name);
  }
  expect(counting).toEqual(['json']);
});
