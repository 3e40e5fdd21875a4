import { GraphProblem, problemCode } from './problems.ts';
import type { Question } from './question.ts';
import { accessToken, renewSession } from './session.ts';

interface Response<Answer> {
  data?: Answer | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Asks the graph as whoever is signed in; a token that has just run out is renewed and the question asked once more.
 * @throws GraphProblem
 */
export async function ask<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  options: { signal?: AbortSignal } = {},
): Promise<Answer> {
  const token = await accessToken();
  const first = await send<Answer>(question, variables, token, options.signal);
  if (first.problem?.code !== 'SESSION_ENDED' || token === null) return unwrap(first);
  const renewed = await renewSession();
  if (renewed === null) return unwrap(first);
  return unwrap(await send<Answer>(question, variables, renewed, options.signal));
}

type Sent<Answer> = { answer: Answer; problem?: undefined } | { problem: GraphProblem };

function unwrap<Answer>(sent: Sent<Answer>): Answer {
  if (sent.problem) throw sent.problem;
  return sent.answer;
}

async function send<Answer>(
  query: string,
  variables: unknown,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Sent<Answer>> {
  let response: globalThis.Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return { problem: new GraphProblem('OFFLINE', null) };
  }
  const requestId = response.headers.get('x-request-id');
  const body = (await response.json().catch(() => ({}))) as Response<Answer>;
  const [error] = body.errors ?? [];
  if (error) return { problem: new GraphProblem(problemCode(error.extensions?.code), requestId, error.message) };
  if (!body.data) return { problem: new GraphProblem('UNEXPECTED', requestId) };
  return { answer: body.data };
}
