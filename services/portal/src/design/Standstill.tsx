import type { ReactNode } from 'react';
import './standstill.css';

/** Where a page cannot go on: what is the matter, and what can be done. Light, because every first visit carries it. */
export function Standstill({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="standstill">
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      <div className="standstill-ways">{children}</div>
    </section>
  );
}
