import { Link } from 'react-router';
import { Mark } from '../design/Mark.tsx';

/** The mark and the name of the site; a link where it leads somewhere. */
export function Brand({ name, to }: { name: string; to?: string | undefined }) {
  const shown = (
    <>
      <Mark />
      <strong>{name}</strong>
    </>
  );
  return to === undefined ? (
    <span className="brand-name">{shown}</span>
  ) : (
    <Link to={to} className="brand-name">
      {shown}
    </Link>
  );
}
