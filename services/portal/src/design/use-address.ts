import { useSearchParams } from 'react-router';

/** Filters live in the address: they can be bookmarked, sent to a colleague, and gone back to. */
export function useAddress<Name extends string>(...names: Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name)])) as Record<Name, string | null>;
  const set = (changes: Partial<Record<Name, string | null>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes) as [string, string | null][]) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [values, set] as const;
}
