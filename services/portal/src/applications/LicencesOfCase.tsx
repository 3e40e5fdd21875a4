import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { Problem } from '../design/Problem.tsx';
import { StatusTag } from '../design/StatusTag.tsx';
import { LicencesOfCase as Licences } from '../generated/applications/licences-of-case.ts';
import { useAnswer } from '../graph/use-graph.ts';
import { Facts } from './Facts.tsx';
import { Section } from './Section.tsx';

/** 电子证照 of what the case has registered: how far each has come. Asked for by itself, so that the case is there without it. */
export function LicencesOfCase({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('case');
  const dates = useDates();
  const { data, error, refetch } = useAnswer(Licences, { id: applicationId });
  const versions = (data?.application?.registrations ?? []).flatMap(({ id, certificateCode, licenceVersions }) =>
    licenceVersions.map((licence) => ({ ...licence, key: `${id} ${licence.version}`, certificateCode })),
  );
  if (!error && versions.length === 0) return null;
  return (
    <Section title={t('licences.title')}>
      {error && !data ? (
        <Problem problem={error} again={() => void refetch()} />
      ) : (
        <Flex vertical gap="middle">
          {versions.map(({ key, version, state, certificateCode, issuedAt, claimedAt, endedAt }) => (
            <Facts
              key={key}
              facts={[
                { label: t('licences.version', { version }), value: <StatusTag type="LicenceState" value={state} /> },
                { label: t('registration.certificateCode'), value: <span className="number">{certificateCode}</span> },
                { label: t('licences.issuedAt'), value: dates.moment(issuedAt) },
                claimedAt !== null && { label: t('licences.claimedAt'), value: dates.moment(claimedAt) },
                endedAt !== null && { label: t('licences.endedAt'), value: dates.moment(endedAt) },
              ]}
            />
          ))}
        </Flex>
      )}
    </Section>
  );
}
