import { DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Grid, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { PrintableForm } from '../generated/procedure-form/choices.ts';
import { useAnswer } from '../graph/use-graph.ts';

/** 业务打印表单: as it stands now, in the page on a wide screen, and as a file everywhere. */
export function PrintPreview({ applicationId, version }: { applicationId: string; version: number }) {
  const { t } = useTranslation('procedure');
  const wide = Grid.useBreakpoint().md ?? true;
  const [shown, setShown] = useState(false);
  return (
    <Card
      size="small"
      title={t('print.title')}
      extra={
        wide && (
          <Button type="link" size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setShown(!shown)}>
            {t(shown ? 'print.hide' : 'print.show')}
          </Button>
        )
      }
    >
      <Typography.Paragraph type="secondary">{t('print.about')}</Typography.Paragraph>
      <Sheet key={version} applicationId={applicationId} shown={shown && wide} />
    </Card>
  );
}

function Sheet({ applicationId, shown }: { applicationId: string; shown: boolean }) {
  const { t } = useTranslation('procedure');
  // The address holds for five minutes; a page that is open longer asks for another one when it is looked at again.
  const { data, error, refetch } = useAnswer(
    PrintableForm,
    { id: applicationId },
    { staleTime: 120_000, refetchInterval: 240_000 },
  );
  const url = data?.application?.printableFormUrl;
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (!url) return <Waiting />;
  return (
    <Flex vertical gap="small">
      {shown && <iframe src={url} title={t('print.title')} className="print-sheet" />}
      <Button href={url} target="_blank" icon={<DownloadOutlined aria-hidden />} className="self-start">
        {t('print.open')}
      </Button>
    </Flex>
  );
}
