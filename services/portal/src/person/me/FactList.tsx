import type { ReactNode } from 'react';
import './me.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Long: takes the whole width. */
  wide?: boolean;
}

/** Labels and what stands behind them; what is empty is left out. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts-grid">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value, wide }) => (
          <div key={label} className={wide ? 'wide' : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
