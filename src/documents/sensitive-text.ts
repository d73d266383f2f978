/**
 * Texts of documents with sensitive values hidden, every line as long as before, so that columns stay. Values are known as
 * sensitive by their place in the schema; where a text cannot be taken apart, by their key and their form.
 */

import { deaFault } from '../domain/identifiers/dea.ts';
import { masked, type SensitiveKind, sensitiveKinds } from '../domain/identifiers/mask.ts';
import { ssnPlaces } from '../domain/identifiers/ssn.ts';
import { kindSchema, memberSchema } from './kind-schema.ts';
import type { SourceDocument } from './source-document.ts';
import { textLines } from './text-lines.ts';
import type { YamlScalar } from './yaml-places.ts';

const kept = new WeakMap<SourceDocument, Promise<readonly string[]>>();

/** The lines of a document without line ends, sensitive values hidden, each as long as the line of the file. */
export function maskedLines(source: SourceDocument): Promise<readonly string[]> {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const made = linesOf(source);
  kept.set(source, made);
  return made;
}

/** A value that must not be read, as it may be shown. */
export function shownValue(value: string, kind: string): string {
  return isSensitiveKind(kind) ? masked(value, kind) : '********';
}

async function linesOf(source: SourceDocument): Promise<readonly string[]> {
  const text = await maskedText(source);
  const lines = textLines(text);
  return Array.from({ length: lines.count }, (_, index) => lines.line(index + 1));
}

async function maskedText(source: SourceDocument): Promise<string> {
  const { scalars } = await source.tree();
  const schema = source.kind === null ? undefined : await kindSchema(source.kind);
  const pieces: string[] = [];
  let from = 0;
  for (const scalar of schema === undefined ? [] : scalars()) {
    const kind = schema === undefined ? undefined : memberSchema(schema, scalar.pointer)?.sensitive;
    if (kind === undefined || scalar.start < from) continue;
    pieces.push(source.text.slice(from, scalar.start), hiddenScalar(source.text, scalar, kind));
    from = scalar.end;
  }
  return withoutTellingForms(pieces.join('') + source.text.slice(from));
}

function hiddenScalar(text: string, scalar: YamlScalar, kind: string): string {
  const written = text.slice(scalar.start, scalar.end);
  const quoted = scalar.style === 'single' || scalar.style === 'double';
  if (!quoted) return hidden(written, kind);
  const mark = written.slice(0, 1);
  return `${mark}${hidden(written.slice(1, -1), kind)}${written.slice(-1)}`;
}

/** A value hidden without a change of length. */
function hidden(written: string, kind: string): string {
  const shown = shownValue(written, kind);
  return shown.length === written.length ? shown : starred(written);
}

/** Every character but blanks and punctuation as a star: columns and line breaks stay. */
function starred(text: string): string {
  return text.replace(/[^\s"'.,:;/()-]/gu, '*');
}

/** Keys that tell what stands behind them, however they are spelled; on a line of their own, and in braces. */
const telling = `["']?[\\w.-]*(?:ssn|social|dob|birth-?_?date|birthday|date-?_?of-?_?birth)[\\w.-]*["']?[ \\t]*:[ \\t]*`;
const tellingLine = new RegExp(`^([ \\t]*(?:- +)*${telling})(\\S.*)$`, 'gim');
const tellingMember = new RegExp(`([{,][ \\t]*${telling})([^\\s,}][^,}\\r\\n]*)`, 'gi');

function withoutTellingForms(text: string): string {
  const hide = (_match: string, key: string, value: string): string => key + tellingValue(key, value);
  const byKey = text.replace(tellingLine, hide).replace(tellingMember, hide);
  const byForm = byKey.replace(/(?<![\w-])[A-Z][A-Z9]\d{7}(?![\w])/gi, (found) =>
    deaFault(found.toUpperCase()) === undefined ? hidden(found, 'dea') : found,
  );
  return ssnPlaces(byForm).reduceRight(
    (result, { start, end }) => result.slice(0, start) + hidden(result.slice(start, end), 'ssn') + result.slice(end),
    byForm,
  );
}

/** What follows a telling key; a value already hidden, a reference to the vault and a place of birth are left. */
function tellingValue(key: string, value: string): string {
  if (/ref|place|city|state|country/i.test(key) || value.includes('**')) return value;
  const [, scalar = '', rest = ''] = /^(.*?)(\s+#.*)?$/.exec(value) ?? [];
  return starred(scalar) + rest;
}

function isSensitiveKind(kind: string): kind is SensitiveKind {
  return sensitiveKinds.some((each) => each === kind);
}
