// A ledger of any size, written through the ledger's own door: journal, chain and ids are as if people had typed it all.
// `node scripts/bench/large-ledger.mjs FOLDER --scale 0.1` makes a workspace with 10,000 providers in FOLDER.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { coreIn } from './core.mjs';
import { npiOf } from './numbers.mjs';

/** At scale 1; each provider has ten credentials and ten applications. */
export const providersAtFullScale = 100_000;

/** The day for which reports are asked. */
export const reportDay = '2026-11-20';

/** Subjects that one command takes in: large enough to be a bulk, small enough to be held in memory. */
const providersACommand = 1000;

const dayMilliseconds = 86_400_000;
const dayZero = Date.parse(reportDay) / dayMilliseconds;
const day = (offset) => new Date((dayZero + offset) * dayMilliseconds).toISOString().slice(0, 10);

/** Numbers that look random and are the same in every run. */
function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const states = ['OR', 'WA', 'CA', 'ID', 'NV', 'TX'];
const surnames = ['Ruiz', 'Okafor', 'Lindqvist', 'Nguyen', 'Adeyemi', 'Kowalski', 'Haddad', 'Moreau', 'Sato', 'Byrne'];
const givenNames = ['Ana', 'Miriam', 'Tomas', 'Jun', 'Leila', 'Piotr', 'Grace', 'Owen', 'Rosa', 'Felix'];
const professions = [
  ['md', '207Q00000X'],
  ['np', '363LF0000X'],
  ['pa', '363A00000X'],
  ['psychologist', '103TC0700X'],
  ['pt', '225100000X'],
];
const payerCount = 10;

const payers = Array.from({ length: payerCount }, (_, index) => ({
  key: `payer-${index + 1}`,
  name: `Payer ${index + 1} Health Plan`,
  lines: index === 0 ? ['medicare'] : index === 1 ? ['medicaid'] : ['commercial'],
  states: index < 2 ? [] : states,
  packs: index === 0 ? ['medicare'] : index === 1 ? ['medicaid'] : ['commercial-generic'],
  follow_up_every: 'P14D',
  decision_within: index === 0 ? null : 'P90D',
  document_id: null,
}));

/** The ten credentials of a provider, each with its one term. */
function credentials(index, state, random) {
  const ends = (years) => day(random(years * 365) - 20);
  const begun = (through) => `${Number(through.slice(0, 4)) - 2}${through.slice(4)}`.replace('02-29', '02-28');
  const paper = (kind, naturalKey, label, where, through) => ({
    kind,
    naturalKey,
    label,
    state: where,
    term: { happened_on: begun(through), from_on: begun(through), through_on: through },
  });
  const event = (kind, naturalKey, label, where, daysAgo) => ({
    kind,
    naturalKey,
    label,
    state: where,
    term: { happened_on: day(-daysAgo), from_on: null, through_on: null },
  });
  const other = states[(states.indexOf(state) + 1) % states.length];
  return [
    paper('license', `${state}|md|${index}`, `${state} license MD${index}`, state, ends(2)),
    paper('license', `${other}|md|${index}`, `${other} license MD${index}`, other, ends(2)),
    paper('dea', `R${index}`, `DEA registration ${index}`, state, ends(3)),
    paper('cds', `${state}|${index}`, `${state} CDS ${index}`, state, ends(3)),
    paper('board', `abfm|${index}`, 'ABFM Family Medicine', null, ends(5)),
    paper('malpractice', `carrier|${index}`, 'malpractice cover', null, ends(1)),
    paper('certification', `bls|${index}`, 'BLS certificate', null, ends(2)),
    event('caqh', 'caqh', 'CAQH profile', null, random(140)),
    event('medicare', 'medicare', 'Medicare enrollment', null, random(1800)),
    event('medicaid', state, `${state} Medicaid enrollment`, state, random(1800)),
  ];
}

/** Steps of an application: almost all were decided long ago, a few lie with the payer or are still drafts. */
function course(random) {
  const kind = random(100);
  const isOpen = kind < 5;
  const openedOn = isOpen ? -random(120) : -400 - random(600);
  if (kind < 2) return { openedOn, steps: [], followUp: openedOn + 14 };
  const submitted = { name: 'submitted', on: openedOn + 7, via: 'portal' };
  if (isOpen) return { openedOn, steps: submitted.on > 0 ? [] : [submitted], followUp: openedOn + 21 + random(60) };
  if (kind < 25) return { openedOn, steps: [submitted, { name: 'withdrawn', on: openedOn + 30 }], followUp: null };
  const decided = openedOn + 60 + random(60);
  const approved = { name: 'approved', on: decided, effective: decided + 1 };
  return { openedOn, steps: [submitted, approved, { name: 'loaded', on: decided + 20 }], followUp: null };
}

