import type { Demo, Person } from '@medreg/journey';

/** What a candidate of each calling is called; two of each are shown. */
const CALLINGS: Record<Person['calling'], string> = {
  SPECIALIST: '中医（专长）医师',
  PHYSICIAN: '执业医师',
  TCM_PHYSICIAN: '执业医师（中医）',
  ASSISTANT: '执业助理医师',
  RURAL_ASSISTANT: '乡村全科执业助理医师',
  NURSE: '护士',
};
const SHOWN = 2;

/** @returns what somebody reads who has just started the house: where it is, who may sign in, what to try */
export function welcome({
  url,
  data,
  accounts,
  candidates,
}: Pick<Demo, 'accounts' | 'candidates'> & { url: string; data: string }): string {
  const signIn = accounts.map(({ role, loginName, password }) => [role, loginName, password]);
  const byHand = (Object.keys(CALLINGS) as Person['calling'][]).flatMap((calling) =>
    candidates
      .filter((person) => person.calling === calling)
      .slice(0, SHOWN)
      .map(({ name, idNumber, code }) => [`${CALLINGS[calling]} ${name}`, idNumber, code]),
  );
  return `
medreg is ready.

  Web        ${url}/   (/person, /institution, /authority; demo accounts at one click)
  Graph      ${url}/graphql
  Mailbox    ${url}/dev/mailbox   (development: every SMS and mail lands here)
  Data, logs ${data}

  Demo accounts (development only)
${table(signIn)}

  To open an account by hand: qualified, not registered yet (name, ID number, code of the certificate)
${table(byHand)}

  npm run journey            plays a whole registration
  npm run journey -- --all   plays every procedure on every reviewers' chain
  Ctrl-C                     stops everything; npm run reset forgets it
`;
}

const table = (rows: readonly string[][]): string => {
  const [first = 0, second = 0] = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map(([a = '', b = '', c = '']) => `    ${pad(a, first + 2)}${pad(b, second + 2)}${c}`).join('\n');
};

/** Chinese characters and their punctuation are as wide as two letters. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
