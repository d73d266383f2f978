/** The registry of formats of `check`: a format is one file in `findings/` that exports `render`, and one line here. */

import type { CheckReport } from '../domain/check-report.ts';
import type { RenderOptions } from '../domain/table.ts';

/** What every finding format file exports. */
export interface FindingRenderer {
  /** Prints the outcome of a check; pure and deterministic. */
  readonly render: (report: CheckReport, options: RenderOptions) => string;
}

/** One format findings can be printed in. */
export interface FindingFormat {
  /** The word of `--format`. */
  readonly name: string;
  /** File extensions that choose it with `check -o`, lower case, without the dot. */
  readonly extensions: readonly string[];
  /** What it is, for help. */
  readonly title: string;
  readonly load: () => Promise<FindingRenderer>;
}

const format = (
  name: string,
  extensions: readonly string[],
  title: string,
  load: () => Promise<FindingRenderer>,
): FindingFormat => ({ name, extensions, title, load });

/** Every finding format, the default first. */
export const findingFormats: readonly FindingFormat[] = [
  format('frame', ['txt'], 'the lines at fault, with the remedy', () => import('./findings/frame.ts')),
  format('compact', [], 'one line a finding, for editors and grep', () => import('./findings/compact.ts')),
  format('json', ['json'], 'one JSON object with summary and findings', () => import('./findings/json.ts')),
  format('junit', ['xml'], 'JUnit XML, a test suite a file', () => import('./findings/junit.ts')),
  format('sarif', ['sarif'], 'SARIF 2.1.0 for code scanning', () => import('./findings/sarif.ts')),
  format('github', [], 'annotations of a GitHub workflow run', () => import('./findings/github.ts')),
];
