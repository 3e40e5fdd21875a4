import { Alert, Button, Descriptions, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { useSignIn } from '../../session/use-sign-in.ts';
import type { Completed } from './sign-up.ts';

/** 注册成功: what to keep in mind, and on to the sign-in, for which the password need not be typed again. It is never shown. */
export function DoneStep({ account, password }: { account: Completed; password: string }) {
  const { t } = useTranslation('begin');
  const navigate = useNavigate();
  const { loginName, name, phoneMasked, emailMasked } = account;
  const { signIn, busy, refused, problem } = useSignIn(() => void navigate('/person/begin', { replace: true }));
  return (
    <>
      <Result status="success" title={t('done.title')} subTitle={t('done.text')} />
      <Descriptions
        column={1}
        bordered
        size="small"
        className="gap-below"
        items={[
          { key: 'name', label: t('identity.name'), children: name },
          { key: 'loginName', label: t('details.loginName'), children: <strong>{loginName}</strong> },
          { key: 'password', label: t('details.password'), children: t('done.passwordNotShown') },
          { key: 'phone', label: t('details.phone'), children: <span className="number">{phoneMasked}</span> },
          { key: 'email', label: t('details.email'), children: emailMasked ?? t('common:none_recorded') },
        ]}
      />
      {refused !== null && <Alert type="error" showIcon role="alert" title={refused} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Button type="primary" size="large" block loading={busy} onClick={() => void signIn({ loginName, password })}>
        {t('done.signIn')}
      </Button>
      <div className="done-later">
        <Link to={`/person/sign-in?name=${encodeURIComponent(loginName)}`}>{t('done.later')}</Link>
      </div>
    </>
  );
}
