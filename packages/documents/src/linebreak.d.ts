declare module 'linebreak' {
  /** UAX 14. `position` is the index after the break opportunity; `required` after a newline. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
