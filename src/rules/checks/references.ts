/** The references of documents to each other. */

import type { Pointer } from '../../domain/finding.ts';
import type { Facility, ProxyAgreement, ProxyPractitioner } from '../../domain/nouns/facility.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { CheckInput } from './check.ts';
import { items, type Leaf, type Loose, type LooseList, text, texts } from './loose-value.ts';
import { formVersions, lineKeys } from './privilege-lines.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The keys there are, as a set or as a map by them. */
export interface Keys {
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** One reference: where it stands, what it names, and what there is to be named. */
export interface Reference {
  readonly pointer: Pointer;
  /** What kind of thing, for people: "location of lakeside". */
  readonly what: string;
  /** Undefined where nothing is named. */
  readonly key: string | undefined;
  readonly known: Keys;
}

/** Every reference of a document to something else in the workspace. */
export function references(
  input: CheckInput<'dossier' | 'group' | 'payer' | 'contract' | 'facility' | 'workspace'>,
): Iterable<Reference> {
  switch (input.kind) {
    case 'dossier':
      return dossierReferences(input);
    case 'group':
      return groupReferences(input);
    case 'payer':
      return payerReferences(input);
    case 'contract':
      return contractReferences(input);
    case 'facility':
      return facilityReferences(input);
    case 'workspace':
      return workspaceReferences(input);
    default:
      return input satisfies never;
  }
}

function* dossierReferences({ value, index }: CheckInput<'dossier'>): Iterable<Reference> {
  yield* practiceReference(value.practice, index);
  for (const [at, one] of items(value.practiceLocations)) {
    yield* placeReferences(['practiceLocations', at], one, index);
    yield {
      pointer: ['practiceLocations', at, 'facility'],
      what: 'facility',
      key: text(one.facility),
      known: index.facilities,
    };
  }
  for (const [at, one] of items(value.payers)) {
    const payer = text(one.payer);
    yield { pointer: ['payers', at, 'payer'], what: 'payer', key: payer, known: index.payers };
    yield { pointer: ['payers', at, 'group'], what: 'group', key: text(one.group), known: index.groups };
    yield* productReferences(['payers', at, 'products'], one.products, payer, index);
  }
  for (const [at, key] of texts(value.caqh?.authorizedPayers)) {
    yield { pointer: ['caqh', 'authorizedPayers', at], what: 'payer', key, known: index.payers };
  }
  for (const list of ['disclosures', 'documents', 'identifiers'] as const) {
    yield* payerKeys(list, value[list] as LooseList<{ readonly payer?: string }>, index);
  }
  for (const [at, one] of items(value.hospitalAffiliations)) {
    yield {
      pointer: ['hospitalAffiliations', at, 'facility'],
      what: 'facility',
      key: text(one.facility),
      known: index.facilities,
    };
  }
  for (const [at, one] of items(value.medicare?.ptans)) yield* placeReferences(['medicare', 'ptans', at], one, index);
}

function* groupReferences({ value, index }: CheckInput<'group'>): Iterable<Reference> {
  yield* practiceReference(value.practice, index);
  const places = new Set(items(value.locations).flatMap(([, one]) => text(one.key) ?? []));
  for (const [at, member] of items(value.members)) {
    for (const [entry, key] of texts(member.locations)) {
      yield { pointer: ['members', at, 'locations', entry], what: 'location of this group', key, known: places };
    }
  }
  for (const [at, one] of items(value.locations)) {
    yield {
      pointer: ['locations', at, 'facility'],
      what: 'facility',
      key: text(one.facility),
      known: index.facilities,
    };
  }
  for (const [at, one] of items(value.medicaid)) {
    yield {
      pointer: ['medicaid', at, 'location'],
      what: 'location of this group',
      key: text(one.location),
      known: places,
    };
  }
  for (const [at, one] of items(value.medicare?.ptans)) {
    yield {
      pointer: ['medicare', 'ptans', at, 'location'],
      what: 'location of this group',
      key: text(one.location),
      known: places,
    };
  }
  yield* payerKeys('documents', value.documents, index);
}

function* payerReferences({ value, index }: CheckInput<'payer'>): Iterable<Reference> {
  yield* packReferences(value, index);
  const products = new Set(items(value.products).flatMap(([, one]) => text(one.key) ?? []));
  for (const list of ['panels', 'payerIds'] as const) {
    for (const [at, one] of items(value[list] as LooseList<{ readonly product?: string }>)) {
      yield { pointer: [list, at, 'product'], what: 'product of this payer', key: text(one.product), known: products };
    }
  }
}

function* contractReferences({ value, index }: CheckInput<'contract'>): Iterable<Reference> {
  yield* practiceReference(value.practice, index);
  const payer = text(value.payer);
  const group = text(value.holder?.group);
  yield { pointer: ['payer'], what: 'payer', key: payer, known: index.payers };
  yield { pointer: ['holder', 'group'], what: 'group', key: group, known: index.groups };
  yield {
    pointer: ['holder', 'facility'],
    what: 'facility',
    key: text(value.holder?.facility),
    known: index.facilities,
  };
  yield* productReferences(['products'], value.products, payer, index);
  yield* productReferences(['excludedProducts'], value.excludedProducts, payer, index);
  const places = index.groups.get(group ?? '')?.places;
  if (places !== undefined) {
    for (const [at, key] of texts(value.locations))
      yield { pointer: ['locations', at], what: `location of ${group}`, key, known: places };
  }
  for (const [at, member] of items(value.members)) {
    yield* productReferences(['members', at, 'products'], member.products, payer, index);
  }
}

function* facilityReferences({ value, index }: CheckInput<'facility'>): Iterable<Reference> {
  yield* practiceReference(value.practice, index);
  yield* packReferences(value, index);
  const departments = new Set(items(value.departments).flatMap(([, one]) => text(one.key) ?? []));
  for (const [at, form] of items(value.privilegeForms)) {
    yield {
      pointer: ['privilegeForms', at, 'department'],
      what: 'department of this facility',
      key: text(form.department),
      known: departments,
    };
  }
  for (const [at, one] of items(value.oppe?.indicators)) {
    yield {
      pointer: ['oppe', 'indicators', at, 'department'],
      what: 'department of this facility',
      key: text(one.department),
      known: departments,
    };
  }
  yield* lineReferences(value);
}

/** Lines that other lines ask for, and those of distant sites. */
function* lineReferences(facility: Loose<Facility>): Iterable<Reference> {
  const forms = formVersions(facility);
  const known = lineKeys(forms);
  const what = 'line on any form of this facility';
  for (const { lines } of forms) {
    for (const { line, pointer } of lines) {
      for (const time of ['initial', 'renewal'] as const) {
        for (const [at, key] of texts(line[time]?.privileges))
          yield { pointer: [...pointer, time, 'privileges', at], what, key, known };
      }
    }
  }
  for (const [at, agreement] of items(facility.proxyAgreements as LooseList<ProxyAgreement>)) {
    for (const [entry, one] of items(agreement.practitioners as LooseList<ProxyPractitioner>)) {
      for (const [place, key] of texts(one.lines))
        yield { pointer: ['proxyAgreements', at, 'practitioners', entry, 'lines', place], what, key, known };
    }
  }
}

function* workspaceReferences({ value, index, ruleIds }: CheckInput<'workspace'>): Iterable<Reference> {
  yield* packKeys(value.packs, index.packs);
  for (const [at, one] of items(value.rules)) {
    yield { pointer: ['rules', at, 'rule'], what: 'rule of `check`', key: text(one.rule), known: ruleIds };
  }
  yield { pointer: ['owner'], what: 'specialist', key: text(value.owner), known: index.specialists };
  for (const [at, practice] of items(value.practices)) {
    for (const [entry, key] of texts(practice.groups)) {
      yield { pointer: ['practices', at, 'groups', entry], what: 'group', key, known: index.groups };
    }
  }
  for (const [at, specialist] of items(value.specialists)) {
    for (const [entry, key] of texts(specialist.practices)) {
      yield { pointer: ['specialists', at, 'practices', entry], what: 'practice', key, known: index.practices };
    }
  }
}

/** A workspace that names no practices is one practice, whatever its key. */
function* practiceReference(practice: Leaf<string> | null | undefined, index: WorkspaceIndex): Iterable<Reference> {
  if (index.practices.size > 0)
    yield { pointer: ['practice'], what: 'practice', key: text(practice), known: index.practices };
}

/** A group and one of its locations; the location only where the group is there. */
function* placeReferences(
  at: Pointer,
  place: { readonly group?: Leaf<string> | null; readonly location?: Leaf<string> | null },
  index: WorkspaceIndex,
): Iterable<Reference> {
  const key = text(place.group);
  yield { pointer: [...at, 'group'], what: 'group', key, known: index.groups };
  const group = index.groups.get(key ?? '');
  if (group !== undefined)
    yield { pointer: [...at, 'location'], what: `location of ${key}`, key: text(place.location), known: group.places };
}

/** Products of a payer that is there and lists any. */
function* productReferences(
  at: Pointer,
  products: LooseList<string> | null | undefined,
  payer: string | undefined,
  index: WorkspaceIndex,
): Iterable<Reference> {
  const known = index.payers.get(payer ?? '')?.products;
  if (known === undefined || known.size === 0) return;
  for (const [entry, key] of texts(products))
    yield { pointer: [...at, entry], what: `product of ${payer}`, key, known };
}

function* payerKeys(
  list: string,
  entries: LooseList<{ readonly payer?: string }> | null | undefined,
  index: WorkspaceIndex,
): Iterable<Reference> {
  for (const [at, one] of items(entries))
    yield { pointer: [list, at, 'payer'], what: 'payer', key: text(one.payer), known: index.payers };
}

/** Packs, and the rules of packs that are changed or switched off. What packs and `empanel.yaml` change is told with packs. */
function* packReferences(
  value: Loose<Pick<Payer, 'packs' | 'overrides' | 'off'>>,
  { packs, packRules }: WorkspaceIndex,
): Iterable<Reference> {
  yield* packKeys(value.packs, packs);
  if (packRules === null) return;
  for (const list of ['overrides', 'off'] as const) {
    for (const [at, one] of items(value[list] as LooseList<{ readonly rule?: string }>)) {
      yield { pointer: [list, at, 'rule'], what: 'rule in any pack', key: text(one.rule), known: packRules };
    }
  }
}

function* packKeys(list: LooseList<string> | null | undefined, packs: ReadonlySet<string> | null): Iterable<Reference> {
  if (packs === null) return;
  for (const [at, key] of texts(list)) yield { pointer: ['packs', at], what: 'pack', key, known: packs };
}
