/** Whole numbers of 32 bits, added one after the other. */

const leastRoom = 1024;

/** A list of them, in half the room of an array and ready to be sent to another thread. */
export class NumberList {
  #numbers = new Int32Array(leastRoom);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const more = new Int32Array(2 * this.#length);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  /** Those added so far; nothing is to be added behind them. */
  all(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
