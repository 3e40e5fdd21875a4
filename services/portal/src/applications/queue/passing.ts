/** What a case is opened with from a list: the others in their order, and the way back. */
export interface Passing {
  ids: readonly string[];
  /** Address of the list, with its filters. */
  list: string;
}

/** @returns what the page was opened with, or null when somebody came by its address alone */
export function passingOf(state: unknown): Passing | null {
  if (typeof state !== 'object' || state === null || !('ids' in state) || !('list' in state)) return null;
  const { ids, list } = state;
  return Array.isArray(ids) && typeof list === 'string' ? { ids: ids.map(String), list } : null;
}
