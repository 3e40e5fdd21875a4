import type { Neighbours } from './neighbours.ts';

/**
 * The neighbours as one request asks them: each question once, however many fields of an answer need it. A request lasts
 * moments; the next one asks anew.
 */
export function remembering(neighbours: Neighbours): Neighbours {
  const answers = new Map<string, Promise<unknown>>();
  function once<Args extends unknown[], T>(name: string, ask: (...args: Args) => Promise<T>) {
    return (...args: Args): Promise<T> => {
      const key = `${name}|${args.join('|')}`;
      const answer = (answers.get(key) as Promise<T> | undefined) ?? ask(...args);
      answers.set(key, answer);
      return answer;
    };
  }
  return {
    findPractitioner: once('practitioner', neighbours.findPractitioner),
    findInstitution: once('institution', neighbours.findInstitution),
    findAuthority: once('authority', neighbours.findAuthority),
    findAuthorityById: once('authorityById', neighbours.findAuthorityById),
    // Names and numbers are no keys to remember by, and nobody asks twice.
    matchPeople: neighbours.matchPeople,
  };
}
