import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { PersonDeskQuery } from '../../generated/person/home/home.ts';
import { useWords } from '../../i18n/use-words.ts';

/** 我的执业注册, in short: those that stand. */
export function MyRegistrations({ registrations }: { registrations: PersonDeskQuery['myRegistrations'] }) {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const dates = useDates();
  const standing = registrations.filter(({ status }) => ['VALID', 'EXPIRED', 'FILED'].includes(status));
  if (standing.length === 0) return null;
  return (
    <section className="home-part">
      <Flex justify="space-between" align="baseline">
        <Typography.Title level={2}>{t('home.registrations')}</Typography.Title>
        <Link to="/person/licences">{t('home.licences')}</Link>
      </Flex>
      <div className="card-grid">
        {standing.map((one) => (
          <div key={one.id} className="case-card">
            <Flex gap="middle" align="start">
              <span className="card-icon">
                <SafetyCertificateOutlined aria-hidden />
              </span>
              <div className="card-body">
                <Flex gap="small" align="center" wrap>
                  <strong>{[one.level.name, one.category.name].filter(Boolean).map(said).join(' · ')}</strong>
                  <StatusTag type="RegistrationStatus" value={one.status} />
                  {one.suspended && <Tag color="error">{t('home.suspended')}</Tag>}
                </Flex>
                <div className="wrap-text">{one.primaryInstitution.name}</div>
                <Typography.Text type="secondary" className="small number">
                  {t('home.certificate', { code: one.certificateCode })}
                  {one.periodUntil && ` · ${t('home.validUntil', { on: dates.day(one.periodUntil) })}`}
                </Typography.Text>
              </div>
            </Flex>
          </div>
        ))}
      </div>
    </section>
  );
}
