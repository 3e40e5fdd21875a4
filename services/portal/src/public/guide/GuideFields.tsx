import { Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import type { ProcedureGuideQuery } from '../../generated/public/guide/guide.ts';
import { useWords } from '../../i18n/use-words.ts';

type Guide = NonNullable<ProcedureGuideQuery['procedure']>;

/** More options than a reader wants to see in a list, e.g. the provinces. */
const MOST_OPTIONS = 14;

/** 填写内容 */
export function GuideFields({
  procedure: { fields, photo, photoOptional, printable, channels },
}: {
  procedure: Guide;
}) {
  const { t } = useTranslation('public');
  const { enumName, listed, said } = useWords();
  return (
    <Section title={t('guide.fields')}>
      <ul className="guide-list">
        {(photo || photoOptional) && (
          <li>
            {t('guide.photo')} {photo ? <Tag>{t('guide.required')}</Tag> : null}
          </li>
        )}
        {fields.map(({ name, label, kind, max, options, required, condition, channels: of }) => (
          <li key={name}>
            <div>
              {said(label)} {required && !condition && <Tag>{t('guide.required')}</Tag>}
            </div>
            <Typography.Text type="secondary">
              {[
                options.length > 0 && options.length <= MOST_OPTIONS
                  ? listed(options.map((option) => said(option.name)))
                  : t(`guide.kind.${kind}`, { count: max ?? 0 }),
                condition && said(condition),
                of.length < channels.length &&
                  t('guide.onlyFor', { channels: listed(of.map((one) => enumName('Channel', one))) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </ul>
      {printable && <Typography.Text type="secondary">{t('guide.printable')}</Typography.Text>}
    </Section>
  );
}
