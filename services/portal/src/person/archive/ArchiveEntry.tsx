import { CheckCircleOutlined, DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { RemoveArchiveEntry } from '../../generated/person/archive/archive.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Entry } from './ArchivePage.tsx';

/** One thing of a career: what, when, who says so. */
export function ArchiveEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation('archive');
  const { said } = useWords();
  const dates = useDates();
  const own = entry.source.code === 'OWN';
  /** 申请 and 取得 are followed by the name of what was applied for, or obtained. */
  const titleOf = (title: string) => {
    const [, verb, what] = /^(申请|取得)(.+)$/.exec(title) ?? [];
    return own || verb === undefined ? said(title) : t(`titles.${verb}`, { what: said(what) });
  };
  return (
    <Flex vertical gap={4}>
      <Flex gap="small" align="center" wrap>
        <Typography.Text type="secondary">{dates.day(entry.date)}</Typography.Text>
        <Tag>{said(entry.kind.name)}</Tag>
        {own && !entry.confirmed && <Tag color="warning">{t('own')}</Tag>}
        {own && entry.confirmed && (
          <Tag color="success" icon={<CheckCircleOutlined aria-hidden />}>
            {t('confirmed')}
          </Tag>
        )}
      </Flex>
      <strong>{titleOf(entry.title)}</strong>
      {entry.details.length > 0 && (
        <div className="archive-lines">
          {entry.details.map((line) => (
            <Line key={line} line={line} />
          ))}
        </div>
      )}
      <Flex gap="small" align="center" wrap justify="space-between">
        <Typography.Text type="secondary">
          {t('from', { source: said(entry.source.name), by: said(entry.providedBy) })}
        </Typography.Text>
        {own && !entry.confirmed && <Remove entry={entry} />}
      </Flex>
    </Flex>
  );
}

/** 名称：内容 as the archive tells it. */
function Line({ line }: { line: string }) {
  const { t, i18n } = useTranslation('archive');
  const { said } = useWords();
  const dates = useDates();
  const at = line.indexOf('：');
  const labelOf = (label: string) => (i18n.exists(`archive:lines.${label}`) ? t(`lines.${label}`) : said(label));
  if (at < 0) return <span>{said(line)}</span>;
  return (
    <span className="archive-line">
      <Typography.Text type="secondary">{labelOf(line.slice(0, at))}</Typography.Text>{' '}
      <span>{dates.within(said(line.slice(at + 1)))}</span>
    </span>
  );
}

function Remove({ entry }: { entry: Entry }) {
  const { t } = useTranslation('archive');
  const { said } = useWords();
  const remove = useStep(RemoveArchiveEntry);
  const outcome = remove.data?.removeArchiveEntry;
  return (
    <>
      <Popconfirm
        title={t('removeAsk')}
        okText={t('common:delete')}
        cancelText={t('common:cancel')}
        onConfirm={() => remove.mutate({ entryId: entry.id })}
      >
        <Button size="small" danger icon={<DeleteOutlined aria-hidden />} loading={remove.isPending}>
          {t('common:delete')}
        </Button>
      </Popconfirm>
      {remove.error && <Problem problem={remove.error} />}
      {outcome && outcome.__typename !== 'RemovedArchiveEntry' && (
        <Alert type="warning" showIcon role="alert" title={said(outcome.message)} />
      )}
    </>
  );
}
