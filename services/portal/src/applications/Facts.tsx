import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Over the whole width: long texts. */
  wide?: boolean;
}

/** What is known, each thing under its name; what is not is left out. */
export function Facts({ facts }: { facts: (Fact | false | null)[] }) {
  const known = facts.filter((fact): fact is Fact => Boolean(fact));
  return (
    <dl className="case-facts">
      {known.map(({ label, value, wide }) => (
        <div key={label} className={wide ? 'wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value === null || value === '' || value === undefined ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
