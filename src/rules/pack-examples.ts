/** The examples of pack entries, run: they are the tests of the entry they stand in. */

import { type CalendarDate, daysBetween, firstDate, lastDate } from '../domain/calendar/calendar-date.ts';
import { deadlineState } from '../domain/deadline.ts';
import type { PayerFacts, SubjectFacts, Verification } from '../domain/facts.ts';
import type { Pointer } from '../domain/finding.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { ClockExample, RequirementExample } from '../domain/nouns/pack.ts';
import { caseFile } from './case.ts';
import type { RecordedDates } from './clocks/anchor.ts';
import { type Surroundings, unknownSurroundings } from './clocks/condition.ts';
import { type ClockReading, clockReading, longestLead } from './clocks/due-date.ts';
import { chosenVersions } from './clocks/version-choice.ts';
import type { CaseFile, ChecklistState } from './needs/case-file.ts';
import { type ClockEntry, isInForce, type RequirementEntry, type RulePack, type WorkspaceRole } from './pack-entry.ts';
import { requirementItems } from './requirement.ts';
import type { RuleSet } from './rule-set.ts';
import { isBound, type Situation } from './selection.ts';

/** An example that does not hold. */
export interface ExampleFault {
  readonly rule: string;
  readonly path: string;
  /** Where the example stands in its pack. */
  readonly pointer: Pointer;
  /** What was said and what came out, in words. */
  readonly message: string;
}

/** Every example of a pack that does not hold. `rules`: all packs, for what entries look up in each other. */
export function exampleFaults(pack: RulePack, rules: RuleSet): readonly ExampleFault[] {
  return pack.entries.flatMap((entry) => {
    if (entry.kind === 'fact') return [];
    const list: readonly unknown[] = (entry.kind === 'clock' ? pack.pack.clocks : pack.pack.requirements) ?? [];
    const at = [`${entry.kind}s`, list.indexOf(entry.rule)] as const;
    const run = (which: 'ok' | 'bad'): readonly ExampleFault[] =>
      (entry.rule[which] ?? []).flatMap((example, index) => {
        const messages =
          entry.kind === 'clock'
            ? clockMessages(entry, example as ClockExample)
            : requirementMessages(entry, example as RequirementExample, which, rules);
        return messages.map((message) => ({
          rule: entry.id,
          path: pack.path,
          pointer: [...at, which, index],
          message,
        }));
      });
    return [...run('ok'), ...run('bad')];
  });
}

/** What an example says about who asks; what it leaves out is not in question. */
function situationOf(example: RequirementExample | ClockExample): Situation {
  const { line, product, jurisdiction, specialty } = example;
  return {
    subject: example.subject ?? 'provider',
    role: roleOf(example),
    packs: [],
    payer: example.payer ?? null,
    lines: line === undefined ? null : [line],
    products: product === undefined ? null : [product],
    states: jurisdiction === undefined ? null : [jurisdiction],
    providerType: example.providerType ?? null,
    taxonomies: specialty === undefined ? [] : [specialty],
    facilityKind: example.facilityKind ?? null,
    applicationType: example.applicationType ?? null,
    route: example.route ?? null,
  };
}

function roleOf(example: RequirementExample | ClockExample): WorkspaceRole {
  return example.role ?? 'practice';
}

function bindsHere(entry: ClockEntry | RequirementEntry, example: RequirementExample | ClockExample): boolean {
  const situation = situationOf(example);
  return (
    isBound(entry.rule.binds ?? {}, situation) && (entry.packBinds === null || isBound(entry.packBinds, situation))
  );
}

function clockMessages(entry: ClockEntry, example: ClockExample): readonly string[] {
  const asOf = (example.asOf ?? lastOf(example)) as CalendarDate;
  const outcome = clockOutcome(entry, example, asOf);
  const wanted = [
    ['due', example.due, outcome.due],
    ['dueAtLatest', example.dueAtLatest, outcome.dueAtLatest],
    ['opens', example.opens, outcome.opens],
    ['state', example.state, outcome.state],
  ] as const;
  return wanted.flatMap(([what, said, found]) =>
    said === undefined || said === found ? [] : [`\`${what}\` should be ${said} and is ${found ?? 'none'}`],
  );
}

