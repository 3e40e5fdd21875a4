import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useBasis } from '../../i18n/legal-basis.ts';
import { Said } from '../../i18n/Said.tsx';
import { pathOf } from '../applications/my-application.ts';
import type { Line } from './lines.ts';

/** A procedure that cannot be opened now, and why. */
export function ClosedProcedure({ line: { procedure, reason, registration, open } }: { line: Line }) {
  const { t } = useTranslation('person');
  const basis = useBasis()(reason?.basis);
  return (
    <div className="closed-procedure">
      <strong>
        <Said text={procedure.name} />
      </strong>
      {registration && (
        <Typography.Text
          type="secondary"
          className="small"
        >{` ${registration.primaryInstitution.name}`}</Typography.Text>
      )}
      <div>
        <Said text={reason?.message} />
      </div>
      {open && (
        <Link to={pathOf(open)}>
          <Said text={open.procedure.name} />
          {` ${open.number}`}
        </Link>
      )}
      {basis && (
        <Typography.Text type="secondary" className="small">
          {t('common:basis', { basis })}
        </Typography.Text>
      )}
    </div>
  );
}
