/**
 * Where an alphabetical list ends. A file that was cut off between two rows reads like a whole one, but for one thing: lists
 * are in order of name, and of a thousand names some begin with the last letters of the alphabet.
 */

/** Fewer names may well end before the last letters. */
const leastNames = 1000;
/** Share of names that may stand before the one above them: businesses and persons in turn, blanks and hyphens. */
const mostDescents = 0.02;
/** One or two in a hundred last names begin with it or a later letter. */
const lateLetter = 'Y';

/** Takes the names of a list in turn. */
export class AlphabeticalEnd {
  #names = 0;
  #descents = 0;
  #last = '';

  /** The next name: the last name of a person, or that of a business. */
  add(name: string): void {
    const next = name.toUpperCase();
    if (next < this.#last) this.#descents += 1;
    this.#names += 1;
    this.#last = next;
  }

  /** The last name, where the list is in order and ends too early to be whole; null: nothing speaks against it. */
  early(): string | null {
    const inOrder = this.#names >= leastNames && this.#descents <= this.#names * mostDescents;
    return inOrder && this.#last < lateLetter ? this.#last : null;
  }
}
