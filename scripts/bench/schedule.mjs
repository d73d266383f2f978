// A schedule of a million visits through the billing gate, against a join over sorted intervals in the sqlite3 shell: both
// read the same CSV and write a verdict for every row.
import { spawnSync } from 'node:child_process';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { coreIn } from './core.mjs';
import { inTurn, peakMemory, print, run } from './measure.mjs';
import { npiOf } from './numbers.mjs';

export const reportDay = '2026-11-20';
/** NPI of the group of the ledger. */
export const clinicNpi = npiOf('100000000');
const visits = 1_000_000;
const providersACommand = 1000;

/** Numbers that look random and are the same in every run. */
export function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const dayZero = Date.parse(reportDay) / 86_400_000;
/** A day so many days after the day of the report. */
export const day = (offset) => new Date((dayZero + offset) * 86_400_000).toISOString().slice(0, 10);
/** NPI of a provider of the ledger that `fill` makes. */
export const npi = (index) => npiOf(String(110_000_000 + index));
/** Its payers. */
export const payers = ['plan-a', 'plan-b', 'plan-c'];

/** A document that a command took in, as little as a contract and a group need. */
const documentRow = (id, kind, key, value) => ({
  id,
  kind,
  key,
  path: `${key}.yaml`,
  sha256: '0'.repeat(64),
  body: JSON.stringify(value),
  synced_on: reportDay,
  status: 'current',
});

/** Fills a ledger with so many providers of one group, each on the contracts of three payers for a time. */
export async function fill({ openLedger }, path, providers) {
  const at = `${reportDay}T12:00:00.000Z`;
  const ledger = await openLedger({ path, mode: 'create', at, workspaceId: '00000000-0000-4000-8000-000000000000' });
  const command = { name: 'sync', actor: 'bench', at, asOf: reportDay };
  const random = numbers(7);
  await ledger.write(command, async (tx) => {
    const members = Array.from({ length: providers }, (_, index) => ({ npi: npi(index) }));
    const locations = [{ key: 'main', address: { line1: '1 Main', city: 'Salem', state: 'OR' } }];
    await tx.insert(
      'document',
      documentRow(await tx.newId('d'), 'group', 'clinic', {
        key: 'clinic',
        legalName: 'Clinic',
        npi: clinicNpi,
        locations,
        members,
      }),
    );
    for (const key of payers) {
      const lines = ['commercial'];
      const row = { key, name: key, lines, states: ['OR'], packs: [], follow_up_every: null, decision_within: null };
      await tx.insert('payer', { ...row, document_id: null });
      await tx.insert('contract', {
        key: `${key}-clinic`,
        payer: key,
        holder_kind: 'group',
        holder_key: 'clinic',
        route: 'group',
        status: 'signed',
        products: [],
        excluded_products: [],
        all_products: 0,
        locations: [],
        effective_on: '2023-01-01',
        delegated: 0,
      });
    }
  });
  for (let done = 0; done < providers; done += providersACommand) {
    await ledger.write(command, async (tx) => {
      const until = Math.min(done + providersACommand, providers);
      for (let index = done; index < until; index += 1) await writeProvider(tx, index, random);
    });
  }
  await ledger.close();
}

async function writeProvider(tx, index, random) {
  const subject = await tx.newId('p');
  const key = npi(index);
  const who = { kind: 'provider', key, npi: key, name: `Provider ${index}`, type: 'md', status: 'active' };
  await tx.insert('subject', { id: subject, ...who, states: ['OR'], taxonomies: [], groups: ['clinic'] });
  for (const kind of ['license', 'malpractice']) {
    const credential = await tx.newId('c');
    const state = kind === 'license' ? 'OR' : null;
    const named = { natural_key: `OR|md|${index}`, label: `${kind} ${index}`, state, status: 'active' };
    await tx.insert('credential', { id: credential, subject_id: subject, kind, ...named, value_hash: '0' });
    const through = day(random(900) - 100);
    const term = { id: await tx.newId('t'), credential_id: credential, from_on: '2020-01-01', through_on: through };
    await tx.insert('term', term);
  }
  for (const payer of payers) {
    const from = day(-random(900));
    const until = random(5) === 0 ? day(random(400) - 200) : null;
    await tx.insert('contract_member', {
      id: await tx.newId('cm'),
      subject_id: subject,
      contract: `${payer}-clinic`,
      origin: 'document',
      from_on: from,
      until_on: until,
      products: [],
      locations: [],
    });
  }
}

