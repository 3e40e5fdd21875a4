import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** A page: its heading (also the window's title), what one can do there, what it shows. */
export function Page({
  title,
  about,
  actions,
  back,
  reading = false,
  children,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** Where one comes from: `<Back>`. */
  back?: ReactNode;
  /** Narrow, for forms and texts. */
  reading?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shortTitle')}`;
  }, [title, t]);
  return (
    <section className={reading ? 'page reading' : 'page'}>
      {back}
      <Flex justify="space-between" align="start" gap="middle" wrap className="page-head">
        <div>
          <Typography.Title level={1}>{title}</Typography.Title>
          {about !== undefined && <Typography.Paragraph type="secondary">{about}</Typography.Paragraph>}
        </div>
        {actions !== undefined && (
          <Flex gap="small" wrap className="no-print">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </section>
  );
}
