import { Card, Empty, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyQualifications, type MyQualificationsQuery } from '../../generated/person/me/me.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { BackToMe } from './BackToMe.tsx';
import { FactList } from './FactList.tsx';
import { Openings } from './Openings.tsx';

type Person = NonNullable<MyQualificationsQuery['myPractitioner']>;

/** 我的资格: what I am qualified for, who says so, and what has been corrected. */
export function QualificationsPage() {
  const { t } = useTranslation('me');
  const { data, error, refetch, isLoading } = useAnswer(MyQualifications, {});
  const person = data?.myPractitioner;
  return (
    <Page back={<BackToMe />} title={t('qualifications.title')} about={t('qualifications.about')} reading>
      <Flex vertical gap="middle">
        {error && <Problem problem={error} again={() => void refetch()} />}
        {isLoading && <Waiting />}
        {data && !person?.qualifications.length && <Empty description={t('qualifications.empty')} />}
        {person?.qualifications.map((qualification) => (
          <Qualification key={qualification.id} qualification={qualification} />
        ))}
        {person && person.corrections.length > 0 && <Corrections corrections={person.corrections} />}
        <Card title={<h2>{t('qualifications.wrong')}</h2>}>
          <Openings codes={['QUAL_FIX', 'QUAL_SUPPLEMENT', 'ID15_UPGRADE']} about={t('qualifications.wrongAbout')} />
        </Card>
        <HelpFor topic="qualification" to="/person/help" />
      </Flex>
    </Page>
  );
}

function Qualification({ qualification: one }: { qualification: Person['qualifications'][number] }) {
  const { t } = useTranslation('me');
  const { enumName, said } = useWords();
  const dates = useDates();
  return (
    <Card title={<h2>{enumName('QualificationKind', one.kind)}</h2>}>
      <FactList
        facts={[
          { label: t('qualifications.code'), value: <span className="number">{one.codeMasked}</span> },
          { label: t('qualifications.level'), value: one.level && enumName('PhysicianLevel', one.level) },
          { label: t('qualifications.category'), value: one.category && enumName('PracticeCategory', one.category) },
          { label: t('qualifications.origin'), value: enumName('QualificationOrigin', one.origin) },
          { label: t('qualifications.province'), value: said(one.province.fullName) },
          { label: t('qualifications.issuedOn'), value: dates.day(one.issuedOn) },
          { label: t('qualifications.techniques'), value: one.techniques.join(t('and')), wide: true },
          { label: t('qualifications.diseases'), value: one.diseases.join(t('and')), wide: true },
          { label: t('qualifications.education'), value: said(one.education) },
          { label: t('qualifications.school'), value: one.school },
          { label: t('qualifications.major'), value: one.major },
          { label: t('qualifications.jobTitle'), value: said(one.title) },
          { label: t('qualifications.basis'), value: said(one.basis), wide: true },
          {
            label: t('qualifications.providedBy'),
            value: t('qualifications.provided', { name: one.providedBy.name, day: dates.dayOf(one.providedAt) }),
            wide: true,
          },
        ]}
      />
    </Card>
  );
}

function Corrections({ corrections }: { corrections: Person['corrections'] }) {
  const { t, i18n } = useTranslation('me');
  const { said } = useWords();
  const dates = useDates();
  const fieldName = (field: string) =>
    i18n.exists(`me:qualifications.fields.${field}`) ? t(`qualifications.fields.${field}`) : field;
  return (
    <Card title={<h2>{t('qualifications.corrections')}</h2>}>
      <ul className="ruled-list">
        {corrections.map((correction) => (
          <li key={correction.correctedAt}>
            <strong>{dates.moment(correction.correctedAt)}</strong>
            <div>
              {t('qualifications.corrected', { fields: correction.fields.map(fieldName).join(t('and')) })}
              {correction.formerIdNumberMasked && (
                <span className="number">
                  {' '}
                  {t('qualifications.former', { number: correction.formerIdNumberMasked })}
                </span>
              )}
            </div>
            <Typography.Text type="secondary">
              {[said(correction.basis), correction.providedBy.name].filter(Boolean).join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
