import type { CheckReport, CheckSummary, FramedFinding } from '../../domain/check-report.ts';
import type { Severity } from '../../domain/finding.ts';
import { grouped } from '../../domain/number-forms.ts';
import type { RenderOptions, Tone } from '../../domain/table.ts';
import { singleLine } from '../cell-text.ts';
import { displayWidth } from '../display-width.ts';
import { prose } from '../prose.ts';
import { sourceLines } from './source-lines.ts';

const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'muted' };
/** Frames after which only a count is given. */
const frameLimit = 20;
/** Up to so many files every finding is before the reader's eyes; beyond, a count of the commonest helps. */
const fewFiles = 10;

type Paint = (text: string, tone: Tone) => string;

/** Findings for reading: the lines at fault with carets, the remedy and the source, then counts. */
export function render(report: CheckReport, options: RenderOptions): string {
  const paint: Paint = options.paint ?? ((text) => text);
  const shown = report.frames.slice(0, frameLimit);
  const blocks = shown.map((framed) => frameLines(framed, paint, options.width).join('\n'));
  const more = report.more + report.frames.length - shown.length;
  if (more > 0) {
    const count = more === 1 ? '1 more finding' : `${grouped(more)} more findings`;
    blocks.push(paint(`… ${count}; --format compact lists all`, 'muted'));
  }
  if (report.summary.files > fewFiles && report.commonest.length > 0) blocks.push(commonestText(report));
  blocks.push(summaryText(report.summary, paint));
  return `${blocks.join('\n\n')}\n`;
}

function frameLines(framed: FramedFinding, paint: Paint, width: number | undefined): readonly string[] {
  const { finding, excerpt } = framed;
  const tone = tones[finding.severity];
  const gutter = String(excerpt.firstLine + excerpt.lines.length - 1).length;
  const bar = `${' '.repeat(gutter + 1)}|`;
  const label = `${finding.severity}[${finding.rule}]`;
  const lines = [
    paint(label, tone) + prose(`${label}: ${singleLine(finding.message)}`, width, 2).slice(label.length),
    paint(`${' '.repeat(gutter)}--> ${singleLine(finding.path)}:${finding.line}:${finding.column}`, 'muted'),
  ];
  if (excerpt.lines.length > 0) {
    const room = width === undefined ? undefined : width - gutter - 3;
    lines.push(paint(bar, 'muted'));
    for (const source of sourceLines(finding, excerpt, room)) {
      const number = String(source.number).padStart(gutter);
      lines.push(`${paint(`${number} |`, 'muted')}${source.text === '' ? '' : ` ${source.text}`}`);
      if (source.mark !== undefined) {
        const blanks = ' '.repeat(displayWidth(source.mark.before) + 1);
        lines.push(`${paint(bar, 'muted')}${blanks}${paint('^'.repeat(source.mark.width), tone)}`);
      }
    }
    lines.push(paint(bar, 'muted'));
  }
  const indent = ' '.repeat(gutter + 1);
  if (finding.help !== null) lines.push(prose(`${indent}= help: ${singleLine(finding.help)}`, width));
  if (finding.cite !== null) lines.push(paint(prose(`${indent}= source: ${singleLine(finding.cite)}`, width), 'muted'));
  return lines;
}

function commonestText(report: CheckReport): string {
  const titles = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  const counts = report.commonest.map((one) => grouped(one.count));
  const numbers = Math.max(...counts.map((count) => count.length));
  const names = Math.max(...report.commonest.map((one) => one.rule.length));
  const lines = report.commonest.map(({ rule }, index) => {
    const title = titles.get(rule);
    const name = title === undefined ? rule : `${rule.padEnd(names)}  ${singleLine(title)}`;
    return `  ${(counts[index] ?? '').padStart(numbers)}  ${name}`;
  });
  return ['Commonest findings:', ...lines].join('\n');
}

function summaryText(summary: CheckSummary, paint: Paint): string {
  const files = summary.files === 1 ? '1 file' : `${grouped(summary.files)} files`;
  const parts = [
    counted(summary.errors, 'error', 'bad', paint),
    counted(summary.warnings, 'warning', 'warn', paint),
    counted(summary.infos, 'info', 'muted', paint),
  ].filter((part) => part !== '');
  return `checked ${files}: ${parts.length === 0 ? paint('no findings', 'good') : parts.join(', ')}`;
}

function counted(count: number, noun: string, tone: Tone, paint: Paint): string {
  if (count === 0) return '';
  return paint(`${grouped(count)} ${count === 1 ? noun : `${noun}s`}`, tone);
}
