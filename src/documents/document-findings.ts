/** The findings of a document as such: what is wrong with its text, its kind and its shape. */

import type { Finding } from '../domain/finding.ts';
import { type DocumentKind, kindMark, kindMarkOf, kindOfPath, shapeVersion } from './document-kind.ts';
import { type DocumentRuleId, documentRules } from './document-rules.ts';
import { type FindingRule, finding, findingsFrom, inTextOrder } from './finding-places.ts';
import type { DocumentFault, PlacedFault } from './placed-fault.ts';
import { soundDocument } from './shape.ts';
import type { SourceDocument } from './source-document.ts';

/** The rule of a document fault, as findings need it. */
export function documentRule(id: DocumentRuleId): FindingRule {
  const { severity, cite, help } = documentRules[id];
  return { id, severity, cite, help };
}

/** All findings about a document's text, kind and shape, in the order of the text; a clean one costs no more than its validation. */
export async function documentFindings(source: SourceDocument, asOf: string): Promise<readonly Finding[]> {
  const placed = await placedFindings(source);
  const faults = await documentFaults(source, asOf);
  const members: Finding[] = [];
  for (const fault of faults) members.push(...(await findingsFrom(source, documentRule(fault.rule), [fault])));
  return placed.length + members.length === 0 ? [] : inTextOrder([...placed, ...members]);
}

/** The faults of a document's kind and shape; those of its text are in the document itself. */
export async function documentFaults(source: SourceDocument, asOf: string): Promise<readonly DocumentFault[]> {
  if (source.value === undefined) return [];
  const mark = kindFault(source);
  if (mark === undefined && soundDocument(source) !== null) return [];
  const faults = mark === undefined ? [] : [mark];
  if (source.kind === null) return faults;
  // Of another version only what it is can be said.
  if (kindMarkOf(source.value).state === 'version') return faults;
  const { schemaFaults } = await import('./schema-findings.ts');
  const { scalar } = await source.tree();
  return [...faults, ...(await schemaFaults(source.kind, source.value, { asOf, scalar }))];
}

/** Everything that `check --fix` may repair in a document, of its text and of its shape. */
export async function repairableFaults(source: SourceDocument, asOf: string): Promise<readonly DocumentFault[]> {
  const ofText = source.faults.flatMap((fault): readonly DocumentFault[] => {
    const { rule, message, pointer, repair } = fault;
    return pointer === undefined || repair === undefined ? [] : [{ rule, message, pointer, repair }];
  });
  const ofShape = await documentFaults(source, asOf);
  return [...ofText, ...ofShape.filter((fault) => fault.repair !== undefined)];
}

async function placedFindings(source: SourceDocument): Promise<readonly Finding[]> {
  if (source.faults.length === 0) return [];
  const { lines } = await source.tree();
  return source.faults.map((fault: PlacedFault) => {
    const { start, end, rule, repair: _, ...rest } = fault;
    return finding(source, documentRule(rule), rest, lines.range(start, end));
  });
}

/** The fault of a document that does not say, or does not rightly say, what it is. */
function kindFault(source: SourceDocument): DocumentFault | undefined {
  const mark = kindMarkOf(source.value);
  const promised = kindOfPath(source.path);
  const rule = 'schema/kind';
  switch (mark.state) {
    case 'known':
      return mark.kind === promised || promised === undefined ? undefined : misnamed(mark.kind, promised);
    case 'absent': {
      if (!isMap(source.value)) {
        const message = 'the file is not a document: it holds no members (`key: value`)';
        return { rule, pointer: [], message, help: `begin with \`empanel: ${kindMark(promised ?? 'dossier')}\`` };
      }
      const help =
        promised === undefined
          ? 'begin with a line such as `empanel: dossier/v1`'
          : `begin with the line \`empanel: ${kindMark(promised)}\``;
      return { rule, pointer: [], message: 'the file does not say what kind of document it is', help };
    }
    case 'version': {
      const message = `this is version ${mark.version} of the ${mark.kind}; this program reads version ${shapeVersion}`;
      return { rule, pointer: ['empanel'], message, help: 'install a newer empanel' };
    }
    case 'unknown': {
      const meant = mark.meant ?? promised;
      const message = 'the file does not name a kind of document that this program knows';
      const fault = { rule, pointer: ['empanel'], message } as const;
      if (meant === undefined) return { ...fault, help: 'write a kind such as `dossier/v1`' };
      return { ...fault, help: `write \`${kindMark(meant)}\`` };
    }
    default:
      return mark satisfies never;
  }
}

function misnamed(kind: DocumentKind, promised: DocumentKind): DocumentFault {
  return {
    rule: 'schema/kind',
    severity: 'warning',
    pointer: ['empanel'],
    message: `the file says that it is a ${kind}, and its name that it is a ${promised}`,
    help: `rename the file to end in \`${kind === 'workspace' ? 'empanel.yaml' : `.${kind}.yaml`}\`, or correct this line`,
  };
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
