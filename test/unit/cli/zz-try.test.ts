import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { commandLines } from '../../command-line.ts';
import { demoWorld, emptyWorkspace, World } from '../../world.ts';

test('try', async () => {
  const start = process.env.START;
  const w = start === 'demo' ? await demoWorld() : start === 'empty' ? await emptyWorkspace() : new World();
  if (process.env.FILES)
    for (const f of process.env.FILES.split(',')) {
      const [n = '', p = ''] = f.split('=');
      w.write(n, readFileSync(p));
    }
  let out = '';
  for (const line of commandLines(readFileSync('/tmp/empanel-try', 'utf8'))) {
    const t = performance.now();
    const o = await w.line(line, process.env.COLS ? { columns: Number(process.env.COLS) } : {});
    out += `$ ${line.words.join(' ')}\n${o.stdout}${o.stderr.replaceAll(/^(?=.)/gm, '! ')}[${o.code}] ${Math.round(performance.now() - t)} ms\n`;
  }
  console.log(out);
}, 60000);
