/** A document for people to read and sign: packets, minutes. It knows no format, as a letter knows none. */

/** Part of a section. */
export type PaperPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** What stands under one heading. */
export interface PaperSection {
  readonly heading: string;
  readonly parts: readonly PaperPart[];
}

/** A paper in its parts, in the order in which they stand. */
export interface Paper {
  readonly title: string;
  /** Names with values at the head of it. */
  readonly particulars: readonly (readonly [string, string])[];
  readonly sections: readonly PaperSection[];
  /** Lines to be signed: name or office. */
  readonly signatures: readonly string[];
}
