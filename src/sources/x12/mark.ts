/** Two hashes over the same values, together as good as one of 64 bits: of the same values always the same, of others hardly ever. */
export class Mark {
  one = 0x811c9dc5 | 0;
  other = 0x2545f491;

  /** Adds a whole number of 32 bits. */
  add(value: number): void {
    this.one = Math.imul(this.one ^ value, 0x01000193);
    this.one ^= this.one >>> 15;
    this.other = Math.imul(this.other + value, 0x85ebca6b);
    this.other ^= this.other >>> 13;
  }

  /** Adds a whole number of 53 bits. */
  addLong(value: number): void {
    this.add(value | 0);
    this.add((value / 2 ** 32) | 0);
  }

  /** Adds a text whose characters are bytes, four at a time, and its length. */
  addText(text: string): void {
    const { length } = text;
    let at = 0;
    for (; at + 4 <= length; at += 4)
      this.add(
        text.charCodeAt(at) |
          (text.charCodeAt(at + 1) << 8) |
          (text.charCodeAt(at + 2) << 16) |
          (text.charCodeAt(at + 3) << 24),
      );
    for (; at < length; at += 1) this.add(text.charCodeAt(at));
    this.add(length);
  }
}
