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
