import { UnreadNotices } from '../generated/messages/messages.ts';
import { useAnswer } from '../graph/use-graph.ts';

const EVERY_MS = 60_000;

/** How many notices nobody has read yet; 0 while that is not known. */
export const useUnread = (): number =>
  useAnswer(UnreadNotices, {}, { refetchInterval: EVERY_MS, staleTime: 15_000 }).data?.unreadNotices ?? 0;
