import { join } from 'node:path';
import { memberRange } from '../documents/finding-places.ts';
import { readSource } from '../documents/source-document.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { ApplicationType, PayerFacts, Route, Subject, SubjectFacts } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { placedAtFacilities } from '../domain/privileges/facility-places.ts';
import { UserError } from '../errors.ts';
import type { SyncedDocument } from '../ledger/document-query.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { WorkspaceRole } from '../rules/pack-entry.ts';
import { type Checklist, type ChecklistItem, checklist, expectedDecisionOn } from '../rules/requirement.ts';
import type { RuleSet } from '../rules/rule-set.ts';
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

/** What the checklists of all subjects share: read once, however many are run. */
export interface ChecklistOffice {
  readonly asOf: CalendarDate;
  readonly role: WorkspaceRole;
  readonly rules: RuleSet;
  readonly groups: ReadonlyMap<string, Group>;
  readonly facilities: ReadonlyMap<string, Facility>;
  readonly payers: ReadonlyMap<string, Payer>;
}

/** Reads what checklists share. */
export async function checklistOffice(context: Context, ledger: Ledger): Promise<ChecklistOffice> {
  return {
    asOf: await context.asOf(),
    role: (await context.workspaceIfAny())?.document.role ?? 'practice',
    rules: await context.rules(),
    groups: await bodiesOf<Group>(ledger, 'group'),
    facilities: await bodiesOf<Facility>(ledger, 'facility'),
    payers: await bodiesOf<Payer>(ledger, 'payer'),
  };
}

async function bodiesOf<Body>(
  ledger: Ledger,
  kind: 'group' | 'facility' | 'payer',
): Promise<ReadonlyMap<string, Body>> {
  return new Map((await ledger.documents.list(kind)).map((row) => [row.key, JSON.parse(row.body) as Body]));
}

/** Runs the checklist of a subject on its last synced documents. */
export async function runChecklist(
  context: Context,
  ledger: Ledger,
  request: ChecklistRequest,
): Promise<PlacedChecklist> {
  const office = await checklistOffice(context, ledger);
  const facts = (await ledger.facts.of(request.subject.id)) ?? null;
  const result = checklistOf(office, request, await syncedBody(ledger, request.subject), facts);
  return { ...result, items: await placed(context, ledger, result.items) };
}

/** The last synced document of a subject. */
export async function syncedBody(ledger: Ledger, subject: Subject): Promise<SyncedDocument> {
  const own = await ledger.documents.byKey(
    subject.kind === 'provider' ? 'dossier' : subject.kind === 'group' ? 'group' : 'facility',
    subject.key,
  );
  if (own !== undefined) return own;
  throw new UserError('record/not-found', `${subject.name} has no synced document`, {
    hint: 'put one into the workspace and run `empanel sync`',
  });
}

/** The checklist of a subject, without the lines of the documents that its items are about. */
export function checklistOf(
  office: ChecklistOffice,
  request: ChecklistRequest,
  document: SyncedDocument,
  facts: SubjectFacts | null,
): Checklist {
  const { asOf, role, rules, groups, facilities, payers } = office;
  const { subject, payer } = request;
  const body: unknown = JSON.parse(document.body);
  return checklist({
    dossier: subject.kind === 'provider' ? placedAtFacilities(body as Dossier, facilities) : null,
    facility: subject.kind === 'facility' ? (body as Facility) : null,
    facts,
    groups,
    locations: request.locations,
    group: request.group ?? (subject.kind === 'group' ? subject.key : null),
    payer: payer === null ? null : { facts: payer, document: payers.get(payer.key) ?? null },
    packs: request.packs,
    type: request.type,
    route: request.route,
    products: request.products,
    by: request.by ?? (payer === null ? null : expectedDecisionOn(payer, asOf)),
    asOf,
    role,
    rules,
  });
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
