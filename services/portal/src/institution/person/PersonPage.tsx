import { Empty, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Back } from '../../design/Back.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { PersonOfInstitution } from '../../generated/institution/person/person.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ArchiveTab } from './ArchiveTab.tsx';
import { OnBehalfTab } from './OnBehalfTab.tsx';
import { RecordsTab } from './RecordsTab.tsx';
import { RegistrationTab } from './RegistrationTab.tsx';
import '../../applications/case.css';
import '../people/people.css';

/** What the lists are called from which one comes here. */
const TITLES: Record<string, string> = { 'filed-elsewhere': 'FILED_ELSEWHERE', 'filed-here': 'FILED_HERE' };

/** One of the institution's people: what the register says, what can be done on behalf, records, archive. */
export function PersonPage() {
  const { list = 'primary', practitionerId = '' } = useParams();
  const { t } = useTranslation('people');
  const { enumName } = useWords();
  const [at, set] = useAddress('part');
  const { data, error, isLoading, refetch } = useAnswer(PersonOfInstitution, { practitionerId });
  if (isLoading) return <Waiting />;
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  const registrations = data?.personRegistrations ?? [];
  const [newest] = registrations;
  if (!newest) {
    return (
      <Page title={t('person.title')}>
        <Empty description={t('person.unknown')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      </Page>
    );
  }
  const professions = [...new Set(registrations.map(({ professionType }) => professionType))];
  return (
    <Page
      back={<Back to={`/institution/people/${list}`} label={t(`${TITLES[list] ?? 'primary'}.title`)} />}
      title={newest.name}
      about={
        <>
          {enumName('Sex', newest.sex)}{' '}
          {professions.map((profession) => (
            <Tag key={profession}>{enumName('ProfessionType', profession)}</Tag>
          ))}
        </>
      }
    >
      <Tabs
        activeKey={at.part ?? 'registration'}
        onChange={(part) => set({ part: part === 'registration' ? null : part })}
        destroyOnHidden
        items={[
          {
            key: 'registration',
            label: t('person.registration'),
            children: registrations.map((one) => <RegistrationTab key={one.id} registration={one} />),
          },
          { key: 'apply', label: t('person.apply'), children: <OnBehalfTab practitionerId={practitionerId} /> },
          { key: 'records', label: t('person.records'), children: <RecordsTab practitionerId={practitionerId} /> },
          { key: 'archive', label: t('person.archive'), children: <ArchiveTab practitionerId={practitionerId} /> },
        ]}
      />
    </Page>
  );
}
