import { LeftOutlined } from '@ant-design/icons';
import { Link } from 'react-router';

/** The way back to where one comes from, above the title of a page. */
export const Back = ({ to, label }: { to: string; label: string }) => (
  <Link to={to} className="page-back no-print">
    <LeftOutlined aria-hidden /> {label}
  </Link>
);
