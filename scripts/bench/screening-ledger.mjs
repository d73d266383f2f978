// A workspace whose ledger holds a roster of people with whole dossiers, for `empanel screen` itself.
import { hash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { coreIn } from './core.mjs';
import { inTurn, peakMemory, print, run, spread } from './measure.mjs';
import { samFile } from './screening.mjs';

/** The day on which they were synced. */
const syncedOn = '2026-06-15';

/** People that one command takes in. */
const peopleACommand = 1000;
const command = { name: 'sync', actor: 'bench', at: `${syncedOn}T12:00:00.000Z`, asOf: syncedOn };
const workspaceId = '00000000-0000-4000-8000-000000000000';

/** MiB. */
const mostMemory = 500;
/** Dossiers that are edited between two runs. */
const edited = 100;

/**
 * `empanel screen` itself over so many people of `lists/roster.csv`: the first run, one where nothing changed, one where
 * a hundred dossiers did; how many goals were missed.
 */
export async function screeningAgainIn(folder, demo, lists, empanel, count) {
  const people = rosterOf(join(lists, 'roster.csv')).slice(0, count);
  mkdirSync(join(folder, '.empanel'), { recursive: true });
  const workspace = await screenedWorkspace(folder, demo, people);
  // What is written here past the program lacks the deadlines that a sync derives.
  const derive = () => run({ name: 'ledger rebuild', command: empanel('ledger', 'rebuild'), cwd: folder });
  derive();
  const screen = (name, ...more) => ({
    name,
    command: empanel('screen', '--as-of', syncedOn, '--format', 'csv', ...more),
    cwd: folder,
    // Exit 1: somebody is to be looked at.
    exits: [0, 1],
  });
  const given = ['--list', `leie=${join(lists, 'UPDATED.csv')}`, '--list', `sam=${join(lists, samFile)}`];
  const first = screen('first run, both lists given', ...given);
  const kept = join(folder, 'before.db');
  const ledger = join(folder, '.empanel/ledger.db');
  copyFileSync(ledger, kept);
  const peak = peakMemory(first);
  const again = () => {
    rmSync(join(folder, '.empanel/lists'), { recursive: true, force: true });
    for (const more of ['-wal', '-shm']) rmSync(`${ledger}${more}`, { force: true });
    copyFileSync(kept, ledger);
  };
  const took = run({ ...first, before: again });
  let round = 0;
  const change = async () => {
    round += 1;
    const indexes = Array.from({ length: edited }, (_, at) => Math.floor((at * people.length) / edited));
    await edit(folder, workspace, people, indexes, `19${50 + (round % 40)}-03-0${1 + (round % 9)}`);
    derive();
  };
  const rounds = [];
  for (let at = 0; at < 3; at += 1) {
    const [unchanged] = inTurn([screen('nothing changed')], 1, 0);
    await change();
    const [some] = inTurn([screen(`${edited} dossiers edited`)], 1, 0);
    rounds.push([unchanged.time.median, some.time.median]);
  }
  const of = (name, times) => ({ name, time: spread(times), ratio: spread(times.map((time) => time / took)) });
  print(`\`empanel screen\` over a ledger of ${people.length} people`, [
    of(first.name, [took]),
    of(
      'second run, nothing changed',
      rounds.map(([unchanged]) => unchanged),
    ),
    of(
      `second run, ${edited} dossiers edited`,
      rounds.map(([, some]) => some),
    ),
  ]);
  const met = peak <= mostMemory;
  console.log(`  ${first.name}: ${Math.round(peak)} MiB at most (≤ ${mostMemory} ${met ? 'met' : 'MISSED'})`);
  return met ? 0 : 1;
}

const blankSubject = {
  npi: null,
  practice: null,
  type: null,
  status: 'active',
  states: [],
  taxonomies: [],
  groups: [],
};

/** The people of a roster file (npi, last, first, birth date, state). */
function rosterOf(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [npi, last, first, birthDate, state] = line.split(',');
    return { npi, name: { last, first }, birthDate, state };
  });
}

/** A workspace in `folder` like `demo`, whose providers are `people` with the papers of one of the demo's. */
async function screenedWorkspace(folder, demo, people) {
  cpSync(join(demo, 'empanel.yaml'), join(folder, 'empanel.yaml'));
  const { openLedger } = await coreIn(folder);
  const templates = await templatesOf(openLedger, join(demo, '.empanel/ledger.db'));
  const ledger = await openLedger({
    path: join(folder, '.empanel/ledger.db'),
    mode: 'create',
    at: command.at,
    workspaceId,
  });
  const ids = [];
  try {
    await ledger.write(command, async (tx) => writeGroup(tx, templates));
    for (let from = 0; from < people.length; from += peopleACommand) {
      await ledger.write(command, async (tx) => {
        for (const person of people.slice(from, from + peopleACommand)) ids.push(await written(tx, person, templates));
      });
    }
  } finally {
    await ledger.close();
  }
  return { openLedger, templates, ids };
}

/** Gives people of a workspace another birth date, as a sync of edited dossiers would. */
async function edit(folder, { openLedger, templates, ids }, people, indexes, birthDate) {
  const ledger = await openLedger({ path: join(folder, '.empanel/ledger.db'), mode: 'write' });
  try {
    await ledger.write(command, async (tx) => {
      for (const at of indexes)
        await tx.update('document', ids[at].document, dossierOf({ ...people[at], birthDate }, templates));
    });
  } finally {
    await ledger.close();
  }
}

async function templatesOf(openLedger, path) {
  const ledger = await openLedger({ path, mode: 'read' });
  try {
    const documents = await ledger.screenings.partyDocuments();
    const bodyOf = (wanted) => {
      const { subject } = documents.find(({ kind }) => kind === wanted);
      const [[, body]] = ledger.screenings.bodies([subject.id]);
      return { subject, body: JSON.parse(body) };
    };
    const { register: _register, formerNames: _former, ...dossier } = bodyOf('dossier').body;
    const { body } = bodyOf('group');
    return { dossier, group: { ...body, members: [] }, groupKey: body.key };
  } finally {
    await ledger.close();
  }
}

const dossierOf = ({ npi, name, birthDate }, { dossier }) => stored({ ...dossier, npi, name, birthDate });

function stored(value) {
  const body = JSON.stringify(value);
  return { body, sha256: hash('sha256', body, 'hex') };
}

/** The group that all of them belong to: a screening run is its clock, not each provider's. */
async function writeGroup(tx, { group, groupKey: key }) {
  const document = { kind: 'group', key, path: `groups/${key}.group.yaml`, ...stored(group), synced_on: syncedOn };
  const id = await tx.newId('d');
  await tx.insert('document', { id, ...document, status: 'current' });
  await tx.insert('subject', {
    ...blankSubject,
    id: await tx.newId('g'),
    kind: 'group',
    key,
    name: group.legalName,
    document_id: id,
  });
}

async function written(tx, person, templates) {
  const { npi, name, state } = person;
  const document = await tx.newId('d');
  const path = `dossiers/${npi}.dossier.yaml`;
  await tx.insert('document', {
    id: document,
    kind: 'dossier',
    key: npi,
    path,
    ...dossierOf(person, templates),
    synced_on: syncedOn,
    status: 'current',
  });
  const id = await tx.newId('p');
  await tx.insert('subject', {
    ...blankSubject,
    id,
    kind: 'provider',
    key: npi,
    npi,
    name: `${name.last}, ${name.first}`,
    type: 'md',
    states: [state],
    taxonomies: ['207Q00000X'],
    groups: [templates.groupKey],
    document_id: document,
  });
  return { document, subject: id };
}
