import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { Page } from '../../design/Page.tsx';
import type { End } from '../Guarded.tsx';
import { Narrow } from '../Narrow.tsx';
import { useMe } from '../use-me.ts';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';

/** 修改初始密码: whoever was given an account chooses a password before anything else. */
export function FirstPasswordPage({ end }: { end: End }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const { account } = useMe();
  if (account && !account.mustChangePassword) return <Navigate to={`/${end}`} replace />;
  return (
    <Narrow>
      <Page title={t('firstPassword.title')} reading>
        <Card>
          <Alert type="info" showIcon title={t('firstPassword.text')} className="gap-below" />
          <ChangePasswordForm first onDone={() => void navigate(`/${end}`, { replace: true })} />
        </Card>
      </Page>
    </Narrow>
  );
}
