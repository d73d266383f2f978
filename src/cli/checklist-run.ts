import { join } from 'node:path';
import { memberRange } from '../documents/finding-places.ts';
import { readSource } from '../documents/source-document.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { ApplicationType, PayerFacts, Route, Subject } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { placedAtFacilities } from '../domain/privileges/facility-places.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Checklist, type ChecklistItem, checklist, expectedDecisionOn } from '../rules/requirement.ts';
import type { Context } from './context.ts';

/** A checklist item with the line of the document it is about. */
export interface PlacedItem extends ChecklistItem {
  readonly path: string | null;
  readonly line: number | null;
}

/** A checklist whose items have their lines. */
export interface PlacedChecklist extends Omit<Checklist, 'items'> {
  readonly items: readonly PlacedItem[];
}

/** What a checklist is asked for. */
export interface ChecklistRequest {
  readonly subject: Subject;
  readonly payer: PayerFacts | null;
  readonly packs: readonly string[];
  readonly type: ApplicationType;
  readonly route: Route;
  readonly group: string | null;
  /** Keys of the group's locations applied for; empty: all where the provider practices. */
  readonly locations: readonly string[];
  readonly products: readonly string[];
  /** The day the decision is expected, when the user says so. */
  readonly by: CalendarDate | undefined;
}

/** Runs the checklist of a subject on its last synced documents. */
export async function runChecklist(
  context: Context,
  ledger: Ledger,
  request: ChecklistRequest,
): Promise<PlacedChecklist> {
  const asOf = await context.asOf();
  const { subject, payer } = request;
  const groups = new Map((await ledger.documents.list('group')).map((row) => [row.key, JSON.parse(row.body) as Group]));
  const payerDocument = payer === null ? undefined : await ledger.documents.byKey('payer', payer.key);
  const own = await ledger.documents.byKey(
    subject.kind === 'provider' ? 'dossier' : subject.kind === 'group' ? 'group' : 'facility',
    subject.key,
  );
  if (own === undefined) {
    throw new UserError('record/not-found', `${subject.name} has no synced document`, {
      hint: 'put one into the workspace and run `empanel sync`',
    });
  }
  const body: unknown = JSON.parse(own.body);
  const result = checklist({
    dossier: subject.kind === 'provider' ? placedAtFacilities(body as Dossier, await facilitiesOf(ledger)) : null,
    facility: subject.kind === 'facility' ? (body as Facility) : null,
    facts: (await ledger.facts.of(subject.id)) ?? null,
    groups,
    locations: request.locations,
    group: request.group ?? (subject.kind === 'group' ? subject.key : null),
    payer:
      payer === null
        ? null
        : { facts: payer, document: payerDocument === undefined ? null : (JSON.parse(payerDocument.body) as Payer) },
    packs: request.packs,
    type: request.type,
    route: request.route,
    products: request.products,
    by: request.by ?? (payer === null ? null : expectedDecisionOn(payer, asOf)),
    asOf,
    role: (await context.workspaceIfAny())?.document.role ?? 'practice',
    rules: await context.rules(),
  });
  return { ...result, items: await placed(context, ledger, result.items) };
}

async function facilitiesOf(ledger: Ledger): Promise<ReadonlyMap<string, Facility>> {
  return new Map((await ledger.documents.list('facility')).map((row) => [row.key, JSON.parse(row.body) as Facility]));
}

async function placed(
  context: Context,
  ledger: Ledger,
  items: readonly ChecklistItem[],
): Promise<readonly PlacedItem[]> {
  const root = (await context.workspaceIfAny())?.root;
  const marks = await ledger.documents.marks();
  const lines = new Map<string, (pointer: ChecklistItem['pointer']) => Promise<number>>();
  const { existsSync, readFileSync } = await import('node:fs');
  const found: PlacedItem[] = [];
  for (const item of items) {
    const place = item.place;
    const mark = place === null ? undefined : marks.find((one) => one.kind === place.document && one.key === place.key);
    const file = mark === undefined || root === undefined ? undefined : join(root, mark.path);
    if (place === null || mark === undefined || file === undefined || !existsSync(file)) {
      found.push({ ...item, path: mark?.path ?? null, line: null });
      continue;
    }
    if (!lines.has(file)) {
      const source = await readSource(mark.path, readFileSync(file));
      lines.set(file, async (pointer) => (await memberRange(source, pointer ?? [])).line);
    }
    found.push({ ...item, path: mark.path, line: (await lines.get(file)?.(place.pointer)) ?? null });
  }
  return found;
}

/** Rule packs that a facility's document names. */
export async function facilityPacks(ledger: Ledger, key: string | null): Promise<readonly string[]> {
  if (key === null) return [];
  const document = await ledger.documents.byKey('facility', key);
  return document === undefined ? [] : ((JSON.parse(document.body) as Facility).packs ?? []);
}
