import { useInfiniteQuery } from '@tanstack/react-query';
import { ArchiveOfPerson, type ArchiveOfPersonQuery } from '../../generated/institution/person/person.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';

type Archive = Extract<ArchiveOfPersonQuery['practiceArchive'], { __typename: 'PracticeArchive' }>;
export type ArchiveEntryLine = Archive['entries']['edges'][number]['node'];

/** Somebody's archive, page after page; every page is a look that the audit trail keeps, so it is not asked again by itself. */
export function useArchive(practitionerId: string, purpose: string | null) {
  const { said } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['ArchiveOfPerson', practitionerId, purpose],
    enabled: purpose !== null,
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ask(ArchiveOfPerson, { practitionerId, purpose: purpose ?? '', after: pageParam }, { signal }),
    getNextPageParam: ({ practiceArchive: last }: ArchiveOfPersonQuery) =>
      last.__typename === 'PracticeArchive' && last.entries.pageInfo.hasNextPage
        ? last.entries.pageInfo.endCursor
        : null,
  });
  const pages = query.data?.pages.map(({ practiceArchive }) => practiceArchive) ?? [];
  const refused = pages.find((page) => page.__typename !== 'PracticeArchive');
  const archives = pages.filter((page): page is Archive => page.__typename === 'PracticeArchive');
  return {
    entries: archives.length > 0 ? archives.flatMap(({ entries }) => entries.edges.map(({ node }) => node)) : null,
    refusal: refused ? refusalIn(refused, said) : null,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    isLoading: query.isFetching && !query.isFetchingNextPage,
    isLoadingMore: query.isFetchingNextPage,
    problem: query.error,
  };
}

function refusalIn(
  refused: Exclude<ArchiveOfPersonQuery['practiceArchive'], { __typename: 'PracticeArchive' }>,
  said: (text: string) => string,
): string {
  const problems = refused.__typename === 'InvalidInput' ? refused.problems.map(({ message }) => said(message)) : [];
  return problems.join('') || said(refused.message);
}
