import {
  keepPreviousData,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ask } from './ask.ts';
import type { Question } from './question.ts';

/** The operation's name stands first in its text. */
const nameOf = (question: string): string => /^(?:query|mutation) (\w+)/.exec(question)?.[1] ?? question;

type Options<Answer> = Pick<UseQueryOptions<Answer>, 'enabled' | 'refetchInterval' | 'staleTime'>;

/** What a question answers, asked when the page opens and again when something was done about it (`useStep`). */
export function useAnswer<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  options: Options<Answer> = {},
) {
  return useQuery<Answer>({
    queryKey: [nameOf(question), variables],
    queryFn: ({ signal }) => ask(question, variables, { signal }),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** A list of the graph, page after page: `rows` of all that have been asked, `more` for the next. */
export function usePages<Answer, Variables extends { after?: string | null | undefined }, Node>(
  question: Question<Answer, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (answer: Answer) => Connection<Node>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [nameOf(question), 'pages', variables],
    queryFn: ({ pageParam, signal }) =>
      ask(question, { ...variables, after: pageParam } as unknown as Variables, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Answer) => {
      const { hasNextPage, endCursor } = connectionOf(last).pageInfo;
      return hasNextPage ? (endCursor ?? null) : null;
    },
    placeholderData: keepPreviousData,
    ...options,
  });
  return {
    rows: query.data?.pages.flatMap((page) => connectionOf(page).edges.map(({ node }) => node)) ?? [],
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    isLoading: query.isLoading,
    isLoadingMore: query.isFetchingNextPage,
    isFetching: query.isFetching,
    problem: query.error,
    again: () => void query.refetch(),
  };
}

/** Something that is done: afterwards everything on the screen is asked anew, because much may follow from it. */
export function useStep<Answer, Variables>(question: Question<Answer, Variables>) {
  const client = useQueryClient();
  return useMutation<Answer, Error, Variables>({
    mutationFn: (variables) => ask(question, variables),
    onSettled: () => client.invalidateQueries(),
  });
}
