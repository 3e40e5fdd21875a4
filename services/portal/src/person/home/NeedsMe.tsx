import { CalendarOutlined, CheckCircleOutlined, EditOutlined, FormOutlined, SolutionOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { PersonDeskQuery } from '../../generated/person/home/home.ts';
import { useWords } from '../../i18n/use-words.ts';
import { type Need, needOf, pathOf } from '../applications/my-application.ts';

const ICONS: Record<Need, ReactNode> = {
  CONTINUE: <EditOutlined aria-hidden />,
  CORRECT: <FormOutlined aria-hidden />,
  CONFIRM: <CheckCircleOutlined aria-hidden />,
  EXPLAIN: <SolutionOutlined aria-hidden />,
};
/** What has a clock that runs against the person comes first. */
const ORDER: Need[] = ['EXPLAIN', 'CORRECT', 'CONFIRM', 'CONTINUE'];

/** 需要您办理: one card for each thing that waits for the person. */
export function NeedsMe({ desk }: { desk: PersonDeskQuery }) {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const dates = useDates();
  const wanting = desk.myApplications.edges
    .map(({ node }) => ({ application: node, need: needOf(node) }))
    .flatMap(({ application, need }) => (need ? [{ application, need }] : []))
    .sort((a, b) => ORDER.indexOf(a.need) - ORDER.indexOf(b.need));
  const booked = desk.myAppointments.edges
    .map(({ node }) => node)
    .filter(({ state, slot }) => state === 'BOOKED' && Date.parse(slot.endsAt) > Date.now());
  if (wanting.length + booked.length === 0) return null;
  return (
    <section className="home-part">
      <Typography.Title level={2}>{t('home.needs')}</Typography.Title>
      <div className="card-grid">
        {wanting.map(({ application, need }) => (
          <Link key={application.id} to={pathOf(application)} className="whole-card">
            <div className="case-card wanted">
              <Flex gap="middle" align="start">
                <span className="card-icon">{ICONS[need]}</span>
                <div className="card-body">
                  <Flex gap="small" align="center" wrap>
                    <strong>{said(application.procedure.name)}</strong>
                    <StatusTag type="ApplicationStatus" value={application.status} />
                  </Flex>
                  <div className="wrap-text">
                    {need === 'CORRECT' && application.reasons[0]
                      ? t('applications.reason', { reason: said(application.reasons[0].message) })
                      : t(`needs.why.${need}`, {
                          name: application.byInstitution?.name ?? '',
                          on: dates.day(application.dueOn),
                        })}
                  </div>
                  <span className="card-do">{t(`needs.${need}`)}</span>
                </div>
              </Flex>
            </div>
          </Link>
        ))}
        {booked.map(({ id, slot, procedureName, application }) => (
          <Link
            key={id}
            to={`/person/appointments${application ? `?application=${application.id}` : ''}`}
            className="whole-card"
          >
            <div className="case-card wanted">
              <Flex gap="middle" align="start">
                <span className="card-icon">
                  <CalendarOutlined aria-hidden />
                </span>
                <div className="card-body">
                  <strong>{t('home.appointment', { at: dates.moment(slot.startsAt) })}</strong>
                  <div className="wrap-text">{`${slot.authority.name} · ${said(procedureName)}`}</div>
                  <span className="card-do">{t('home.appointmentDo')}</span>
                </div>
              </Flex>
            </div>
          </Link>
        ))}
      </div>
    </section>
  );
}
