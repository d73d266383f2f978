import { documentRules } from '../../documents/document-rules.ts';
import { framed } from '../../documents/excerpt.ts';
import type { SourceDocument } from '../../documents/source-document.ts';
import {
  type CheckReport,
  checkSummary,
  commonestRules,
  type FramedFinding,
  type RuleNote,
  worstFirst,
} from '../../domain/check-report.ts';
import { type Finding, severities } from '../../domain/finding.ts';
import { countWords } from '../../domain/number-forms.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { findingFormats } from '../../render/finding-formats.ts';
import { checks } from '../../rules/checks/registry.ts';
import { packRules } from '../../rules/pack-rules.ts';
import { type CheckedDocuments, checkedDocuments } from '../checking/check-run.ts';
import type { Command } from '../command.ts';
import { type Context, generator } from '../context.ts';
import type { Input } from '../input.ts';

const framesShown = 20;

/** Lints documents. */
export const command: Command = {
  summary: 'lint documents: all findings, with the line at fault',
  description:
    'Checks dossiers, groups, payers, contracts, facilities, packs and empanel.yaml: text, shape, references and the rules of the trade. Reports every finding, not the first. `-` reads a document from standard input. Works without a ledger. A finding that is known and accepted is silenced by a comment above its line: `# empanel-ignore RULE until DATE: reason`, or for the whole file `# empanel-ignore-file RULE until DATE: reason`.',
  arguments: [
    {
      name: 'path',
      help: 'files or folders, `-` for standard input (default: the workspace)',
      many: true,
      optional: true,
    },
  ],
  flags: [
    { name: 'fix', help: 'repair what has one right repair; shows the difference' },
    { name: 'fail-on', value: 'S', choices: severities, help: 'exit 1 at this severity and above (default error)' },
    { name: 'schema-only', help: 'text and shape only' },
    { name: 'stdin-path', value: 'PATH', help: 'the path to check standard input under' },
  ],
  examples: ['empanel check', 'empanel check dossiers --format compact'],
  run: async (context, input) => {
    const paths = await pathsAsked(context, input);
    if (input.on('fix')) {
      const { fixDocuments } = await import('../checking/fix-run.ts');
      await fixDocuments(context, paths);
    }
    const stdin = input.arguments('path').includes('-')
      ? { path: input.text('stdin-path') ?? '-', bytes: await context.io.stdin.read(4 * 1024 * 1024) }
      : undefined;
    const checked = await checkedDocuments(context, paths, {
      lenient: true,
      passesUnread: true,
      schemaOnly: input.on('schema-only'),
      ...(stdin === undefined ? {} : { stdin }),
    });
    for (const { error } of checked.unread) context.warn(`not checked: ${error.message}`);
    const report = await checkReport(checked);
    await print(context, report);
    const failing = new Set(
      severities.slice(0, severities.indexOf(input.choice('fail-on', severities) ?? 'error') + 1),
    );
    // Findings are only worth their exit code when everything that was asked about could be read.
    if (checked.unread[0] !== undefined) return checked.unread[0].error.exit;
    return report.findings.some((finding) => failing.has(finding.severity)) ? 1 : 0;
  },
};

async function pathsAsked(context: Context, input: Input): Promise<readonly string[]> {
  const given = input.arguments('path').filter((path) => path !== '-');
  if (given.length > 0 || input.arguments('path').includes('-')) return given;
  const { findWorkspaceRoot } = await import('../workspace.ts');
  return [findWorkspaceRoot(context.io, context.globals.text('workspace')) ?? context.io.cwd];
}

async function checkReport({ documents, source: sourceOf, asOf }: CheckedDocuments): Promise<CheckReport> {
  const findings = documents.flatMap((document) => document.findings);
  // Among many files notes would bury what matters; they are counted.
  const worst = worstFirst(findings).filter((finding) => finding.severity !== 'info' || documents.length <= 10);
  const frames: FramedFinding[] = [];
  const read = new Map<string, Promise<SourceDocument>>();
  for (const finding of worst.slice(0, framesShown)) {
    const document = documents.find(({ path }) => path === finding.path);
    const source = read.get(finding.path) ?? (document && sourceOf(document));
    if (source === undefined) continue;
    // Many findings may stand in one file, which may be long.
    read.set(finding.path, source);
    frames.push(await framed(await source, finding));
  }
  return {
    asOf,
    paths: documents.map((document) => document.path),
    summary: checkSummary(documents.length, findings),
    findings,
    frames,
    more: findings.length - frames.length,
    rules: ruleNotes(findings),
    commonest: commonestRules(findings),
  };
}

function ruleNotes(findings: readonly Finding[]): readonly RuleNote[] {
  const ids = [...new Set(findings.map((finding) => finding.rule))].sort();
  return ids.flatMap((id): readonly RuleNote[] => {
    const rule: Omit<RuleNote, 'id'> | undefined =
      checks.find((check) => check.id === id) ??
      documentRules[id as keyof typeof documentRules] ??
      packRules[id as keyof typeof packRules];
    return rule === undefined ? [] : [{ id, title: rule.title, why: rule.why, help: rule.help, cite: rule.cite }];
  });
}

async function print(context: Context, report: CheckReport): Promise<void> {
  const output = context.globals.text('output');
  const extension = output?.split('.').at(-1)?.toLowerCase();
  const byFile = findingFormats.find(
    (format) => extension !== undefined && format.extensions.includes(extension),
  )?.name;
  const name = context.format() ?? byFile ?? 'frame';
  const format = findingFormats.find((one) => one.name === name);
  if (format === undefined) {
    const names = findingFormats.map((one) => one.name);
    const near = nearest(name, names, { limit: 1 })[0];
    throw new UserError('usage/bad-value', `\`${name}\` is not a format of \`check\``, {
      hint:
        near === undefined ? `formats: ${names.join(', ')}` : `did you mean \`${near}\`? formats: ${names.join(', ')}`,
    });
  }
  const { render } = await format.load();
  context.emit(
    render(report, {
      terminal: context.io.stdout.isTTY && output === undefined,
      width: context.io.stdout.columns,
      paint: context.out.paint,
      generator,
    }),
    countWords(report.findings.length, 'finding'),
  );
}
