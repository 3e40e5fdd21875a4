import { ask } from '../../graph/ask.ts';
import type { Question } from '../../graph/question.ts';
import type { Connection } from '../../graph/use-graph.ts';

const LARGEST_PAGE = 100;

/** Every row of a list, page after page, for whoever wants all of it at once. @throws GraphProblem */
export async function everyRow<Answer, Variables extends { first?: number | null; after?: string | null }, Node>(
  question: Question<Answer, Variables>,
  variables: Variables,
  connectionOf: (answer: Answer) => Connection<Node>,
): Promise<Node[]> {
  const rows: Node[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo } = connectionOf(await ask(question, { ...variables, first: LARGEST_PAGE, after }));
    rows.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return rows;
}
