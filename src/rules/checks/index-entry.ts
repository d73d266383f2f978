/**
 * What one document says to the others: the little of it that the index of a workspace takes. An entry is plain data, so
 * that it can be kept beside the ledger and handed from one thread to another. Numbers that must not lie about stand in it
 * as marks only.
 */

import type { DocumentKind } from '../../documents/document-kind.ts';
import type { StreetAddress } from '../../domain/address.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import { flag, items, type Loose, looseDocument, text } from './loose-value.ts';
import { streetAddress } from './street-address.ts';

/** A place where patients are seen. */
export interface IndexedPlace {
  readonly address: StreetAddress | undefined;
  readonly state: string | undefined;
  readonly federal: boolean;
  /** As in the group's document: `office`, `telehealth`, `billing`, … */
  readonly kind: string | undefined;
}

/** What stands for a number where numbers are only compared. */
export type Mark = (number: string) => string;

/** What a document says to others. Without a key nothing can refer to it. */
export type IndexEntry =
  | {
      readonly kind: 'dossier';
      /** The NPI. */
      readonly key: string | undefined;
      /** Marks of the keys under which its own numbers are held. */
      readonly held: readonly string[];
    }
  | {
      readonly kind: 'group';
      readonly key: string | undefined;
      readonly npi: string | undefined;
      readonly legalName: string | undefined;
      /** As `tinMark` makes it. */
      readonly tin: string | undefined;
      readonly practice: string | undefined;
      readonly places: readonly (readonly [key: string, place: IndexedPlace])[];
      /** Where letters and payments go. */
      readonly otherAddresses: readonly StreetAddress[];
      /** NPIs, or null where the document lists none. */
      readonly members: readonly string[] | null;
    }
  | {
      readonly kind: 'payer';
      readonly key: string | undefined;
      readonly name: string | undefined;
      readonly products: readonly string[];
    }
  | {
      readonly kind: 'facility';
      readonly key: string | undefined;
      readonly npi: string | undefined;
      readonly place: IndexedPlace;
    }
  | { readonly kind: 'contract'; readonly key: string | undefined }
  | { readonly kind: 'workspace'; readonly practices: readonly string[]; readonly specialists: readonly string[] }
  | { readonly kind: 'pack' };

/** Numbers as they are, for an index that is not kept. */
export const plainMark: Mark = (number) => number;

/**
 * Marks that do not tell the number: 64 bits of it and of a salt that is another one in each workspace. Not for secrets;
 * numbers of ten digits can be tried out by whoever has the salt.
 */
export function saltedMark(salt: string): Mark {
  return (number) => {
    let [high, low] = [0x9e3779b9, 0x85ebca6b];
    for (const part of [salt, number]) {
      for (let at = 0; at < part.length; at += 1) {
        const code = part.charCodeAt(at);
        high = Math.imul(high ^ code, 0x9e3779b1);
        low = Math.imul(low ^ code, 0x5f356495);
      }
      high ^= low >>> 13;
      low ^= high >>> 15;
    }
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    return (high >>> 0).toString(36) + (low >>> 0).toString(36).padStart(7, '0');
  };
}

/** The name under which a number is held: one for every way to write it. */
export function holderKey(kind: 'caqh' | 'dea' | 'license', ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => part.toUpperCase().replace(/[^A-Z0-9]/g, ''))].join('|');
}

/** The mark of a tax number, one for every way to write it. */
export function tinMark(mark: Mark, tin: string): string {
  return mark(`tin|${tin.replace(/\D/g, '')}`);
}

/** What a document says to others. The value may have any shape. */
export function indexEntry(kind: DocumentKind, value: unknown, mark: Mark): IndexEntry {
  switch (kind) {
    case 'dossier':
      return dossierEntry(looseDocument<Dossier>(value), mark);
    case 'group':
      return groupEntry(looseDocument<Group>(value), mark);
    case 'payer': {
      const { key, name, products } = looseDocument<Payer>(value);
      return { kind, key: text(key), name: text(name), products: keysOf(products) };
    }
    case 'facility': {
      const { key, npi, address, federal } = looseDocument<Facility>(value);
      return { kind, key: text(key), npi: text(npi), place: indexedPlace(address, federal, undefined) };
    }
    case 'contract':
      return { kind, key: text(looseDocument<Contract>(value).key) };
    case 'workspace': {
      const { practices, specialists } = looseDocument<Workspace>(value);
      return { kind, practices: keysOf(practices), specialists: keysOf(specialists) };
    }
    case 'pack':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function dossierEntry(dossier: Loose<Dossier>, mark: Mark): IndexEntry {
  const held: string[] = [];
  const caqh = text(dossier.caqh?.id);
  if (caqh !== undefined) held.push(mark(holderKey('caqh', caqh)));
  for (const [, { state, type, number }] of items(dossier.licenses)) {
    const [place, digits] = [text(state), text(number)];
    if (place !== undefined && digits !== undefined) {
      held.push(mark(holderKey('license', place, text(type) ?? text(dossier.type) ?? '', digits)));
    }
  }
  for (const [, { number }] of items(dossier.dea)) {
    const digits = text(number);
    if (digits !== undefined) held.push(mark(holderKey('dea', digits)));
  }
  return { kind: 'dossier', key: text(dossier.npi), held };
}

function groupEntry(group: Loose<Group>, mark: Mark): IndexEntry {
  const members = items(group.members).flatMap(([, member]) => text(member.npi) ?? []);
  const addresses = [streetAddress(group.mailingAddress), streetAddress(group.remitAddress)];
  const tin = text(group.tin);
  return {
    kind: 'group',
    key: text(group.key),
    npi: text(group.npi),
    legalName: text(group.legalName),
    tin: tin === undefined ? undefined : tinMark(mark, tin),
    practice: text(group.practice),
    places: items(group.locations).flatMap(([, location]) => {
      const name = text(location.key);
      return name === undefined
        ? []
        : [[name, indexedPlace(location.address, location.federal, text(location.kind))] as const];
    }),
    otherAddresses: addresses.filter((address) => address !== undefined),
    members: members.length === 0 ? null : members,
  };
}

function keysOf(entries: Parameters<typeof items<{ readonly key?: string }>>[0]): readonly string[] {
  return items(entries).flatMap(([, one]) => text(one.key) ?? []);
}

function indexedPlace(
  address: Parameters<typeof streetAddress>[0],
  federal: Parameters<typeof flag>[0],
  kind: string | undefined,
): IndexedPlace {
  return { address: streetAddress(address), state: text(address?.state), federal: flag(federal) ?? false, kind };
}
