/** What the status means that stands on the license or accreditation of an organization: each issuer prints words of its own. */

/** `barred`: nobody may rely on it; `limited`: it counts, and somebody has to look at it; `plain`: neither. */
export type PrintedStatus = 'barred' | 'limited' | 'plain';

/** Words that stand at the beginning of a word: "suspen" is in "Suspended" and "suspension". */
const barring =
  /(?<!\bnot )\b(suspen|revok|revoc|expire|lapse|surrender|inactive|denied|denial|terminat|withdr|closed|cancel|void|decertif|unaccredited|unlicensed|delinquent|rescind|refus|discontinu|relinquish|nonrenew|retired)|\b(not|non)[ -]?(accredited|licensed|certified|active|renewed|valid|current|in force|in good standing)\b/;
const waiting = /\b(pending|applied|applicant|application|in process|submitted)\b/;
const limiting =
  /\b(probation|provisional|condition|restrict|limited|contingen|warning|preliminary|temporary|interim|monitor|sanction|deficien|jeopardy|stipulat|follow[ -]?up)/;
const standing = /\b(active|current|valid|licensed|accredited|certified|in force)\b/;

/** What a printed status means. A renewal that is pending ends nothing by itself; a first application that is pending lets nobody work. */
export function printedStatus(status: string | null | undefined): PrintedStatus {
  const words = (status ?? '').toLowerCase();
  if (barring.test(words)) return 'barred';
  if (waiting.test(words)) return standing.test(words) || /\brenew/.test(words) ? 'limited' : 'barred';
  return limiting.test(words) ? 'limited' : 'plain';
}
