import { type MatrixRow, VIEWERS } from './access-matrix.ts';

const MARKS: Record<string, string> = { yes: '✓', UNAUTHENTICATED: '–', FORBIDDEN: '–' };

/** docs/access.md: who may ask what. Fields that everybody may ask once they have reached them are left out. */
export function accessDocument(rows: readonly MatrixRow[]): string {
  const columns = Object.keys(VIEWERS);
  const lines = rows
    .filter(
      ({ field, answers }) =>
        /^(Query|Mutation)\.|\(entity\)$/.test(field) || columns.some((who) => answers[who] !== 'yes'),
    )
    .map(
      ({ subgraph, field, answers }) =>
        `| ${subgraph} | ${field} | ${columns.map((who) => MARKS[answers[who] ?? ''] ?? '?').join(' | ')} |`,
    );
  return `# Who may ask what

Made by \`npm run docs:access\` from the guards themselves; a test fails when this page is stale, so that a change of
access is always seen in a review. A tick says that the field answers this kind of viewer at all; which rows they see is
decided by each service's \`visibleTo(viewer)\`. Names in capitals are authority users with that one right.

| subgraph | field | ${columns.join(' | ')} |
| --- | --- | ${columns.map(() => '---').join(' | ')} |
${lines.join('\n')}
`;
}
