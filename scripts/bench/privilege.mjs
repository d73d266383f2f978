// A schedule of operating rooms through the privileges of all staff, against a join over the same sorted intervals in the
// sqlite3 shell: both read the same CSV and write a verdict for every row.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { coreIn } from './core.mjs';
import { inTurn, peakMemory, print, run } from './measure.mjs';
import { day, npi, numbers, reportDay } from './schedule.mjs';

const rows = 100_000;
const facilities = 50;
const providersACommand = 500;
const facilityKey = (index) => `hospital-${String(index).padStart(2, '0')}`;

const line = (index, kind) => ({
  key: `${kind}-${index}`,
  name: `${kind} of form ${index}`,
  kind,
  procedures: Array.from({ length: 10 }, (_, at) => ({
    name: `Procedure ${index}-${kind}-${at}`,
    code: String((kind === 'core' ? 30_000 : 40_000) + index * 10 + at),
  })),
  ...(kind === 'core' ? { controlledSubstances: true } : { resources: ['suite'] }),
  initial: { certifications: ['acls'] },
});
const forms = Array.from({ length: 10 }, (_, index) => ({
  key: `form-${index}`,
  specialty: `Specialty ${index}`,
  version: '1',
  lines: [line(index, 'core'), line(index, 'special')],
}));

/** The form of a provider: everybody has one specialty. */
const formOf = (index) => index % forms.length;

/** Fills a ledger with providers who hold a core and a special line at two hospitals each. */
async function fill({ openLedger }, path, providers) {
  const at = `${reportDay}T12:00:00.000Z`;
  const ledger = await openLedger({ path, mode: 'create', at, workspaceId: '00000000-0000-4000-8000-000000000000' });
  const command = { name: 'sync', actor: 'bench', at, asOf: reportDay };
  const random = numbers(5);
  const formIds = [];
  await ledger.write(command, async (tx) => {
    for (let index = 0; index < facilities; index += 1) {
      const key = facilityKey(index);
      const resources = [{ key: 'suite', name: 'Suite', until: day(random(900)) }];
      const address = { line1: '1 Main', city: 'Salem', state: 'OR' };
      const body = {
        key,
        name: `Hospital ${index}`,
        kind: 'hospital',
        ours: true,
        address,
        resources,
        privilegeForms: forms,
      };
      const document = { kind: 'facility', key, path: `${key}.yaml`, sha256: '0'.repeat(64), status: 'current' };
      await tx.insert('document', {
        id: await tx.newId('d'),
        ...document,
        body: JSON.stringify(body),
        synced_on: reportDay,
      });
      formIds.push([]);
      for (const form of forms) {
        const id = await tx.newId('pf');
        formIds[index].push(id);
        const row = { facility: key, key: form.key, version: '1', sha256: form.key, body: JSON.stringify(form) };
        await tx.insert('privilege_form', { id, ...row });
      }
    }
  });
  for (let done = 0; done < providers; done += providersACommand) {
    await ledger.write(command, async (tx) => {
      const until = Math.min(done + providersACommand, providers);
      for (let index = done; index < until; index += 1) await writeProvider(tx, index, random, formIds);
    });
  }
  await ledger.close();
}

async function writeProvider(tx, index, random, formIds) {
  const subject = await tx.newId('p');
  const key = npi(index);
  const who = { kind: 'provider', key, npi: key, name: `Provider ${index}`, type: 'md', status: 'active' };
  await tx.insert('subject', { id: subject, ...who, states: ['OR'], taxonomies: [], groups: [] });
  const papers = [
    ['license', `OR|md|${index}`, 'OR'],
    ['dea', `AB${index}`, 'OR'],
    ['certification', 'acls|', null],
  ];
  for (const [kind, natural, state] of papers) {
    const credential = await tx.newId('c');
    const named = { natural_key: natural, label: `${kind} ${index}`, state, status: state === null ? null : 'active' };
    await tx.insert('credential', { id: credential, subject_id: subject, kind, ...named, value_hash: '0' });
    const through = day(random(900) - 50);
    await tx.insert('term', {
      id: await tx.newId('t'),
      credential_id: credential,
      from_on: '2020-01-01',
      through_on: through,
    });
  }
  for (const place of [index % facilities, (index * 7 + 3) % facilities]) {
    const facility = facilityKey(place);
    const from = day(-random(900) - 30);
    const until = day(random(400));
    const decision = {
      body: facility,
      program: 'privileges',
      outcome: 'approved',
      happened_on: from,
      recused: [],
      evidence: [],
    };
    await tx.insert('decision', { id: await tx.newId('o'), subject_id: subject, ...decision });
    const staff = { type: 'initial', category: 'active', category_name: 'Active staff', duties: [] };
    const term = { happened_on: from, from_on: from, until_on: until };
    await tx.insert('appointment', { id: await tx.newId('ap'), subject_id: subject, facility, ...staff, ...term });
    const form = formOf(index);
    for (const kind of ['core', 'special']) {
      const granted = { basis: 'regular', form_id: formIds[place][form], line: `${kind}-${form}`, checked: [] };
      await tx.insert('privilege_grant', {
        id: await tx.newId('pg'),
        subject_id: subject,
        facility,
        ...granted,
        ...term,
      });
    }
    if (random(20) === 0) {
      const on = day(-random(200));
      const rest = { kind: 'suspension', grants: [], happened_on: on, from_on: on, until_on: day(random(60)) };
      const why = { cause: 'administrative', under_investigation: 0, imminent_danger: 0 };
      await tx.insert('privilege_action', { id: await tx.newId('pa'), subject_id: subject, facility, ...rest, ...why });
    }
  }
}

