import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { PractitionerByCertificateCodeQuery } from '../../generated/public/search/search.ts';
import { Said } from '../../i18n/Said.tsx';
import { useWords } from '../../i18n/use-words.ts';

export type DisclosedEntry = NonNullable<PractitionerByCertificateCodeQuery['practitionerByCertificateCode']>;

/** Exactly what is disclosed of a profession (domain 7), and what the status means. */
export function Entry({ entry }: { entry: DisclosedEntry }) {
  const { t } = useTranslation('public');
  const { enumName, listed, said } = useWords();
  const list = (texts: readonly string[]) => listed(texts.map(said));
  const nurse = entry.profession === 'NURSE';
  return (
    <Card variant="borderless" className={`entry ${entry.status.toLowerCase()}`}>
      <Flex align="baseline" gap="4px 12px" wrap>
        <Typography.Title level={3} className="entry-name" lang="zh-CN">
          {entry.name}
        </Typography.Title>
        <Typography.Text type="secondary">
          {`${enumName('Sex', entry.sex)} · ${enumName('RegisterProfession', entry.profession)}`}
        </Typography.Text>
        <StatusTag type="PublicStatus" value={entry.status} />
      </Flex>
      <Typography.Paragraph className={`entry-status ${entry.status.toLowerCase()}`}>
        {t(`status.${entry.status}`)}
      </Typography.Paragraph>
      <Facts
        facts={[
          entry.level != null && { label: t('entry.level'), value: said(entry.level) },
          entry.category != null && { label: t('entry.category'), value: said(entry.category) },
          {
            label: t(nurse ? 'entry.nurseNumber' : 'entry.certificateCode'),
            value: <span className="number">{entry.certificateCode}</span>,
          },
          { label: t('entry.practicePlace'), value: <Said text={entry.practicePlace} /> },
          entry.practiceInstitutions.length > 0 && {
            label: t('entry.institutions'),
            wide: true,
            value: (
              <ul className="stacked-list">
                {entry.practiceInstitutions.map(({ name, primary }) => (
                  <li key={name}>
                    <Said text={name} />
                    <Typography.Text type="secondary">{` ${t(primary ? 'entry.primary' : 'entry.filed')}`}</Typography.Text>
                  </li>
                ))}
              </ul>
            ),
          },
          entry.scopes.length > 0 && { label: t('entry.scopes'), value: list(entry.scopes), wide: true },
          entry.techniques.length > 0 && { label: t('entry.techniques'), value: list(entry.techniques), wide: true },
          entry.diseases.length > 0 && { label: t('entry.diseases'), value: list(entry.diseases), wide: true },
          { label: t('entry.issuingAuthority'), value: <Said text={entry.issuingAuthority} /> },
        ]}
      />
    </Card>
  );
}
