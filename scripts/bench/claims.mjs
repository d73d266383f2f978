// A file of professional claims through `claims scrub`, against reading it once (wc -c) and against other parsers on a cut of
// it: node-x12, which only takes segments apart, and X12::Parser, which finds loops, where it is installed. Time is that of
// one processor: user and system time of the process. Memory is measured at three sizes: it must not grow with the file.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coreIn } from './core.mjs';
import { env, peakMemory, run } from './measure.mjs';
import { clinicNpi, day, fill, npi, numbers, payers, reportDay } from './schedule.mjs';

/** Where the packages of the comparison are found. */
const repository = fileURLToPath(new URL('../..', import.meta.url));
const compact = (date) => date.replaceAll('-', '');
const lastNames = ['PARADIGM', 'SPECIMEN', 'TEMPLATE', 'STENCIL', 'MODEL', 'FIGURE', 'SAMPLE', 'EXAMPLE'];
const codes = ['99213', '99214', '99203', '90834', '90837', '85025', '80053', '36415'];
/** Places of the laboratory tests among them, whose claims name a CLIA number. */
const laboratory = [5, 6];

/** Writes claims until the file has so many bytes; how many claims and services there are. */
export function claimsFile(path, bytes, providers) {
  const random = numbers(23);
  const file = openSync(path, 'w');
  let [written, claims, lines] = [0, 0, 0];
  const write = (text) => {
    written += writeSync(file, text);
  };
  write(
    `ISA*00*          *00*          *ZZ*BENCH          *ZZ*RECEIVER       *261120*0900*^*00501*000000001*0*P*:~\nGS*HC*BENCH*RECEIVER*20261120*0900*1*X*005010X222A1~\n`,
  );
  for (let transaction = 1; written < bytes; transaction += 1) {
    const control = String(transaction).padStart(4, '0');
    let segments = 5;
    let text = `ST*837*${control}*005010X222A1~\nBHT*0019*00*${control}*20261120*0900*CH~\nNM1*41*2*CLINIC*****46*BENCH~\nPER*IC*OFFICE*TE*5035550100~\nNM1*40*2*RECEIVER*****46*RECEIVER~\n`;
    text += `HL*1**20*1~\nNM1*85*2*CLINIC*****XX*${clinicNpi}~\nN3*1 MAIN STREET~\nN4*SALEM*OR*973010000~\nREF*EI*931112222~\n`;
    segments += 5;
    // At most 5,000 claims stand in a transaction, by the guide.
    for (let level = 2; level < 5002 && written + text.length < bytes; level += 1) {
      const count = 1 + random(3);
      const on = -random(700);
      const payer = payers[random(payers.length)].toUpperCase();
      const charges = Array.from({ length: count }, () => 50 + random(300));
      const services = charges.map(() => random(8));
      const clia = services.some((one) => laboratory.includes(one)) ? 'REF*X4*38D0000000~\n' : '';
      claims += 1;
      lines += services.length;
      text += `HL*${level}*1*22*0~\nSBR*P*18*GRP${random(900) + 100}******CI~\nNM1*IL*1*${lastNames[random(8)]}*PAT*Q***MI*M${100000000 + claims}~\nN3*${random(900) + 1} ELM STREET~\nN4*SALEM*OR*97301~\nDMG*D8*19${50 + random(50)}0${1 + random(9)}1${random(9)}*F~\nNM1*PR*2*${payer}*****PI*X${payer.slice(-1)}1~\n`;
      text += `CLM*B${claims}*${charges.reduce((sum, one) => sum + one, 0)}***11:B:1*Y*A*Y*Y~\n${clia}REF*D9*${700000000 + claims}~\nHI*ABK:J069*ABF:E119*ABF:I10~\nNM1*82*1*PROVIDER*ANY****XX*${npi(random(providers))}~\nPRV*PE*PXC*207Q00000X~\n`;
      charges.forEach((charge, index) => {
        text += `LX*${index + 1}~\nSV1*HC:${codes[services[index]]}*${charge}*UN*1***1:2~\nDTP*472*D8*${compact(day(on))}~\nREF*6R*${claims}-${index + 1}~\n`;
      });
      segments += (clia === '' ? 12 : 13) + 4 * services.length;
      if (text.length > 1 << 20) {
        write(text);
        text = '';
      }
    }
    write(`${text}SE*${segments + 1}*${control}~\n`);
    if (written >= bytes) write(`GE*${transaction}*1~\nIEA*1*000000001~\n`);
  }
  closeSync(file);
  return { claims, lines };
}

