export type FileProblemKind = 'NOT_FOUND' | 'TOO_LARGE' | 'BAD_KEY' | 'BAD_CONTENT_TYPE';

/** What a caller can do something about. A store that is away throws its own error. */
export class FileProblem extends Error {
  readonly kind: FileProblemKind;

  constructor(kind: FileProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileProblem';
    this.kind = kind;
  }
}
