// Screening: 100,000 people against 80,000 LEIE and 170,000 SAM rows, beside DuckDB doing the same join.
// DuckDB is a peer for tests only: `DUCKDB=/folder/with/node_modules` names a folder where `@duckdb/node-api` is installed.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../files.mjs';
import { inTurn, peakMemory, print, spread } from './measure.mjs';
import { npiOf } from './numbers.mjs';

const counts = { people: 100_000, leie: 80_000, sam: 170_000, planted: 600 };
/** MiB. */
const mostMemory = 500;
/** Of the time of DuckDB where it loses nothing. */
const mostOfLossless = 0.6;
/** The name of the second list, which says its day. */
export const samFile = 'SAM_Exclusions_Public_Extract_V2_26150.CSV';

/** Screens in `folder`, in turn with DuckDB where it is at hand; how many goals were missed. */
export async function screeningIn(folder) {
  writeLists(folder);
  await writeCore(folder);
  const ours = (...lists) => [process.execPath, join(folder, 'screen.cjs'), ...lists];
  const cases = [
    { name: 'empanel, LEIE', command: ours('leie') },
    { name: 'empanel, LEIE and SAM', command: ours('leie', 'sam') },
  ];
  if (process.env.DUCKDB === undefined)
    console.log('\nDUCKDB names no folder with @duckdb/node-api: its comparison is left out');
  else {
    for (const kind of ['lossless', 'blocked']) {
      cases.unshift({ name: `DuckDB, LEIE, ${kind}`, command: [process.execPath, duck(folder, kind)] });
    }
    cases[2].goal = 2.2;
  }
  const results = inTurn(cases, 5, 1);
  let missed = print(`Screening ${counts.people} people`, results);
  if (results.length > 2) missed += againstLossless(results[1], results[2]);
  const both = cases.at(-1);
  const peak = peakMemory(both);
  const met = peak <= mostMemory;
  console.log(`  ${both.name}: ${Math.round(peak)} MiB at most (≤ ${mostMemory} ${met ? 'met' : 'MISSED'})`);
  return missed + (met ? 0 : 1);
}

/** Against the peer that loses nothing either; whether that goal was missed. */
function againstLossless(lossless, ours) {
  const ratio = spread(ours.times.map((took, round) => took / lossless.times[round]));
  const met = ratio.median <= mostOfLossless;
  console.log(
    `  ${ours.name} against ${lossless.name}: ${ratio.median.toFixed(2)}× (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})  ≤ ${mostOfLossless.toFixed(2)}× ${met ? 'met' : 'MISSED'}`,
  );
  return met ? 0 : 1;
}

/**
 * The reader and the matcher as the command uses them, with a roster from CSV in place of a ledger; loaded as the program
 * is, with what earlier runs kept of it.
 */
async function writeCore(folder) {
  const contents = `
    import { readFileSync } from 'node:fs';
    import { nameSearchFor, runThread } from './src/cli/screening/name-thread.ts';
    import { listIndex, possibleMatchesBeside } from './src/domain/matching/possible-matches.ts';
    import { preparedParties } from './src/domain/matching/prepared-parties.ts';
    import { knownLists } from './src/sources/lists/column-map.ts';
    import { readList } from './src/sources/lists/list-reader.ts';
    export { runThread };
    const folder = ${JSON.stringify(folder)};
    const files = { leie: 'UPDATED.csv', sam: ${JSON.stringify(samFile)} };
    const chunkBytes = 1 << 20;
    async function* chunksOf(bytes) {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    }
    // As in a roster read from a ledger, words that many share are kept once.
    const words = new Map();
    const wordsOf = (word) => words.get(word) ?? words.set(word, [word]).get(word);
    const none = [];
    export async function screen(lists) {
      const parties = [];
      const text = readFileSync(folder + '/roster.csv', 'latin1');
      let at = text.indexOf('\\n') + 1;
      const cell = (end) => {
        const begins = at;
        at = text.indexOf(end, begins) + 1;
        return text.slice(begins, at - 1);
      };
      while (at < text.length) {
        const [npi, last, first, birthDate, state] = [cell(','), cell(','), cell(','), cell(','), cell('\\n')];
        parties.push({ subjectId: npi, party: 'self', role: 'provider', names: [{ last, first }], businesses: none,
          npi, birthDate, states: wordsOf(state), taxonomies: none, identitySha256: '' });
      }
      const prepared = preparedParties(parties);
      const names = nameSearchFor(prepared.names);
      for (const list of lists) {
        const map = knownLists.find((one) => one.list === list);
        const name = files[list];
        const { records } = await readList(map, { name, chunks: chunksOf(readFileSync(folder + '/' + name)), asOf: '2026-06-15' });
        console.log(list, (await possibleMatchesBeside(prepared, listIndex(records), names, () => {})).length);
      }
      names.close();
    }`;
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.filename': '__filename' },
    write: false,
    logLevel: 'warning',
  });
  const program = join(folder, 'screening');
  for (const part of ['bin', 'dist']) mkdirSync(join(program, part), { recursive: true, mode: 0o700 });
  for (const name of ['chunks.js', 'chunk-cache.js']) copyFileSync(join(root, 'bin', name), join(program, 'bin', name));
  const chunk = (name, text) =>
    writeFileSync(
      join(program, 'dist', name),
      `({"${name}":function(exports,require,module,__filename,__dirname){${text}\n}})\n`,
    );
  chunk('main.cjs', '');
  chunk('screen.cjs', outputFiles[0].text);
  writeFileSync(join(program, 'dist/build.txt'), 'bench screen');
  writeFileSync(
    join(folder, 'screen.cjs'),
    `const dist = ${JSON.stringify(join(program, 'dist'))};
    process.env.XDG_CACHE_HOME = dist;
    const chunks = require('./screening/bin/chunks.js').chunks(dist, require, ['screen']);
    chunks.load('screen.cjs').screen(process.argv.slice(2)).then(() => {
      chunks.keep();
      process.exit();
    });`,
  );
}

