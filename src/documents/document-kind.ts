/** Kinds of document: how a file says what it is, in its first member and in its name. */

import { nearest } from '../domain/suggestion.ts';

/** The kinds, in the order in which a workspace is laid out. */
export const documentKinds = ['workspace', 'dossier', 'group', 'payer', 'contract', 'facility', 'pack'] as const;
/** One of `documentKinds`. */
export type DocumentKind = (typeof documentKinds)[number];

/** The version of the shape that this program reads: `empanel: dossier/v1`. */
export const shapeVersion = 1;

/** The first member of every document of a kind. */
export function kindMark(kind: DocumentKind): string {
  return `${kind}/v${shapeVersion}`;
}

/** The kind a file's name promises (`ruiz.dossier.yaml`, `empanel.yaml`), or undefined where it promises none. */
export function kindOfPath(path: string): DocumentKind | undefined {
  // Asked of every file of a practice at nearly every start: setting an expression up would cost more than all of them.
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const stem = endings
    .map((ending) => (name.endsWith(ending) ? name.slice(0, -ending.length) : ''))
    .find((one) => one !== '');
  if (stem === 'empanel') return 'workspace';
  const word = stem === undefined || !stem.includes('.') ? undefined : stem.slice(stem.lastIndexOf('.') + 1);
  return documentKinds.find((kind) => kind === word && kind !== 'workspace');
}

const endings = ['.yaml', '.yml'] as const;

/** What the member `empanel` of a document says. */
export type KindMark =
  | { readonly state: 'known'; readonly kind: DocumentKind }
  /** The document has no such member. */
  | { readonly state: 'absent' }
  /** A kind of this program in a version that it does not read. */
  | { readonly state: 'version'; readonly kind: DocumentKind; readonly version: number }
  /** Something else; `meant` is the kind that is spelled nearly so. */
  | { readonly state: 'unknown'; readonly meant: DocumentKind | undefined };

/** Reads the kind mark of a document's value. */
export function kindMarkOf(value: unknown): KindMark {
  if (typeof value !== 'object' || value === null || !('empanel' in value)) return { state: 'absent' };
  const mark = value.empanel;
  if (typeof mark !== 'string') return { state: 'unknown', meant: undefined };
  const match = /^([a-z]+)\/v(\d{1,6})$/.exec(mark);
  const kind = documentKinds.find((each) => each === match?.[1]);
  const version = Number(match?.[2]);
  if (kind === undefined || version === 0) return { state: 'unknown', meant: kindNear(mark) };
  return version === shapeVersion ? { state: 'known', kind } : { state: 'version', kind, version };
}

function kindNear(mark: string): DocumentKind | undefined {
  const word = mark.split('/')[0] ?? '';
  const [near] = nearest(word, documentKinds, { limit: 1 });
  return documentKinds.find((kind) => kind === near);
}
