/** A list of whole numbers of 32 bits that grows, at four bytes each. */
export class NumberList {
  length = 0;
  #numbers = new Int32Array(1024);

  /** Adds a number at the end. */
  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const more = new Int32Array(this.#numbers.length * 2);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  /** Puts a number in a place that there is. */
  set(place: number, number: number): void {
    this.#numbers[place] = number;
  }

  /** The number at a place that there is. */
  at(place: number): number {
    return this.#numbers[place] as number;
  }
}
