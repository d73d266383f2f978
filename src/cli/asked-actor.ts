import type { Context } from './context.ts';

/** Who is said to do it: `--actor`, else `EMPANEL_ACTOR`; undefined where neither is given. */
export function askedActor({ globals, io }: Pick<Context, 'globals' | 'io'>): string | undefined {
  const asked = globals.text('actor') ?? io.env.EMPANEL_ACTOR?.trim();
  return asked === '' ? undefined : asked;
}
