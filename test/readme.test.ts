/** Tables of the README are those of the registries and of package.json. `UPDATE=1` writes the generated ones anew. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { type CommandEntry, sections } from '../src/cli/command.ts';
import { registry } from '../src/cli/commands/registry.ts';
import { findingFormats } from '../src/render/finding-formats.ts';
import { tableFormats } from '../src/render/formats.ts';
import { repository } from './source-file.ts';

const path = join(repository, 'README.md');
const updating = process.env.UPDATE === '1' && !process.env.CI;

function readme(): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function commandRow({ words, summary }: CommandEntry): readonly string[] {
  return [`\`${['empanel', ...words].join(' ')}\``, summary];
}

interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly title: string;
}

function formatRow({ name, extensions, title }: Format): readonly string[] {
  return [`\`${name}\``, extensions.map((one) => `\`.${one}\``).join(', '), title];
}

const generated = {
  commands: sections
    .filter((section) => section !== 'Getting help')
    .flatMap((section) => [
      `**${section}**`,
      table(['command', 'what it does'], registry.filter((entry) => entry.section === section).map(commandRow)),
    ])
    .join('\n\n'),
  formats: table(['`--format`', 'chosen by `-o` with', 'what it is'], tableFormats.map(formatRow)),
  'finding-formats': table(['`--format`', 'chosen by `-o` with', 'what it is'], findingFormats.map(formatRow)),
};

describe('README.md', () => {
  test.each(Object.entries(generated))('the table of %s is the registry', (name, content) => {
    const text = readme();
    const [before, rest] = text.split(`<!-- ${name} -->\n`);
    const after = rest?.split(`<!-- /${name} -->`)[1];
    expect(after, `README.md has no place for ${name}`).toBeDefined();
    const fresh = `${before}<!-- ${name} -->\n\n${content}\n\n<!-- /${name} -->${after}`;
    if (updating) writeFileSync(path, fresh);
    else expect(text).toBe(fresh);
  });

  test('every dependency has a row that says why, and no row is left over', () => {
    const section = readme().split('\n## Dependencies\n')[1]?.split('\n## ')[0] ?? '';
    const rows = section.split('\n').flatMap((line) => {
      const cells = line.startsWith('|') ? line.split('|').map((cell) => cell.trim()) : [];
      return cells[1] === undefined || ['package', '---'].includes(cells[1]) ? [] : [cells];
    });
    const installed = Object.keys(manifest.dependencies);
    const names = [...installed, ...Object.keys(manifest.devDependencies)].sort();
    expect(rows.map((cells) => cells[1]).sort()).toEqual(names);
    for (const [, name, purpose, why] of rows) {
      expect(why, `${name}: why`).toMatch(/\w{3,}/);
      expect(purpose?.includes('installed'), `${name}: installed with the package`).toBe(
        installed.includes(name ?? ''),
      );
    }
  });

  test('links lead to files that are there', () => {
    const targets = [...readme().matchAll(/\]\(([^):#]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(() => readFileSync(join(repository, target))).not.toThrow('ENOENT');
  });
});