/** The same rule in SQL: NPI; birth date, also with day and month changed about; similar names where it is missing. */
function duck(folder, kind) {
  const similar = (
    a,
    b,
  ) => `jaro_winkler_similarity(${a}.last, ${b}.last) >= 0.85 AND jaro_winkler_similarity(${a}.first, ${b}.first) >= 0.85
    AND jaro_winkler_similarity(${a}.last, ${b}.last) + jaro_winkler_similarity(${a}.first, ${b}.first) >= 1.84`;
  const undated =
    kind === 'blocked'
      ? `SELECT p.npi, e.id FROM p JOIN e ON p.last[1:2] = e.last[1:2] AND p.first[1] = e.first[1] WHERE e.dob IS NULL AND ${similar('p', 'e')}`
      : `SELECT * FROM (WITH l AS (SELECT DISTINCT last FROM p), r AS (SELECT DISTINCT last FROM e WHERE dob IS NULL),
           s AS (SELECT l.last AS ours, r.last AS theirs FROM l JOIN r ON jaro_winkler_similarity(l.last, r.last) >= 0.85)
         SELECT p.npi, e.id FROM s JOIN p ON p.last = s.ours JOIN e ON e.last = s.theirs AND e.dob IS NULL WHERE ${similar('p', 'e')})`;
  const script = `
    import { createRequire } from 'node:module';
    const { DuckDBInstance } = createRequire(${JSON.stringify(join(process.env.DUCKDB ?? '', 'package.json'))})('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(\`CREATE TABLE p AS SELECT npi, last, first, dob, state FROM read_csv('${join(folder, 'roster.csv')}', all_varchar = true)\`);
    await connection.run(\`CREATE TABLE e AS SELECT row_number() OVER () AS id, LASTNAME AS last, FIRSTNAME AS first, NPI AS npi, NULLIF(DOB, '') AS raw,
      DOB[1:4] || '-' || DOB[5:6] || '-' || DOB[7:8] AS shown, DOB[1:4] || '-' || DOB[7:8] || '-' || DOB[5:6] AS swapped,
      CASE WHEN DOB IS NULL OR DOB = '' THEN NULL ELSE DOB[1:4] || '-' || DOB[5:6] || '-' || DOB[7:8] END AS dob
      FROM read_csv('${join(folder, 'UPDATED.csv')}', all_varchar = true, header = true)\`);
    const found = await connection.runAndReadAll(\`
      SELECT p.npi, e.id FROM p JOIN e ON p.npi = e.npi
      UNION SELECT p.npi, e.id FROM p JOIN e ON p.dob = e.dob WHERE ${similar('p', 'e')}
      UNION SELECT p.npi, e.id FROM p JOIN e ON p.dob = e.swapped WHERE e.dob IS NOT NULL AND ${similar('p', 'e')}
      UNION ${undated}\`);
    console.log(found.getRows().length);`;
  const path = join(folder, `duck-${kind}.mjs`);
  writeFileSync(path, script);
  return path;
}

