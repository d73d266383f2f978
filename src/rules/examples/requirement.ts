/** Examples of requirements, run. */

import { type CalendarDate, firstDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts, SubjectFacts, Verification } from '../../domain/facts.ts';
import { noFileFacts } from '../../domain/file-facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { RequirementExample } from '../../domain/nouns/pack.ts';
import { caseFile } from '../case.ts';
import type { CaseFile, ChecklistState } from '../needs/case-file.ts';
import { isInForce, type RequirementEntry } from '../pack-entry.ts';
import { requirementItems } from '../requirement.ts';
import type { RuleSet } from '../rule-set.ts';
import { bindsHere, roleOf } from './situation.ts';

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

/** What an example of a requirement says that does not come out; empty where it holds. */
export function requirementMessages(
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
    ...noFileFacts,
  };
}
