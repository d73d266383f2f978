/**
 * A `Date` whose calendar fields are those of UTC whatever the machine's time zone. date-fns builds its results with the
 * constructor of its argument, so its arithmetic on a `UtcDate` never meets a clock change, nor a day that a zone left out
 * (Kiritimati has no 31 December 1994).
 */
export class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override setFullYear(...fields: Parameters<Date['setUTCFullYear']>): number {
    return this.setUTCFullYear(...fields);
  }
  override setMonth(...fields: Parameters<Date['setUTCMonth']>): number {
    return this.setUTCMonth(...fields);
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
  override setHours(...fields: Parameters<Date['setUTCHours']>): number {
    return this.setUTCHours(...fields);
  }
  override getTimezoneOffset(): number {
    return 0;
  }
}
