/** Lines of a document around a finding, as they may be shown. */

import type { Excerpt, FramedFinding } from '../domain/check-report.ts';
import type { Finding } from '../domain/finding.ts';
import { maskedLines } from './sensitive-text.ts';
import type { SourceDocument } from './source-document.ts';

/** Lines shown before and after the one at fault. */
const context = 2;

/** The line of a finding and two on either side, sensitive values hidden; no lines where the file has no readable text. */
export async function excerpt(source: SourceDocument, finding: Finding): Promise<Excerpt> {
  if (source.text === '') return { firstLine: finding.line, lines: [] };
  const lines = await maskedLines(source);
  const firstLine = Math.max(1, finding.line - context);
  return {
    firstLine,
    lines: withoutTail(lines.slice(firstLine - 1, finding.line + context), finding.line - firstLine + 1),
  };
}

/** A finding with its lines. */
export async function framed(source: SourceDocument, finding: Finding): Promise<FramedFinding> {
  return { finding, excerpt: await excerpt(source, finding) };
}

/** Without blank lines after the one at fault, of which a file often ends with one. */
function withoutTail(lines: readonly string[], needed: number): readonly string[] {
  let length = lines.length;
  while (length > needed && lines[length - 1]?.trim() === '') length -= 1;
  return lines.slice(0, length);
}
