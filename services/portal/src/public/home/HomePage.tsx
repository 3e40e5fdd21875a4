import {
  BankOutlined,
  FileSearchOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  RightOutlined,
  SolutionOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Card, Tabs, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LicenceCheck } from '../check/LicenceCheck.tsx';
import { InstitutionSearch } from '../institutions/InstitutionSearch.tsx';
import { CodeSearch } from '../search/CodeSearch.tsx';
import { PersonSearch } from '../search/PersonSearch.tsx';
import './home.css';

const DOORS = [
  { key: 'person', to: '/person', icon: <UserOutlined aria-hidden /> },
  { key: 'institution', to: '/institution', icon: <BankOutlined aria-hidden /> },
  { key: 'authority', to: '/authority', icon: <SolutionOutlined aria-hidden /> },
] as const;

const MORE = [
  { key: 'guide', to: '/guide', icon: <FileSearchOutlined aria-hidden /> },
  { key: 'deregistered', to: '/deregistered', icon: <IdcardOutlined aria-hidden /> },
  { key: 'help', to: '/help', icon: <QuestionCircleOutlined aria-hidden /> },
] as const;

/** The start page: what a patient looks for first, then the doors of those who work here. */
export function HomePage() {
  const { t } = useTranslation('public');
  useEffect(() => {
    document.title = t('common:title');
  }, [t]);
  return (
    <div className="home">
      <section aria-labelledby="home-title" className="home-search">
        <Typography.Title level={1} id="home-title">
          {t('home.title')}
        </Typography.Title>
        <Typography.Paragraph className="home-about">{t('home.about')}</Typography.Paragraph>
        <Card variant="borderless">
          <Tabs
            tabBarGutter={16}
            items={[
              { key: 'person', label: t('home.person'), children: <PersonSearch id="home-person" /> },
              { key: 'code', label: t('home.code'), children: <CodeSearch id="home-code" /> },
              {
                key: 'institution',
                label: t('home.institution'),
                children: <InstitutionSearch id="home-institution" />,
              },
              {
                key: 'licence',
                label: t('home.licence'),
                children: (
                  <>
                    <Typography.Paragraph>{t('check.short')}</Typography.Paragraph>
                    <LicenceCheck id="home-licence" />
                  </>
                ),
              },
            ]}
          />
        </Card>
      </section>
      <section aria-labelledby="home-doors">
        <Typography.Title level={2} id="home-doors">
          {t('home.doors')}
        </Typography.Title>
        <ul className="doors">
          {DOORS.map(({ key, to, icon }) => (
            <li key={key}>
              <Link to={to} className="door">
                <span className="door-icon">{icon}</span>
                <span className="door-name">
                  {t(`common:ends.${key}`)}
                  <span className="door-about">{t(`home.door.${key}`)}</span>
                </span>
                <RightOutlined aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="home-more">
        <Typography.Title level={2} id="home-more">
          {t('home.more')}
        </Typography.Title>
        <ul className="doors">
          {MORE.map(({ key, to, icon }) => (
            <li key={key}>
              <Link to={to} className="door">
                <span className="door-icon">{icon}</span>
                <span className="door-name">
                  {t(`home.${key}`)}
                  <span className="door-about">{t(`home.${key}About`)}</span>
                </span>
                <RightOutlined aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
