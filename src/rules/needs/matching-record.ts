import type { Document, Dossier } from '../../domain/nouns/dossier.ts';
import { folded } from '../../domain/suggestion.ts';

/** The values of a record of the dossier that a paper is about, in the words in which papers say them. */
export interface MatchedRecord {
  readonly number?: string | undefined;
  readonly state?: string | undefined;
  readonly issued?: string | undefined;
  readonly expires?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly specialty?: string | undefined;
  readonly perClaim?: number | undefined;
  readonly aggregate?: number | undefined;
}

/**
 * The record that a paper shows: the one whose number it belongs to (`of`); else the only one of its state; else the only
 * one there is. An empty record where the paper is the provider's but shows none; undefined where it cannot be told which.
 */
export function matchingRecord(paper: Document, dossier: Dossier): MatchedRecord | undefined {
  switch (paper.kind) {
    case 'license':
      return among(
        paper,
        (dossier.licenses ?? []).map((one) => ({ ...one })),
      );
    case 'dea':
      return among(
        paper,
        (dossier.dea ?? []).map((one) => ({ ...one })),
      );
    case 'cds':
      return among(
        paper,
        (dossier.cds ?? []).map((one) => ({ ...one })),
      );
    case 'board-certificate':
      return among(
        paper,
        (dossier.boards ?? []).map((one) => ({ ...one })),
      );
    case 'malpractice-face-sheet':
      return among(
        paper,
        (dossier.malpracticeCover ?? []).map((one) => ({ ...one, number: one.policy })),
      );
    case 'training-certificate':
      return atPlace(
        paper,
        (dossier.training ?? []).map((one) => ({ ...one, place: one.program })),
      );
    case 'diploma':
      return atPlace(
        paper,
        (dossier.education ?? []).map((one) => ({ ...one, place: one.institution })),
      );
    case 'certification':
      return among(
        paper,
        (dossier.certifications ?? []).map((one) => ({ ...one })),
      );
    case 'w9':
    case 'cp575':
    case '147c':
    case 'bank-letter':
    case 'voided-check':
      // Papers of whoever is paid: the name on them need not be the provider's.
      return undefined;
    default:
      return {};
  }
}

function among(paper: Document, records: readonly MatchedRecord[]): MatchedRecord | undefined {
  const key = paper.of;
  if (key !== undefined)
    return records.find((one) => one.number !== undefined && folded(one.number) === folded(key)) ?? only(records);
  const state = paper.state ?? paper.says?.state;
  const inState = state === undefined ? [] : records.filter((one) => one.state === state);
  return only(inState) ?? only(records);
}

function atPlace(
  paper: Document,
  records: readonly (MatchedRecord & { readonly place: string })[],
): MatchedRecord | undefined {
  const issuer = paper.says?.issuer ?? paper.of;
  const named = issuer === undefined ? [] : records.filter((one) => folded(one.place) === folded(issuer));
  return only(named) ?? only(records);
}

function only<One>(records: readonly One[]): One | undefined {
  return records.length === 1 ? records[0] : undefined;
}
