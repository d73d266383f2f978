/** Faults of values: of the wrong kind, not among the choices, out of bounds. Those of form are in `form-faults.ts`. */

import type { Pointer } from '../domain/finding.ts';
import { countWords } from '../domain/number-forms.ts';
import { choiceFault } from './choice-faults.ts';
import { formFault, hasForm, writtenOtherwise } from './form-faults.ts';
import type { MemberSchema } from './kind-schema.ts';
import type { DocumentFault } from './placed-fault.ts';
import { clause, kindWords, memberIn, memberName, type ShapeContext, shownAt, valueAt } from './schema-words.ts';
import type { ShapeError } from './shape.ts';

/** The fault behind the errors of one value: the cause that explains the others. */
export function valueFault(pointer: Pointer, errors: readonly ShapeError[], context: ShapeContext): DocumentFault {
  const error = (...keywords: readonly string[]): ShapeError | undefined =>
    errors.find((each) => keywords.includes(each.keyword));
  const wrongType = error('type');
  if (wrongType !== undefined) return typeFault(pointer, context);
  const choice = error('enum', 'const');
  if (choice !== undefined) return choiceFault(pointer, context);
  const bounds = error(
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minimum',
    'maximum',
    'uniqueItems',
    'multipleOf',
  );
  const isEmpty = valueAt(context.value, pointer) === '';
  if (error('format', 'pattern') !== undefined && !isEmpty) return formFault(pointer, context);
  if (bounds !== undefined) return sizeFault(pointer, bounds, context);
  if (isEmpty) return emptyFault(pointer);
  return otherFault(pointer, context);
}

function typeFault(pointer: Pointer, context: ShapeContext): DocumentFault {
  const value = valueAt(context.value, pointer);
  const member = memberIn(context, pointer);
  const name = memberName(pointer);
  const fault = { rule: 'schema/type', pointer } as const;
  if (value === null) {
    return { ...fault, message: `${name} has no value`, help: 'give it a value, or remove the line' };
  }
  switch (member.node.type) {
    case 'string':
      return textWanted(pointer, member, context);
    case 'array': {
      const help =
        typeof value === 'object'
          ? 'put `- ` before each entry'
          : `write it as a list: \`[…]\`, or each entry on a line after \`- \``;
      return { ...fault, message: `${name} takes a list, not ${kindWords(value)}`, help };
    }
    case 'object':
      return {
        ...fault,
        message: `${name} takes members (\`key: value\`), not ${kindWords(value)}`,
        help: membersHelp(member),
      };
    case 'integer':
    case 'number':
      return numberWanted(pointer, member, context);
    case 'boolean':
      return {
        ...fault,
        message: `${name} takes \`true\` or \`false\`, not ${kindWords(value)}`,
        help: `write ${truthWord(value) ?? '`true` or `false`'}, without quotes`,
      };
    default:
      return { ...fault, message: `${name} cannot be ${kindWords(value)}` };
  }
}

/** What `yes` and `no` mean where a truth value belongs. */
function truthWord(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^(?:yes|y|on|true)$/i.test(value)) return '`true`';
  return /^(?:no|n|off|false)$/i.test(value) ? '`false`' : undefined;
}

function membersHelp(member: MemberSchema): string {
  const [first] = member.node.required ?? Object.keys(member.node.properties ?? {});
  return first === undefined
    ? 'write its members on lines of their own, indented'
    : `write its members on lines of their own, indented, such as \`${first}: …\``;
}

/** A number, or a truth value, where text belongs: YAML has read the text as something else. */
function textWanted(pointer: Pointer, member: MemberSchema, context: ShapeContext): DocumentFault {
  const value = valueAt(context.value, pointer);
  const name = memberName(pointer);
  if (typeof value === 'object') {
    const first =
      Array.isArray(value) && value.length === 1 ? ' remove the dash before it or the brackets around it' : '';
    const help = first === '' ? 'write one text' : first.trim();
    return { rule: 'schema/type', pointer, message: `${name} takes text, not ${kindWords(value)}`, help };
  }
  const written = context.scalar(pointer)?.source ?? String(value);
  const shown = shownAt(pointer, context);
  const rule = typeof value === 'number' ? 'yaml/lost-digits' : 'schema/type';
  const isChanged = String(value) !== written;
  const message =
    member.sensitive !== undefined || shown === undefined
      ? `the value of ${name} is read as a number, and loses leading zeros that way`
      : isChanged
        ? `${shown} is read as the number ${String(value)}; ${name} takes text`
        : `${shown} is read as ${kindWords(value)}; ${name} takes text`;
  const fits = fitting(written, member, context);
  if (fits === written) {
    return { rule, pointer, message, help: 'put it in quotes', repair: { kind: 'quote' } };
  }
  if (fits !== undefined)
    return { rule, pointer, message, help: replacementHelp(fits, member), repair: { kind: 'replace', with: fits } };
  const { patternErrorMessage } = member.node;
  const help = patternErrorMessage === undefined ? 'write all its digits, in quotes' : clause(patternErrorMessage);
  return { rule, pointer, message, help };
}

