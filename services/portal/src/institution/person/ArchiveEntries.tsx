import { App, Button, Empty, Flex, Tag, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { More } from '../../design/More.tsx';
import { ConfirmArchiveEntryOfStaff } from '../../generated/institution/person/person.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ArchiveEntryLine, useArchive } from './use-archive.ts';

/** A career in order; what the person has entered waits for the primary institution to confirm it (S4 三(一)). */
export function ArchiveEntries({
  archive,
  entries,
}: {
  archive: ReturnType<typeof useArchive>;
  entries: ArchiveEntryLine[];
}) {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const { day, within } = useDates();
  const { message } = App.useApp();
  const confirm = useStep(ConfirmArchiveEntryOfStaff);

  async function confirmEntry(entryId: string) {
    const { confirmArchiveEntry: result } = await confirm.mutateAsync({ entryId });
    if (result.__typename === 'ArchiveNotFound') message.warning(said(result.message));
    else message.success(t('archive.confirmed'));
  }

  if (entries.length === 0) return <Empty description={t('archive.empty')} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <>
      <Timeline
        items={entries.map((entry) => ({
          key: entry.id,
          content: (
            <Flex vertical gap={4}>
              <Flex gap="small" wrap align="center">
                <Typography.Text type="secondary">{day(entry.date)}</Typography.Text>
                <Tag>{said(entry.kind.name)}</Tag>
                <Typography.Text strong>{said(entry.title)}</Typography.Text>
                {!entry.confirmed && <Tag color="warning">{t('archive.ownWord')}</Tag>}
              </Flex>
              {entry.details.map((line) => (
                <span key={line}>{within(said(line))}</span>
              ))}
              <Flex gap="small" wrap align="center">
                <Typography.Text type="secondary">
                  {t('archive.source', { source: said(entry.source.name), by: entry.providedBy })}
                </Typography.Text>
                {!entry.confirmed && (
                  <Button
                    size="small"
                    loading={confirm.isPending && confirm.variables?.entryId === entry.id}
                    onClick={() => void confirmEntry(entry.id)}
                  >
                    {t('archive.confirm')}
                  </Button>
                )}
              </Flex>
            </Flex>
          ),
        }))}
      />
      <More hasMore={archive.hasMore} isLoading={archive.isLoadingMore} more={archive.more} />
    </>
  );
}
