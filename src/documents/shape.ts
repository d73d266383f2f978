/** Whether a document has the shape of its kind, and its value as that kind. */

import type { Contract } from '../domain/nouns/contract.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Pack } from '../domain/nouns/pack.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import type { Workspace } from '../domain/nouns/workspace.ts';
import type { DocumentKind } from './document-kind.ts';
import { contract, dossier, facility, group, pack, payer, workspace } from './generated/validators.js';
import type { SourceDocument } from './source-document.ts';

const validators = { contract, dossier, facility, group, pack, payer, workspace };

/** A value with its kind. */
export type SoundDocument =
  | { readonly kind: 'dossier'; readonly value: Dossier }
  | { readonly kind: 'group'; readonly value: Group }
  | { readonly kind: 'payer'; readonly value: Payer }
  | { readonly kind: 'contract'; readonly value: Contract }
  | { readonly kind: 'facility'; readonly value: Facility }
  | { readonly kind: 'pack'; readonly value: Pack }
  | { readonly kind: 'workspace'; readonly value: Workspace };

/** One word of a schema that a value does not meet, as the validator reports it. */
export interface ShapeError {
  /** JSON Pointer text of the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key at fault where the error is about a key and not a value. */
  readonly propertyName?: string;
}

/** The value of a document as its kind, or null where it has not the shape of it. */
export function soundDocument(source: SourceDocument): SoundDocument | null {
  const { kind, value } = source;
  if (kind === null || value === undefined) return null;
  return validators[kind](value) ? ({ kind, value } as SoundDocument) : null;
}

/** What keeps a value from having the shape of a kind; empty where it has it. */
export function shapeErrors(kind: DocumentKind, value: unknown): readonly ShapeError[] {
  const validator = validators[kind];
  return validator(value) ? [] : (validator.errors ?? []);
}
