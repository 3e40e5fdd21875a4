/** Asks the same thing several times at once. @returns the one answer; throws when there are several */
export async function sameEverywhere<T>(times: number, ask: () => Promise<T>): Promise<T> {
  const answers = new Set(await Promise.all(Array.from({ length: times }, ask)));
  const [answer] = answers;
  if (answers.size !== 1 || answer === undefined) throw new Error(`${answers.size} different answers`);
  return answer;
}