/** What is written, or what it certainly stands for, where the member takes it. */
function fitting(written: string, member: MemberSchema, context: ShapeContext): string | undefined {
  if (hasForm(written, member)) return written;
  return writtenOtherwise(written, member, context.asOf);
}

function replacementHelp(text: string, member: MemberSchema): string {
  return member.sensitive === undefined ? `write \`"${text}"\`` : 'write it in the form of its kind, in quotes';
}

function numberWanted(pointer: Pointer, member: MemberSchema, context: ShapeContext): DocumentFault {
  const value = valueAt(context.value, pointer);
  const name = memberName(pointer);
  const wanted = member.node.type === 'integer' ? 'a whole number' : 'a number';
  const shown = shownAt(pointer, context);
  const fault = { rule: 'schema/type', pointer } as const;
  const message = `${name} takes ${wanted}, not ${typeof value === 'number' ? shown : kindWords(value)}`;
  const digits = typeof value === 'string' ? value.replace(/^\s*\$?\s*|(?<=\d),(?=\d{3})|\.0+\s*$|\s+$/g, '') : '';
  const help = /^\d+$/.test(digits)
    ? `write \`${digits}\`, without quotes, sign or commas`
    : `write ${wanted} without quotes, sign or commas`;
  return { ...fault, message, help };
}

function emptyFault(pointer: Pointer): DocumentFault {
  const help = 'give it a value, or remove the line';
  return { rule: 'schema/size', pointer, message: `${memberName(pointer)} is empty`, help };
}

function sizeFault(pointer: Pointer, error: ShapeError, context: ShapeContext): DocumentFault {
  const value = valueAt(context.value, pointer);
  const name = memberName(pointer);
  const { node } = memberIn(context, pointer);
  const fault = { rule: 'schema/size', pointer } as const;
  const shown = shownAt(pointer, context) ?? 'the value';
  const limit = String(error.params.limit ?? '');
  switch (error.keyword) {
    case 'minLength':
      if (value === '') return emptyFault(pointer);
      return {
        ...fault,
        message: `${shown} is too short for ${name}`,
        help: `write at least ${countWords(Number(limit), 'character')}`,
      };
    case 'maxLength':
      return {
        ...fault,
        message: `${name} is too long`,
        help: `write at most ${countWords(Number(limit), 'character')}`,
      };
    case 'minItems':
      if (Array.isArray(value) && value.length === 0)
        return { ...fault, message: `${name} is an empty list`, help: 'add an entry, or remove the line' };
      return { ...fault, message: `${name} has too few entries`, help: `give at least ${limit}` };
    case 'maxItems':
      return { ...fault, message: `${name} has too many entries`, help: `give at most ${limit}` };
    case 'uniqueItems': {
      const [first, second] = [Number(error.params.j), Number(error.params.i)].toSorted((left, right) => left - right);
      const message = `entry ${(second ?? 0) + 1} of ${name} repeats entry ${(first ?? 0) + 1}`;
      return { ...fault, pointer: [...pointer, second ?? 0], message, help: 'remove one of them' };
    }
    default: {
      const least = node.minimum === undefined ? '' : `at least ${node.minimum}`;
      const most = node.maximum === undefined ? '' : `at most ${node.maximum}`;
      const bounds = [least, most].filter((bound) => bound !== '').join(' and ');
      return { ...fault, message: `${shown} is out of bounds for ${name}`, help: `give a number of ${bounds}` };
    }
  }
}

/** What no other word explains: a value that must take one of several forms, or members that need each other. */
function otherFault(pointer: Pointer, context: ShapeContext): DocumentFault {
  const { description, title } = memberIn(context, pointer).node;
  const about = description ?? title;
  const message = `${memberName(pointer)} does not have any of the forms that it may have`;
  const help = about === undefined ? 'compare it with another document of this kind' : `give ${clause(about)}`;
  return { rule: 'schema/form', pointer, message, help };
}
