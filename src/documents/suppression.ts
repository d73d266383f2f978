/**
 * Suppressions: comments that silence one rule at one place until a day, for a reason.
 *
 *     # empanel-ignore work-history/gap until 2027-01-31: sabbatical, letter on file
 *     # empanel-ignore-file license/covers-state until 2027-01-31: federal site, letter on file
 *
 * The first covers what stands in its line or, on a line of its own, the member or entry that follows with all it holds. The
 * second stands above the first member and covers the whole file.
 */

import { isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { type Finding, type Pointer, pointerText } from '../domain/finding.ts';
import { nearest } from '../domain/suggestion.ts';
import { documentRule } from './document-findings.ts';
import { type DocumentRuleId, documentRules } from './document-rules.ts';
import { finding, inTextOrder } from './finding-places.ts';
import type { SourceDocument } from './source-document.ts';
import type { YamlToken } from './yaml-scan.ts';
import type { YamlTree } from './yaml-tree.ts';

/** What is known of the rules that a document was asked. */
export interface AskedRules {
  /** The ids of all rules there are, to tell a misspelled one. */
  readonly rules?: readonly string[];
  /** Whether only text and shape were checked, so that nothing can be said about suppressions of other rules. */
  readonly schemaOnly?: boolean;
}

/** A comment that is meant as a suppression. */
interface Suppression {
  readonly comment: YamlToken;
  readonly wholeFile: boolean;
  readonly rule: string | undefined;
  readonly until: string | undefined;
  readonly reason: string | undefined;
}

/** What a suppression covers: a line, and the member that it stands for with all below it. */
interface Cover {
  readonly line: number;
  readonly pointer: Pointer | undefined;
}

const word = 'empanel-ignore';

/**
 * A document's findings without those that its comments suppress, and with what is to be said about the suppressions
 * themselves, in the order of the text.
 */
export async function suppressedFindings(
  source: SourceDocument,
  findings: readonly Finding[],
  asOf: string,
  asked: AskedRules = {},
): Promise<readonly Finding[]> {
  if (!source.text.includes(word)) return findings;
  const tree = await source.tree();
  const suppressed = new Set<Finding>();
  const faults: Finding[] = [];
  for (const suppression of suppressionsIn(tree)) {
    const fault = incompleteness(suppression, tree) ?? expiry(suppression, asOf);
    if (fault !== undefined) {
      faults.push(faultAt(source, tree, suppression, fault));
      continue;
    }
    const matching = findings.filter((each) => covers(suppression, each, tree));
    for (const each of matching) suppressed.add(each);
    const unused = matching.length === 0 ? unusedFault(suppression, asked) : undefined;
    if (unused !== undefined) faults.push(faultAt(source, tree, suppression, unused));
  }
  return inTextOrder([...findings.filter((each) => !suppressed.has(each)), ...faults]);
}

function suppressionsIn(tree: YamlTree): readonly Suppression[] {
  return tree.comments.flatMap((comment): readonly Suppression[] => {
    const match = /^#+\s*empanel-ignore(-file)?(?:\s+(.*))?$/.exec(comment.text.trim());
    if (match === null) return [];
    const [head = '', ...tail] = (match[2] ?? '').split(/:(?:\s+|$)/);
    const [, rule, until] = /^\s*(\S+)?(?:\s+until\s+(\S+))?\s*$/.exec(head) ?? [];
    const reason = tail.join(': ').trim();
    const wholeFile = match[1] !== undefined;
    return [{ comment, wholeFile, rule, until, reason: reason === '' ? undefined : reason }];
  });
}

interface SuppressionFault {
  readonly rule: DocumentRuleId;
  readonly message: string;
  readonly help?: string;
}

function incompleteness(suppression: Suppression, tree: YamlTree): SuppressionFault | undefined {
  const { rule, until, reason, wholeFile, comment } = suppression;
  const lacking = [
    ...(rule === undefined ? ['a rule'] : []),
    ...(until === undefined ? ['a last day (`until 2027-01-31`)'] : []),
    ...(reason === undefined ? ['a reason after a colon'] : []),
  ];
  const fault = { rule: 'suppression/incomplete' } as const;
  if (lacking.length > 0) return { ...fault, message: `the suppression lacks ${lacking.join(' and ')}` };
  if (!isCalendarDate(until ?? '')) {
    return { ...fault, message: `\`${until}\` is not a day`, help: 'write the last day as `2027-01-31`' };
  }
  const first = tree.members()[0];
  if (!wholeFile || first === undefined || comment.offset < first.start) return undefined;
  const help = 'move it above the first member, or use `empanel-ignore` above the member that it is about';
  return { ...fault, message: 'a suppression for the whole file stands below its first member', help };
}

function expiry({ until, rule }: Suppression, asOf: string): SuppressionFault | undefined {
  if (until === undefined || until >= asOf) return undefined;
  return { rule: 'suppression/expired', message: `the suppression of \`${rule}\` ended on ${until}` };
}

function unusedFault({ rule = '' }: Suppression, { rules, schemaOnly }: AskedRules): SuppressionFault | undefined {
  const fault = { rule: 'suppression/unused' } as const;
  const isOwn = Object.hasOwn(documentRules, rule);
  if (schemaOnly && !isOwn) return undefined;
  if (rules === undefined || isOwn || rules.includes(rule)) {
    return { ...fault, message: `\`${rule}\` finds nothing here to suppress` };
  }
  const [meant] = nearest(rule, [...rules, ...Object.keys(documentRules)], { limit: 1 });
  const help = meant === undefined ? 'delete the comment' : `write \`${meant}\``;
  return { ...fault, message: `there is no rule \`${rule}\``, help };
}

function covers(suppression: Suppression, found: Finding, tree: YamlTree): boolean {
  if (found.rule !== suppression.rule) return false;
  if (suppression.wholeFile) return true;
  const { line, pointer } = coverOf(suppression.comment, tree);
  if (found.line === line) return true;
  if (pointer === undefined) return false;
  const above = pointerText(pointer);
  return found.pointer === above || found.pointer.startsWith(`${above}/`);
}

/** What a comment stands for: the last member of its own line, or the outermost one of the next line that holds any. */
function coverOf(comment: YamlToken, tree: YamlTree): Cover {
  const line = tree.lines.lineAt(comment.offset);
  const isBehind = tree.lines.line(line).trimStart().startsWith('#') === false;
  const members = tree.members();
  if (isBehind) {
    const own = members.filter((member) => tree.lines.lineAt(member.start) === line);
    return { line, pointer: own.at(-1)?.pointer };
  }
  const next = members.find((member) => member.start > comment.offset);
  return next === undefined
    ? { line, pointer: undefined }
    : { line: tree.lines.lineAt(next.start), pointer: next.pointer };
}

function faultAt(source: SourceDocument, tree: YamlTree, { comment }: Suppression, fault: SuppressionFault): Finding {
  const { rule, ...rest } = fault;
  const end = comment.offset + comment.text.trimEnd().length;
  return finding(source, documentRule(rule), rest, tree.lines.range(comment.offset, end));
}
