/**
 * How long payers take, told honestly: applications that are still open, or were withdrawn, count for as long as they
 * were watched and no longer (Kaplan and Meier, "Nonparametric estimation from incomplete observations", 1958).
 */

/** One application from its first submission to its first decision, or as far as it was watched. */
export interface Course {
  /** Calendar days from the first submission. */
  readonly days: number;
  /** `open`: no decision within `days`; withdrawn applications are open until the day they were withdrawn. */
  readonly outcome: 'approved' | 'denied' | 'open';
}

/** One step of the curve: on this day so many were decided of so many still waiting. */
export interface TurnaroundStep {
  readonly days: number;
  readonly waiting: number;
  readonly decided: number;
  /** Share still undecided after this day, 0 to 1. */
  readonly undecided: number;
}

/** What the courses say. */
export interface Turnaround {
  readonly count: number;
  readonly decided: number;
  readonly approved: number;
  readonly steps: readonly TurnaroundStep[];
  /** Days by which half were decided; null: not reached. */
  readonly medianDays: number | null;
  /** Days by which nine in ten were decided; null: not reached. */
  readonly ninetiethDays: number | null;
}

/** Fewer courses than this tell nothing that could be relied on. */
export const fewestCourses = 5;

/** Rounding must not push a share that stands right at a quantile over it. */
const slack = 1e-12;

/** The turnaround of the courses, or undefined when there are fewer than `fewestCourses`. */
export function turnaround(courses: readonly Course[]): Turnaround | undefined {
  if (courses.length < fewestCourses) return undefined;
  const decisions = courses.filter(({ outcome }) => outcome !== 'open');
  const steps: TurnaroundStep[] = [];
  let undecided = 1;
  for (const days of [...new Set(decisions.map((course) => course.days))].toSorted((left, right) => left - right)) {
    // Who is given up on the day of a decision was still waiting on it.
    const waiting = courses.filter((course) => course.days >= days).length;
    const decided = decisions.filter((course) => course.days === days).length;
    undecided *= 1 - decided / waiting;
    steps.push({ days, waiting, decided, undecided });
  }
  return {
    count: courses.length,
    decided: decisions.length,
    approved: decisions.filter(({ outcome }) => outcome === 'approved').length,
    steps,
    medianDays: daysUntil(steps, 0.5),
    ninetiethDays: daysUntil(steps, 0.1),
  };
}

function daysUntil(steps: readonly TurnaroundStep[], undecided: number): number | null {
  return steps.find((step) => step.undecided <= undecided + slack)?.days ?? null;
}
