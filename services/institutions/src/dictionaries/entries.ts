/** One entry of a dictionary; `parent` is the code above it, where there are levels. */
export interface Entry {
  code: string;
  name: string;
  parent?: string;
}

/**
 * Reads a dictionary as a standard prints it: a line for each entry, its code and its name.
 * @param parentOf the code above an entry; entries whose parent is not in the table stand at the top
 */
export function entries(table: string, parentOf: (code: string) => string | null = () => null): readonly Entry[] {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', ...words] = line.trim().split(' ');
      return { code, name: words.join(' ') };
    });
  const codes = new Set(rows.map(({ code }) => code));
  return rows.map((row) => {
    const parent = parentOf(row.code);
    return parent && codes.has(parent) ? { ...row, parent } : row;
  });
}
