import { EditOutlined } from '@ant-design/icons';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import '../../applications/case.css';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { ProvincialRuleDefinitions, RulesOfProvince } from '../../generated/authority/rules/rules.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../administration.css';
import { useNames } from '../../i18n/use-words.ts';
import { ProvinceChoice } from './ProvinceChoice.tsx';
import { RuleHistory } from './RuleHistory.tsx';
import { RuleList } from './RuleList.tsx';
import { useProvince } from './use-province.ts';

/** 省级规则: what holds today, in words, and every version with what it changed. */
export function RulesPage() {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const { provinceName } = useNames();
  const choice = useProvince();
  const { province, search } = choice;
  const definitions = useAnswer(ProvincialRuleDefinitions, {}, { staleTime: 3_600_000 });
  const rules = useAnswer(RulesOfProvince, { provinceCode: province?.code ?? '' }, { enabled: province !== null });
  const problem = definitions.error ?? rules.error;
  const again = () => void Promise.all([definitions.refetch(), rules.refetch()]);
  return (
    <Page
      title={t('rules.title')}
      about={t('rules.about')}
      actions={
        <>
          <ProvinceChoice of={choice} />
          <LinkButton to={`/authority/rules/edit${search}`} type="primary" icon={<EditOutlined aria-hidden />}>
            {t('rules.edit')}
          </LinkButton>
        </>
      }
    >
      {problem && <Problem problem={problem} again={again} />}
      {!problem && (!definitions.data || !rules.data || !province) && <Waiting />}
      {definitions.data && rules.data && province && (
        <div className="case">
          <Alert
            type="info"
            showIcon
            title={
              rules.data.provincialRules.version === 0
                ? t('rules.standardHolds', { province: provinceName(province.name) })
                : t('rules.versionHolds', {
                    province: provinceName(province.name),
                    version: rules.data.provincialRules.version,
                    day: dates.day(rules.data.provincialRules.effectiveFrom),
                  })
            }
          />
          <Section title={t('rules.present')}>
            <RuleList
              definitions={definitions.data.provincialRuleDefinitions}
              rules={rules.data.provincialRules.rules as Record<string, unknown>}
            />
          </Section>
          <Section title={t('rules.history')}>
            <Flex vertical>
              <RuleHistory provinceCode={province.code} definitions={definitions.data.provincialRuleDefinitions} />
            </Flex>
          </Section>
        </div>
      )}
    </Page>
  );
}
