/** The program's source as the architecture test sees it: imports, uses of the outside world, exports with their docs. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** Repository root. */
export const repository = join(import.meta.dirname, '..');

/** One file of `src`, read once. */
export interface SourceFile {
  /** From `src/`, with `/`: `ledger/door.ts`. */
  readonly path: string;
  readonly lines: number;
  /** Files of `src` it imports, statically or not, as paths from `src/`; types count. */
  readonly imports: readonly string[];
  /** Those of `imports` that stand at its head; the others are loaded when they are needed, by `import()`. */
  readonly headImports: readonly string[];
  /** Packages and `node:` modules it imports, types included. */
  readonly packages: readonly string[];
  /** Uses of clock, chance and process: `new Date()`, `Date.now`, `process.env`, `randomUUID` … */
  readonly outside: readonly string[];
  readonly exports: readonly Exported[];
}

/** One exported name. */
export interface Exported {
  readonly name: string;
  /** Its type as declared, for constants; empty where there is none. */
  readonly type: string;
  readonly documented: boolean;
}

/** Every TypeScript file of `src` that people write; what is generated is left out. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.includes('generated/'))
    .sort()
    .map(sourceFile);
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(repository, 'src', path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imported = importsOf(tree);
  const own = (all: readonly Imported[]): readonly string[] => [
    ...new Set(
      all
        .filter(({ name }) => name.startsWith('.'))
        .map(({ name }) => normalize(join(dirname(path), name)).replaceAll('\\', '/')),
    ),
  ];
  return {
    path,
    lines: text.split('\n').length - 1,
    imports: own(imported),
    headImports: own(imported.filter((one) => one.atHead)),
    packages: [...new Set(imported.filter(({ name }) => !name.startsWith('.')).map(({ name }) => packageOf(name)))],
    outside: outsideOf(tree),
    exports: exportsOf(tree),
  };
}

/** The package of an import: `date-fns/addMonths` is date-fns. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

interface Imported {
  readonly name: string;
  readonly atHead: boolean;
}

function importsOf(tree: ts.SourceFile): readonly Imported[] {
  const found: Imported[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ name: node.moduleSpecifier.text, atHead: true });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier !== undefined &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ name: node.moduleSpecifier.text, atHead: true });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({
        name: argument !== undefined && ts.isStringLiteral(argument) ? argument.text : `(computed) ${node.getText()}`,
        atHead: false,
      });
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      found.push({ name: node.argument.literal.text, atHead: false });
    } else if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ['require', 'createRequire'].includes(node.expression.text)
    ) {
      found.push({ name: `(computed) ${node.getText()}`, atHead: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const chance = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues']);
const network = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'eval', 'Function']);

function outsideOf(tree: ts.SourceFile): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const use = `${node.expression.text}.${node.name.text}`;
      if (/^(?:process\..*|globalThis\..*|performance\.now|Date\.now|Math\.random)$/.test(use)) found.add(use);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
      found.add('new Date()');
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ['setTimeout', 'setInterval', 'Date'].includes(node.expression.text)
    ) {
      found.add(`${node.expression.text}()`);
    }
    if (ts.isIdentifier(node) && chance.has(node.text)) found.add(node.text);
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : '';
    if (network.has(called)) found.add(called);
    if (ts.isIdentifier(node) && node.text === 'console') found.add('console');
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'resolvedOptions') found.add('resolvedOptions');
    if (ts.isPropertyAccessExpression(node) && /^toLocale/.test(node.name.text)) found.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...found].sort();
}

/** What a file exports and declares itself; what it passes on is documented where it is made. */
function exportsOf(tree: ts.SourceFile): readonly Exported[] {
  const declared = new Map<string, Exported>();
  const names = new Set<string>();
  for (const statement of tree.statements) {
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
    const own = declarationsOf(statement);
    for (const { name, type } of own) {
      declared.set(name, { name, type, documented: documented || declared.get(name)?.documented === true });
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
    if (isExported === true) for (const { name } of own) names.add(name);
    if (ts.isExportAssignment(statement)) names.add(statement.expression.getText());
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const one of statement.exportClause.elements) names.add((one.propertyName ?? one.name).text);
    }
  }
  return [...names].flatMap((name) => declared.get(name) ?? []);
}

function declarationsOf(statement: ts.Statement): readonly { readonly name: string; readonly type: string }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((one) => ({
      name: one.name.getText(),
      type: one.type?.getText() ?? '',
    }));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed ? [{ name: statement.name?.text ?? 'default', type: '' }] : [];
}
