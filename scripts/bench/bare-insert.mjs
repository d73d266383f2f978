// The floor of everything that fills a ledger: the same rows put into empty tables of the same layout, in one transaction.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../files.mjs';

const rowsAtOnce = 20_000;
/** How a ledger is opened to be written. */
export const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'secure_delete = ON',
  'temp_store = MEMORY',
  'cache_size = -64000',
];

/** The tables that `ledger rebuild` makes. */
const derivedTables = ['deadline', 'participation'];

/** Milliseconds that inserting the derived rows of a ledger takes; reading them is not counted. */
export function bareDerived(ledger, scratch) {
  return timed(ledger, scratch, function* (source) {
    for (const table of derivedTables) {
      const names = source
        .prepare(`PRAGMA table_info("${table}")`)
        .all()
        .map(({ name }) => name);
      for (const row of source.prepare(`SELECT * FROM "${table}" ORDER BY subject_id, position`).raw(true).iterate())
        yield { table, names, row };
    }
  });
}

/** Milliseconds that inserting the fact rows of a ledger takes, in the order in which they were recorded. */
export function bareFacts(ledger, scratch) {
  return timed(ledger, scratch, (source) => {
    const entries = source
      .prepare(`SELECT tbl, after FROM journal JOIN journal_payload USING (seq) WHERE op = 'insert' ORDER BY seq`)
      .raw(true)
      .iterate();
    return (function* () {
      for (const [table, after] of entries) {
        const row = JSON.parse(after);
        yield { table, names: Object.keys(row), row: Object.values(row) };
      }
    })();
  });
}

function timed(ledger, scratch, rowsOf) {
  const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
  const remove = () => {
    for (const more of ['', '-wal', '-shm']) rmSync(`${scratch}${more}`, { force: true });
  };
  remove();
  const source = new Database(ledger, { readonly: true });
  const target = new Database(scratch);
  try {
    for (const setting of settings) target.pragma(setting);
    const layout = source.prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index') AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
    );
    for (const { sql } of layout.all()) target.exec(sql);
    const inserts = new Map();
    const insertOf = ({ table, names }) => {
      const known = inserts.get(table);
      if (known !== undefined) return known;
      const places = names.map(() => '?').join();
      const made = target.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${places})`,
      );
      inserts.set(table, made);
      return made;
    };
    let milliseconds = 0;
    let count = 0;
    const during = (effect) => {
      const started = performance.now();
      effect();
      milliseconds += performance.now() - started;
    };
    let waiting = [];
    const flush = () => {
      const statements = waiting.map((each) => [insertOf(each), each.row]);
      count += statements.length;
      waiting = [];
      during(() => {
        for (const [insert, row] of statements) insert.run(...row);
      });
    };
    during(() => target.exec('BEGIN IMMEDIATE'));
    for (const each of rowsOf(source)) {
      waiting.push(each);
      if (waiting.length >= rowsAtOnce) flush();
    }
    flush();
    during(() => target.exec('COMMIT'));
    return { milliseconds, count };
  } finally {
    source.close();
    target.close();
    remove();
  }
}
