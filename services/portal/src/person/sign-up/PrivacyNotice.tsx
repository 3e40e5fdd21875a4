import { Collapse, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** 隐私政策 as the graph tells it: a title, and parts that begin with their heading. */
export function PrivacyNotice({ text, version }: { text: string | undefined; version: string | undefined }) {
  const { t } = useTranslation('begin');
  return (
    <Collapse
      className="privacy-notice"
      size="small"
      items={[
        {
          key: 'notice',
          label: t('identity.readNotice'),
          children: text === undefined ? <Skeleton active /> : <Parts text={text} version={version ?? ''} />,
        },
      ]}
    />
  );
}

function Parts({ text, version }: { text: string; version: string }) {
  const { t } = useTranslation('begin');
  const [title = '', ...parts] = text.split(/\n{2,}/);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="privacy-text" lang="zh-CN" tabIndex={0} aria-label={title}>
      <Typography.Title level={2}>{title}</Typography.Title>
      <Typography.Paragraph type="secondary">{t('identity.noticeVersion', { version })}</Typography.Paragraph>
      {parts.map((part) => {
        const [heading, ...lines] = part.split('\n');
        return (
          <div key={heading}>
            <Typography.Title level={3}>{heading}</Typography.Title>
            <Typography.Paragraph>{lines.join('\n')}</Typography.Paragraph>
          </div>
        );
      })}
    </section>
  );
}
