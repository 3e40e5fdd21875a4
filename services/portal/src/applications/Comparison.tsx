import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 对照: what is registered beside what is applied for; what becomes another is marked, in words. */
export function Comparison({ values }: { values: Case['comparison'] }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const dates = useDates();
  const shown = (value: string) => (DAY.test(value) ? dates.day(value) : said(value));
  return (
    <table className="case-comparison gap-below">
      <thead>
        <tr>
          <th scope="col">{t('comparison.item')}</th>
          <th scope="col">{t('comparison.present')}</th>
          <th scope="col">{t('comparison.applied')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ name, label, present, applied, changed }) => (
          <tr key={name} className={changed ? 'changed' : undefined}>
            <th scope="row">{said(label)}</th>
            <td>{present === null ? t('comparison.none') : shown(present)}</td>
            <td>
              {shown(applied)} {changed ? <Tag color="warning">{t('comparison.changed')}</Tag> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