/** The same verdicts as plain intervals, one row each, in a file for the shell. */
function intervalsIn(path, target) {
  const ledger = new Database(path, { readonly: true });
  const plain = new Database(target);
  plain.exec(
    'CREATE TABLE span (npi TEXT, payer TEXT, from_on TEXT, until_on TEXT, verdict TEXT, states TEXT, PRIMARY KEY (npi, payer, from_on)) WITHOUT ROWID',
  );
  const insert = plain.prepare('INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)');
  const rows = ledger.prepare(
    'SELECT s.npi, p.payer, p.verdicts FROM participation p JOIN subject s ON s.id = p.subject_id WHERE p.valid_from <= ? AND p.valid_until > ?',
  );
  let count = 0;
  plain.transaction(() => {
    for (const { npi: who, payer, verdicts } of rows.iterate(reportDay, reportDay)) {
      const parts = verdicts.split(';').map((one) => one.split(' '));
      for (const [index, [from, verdict, states = '']] of parts.entries()) {
        insert.run(who, payer, from, parts[index + 1]?.[0] ?? '9999-12-31', verdict, states);
        count += 1;
      }
    }
  })();
  ledger.close();
  plain.close();
  return count;
}

async function scheduleFile(path, providers) {
  const random = numbers(11);
  const out = createWriteStream(path);
  out.write('npi,payer,on\n');
  for (let row = 0; row < visits; ) {
    let text = '';
    for (const until = Math.min(row + 10_000, visits); row < until; row += 1)
      text += `${npi(random(providers))},${payers[random(payers.length)]},${day(-random(700))}\n`;
    if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
  }
  await new Promise((resolve) => out.end(resolve));
}

/** Runs the comparison in a folder; the number of goals missed. */
export async function scheduleIn(folder, empanel, providers) {
  const workspace = join(folder, `schedule-${providers}`);
  run({ name: 'init', command: empanel('init', workspace) });
  const path = join(workspace, '.empanel/ledger.db');
  for (const more of ['', '-wal', '-shm']) rmSync(`${path}${more}`, { force: true });
  await fill(await coreIn(folder), path, providers);
  run({ name: 'ledger rebuild', command: empanel('ledger', 'rebuild'), cwd: workspace });
  const plain = join(folder, `spans-${providers}.db`);
  const spans = intervalsIn(path, plain);
  const csv = join(workspace, 'schedule.csv');
  await scheduleFile(csv, providers);
  console.log(`\n${visits} visits, ${providers} providers, ${spans} spans`);
  const join_ = join(folder, 'join.sql');
  writeFileSync(
    join_,
    `.mode csv
CREATE TEMP TABLE visit (npi TEXT, payer TEXT, "on" TEXT);
.import --skip 1 --schema temp ${csv} visit
.once /dev/null
SELECT v.npi, v.payer, v."on", s.verdict, s.states,
  (SELECT max(b.from_on, v."on") FROM span b WHERE b.npi = v.npi AND b.payer = v.payer AND b.until_on > v."on" AND b.verdict = 'bill'
   ORDER BY b.from_on LIMIT 1) AS firstBillableOn
FROM visit v JOIN span s ON s.npi = v.npi AND s.payer = v.payer AND s.from_on <= v."on" AND v."on" < s.until_on;
`,
  );
  const shell = spawnSync('sqlite3', ['--version']).status === 0;
  if (!shell) console.log('\nThe sqlite3 shell is not here (Debian: apt install sqlite3): its comparison is LEFT OUT');
  const command = empanel('can-bill', '--from', csv, '--as-of', reportDay, '--format', 'csv');
  // Like the join: verdict, states and first billable day. The words behind each reason are derived from the papers of
  // every provider, which no join does.
  const gate = {
    name: 'can-bill --from --brief, csv',
    goal: shell ? 2 : undefined,
    command: [...command, '--brief'],
    cwd: workspace,
    exits: [1],
  };
  const whole = {
    name: 'can-bill --from, csv, all reasons in full',
    goal: shell ? 2 : undefined,
    command,
    cwd: workspace,
    exits: [1],
  };
  const cases = [
    ...(shell ? [{ name: 'sqlite3, join over intervals', command: ['sqlite3', plain, `.read ${join_}`] }] : []),
    gate,
    whole,
  ];
  const missed = print(`can-bill of a schedule, ${providers} providers`, inTurn(cases, 3));
  for (const each of [gate, whole]) console.log(`  peak memory of ${each.name}: ${Math.round(peakMemory(each))} MiB`);
  return missed;
}
