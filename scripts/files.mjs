// Reading and writing for the scripts: only Node's own modules, so that they run before anything is installed.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the package's folder, always with forward slashes. */
export const named = (path) => relative(root, path).split(sep).join('/');

/** Every file below `path` (or `path` itself), sorted; nothing when it is not there. */
export function filesUnder(path, skip = () => false) {
  if (!existsSync(path) || skip(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name), skip));
}

/** One hash over names and contents: two equal fingerprints mean nothing was changed. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const text = readFileSync(path);
    hash.update(`${named(path)}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** Parsed JSON, or undefined when the file is absent or is not JSON. */
export function jsonAt(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes the whole file or nothing, and only when it would change. Returns whether it did. */
export function writeWhole(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  return true;
}
