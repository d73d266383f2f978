import inquirer from 'inquirer';
import { UserError } from '../errors.ts';
import type { Context } from './context.ts';

/** A question and the flag that answers it without being asked. */
export interface Question {
  /** Name of the flag without dashes. */
  readonly flag: string;
  readonly message: string;
  readonly example?: string;
  /** Choices of a list; absent: free text. */
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  readonly initial?: string;
  /** Typed text is not shown. */
  readonly secret?: boolean;
  /** Text of the fault, or undefined when the answer will do. */
  readonly fault?: (answer: string) => string | undefined;
}

/**
 * Asks one question on standard error, so that standard output stays clean. Off a terminal nothing is asked: the refusal
 * names the flag to pass. Ctrl-C refuses with `cancelled`.
 */
export async function answer(context: Context, question: Question): Promise<string> {
  if (!context.interactive) throw notAsked(question);
  const ask = inquirer.createPromptModule({ output: process.stderr });
  const example = question.example === undefined ? '' : `, for example ${question.example}`;
  const message = `${question.message} (or pass --${question.flag}${example})`;
  const validate = (text: string): string | true => question.fault?.(text) ?? true;
  try {
    if (question.choices !== undefined) {
      const { value } = await ask<{ value: string }>([
        {
          type: 'select',
          name: 'value',
          message,
          choices: [...question.choices],
          ...(question.initial === undefined ? {} : { default: question.initial }),
        },
      ]);
      return value;
    }
    const { value } = await ask<{ value: string }>([
      question.secret === true
        ? { type: 'password', name: 'value', message, mask: '*', validate }
        : {
            type: 'input',
            name: 'value',
            message,
            validate,
            ...(question.initial === undefined ? {} : { default: question.initial }),
          },
    ]);
    return value.trim();
  } catch (error) {
    throw cancelledOr(error);
  }
}

/** Asks for a yes; `--yes` answers it. Off a terminal without `--yes` it refuses. */
export async function confirmed(context: Context, message: string): Promise<boolean> {
  if (context.globals.on('yes')) return true;
  if (!context.interactive) throw notAsked({ flag: 'yes', message });
  const ask = inquirer.createPromptModule({ output: process.stderr });
  try {
    const { value } = await ask<{ value: boolean }>([{ type: 'confirm', name: 'value', message, default: true }]);
    return value;
  } catch (error) {
    throw cancelledOr(error);
  }
}

function notAsked(question: Pick<Question, 'flag' | 'message' | 'example'>): UserError {
  return new UserError('usage/missing', `\`--${question.flag}\` is not given and there is no terminal to ask on`, {
    hint:
      question.example === undefined
        ? `pass \`--${question.flag}\``
        : `pass it, for example \`--${question.flag} ${question.example}\``,
  });
}

function cancelledOr(error: unknown): unknown {
  if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) {
    return new UserError('cancelled', 'cancelled; nothing was written', { cause: error });
  }
  return error;
}
