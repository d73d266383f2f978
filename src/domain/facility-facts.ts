import type { TimeLimit } from './nouns/facility.ts';

/** What the document of a facility says that clocks need. */
export interface FacilityFacts {
  readonly key: string;
  readonly name: string;
  /** `hospital`, `surgery-center` …. */
  readonly kind: string;
  readonly state: string | null;
  /** Ids of the packs that hold for it. */
  readonly packs: readonly string[];
  /** How often the medical staff decided to review ongoing practice, ISO duration. */
  readonly reviewEvery?: string;
  /** Time limits of its bylaws for the steps of a request. */
  readonly bylaws?: readonly TimeLimit[];
}
