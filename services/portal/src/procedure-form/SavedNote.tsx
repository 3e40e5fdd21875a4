import { CheckOutlined, CloudSyncOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft } from './use-draft.ts';

/** Whether what stands on the page is kept: said quietly, and loudly only where it is not. */
export function SavedNote({ draft: { kept, keeper } }: { draft: Draft }) {
  const { t, i18n } = useTranslation('procedure');
  const { saving, savedAt } = kept;
  if (saving === 'FAILED') {
    return (
      <Typography.Text type="danger" role="status">
        <WarningOutlined aria-hidden /> {t('saved.failed')}{' '}
        <Button type="link" size="small" className="inline-link" onClick={() => void keeper.save()}>
          {t('common:retry')}
        </Button>
      </Typography.Text>
    );
  }
  return (
    <Typography.Text type="secondary" role="status" className="small">
      {saving === 'SAVED' ? (
        savedAt && (
          <>
            <CheckOutlined aria-hidden /> {t('saved.at', { at: inChina(savedAt, i18n.language) })}
          </>
        )
      ) : (
        <>
          <CloudSyncOutlined aria-hidden /> {t(saving === 'SAVING' ? 'saved.saving' : 'saved.waiting')}
        </>
      )}
    </Typography.Text>
  );
}

const inChina = (moment: Date, language: string): string =>
  moment.toLocaleTimeString(language, { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false });
