import { editsOf, type IntakeItem } from '../../actions/intake-difference.ts';
import { documentFindings } from '../../documents/document-findings.ts';
import { edited } from '../../documents/edits.ts';
import { framed } from '../../documents/excerpt.ts';
import { readSource, type SourceDocument } from '../../documents/source-document.ts';
import { checkSummary, type FramedFinding } from '../../domain/check-report.ts';
import { type Finding, pointerText } from '../../domain/finding.ts';
import { UserError } from '../../errors.ts';
import { checkedDocuments } from '../checking/check-run.ts';
import type { Context } from '../context.ts';

/** Shows what is wrong with a draft that came back and refuses it, where it cannot be read as a dossier at all. */
export async function refuseUnreadable(context: Context, source: SourceDocument): Promise<void> {
  const isMap = typeof source.value === 'object' && source.value !== null && !Array.isArray(source.value);
  if (isMap && source.kind === 'dossier' && source.faults.every((one) => one.rule !== 'yaml/syntax')) return;
  const asOf = await context.asOf();
  const findings = await documentFindings(source, asOf);
  await showFrames(context, source, findings);
  throw new UserError('input/unreadable', `\`${source.path}\` cannot be read as a dossier with answers`, {
    hint: 'repair what is shown above, or have the page filled in instead',
  });
}

/** Why an item cannot be taken, by its path: the dossier would have errors that it has not now. Each is shown framed. */
export async function faultyItems(
  context: Context,
  source: SourceDocument,
  items: readonly IntakeItem[],
): Promise<ReadonlyMap<string, string>> {
  const faulty = new Map<string, string>();
  const kept = items.filter((one) => one.change !== 'removed');
  if (kept.length === 0) return faulty;
  const before = new Set((await errorsOf(context, source.path, source.text)).map(identity));
  // An item taken away may uncover another fault, but there are only so many items.
  for (let round = 0; round <= kept.length; round += 1) {
    const sound = kept.filter((one) => !faulty.has(one.path));
    if (sound.length === 0) return faulty;
    const text = await edited(source, editsOf(sound));
    const found = (await errorsOf(context, source.path, text)).filter((one) => !before.has(identity(one)));
    if (found.length === 0) return faulty;
    const size = faulty.size;
    for (const finding of found)
      for (const item of itemsAt(finding, sound)) if (!faulty.has(item.path)) faulty.set(item.path, finding.message);
    await showFrames(context, await readSource(source.path, text), found);
    if (faulty.size === size) for (const item of sound) faulty.set(item.path, found[0]?.message ?? '');
  }
  return faulty;
}

async function errorsOf(context: Context, path: string, text: string): Promise<readonly Finding[]> {
  const stdin = { path, bytes: new TextEncoder().encode(text) };
  const { documents } = await checkedDocuments(context, [], { stdin });
  return documents.flatMap((one) => one.findings).filter((one) => one.severity === 'error');
}

function identity({ rule, pointer, message }: Finding): string {
  return `${rule} ${pointer} ${message}`;
}

/** The items a finding is about: at its place, below it, else in the same entry. */
function itemsAt({ pointer }: Finding, items: readonly IntakeItem[]): readonly IntakeItem[] {
  const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
  const at = items.filter((one) => isWithin(pointer, pointerText(one.pointer)));
  if (at.length > 0) return at;
  const below = pointer === '' ? [] : items.filter((one) => isWithin(pointerText(one.pointer), pointer));
  if (below.length > 0) return below;
  const entry = pointer.split('/').slice(0, 3).join('/');
  return items.filter((one) => isWithin(pointerText(one.pointer), entry));
}

async function showFrames(context: Context, source: SourceDocument, findings: readonly Finding[]): Promise<void> {
  const frames: FramedFinding[] = [];
  for (const finding of findings) frames.push(await framed(source, finding));
  const { render } = await import('../../render/findings/frame.ts');
  const report = {
    asOf: await context.asOf(),
    paths: [source.path],
    summary: checkSummary(1, findings),
    findings,
    frames,
    more: 0,
    rules: [],
    commonest: [],
  };
  context.io.stderr.write(render(report, { generator: 'empanel', width: context.io.stderr.columns }));
}
