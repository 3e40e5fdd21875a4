import { Flex, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { RegistrationsOnQuery } from '../../generated/person/registrations/registrations.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FactList } from '../me/FactList.tsx';

export type Version = NonNullable<RegistrationsOnQuery['myRegistrations'][number]['asOf']>;

/** 历史版本, newest first. */
export function History({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('registrations');
  const dates = useDates();
  return (
    <Timeline
      items={versions.map((version) => ({
        key: version.version,
        content: (
          <Flex vertical gap="small">
            <Flex gap="small" align="center" wrap>
              <strong>
                {version.until
                  ? dates.between(version.from, version.until)
                  : t('since', { day: dates.day(version.from) })}
              </strong>
              <StatusTag type="RegistrationStatus" value={version.status} />
            </Flex>
            <VersionFacts version={version} />
          </Flex>
        ),
      }))}
    />
  );
}

export function VersionFacts({ version }: { version: Version }) {
  const { t } = useTranslation('registrations');
  const { said } = useWords();
  const dates = useDates();
  return (
    <FactList
      facts={[
        { label: t('institution'), value: version.primaryInstitutionName },
        { label: t('place'), value: said(version.practicePlaceName) },
        { label: t('level'), value: said(version.level.name) },
        { label: t('category'), value: said(version.category.name) },
        { label: t('scopes'), value: version.scopes.map(({ name }) => said(name)).join(t('and')) },
        { label: t('department'), value: version.department },
        { label: t('authority'), value: version.issuingAuthorityName },
        { label: t('periodUntil'), value: version.periodUntil && dates.day(version.periodUntil) },
      ]}
    />
  );
}
