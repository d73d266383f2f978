import type { Context } from './context.ts';

/** Asks for a yes, loading the prompts only when a question is really asked. */
export async function confirmed(context: Context, message: string): Promise<boolean> {
  if (context.globals.on('yes')) return true;
  return (await import('./prompts.ts')).confirmed(context, message);
}
