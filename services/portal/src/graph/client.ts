import { onlineManager, QueryClient } from '@tanstack/react-query';
import { isPassing } from './problems.ts';

const MOST_TRIES = 3;

// It hears when the network goes or comes, and takes it for granted at the start: an installed site may start without one.
onlineManager.setOnline(navigator.onLine);

/** What has been asked, kept while somebody looks at it. Every answer may have changed when one comes back to it. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, problem) => count < MOST_TRIES && isPassing(problem),
      throwOnError: false,
    },
    mutations: { retry: false },
  },
});
