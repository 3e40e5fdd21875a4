/** What of a procedure's code follows its profession: what most people come for stands first. */
const FIRST = ['REG', 'RENEW', 'CHG', 'MULTI', 'INFO', 'UPG', 'REREG'];
/** What ends a registration is never the thing next to the finger. */
const LAST = ['FILE', 'DEREG'];

function rankOf(code: string): number {
  const what = code.slice(code.indexOf('_') + 1);
  const last = LAST.indexOf(what);
  if (last >= 0) return FIRST.length + 1 + last;
  const first = FIRST.indexOf(what);
  return first < 0 ? FIRST.length : first;
}

/** Procedures as people look for them; those of the same rank stay as the graph tells them. */
export const inOrder = <Line>(lines: readonly Line[], codeOf: (line: Line) => string): Line[] =>
  [...lines].sort((a, b) => rankOf(codeOf(a)) - rankOf(codeOf(b)));
