import { badUserInput } from './errors.ts';

/** Largest page that any list gives. */
export const MAX_PAGE = 100;

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** @returns `first` when it is between 1 and MAX_PAGE; throws BAD_USER_INPUT otherwise */
export function pageSize(first: number | null | undefined, fallback = 20): number {
  const size = first ?? fallback;
  if (size < 1 || size > MAX_PAGE) throw badUserInput(`first must be between 1 and ${MAX_PAGE}`);
  return size;
}

/** Keyset cursors: the sort key of the last row, opaque to clients. */
export function encodeCursor(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @returns the sort key, `length` parts of it; throws BAD_USER_INPUT for anything else than one of our cursors */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => ['string', 'number'].includes(typeof part))
    ) {
      return key;
    }
  } catch {
    // falls through to the refusal
  }
  throw badUserInput('Unknown cursor');
}

/** @returns a part of a cursor that the database keeps as an int; throws BAD_USER_INPUT for anything that is none */
export function cursorInteger(part: string | number | undefined): number {
  if (typeof part !== 'number' || (part | 0) !== part) throw badUserInput('Unknown cursor');
  return part;
}

/** Relay connection of one page, made from `first + 1` rows. */
export function connection<Row>(rows: Row[], first: number, keyOf: (row: Row) => (string | number)[]): Connection<Row> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}