/** Seconds of processor time of a command. */
function processorTime({ command, cwd, exits = [0] }) {
  const out = spawnSync(
    '/usr/bin/env',
    ['bash', '-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null', 'bash', ...command],
    {
      cwd,
      env,
      encoding: 'utf8',
    },
  );
  if (!exits.includes(out.status)) throw new Error(`\`${command.join(' ')}\` ended with ${out.status}\n${out.stderr}`);
  const [user, system] = out.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

/** Runs the comparison in a folder; the number of goals missed. */
export async function claimsIn(folder, empanel, providers, bytes) {
  const workspace = join(folder, 'claims');
  run({ name: 'init', command: empanel('init', workspace) });
  const path = join(workspace, '.empanel/ledger.db');
  for (const more of ['', '-wal', '-shm']) rmSync(`${path}${more}`, { force: true });
  await fill(await coreIn(folder), path, providers);
  run({ name: 'ledger rebuild', command: empanel('ledger', 'rebuild'), cwd: workspace });
  const file = join(workspace, 'large.837');
  const { claims, lines } = claimsFile(file, bytes, providers);
  const megabytes = statSync(file).size / 1e6;
  console.log(
    `\nclaims scrub: ${megabytes.toFixed(0)} MB, ${claims} claims, ${lines} services, ${providers} providers; seconds of one processor`,
  );
  const scrub = (name, ...more) => ({
    name,
    command: empanel('claims', 'scrub', file, '--as-of', reportDay, '--format', 'csv', ...more),
    cwd: workspace,
    exits: [1],
  });
  const told = [
    { name: 'wc -c', command: ['bash', '-c', `cat ${file} | wc -c`] },
    scrub('claims scrub'),
    scrub('claims scrub -o DIR', '-o', 'out'),
  ];
  let missed = 0;
  const speeds = told.map((each, index) => {
    const times = [1, 2, 3].map(() => processorTime(each)).sort((one, two) => one - two);
    const speed = megabytes / times[1];
    const goal = index === 0 || speed >= 60 ? '' : ' MISSED (≥ 60)';
    if (goal !== '') missed += 1;
    console.log(
      `  ${each.name}: ${times[1].toFixed(2)} s (${times[0].toFixed(2)}–${times[2].toFixed(2)}), ${speed.toFixed(0)} MB/s${goal}`,
    );
    return speed;
  });
  missed += constantMemory(workspace, file, bytes, providers, told[1]);
  return missed + againstPeers(folder, speeds[1]);
}

/** Peak memory for a fifth of the file, half of it and all of it; 1 where it grows. */
function constantMemory(workspace, file, bytes, providers, told) {
  const peaks = [5, 2, 1].map((part) => {
    const cut = part === 1 ? file : join(workspace, 'cut.837');
    if (part !== 1) claimsFile(cut, bytes / part, providers);
    return Math.round(peakMemory({ ...told, command: told.command.map((word) => (word === file ? cut : word)) }));
  });
  const [fifth, half, whole] = peaks;
  const isConstant = whole < half * 1.1 && whole < fifth * 1.25;
  console.log(
    `  peak memory: ${fifth} MiB for a fifth of the file, ${half} MiB for half, ${whole} MiB for all${isConstant ? '' : ' MISSED'}`,
  );
  return isConstant ? 0 : 1;
}

/** The loops of an 837P, each segment in its place. Its tables are those of 4010, whose loops are the same. */
const loopsInPerl = `my $parser = new X12::Parser; my $segments = 0;
  my ($tables) = map { "$_/X12/Parser/cf/837_004010X098.cf" } grep { -e "$_/X12/Parser/cf/837_004010X098.cf" } @INC;
  $parser->parsefile(file => $ARGV[0], conf => $tables);
  while ($parser->get_next_loop) { $segments += () = $parser->get_loop_segments; }
  exit($segments > 1000 ? 0 : 2);`;

/** Takes segments apart and nothing more, all in memory. */
const segmentsInNode = `const { X12Parser } = require('node-x12'); new X12Parser(true).parse(require('node:fs').readFileSync(process.argv[1], 'utf8'));`;

/** Other parsers on a file of their own; how many times the goal is missed. */
function againstPeers(folder, ours) {
  const file = join(folder, 'peer.837');
  const ratioTo = (name, command, bytes) => {
    claimsFile(file, bytes, 100);
    const speed = statSync(file).size / 1e6 / processorTime({ command, cwd: repository, exits: [0, 1] });
    console.log(`  ${name}: ${speed.toFixed(2)} MB/s; claims scrub is ${(ours / speed).toFixed(1)}× as fast`);
    return ours / speed;
  };
  ratioTo('node-x12, which only takes segments apart', [process.execPath, '-e', segmentsInNode, file], 10e6);
  const perl = ['perl', '-MX12::Parser', '-e'];
  if (spawnSync(perl[0], [...perl.slice(1), '1']).status !== 0) {
    console.log('  X12::Parser is not here (Debian: libx12-parser-perl): its comparison is LEFT OUT');
    return 0;
  }
  const ratio = ratioTo('X12::Parser, which finds loops', [...perl, loopsInPerl, file], 5e6);
  console.log(`  (≥ 20× ${ratio >= 20 ? 'met' : 'MISSED'})`);
  return ratio >= 20 ? 0 : 1;
}
