/** Amounts as the trade writes them: whole dollars. */

/** Whole dollars with separators: `$1,000,000`, `-$250`. Cents are rounded to the nearest dollar. */
export function dollars(amount: number): string {
  const whole = Math.round(Math.abs(amount)).toString();
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amount < 0 && whole !== '0' ? '-' : ''}$${grouped}`;
}

/** Limits of malpractice cover as carriers print them, per claim and in aggregate: `$1,000,000/$3,000,000`. */
export function coverLimits(perClaim: number, aggregate: number): string {
  return `${dollars(perClaim)}/${dollars(aggregate)}`;
}

/** The whole dollars in a typed amount (`$1,000,000`, `1000000`, `1M`, `250k`), or undefined where there are none. */
export function parseDollars(text: string): number | undefined {
  const match = /^\$? ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))? ?(k|m|mm|million)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const scale = multiplier(match[3]);
  const amount = Number(`${(match[1] ?? '').replaceAll(',', '')}.${match[2] ?? '0'}`) * scale;
  return Number.isSafeInteger(Math.round(amount)) ? Math.round(amount) : undefined;
}

function multiplier(suffix: string | undefined): number {
  if (suffix === undefined) return 1;
  return suffix.toLowerCase() === 'k' ? 1_000 : 1_000_000;
}

/** Whole cents as people write them: `$1,085.40`, `-$0.05`. */
export function centsText(cents: number): string {
  const [whole, part] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '-' : ''}${dollars(whole)}.${String(part).padStart(2, '0')}`;
}

/** Whole cents of an amount in dollars that has at most two decimals, as schemas and files hold it: `85.4` is 8540. */
export function centsOf(amount: number): number {
  return Math.round(amount * 100);
}

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** A decimal number as it was written, exactly: `112.5` is 1125 tenths. */
export function exactly(decimal: number): Fraction {
  const text = /e/i.test(String(decimal)) ? decimal.toFixed(12) : String(decimal);
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return { over: BigInt(text.replace('.', '')), under: 10n ** BigInt(places) };
}

/** The product of fractions. */
export function product(...factors: readonly Fraction[]): Fraction {
  return factors.reduce((left, right) => ({ over: left.over * right.over, under: left.under * right.under }), one);
}

const one: Fraction = { over: 1n, under: 1n };

/** Percent as a fraction of one: 110 is 110/100. */
export function percentOf(percent: number): Fraction {
  const { over, under } = exactly(percent);
  return { over, under: under * 100n };
}

/** Cents times a fraction, rounded once to the cent, halves away from zero. Exact whatever the size. */
export function timesRounded(cents: number, { over, under }: Fraction): number {
  const doubled = BigInt(cents) * over * 2n;
  const half = doubled < 0n ? -under : under;
  return Number((doubled + half) / (under * 2n));
}

/** What a typed or filed amount comes to in cents, or why it is none. */
export type CentsReading =
  | { readonly ok: true; readonly cents: number }
  | { readonly ok: false; readonly because: string };

/** Cents written as a whole number: `8540`. */
export function parseCents(text: string): CentsReading {
  const typed = text.trim();
  if (/^-|^\(.*\)$/.test(typed)) return { ok: false, because: `the amount \`${typed}\` is negative` };
  if (!/^\d{1,13}$/.test(typed)) return { ok: false, because: `\`${typed}\` is not a whole number of cents` };
  return { ok: true, cents: Number(typed) };
}

/** Dollars with at most two decimals: `85.40`, `$1,085.4`, `85`. More decimals are refused, never rounded. */
export function parseDollarsAndCents(text: string): CentsReading {
  const typed = text.trim();
  if (/^-|^\$ ?-|^\(.*\)$/.test(typed)) return { ok: false, because: `the amount \`${typed}\` is negative` };
  const match = /^\$? ?(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d*))?$/.exec(typed);
  if (match === null) return { ok: false, because: `\`${typed}\` is not an amount in dollars` };
  const decimals = match[2] ?? '';
  if (decimals.length > 2 && /[1-9]/.test(decimals.slice(2)))
    return { ok: false, because: `\`${typed}\` has ${decimals.length} decimals; money has two` };
  const cents = Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  return { ok: true, cents };
}