function lastOf(example: ClockExample): string {
  return (
    Object.values(example.dates ?? {})
      .toSorted()
      .at(-1) ?? firstDate
  );
}

interface Outcome {
  readonly due: string | undefined;
  readonly dueAtLatest: string | undefined;
  readonly opens: string | undefined;
  readonly state: NonNullable<ClockExample['state']>;
}

function clockOutcome(entry: ClockEntry, example: ClockExample, asOf: CalendarDate): Outcome {
  const nothing = { due: undefined, dueAtLatest: undefined, opens: undefined };
  const roles = entry.rule.binds?.roles;
  const dutiful = roles === undefined || roles.includes(roleOf(example));
  if (!dutiful || !bindsHere(entry, example)) return { ...nothing, state: 'none' };
  const reading = versionReading(entry, example);
  switch (reading.state) {
    case 'running': {
      const { dueOn, dueAtLatest, opensOn } = reading;
      const lead = longestLead(entry.rule.lead ?? [], dueOn);
      const state = deadlineState(dueOn, dueOn === null ? null : daysBetween(asOf, dueOn), lead);
      return { due: dueOn ?? undefined, dueAtLatest: dueAtLatest ?? undefined, opens: opensOn ?? undefined, state };
    }
    case 'unknown':
      return { ...nothing, state: entry.rule.unanchored === 'hide' ? 'none' : 'unknown' };
    case 'closed':
    case 'none':
      return { ...nothing, state: reading.state };
    default:
      return reading satisfies never;
  }
}

/** The reading of the version that the example belongs to, where that version counts for its dates. */
function versionReading(entry: ClockEntry, example: ClockExample): ClockReading {
  const read = (): ClockReading =>
    clockReading(entry.rule, {
      dates: exampleDates(entry, example),
      around: around(example),
      stops: exampleStops(example),
      decisionWithin: null,
    });
  if (example.processedOn !== undefined) {
    return isInForce(entry, example.processedOn as CalendarDate) ? read() : { state: 'none' };
  }
  const [chosen] = chosenVersions([{ entry, clock: entry.rule }], { from: firstDate, until: lastDate }, read);
  return chosen?.reading ?? { state: 'none' };
}

/** The dates of an example; its anchor is expected where the example leaves it out. */
function exampleDates(entry: ClockEntry, example: ClockExample): RecordedDates {
  const dates = Object.entries(example.dates ?? {}).map(([anchor, on]) => [anchor, { on, factId: anchor }]);
  return { [entry.rule.anchor]: { on: null, factId: 'none' }, ...Object.fromEntries(dates) };
}

function exampleStops(
  example: ClockExample,
): readonly { readonly from: CalendarDate; readonly until: CalendarDate | null }[] {
  return (example.stops ?? []).map((stop) => ({
    from: stop.from as CalendarDate,
    until: (stop.until ?? null) as CalendarDate | null,
  }));
}

function around(example: ClockExample): Surroundings {
  const { line, jurisdiction, specialty } = example;
  return {
    ...unknownSurroundings,
    states: example.states ?? [],
    jurisdiction: jurisdiction === undefined ? [] : [jurisdiction],
    providerType: example.providerType ?? null,
    taxonomies: specialty === undefined ? [] : [specialty],
    facilityKind: example.facilityKind ?? null,
    lines: line === undefined ? null : [line],
    applicationType: example.applicationType ?? null,
    element: example.element ?? null,
    via: example.via ?? null,
    developed: example.developed ?? false,
    change: example.change ?? null,
    disaster: example.disaster ?? null,
    caqhComplete: example.caqhComplete ?? null,
    primaryCare: example.primaryCare ?? null,
    delegated: example.delegated ?? null,
    grounds: example.grounds ?? null,
    outcome: example.outcome ?? null,
  };
}

