import type { DerivationContext, SubjectFacts } from './facts.ts';
import type { ParticipationRow } from './participation.ts';
import type { ProviderStanding } from './provider-standing.ts';

/** Derives the participation of one subject for every as-of day and every day of service; pure. */
export type DeriveParticipation = (
  facts: SubjectFacts,
  standing: ProviderStanding,
  context: DerivationContext,
) => readonly ParticipationRow[];