const blankStep = {
  line_id: null,
  via: null,
  reference: null,
  reason: null,
  due_on: null,
  until_on: null,
  reopens_on: null,
  effective_on: null,
  payer_id: null,
  note: null,
};

async function writeProvider(tx, index, random) {
  const state = states[random(states.length)];
  const [type, taxonomy] = professions[random(professions.length)];
  const subjectId = await tx.newId('p');
  const npi = npiOf(String(110_000_000 + index));
  await tx.insert('subject', {
    id: subjectId,
    kind: 'provider',
    key: npi,
    npi,
    name: `${surnames[random(surnames.length)]}, ${givenNames[random(givenNames.length)]} ${index}`,
    practice: null,
    type,
    status: 'active',
    states: [state],
    taxonomies: [taxonomy],
    groups: [],
    document_id: null,
  });
  for (const { term, naturalKey, ...one } of credentials(index, state, random)) {
    const credential = await tx.newId('c');
    const valueHash = `${credential}${npi}`.repeat(4).slice(0, 64);
    await tx.insert('credential', {
      id: credential,
      subject_id: subjectId,
      natural_key: naturalKey,
      status: 'active',
      value_hash: valueHash,
      ...one,
    });
    await tx.insert('term', { id: await tx.newId('t'), credential_id: credential, ...term });
  }
  for (const payer of payers) await writeApplication(tx, subjectId, payer.key, random);
}

async function writeApplication(tx, subjectId, payer, random) {
  const { openedOn, steps, followUp } = course(random);
  const application = await tx.newId('a');
  await tx.insert('application', {
    id: application,
    subject_id: subjectId,
    payer,
    facility: null,
    type: 'initial',
    route: 'individual',
    what: null,
    owner: ['dana', 'lee', null][random(3)],
    opened_on: day(openedOn),
    previous_id: null,
    replaces_id: null,
  });
  for (const { name, on, via = null, effective } of steps) {
    await tx.insert('step', {
      ...blankStep,
      id: await tx.newId('s'),
      application_id: application,
      name,
      happened_on: day(on),
      via,
      effective_on: effective === undefined ? null : day(effective),
    });
  }
  if (followUp === null) return;
  await tx.insert('follow_up', {
    id: await tx.newId('u'),
    application_id: application,
    set_on: day(openedOn),
    due_on: day(followUp),
    origin: 'payer',
  });
}

/** Fills the ledger at `path`; `step` is told after each command. Deadlines are left to `ledger rebuild`. */
export async function fillLedger({ openLedger }, path, providers, step = () => {}) {
  const at = `${reportDay}T12:00:00.000Z`;
  const ledger = await openLedger({ path, mode: 'create', at, workspaceId: '00000000-0000-4000-8000-000000000000' });
  const command = { name: 'sync', actor: 'bench', at, asOf: reportDay };
  const random = numbers(20_261_120);
  try {
    await ledger.write(command, async (tx) => {
      for (const payer of payers) await tx.insert('payer', payer);
    });
    for (let done = 0; done < providers; ) {
      const until = Math.min(done + providersACommand, providers);
      await ledger.write(command, async (tx) => {
        for (let index = done + 1; index <= until; index += 1) await writeProvider(tx, index, random);
      });
      done = until;
      step(done);
    }
    return (await ledger.head()).seq;
  } finally {
    await ledger.close();
  }
}

/** Milliseconds that making up the rows takes by itself, with nothing written: no part of what a ledger costs. */
export async function inventing(providers) {
  const random = numbers(20_261_120);
  let given = 0;
  const nowhere = {
    newId: async (letter) => {
      given += 1;
      return `${letter}-${given}`;
    },
    insert: async () => '',
  };
  const started = performance.now();
  for (let index = 1; index <= providers; index += 1) await writeProvider(nowhere, index, random);
  return performance.now() - started;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { scale: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  const providers = Math.round(providersAtFullScale * Number(values.scale));
  if (folder === undefined || !(providers > 0)) throw new Error('usage: large-ledger.mjs FOLDER [--scale 0.1]');
  const path = join(folder, '.empanel/ledger.db');
  if (existsSync(path)) throw new Error(`${path} is there already`);
  const core = await coreIn(folder);
  const started = performance.now();
  const entries = await fillLedger(core, path, providers, (done) =>
    process.stderr.write(`\r${done} of ${providers} providers`),
  );
  process.stderr.write('\n');
  console.log(`${entries} journal entries in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
