import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** The end of a list that is fetched page after page. */
export function More({ hasMore, isLoading, more }: { hasMore: boolean; isLoading: boolean; more: () => void }) {
  const { t } = useTranslation();
  return (
    <Flex justify="center" className="no-print more">
      {hasMore ? (
        <Button onClick={more} loading={isLoading}>
          {t('more')}
        </Button>
      ) : (
        <Typography.Text type="secondary">{t('noMore')}</Typography.Text>
      )}
    </Flex>
  );
}
