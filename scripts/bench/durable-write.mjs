// One command that records one row and is on the disk when it returns, without the start of a process.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../files.mjs';
import { settings } from './bare-insert.mjs';
import { reportDay } from './large-ledger.mjs';

const rounds = 300;
const warmUps = 50;

/**
 * Milliseconds, by turns: one row committed by itself; the same row written through the door, with command, journal and
 * chain; and that with the deadlines of the provider derived anew.
 */
export async function durableWrites({ openLedger, derivationByPacks }, path, scratch) {
  const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
  for (const more of ['', '-wal', '-shm']) rmSync(`${scratch}${more}`, { force: true });
  const source = new Database(path, { readonly: true });
  const rulesHash = source.prepare("SELECT value FROM meta WHERE key = 'rules'").pluck().get();
  const applications = source
    .prepare('SELECT id FROM application ORDER BY id LIMIT ?')
    .pluck()
    .all(rounds + warmUps);
  const layout = source.prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'contact' AND sql IS NOT NULL").pluck();
  const bare = new Database(scratch);
  for (const setting of settings) bare.pragma(setting);
  for (const text of layout.all()) bare.exec(text);
  source.close();
  bare.pragma('foreign_keys = OFF');
  const insert = bare.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');

  const at = `${reportDay}T12:00:00.000Z`;
  const command = { name: 'application log', actor: 'bench', at, asOf: reportDay };
  const blank = { channel: 'phone', rep: null, reference: null, promised_on: null };
  const logged = (ledger, application) =>
    ledger.write(command, async (tx) => {
      const id = await tx.newId('n');
      const row = { id, application_id: application, happened_on: reportDay, text: 'Still in review', ...blank };
      await tx.insert('contact', row);
    });
  const deriving = await openLedger({ path, mode: 'write', at, rulesHash, ...derivationByPacks() });
  const plain = await openLedger({ path: `${scratch}.ledger`, mode: 'create', at });
  const times = { bare: [], door: [], deriving: [] };
  try {
    await oneApplication(plain, command);
    for (let round = -warmUps; round < rounds; round += 1) {
      const application = applications[(round + warmUps) % applications.length];
      const timed = async (name, effect) => {
        const started = performance.now();
        await effect();
        if (round >= 0) times[name].push(performance.now() - started);
      };
      const row = [`n-${round}`, application, reportDay, 'Still in review', 'phone', null, null, null, round];
      await timed('bare', () => insert.run(...row));
      await timed('door', () => logged(plain, 'a-00000000'));
      await timed('deriving', () => logged(deriving, application));
    }
  } finally {
    bare.close();
    await plain.close();
    await deriving.close();
  }
  return times;
}

/** A provider with one application, to be logged about. */
async function oneApplication(ledger, command) {
  await ledger.write(command, async (tx) => {
    const subject = { id: 'p-00000000', kind: 'provider', key: '1', npi: null, name: 'Ruiz, Ana', practice: null };
    const lists = { states: ['OR'], taxonomies: [], groups: [] };
    await tx.insert('subject', { ...subject, ...lists, type: 'md', status: 'active', document_id: null });
    const application = { id: 'a-00000000', subject_id: 'p-00000000', payer: null, facility: 'mercy', type: 'initial' };
    const said = { route: 'individual', what: null, owner: null, opened_on: reportDay };
    await tx.insert('application', { ...application, ...said, previous_id: null, replaces_id: null });
  });
}
