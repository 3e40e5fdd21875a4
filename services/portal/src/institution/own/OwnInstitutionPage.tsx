import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { OwnInstitution, type OwnInstitutionQuery } from '../../generated/institution/own/own.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useMe } from '../../session/use-me.ts';
import { ChangesTab } from './ChangesTab.tsx';
import { DepartmentsTab } from './DepartmentsTab.tsx';
import { NamesTab } from './NamesTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { TrusteeshipsTab } from './TrusteeshipsTab.tsx';
import { UsersTab } from './UsersTab.tsx';
import '../../applications/case.css';
import '../people/people.css';
import './own.css';

export type Own = NonNullable<OwnInstitutionQuery['institution']>;

/** 本机构信息: what is disclosed of the institution, and what it keeps itself. */
export function OwnInstitutionPage() {
  const { t } = useTranslation('own-institution');
  const { account } = useMe();
  const [at, set] = useAddress('part');
  const id = account?.institution?.id ?? '';
  const { data, error, isLoading, refetch } = useAnswer(OwnInstitution, { id }, { enabled: id !== '' });
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || !data?.institution) return <Waiting />;
  const { institution, institutionClasses, subjectNames } = data;
  return (
    <Page title={institution.name} about={<StatusTag type="InstitutionStatus" value={institution.status} />}>
      <Tabs
        activeKey={at.part ?? 'overview'}
        onChange={(part) => set({ part: part === 'overview' ? null : part })}
        destroyOnHidden
        items={[
          {
            key: 'overview',
            label: t('overview.title'),
            children: <OverviewTab institution={institution} classes={institutionClasses} subjects={subjectNames} />,
          },
          {
            key: 'departments',
            label: t('departments.title'),
            children: <DepartmentsTab departments={institution.departments} />,
          },
          { key: 'names', label: t('names.title'), children: <NamesTab institution={institution} /> },
          { key: 'trusteeships', label: t('trusteeships.title'), children: <TrusteeshipsTab ownId={institution.id} /> },
          { key: 'users', label: t('users.title'), children: <UsersTab institutionId={institution.id} /> },
          { key: 'changes', label: t('changes.title'), children: <ChangesTab institutionId={institution.id} /> },
        ]}
      />
    </Page>
  );
}