/** Lists like the real ones: most rows without an NPI, a few without a birth date, SAM without any. */
function writeLists(folder) {
  let seed = 12_345;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const skewed = (list) => list[Math.floor(list.length * random() ** 1.6)];
  const two = (number) => String(number).padStart(2, '0');
  const onsets = 'B BR C CH CL D DR F FR G GR H J K L M N P PR R S SH SM ST T TR V W Z'.split(' ');
  const codas = ['', ...'N R S L T LD NS RT CK M TZ SON MAN EZ'.split(' ')];
  const syllable = () => pick(onsets) + pick('A E I O U EA OU AI EE'.split(' ')) + pick(codas);
  const words = (count, longest) =>
    Array.from({ length: count }, () => {
      let word = syllable();
      while (word.length < 4 || random() < 0.4) word += syllable();
      return word.slice(0, longest);
    });
  const lasts = words(22_000, 13);
  const firsts = words(3_000, 10);
  const states = 'AL AZ CA CO CT FL GA IL IN KY LA MA MI MN MO NC NJ NY OH OR PA TN TX VA WA'.split(' ');
  const birth = () =>
    `${1935 + Math.floor(random() * 60)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  let numbers = 120_000_000;
  const npi = () => npiOf(String(numbers++));
  const people = Array.from({ length: counts.people }, () => ({
    last: skewed(lasts),
    first: skewed(firsts),
    birth: birth(),
    npi: npi(),
    state: pick(states),
  }));
  const listed = Array.from({ length: counts.leie }, () => ({
    last: skewed(lasts),
    first: skewed(firsts),
    birth: random() < 0.04 ? '' : birth(),
    npi: random() < 0.12 ? npi() : '0000000000',
    state: pick(states),
  }));
  const swapped = (word) => {
    const at = 1 + Math.floor(random() * (word.length - 2));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };
  for (let index = 0; index < counts.planted; index += 1) {
    const person = pick(people);
    const row = Object.assign(pick(listed), person, { npi: '0000000000' });
    const way = index % 6;
    if (way === 0) row.npi = person.npi;
    if (way === 2 || way === 4) row.last = swapped(person.last);
    if (way === 3) row.first = swapped(person.first);
    if (way === 4) row.birth = '';
    if (way === 5) row.birth = person.birth.slice(0, 4) + person.birth.slice(6) + person.birth.slice(4, 6);
  }
  // The agency publishes its list in the order of names.
  listed.sort((one, other) => (`${one.last},${one.first}` < `${other.last},${other.first}` ? -1 : 1));
  const quoted = (cells) => cells.map((cell) => `"${cell}"`).join(',');
  const write = (name, lines) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('roster.csv', [
    'npi,last,first,dob,state',
    ...people.map((one) =>
      [one.npi, one.last, one.first, one.birth.replace(/(....)(..)(..)/, '$1-$2-$3'), one.state].join(','),
    ),
  ]);
  write('UPDATED.csv', [
    'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE',
    ...listed.map((one, index) =>
      quoted([
        one.last,
        one.first,
        ' ',
        '',
        'IND- LIC HC SERV PRO',
        'NURSE/NURSES AIDE',
        '',
        one.npi,
        one.birth,
        `${index} MAIN ST`,
        'TOWN',
        one.state,
        '12345',
        '1128b4',
        `2026${two(1 + (index % 5))}20`,
        '00000000',
        '00000000',
        '',
      ]),
    ),
  ]);
  write(samFile, [
    quoted(
      'Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,Open Data Flag,Blank (Deprecated),Unique Entity ID,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI,Creation_Date'.split(
        ',',
      ),
    ),
    ...Array.from({ length: counts.sam }, (_, index) => {
      const person = random() < 0.79;
      return quoted([
        person ? 'Individual' : 'Firm',
        person ? '' : `${skewed(lasts)} ${pick(['SERVICES LLC', 'TRADING', 'SUPPLY CO'])}`,
        '',
        person ? skewed(firsts) : '',
        '',
        person ? skewed(lasts) : '',
        '',
        '',
        '',
        '',
        '',
        'TOWN',
        pick(states),
        'USA',
        '12345',
        '',
        '',
        '',
        'Reciprocal',
        'HHS',
        '',
        'Ineligible (Proceedings Completed)',
        '',
        `0${1 + (index % 9)}/15/2024`,
        'Indefinite',
        '',
        '',
        `S4MR${index}`,
        '',
        '',
        '2024-01-01',
      ]);
    }),
  ]);
}
