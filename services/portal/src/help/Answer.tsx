import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf, type Question } from './questions.ts';

/** An answer, and the pages where it is put into practice. */
export function Answer({ question: { id, links } }: { question: Question }) {
  const { t } = useTranslation('help');
  return (
    <>
      {t(`questions.${id}.a`)
        .split('\n')
        .map((paragraph) => (
          <Typography.Paragraph key={paragraph}>{paragraph}</Typography.Paragraph>
        ))}
      {links.length > 0 && (
        <Flex gap="8px 20px" wrap className="no-print">
          {links.map((target) => (
            <Link key={target} to={addressOf(target)}>
              {t(`links.${target}`)}
            </Link>
          ))}
        </Flex>
      )}
    </>
  );
}
