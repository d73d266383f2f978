/** What is wrong with packs taken together; the shape of each is the schema's business. */

import type { Fault, Pointer, Severity } from '../domain/finding.ts';
import type { Off, Override } from '../domain/nouns/pack.ts';
import { nearest } from '../domain/suggestion.ts';
import { readableAnchors } from './clocks/anchor.ts';
import { changesSomething } from './pack-changes.ts';
import { packClosure } from './pack-closure.ts';
import type { LoadedPack, RuleEntry, RulePack, RuleUse } from './pack-entry.ts';
import type { PackRuleId } from './pack-rules.ts';
import { rolePacks, verifyingRoles } from './role-packs.ts';

/** A fault of a pack file, or of `empanel.yaml` when `path` is null. */
export interface PackFault {
  readonly rule: PackRuleId;
  readonly severity: Severity;
  readonly path: string | null;
  readonly fault: Fault;
}

type ById = ReadonlyMap<string, readonly RuleEntry[]>;

/** Every fault of the packs of a workspace, in the order of the files, those of `empanel.yaml` last. */
export function packFaults(
  packs: ReadonlyMap<string, RulePack>,
  workspace: readonly LoadedPack[],
  byId: ById,
  use: RuleUse,
): readonly PackFault[] {
  const seen = new Map<string, string>();
  const twice = workspace.flatMap((loaded): readonly PackFault[] => {
    const first = seen.get(loaded.pack.id);
    seen.set(loaded.pack.id, loaded.path);
    return first === undefined
      ? []
      : [
          error(
            'pack/duplicate',
            loaded.path,
            ['id'],
            `\`${loaded.pack.id}\` is also the id of ${first}`,
            'give one of the two another id',
          ),
        ];
  });
  const each = [...packs.values()].flatMap((pack) => [
    ...extensionFaults(pack, packs),
    ...changeFaults(pack.path, pack.pack.overrides ?? [], pack.pack.off ?? [], byId),
    ...spanFaults(pack),
    ...clockFaults(pack),
    ...namedFactFaults(pack, byId),
  ]);
  return [
    ...twice,
    ...each,
    ...versionFaults(packs, byId),
    ...changeFaults(null, use.overrides ?? [], use.off ?? [], byId),
    ...roleFaults(packs, use),
  ];
}

/**
 * A verification organization whose packs in `empanel.yaml` say nothing of what such an office verifies: those that are for
 * others who decide, or all of them. Payers' packs are read by others too, and are left alone.
 */
function roleFaults(packs: ReadonlyMap<string, RulePack>, { role, packs: named }: RuleUse): readonly PackFault[] {
  const who = role === 'cvo' ? verifyingRoles[role] : undefined;
  if (role === undefined || who === undefined) return [];
  const inUse = packClosure(packs, named ?? []);
  if (inUse.some((pack) => rolesBound(pack).has(role))) return [];
  const others = rolePacks(packs, role, 'provider').map((id) => `\`${id}\``);
  const fault = (pointer: Pointer, message: string, help: string): PackFault => ({
    rule: 'pack/other-role',
    severity: 'warning',
    path: null,
    fault: { pointer, message, help: others.length === 0 ? 'name a pack for verification organizations' : help },
  });
  const forOthers = (named ?? []).flatMap((id, index): readonly PackFault[] => {
    const pack = packs.get(id);
    const roles = [...(pack === undefined ? [] : rolesBound(pack))];
    const message = `what \`${id}\` asks to be verified binds ${roles.join(', ')}, and this office is a ${role}`;
    const help = `name ${others.join(' or ')} as well, or instead`;
    return roles.length === 0 ? [] : [fault(['packs', index], message, help)];
  });
  if (forOthers.length > 0) return forOthers;
  const message = `no pack of \`packs\` says what ${who} verifies`;
  return [fault([named === undefined ? 'role' : 'packs'], message, `name ${others.join(' or ')} under \`packs\``)];
}

/** The roles that requirements of a pack name. */
function rolesBound({ entries }: RulePack): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'requirement' ? (entry.rule.binds?.roles ?? []) : [])));
}

function extensionFaults(pack: RulePack, packs: ReadonlyMap<string, RulePack>): readonly PackFault[] {
  return (pack.pack.extends ?? []).flatMap((id, index): readonly PackFault[] => {
    const at: Pointer = ['extends', index];
    if (!packs.has(id)) {
      return [error('pack/unknown-extends', pack.path, at, `there is no pack \`${id}\``, meant(id, packs.keys()))];
    }
    return reaches(id, pack.pack.id, packs, [])
      ? [
          error(
            'pack/circular-extends',
            pack.path,
            at,
            `\`${pack.pack.id}\` extends itself through \`${id}\``,
            id === pack.pack.id ? 'take the pack out of its own `extends`' : 'take one of the two `extends` away',
          ),
        ]
      : [];
  });
}

function reaches(from: string, to: string, packs: ReadonlyMap<string, RulePack>, path: readonly string[]): boolean {
  if (from === to) return true;
  if (path.includes(from)) return false;
  return (packs.get(from)?.pack.extends ?? []).some((id) => reaches(id, to, packs, [...path, from]));
}