/** How good a state is, the worst first: of several items the worst is the state of the example. */
const worstFirst: readonly ChecklistState[] = [
  'missing',
  'expired',
  'expiring',
  'stale',
  'unverified',
  'unknown',
  'waived',
  'met',
  'not-applicable',
];

function requirementMessages(
  entry: RequirementEntry,
  example: RequirementExample,
  which: 'ok' | 'bad',
  rules: RuleSet,
): readonly string[] {
  if (!bindsHere(entry, example)) return ['the entry does not bind the example'];
  const asOf = (example.asOf ?? firstDate) as CalendarDate;
  const by = (example.by ?? example.processedOn ?? null) as CalendarDate | null;
  const decided = entry.rule.before === 'submission' ? asOf : (by ?? asOf);
  if (!isInForce(entry, decided)) return [`this version is not in force on ${decided}`];
  const items = requirementItems(entry, exampleCase(entry, example, rules), roleOf(example));
  const state = worstFirst.find((one) => items.some((item) => item.state === one)) ?? 'not-applicable';
  const wanted = example.state ?? 'met';
  const because = items.map((item) => item.because).join('; ');
  if (which === 'bad' && example.state === undefined) return ['a bad example must name its `state`'];
  return state === wanted ? [] : [`should be \`${wanted}\` and is \`${state}\` (${because})`];
}

/** The case of an example: what it says, on a file that is otherwise empty. */
function exampleCase(entry: RequirementEntry, example: RequirementExample, rules: RuleSet): CaseFile {
  const providerType = example.providerType ?? 'other';
  const isProvider = (example.subject ?? 'provider') === 'provider';
  const dossier = {
    empanel: 'dossier/v1',
    npi: '1234567893',
    type: providerType,
    name: { last: 'Example' },
    ...example.dossier,
  } as Dossier;
  const group =
    example.group === undefined
      ? null
      : ({ empanel: 'group/v1', key: 'example', legalName: 'Example', ...example.group } as Group);
  const facility =
    example.facility === undefined
      ? null
      : ({ empanel: 'facility/v1', key: 'example', name: 'Example', ...example.facility } as unknown as Facility);
  const parts = {
    dossier: isProvider ? dossier : null,
    facts: exampleFacts(example),
    groups: new Map(group === null ? [] : [[group.key, group] as const]),
    group: group?.key ?? null,
    facility,
    payer: example.payer === undefined ? null : { facts: examplePayer(example.payer), document: null },
    type: example.applicationType ?? 'initial',
    by: (example.by ?? example.processedOn ?? null) as CalendarDate | null,
    asOf: (example.asOf ?? firstDate) as CalendarDate,
    role: roleOf(example),
    rules,
  } as const;
  const file = caseFile(parts, [entry]);
  return example.states === undefined ? file : { ...file, states: example.states };
}

function examplePayer(key: string): PayerFacts {
  return { key, name: key, lines: [], states: [], packs: [], followUpEvery: null, decisionWithin: null };
}

function exampleFacts(example: RequirementExample): SubjectFacts {
  const verifications = (example.verifications ?? []).map(
    (one, index): Verification => ({
      id: `v-${index}`,
      element: one.element,
      credentialId: null,
      source: one.source ?? '',
      method: null,
      on: one.on as CalendarDate,
      sequence: index,
      by: null,
      result: one.result ?? 'verified',
      valueHash: null,
      evidence: null,
    }),
  );
  return {
    subject: {
      id: 's-example',
      kind: 'provider',
      key: '1234567893',
      npi: '1234567893',
      name: 'Example',
      practice: null,
      type: example.providerType ?? null,
      status: 'active',
      states: example.states ?? [],
      taxonomies: [],
      groups: [],
    },
    credentials: [],
    applications: [],
    verifications,
    waivers: [],
  };
}
