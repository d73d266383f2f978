/** The documents and records of one application, put together for its checklist. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { compareDurations, type Duration, duration } from '../domain/calendar/duration.ts';
import type { ApplicationType, PayerFacts, SubjectFacts } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { unknownSurroundings } from './clocks/condition.ts';
import { clockReading } from './clocks/due-date.ts';
import type { CaseFile } from './needs/case-file.ts';
import { isInForce, type RequirementEntry, type WorkspaceRole } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';
import { type SelectedEntry, selectedForSubject } from './selection.ts';
import { isCurrent, statesOfPractice } from './states-of-practice.ts';

/** What a case is put together from. */
export interface CaseParts {
  readonly dossier: Dossier | null;
  readonly facts: SubjectFacts | null;
  readonly groups: ReadonlyMap<string, Group>;
  readonly group: string | null;
  readonly locations?: readonly string[];
  readonly facility: Facility | null;
  readonly payer: { readonly facts: PayerFacts; readonly document: Payer | null } | null;
  readonly packs?: readonly string[];
  readonly type: ApplicationType;
  readonly by: CalendarDate | null;
  readonly asOf: CalendarDate;
  readonly role: WorkspaceRole;
  readonly rules: RuleSet;
}

/** The case file of an application. `selected`: the requirements that count for it. */
export function caseFile(parts: CaseParts, selected: readonly RequirementEntry[]): CaseFile {
  const { dossier, payer, asOf, by } = parts;
  const states = dossier === null ? [] : statesOfPractice(dossier, { locations: [], ...parts });
  const ofPayer =
    payer === null || payer.facts.states.length === 0
      ? states
      : states.filter((state) => payer.facts.states.includes(state));
  return {
    dossier,
    group: billingGroup(parts),
    groups: parts.groups,
    facility: parts.facility,
    facts: parts.facts,
    payer: payer?.facts.key ?? null,
    payerDocument: payer?.document ?? null,
    // A payer of another state has the papers of all states of practice judged rather than none.
    states: ofPayer.length === 0 ? states : ofPayer,
    asOf,
    by,
    lookback: longestLookback(selected, asOf),
    attestedThrough: attestationWindow(parts, states),
  };
}

/** The group named; else the one group in which the provider works now. */
function billingGroup({ group, groups, dossier, asOf }: CaseParts): Group | null {
  if (group !== null) return groups.get(group) ?? null;
  if (dossier === null) return null;
  const named = (dossier.practiceLocations ?? [])
    .filter((place) => isCurrent(place, asOf))
    .flatMap((place) => place.group ?? []);
  const members = [...groups.values()].filter((one) =>
    one.members?.some((member) => member.npi === dossier.npi && (member.until === undefined || asOf < member.until)),
  );
  const keys = [...new Set([...named, ...members.map((one) => one.key)])];
  const [only] = keys;
  return keys.length === 1 && only !== undefined ? (groups.get(only) ?? null) : null;
}

function longestLookback(selected: readonly RequirementEntry[], asOf: CalendarDate): Duration | null {
  const lengths = selected.flatMap(({ rule }) =>
    rule.needs.lookback === undefined ? [] : [duration(rule.needs.lookback)],
  );
  return lengths.toSorted((left, right) => compareDurations(right, left, asOf))[0] ?? null;
}

/** How long an attestation counts, by the clock of the rules that counts from it: the number stands there and nowhere else. */
function attestationWindow(parts: CaseParts, states: readonly string[]): CaseFile['attestedThrough'] {
  const { payer } = parts;
  const entries = selectedForSubject(
    parts.rules,
    {
      subject: 'provider',
      role: parts.role,
      packs: payer?.facts.packs ?? [],
      payer: null,
      lines: null,
      products: null,
      states,
      providerType: parts.dossier?.type ?? null,
      taxonomies: [],
      facilityKind: null,
      applicationType: null,
      route: null,
      overrides: payer?.document?.overrides ?? [],
      off: payer?.document?.off ?? [],
    },
    payer?.facts.packs ?? [],
  );
  return (attestedOn) => attestedThrough(entries, attestedOn, states, parts.dossier?.type ?? null);
}

function attestedThrough(
  entries: readonly SelectedEntry[],
  attestedOn: CalendarDate,
  states: readonly string[],
  providerType: string | null,
): CalendarDate | null {
  for (const { entry } of entries) {
    if (entry.kind !== 'clock' || entry.rule.anchor !== 'caqh.attestedOn' || !isInForce(entry, attestedOn)) continue;
    const reading = clockReading(entry.rule, {
      dates: { 'caqh.attestedOn': { on: attestedOn, factId: '' } },
      around: { ...unknownSurroundings, states, jurisdiction: states, providerType },
      stops: [],
      decisionWithin: null,
    });
    if (reading.state === 'running' && reading.dueOn !== null) return reading.dueOn;
  }
  return null;
}
