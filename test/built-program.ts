/** The program as it ships, built into a folder of its own: threads start only there. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..');

/** A built program. The file `threads` in its folder appears when it starts a thread; with BROKEN_THREADS set, each breaks. */
export class BuiltProgram {
  readonly home = mkdtempSync(join(tmpdir(), 'empanel-built-'));

  async build(): Promise<void> {
    const { home } = this;
    const script = join(repository, 'scripts/build/chunks.mjs');
    const { chunks } = (await import(script)) as {
      chunks: (entry: string) => Promise<{ readonly files: ReadonlyMap<string, string> }>;
    };
    const { files } = await chunks('src/main.ts');
    mkdirSync(join(home, 'dist'));
    for (const [name, text] of files) writeFileSync(join(home, 'dist', name), text);
    cpSync(join(repository, 'src/rules/generated/packs.json'), join(home, 'dist/packs.json'));
    writeFileSync(join(home, 'dist/package.json'), '{"type":"commonjs"}');
    writeFileSync(join(home, 'dist/build.txt'), '0123456789abcdef check');
    cpSync(join(repository, 'bin'), join(home, 'bin'), { recursive: true });
    cpSync(join(repository, 'package.json'), join(home, 'package.json'));
    symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'), 'junction');
    writeFileSync(
      join(home, 'hook.cjs'),
      `const threads = require('node:worker_threads'); const { Worker } = threads; const fs = require('node:fs');
    threads.Worker = class extends Worker { constructor(code, how) { super(process.env.BROKEN_THREADS ? 'throw new Error()' : code, how); fs.writeFileSync(${JSON.stringify(join(home, 'threads'))}, ''); } };`,
    );
  }

  /** Runs a command line in a folder. */
  run(
    cwd: string,
    words: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
    const { NODE_OPTIONS: _, ...env } = process.env;
    return spawnSync(
      process.execPath,
      ['--require', join(this.home, 'hook.cjs'), join(this.home, 'bin/empanel.js'), ...words],
      {
        cwd,
        encoding: 'utf8',
        env: { ...env, ...more, XDG_CACHE_HOME: join(this.home, 'caches') },
        maxBuffer: 256 * 1024 * 1024,
      },
    );
  }

  end(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
