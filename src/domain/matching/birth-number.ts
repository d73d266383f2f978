/** Birth dates as numbers, with the slips that people make in them. */

import { type CalendarDate, dateOf, daysInMonth } from '../calendar/calendar-date.ts';

const dayBits = 5;
const monthBits = 4;
const yearBits = dayBits + monthBits;
const days = 1 << dayBits;
const months = 1 << monthBits;
const century = 100;

/** The number of a birth date: with the year above, then the month, then the day. */
export function birthNumber(date: CalendarDate): number {
  return numberOf(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
}

/** The number of a year, month (1 to 12) and day, or undefined where no such day exists. */
export function numberOfDate(year: number, month: number, day: number): number | undefined {
  return year < 1 || day < 1 || day > daysInMonth(year, month) ? undefined : numberOf(year, month, day);
}

/** The day of a number. */
export function dayOfNumber(number: number): CalendarDate {
  return dateOf(number >> yearBits, (number >> dayBits) % months, number % days) as CalendarDate;
}

function numberOf(year: number, month: number, day: number): number {
  return (year << yearBits) | (month << dayBits) | day;
}

/** The number with day and month changed about; it may be that of no day, and then nobody has it. */
export function swappedBirth(number: number): number {
  const day = number % days;
  const month = (number >> dayBits) % months;
  return day < months ? number - day + month + (day - month) * days : -1;
}

/**
 * Whether two numbers are of dates that differ by one slip of the pen: one digit of the year, the month or the day is
 * another, or its two digits are changed about. Of the year only the last two digits are anything a person mistypes.
 */
export function isOneSlip(left: number, right: number): boolean {
  const differing = left ^ right;
  const day = differing & (days - 1);
  const month = (differing >> dayBits) & (months - 1);
  if (differing >> yearBits === 0) {
    if (month === 0) return day !== 0 && isSlip(left & (days - 1), right & (days - 1));
    return day === 0 && isSlip((left >> dayBits) & (months - 1), (right >> dayBits) & (months - 1));
  }
  if (day !== 0 || month !== 0) return false;
  const [ours, theirs] = [left >> yearBits, right >> yearBits];
  return Math.floor(ours / century) === Math.floor(theirs / century) && isSlip(ours % century, theirs % century);
}

/** Whether two numbers of two digits differ in one of them, or have them changed about. */
function isSlip(left: number, right: number): boolean {
  const [tens, ones] = [Math.floor(left / 10), left % 10];
  const [otherTens, otherOnes] = [Math.floor(right / 10), right % 10];
  return tens === otherTens || ones === otherOnes || (tens === otherOnes && ones === otherTens);
}

/** The number that digits of a text make. */
export function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}
