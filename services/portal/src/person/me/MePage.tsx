import { LogoutOutlined, RightOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { MyPlace } from '../../generated/person/me/me.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { signOut, useMe } from '../../session/use-me.ts';
import './me.css';
import { PLACES } from './places.tsx';

/** 我的: who I am here, and everything that is mine. */
export function MePage() {
  const { t } = useTranslation('me');
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  return (
    <Page title={t('title')} reading>
      <Flex vertical gap="middle">
        <Overview />
        <Card className="places-card" styles={{ body: { padding: 0 } }}>
          <nav aria-label={t('title')}>
            <ul className="places">
              {PLACES.map(({ key, to, icon }) => (
                <li key={key}>
                  <Link to={to}>
                    <span className="place-icon">{icon}</span>
                    <span className="place-words">
                      <strong>{t(`places.${key}.title`)}</strong>
                      <Typography.Text type="secondary">{t(`places.${key}.about`)}</Typography.Text>
                    </span>
                    <RightOutlined aria-hidden className="place-go" />
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </Card>
        <Button
          size="large"
          className="leave"
          icon={<LogoutOutlined aria-hidden />}
          loading={leaving}
          onClick={() => {
            setLeaving(true);
            void signOut().then(() => navigate('/person/sign-in'));
          }}
        >
          {t('common:signOut')}
        </Button>
      </Flex>
    </Page>
  );
}

function Overview() {
  const { t } = useTranslation('me');
  const { enumName, said } = useWords();
  const { account } = useMe();
  const { data, error, refetch, isLoading } = useAnswer(MyPlace, {});
  if (!account) return null;
  const registrations = data?.myRegistrations ?? [];
  const photo = registrations.find(({ photoUrl }) => photoUrl)?.photoUrl;
  return (
    <Card>
      <Flex gap="middle" align="center" className="who">
        {photo ? (
          <img className="my-photo small" src={photo} alt={t('photo')} />
        ) : (
          <span className="my-photo small empty">
            <UserOutlined aria-hidden />
          </span>
        )}
        <div className="who-words">
          <Flex gap="small" align="center" wrap>
            <Typography.Title level={2}>{account.name}</Typography.Title>
            {account.state && (
              <Tag color={account.state === 'ACTIVATED' ? 'success' : 'default'}>
                {enumName('AccountState', account.state)}
              </Tag>
            )}
          </Flex>
          <div className="number">{account.idNumberMasked}</div>
          <Typography.Text type="secondary">
            {[t('loginName', { name: account.loginName }), account.phoneMasked].filter(Boolean).join(' · ')}
          </Typography.Text>
        </div>
      </Flex>
      {error && <Problem problem={error} again={() => void refetch()} />}
      {isLoading && <Skeleton active title={false} paragraph={{ rows: 1 }} className="who-registrations" />}
      {registrations.length > 0 && (
        <ul className="who-registrations">
          {registrations
            .filter(({ status }) => status !== 'SUPERSEDED')
            .map(({ id, professionType, status, suspended, level, primaryInstitution }) => (
              <li key={id}>
                <Link to="/person/me/registrations">
                  {professionType === 'PHYSICIAN' ? said(level.name) : enumName('ProfessionType', professionType)}
                </Link>
                <StatusTag type="RegistrationStatus" value={status} />
                {suspended && <Tag color="warning">{t('suspended')}</Tag>}
                <Typography.Text type="secondary">{primaryInstitution.name}</Typography.Text>
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
