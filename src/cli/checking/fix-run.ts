import { isAbsolute, join, relative } from 'node:path';
import { documentAt, documentFiles } from '../../documents/document-files.ts';
import { repairableFaults } from '../../documents/document-findings.ts';
import { repaired } from '../../documents/fixes.ts';
import { documentDiff } from '../../documents/unified-diff.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Context } from '../context.ts';
import { writeOutput } from '../output.ts';
import { asOfDespiteFaults } from './check-run.ts';

/** Repairs what has one right repair in the documents under the paths, shows the difference and writes the files. */
export async function fixDocuments(context: Context, paths: readonly string[]): Promise<void> {
  const asOf = await asOfDespiteFaults(context);
  const files = documentFiles(paths.map((path) => (isAbsolute(path) ? path : join(context.io.cwd, path))));
  let repairs = 0;
  let changed = 0;
  for (const file of files) {
    const source = await documentAt(file, relative(context.io.cwd, file) || file);
    const result = await repaired(source, (one) => repairableFaults(one, asOf));
    if (result.applied.length === 0) continue;
    const diff = await documentDiff(source, result.source);
    context.io.stderr.write(diff);
    repairs += result.applied.length;
    changed += 1;
    if (!context.globals.on('dry-run'))
      writeOutput(file, `${result.source.marked ? '\uFEFF' : ''}${result.source.text}`);
  }
  const would = context.globals.on('dry-run') ? 'would be ' : '';
  context.say(
    repairs === 0
      ? 'nothing to repair that has one right repair'
      : `${countWords(repairs, 'fault')} ${would}repaired in ${countWords(changed, 'file')}`,
  );
}
