import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PersonDeskQuery } from '../../generated/person/home/home.ts';
import { ApplicationCard } from '../applications/ApplicationCard.tsx';
import { isOver, needOf } from '../applications/my-application.ts';

const MOST = 4;

/** 办理中: what others are at work on. */
export function UnderWay({ desk }: { desk: PersonDeskQuery }) {
  const { t } = useTranslation('person');
  const open = desk.myApplications.edges
    .map(({ node }) => node)
    .filter((one) => !isOver(one.status) && needOf(one) === null);
  if (open.length === 0) return null;
  return (
    <section className="home-part">
      <Flex justify="space-between" align="baseline">
        <Typography.Title level={2}>{t('home.underWay')}</Typography.Title>
        <Link to="/person/applications">{t('home.allApplications')}</Link>
      </Flex>
      <div className="card-grid">
        {open.slice(0, MOST).map((one) => (
          <ApplicationCard key={one.id} application={one} />
        ))}
      </div>
    </section>
  );
}
