/**
 * Where an alphabetical list ends. A file that was cut off between two rows reads like a whole one, but for one thing: lists
 * are in order of name, and of many names some begin with the last letters of the alphabet.
 */

/** Share of names that may stand before the one above them: businesses and persons in turn, blanks and hyphens. */
const mostDescents = 0.02;
/**
 * So many names hold one that begins with this letter or a later one. Of last names in the lists of the OIG 47 in a hundred
 * begin with M or later, 23 with S, 6 with W, 1 with Y: that so many have none happens by chance less than twice in 100,000.
 */
const ends = [
  { names: 1000, letter: 'Y' },
  { names: 200, letter: 'W' },
  { names: 50, letter: 'S' },
  { names: 20, letter: 'M' },
];

/** Takes the names of a list in turn. */
export class AlphabeticalEnd {
  #names = 0;
  #descents = 0;
  #last = '';
  /** The last name as it stood. */
  #given = '';

  /** The next name: the last name of a person, or that of a business; empty where a row bears a number alone, which stands in no order. */
  add(name: string): void {
    if (name === '') return;
    this.#names += 1;
    // Of many names in order most are the one above.
    if (name === this.#given) return;
    const next = name.toUpperCase();
    if (next < this.#last) this.#descents += 1;
    this.#given = name;
    this.#last = next;
  }

  /** The last name, where the list is in order and ends too early to be whole; null: nothing speaks against it. */
  early(): string | null {
    const inOrder = this.#descents <= Math.max(1, this.#names * mostDescents);
    const isEarly = ends.some(({ names, letter }) => this.#names >= names && this.#last < letter);
    return inOrder && isEarly ? this.#last : null;
  }
}
