import { RightOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { type MyApplication, needOf, pathOf } from './my-application.ts';
import '../person.css';

/** One of my applications: where it stands, with whom, and what I have to do about it. */
export function ApplicationCard({ application }: { application: MyApplication }) {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const dates = useDates();
  const { number, procedure, status, institution, byInstitution, authority, reasons, dueOn, waitingForName } =
    application;
  const need = needOf(application);
  const where = [...new Set([institution?.name, authority?.name])].filter(Boolean).join(' · ');
  return (
    <div className={need ? 'case-card wanted' : 'case-card'}>
      <Flex justify="space-between" gap="small" align="start">
        <Link to={pathOf(application)} className="card-link">
          <strong>{said(procedure.name)}</strong>
        </Link>
        <StatusTag type="ApplicationStatus" value={status} />
      </Flex>
      <Typography.Text type="secondary" className="small number">
        {t('applications.line', {
          number,
          when: application.submittedAt
            ? t('applications.submitted', { on: dates.dayOf(application.submittedAt) })
            : t('applications.opened', { on: dates.dayOf(application.createdAt) }),
        })}
      </Typography.Text>
      {where !== '' && <div className="wrap-text">{where}</div>}
      {byInstitution && <Tag>{t('applications.by', { name: byInstitution.name })}</Tag>}
      {need === 'CORRECT' && reasons[0] && (
        <div className="card-reason">{t('applications.reason', { reason: said(reasons[0].message) })}</div>
      )}
      <Flex justify="space-between" align="center" className="card-foot">
        <Typography.Text type="secondary" className="small">
          {waitingForName && need === null && t('applications.waitsFor', { name: waitingForName })}
          {dueOn && need === null && ` · ${t('applications.due', { on: dates.day(dueOn) })}`}
        </Typography.Text>
        <Link to={pathOf(application)}>
          {t(need ? `needs.${need}` : 'applications.view')} <RightOutlined aria-hidden />
        </Link>
      </Flex>
    </div>
  );
}
