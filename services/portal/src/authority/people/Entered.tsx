import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PersonAtWindowFragment } from '../../generated/authority/people/people.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DESK_RIGHTS } from '../desk-navigation.tsx';
import { hasOneOf, useRights } from '../rights.ts';
import { setFoundPerson } from './found-person.ts';

export interface EnteredPerson {
  practitioner: PersonAtWindowFragment;
  warnings?: readonly string[];
}

/** What has been entered, what somebody should look at, and the way on to the window. */
export function Entered({ entered: { practitioner, warnings = [] } }: { entered: EnteredPerson }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { rights } = useRights();
  return (
    <div className="gap-below" role="status">
      <Alert
        type="success"
        showIcon
        title={t('supplement.done', { name: practitioner.name, number: practitioner.idNumberMasked })}
        action={
          hasOneOf(rights, DESK_RIGHTS.window) && (
            <Link
              to="/authority/window"
              onClick={() => setFoundPerson({ person: practitioner, purpose: t('purpose.window') })}
            >
              {t('supplement.toWindow')}
            </Link>
          )
        }
      />
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={said(warning)} />
      ))}
    </div>
  );
}
