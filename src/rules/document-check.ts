/** Everything there is to say about one document: its text, its shape, and the rules of the trade. */

import { documentFaults, documentFindings, documentRule } from '../documents/document-findings.ts';
import { findingsFrom, inTextOrder } from '../documents/finding-places.ts';
import type { SourceDocument } from '../documents/source-document.ts';
import { suppressedFindings } from '../documents/suppression.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Fault, Finding, Severity } from '../domain/finding.ts';
import type { Pack } from '../domain/nouns/pack.ts';
import { type CheckContext, faultsOf, ruleIds } from './checks/check-run.ts';
import type { PackFault } from './pack-faults.ts';
import { packRules } from './pack-rules.ts';

/** A change of severity that `empanel.yaml` makes, by rule id; `off` silences the rule. */
export type SeverityChanges = ReadonlyMap<string, Severity | 'off'>;

/** What a check of a document may be told. */
export interface DocumentCheck extends CheckContext {
  /** Only text and shape. */
  readonly schemaOnly: boolean;
  readonly severities: SeverityChanges;
  /** What is wrong with the packs taken together, as far as this file says it; absent for a file of no workspace. */
  readonly packFaults?: readonly PackFault[] | undefined;
  /** Documents of the workspace that are gone from the disk, said at `empanel.yaml`; absent for other files. */
  readonly gone?: readonly Fault[];
}

const known = [...ruleIds];

/** The findings of one document, in the order of its text, without those that its own comments suppress. */
export async function checkedFindings(source: SourceDocument, check: DocumentCheck): Promise<readonly Finding[]> {
  const shape = await documentFindings(source, check.asOf);
  const gone = await findingsFrom(source, documentRule('file/gone'), check.gone ?? []);
  const trade = check.schemaOnly ? [] : await tradeFindings(source, check, shape.length > 0);
  const findings = gone.length + shape.length + trade.length === 0 ? [] : inTextOrder([...gone, ...shape, ...trade]);
  const asked = { rules: known, schemaOnly: check.schemaOnly };
  const shown = await suppressedFindings(source, findings, check.asOf, asked);
  return check.severities.size === 0 ? shown : shown.flatMap((finding) => withSeverity(finding, check.severities));
}

async function tradeFindings(
  source: SourceDocument,
  check: DocumentCheck,
  shapeFaulty: boolean,
): Promise<readonly Finding[]> {
  if (source.kind === null || source.value === undefined) return [];
  const shape = shapeFaulty ? await documentFaults(source, check.asOf) : [];
  const found = faultsOf(source.value, source.kind, check, shape);
  const findings: Finding[] = [];
  for (const { check: rule, fault } of found) findings.push(...(await findingsFrom(source, rule, [fault])));
  for (const { rule: id, severity, fault } of check.packFaults ?? (await loosePackFaults(source, check, shapeFaulty))) {
    const { cite, help } = packRules[id];
    findings.push(...(await findingsFrom(source, { id, severity, cite, help }, [fault])));
  }
  return findings;
}

/** A pack that lies in no workspace is checked beside the packs that ship. */
async function loosePackFaults(
  source: SourceDocument,
  check: DocumentCheck,
  shapeFaulty: boolean,
): Promise<readonly PackFault[]> {
  if (source.kind !== 'pack' || shapeFaulty) return [];
  const { loosePackCheck } = await import('./pack-check.ts');
  return loosePackCheck(source.path, source.value as Pack, check.asOf as CalendarDate);
}

function withSeverity(finding: Finding, severities: SeverityChanges): readonly Finding[] {
  const severity = severities.get(finding.rule);
  if (severity === undefined) return [finding];
  return severity === 'off' ? [] : [{ ...finding, severity }];
}
