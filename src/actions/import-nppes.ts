import { canonicalJson } from '../domain/canonical-json.ts';
import type { Pointer } from '../domain/finding.ts';
import { pointerText } from '../domain/finding.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import { isDeactivated, type RegisterRecord } from '../domain/register-record.ts';
import { draftDossier } from './draft-dossier.ts';

/** One value to set in an existing dossier; undefined takes it out. */
export interface FieldEdit {
  readonly pointer: Pointer;
  readonly value: unknown;
}

/** A field that a person changed and the register changed too: the person's value stays. */
export interface FieldConflict {
  readonly pointer: Pointer;
  readonly yours: unknown;
  readonly register: unknown;
}

/** What importing one entry would do. */
export type ImportPlan =
  | { readonly kind: 'new'; readonly npi: string; readonly path: string; readonly value: object }
  | { readonly kind: 'same'; readonly npi: string; readonly conflicts: readonly FieldConflict[] }
  | {
      readonly kind: 'changed';
      readonly npi: string;
      readonly edits: readonly FieldEdit[];
      readonly conflicts: readonly FieldConflict[];
    }
  | {
      readonly kind: 'deactivated';
      readonly npi: string;
      readonly on: string | null;
      readonly edits: readonly FieldEdit[];
    }
  | { readonly kind: 'skipped'; readonly npi: string; readonly reason: string };

/**
 * What importing an entry of the register does to the dossier with its NPI, if there is one. A field is written only
 * while it still reads what the last import wrote; else both values go to the list of conflicts.
 */
export function importPlan(
  record: RegisterRecord,
  existing: Dossier | undefined,
  importedOn: string,
  file: string,
): ImportPlan {
  const { npi } = record;
  if (isDeactivated(record)) {
    const edits =
      existing === undefined ? [] : [{ pointer: ['register', 'nppes', 'deactivated'], value: record.deactivatedOn }];
    return { kind: 'deactivated', npi, on: record.deactivatedOn, edits };
  }
  if (record.entity !== 'individual')
    return { kind: 'skipped', npi, reason: 'an organisation: dossiers are of people; write a group file for it' };
  const draft = draftDossier(record, importedOn, file);
  if (existing === undefined) {
    const values = imported(draft);
    const register = { nppes: { ...draft.register?.nppes, values } };
    return { kind: 'new', npi, path: dossierPath(record), value: { ...draft, register } };
  }
  return updatePlan(draft, existing, npi);
}

function updatePlan(draft: Dossier, existing: Dossier, npi: string): ImportPlan {
  const last = existing.register?.nppes?.values ?? {};
  const fresh = leaves(draft);
  const edits: FieldEdit[] = [];
  const conflicts: FieldConflict[] = [];
  for (const [path, { pointer, value }] of fresh) {
    if (String(value) === last[path]) continue;
    const now = valueAt(existing, pointer);
    if (now === value) continue;
    if (now === undefined || String(now) === last[path]) edits.push({ pointer, value });
    else conflicts.push({ pointer, yours: now, register: value });
  }
  const register = { ...draft.register?.nppes, values: imported(draft) };
  const before = existing.register?.nppes;
  const changed = edits.length > 0 || canonicalJson(withoutDay(before)) !== canonicalJson(withoutDay(register));
  if (!changed) return { kind: 'same', npi, conflicts };
  return { kind: 'changed', npi, edits: [...edits, { pointer: ['register', 'nppes'], value: register }], conflicts };
}

function withoutDay(register: object | undefined): object {
  const { importedOn: _, file: __, ...rest } = (register ?? {}) as Record<string, unknown>;
  return rest;
}

/** Members that the import writes and a person may change. */
const managed = ['name', 'formerNames', 'taxonomies', 'medicaid', 'licenses', 'practiceLocations'] as const;

interface Leaf {
  readonly pointer: Pointer;
  readonly value: string | boolean | number;
}

/** What the import wrote, as text by JSON Pointer: kept in the dossier to tell later what a person changed. */
function imported(draft: Dossier): Readonly<Record<string, string>> {
  return Object.fromEntries([...leaves(draft)].map(([path, { value }]) => [path, String(value)]));
}

function leaves(draft: Dossier): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  const walk = (value: unknown, pointer: Pointer): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        walk(member, [...pointer, Array.isArray(value) ? Number(key) : key]);
    } else if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
      found.set(pointerText(pointer), { pointer, value });
  };
  for (const member of managed) walk(draft[member], [member]);
  return found;
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[String(part)] : undefined),
    value,
  );
}

/** `dossiers/<last>-<first>-<npi>.dossier.yaml`, plain letters only. */
export function dossierPath(record: Pick<RegisterRecord, 'npi' | 'name'>): string {
  const words = [record.name.last, record.name.first].map((part) => plain(part ?? '')).filter((part) => part !== '');
  return `dossiers/${[...words, record.npi].join('-')}.dossier.yaml`;
}

function plain(part: string): string {
  return part
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
