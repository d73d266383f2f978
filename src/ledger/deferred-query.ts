/**
 * A builder of queries with the types of Kysely that takes note of what is called and builds when it is compiled: plain
 * SELECTs without Kysely (`select-text.ts`), anything else with it.
 */

import type { Kysely } from 'kysely';
import { kyselyBuilder } from './query-builder.ts';
import { type Call, type QueryText, selectText } from './select-text.ts';

/** What stands behind the queries noted so far. */
const notes = new WeakMap<object, readonly Call[]>();

/** Builds queries over the tables of a schema; runs none. */
export function queryBuilder<Tables>(): Kysely<Tables> {
  return noted([]) as Kysely<Tables>;
}

/** Kysely's way to ask a builder for its tree, when a noted query stands inside one of its own. */
const treeMethod = 'toOperationNode';

function noted(calls: readonly Call[]): object {
  const query: object = new Proxy(
    // By this Kysely knows what may stand inside a query of its own.
    { expressionType: undefined },
    {
      get: (_, method) => {
        // Nobody is to take a query for a promise.
        if (typeof method !== 'string' || method === 'then' || method === 'expressionType') return undefined;
        if (method === 'compile') return () => compiled(calls);
        if (method === treeMethod) return () => called(built(calls), treeMethod, []);
        return (...words: readonly unknown[]) => noted([...calls, { method, words }]);
      },
    },
  );
  notes.set(query, calls);
  return query;
}

function compiled(calls: readonly Call[]): QueryText {
  return selectText(calls, callsOf) ?? (called(built(calls), 'compile', []) as QueryText);
}

function callsOf(value: unknown): readonly Call[] | undefined {
  return typeof value === 'object' && value !== null ? notes.get(value) : undefined;
}

let kysely: Kysely<unknown> | undefined;

/** The same calls made of Kysely. */
function built(calls: readonly Call[]): object {
  kysely ??= kyselyBuilder<unknown>();
  return calls.reduce<object>((query, { method, words }) => called(query, method, words) as object, kysely);
}

function called(target: object, method: string, words: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(target, method);
  if (typeof found !== 'function') throw new Error(`Kysely has no \`${method}\` there`);
  return Reflect.apply(found, target, words);
}
