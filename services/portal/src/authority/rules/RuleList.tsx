import { Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { RuleValue } from './RuleValue.tsx';
import { type Definition, type Rules, same } from './rule-values.ts';

/** Every setting with what holds, what it means, and whether the province has decided it. */
export function RuleList({ definitions, rules }: { definitions: readonly Definition[]; rules: Rules }) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  return (
    <dl className="rule-list">
      {definitions.map((definition) => {
        const { name, title, explanation, basis, standard } = definition;
        const own = !same(rules[name], standard);
        return (
          <div key={name}>
            <dt>
              {said(title)} <Tag color={own ? 'processing' : 'default'}>{t(own ? 'rules.own' : 'rules.standard')}</Tag>
              <Typography.Paragraph type="secondary">
                {said(explanation)}
                {basis && ` ${t('common:basis', { basis: said(basis) })}`}
              </Typography.Paragraph>
            </dt>
            <dd>
              <RuleValue definition={definition} value={rules[name]} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
