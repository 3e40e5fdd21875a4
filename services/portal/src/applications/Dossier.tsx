import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusTag } from '../design/StatusTag.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Case, Side } from './case.ts';
import { Section } from './Section.tsx';

/** 一并办理: the applications that belong together with this one. */
export function Dossier({ siblings, side }: { siblings: Case['dossier']; side: Side }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  return (
    <Section title={t('dossier')}>
      <Flex vertical gap="small">
        {siblings.map(({ id, number, procedure, status }) => (
          <Flex key={id} gap="small" wrap align="center">
            <Link to={`/${side}/applications/${id}`}>{said(procedure.name)}</Link>
            <Typography.Text type="secondary" className="number">
              {number}
            </Typography.Text>
            <StatusTag type="ApplicationStatus" value={status} />
          </Flex>
        ))}
      </Flex>
    </Section>
  );
}
