import { Link } from 'react-router';

/** The mark and the name of the site; a link where it leads somewhere. */
export function Brand({ name, to }: { name: string; to?: string | undefined }) {
  const shown = (
    <>
      <img src="/icon.svg" alt="" width={28} height={28} />
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