/** The verdicts that the program kept, as plain intervals, one row each, in a file for the shell. */
function intervalsIn(kept, target) {
  const { data } = JSON.parse(readFileSync(kept, 'utf8')).value;
  const verdicts = ['yes', 'conditions', 'no'];
  const plain = new Database(target);
  plain.exec(`CREATE TABLE span (npi TEXT, facility TEXT, line INTEGER, from_on TEXT, until_on TEXT, verdict TEXT, because TEXT,
    PRIMARY KEY (npi, facility, line, from_on)) WITHOUT ROWID;
    CREATE TABLE covered (procedure TEXT, facility TEXT, line INTEGER, PRIMARY KEY (procedure, facility, line)) WITHOUT ROWID`);
  const text = (number) =>
    `${String(number).slice(0, -4).padStart(4, '0')}-${String(number).slice(-4, -2)}-${String(number).slice(-2)}`;
  const insert = plain.prepare('INSERT INTO span VALUES (?, ?, ?, ?, ?, ?, ?)');
  const cover = plain.prepare('INSERT OR IGNORE INTO covered VALUES (?, ?, ?)');
  const told = new Set();
  let count = 0;
  plain.transaction(() => {
    for (const [who, places] of Object.entries(data.holders)) {
      for (const [facility, grants] of Object.entries(places)) {
        for (const [place, ...spans] of grants) {
          if (!told.has(place)) for (const name of data.lines[place].names) cover.run(name, facility, place);
          told.add(place);
          for (let at = 0; at < spans.length; at += 2) {
            const until = at + 2 < spans.length ? text(spans[at + 2]) : '9999-12-31';
            const code = spans[at + 1];
            const because = data.texts[Math.floor(code / 3)];
            insert.run(who, facility, place, text(spans[at]), until, verdicts[code % 3], because);
            count += 1;
          }
        }
      }
    }
  })();
  plain.close();
  return count;
}

/** Nine rows of ten are what the provider does where the provider is on the staff. */
function scheduleFile(path, providers) {
  const random = numbers(11);
  let text = 'provider,procedure,facility,date\n';
  for (let row = 0; row < rows; row += 1) {
    const index = random(providers);
    const isUsual = random(10) > 0;
    const place = isUsual ? [index % facilities, (index * 7 + 3) % facilities][random(2)] : random(facilities);
    const form = isUsual ? formOf(index) : random(forms.length);
    const code = (random(2) === 0 ? 30_000 : 40_000) + form * 10 + random(10);
    text += `${npi(index)},${code},${facilityKey(place)},${day(random(400) - 200)}\n`;
  }
  writeFileSync(path, text);
}

/** Runs the comparison in a folder; the number of goals missed. */
export async function privilegeIn(folder, empanel, providers) {
  const workspace = join(folder, 'privilege');
  run({ name: 'init', command: empanel('init', workspace) });
  const path = join(workspace, '.empanel/ledger.db');
  for (const more of ['', '-wal', '-shm']) rmSync(`${path}${more}`, { force: true });
  await fill(await coreIn(folder), path, providers);
  run({ name: 'ledger rebuild', command: empanel('ledger', 'rebuild'), cwd: workspace });
  const csv = join(workspace, 'schedule.csv');
  scheduleFile(csv, providers);
  const kept = join(workspace, '.empanel/privilege-verdicts.json');
  const command = empanel('privilege', 'can', '--from', csv, '--as-of', reportDay, '--format', 'csv');
  const gate = { name: 'privilege can --from, csv', command, cwd: workspace, exits: [1] };
  run(gate);
  const plain = join(folder, 'privilege-spans.db');
  const spans = intervalsIn(kept, plain);
  console.log(`\n${rows} rows, ${providers} providers, ${facilities} facilities, ${spans} spans`);
  const script = join(folder, 'privilege-join.sql');
  writeFileSync(
    script,
    `.mode csv
CREATE TEMP TABLE planned (provider TEXT, procedure TEXT, facility TEXT, "on" TEXT);
.import --skip 1 --schema temp ${csv} planned
.once /dev/null
SELECT p.provider, p.procedure, p.facility, p."on", coalesce(s.verdict, 'no'), s.because
FROM planned p LEFT JOIN covered c ON c.procedure = p.procedure AND c.facility = p.facility
LEFT JOIN span s ON s.npi = p.provider AND s.facility = p.facility AND s.line = c.line
  AND s.from_on <= p."on" AND p."on" < s.until_on;
`,
  );
  const shell = spawnSync('sqlite3', ['--version']).status === 0;
  if (!shell) console.log('\nThe sqlite3 shell is not here (Debian: apt install sqlite3): its comparison is LEFT OUT');
  const afresh = {
    ...gate,
    name: 'the same, after a change of the ledger',
    before: () => rmSync(kept, { force: true }),
  };
  const missed = print(
    'privilege can of a schedule',
    inTurn(
      [
        ...(shell ? [{ name: 'sqlite3, join over intervals', command: ['sqlite3', plain, `.read ${script}`] }] : []),
        { ...gate, ...(shell ? { goal: 2 } : {}) },
        afresh,
        // Leaves what is kept for the next round.
        gate,
      ],
      3,
    ).slice(0, -1),
  );
  console.log(`  peak memory ${Math.round(peakMemory(gate))} MiB`);
  return missed;
}
