import { Card, Tabs, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { PROFESSIONS } from './address.ts';
import { CodeSearch } from './CodeSearch.tsx';
import { PersonSearch } from './PersonSearch.tsx';
import { ResultByCode, ResultsByName } from './Results.tsx';

/** 公众查询 of practitioners: by province and full name, or by certificate code; the question stands in the address. */
export function SearchPage() {
  const { t } = useTranslation('public');
  const [{ by, province, name, profession, code }, setAddress] = useAddress(
    'by',
    'province',
    'name',
    'profession',
    'code',
  );
  const known = PROFESSIONS.find((one) => one === profession);
  const way = by === 'code' || code !== null ? 'code' : 'name';
  const byName = { province: province ?? '', name: name ?? '', profession: known };
  return (
    <Page title={t('search.title')} about={t('search.about')} reading>
      <Card variant="borderless" className="gap-below no-print">
        <Tabs
          tabBarGutter={20}
          activeKey={way}
          onChange={(key) => setAddress({ by: key, code: null, province: null, name: null, profession: null })}
          destroyOnHidden
          items={[
            {
              key: 'name',
              label: t('search.byName'),
              children: (
                <PersonSearch
                  key={`${province} ${name} ${profession}`}
                  id="person"
                  initial={{
                    ...(province && { province }),
                    ...(name && { name }),
                    ...(known && { profession: known }),
                  }}
                />
              ),
            },
            {
              key: 'code',
              label: t('search.byCode'),
              children: <CodeSearch key={code} id="code" initial={code ?? undefined} />,
            },
          ]}
        />
        <Typography.Text type="secondary" className="small">
          {t('search.limit')}
        </Typography.Text>
      </Card>
      {way === 'code' && code && <ResultByCode code={code} />}
      {way === 'name' && province && name && <ResultsByName {...byName} />}
      <Typography.Paragraph className="no-print">
        <Link to="/deregistered">{t('deregistered.look')}</Link>
      </Typography.Paragraph>
    </Page>
  );
}
