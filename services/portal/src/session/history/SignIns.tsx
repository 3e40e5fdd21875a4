import { Flex, Grid, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Listing, type ListingColumn } from '../../design/Listing.tsx';
import { MySignIns, type MySignInsQuery } from '../../generated/session/history/history.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Section } from '../Section.tsx';
import { DeviceIcon, useDeviceName } from './Device.tsx';

type SignInRecord = MySignInsQuery['mySignIns']['edges'][number]['node'];
const AT_ONCE = 10;

/** 登录记录 of the last three months. */
export function SignIns() {
  const { t } = useTranslation('session');
  const { enumName } = useWords();
  const dates = useDates();
  const pages = usePages(MySignIns, { first: AT_ONCE }, ({ mySignIns }) => mySignIns);
  const deviceName = useDeviceName();
  const wide = Grid.useBreakpoint().md ?? true;
  const outcome = ({ endReason, endedAt }: SignInRecord) =>
    endedAt === null ? (
      <Tag color="success">{t('history.running')}</Tag>
    ) : endReason ? (
      enumName('SessionEndReason', endReason)
    ) : (
      '—'
    );
  const device = (one: SignInRecord) => {
    const address = one.client ?? t('sessions.unknownAddress');
    const name = deviceName(one.device);
    return (
      <span className="sign-in-device">
        <DeviceIcon device={one.device} />
        <span>
          <Flex gap="small" align="center" wrap component="span">
            {name ?? <span className="number">{address}</span>}
            {one.current && <Tag>{t('sessions.current')}</Tag>}
          </Flex>
          {name !== null && (
            <Typography.Text type="secondary" className="number">
              {address}
            </Typography.Text>
          )}
        </span>
      </span>
    );
  };
  // On a phone one sign-in is one cell: nothing to be scrolled sideways.
  const together: ListingColumn<SignInRecord> = {
    key: 'signIn',
    title: t('history.title'),
    render: (_, one) => (
      <>
        <Flex justify="space-between" gap="small" wrap>
          <span className="number">{dates.moment(one.startedAt)}</span>
          <span>{outcome(one)}</span>
        </Flex>
        {device(one)}
        {one.endedAt !== null && (
          <Typography.Text type="secondary" className="number">
            {t('history.endedAt')} {dates.moment(one.endedAt)}
          </Typography.Text>
        )}
      </>
    ),
  };
  const columns: ListingColumn<SignInRecord>[] = [
    {
      key: 'startedAt',
      title: t('sessions.startedAt'),
      render: (_, { startedAt }) => <span className="number">{dates.moment(startedAt)}</span>,
    },
    {
      key: 'device',
      title: t('sessions.device'),
      render: (_, one) => device(one),
    },
    {
      key: 'lastUsedAt',
      title: t('sessions.lastUsedAt'),
      hidden: true,
      render: (_, { lastUsedAt }) => <span className="number">{dates.moment(lastUsedAt)}</span>,
    },
    {
      key: 'endReason',
      title: t('history.endReason'),
      render: (_, one) => outcome(one),
    },
    {
      key: 'endedAt',
      title: t('history.endedAt'),
      render: (_, { endedAt }) => <span className="number">{dates.moment(endedAt)}</span>,
    },
  ];
  return (
    <Section title={t('history.title')} about={t('history.about')}>
      <Listing
        key={String(wide)}
        name={wide ? 'sign-ins' : 'sign-ins-narrow'}
        columns={wide ? columns : [together]}
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('history.empty')}
      />
    </Section>
  );
}
