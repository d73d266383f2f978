/** What keeps a document from having the shape of its kind, in plain words: one fault for one cause. */

import type { Pointer } from '../domain/finding.ts';
import { pointerText } from '../domain/finding.ts';
import type { DocumentKind } from './document-kind.ts';
import { missingKeyFault, unknownKeyFault } from './key-faults.ts';
import { kindSchema } from './kind-schema.ts';
import type { DocumentFault } from './placed-fault.ts';
import { pointerIn, type ShapeContext } from './schema-words.ts';
import { type ShapeError, shapeErrors } from './shape.ts';
import { valueFault } from './value-faults.ts';
import type { YamlScalar } from './yaml-places.ts';

/** What helps to explain faults of shape. */
export interface ShapeHints {
  /** The day from which two-digit years are read. */
  readonly asOf: string;
  /** The scalar as written at a pointer: what a number was before YAML read it. */
  readonly scalar?: (pointer: Pointer) => YamlScalar | undefined;
}

/** The faults of shape of a value that should be of a kind; none where it is. */
export async function schemaFaults(
  kind: DocumentKind,
  value: unknown,
  hints: ShapeHints,
): Promise<readonly DocumentFault[]> {
  const errors = shapeErrors(kind, value);
  if (errors.length === 0) return [];
  const schema = await kindSchema(kind);
  return faultsBehind(errors, { schema, value, asOf: hints.asOf, scalar: hints.scalar ?? (() => undefined) });
}

/** The causes behind the errors of a validator. */
export function faultsBehind(errors: readonly ShapeError[], context: ShapeContext): readonly DocumentFault[] {
  const places = new Map<string, ShapeError[]>();
  for (const error of withoutBranches(errors))
    places.set(error.instancePath, [...(places.get(error.instancePath) ?? []), error]);
  return [...places].flatMap(([path, here]) => faultsAt(pointerIn(context.value, path), here, context));
}

/** Where a value has none of several forms, what keeps it from having the one or the other is beside the point. */
function withoutBranches(errors: readonly ShapeError[]): readonly ShapeError[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`);
  return errors.filter((error) =>
    choices.every((each) => each === error || !isWithin(error.instancePath, each.instancePath)),
  );
}

function faultsAt(pointer: Pointer, errors: readonly ShapeError[], context: ShapeContext): readonly DocumentFault[] {
  const missing = errors
    .filter((error) => error.keyword === 'required')
    .map((error) => String(error.params.missingProperty));
  const unknown = [...new Set(errors.flatMap(unknownKey))];
  const unknownFaults = unknown.map((key) => unknownKeyFault(pointer, key, missing, context));
  // A misspelled key and the key it should be are one cause.
  const explained = new Set(unknownFaults.map((fault) => fault.meant));
  const missingFaults = missing
    .filter((key) => !explained.has(key) && !isKindMark(pointer, key))
    .map((key) => missingKeyFault(pointer, key, context));
  const others = errors.filter((error) => !keyWords.has(error.keyword) && error.propertyName === undefined);
  const valueFaults = others.length === 0 || isKindMark(pointer) ? [] : [valueFault(pointer, others, context)];
  return [...unknownFaults.map(({ meant: _, ...fault }) => fault), ...missingFaults, ...valueFaults];
}

const keyWords: ReadonlySet<string> = new Set([
  'required',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
]);

/** The key that an error says its map does not take. */
function unknownKey(error: ShapeError): readonly string[] {
  const { additionalProperty, unevaluatedProperty, propertyName } = error.params;
  const key =
    additionalProperty ?? unevaluatedProperty ?? (error.keyword === 'propertyNames' ? propertyName : undefined);
  return typeof key === 'string' ? [key] : [];
}

/** The member that names the kind has faults of its own (`schema/kind`). */
function isKindMark(pointer: Pointer, key?: string): boolean {
  return pointerText(key === undefined ? pointer : [...pointer, key]) === '/empanel';
}