function changeFaults(
  path: string | null,
  overrides: readonly Override[],
  off: readonly Off[],
  byId: ById,
): readonly PackFault[] {
  const unknown = (list: readonly { readonly rule: string }[], member: string): readonly PackFault[] =>
    list.flatMap((one, index) =>
      byId.has(one.rule)
        ? []
        : [
            error(
              'pack/unknown-rule',
              path,
              [member, index, 'rule'],
              `no pack has a rule \`${one.rule}\``,
              meant(one.rule, byId.keys()),
            ),
          ],
    );
  const idle = overrides.flatMap((override, index) => {
    const entries = byId.get(override.rule) ?? [];
    return entries.length === 0 || entries.some((entry) => changesSomething(entry, override))
      ? []
      : [
          error(
            'pack/override-nothing',
            path,
            ['overrides', index],
            `nothing here changes \`${override.rule}\``,
            'name a value that this rule has: `empanel pack show` lists them',
          ),
        ];
  });
  return [...unknown(overrides, 'overrides'), ...unknown(off, 'off'), ...idle];
}

function spanFaults(pack: RulePack): readonly PackFault[] {
  return pack.entries.flatMap((entry) =>
    entry.since !== null && entry.until !== null && entry.until <= entry.since
      ? [
          error(
            'pack/empty-span',
            pack.path,
            placeOf(pack, entry),
            `\`${entry.id}\` ends on ${entry.until}, before it begins on ${entry.since}`,
            'correct `since` or `until`',
          ),
        ]
      : [],
  );
}

/** Facts that a clock names for itself must be there. */
function namedFactFaults(pack: RulePack, byId: ById): readonly PackFault[] {
  return pack.entries.flatMap((entry) => {
    if (entry.kind !== 'clock') return [];
    return (['lateBy', 'waitsBy', 'brokenBy'] as const).flatMap((member): readonly PackFault[] => {
      const id = entry.rule[member];
      if (id === undefined || byId.get(id)?.some(({ kind }) => kind === 'fact')) return [];
      const facts = [...byId].flatMap(([key, entries]) => (entries.some(({ kind }) => kind === 'fact') ? [key] : []));
      const at = [...placeOf(pack, entry), member];
      return [error('pack/unknown-rule', pack.path, at, `no pack has a fact \`${id}\``, meant(id, facts))];
    });
  });
}

function clockFaults(pack: RulePack): readonly PackFault[] {
  return pack.entries.flatMap((entry): readonly PackFault[] => {
    if (entry.kind !== 'clock') return [];
    const { rule } = entry;
    const at = placeOf(pack, entry);
    const distances = [rule.add, rule.before, rule.payerStates].filter((distance) => distance !== undefined);
    const faults: PackFault[] = [];
    if (distances.length > 1) {
      faults.push(
        error(
          'pack/two-distances',
          pack.path,
          at,
          `\`${entry.id}\` has more than one distance`,
          'keep one of `add`, `before` and `payerStates`',
        ),
      );
    }
    if (distances.length === 0 && rule.posted === undefined) {
      faults.push(
        error(
          'pack/no-distance',
          pack.path,
          at,
          `\`${entry.id}\` has no distance and no posted date`,
          'give `add`, `before` or `posted`',
        ),
      );
    }
    // Of packs that ship, `pack show` and `explain` say so: whoever checks documents can do nothing about them.
    if (pack.origin === 'workspace' && !readableAnchors.has(rule.anchor)) {
      const fault = {
        pointer: [...at, 'anchor'],
        message: `no record holds \`${rule.anchor}\` yet, so this clock does not run`,
        help: 'count from another date',
      };
      faults.push({ rule: 'pack/anchor-not-recorded', severity: 'warning', path: pack.path, fault });
    }
    return faults;
  });
}

/** Versions of one rule in one pack must not be in force on the same day, unless they bind different people. */
function versionFaults(packs: ReadonlyMap<string, RulePack>, byId: ById): readonly PackFault[] {
  return [...byId.values()].flatMap((versions) =>
    versions.flatMap((entry, index): readonly PackFault[] => {
      const other = versions.slice(0, index).find((one) => sharesADay(one, entry) && sameBinds(one, entry));
      const pack = packs.get(entry.pack.id);
      if (other === undefined || pack === undefined) return [];
      const where = other.pack.id === entry.pack.id ? 'another version' : `pack \`${other.pack.id}\``;
      return [
        error(
          'pack/overlapping-versions',
          pack.path,
          [...placeOf(pack, entry), 'id'],
          `\`${entry.id}\` is in force at the same time in ${where}`,
          'set `since` and `until` so that they do not meet, or give it another id',
        ),
      ];
    }),
  );
}

function sharesADay(left: RuleEntry, right: RuleEntry): boolean {
  const startsInTime = (one: RuleEntry, other: RuleEntry): boolean =>
    one.since === null || other.until === null || one.since < other.until;
  return startsInTime(left, right) && startsInTime(right, left);
}

function sameBinds(left: RuleEntry, right: RuleEntry): boolean {
  return JSON.stringify([left.rule.binds, left.packBinds]) === JSON.stringify([right.rule.binds, right.packBinds]);
}

function placeOf(pack: RulePack, entry: RuleEntry): Pointer {
  const lists = { requirement: pack.pack.requirements, clock: pack.pack.clocks, fact: pack.pack.facts } as const;
  const list: readonly unknown[] = lists[entry.kind] ?? [];
  return [`${entry.kind}s`, list.indexOf(entry.rule)];
}

function meant(word: string, candidates: Iterable<string>): string {
  const [near] = nearest(word, candidates, { limit: 1 });
  return near === undefined ? 'run `empanel pack list` to see what there is' : `write \`${near}\` if that is meant`;
}

function error(rule: PackRuleId, path: string | null, pointer: Pointer, message: string, help: string): PackFault {
  return { rule, severity: 'error', path, fault: { pointer, message, help } };
}
