import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { IdUpgradeFailures } from '../../generated/authority/people/supplement.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import { DESK_RIGHTS } from '../desk-navigation.tsx';
import { hasOneOf, useRights } from '../rights.ts';

const UPGRADE = 'ID15_UPGRADE';

/** 15位证件未升级 (S2-Q47): whose number could not be upgraded by itself; the window corrects it. */
export function IdUpgradesPage() {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const dates = useDates();
  const { rights } = useRights();
  const pages = usePages(IdUpgradeFailures, {}, ({ idUpgradeFailures }) => idUpgradeFailures);
  const { open, busy } = useOpenProcedure({
    edit: (id) => `/authority/window/${id}`,
    view: (id) => `/authority/applications/${id}`,
  });
  const atWindow = hasOneOf(rights, DESK_RIGHTS.window);
  return (
    <Page title={t('idUpgrades.title')} about={t('idUpgrades.about')}>
      <Listing
        name="id-upgrades"
        pages={pages}
        rowKey={({ practitioner }) => practitioner.id}
        empty={t('idUpgrades.none')}
        columns={[
          { key: 'name', title: t('find.name'), render: (_, { practitioner }) => practitioner.name },
          {
            key: 'idNumber',
            title: t('find.idNumber'),
            render: (_, { practitioner }) => <span className="number">{practitioner.idNumberMasked}</span>,
          },
          {
            key: 'problem',
            title: t('idUpgrades.problem'),
            render: (_, { problem }) => enumName('IdUpgradeProblem', problem),
          },
          { key: 'province', title: t('idUpgrades.province'), render: (_, { province }) => province.name },
          { key: 'failedAt', title: t('idUpgrades.since'), render: (_, { failedAt }) => dates.dayOf(failedAt) },
          {
            key: 'step',
            title: t('idUpgrades.step'),
            render: (_, { practitioner }) =>
              atWindow && (
                <Button
                  loading={busy === practitioner.id}
                  disabled={busy !== null && busy !== practitioner.id}
                  onClick={() => void open({ procedure: UPGRADE, practitionerId: practitioner.id }, practitioner.id)}
                  aria-label={t('idUpgrades.upgradeNamed', { name: practitioner.name })}
                >
                  {t('idUpgrades.upgrade')}
                </Button>
              ),
          },
        ]}
      />
    </Page>
  );
}
