import { ArrowRightOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { RuleValue } from './RuleValue.tsx';
import { changed, type Definition, type Rules } from './rule-values.ts';

/** What one version of the settings changes against another: before and after. */
export function RuleDifferences({
  definitions,
  before,
  after,
}: {
  definitions: readonly Definition[];
  before: Rules;
  after: Rules;
}) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  const different = changed(definitions, before, after);
  if (different.length === 0) return <Typography.Text type="secondary">{t('rules.noDifference')}</Typography.Text>;
  return (
    <ul className="rule-differences">
      {different.map((definition) => (
        <li key={definition.name}>
          <strong>{said(definition.title)}</strong>
          <div className="before-after">
            <div className="before">
              <span className="visually-hidden">{t('rules.before')}</span>
              <RuleValue definition={definition} value={before[definition.name]} />
            </div>
            <ArrowRightOutlined aria-hidden />
            <div>
              <span className="visually-hidden">{t('rules.after')}</span>
              <RuleValue definition={definition} value={after[definition.name]} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
