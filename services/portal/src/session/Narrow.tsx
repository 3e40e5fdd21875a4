import type { ReactNode } from 'react';
import './session.css';

/** Pages that are one form: no wider than it reads well. */
export const Narrow = ({ children, wide = false }: { children: ReactNode; wide?: boolean }) => (
  <div className={wide ? 'middling' : 'narrow'}>{children}</div>
);
