import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { ProvincialRuleDefinitions, RuleVersions } from '../../generated/authority/rules/rules.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../administration.css';
import { useNames } from '../../i18n/use-words.ts';
import { RulesForm } from './RulesForm.tsx';
import { standardOf } from './rule-values.ts';
import { useProvince } from './use-province.ts';

/** 设定省级规则: the newest version, also one that has not begun, is what is changed. */
export function EditRulesPage() {
  const { t } = useTranslation('administration');
  const { provinceName } = useNames();
  const { province, search } = useProvince();
  const definitions = useAnswer(ProvincialRuleDefinitions, {}, { staleTime: 3_600_000 });
  const newest = useAnswer(
    RuleVersions,
    { provinceCode: province?.code ?? '', first: 1 },
    { enabled: province !== null },
  );
  const problem = definitions.error ?? newest.error;
  if (problem) return <Problem problem={problem} again={() => void newest.refetch()} />;
  if (!definitions.data || !newest.data || !province) return <Waiting />;
  const { provincialRuleDefinitions: all } = definitions.data;
  if (all.length === 0) return <Empty />;
  const last = newest.data.provincialRuleHistory.edges[0]?.node;
  return (
    <Page title={t('rules.editTitle', { province: provinceName(province.name) })} about={t('rules.editAbout')} reading>
      <RulesForm
        key={province.code}
        provinceCode={province.code}
        definitions={all}
        before={(last?.rules as Record<string, unknown> | undefined) ?? standardOf(all)}
        version={last?.version ?? 0}
        back={`/authority/rules${search}`}
      />
    </Page>
  );
}
