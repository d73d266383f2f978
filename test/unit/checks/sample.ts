/** Documents for tests of checks, read from YAML the way `check` reads them. */

import { documentFaults } from '../../../src/documents/document-findings.ts';
import type { DocumentKind } from '../../../src/documents/document-kind.ts';
import { readSource, type SourceDocument } from '../../../src/documents/source-document.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { duration } from '../../../src/domain/calendar/duration.ts';
import { pointerText } from '../../../src/domain/finding.ts';
import { faultsOf } from '../../../src/rules/checks/check-run.ts';
import { type Windows, windowsOf } from '../../../src/rules/checks/windows.ts';
import { noWorkspace, workspaceIndex } from '../../../src/rules/checks/workspace-index.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

/** The day on which the examples of checks are looked at. */
export const asOf = calendarDate('2026-11-21');

const shipped = windowsOf(ruleSet(shippedPacks(), []), asOf);

/** Windows as the packs that ship have them. */
export const windows: Windows = {
  historyLookback: duration('P5Y'),
  gapExplained: duration('P6M'),
  gapWritten: duration('P1Y'),
  w9Signed: duration('P6M'),
  bankLetterSigned: duration('P6M'),
  expiring: duration('P90D'),
  longestTerms: shipped.longestTerms,
  longestCycles: shipped.longestCycles,
};

/** A document of a sample. */
export interface SampleDocument {
  readonly source: SourceDocument;
  readonly path: string;
  readonly kind: DocumentKind;
  readonly value: unknown;
}

/** The documents of a sample: the first is the one checked, the others are around it. */
export async function documentsIn(yaml: string): Promise<readonly SampleDocument[]> {
  return Promise.all(
    yaml.split(/^---\n/m).map(async (text, at) => {
      const path = `file-${at + 1}.yaml`;
      const source = await readSource(path, text);
      if (source.kind === null) throw new Error(`no kind: ${text}`);
      return { source, path, kind: source.kind, value: source.value };
    }),
  );
}

/** What the checks say about the first document of a sample: rule, severity, pointer and message. */
export async function said(yaml: string, on = asOf): Promise<readonly string[]> {
  const documents = await documentsIn(yaml);
  const [first] = documents;
  if (first === undefined) throw new Error('an empty sample');
  const index =
    documents.length === 1
      ? noWorkspace
      : workspaceIndex(documents, { packs: ['practice', 'ncqa'], packRules: ['caqh.attest'] });
  const shape = await documentFaults(first.source, on);
  const found = faultsOf(first.value, first.kind, { path: first.path, asOf: on, index, windows }, shape);
  return found.map(
    ({ check, fault }) =>
      `${fault.severity ?? check.severity} ${check.id} ${pointerText(fault.pointer)}: ${fault.message}`,
  );
}

/** The faults of shape in every document of a sample. */
export async function shapeFaults(yaml: string): Promise<readonly string[]> {
  const documents = await documentsIn(yaml);
  const faults = await Promise.all(documents.map(({ source }) => documentFaults(source, asOf)));
  return faults.flat().map((fault) => `${fault.rule} ${pointerText(fault.pointer)}: ${fault.message}`);
}
