/** Entries of rule packs as the engine handles them: each with the pack it comes from and what was changed about it. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Confidence } from '../domain/deadline.ts';
import type { Binds, Clock, Fact, Off, Override, Pack, Requirement } from '../domain/nouns/pack.ts';

/** A recorded date from which a clock may count, as packs name it. */
export type Anchor = Clock['anchor'];

/** What a requirement asks for, or a credential, paper or verification a clock hangs on. */
export type Element = Requirement['needs']['element'];

/** The role of a workspace: whose duty a rule is depends on it. */
export type WorkspaceRole = NonNullable<Binds['roles']>[number];

/** A pack as a value, with the file it was read from. */
export interface LoadedPack {
  /** Path of the file, for findings and for `pack list`. */
  readonly path: string;
  readonly pack: Pack;
}

/** A pack of a rule set, with where it comes from and its entries in the order of its file. */
export interface RulePack extends LoadedPack {
  readonly origin: PackIdentity['origin'];
  readonly entries: readonly RuleEntry[];
}

/** What `empanel.yaml` says about packs. */
export interface RuleUse {
  /** Packs that always hold here; absent: all that ship, as far as nothing else decides. */
  readonly packs?: readonly string[];
  readonly overrides?: readonly Override[];
  readonly off?: readonly Off[];
  /** The role of the workspace. */
  readonly role?: WorkspaceRole;
}

/** Which pack an entry comes from. */
export interface PackIdentity {
  readonly id: string;
  readonly version: string;
  readonly origin: 'shipped' | 'workspace';
}

/** A change that a pack, the workspace or a payer makes to an entry. */
export interface Change {
  /** Who says so: `pack aetna-ca`, `empanel.yaml`, `payer aetna-ca`. */
  readonly by: string;
  readonly reason: string;
}

interface EntryOf<Kind extends string, Rule> {
  readonly kind: Kind;
  readonly id: string;
  readonly pack: PackIdentity;
  /** First day of this version; null: from the beginning. */
  readonly since: CalendarDate | null;
  /** First day on which this version no longer holds; null: it still does. */
  readonly until: CalendarDate | null;
  readonly rule: Rule;
  /** What the whole pack is bound to, besides the entry's own conditions. */
  readonly packBinds: Binds | null;
  readonly changes: readonly Change[];
}

/** What a file must hold before a moment. */
export type RequirementEntry = EntryOf<'requirement', Requirement>;
/** When something falls due. */
export type ClockEntry = EntryOf<'clock', Clock>;
/** A plain value of the trade. */
export type FactEntry = EntryOf<'fact', Fact>;
/** One version of one rule of a pack. */
export type RuleEntry = RequirementEntry | ClockEntry | FactEntry;

/** What every kind of entry says about itself. */
export interface Evidence {
  readonly title: string;
  readonly why: string;
  readonly help?: string;
  readonly cite: { readonly source: string; readonly section?: string; readonly url?: string };
  readonly confidence: Confidence;
  readonly conflict?: readonly { readonly value: string; readonly source: string }[];
  readonly note?: string;
}

/** All entries of a pack in the order of its file. */
export function packEntries(loaded: LoadedPack, origin: PackIdentity['origin']): readonly RuleEntry[] {
  const { pack } = loaded;
  const base = {
    pack: { id: pack.id, version: pack.version, origin },
    packBinds: pack.binds ?? null,
    changes: [],
  } as const;
  const span = (rule: Requirement | Clock | Fact): Pick<RuleEntry, 'since' | 'until'> => ({
    since: (rule.since ?? null) as CalendarDate | null,
    until: (rule.until ?? null) as CalendarDate | null,
  });
  return [
    ...(pack.requirements ?? []).map(
      (rule): RequirementEntry => ({ kind: 'requirement', id: rule.id, ...base, ...span(rule), rule }),
    ),
    ...(pack.clocks ?? []).map((rule): ClockEntry => ({ kind: 'clock', id: rule.id, ...base, ...span(rule), rule })),
    ...(pack.facts ?? []).map((rule): FactEntry => ({ kind: 'fact', id: rule.id, ...base, ...span(rule), rule })),
  ];
}

/** Whether this version of a rule is in force on a day. */
export function isInForce(entry: Pick<RuleEntry, 'since' | 'until'>, on: CalendarDate): boolean {
  return (entry.since === null || entry.since <= on) && (entry.until === null || on < entry.until);
}

/** The source of a rule in one line: who, where in it, and its address. Never empty. */
export function citation(cite: Evidence['cite']): string {
  const place = cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`;
  return cite.url === undefined ? place : `${place} <${cite.url}>`;
}
