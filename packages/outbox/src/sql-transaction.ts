/**
 * The little of Prisma's transaction client that is needed: a tagged template that answers with the number of rows.
 * A client outside a transaction can connect; such a one is refused by the compiler, because a message that is written
 * apart from the change it tells about is the very thing that the outbox prevents.
 */
export type SqlTransaction = {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
  $connect?: never;
};
