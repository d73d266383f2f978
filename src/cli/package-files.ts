import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a file that ships with the program, such as `schemas` or `examples/practice`. */
export function packagePath(path: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'empanel')
      return join(folder, path);
    if (dirname(folder) === folder)
      throw new Error(`the files of the package are not beside \`${import.meta.dirname}\``);
  }
}
