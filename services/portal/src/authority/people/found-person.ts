import { useSyncExternalStore } from 'react';
import type { PersonAtWindowFragment } from '../../generated/authority/people/people.ts';
import { onSession, sessionState } from '../../graph/session.ts';

/** Whoever stands at the window, and for what purpose he was looked up. */
export interface FoundPerson {
  person: PersonAtWindowFragment;
  purpose: string;
}

// In memory alone, and of this tab alone: every look-up is kept with its purpose, so nobody is looked up again for going from one
// page of the desk to the next; and nothing of anybody stays in the browser.
let found: FoundPerson | null = null;
const listeners = new Set<() => void>();

export function setFoundPerson(next: FoundPerson | null): void {
  found = next;
  for (const listener of listeners) listener();
}

onSession(() => {
  if (sessionState() === 'SIGNED_OUT') setFoundPerson(null);
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useFoundPerson = (): FoundPerson | null => useSyncExternalStore(subscribe, () => found);
