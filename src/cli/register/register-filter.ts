import { npiSuggestions, parseNpi } from '../../domain/identifiers/npi.ts';
import { taxonomySuggestions } from '../../domain/identifiers/taxonomy.ts';
import type { RegisterRecord } from '../../domain/register-record.ts';
import { UserError } from '../../errors.ts';
import type { Input } from '../input.ts';
import { stateFromWords } from '../state-input.ts';

/** Which entries are asked for; an empty list asks for all. */
export interface RegisterFilter {
  readonly npis: readonly string[];
  readonly states: readonly string[];
  /** Taxonomy codes or beginnings of them. */
  readonly codes: readonly string[];
  readonly limit: number;
}

/** The filter of the command line; a value that can fit no entry is refused rather than answered with nothing. */
export function registerFilter(input: Input): RegisterFilter {
  const npis = input.texts('npi').map((text) => {
    const npi = parseNpi(text);
    if (npi !== undefined) return npi;
    const near = npiSuggestions(text)[0];
    throw new UserError('usage/bad-value', `\`${text}\` is not an NPI`, {
      hint: near === undefined ? 'ten digits beginning with 1 or 2' : `did you mean \`${near}\`?`,
    });
  });
  const codes = input.texts('taxonomy').map((text) => {
    const code = text.toUpperCase();
    if (/^\d{2}[0-9A-Z]{0,8}$/.test(code)) return code;
    const near = taxonomySuggestions(text, 1)[0];
    throw new UserError('usage/bad-value', `\`${text}\` is not a taxonomy code or the beginning of one`, {
      hint: near === undefined ? 'write a code such as 207Q00000X' : `did you mean \`${near.code}\` (${near.label})?`,
    });
  });
  const states = input.texts('state').map((text) => stateFromWords(text, '--state'));
  return { npis, states, codes, limit: input.count('limit') ?? Number.POSITIVE_INFINITY };
}

/** Whether an entry of the register is asked for. */
export function isWanted(record: RegisterRecord, { npis, states, codes }: RegisterFilter): boolean {
  return (
    (npis.length === 0 || npis.includes(record.npi)) &&
    (states.length === 0 || (record.practice.state !== null && states.includes(record.practice.state))) &&
    (codes.length === 0 || record.taxonomies.some((one) => codes.some((code) => one.code.startsWith(code))))
  );
}
